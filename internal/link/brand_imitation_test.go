package link

import (
	"strings"
	"testing"
)

// TestImitationsOfEveryKindOfParty reads lines "verdict party | link": the
// verdict is the least that the link alone must reach.
func TestImitationsOfEveryKindOfParty(t *testing.T) {
	lines := linesOf(t, "imitations.txt")
	if len(lines) < 60 {
		t.Errorf("imitations.txt has %d links, want at least 60", len(lines))
	}
	least := map[string]int{"caution": cautionFrom, "danger": dangerFrom}
	kinds := map[string]bool{}
	for _, line := range lines {
		claim, address, _ := strings.Cut(line, " | ")
		verdict, name, _ := strings.Cut(claim, " ")
		l, findings := judged(address)
		score, ids := scoreOf(findings)
		if least[verdict] == 0 || score < least[verdict] {
			t.Errorf("%s scores %d %v, want %s", address, score, ids, verdict)
		}
		if l.Claims == nil || l.Claims.Name != name {
			t.Errorf("%s imitates %v, want %s", address, l.Claims, name)
			continue
		}
		kinds[l.Claims.Kind] = true
		truth := false
		for _, f := range findings {
			truth = truth || f.Party == name && f.Truth == l.Claims.Domains[0]
		}
		if !truth {
			t.Errorf("%s: no finding names %s and its true address", address, name)
		}
	}
	for i := range Parties() {
		switch kind := Parties()[i].Kind; kind {
		case "media", "insurance", "charity", "school": // seldom imitated by an address
		default:
			if !kinds[kind] {
				t.Errorf("imitations.txt imitates no party of kind %s", kind)
				kinds[kind] = true
			}
		}
	}
}
