package link

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"saring/internal/rule"
)

// judged judges a text that is just one link.
func judged(address string) (Link, []rule.Finding) { return judgedBy(nil, address) }

// judgedBy does the same with a known-bad pack.
func judgedBy(known *Known, address string) (Link, []rule.Finding) {
	if found := Find(address); len(found) == 1 && found[0].Label != "" { // a link behind a text
		return known.Judge(address, found[0])
	}
	return known.Judge(address, Found{Span: rule.Span{Start: 0, End: len(address)}, Address: address,
		Email: strings.Contains(address, "@") && !strings.Contains(address, "/")})
}

// scoreOf adds up the weights, each rule once.
func scoreOf(findings []rule.Finding) (score int, ids []string) {
	seen := map[string]bool{}
	for _, f := range findings {
		if !seen[f.Rule.ID] {
			seen[f.Rule.ID] = true
			score += f.Rule.Weight
			ids = append(ids, f.Rule.ID)
		}
	}
	return score, ids
}

const (
	cautionFrom = 30
	dangerFrom  = 60
)

func linesOf(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/judge/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestEveryRuleFiresAndSpares(t *testing.T) {
	must, spared := map[string]int{}, map[string]int{}
	known := packOf(t, linesOf(t, "known.txt"), nil)
	id := ""
	for _, line := range linesOf(t, "rules.txt") {
		if line[0] == '[' {
			id = strings.Trim(line, "[]")
			continue
		}
		address := line[2:]
		_, findings := judgedBy(known, address)
		score, ids := scoreOf(findings)
		fired := has(findings, id)
		switch line[0] {
		case '+':
			must[id]++
			if !fired {
				t.Errorf("%s must fire on %s; fired: %v (%d)", id, address, ids, score)
			}
		case '-':
			spared[id]++
			if fired {
				t.Errorf("%s must spare %s; fired: %v (%d)", id, address, ids, score)
			}
		default:
			t.Errorf("rules.txt: %q starts with neither + nor -", line)
		}
	}
	for _, r := range Rules() {
		if must[r.ID] == 0 || spared[r.ID] == 0 {
			t.Errorf("rule %s has %d lines that it must catch and %d that it must spare; both are needed",
				r.ID, must[r.ID], spared[r.ID])
		}
	}
}

func TestImitationsAreDanger(t *testing.T) {
	for _, test := range []struct{ address, party string }{
		{"https://klikbca-login.example/", "BCA"},
		{"http://bca.co.id@evil.example/", "BCA"},
		{"https://login.bca.co.id.evil.example/", "BCA"},
		{"https://bri-poin-undian.test/", "BRI"},
		{"https://tokopedla.invalid/", "Tokopedia"},
		{"https://paypa1-login.example/", "PayPal"},
		{"https://tokopedia.vip/", "Tokopedia"},
		{"https://раураl.example/", "PayPal"},
		{"https://www.google.com/url?q=https%3A%2F%2Fklikbca-login.example%2F", "BCA"},
		{"https://t.example/?url=https%3A%2F%2Fr.example%2F%3Fu%3Dhttps%253A%252F%252Fbri-login.example", "BRI"},
		{"https://whatsapp-login.webflow.io/", "WhatsApp"},
	} {
		l, findings := judged(test.address)
		score, ids := scoreOf(findings)
		if score < dangerFrom {
			t.Errorf("%s scores %d %v, want danger", test.address, score, ids)
		}
		if l.Claims == nil || l.Claims.Name != test.party {
			t.Errorf("%s claims %v, want %s", test.address, l.Claims, test.party)
		}
	}
}

func TestEverydayLinksStayQuiet(t *testing.T) {
	for _, file := range []string{"everyday.txt", "tenants.txt", "quiet.txt"} {
		lines := linesOf(t, file)
		if file == "everyday.txt" && len(lines) < 150 || len(lines) < 60 {
			t.Errorf("%s has only %d links", file, len(lines))
		}
		for _, address := range lines {
			_, findings := judged(address)
			if score, ids := scoreOf(findings); score >= cautionFrom {
				t.Errorf("%s: %s scores %d %v", file, address, score, ids)
			}
		}
	}
}

func TestTrueDomainsStayQuiet(t *testing.T) {
	for i := range Parties() {
		p := &Parties()[i]
		for _, domain := range p.Domains {
			if !strings.Contains(domain, ".") {
				domain = "www." + domain
			}
			for _, form := range []string{"%s", "http://%s/", "https://www.%s/login", "https://login.%s/", "https://secure.%s/verify?next=/account"} {
				address := fmt.Sprintf(form, domain)
				l, findings := judged(address)
				if score, ids := scoreOf(findings); score >= cautionFrom {
					t.Errorf("%s of %s scores %d %v", address, p.Name, score, ids)
				}
				if l.Claims != nil {
					t.Errorf("%s of %s is said to imitate %s", address, p.Name, l.Claims.Name)
				}
				if l.Owner != p && l.Kind != FreeHost && l.Kind != Tenant && l.Kind != Carrier {
					t.Errorf("%s of %s is said to belong to %v", address, p.Name, l.Owner)
				}
			}
		}
	}
}

func TestSpansMarkTheNameInTheMessage(t *testing.T) {
	for _, test := range []struct{ text, address, id, marked string }{
		{"lihat https://klikbca-login.example/x ya", "https://klikbca-login.example/x", "combo-brand", "klikbca"},
		{"https://www.bca.co.id.evil.example/", "https://www.bca.co.id.evil.example/", "brand-in-subdomain", "bca.co.id"},
		{"https://paypa1.example/", "https://paypa1.example/", "lookalike", "paypa1"},
		{"buka https://toko.example/d/Undangan.apk", "https://toko.example/d/Undangan.apk", "apk-link", "Undangan.apk"},
		{"https://bca-poin.shop/", "https://bca-poin.shop/", "cheap-tld", "shop"},
		{"balas ke cs@bca-poin.example ya", "cs@bca-poin.example", "combo-brand", "bca"},
		{"https://раураl.example/", "https://раураl.example/", "lookalike", "раураl"},
	} {
		start := strings.Index(test.text, test.address)
		_, findings := Judge(test.text, Found{Span: rule.Span{Start: start, End: start + len(test.address)}, Address: test.address, Email: !strings.Contains(test.address, "/")})
		found := false
		for _, f := range findings {
			if f.Rule.ID != test.id {
				continue
			}
			found = true
			if got := test.text[f.Spans[0].Start:f.Spans[0].End]; got != test.marked {
				t.Errorf("%s on %q marks %q, want %q", test.id, test.text, got, test.marked)
			}
		}
		if !found {
			t.Errorf("%s does not fire on %q", test.id, test.text)
		}
	}
}

func FuzzJudge(f *testing.F) {
	for _, file := range []string{"rules.txt", "tenants.txt"} {
		b, err := os.ReadFile("testdata/judge/" + file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			f.Add(strings.TrimSpace(strings.TrimLeft(line, "+- ")))
		}
	}
	f.Fuzz(func(t *testing.T, address string) {
		l, findings := judged(address)
		for _, s := range l.Odd {
			if s.Start < l.URL.Start || s.End > l.URL.End || s.Start >= s.End {
				t.Fatalf("odd characters %v outside the host of %q", s, address)
			}
		}
		for _, finding := range findings {
			for _, s := range finding.Spans {
				if s.Start < 0 || s.End > len(address) || s.Start > s.End {
					t.Fatalf("%s: span %v outside %q", finding.Rule.ID, s, address)
				}
				if utf8.ValidString(address) && !utf8.ValidString(address[s.Start:s.End]) {
					t.Fatalf("%s: span %v cuts a rune of %q", finding.Rule.ID, s, address)
				}
			}
		}
		_, again := judged(address)
		if fmt.Sprint(again) != fmt.Sprint(findings) {
			t.Fatalf("%q is judged in two ways", address)
		}
	})
}

var benchmarked = []string{
	"https://www.tokopedia.com/tokobudi/kemeja-batik",
	"https://resep-ibu.blogspot.com/2024/05/rendang.html",
	"https://klikbca-login-verifikasi.example/x",
	"http://kesehatankeluargabahagia.example/artikel/panduan",
	"https://meet.google.com/abc-defg-hij",
	"https://kelasdaring.web.id/jadwal",
}

func BenchmarkJudge(b *testing.B) {
	b.ReportAllocs()
	for i := range b.N {
		judged(benchmarked[i%len(benchmarked)])
	}
}

func BenchmarkJudge_hostile(b *testing.B) {
	address := "https://" + strings.Repeat("trezobankloginpaypa1-", 3)[:62] + "." + strings.Repeat("metamas0k-", 6) + "x.top/"
	for range b.N {
		judged(address)
	}
}

// BenchmarkTables measures what the first judgement costs beyond its own work.
func BenchmarkJudge_longPath(b *testing.B) {
	benchmarkJudge(b, "https://toko.example/"+strings.Repeat("bagian/", 60)+"?"+strings.Repeat("kunci=nilai&", 40))
}

func BenchmarkJudge_manyLabels(b *testing.B) {
	benchmarkJudge(b, "https://"+strings.Repeat("nama-panjang-sekali.", 8)+"example/")
}

func benchmarkJudge(b *testing.B, address string) {
	f := Found{Span: rule.Span{Start: 0, End: len(address)}, Address: address}
	for b.Loop() {
		Judge(address, f)
	}
}

func BenchmarkTables(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		keys := readBrands("", brandsText).keys
		readKinds(kindsText)
		readWords(wordsText, keys)
	}
}
