package link

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mvdan.cc/xurls/v2"
)

type scanned struct {
	start, end int
	email      bool
}

func scanAll(text string) []scanned {
	var all []scanned
	Scan(text, func(start, end int, email bool) bool {
		all = append(all, scanned{start, end, email})
		return true
	})
	return all
}

var relaxed = xurls.Relaxed()
var relaxedEmail = relaxed.SubexpIndex("relaxedEmail")

func oracleAll(text string) []scanned {
	var all []scanned
	for _, m := range relaxed.FindAllStringSubmatchIndex(text, -1) {
		all = append(all, scanned{m[0], m[1], m[2*relaxedEmail] >= 0})
	}
	return all
}

func mustEqualOracle(t testing.TB, text string) {
	t.Helper()
	got, want := scanAll(text), oracleAll(text)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("Scan(%q)\n got %v\nwant %v", text, got, want)
	}
}

func TestScanCases(t *testing.T) {
	for _, c := range scanCases {
		for _, around := range []string{"%s", " %s ", "\n%s\n", "x%s", "%sx", "(%s)", "%s.", "é%sé", "\xff%s\xff", "_%s_"} {
			mustEqualOracle(t, strings.Replace(around, "%s", c, 1))
		}
	}
}

// Some answers stand here in the open, so that the oracle cannot drift unseen.
func TestScanPlain(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Buka https://toko.example/masuk?x=1. Terima kasih", "https://toko.example/masuk?x=1"},
		{"tulis ke cs@toko.example ya", "@cs@toko.example"},
		{"toko.example:8080/x, 192.0.2.7 dan [2001:db8::1]/y", "toko.example:8080/x|192.0.2.7|[2001:db8::1]/y"},
		{"Jam 10:30, harga 1.500.000", ""},
		{"tel:**21*0000# lalu mailto:a@b.test", "tel:**21*0000#|mailto:a@b.test"},
		{"пример.рфx", "пример.рф"},
	} {
		var got []string
		Scan(c.text, func(start, end int, email bool) bool {
			s := c.text[start:end]
			if email {
				s = "@" + s
			}
			got = append(got, s)
			return true
		})
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Scan(%q) = %q, want %q", c.text, s, c.want)
		}
	}
}

func TestScanStops(t *testing.T) {
	n := 0
	Scan("a.test b.test c.test", func(_, _ int, _ bool) bool { n++; return n < 2 })
	if n != 2 {
		t.Errorf("yield was called %d times after it said stop at 2", n)
	}
}

// nasty is the alphabet of the random texts: what the grammar turns on.
var nasty = []string{
	".", ".", ".", ":", ":", "@", "/", "/", "-", "_", "%", "+", "(", ")", "[", "]", "{", "}", "?", "#", "!", ",", "~", "\\", "*", "'", " ", "\n",
	"a", "b", "e", "x", "Z", "0", "1", "2", "5", "9", "25", "192", "com", "co", "id", "TEST", "xn--", "xn", "рф", "РФ", "中国", "みんな", "भारत", "vermögensberater",
	"http", "://", "tel", "mid", "file", "z39.50", "microsoft.windows.camera", "HTTPS", "sms", "shop", "link", "news",
	"ſ", "K", "é", "\u0301", "٣", "\u200b", "。", "…", "\ue000", "😀", "\xff", "\xc3", "\xe2\x84", "\u00a0", "\ufffd", "::", "::1", "ab:", "1:", "1.2.3.4",
}

func nastyText(r *rand.Rand) string {
	var b strings.Builder
	for n := r.IntN(14); n >= 0; n-- {
		b.WriteString(nasty[r.IntN(len(nasty))])
	}
	return b.String()
}

// mutated joins pieces of the cases and changes some bytes.
func mutated(r *rand.Rand) string {
	a, b := scanCases[r.IntN(len(scanCases))], scanCases[r.IntN(len(scanCases))]
	s := []byte(a[:r.IntN(len(a)+1)] + b[r.IntN(len(b)+1):])
	for n := r.IntN(3); n > 0 && len(s) > 0; n-- {
		i := r.IntN(len(s))
		switch r.IntN(3) {
		case 0:
			s[i] = byte(r.IntN(256))
		case 1:
			s = append(s[:i], s[i+1:]...)
		default:
			s = append(s[:i:i], nasty[r.IntN(len(nasty))]+string(s[i:])...)
		}
	}
	return string(s)
}

// scanRounds is how many random texts of each kind are compared; the two
// together stay below ten seconds.
const scanRounds = 110_000

func TestScanRandom(t *testing.T) {
	for name, text := range map[string]func(*rand.Rand) string{"nasty": nastyText, "mutated": mutated} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(20, 26))
			links := 0
			for n := 0; n < scanRounds && !t.Failed(); n++ {
				s := text(r)
				mustEqualOracle(t, s)
				links += len(scanAll(s))
			}
			if links < scanRounds/10 {
				t.Errorf("only %d links in %d texts: the alphabet tests nothing", links, scanRounds)
			}
		})
	}
}

// scanDotted looks only at texts with these first letters.
func TestDottedInitials(t *testing.T) {
	for _, s := range schemesDotted {
		if !strings.Contains("imsxz", s[:1]) {
			t.Errorf("scanDotted never tries the scheme %q", s)
		}
		mustEqualOracle(t, s+"://x "+s+".com/x")
	}
}

func FuzzScan(f *testing.F) {
	for _, c := range scanCases {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 200 { // the oracle is slow
			text = text[:200]
		}
		mustEqualOracle(t, text)
	})
}

// httpBefore stops the search for a longer or a bare scheme.
func TestHTTPBefore(t *testing.T) {
	for n := 1; n <= len("https"); n++ {
		for _, tail := range []string{"http"[max(0, 4-n):], "https"[max(0, 5-n):]} {
			if inWords(schemesBare[:], []byte(tail)) {
				t.Errorf("%q is a scheme without slashes: httpBefore hides it", tail)
			}
		}
	}
	for _, before := range []string{"", "x", "a-", "a+", ".", "git+", "é", "ſ", "K", "\xff", "(", "_", "://", "http", "x.example/"} {
		for _, scheme := range []string{"http", "https", "HTTP", "Https", "ttp", "s", "httpſ"} {
			mustEqualOracle(t, before+scheme+"://a.example/x")
		}
	}
}
