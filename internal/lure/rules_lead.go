package lure

import (
	"slices"
	"strings"

	"saring/internal/link"
	"saring/internal/rule"
)

// Rules about where a message leads: to a page or number that is not the named
// party's.

// onlyKnownLinks reports that all links of the message are a government's or a known
// party's: such a message leads nowhere else.
func (r *reading) onlyKnownLinks() bool {
	if r.garbled() {
		return false
	}
	n := 0
	for i := range r.Links {
		l := &r.Links[i]
		if l.Email {
			continue
		}
		if r.strange(l) {
			return false
		}
		n++
	}
	return n > 0
}

// governmental knows suffixes that registries give to authorities only.
func governmental(host string) bool {
	if host == "gov.uk" {
		return true
	}
	for _, s := range [...]string{".go.id", ".mil.id", ".desa.id", ".gov", ".mil", ".gov.uk", ".gov.my", ".gov.sg", ".gov.ph", ".gov.au", ".gov.in", ".govt.nz", ".gc.ca"} {
		if strings.HasSuffix(host, s) {
			return true
		}
	}
	return false
}

// papered knows suffixes for which a registry asks for papers: authorities,
// schools, universities, hospitals. Nobody buys a name there for a lure.
func papered(host string) bool {
	if governmental(host) {
		return true
	}
	for _, s := range [...]string{".ac.id", ".sch.id", ".ponpes.id", ".edu", ".ac.uk", ".sch.uk", ".nhs.uk", ".police.uk", ".edu.ph", ".edu.in", ".ac.in", ".edu.my", ".edu.sg", ".edu.au"} {
		if strings.HasSuffix(host, s) {
			return true
		}
	}
	return false
}

// pressed reports that the reader is spoken to as somebody's customer and told
// to do something there: that is how an imitation speaks, and not how a friend
// or a newspaper does.
func (r *reading) pressed() bool {
	return r.has(yours, account, won) && r.has(openLink, verify, claim, install, enter, contact, askMoney)
}

// heads reports that the message opens with the party's name as its sender:
// "Evri: …".
func (r *reading) heads(m mention) bool {
	if m.from > 1 || int(m.to) >= len(r.tokens) {
		return false
	}
	gap := r.Text[r.tokens[m.to-1].end:r.tokens[m.to].start]
	return strings.ContainsAny(gap, ":]-")
}

// atCounter reports that the reader is sent to a counter or a branch and to no
// strange page: whoever stands there will see who comes.
func (r *reading) atCounter() bool {
	if !r.has(branch) {
		return false
	}
	_, led := r.lead()
	return !led
}

// sentTo reports that the reader is told to open the link: the verb stands
// right before it.
func (r *reading) sentTo() bool {
	l, ok := r.lead()
	if !ok {
		return false
	}
	at := r.tokenAt(l.span.Start)
	for _, c := range [...]cue{openLink, verify, claim, enter} {
		for _, o := range r.around(c, at-4, at-1) {
			if at-o.to <= 1 {
				return true
			}
		}
	}
	return false
}

func foreignDomain(r *reading) (rule.Finding, bool) {
	m, ok := r.claimed()
	if ok && r.has(branch) && !r.has(alarm, verify, refund, won) && !r.sentTo() {
		if _, _, threatens := r.threatened(account); !threatens {
			return rule.Finding{}, false // "exchange them in our shops; more at …"
		}
	}
	if !ok || !r.pressed() && !r.heads(m) || r.advertised() && !r.has(claim, threat, alarm, expire) || r.paidThrough(m) {
		return rule.Finding{}, false
	}
	for i := range r.Links {
		l := &r.Links[i]
		if !r.strange(l) || l.Kind == link.Shortener || slices.Contains(m.party.Domains, l.Site) {
			continue
		}
		if l.Kind == link.Tenant && m.party.NamedIn(l.URL.Host) {
			continue // guard: the party's corner of a service that it pays for
		}
		return rule.Finding{
			Spans: []rule.Span{l.Span, r.span(occurrence{from: m.from, to: m.to})},
			Party: m.party.Name, Truth: truthOf(m.party), Site: l.Site,
		}, true
	}
	return rule.Finding{}, false
}

// hiddenTarget is foreignDomain's weaker kin: behind a short link may stand
// the party's own page as well as anybody's.
func hiddenTarget(r *reading) (rule.Finding, bool) {
	m, ok := r.claimed()
	if !ok || !r.pressed() || r.advertised() && !r.has(threat, alarm, expire) || r.paidThrough(m) {
		return rule.Finding{}, false
	}
	for i := range r.Links {
		if l := &r.Links[i]; l.Kind == link.Shortener {
			return rule.Finding{
				Spans: []rule.Span{l.Span, r.span(occurrence{from: m.from, to: m.to})},
				Party: m.party.Name, Truth: truthOf(m.party), Site: l.Site,
			}, true
		}
	}
	return rule.Finding{}, false
}

// paidThrough spares a shop that names the bank to pay to: the party is the
// way of the money there, not the one who speaks.
func (r *reading) paidThrough(m mention) bool {
	for _, a := range r.around(askMoney, m.from-6-longestPhrase, m.from) {
		if m.from-a.to <= 6 && a.to <= m.from {
			return true
		}
	}
	// "Pay with OVO": the verb stands right before the name.
	for _, a := range r.around(purpose, m.from-3, m.from) {
		if m.from-a.to <= 2 && a.to <= m.from {
			return true
		}
	}
	return false
}

func truthOf(p *link.Party) string {
	if len(p.Domains) == 0 {
		return ""
	}
	return p.Domains[0]
}

func authorityElsewhere(r *reading) (rule.Finding, bool) {
	a, ok := r.first(authority, tax, fine, aid, identity)
	if !ok || r.negated(a) || !r.pressed() && !r.has(details) {
		return rule.Finding{}, false
	}
	l, ok := r.lead()
	if !ok {
		return rule.Finding{}, false
	}
	return rule.Finding{Spans: []rule.Span{l.span, r.span(a)}, Site: l.site}, true
}

func verifyAccount(r *reading) (rule.Finding, bool) {
	if r.advertised() && !r.has(threat, alarm) {
		return rule.Finding{}, false
	}
	for _, c := range [...]cue{account, threat} {
		if v, a, ok := r.met(verify, c, 10); ok {
			return r.led(r.quoting(v, a))
		}
	}
	return rule.Finding{}, false
}

// pointReach is how far, in tokens, "click" may stand from the link it points to.
const pointReach = 16

// shortMessage is as many tokens as a message has that says one thing.
const shortMessage = 28

func followLink(r *reading) (rule.Finding, bool) {
	l, ok := r.lead()
	if !ok {
		return rule.Finding{}, false
	}
	if _, ok := r.baited(); !ok {
		return rule.Finding{}, false
	}
	f := rule.Finding{Spans: []rule.Span{l.span}, Site: l.site}
	at := r.tokenAt(l.span.Start)
	for _, c := range [...]cue{openLink, verify, claim, enter} {
		for _, o := range r.around(c, at-pointReach, at+pointReach/2) {
			if (r.sentenceOf(o.from) == r.sentenceOf(at) || at-o.to <= 3) && !r.negated(o) && !r.supposed(o) {
				f.Spans = append(f.Spans, r.span(o))
				return f, true
			}
		}
	}
	// "Reschedule: …" needs no verb.
	before := strings.TrimRight(r.Text[:l.span.Start], " \n")
	if len(r.tokens) <= shortMessage && int(at) >= len(r.tokens)-4 && at >= 4 && r.sentenceOf(at-3) == r.sentenceOf(at) {
		return f, true // a short message that ends in its link
	}
	if len(r.tokens) <= shortMessage && int(at) == len(r.tokens)-1 && r.has(fine, alarm, payProblem) && r.has(hurry, threat) && !r.has(branch) {
		return f, true // the threat was said, and the link says the rest
	}
	return f, strings.HasSuffix(before, ":") || strings.HasSuffix(before, ">") || strings.HasSuffix(before, "👉")
}

func callNumber(r *reading) (rule.Finding, bool) {
	if len(r.phones) == 0 {
		return rule.Finding{}, false
	}
	// Couriers and suppliers have numbers too; a frightened or lucky reader is
	// the one who is fetched by telephone.
	_, threatens, ok := r.threatened(account, yours)
	if !ok {
		if _, ok = r.gain(); !ok {
			if _, ok = r.stands(alarm); !ok {
				if _, _, ok = r.met(points, expire, 14); !ok && r.has(agree) {
					_, _, ok = r.near(fee, change, 10)
				}
			}
		}
	} else if r.has(points) && r.within(expire, threatens) {
		ok = false
	}
	if !ok {
		return rule.Finding{}, false
	}
	p := r.phones[0]
	at := r.tokenAt(p.Start)
	for _, o := range r.around(contact, at-12-longestPhrase, at+2) {
		if gap := at - o.to; gap >= -2 && gap <= 12 && !r.negated(o) {
			return rule.Finding{Spans: []rule.Span{r.span(o), p}, Value: r.Text[p.Start:p.End]}, true
		}
	}
	return rule.Finding{}, false
}
