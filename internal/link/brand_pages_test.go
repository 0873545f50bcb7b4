package link

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// ownPages are shapes of pages that parties have and send their customers to;
// "$" stands for a true domain.
var ownPages = []string{
	"https://$/?utm_source=email&utm_medium=crm&utm_campaign=ramadan&utm_content=tombol",
	"https://www.$/login?continue=https%3A%2F%2Fwww.$%2Faccount%2Foverview",
	"https://www.$/signin?returnUrl=https://$/secure/verify",
	"https://id.$/auth/realms/web/protocol/openid-connect/auth?client_id=web&redirect_uri=https%3A%2F%2Fapp.$%2Fcallback&state=AbC123",
	"https://login.$/oauth2/authorize?next=%2Faccount%2Fverification",
	"https://account.$/reset-password?token=0a1b2c3d4e5f60718293a4b5c6d7e8f9",
	"https://ib.$/retail/index.php?action=login",
	"https://secure.$/verify/account/unlock",
	"https://m.$/tracking?awb=ABC0123456789&src=sms",
	"https://track.$/cek-resi/JX0123456789",
	"https://click.email.$/?qs=0123456789abcdef0123456789abcdef",
	"https://links.e.$/u/click?_t=AbC&_m=dEf&url=https%3A%2F%2Fwww.$%2Fpromo",
	"https://www.$/id/promo/klaim-voucher-hadiah",
	"https://www.$/id/bantuan/keamanan/waspada-penipuan-tautan-palsu",
	"https://bantuan.$/hc/id/articles/360001234567-Cara-aktivasi-akun",
	"https://$:443/en/personal/security-center.html#phishing",
	"http://www.$/uploads/2026/01/laporan-tahunan.pdf",
	"noreply@$",
	"cs@mail.$",
}

func TestOwnPagesStayQuiet(t *testing.T) {
	for i := range Parties() {
		p := &Parties()[i]
		for _, domain := range p.Domains {
			if !strings.Contains(domain, ".") {
				domain = "www." + domain
			}
			for _, shape := range ownPages {
				address := strings.ReplaceAll(shape, "$", domain)
				l, findings := judged(address)
				if score, ids := scoreOf(findings); score >= cautionFrom || l.Claims != nil {
					t.Errorf("%s of %s scores %d %v and is said to imitate %v", address, p.Name, score, ids, l.Claims)
				}
			}
		}
	}
}

// TestPartiesReadWell holds what a report shows of a party: a name short enough
// for a sentence and, as the first domain, an address that a person can type
// and that is the party's alone.
func TestPartiesReadWell(t *testing.T) {
	for i := range Parties() {
		p := &Parties()[i]
		if n := utf8.RuneCountInString(p.Name); n < 2 || n > 28 || strings.TrimSpace(p.Name) != p.Name {
			t.Errorf("%q is no name for a sentence", p.Name)
		}
		if len(p.Domains) == 0 {
			t.Errorf("%s has no address to show", p.Name)
			continue
		}
		truth := p.Domains[0]
		if !strings.Contains(truth, ".") || len(truth) > 32 || strings.HasPrefix(truth, "www.") || isPunycode(truth) {
			t.Errorf("%s: %q is no address to type", p.Name, truth)
		}
		if PartyByHost(truth) != p {
			t.Errorf("%s: %s is said to belong to %v", p.Name, truth, PartyByHost(truth))
		}
		u, err := Read("https://" + truth + "/")
		_, _, private := Site(u.Host)
		switch kind, _ := KindOf(u, private); kind {
		case Shortener, FreeHost, Carrier:
			t.Errorf("%s: %s is a %v, where strangers have pages too; %v", p.Name, truth, kind, err)
		}
	}
}

// TestNamesTogetherCollideWithNoOther: a name is an alias without its spaces
// too, and must not be what another party is called.
func TestNamesTogetherCollideWithNoOther(t *testing.T) {
	for i := range Parties() {
		p := &Parties()[i]
		for _, alias := range p.Aliases {
			if q, _ := PartyByAlias(alias); q != p {
				t.Errorf("%q of %s names %s", alias, p.Name, q.Name)
			}
		}
	}
}

// TestWellKnownSitesStayQuiet judges the front pages of sites that everybody
// knows, whether they belong to a party or not.
func TestWellKnownSitesStayQuiet(t *testing.T) {
	b, err := os.ReadFile("testdata/judge/top.txt")
	if err != nil {
		t.Fatal(err)
	}
	sites := 0
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for host := range strings.FieldsSeq(line) {
			sites++
			for _, address := range []string{host, "https://www." + host + "/", "https://" + host + "/login?lang=id"} {
				_, findings := judged(address)
				if score, ids := scoreOf(findings); score >= cautionFrom {
					t.Errorf("%s scores %d %v", address, score, ids)
				}
			}
		}
	}
	if sites < 400 {
		t.Errorf("top.txt has %d sites, want at least 400", sites)
	}
}
