package link

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestGeneratedFilesAreFresh runs each generator again and compares.
func TestGeneratedFilesAreFresh(t *testing.T) {
	for _, name := range []string{"suffix", "idna", "confusable", "script"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sources, err := filepath.Glob("gen_" + name + "*.go")
			if err != nil || len(sources) == 0 {
				t.Fatalf("No generator of zz_%s.go was found (%v).", name, err)
			}
			command := exec.Command("go", slices.Concat([]string{"run"}, sources, []string{"-stdout"})...)
			var complaint strings.Builder
			command.Stderr = &complaint
			fresh, err := command.Output()
			if err != nil {
				t.Fatalf("gen_%s.go failed: %v\n%s", name, err, complaint.String())
			}
			file, err := os.ReadFile("zz_" + name + ".go")
			if err != nil {
				t.Fatal(err)
			}
			if string(fresh) != string(file) {
				t.Errorf("zz_%s.go is stale; run go generate ./internal/link.", name)
			}
		})
	}
}

// TestReadingIsLinear reads hostile addresses of growing length: ten times the
// bytes may take at most fifteen times as long, once that is measurable at all.
func TestReadingIsLinear(t *testing.T) {
	for name, piece := range map[string]string{
		"dots": ".", "ones": "1.", "at signs": "@", "colons": ":", "slashes": "/", "backslashes": `\`, "tabs": "\t",
		"percent": "%", "encoded": "%61", "brackets": "[", "pieces": "1:", "puny": "xn--a.", "long puny": "xn--99999", "umlauts": "ü",
		"unlike letters": "üöäß語銀行", "marks": "a\u0301\u0323", "only marks": "\u0301\u0323\u0345\u05b0", "jamo": "ᄀ\u1161", "ligatures": "ﷺ",
		"joiners": "ب\u200c", "looked through": "\u0651", "emoji": "😀", "soft hyphens": "\u00ad", "ideographic dots": "。",
	} {
		cost := func(before, after string, n int) time.Duration {
			address := before + strings.Repeat(piece, n/len(piece)) + after
			best := time.Hour
			for range 5 {
				start := time.Now()
				u, _ := Read(address)
				Site(u.Host)
				Skeleton(u.Display)
				best = min(best, time.Since(start))
			}
			return best
		}
		for where, x := range map[string]struct {
			before, after string
			n             int
		}{
			"host":    {"https://a", "b", MaxHost / 12},
			"path":    {"https://a.test/", "b", MaxAddress / 12},
			"no host": {"", "", MaxAddress / 12},
			"user":    {"https://", "@a.test", MaxAddress / 12},
		} {
			// A busy machine only ever adds time: a few more tries are fair.
			short, long, linear := time.Hour, time.Hour, false
			for try := 0; try < 200 && !linear; try++ {
				short = min(short, cost(x.before, x.after, x.n))
				long = min(long, cost(x.before, x.after, 10*x.n))
				linear = long <= max(15*short, 100*time.Microsecond)
			}
			if !linear {
				t.Errorf("%s as %s: %v for ten times as much as took %v", name, where, long, short)
			}
		}
	}
}
