package check

import (
	"slices"
	"strings"
	"testing"
	"time"

	"saring/internal/rule"
)

// A message inside a link is read like one in the open, and what it wants is
// shown at its place in the link.
func TestPrefilled(t *testing.T) {
	for _, c := range []struct{ text, rule, span string }{
		{"Hubungi https://wa.me/6200000?text=Tolong%20kirim%20kode%20OTP%20yang%20masuk", "asks-for-code", "kirim%20kode%20OTP"},
		{"https://api.whatsapp.com/send?phone=62&text=Please+send+me+the+verification+code", "asks-for-code", "send+me+the+verification+code"},
		{"sms:+6200000?body=Kirim%20kode%20OTP%20ke%20saya", "asks-for-code", "Kirim%20kode%20OTP"},
		{"SMSTO:6200000:Kirim kode OTP ke saya", "asks-for-code", "Kirim kode OTP"},
		{"buka https://wa.me/?text=hxxps%3A%2F%2F192.0.2.7%2Fmasuk", "raw-ip", "192.0.2.7"},
	} {
		r, err := Text(c.text)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(r.Findings, func(f rule.Finding) bool { return f.Rule.ID == c.rule })
		if i < 0 || !slices.ContainsFunc(r.Findings[i].Spans, func(s rule.Span) bool { return strings.Contains(c.text[s.Start:s.End], c.span) }) {
			t.Errorf("%q: no %s at %q in %+v", c.text, c.rule, c.span, r.Findings)
		}
	}
	for _, text := range []string{
		"Pesan lewat https://wa.me/6200000?text=Halo+kak+saya+mau+order+baju+ukuran+M",
		"https://api.whatsapp.com/send?phone=6200000&text=Hello%2C%20I%20have%20a%20question%20about%20my%20booking",
		"mailto:cs@toko.example?subject=Retur%20barang",
		"https://t.me/share/url?url=https://toko.example/resep&text=Resep%20rendang",
	} {
		if r, _ := Text(text); r.Verdict != rule.NoSign {
			t.Errorf("%q is %v by %v", text, r.Verdict, r.Rules())
		}
	}
}

// Many messages inside many links take no more than their length.
func TestPrefilledBounded(t *testing.T) {
	text := strings.Repeat("wa.me/1?text="+strings.Repeat("kirim+kode+", 20)+" ", 2_000)
	start := time.Now()
	if _, err := Text(text); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("%d bytes took %v", len(text), took)
	}
}
