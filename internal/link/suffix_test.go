package link

import (
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/publicsuffix"
)

func TestSite(t *testing.T) {
	for _, c := range []struct {
		host, site, suffix string
		private            bool
	}{
		{"www.bank.example", "bank.example", "example", false},
		{"bank.example", "bank.example", "example", false},
		{"bank.example.", "bank.example", "example", false},
		{"example", "example", "example", false},
		{"login.bank.co.id", "bank.co.id", "co.id", false},
		{"co.id", "co.id", "co.id", false},
		{"toko.my.id", "toko.my.id", "my.id", false},
		{"a.tenant.blogspot.com", "tenant.blogspot.com", "blogspot.com", true},
		{"tenant.pages.dev", "tenant.pages.dev", "pages.dev", true},
		{"pages.dev", "pages.dev", "pages.dev", true},
		{"a.b.c.ck", "b.c.ck", "c.ck", false},
		{"x.www.ck", "www.ck", "ck", false},
		{"x.city.kawasaki.jp", "city.kawasaki.jp", "kawasaki.jp", false},
		{"a.b.kawasaki.jp", "a.b.kawasaki.jp", "b.kawasaki.jp", false},
		{"b.s3.us-east-1.amazonaws.com", "b.s3.us-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com", true},
		{"192.0.2.1", "192.0.2.1", "", false},
		{"[2001:db8::1]", "[2001:db8::1]", "", false},
		{"a..example", "a..example", "", false},
		{".example", ".example", "", false},
		{"", "", "", false},
	} {
		site, suffix, private := Site(c.host)
		if site != c.site || suffix != c.suffix || private != c.private {
			t.Errorf("Site(%q) = %q, %q, %v; want %q, %q, %v", c.host, site, suffix, private, c.site, c.suffix, c.private)
		}
	}
}

// listedRules reads the rules, as the list writes them, from the tests of
// golang.org/x/net/publicsuffix and tells which stand in the private section.
// PublicSuffix can't be asked for that: below a private rule it says ICANN for
// labels that only lead to deeper rules (aws-cloud9.us-east-1.amazonaws.com).
var listedRules = sync.OnceValues(func() (private map[string]bool, err error) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/net").Output()
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "publicsuffix", "table_test.go"))
	if err != nil {
		return nil, err
	}
	private = map[string]bool{}
	icann := -1
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if n, ok := strings.CutPrefix(line, "const numICANNRules = "); ok {
			icann, _ = strconv.Atoi(n)
		}
		if strings.HasPrefix(line, "var nodeLabels") {
			break
		}
		if rule, ok := strings.CutPrefix(line, `"`); ok {
			private[strings.TrimSuffix(rule, `",`)] = len(private) >= icann
		}
	}
	return private, nil
})

// sameAsOracle compares Site with golang.org/x/net/publicsuffix.
func sameAsOracle(t *testing.T, host string) {
	t.Helper()
	if host == "" || endsInNumber(host) || strings.Trim(host, ".") != host || strings.Contains(host, "..") || host[0] == '[' {
		return // the oracle has no answer of its own there
	}
	rules, err := listedRules()
	if err != nil {
		t.Fatal(err)
	}
	site, suffix, private := Site(host)
	wantSuffix, _ := publicsuffix.PublicSuffix(host)
	wantSite, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		wantSite = host // the host is a suffix
	}
	_, parent, _ := strings.Cut(wantSuffix, ".")
	wantPrivate := rules[wantSuffix] || rules["*."+parent]
	if site != wantSite || suffix != wantSuffix || private != wantPrivate {
		t.Errorf("Site(%q) = %q, %q, %v; want %q, %q, %v", host, site, suffix, private, wantSite, wantSuffix, wantPrivate)
	}
}

func TestSiteOnEveryRule(t *testing.T) {
	rules, err := listedRules()
	if err != nil || len(rules) != suffixRules {
		t.Fatalf("The list has %d rules, suffixTree %d (%v).", len(rules), suffixRules, err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for rule := range rules {
		rule = strings.Replace(strings.TrimPrefix(rule, "!"), "*", "any", 1)
		sameAsOracle(t, rule)
		sameAsOracle(t, "a."+rule)
		sameAsOracle(t, "b.a."+rule)
		if _, rest, ok := strings.Cut(rule, "."); ok {
			sameAsOracle(t, rest)
			sameAsOracle(t, "a."+rest)
		}
		for range 8 { // one byte changed, dropped or added
			at := random.IntN(len(rule))
			c := "abcxyz019-."[random.IntN(11)]
			sameAsOracle(t, rule[:at]+string(c)+rule[at+1:])
			sameAsOracle(t, "a."+rule[:at]+rule[at+1:])
			sameAsOracle(t, "a."+rule[:at]+string(c)+rule[at:])
		}
	}
}

func TestSiteOnRandomHosts(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	labels := []string{"a", "b", "www", "zz"}
	rules, err := listedRules()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		labels = append(labels, strings.Split(strings.TrimLeft(rule, "!*."), ".")...)
	}
	for range 200_000 {
		n := 1 + random.IntN(5)
		host := make([]string, n)
		for i := range host {
			host[i] = labels[random.IntN(len(labels))]
		}
		sameAsOracle(t, strings.Join(host, "."))
	}
}

func FuzzSite(f *testing.F) {
	for _, s := range []string{"a.co.id", "x.www.ck", "a.b.kawasaki.jp", "..", "t.pages.dev", "1.2.3.4", "xn--p1ai"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, host string) {
		site, suffix, _ := Site(host)
		if !strings.HasSuffix(strings.TrimSuffix(host, "."), site) || !strings.HasSuffix(site, suffix) {
			t.Errorf("Site(%q) = %q, %q: not the end of the host", host, site, suffix)
		}
		if again, _, _ := Site(site); again != site && !strings.HasSuffix(site, ".") {
			t.Errorf("Site(%q) = %q, but Site(%q) = %q", host, site, site, again)
		}
		for i := range len(host) {
			if host[i] >= 0x80 || host[i] == ':' || host[i] == '[' {
				return
			}
		}
		sameAsOracle(t, host)
	})
}

func BenchmarkSite(b *testing.B) {
	hosts := []string{"www.bank.example", "login.bank.co.id", "a.tenant.blogspot.com", "b.s3.us-east-1.amazonaws.com", "www.google.com", "x.city.kawasaki.jp"}
	b.ReportAllocs()
	for i := range b.N {
		Site(hosts[i%len(hosts)])
	}
}
