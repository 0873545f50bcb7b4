package link

import (
	"strings"
	"testing"
	"unicode/utf8"

	"saring/internal/rule"
)

func prefills(text string) (all []string, spans []string) {
	for _, f := range Find(text) {
		l, _ := Judge(text, f)
		for _, p := range Prefilled(&l) {
			all = append(all, p.Text)
			s := p.SpanIn(text, &f, rule.Span{Start: 0, End: len(p.Text)})
			spans = append(spans, text[s.Start:s.End])
		}
	}
	return
}

func TestPrefilled(t *testing.T) {
	for _, c := range []struct{ text, message, span string }{
		{"https://wa.me/62000?text=Kirim%20kode+OTP", "Kirim kode OTP", "Kirim%20kode+OTP"},
		{"klik wa.me/62000?text=a%C3%A9b ya", "aéb", "a%C3%A9b"},
		{"https://api.whatsapp.com/send?phone=62000&text=halo&app=1#x", "halo", "halo"},
		{"https://web.whatsapp.com/send/?TEXT=halo", "halo", "halo"},
		{"whatsapp://send?text=halo%0Adunia&phone=62", "halo\ndunia", "halo%0Adunia"},
		{"https://t.me/share/url?url=toko.example&text=ambil%20hadiah", "ambil hadiah", "ambil%20hadiah"},
		{"tg://msg?text=halo", "halo", "halo"},
		{"sms:+62000?body=kirim%20kode", "kirim kode", "kirim%20kode"},
		{"sms:62000&body=kirim", "kirim", "kirim"},
		{"SMSTO:62000:kirim kode? ya", "kirim kode? ya", "kirim kode? ya"},
		{"mailto:a@toko.example?subject=PIN&cc=b@toko.example", "PIN", "PIN"},
		{"intent://send?phone=62&text=halo#Intent;scheme=whatsapp;end", "halo", "halo"},
		{"hxxps://wa[.]me/62000?text=halo", "halo", "hxxps://wa[.]me/62000?text=halo"},
		{"https://wa.me/62?text=%E9%ff", "??", "%E9%ff"},
		{"https://wa.me/62?text=100%25%2", "100%%2", "100%25%2"},
	} {
		got, spans := prefills(c.text)
		if len(got) != 1 || got[0] != c.message || spans[0] != c.span {
			t.Errorf("%q holds %q at %q, want %q at %q", c.text, got, spans, c.message, c.span)
		}
	}
	for _, text := range []string{"https://wa.me/62000", "https://wa.me/62000?text=", "https://toko.example/?text=halo", "https://notwa.me/?text=halo", "wa.me/?context=halo", "tel:62?body=x", "toko.example", "https://wa.me/62#?text=a"} {
		if got, _ := prefills(text); len(got) != 0 {
			t.Errorf("%q holds %q, want nothing", text, got)
		}
	}
}

func FuzzPrefilled(f *testing.F) {
	f.Add("https://wa.me/62?text=a%C3%A9+b&text=%")
	f.Add("wa.me/&text=%80ˮ")
	f.Add("SMSTO:1:a\u00e9%")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "?")
		}
		for _, found := range Find(text) {
			l, _ := Judge(text, found)
			for _, p := range Prefilled(&l) {
				if !utf8.ValidString(p.Text) {
					t.Fatalf("%q holds %q, which is no text", text, p.Text)
				}
				for i, r := range p.Text {
					s := p.SpanIn(text, &found, rule.Span{Start: i, End: i + utf8.RuneLen(r)})
					if s.Start < found.Span.Start || s.End > found.Span.End || s.Start >= s.End || !utf8.ValidString(text[s.Start:s.End]) {
						t.Fatalf("%q: %q at %d stands at %+v", text, r, i, s)
					}
				}
			}
		}
	})
}
