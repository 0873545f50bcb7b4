package link

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// oracle is golang.org/x/net/idna with the flags of browsers.
var oracle = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.CheckJoiners(true), idna.BidiRule())

// newer says whether UTS 46 changed its mind on r since Unicode 15, which the
// oracle knows.
func newer(r rune) bool {
	switch {
	case r == 'ẞ', r == 0x04c0, r == 0x2132, r == 0x2183, r == 0x1806, r == 0x180e, r == 0x3164, r == 0xffa0,
		r >= 0x10a0 && r <= 0x10c5, r >= 0x115f && r <= 0x1160, r >= 0x17b4 && r <= 0x17b5,
		r >= 0x2061 && r <= 0x2063, r >= 0x206a && r <= 0x206f, r >= 0x1d173 && r <= 0x1d17a,
		r == 0x2f868, r == 0x2f874, r == 0x2f91f, r == 0x2f95f, r == 0x2f9bf,
		r >= 0x2ebf0 && r <= 0x2ee5d, r >= 0x323b0 && r <= 0x33479:
		return true
	}
	return false
}

func TestMappingOfEveryRune(t *testing.T) {
	mapping := idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
		idna.CheckHyphens(false), idna.CheckJoiners(false))
	kept := 0
	for r := rune(0x80); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) || newer(r) {
			continue
		}
		text := "-" + string(r) + "-"
		want, err := mapping.ToUnicode(text)
		fate, _ := idnaFate(r)
		if (fate == runDisallowed) != (err != nil) {
			t.Fatalf("%U: refused is %v, the oracle says %v", r, fate == runDisallowed, err)
		}
		if got := idnaMapped(text); err == nil && got != want {
			t.Fatalf("%U maps to %+q, the oracle says %+q", r, got, want)
		}
		if err == nil {
			kept++
		}
		if mapped, ok := Fold1(r); err == nil && ok && mapped != want[1:len(want)-1] && !isUnseen(r) {
			t.Fatalf("Fold1(%U) = %+q, the oracle says %+q", r, mapped, want)
		}
	}
	if kept < 140_000 {
		t.Errorf("Only %d code points were compared.", kept)
	}
}

func TestNewerMappings(t *testing.T) {
	for in, want := range map[string]string{
		"GROẞ.example": "xn--gro-7ka.example", "Ⴀ.example": "xn--rkj.example", "Ӏ.example": "xn--s5a.example",
		"a\u180eb.example": "ab.example", "a\u206ab.example": "ab.example", "𮯰.example": "xn--8g0n.example",
	} {
		if u, err := Read("https://" + in); err != nil || u.Host != want {
			t.Errorf("Read(%+q): %q, %v, want %q", in, u.Host, err, want)
		}
	}
}

func TestLabelRules(t *testing.T) {
	for host, ok := range map[string]bool{
		"\u0301a.example":           false, // a mark begins the label
		"a\u0301.example":           true,
		"a\u200db.example":          false, // a joiner where nothing joins
		"क्\u200dष.example":         true,  // after a virama
		"ب\u200cب.example":          true,  // between joining letters
		"ب\u0651\u200c\u064eب.test": true,  // marks are looked through
		"ا\u200cب.test":             false, // alef does not join to its left
		"ب\u200cا.test":             true,
		"ب\u200ca.test":             false,
		"ب\u200c.test":              false,
		"ابa.example":               false, // bidi: two directions
		"اب1.example":               true,
		"1اب.example":               false, // begins with a digit
		"اب1٢.test":                 false, // two kinds of digit
		"اب-.test":                  false, // ends with a neutral sign
		"اب.1a":                     false, // the other label begins with a digit
		"a.xn--a-ß":                 false,
		"xn--bcher-kva.bü":          true,
		"xn--bcher-KVA.bü":          true,
		"xn--bcher-kv.bü":           false, // decodes to what is not text
		"xn--bcher-kva":             true,
		"xn--.example":              true, // ASCII is asked for as it is
		"bank\ufffd.example":        false,
		"bank\u2044x.example":       true, // a fraction slash is a letter to UTS 46
		"bank\uff0fx.example":       false,
		"bank\uff05x.example":       false,
	} {
		if _, err := Read("https://" + host); (err == nil) != ok {
			t.Errorf("Read(%+q): error %v, want error %v", host, err, !ok)
		}
	}
}

// scraps are what random hosts are made of: letters, marks and signs of many
// scripts, mapped, refused and composing.
var scraps = []rune("abzAZ019-.--..xn" + "äÄßẞſıİÅ" + "\u0300\u0301\u0308\u0323\u0327\u0338\u0345\u05b0\u0651\u064e\u094d\u3099" +
	"אבגשدبا٠٢۳" + "अनुक्ष" + "กำเ" + "가각ᄀ\u1161\u11a8" + "がカﾞﾊﾟ" + "αάώὴςΣ" + "ёйЙӣ" + "ﬁﬃ①Ⅳ㎏℡" + "。．｡" + "𝒳𝟙🅰😀" +
	"\u00ad\u200b\ufe0f" + "\u09c7\u09be\u09d7" + "\u110ba\U000110ba" + "≠≮" + "銀行㈱" + "豈" + "\u2f868")

func randomHost(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(12) {
		if random.IntN(8) == 0 {
			r := rune(random.IntN(0x3100))
			if r > 0x20 && !newer(r) && (r < 0x2135 || r > 0x2138) {
				b.WriteRune(r)
			}
			continue
		}
		if r := scraps[random.IntN(len(scraps))]; !newer(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TestRandomHosts compares whole hosts with the oracle. Where they differ on
// purpose: ASCII (browsers take broken punycode as it is), joiners (the oracle
// lets anything follow one), signs that the URL Standard forbids, and U+2135 to
// U+2138 (the oracle looks at them before mapping, when they are no Hebrew yet).
func TestRandomHosts(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	agreed := 0
	for range 100_000 {
		host := randomHost(random)
		if !isWide(host) || strings.ContainsAny(host, "\u200c\u200d") {
			continue
		}
		want, wantErr := oracle.ToASCII(host)
		if strings.ContainsFunc(want, func(r rune) bool { return r < 0x80 && domainForbids(byte(r)) }) {
			continue
		}
		got, display, err := domainToASCII(host)
		if err != nil && (strings.Contains(idnaMapped(host), "xn--")) && wantErr == nil {
			continue // a label of Unicode that begins with "xn--"
		}
		if (err != nil) != (wantErr != nil) || err == nil && got != want {
			t.Fatalf("domainToASCII(%+q) = %q, %v; the oracle says %q, %v", host, got, err, want, wantErr)
		}
		if err != nil {
			continue
		}
		agreed++
		if shown, err := oracle.ToUnicode(got); err == nil && shown != display {
			t.Fatalf("domainToASCII(%+q) shows %+q, the oracle says %+q", host, display, shown)
		}
		if isWide(display) && domainShown(got) != display {
			t.Fatalf("domainShown(%q) = %+q, want %+q", got, domainShown(got), display)
		}
	}
	if agreed < 5_000 {
		t.Errorf("Only %d hosts were valid.", agreed)
	}
}

func TestComposition(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	var keeps []rune
	for r := rune(0x80); r < 0x20000; r++ {
		fate, _ := idnaFate(r)
		if !newer(r) && fate == runValid && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || norm.NFC.PropertiesString(string(r)).Decomposition() != nil) {
			keeps = append(keeps, r)
		}
	}
	for _, r := range "abcdeinostuyz가각ᄀ" {
		for range 200 {
			keeps = append(keeps, r)
		}
	}
	for range 300_000 {
		text := make([]rune, 1+random.IntN(7))
		for i := range text {
			text[i] = keeps[random.IntN(len(keeps))]
		}
		in := string(text)
		if got, want := string(composed(text)), norm.NFC.String(in); got != want {
			t.Fatalf("composed(%+q) = %+q, want %+q", in, got, want)
		}
	}
}
