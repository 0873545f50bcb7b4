package link

import "strings"

// claim says that a host uses a party's name without being the party's.
type claim struct {
	party  int    // index into Parties, -1 if there is none
	rule   string // the id of the rule that says how
	offset int    // where the name stands in the host
	length int
	like   string // lookalike: what the label passes for, or ""
}

var noClaim = claim{party: -1}

// How sure a claim is.
const (
	spare = iota // guarded, or too little
	weak         // the name stands there, and little else tells
	strong
)

// findClaim looks for a party's name in the labels, the owner's own first.
func (j *judgement) findClaim() claim {
	if j.own < 0 {
		return noClaim
	}
	x := j.words()
	found := noClaim
	for i := j.own; i >= 0; i-- {
		c, sure := j.claimIn(x, i)
		if sure == strong {
			return c
		}
		if sure == weak && found.party < 0 {
			found = c
		}
	}
	if found.party < 0 {
		return j.shortWhatsApp()
	}
	return found
}

// claimIn looks for a party's name in one label.
func (j *judgement) claimIn(x *lexicon, i int) (claim, int) {
	l := &j.labels[i]
	best, sure := noClaim, spare
	for k, p := range l.pieces {
		if p.class != brand && p.class != wordBrand {
			continue
		}
		t := &x.terms[p.term]
		c := claim{int(t.party), "brand-in-host", l.offset + int(p.start), int(p.end - p.start), ""}
		if l.foreign {
			c.offset, c.length = l.offset, l.length
		}
		if n := j.trueDomainAt(int(t.party), l.offset+int(p.start)); n > 0 {
			c.rule, c.length = "brand-in-subdomain", n
			return c, strong
		}
		if j.ending == papersEnding {
			continue // guard: this ending asks for papers
		}
		s, id := j.weigh(t, l, k, i)
		if l.foreign && l.covered(k) && l.passesFor(t, k) {
			s, id = strong, "lookalike" // a name written in foreign letters
		}
		if s > sure {
			c.rule = id
			best, sure = c, s
		}
	}
	if sure == strong || j.ending == papersEnding {
		return best, sure
	}
	if c, s := j.lookalikeIn(x, i); s > sure {
		return c, s
	}
	return best, sure
}

// weigh says how sure it is that the name at piece k of label i poses as the
// party, and by which rule. See techniques: a short name must be bounded and
// have a telling word beside it, a name that is an ordinary word needs more.
func (j *judgement) weigh(t *term, l *labelRead, k, i int) (sure int, id string) {
	id = "combo-brand"
	if i < j.own {
		id = "brand-in-subdomain"
	}
	n := len(t.text)
	c := j.counts
	if i < j.own {
		c.unknown = j.below.unknown // what the owner calls itself says nothing here
	}
	c.business += l.names() - 1 // a second name beside the first
	if c.talk > 0 && c.bait == 0 {
		return spare, id // guard: somebody writing about the party
	}
	cheap := j.ending == cheapEnding
	if i == j.own && l.whole(k) && len(j.labels) == 1 {
		return j.weighAlone(t, n, cheap)
	}
	telling := c.bait + c.business
	switch {
	case j.tenant && !j.works && l.numbered(k) && j.handlesMoney(t):
		return strong, id // "bri8323" on a free host
	case t.class == wordBrand:
		switch {
		case cheap && l.alone(k) && !l.whole(k) && l.unknown >= 2 && l.unknown <= 4 && j.chats(t):
			return weak, "brand-in-host" // "whats-xq": random letters, made by the thousand
		case !l.covered(k) || c.unknown > 0:
		case c.bait >= 2, c.bait == 1 && c.business > 0:
			return strong, id
		case c.bait == 1 && (l.alone(k) || cheap):
			return weak, "brand-in-host"
		}
	case n < 5:
		switch {
		case !l.covered(k):
		case c.unknown == 0 && (c.bait > 0 || telling > 0 && (l.alone(k) || j.brands().parties[t.party].Country == "id")):
			return strong, id
		case c.unknown == 0 && telling > 0, l.alone(k) && (c.bait > 0 || cheap):
			return weak, "brand-in-host"
		}
	case n < 8 && !l.atEdge(k):
	case l.covered(k) && c.bait == 0 && c.unknown == 0 && l.oneToken() && !cheap && j.brands().parties[t.party].Country != "id":
		// guard: the world's brands own names such as "samsungcloud" themselves,
		// and nobody knows them all
		return weak, "brand-in-host"
	case l.covered(k) && (c.bait > 0 || telling > 0 && c.unknown == 0):
		return strong, id
	case j.works && telling == 0: // guard: developers' own tools
	case n < 7 && !l.alone(k) && !l.covered(k) && c.bait == 0 && !cheap && !l.tailed(k): // guard: part of a longer word
	case telling > 0, cheap, l.alone(k) && !j.wordInText(t), j.tenant && l.covered(k):
		return weak, "brand-in-host"
	case n >= 6 && !j.wordInText(t) && l.tailed(k) && len(j.labels) == 1:
		return weak, "brand-in-host" // "walmartuu"
	}
	return spare, id
}

// wordInText says that a name which tells in a host is an ordinary word in a
// text ("telegram", "kraken"): newspapers and ships are called so.
func (j *judgement) wordInText(t *term) bool {
	_, ambiguous := j.brands().byAlias(t.text)
	return ambiguous
}

// chats says that the party is a messenger or a social network.
func (j *judgement) chats(t *term) bool {
	kind := j.brands().parties[t.party].Kind
	return kind == "messenger" || kind == "social"
}

// handlesMoney says that the party is one of Indonesia's whose customers' money
// is worth a trap.
func (j *judgement) handlesMoney(t *term) bool {
	p := &j.brands().parties[t.party]
	switch p.Kind {
	case "bank", "wallet", "operator", "courier", "shop":
		return p.Country == "id" && t.class == brand
	}
	return false
}

// weighAlone weighs a label that is the party's name and nothing else.
func (j *judgement) weighAlone(t *term, n int, cheap bool) (int, string) {
	switch {
	case t.phrase && strings.Contains(j.labels[j.own].text, "-"):
		return strong, "combo-brand"
	case t.phrase && t.class == brand:
		return weak, "brand-in-host"
	case j.tenant && t.class == brand && n >= 5 && j.place != "github.io":
		return weak, "brand-in-host"
	case !cheap || t.class == wordBrand:
		return spare, "" // guard: the same owner may hold the name there too
	case n >= 6 && !j.wordInText(t):
		return strong, "brand-other-ending"
	}
	return weak, "brand-in-host"
}

// trueDomainAt says how many bytes of the host from offset on spell a true
// domain of the party, with dots or with hyphens, before the host goes on:
// "bca.co.id" in bca.co.id.example and "bca-co-id" in bca-co-id.example.
func (j *judgement) trueDomainAt(party, offset int) int {
	host := j.URL.Host
	if offset > 0 && host[offset-1] != '.' && host[offset-1] != '-' {
		return 0
	}
	for _, domain := range j.brands().parties[party].Domains {
		rest := host[offset:]
		if len(domain) < 6 || len(rest) <= len(domain) || !strings.Contains(domain, ".") {
			continue
		}
		if after := rest[len(domain)]; after != '.' && after != '-' {
			continue
		}
		if sameButDots(rest[:len(domain)], domain) && offset+len(domain) < len(host)-len(j.Suffix) {
			return len(domain)
		}
	}
	return 0
}

// sameButDots says that s spells domain, its dots perhaps as hyphens.
func sameButDots(s, domain string) bool {
	for i := range len(domain) {
		if s[i] != domain[i] && !(domain[i] == '.' && s[i] == '-') {
			return false
		}
	}
	return true
}
