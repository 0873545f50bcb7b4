package link

import (
	"slices"
	"strings"
	"testing"

	"saring/internal/rule"
)

// Each spoof is marked at the very characters, after the label that they are in.
func TestSpotsOfSpoofs(t *testing.T) {
	for _, test := range []struct {
		address, id string
		marked      []string
	}{
		{"https://tokopеdia-promo.example/", "mixed-script", []string{"tokopеdia-promo", "е"}},
		{"https://www.pаyраl.example/", "mixed-script", []string{"pаyраl", "а", "ра"}},
		{"https://сбербaнк.example/", "mixed-script", []string{"сбербaнк", "a"}},
		{"https://ｐаypal.example/", "mixed-script", []string{"ｐаypal", "а"}},
		{"https://" + "xn--pypal-4ve" + ".example/", "mixed-script", []string{"xn--pypal-4ve"}},
		{"https://соре。example/x", "whole-script", []string{"соре", "соре"}},
		{"https://раураl.example/", "lookalike", []string{"раураl", "раура"}},
		{"https://раураӏ.example/", "lookalike", []string{"раураӏ", "раураӏ"}},
		{"https://shоpee.example/", "lookalike", []string{"shоpee", "о"}},
		{"https://shópee.example/", "lookalike", []string{"shópee", "ó"}},
		{"https://t0k0pedia.example/", "lookalike", []string{"t0k0pedia", "0", "0"}},
		{"https://login.paypa1.example/", "lookalike", []string{"paypa1", "1"}},
		{"https://rnicrosoft-login.example/", "lookalike", []string{"rnicrosoft-login", "rn"}},
		{"https://whatsaapp-web.example/", "lookalike", []string{"whatsaapp-web", "a"}},
		{"https://bca.co.id⁄masuk.evil.example/", "fake-separator", []string{"id⁄masuk", "⁄"}},
		{"https://klik\u200bbca.example/", "invisible-in-host", []string{"\u200b"}},
		{"https://klik\u00ad\u200dbca.example/", "invisible-in-host", []string{"\u00ad", "\u200d"}},
		{"https://toko.example/b\u2060ca", "invisible-in-path", []string{"\u2060"}},
		{"https://toko.example/a\u202egpj.apk", "reversed-text", []string{"\u202e"}},
		{"https://toko.example/a%E2%80%AEgpj.apk", "reversed-text", []string{"%E2%80%AE"}},
		{"https://www.google.com/url?q=https://tokopеdia.example/", "mixed-script", []string{"tokopеdia", "е"}},
	} {
		_, findings := judged(test.address)
		i := slices.IndexFunc(findings, func(f rule.Finding) bool { return f.Rule.ID == test.id })
		if i < 0 {
			_, ids := scoreOf(findings)
			t.Errorf("%s does not fire on %+q; fired: %v", test.id, test.address, ids)
			continue
		}
		var marked []string
		for _, s := range findings[i].Spans {
			marked = append(marked, test.address[s.Start:s.End])
		}
		if !slices.Equal(marked, test.marked) {
			t.Errorf("%s on %+q marks %+q, want %+q", test.id, test.address, marked, test.marked)
		}
	}
}

// The odd characters are also known as bytes of the address that they stand in.
func TestOddCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"cek https://tokopеdia-promo.example/ ya": "е", "cek https://t0k0pedia.example/": "00", "cek https://www.google.com/url?q=https://раураl.example/": "раура",
		"cek https://toko.example/": "", "cek https://xn--pypal-4ve.example/": "",
	} {
		f := Find(text)[0]
		l, _ := Judge(text, f)
		opened, got := l.Opens(), ""
		for _, s := range opened.Odd {
			got += opened.Address[s.Start:s.End]
		}
		if got != want {
			t.Errorf("%s: odd are %q, want %q", text, got, want)
		}
	}
}

// What stands around a link can turn it too.
func TestReversedTextAround(t *testing.T) {
	const address = "https://toko.example/moc"
	for text, want := range map[string]bool{
		"buka \u202e" + address:                  true,
		"\u202ebuka ini " + address:              true,
		address + "\u202e":                       true,
		"\u202ebuka\u202c " + address:            false,
		"\u202ebuka\n" + address:                 false,
		"\u202a+62 800 0000\u202c: " + address:   false,
		"\u2067\u200f" + address + "\u2069":      false,
		"buka " + address + " ya\n\u202eterbaca": false,
	} {
		start := strings.Index(text, address)
		_, findings := Judge(text, Found{Span: rule.Span{Start: start, End: start + len(address)}, Address: address})
		if got := has(findings, "reversed-text"); got != want {
			t.Errorf("reversed-text on %+q is %v, want %v", text, got, want)
		}
	}
}

// Real names in other writings are nobody's imitation.
func TestHonestUnicodeHostsStayQuiet(t *testing.T) {
	for _, host := range []string{
		"münchen.de", "bücher.example", "café-dumont.example", "smörgåsbord.example", "łódź.example", "kraków.example", "île-de-france.example",
		"señor-tacos.example", "são-paulo.example", "straße.example", "çay-evi.example", "ısparta.example", "tiếng-việt.example", "äpple.example", "crédit.example",
		"новости.example", "москва.рф", "почта-россии.рф", "сбербанк.example", "роса.ru", "ооо-ромашка.example", "it-компания.example", "web-студия.рф",
		"ремонтpro.example", "україна.укр", "българия.бг", "ελλάδα.gr", "αθήνα.example", "հայաստան.հայ", "საქართველო.გე",
		"موقع.وزارة-الاتصالات.مصر", "الجزيرة.example", "ایران.ایران", "نمی‌خواهم.example", "ישראל.example", "بنك-الجزيرة.example",
		"中国银行.example", "银行.中国", "日本語.example", "東京タワー.example", "ノートパソコン.example", "スーパーマリオ.example", "toyota販売.example",
		"ラーメン二郎.example", "e-コマース.example", "한국.example", "서울시청.한국", "lg전자.example", "台灣ㄅㄆㄇ.example",
		"ธนาคาร.example", "ไทย.ไทย", "भारत.भारत", "বাংলাদেশ.example", "இலங்கை.இலங்கை", "❤.example", "☕-kopi.example", "aksara-ꦗꦮ.example",
	} {
		for _, address := range []string{"https://" + host + "/", "https://www." + host + "/berita?id=1"} {
			l, findings := judged(address)
			score, ids := scoreOf(findings)
			if score >= cautionFrom || l.Err != nil || has(findings, "mixed-script") || has(findings, "lookalike") {
				t.Errorf("%s scores %d %v, %v", address, score, ids, l.Err)
			}
			if u, err := Read("https://" + host); err == nil { // and the same in punycode
				_, findings = judged("https://" + u.Host + "/")
				if score, ids := scoreOf(findings); score >= cautionFrom {
					t.Errorf("%s (%s) scores %d %v", u.Host, host, score, ids)
				}
			}
		}
	}
}

// A word of another writing is no wonder in a message that is written so.
func TestWholeScriptAtHome(t *testing.T) {
	const address = "https://роса.example/"
	for text, want := range map[string]bool{
		"Cek di " + address: true,
		"Приходите к нам, мы открылись: " + address: false,
	} {
		start := strings.Index(text, address)
		_, findings := Judge(text, Found{Span: rule.Span{Start: start, End: start + len(address)}, Address: address})
		if got := has(findings, "whole-script"); got != want {
			t.Errorf("whole-script on %q is %v, want %v", text, got, want)
		}
	}
}

func TestSpoofsAreLinear(t *testing.T) {
	for _, before := range []string{"https://", "https://toko.example/", "\u202e"} {
		for _, piece := range []string{"а", "а-", "а.", "аa", "\u200b", "a\u200b", "%E2%80%8B", "%E2", "\u202e", "%E2%80%AE", "⁄", "ノ", "ü", "。", "é\u0301"} {
			n := MaxHost / 12
			if before != "https://" {
				n *= 5
			}
			if g := growth(func(s string) { judged(s) }, before+strings.Repeat(piece, n/len(piece)), before+strings.Repeat(piece, 10*n/len(piece))); g > mostGrowth {
				t.Errorf("%s with ten times %q takes %.1f times as long", before, piece, g)
			}
		}
	}
}
