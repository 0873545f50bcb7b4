package link

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestBrandsFileIsSortedAndWhole(t *testing.T) {
	owner := map[string]string{}
	alias := map[string]string{}
	sections := map[string]bool{}
	previous := ""
	for n, line := range strings.Split(brandsText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			if sections[line] {
				t.Errorf("brands.txt:%d: section %s stands twice", n+1, line)
			}
			if country, kind, ok := strings.Cut(strings.Trim(line, "[]"), " "); !ok || country == "" || kind == "" {
				t.Errorf("brands.txt:%d: section %s lacks a country or a kind", n+1, line)
			}
			sections[line], previous = true, ""
			continue
		}
		parts := strings.Split(line, "|")
		if len(parts) != 3 {
			t.Errorf("brands.txt:%d: %d parts, want name | aliases | domains", n+1, len(parts))
			continue
		}
		name := strings.TrimSpace(parts[0])
		if folded := strings.ToLower(name); folded < previous {
			t.Errorf("brands.txt:%d: %s stands after %s", n+1, name, previous)
		} else {
			previous = folded
		}
		for _, a := range append(splitList(parts[1]), strings.ToLower(name)) {
			a = strings.TrimLeft(a, "~!^")
			if a != strings.ToLower(a) || strings.Contains(a, "  ") {
				t.Errorf("brands.txt:%d: alias %q is not folded", n+1, a)
			}
			if len(strings.Fields(a)) > MaxAliasWords {
				t.Errorf("brands.txt:%d: alias %q has more than %d words", n+1, a, MaxAliasWords)
			}
			if other, ok := alias[a]; ok && other != name {
				t.Errorf("brands.txt:%d: alias %q belongs to %s too", n+1, a, other)
			}
			alias[a] = name
		}
		domains := splitList(parts[2])
		if len(domains) == 0 {
			t.Errorf("brands.txt:%d: %s has no domain", n+1, name)
		}
		for _, d := range domains {
			d = strings.TrimPrefix(d, "-")
			if d[0] == '.' {
				d = joined(&strings.Builder{}, strings.ToLower(name), true, d)
			}
			if other, ok := owner[d]; ok {
				t.Errorf("brands.txt:%d: %s belongs to %s too", n+1, d, other)
			}
			owner[d] = name
			u, err := Read("https://" + d + "/")
			if err != nil || u.Host != d {
				t.Errorf("brands.txt:%d: domain %q reads as %q, %v", n+1, d, u.Host, err)
			}
			if site, suffix, private := Site(d); strings.Contains(d, ".") && site == suffix && !private && ending(suffix) != papersEnding {
				t.Errorf("brands.txt:%d: %s is a public suffix: anybody can have a name there", n+1, d)
			}
		}
	}
	if len(Parties()) < 250 {
		t.Errorf("%d parties, want at least 250", len(Parties()))
	}
}

func splitList(s string) []string {
	var list []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func TestPartyByAlias(t *testing.T) {
	for _, test := range []struct {
		folded    string
		party     string
		ambiguous bool
	}{
		{"bca", "BCA", false},
		{"klik bca", "BCA", false},
		{"j&t", "J&T Express", false},
		{"jnt", "J&T Express", false},
		{"livin' by mandiri", "Mandiri", false},
		{"mandiri", "Mandiri", true},
		{"dana", "DANA", true},
		{"dana kaget", "DANA", false},
		{"axis", "AXIS", true},
		{"wise", "Wise", true},
		{"whatsapp", "WhatsApp", false},
		{"bpjs", "BPJS Kesehatan", false},
		{"djp", "Pajak (DJP)", false},
		{"desa sukamaju", "", false},
		{"", "", false},
	} {
		p, ambiguous := PartyByAlias(test.folded)
		name := ""
		if p != nil {
			name = p.Name
		}
		if name != test.party || ambiguous != test.ambiguous {
			t.Errorf("PartyByAlias(%q) = %q, %v, want %q, %v", test.folded, name, ambiguous, test.party, test.ambiguous)
		}
	}
}

func TestCommonWordsNeedContext(t *testing.T) {
	for _, word := range strings.Fields("dana axis tri three blu grab wise maya target chase apple meta steam jago flip mega pos line square " +
		"ledger exodus visa orange signal detik tempo kompas pintu ajaib bibit tiket pajak wahana tiki permata mandiri") {
		if p, ambiguous := PartyByAlias(word); p != nil && !ambiguous {
			t.Errorf("%q names %s by itself, but it is an ordinary word", word, p.Name)
		}
	}
}

func TestPartyByHost(t *testing.T) {
	for _, test := range []struct{ host, party string }{
		{"bca.co.id", "BCA"},
		{"www.mybca.bca.co.id", "BCA"},
		{"dukcapil.kemendagri.go.id", "Dukcapil"},
		{"www.kemendagri.go.id", "Kemendagri"},
		{"store.google", "Google"},
		{"xbca.co.id", ""},
		{"bca.co.id.evil.example", ""},
		{"co.id", ""},
		{"", ""},
	} {
		name := ""
		if p := PartyByHost(test.host); p != nil {
			name = p.Name
		}
		if name != test.party {
			t.Errorf("PartyByHost(%q) = %q, want %q", test.host, name, test.party)
		}
	}
}

func TestNamedIn(t *testing.T) {
	halodoc, _ := PartyByAlias("halodoc")
	for host, want := range map[string]bool{
		"halodoc.onelink.me":       true,
		"www.halodoc.zendesk.com":  true,
		"gojek.onelink.me":         false,
		"halodoc-promo.onelink.me": false,
		"onelink.me":               false,
		"":                         false,
	} {
		if got := halodoc.NamedIn(host); got != want {
			t.Errorf("NamedIn(%q) = %v, want %v", host, got, want)
		}
	}
}

func TestPartiesAreComplete(t *testing.T) {
	for _, p := range Parties() {
		if p.Name == "" || p.Kind == "" || p.Country == "" || len(p.Domains) == 0 || p.Aliases[0] != strings.ToLower(p.Name) {
			t.Errorf("%+v is not complete", p)
		}
		if slices.ContainsFunc(p.Aliases, func(a string) bool {
			return a == "" || strings.ContainsFunc(a, unicode.IsUpper)
		}) {
			t.Errorf("%s has a broken alias: %q", p.Name, p.Aliases)
		}
	}
	for _, name := range []string{"BCA", "BRI", "Mandiri", "BNI", "Tokopedia", "JNE", "Telkomsel", "PLN", "Kemensos", "WhatsApp"} {
		if p, _ := PartyByAlias(strings.ToLower(name)); p == nil {
			t.Errorf("%s is missing", name)
		}
	}
}
