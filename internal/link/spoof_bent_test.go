package link

import (
	"slices"
	"testing"
)

// A link in disguise is marked at the characters that tell, where they stand in
// the message.
func TestDisguisedLinkIsMarkedWhereItTells(t *testing.T) {
	for _, test := range []struct {
		text, id string
		marks    []string
	}{
		{"cek hxxps://klikbca-login[.]example/ segera", "combo-brand", []string{"klikbca"}},
		{"cek https://klikbca-login (dot) example/ segera", "combo-brand", []string{"klikbca"}},
		{"cek https : // klikbca-login . example / segera", "combo-brand", []string{"klikbca"}},
		{"buka klikbca-login titik example/masuk", "combo-brand", []string{"klikbca"}},
		{"cek ｈｔｔｐｓ://ｋｌｉｋｂｃａ-login.example/", "combo-brand", []string{"ｋｌｉｋｂｃａ"}},
		{"cek https://klik\u200bbca-login.example/", "combo-brand", []string{"klik\u200bbca"}},
		{"cek https://klik\u200bbca-login.example/", "invisible-in-host", []string{"\u200b"}},
		{"cek https://toko[.]paypa1-login[.]example/", "lookalike", []string{"paypa1-login", "1"}},
		{"cek hxxps://pаypal-login[.]example/", "mixed-script", []string{"pаypal-login", "а"}},
		{"cek hxxps://bca.co.id.masuk[.]example/", "brand-in-subdomain", []string{"bca.co.id"}},
		{"[bca.co.id](https://klikbca-login.example/)", "combo-brand", []string{"klikbca"}},
		{"[klikbca](hxxps://klikbca-login[.]example/)", "combo-brand", []string{"klikbca"}},
		{"[Gambar](https://toko.example/foto%E2%80%AEgpj.apk)", "reversed-text", []string{"%E2%80%AE"}},
		{`<a href="https://klikbca-login.example/?a=1&amp;b=2">klikbca.com</a>`, "combo-brand", []string{"klikbca"}},
		{`<a href='https://klikbca-login.example/'>masuk</a>`, "combo-brand", []string{"klikbca"}},
		{`<a href="https&#58;//klikbca-login&#x2e;example/">masuk</a>`, "combo-brand", []string{"klikbca"}},
		{"[url=https://klikbca-login.example/]masuk[/url]", "combo-brand", []string{"klikbca"}},
		{"[masuk][1]\n\n[1]: https://klikbca-login.example/", "combo-brand", []string{"klikbca"}},
		{"[klikbca.com][1] ya\n[1]: https://toko.example/masuk", "brand-in-link-text", []string{"klikbca.com"}},
	} {
		found := Find(test.text)
		if len(found) != 1 {
			t.Errorf("%q: %d links are found, want 1: %+v", test.text, len(found), found)
			continue
		}
		_, findings := Judge(test.text, found[0])
		var marks, ids []string
		for _, f := range findings {
			ids = append(ids, f.Rule.ID)
			if f.Rule.ID == test.id {
				for _, s := range f.Spans {
					marks = append(marks, test.text[s.Start:s.End])
				}
			}
		}
		if !slices.Equal(marks, test.marks) {
			t.Errorf("%q: %s marks %q, want %q; fired: %v", test.text, test.id, marks, test.marks, ids)
		}
	}
	// The mark lies in the address, not in the text that stands for it.
	const text = "[klikbca](hxxps://klikbca-login[.]example/)"
	_, findings := Judge(text, Find(text)[0])
	for _, f := range findings {
		if f.Rule.ID == "combo-brand" && f.Spans[0].Start != 18 {
			t.Errorf("combo-brand marks %v, want what stands behind the text", f.Spans[0])
		}
	}
}
