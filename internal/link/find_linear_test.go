package link

import (
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// hostile texts repeat what a finder may be tempted to read again and again.
var hostile = []string{
	"1.1.1.1.", "1.1.1.", "a.a.", "a.com.", "a.a-.", "-.", "a@", "a@a.", "a.com@", "a.com%", "a%a.com@b@", "éa.com%", "a.com@b.com/", "a.com@b.com/(", "www.a@", "a.www.", "点.com", "点a.com点", "http://a.com-", "http://a----",
	"(", "[", "{", "((", "{({(", "()", "(a)", "[a", "http://", "http://(", "http://[", "http://(http://{", "tel:(", "tel:{tel:[", "http://!", "http://a(a)", "a.com/(", "a.com/(a.com/[",
	":", "::", ":a", "a:", "1:", "1:1:1:1:1:1:1:", "a::", "[::", "[a:", "file:", "a://", "z39.50", "microsoft.windows.camera.", "xn--", "a.xn--", "a.xn--a-", "xn--a-.xn--",
	"ſ", "K.K", "a.рф", "рф.", "例え.", "é", "\xff", "a.\xff", "www.", "www .", "www. ", "a. com ", "bit.ly/ ", "http // ", "http:", "hxxp:", "hxxp", "h**p[:]", "a[.]", "a [.] ", "[.]", "(dot)", " dot ", " dot com", "a titik ", "/ ", "//", "/ /", "\\",
	"a=\n", "https://a\n", "https://a=\n", "<https://a\n", "a b ", "a . ", "www.a com ", "a.c om ", "a slash ", "a.com slash ", "[.a", "a.]", "a\\.", "http://ahttp://", "a.com，", "a.com中", "a.com/a中", "a.com/[/", "a.com:99999", "a_", "_a.a.com", "www.a:a@a.com", "a.com:", "[url=a.com]", "[url=", "smsto:1:", "smsto:", "x://", "x://a", "x://a/", "\U0001d41a.", "•com", "a•com", "\U000e0061", "&#46;", "<a href='&#46;'>", "1.1.1.1.1", "a.com.php", "000201.",
	"\u200b", "a\u200b.", "．", "a．", "。a", "ａ", "<a ", "<a href='", "<a href=\"x\">", "<a href=x>a</a", "</a>", "<", "](", "][", "[a][", "[a]", "[1]: a.com\n", "[a][1]\n[1]: a.com\n", "[a](", "[a](a.com", "[a](a.com)", "javascript:", "javascript:(", "data:text/(", "tel:*", "tel: *1 ", "intent:#", "a.guru ", "std::", "v1.1.1.1 ", "PT.ABC ",
}

// growth returns how many times as long read takes for the long text as for
// the short one, which is a tenth of it. The machine may be busy with other
// work, so ten short readings stand right beside each long one, and the best
// of several pairs counts. The collector of garbage stands still meanwhile: it
// has steps of its own.
func growth(read func(string), short, long string) float64 {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	best := math.Inf(1)
	for try := 0; try < 25 && best > 13; try++ {
		if try%5 == 0 {
			runtime.GC()
		}
		begin := time.Now()
		for k := 0; k < 10; k++ {
			read(short)
		}
		ten := time.Since(begin)
		begin = time.Now()
		read(long)
		best = min(best, 10*time.Since(begin).Seconds()/ten.Seconds())
	}
	return best
}

// mostGrowth is what ten times the text may cost: linear, and a margin.
const mostGrowth = 15

func TestFindLinear(t *testing.T) {
	const n = 2_000
	for name, read := range map[string]func(string){
		"Scan": func(s string) { Scan(s, func(int, int, bool) bool { return true }) },
		"Find": func(s string) { Find(s) },
	} {
		for _, piece := range hostile {
			if g := growth(read, strings.Repeat(piece, n), strings.Repeat(piece, 10*n)); g > mostGrowth {
				t.Errorf("%s: ten times %q takes %.1f times as long", name, piece, g)
			}
		}
	}
}

// Parts of a link may be long without a single repeat.
func TestFindLongRuns(t *testing.T) {
	for name, text := range map[string]func(int) string{
		"letters":       func(n int) string { return strings.Repeat("a", n) },
		"label":         func(n int) string { return strings.Repeat("a", n) + ".example" },
		"digits":        func(n int) string { return strings.Repeat("1", n) + ".1.1.1" },
		"local part":    func(n int) string { return strings.Repeat("a.b%", n) + "@a.example" },
		"path":          func(n int) string { return "a.example/" + strings.Repeat("a", n) },
		"open path":     func(n int) string { return "a.example/(" + strings.Repeat("a", n) },
		"port":          func(n int) string { return "a.example:" + strings.Repeat("8", n) },
		"open label":    func(n int) string { return "[" + strings.Repeat("a", n) + "](a.example)" },
		"title":         func(n int) string { return "[a](a.example " + strings.Repeat("a", n) },
		"references":    func(n int) string { return strings.Repeat("[a][1]", n) + "\n[1]: a.example" },
		"open names":    func(n int) string { return strings.Repeat("[a][", n) + "\n[1]: a.example" },
		"open quote":    func(n int) string { return strings.Repeat("<a href='", n) + strings.Repeat("<a href=\"", n) },
		"blanks":        func(n int) string { return "a.example/" + strings.Repeat(" ", n) + "x1b" },
		"dots first":    func(n int) string { return strings.Repeat(".", n) + "1.1.1.1" },
		"punycode":      func(n int) string { return "a.xn--" + strings.Repeat("a-", n) },
		"wide":          func(n int) string { return strings.Repeat("ａ", n) + "．com" },
		"marks":         func(n int) string { return "a" + strings.Repeat("\u0301", n) + ".com" },
		"closing pairs": func(n int) string { return "http://a(" + strings.Repeat("(http://b)", n) },
	} {
		const n = 5_000
		if g := growth(func(s string) { Find(s) }, text(n), text(10*n)); g > mostGrowth {
			t.Errorf("ten times the %s takes %.1f times as long", name, g)
		}
	}
}
