package lure

import (
	"strings"

	"saring/internal/link"
	"saring/internal/rule"
)

// Rules about what a message shows as a whole: a name that its link borrows, an
// arrest by video call, words in disguise, a short link and nothing else.

// borrowedName is foreignDomain where the strange host carries the very name
// that the message claims: "HSBC: … hsbc-unpair.example". A mention leads
// elsewhere for many reasons, an imitation for one.
func borrowedName(r *reading) (rule.Finding, bool) {
	f, ok := foreignDomain(r)
	if !ok {
		return rule.Finding{}, false
	}
	m, ok := r.claimed()
	if !ok {
		return rule.Finding{}, false
	}
	for i := range r.Links {
		l := &r.Links[i]
		if l.Site != f.Site || l.Kind == link.Tenant {
			continue
		}
		for _, a := range m.party.Aliases {
			if at := boundedIn(l.URL.Host, a); at >= 0 {
				return f, true
			}
		}
	}
	return rule.Finding{}, false
}

// boundedIn returns where a name stands in a host, between hyphens, dots and
// ends, or -1. Two letters are no name there.
func boundedIn(host, name string) int {
	if len(name) < 3 {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(host[from:], name)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(name)
		if (i == 0 || host[i-1] == '-' || host[i-1] == '.') && (end == len(host) || host[end] == '-' || host[end] == '.') {
			return i
		}
		from = i + 1
	}
}

// digitalArrest is an office that questions by video and wants nobody told: no
// police and no customs does that.
func digitalArrest(r *reading) (rule.Finding, bool) {
	a, ok := r.stands(authority)
	if !ok {
		return rule.Finding{}, false
	}
	s, ok := r.stands(secrecy)
	if !ok || r.cautioned(s) || !r.has(alarm, threat, emergency, fine, parcel, support, account) {
		return rule.Finding{}, false
	}
	v, ok := r.stands(videoCall)
	if !ok || r.cautioned(v) {
		return rule.Finding{}, false
	}
	return r.quoting(a, v, s), true
}

// disguised knows letters that are written as digits, in several words and with
// a way to somebody: who writes so wants no filter to read it.
func disguised(r *reading) (rule.Finding, bool) {
	if len(r.masked) < 2 || r.has(warning) || r.onlyKnownLinks() && len(r.phones) == 0 {
		return rule.Finding{}, false
	}
	if _, ok := r.wayOut(); !ok {
		return rule.Finding{}, false
	}
	return rule.Finding{Spans: []rule.Span{r.masked[0], r.masked[1]}}, true
}

// bareShortLink is a short link and hardly a word beside it: nobody says where
// it leads.
func bareShortLink(r *reading) (rule.Finding, bool) {
	if len(r.Links) != 1 || len(r.tokens) > 3 {
		return rule.Finding{}, false
	}
	l := &r.Links[0]
	// The page where a shortener speaks for itself hides nothing.
	_, behind, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(l.Address, "https://"), "http://"), "/")
	if l.Kind != link.Shortener || l.Owner != nil || behind == "" {
		return rule.Finding{}, false
	}
	return rule.Finding{Spans: []rule.Span{l.Span}, Site: l.Site}, true
}

// loanTooEasy is a loan that no lender gives: offered from a private number, on
// several terms that would ruin him. A low interest counts twice.
func loanTooEasy(r *reading) (rule.Finding, bool) {
	f, ok := loanOffer(r)
	if !ok || len(r.phones) == 0 || r.advertised() || r.has(warning) {
		return rule.Finding{}, false
	}
	signs := 0
	for i, o := range r.cues[easyTerms] {
		if i == 16 {
			break
		}
		if t := &r.tokens[o.from]; t.kind == number && (t.to-t.from != 3 || r.negated(o)) {
			continue // hundreds of what the pack counts in: millions
		}
		if signs++; signs == 1 {
			f = r.quoting(o)
		}
	}
	for i, o := range r.cues[loanTerms] {
		if i == 16 || int(o.to)+1 >= len(r.tokens) {
			break
		}
		// "Interest 2 %": a year of it, says the rest.
		if t := &r.tokens[o.to]; t.kind == number && t.to-t.from <= 2 && r.folded[t.from] <= '5' && strings.HasPrefix(strings.TrimLeft(r.Text[t.end:], "0123456789.,"), "%") {
			signs += 2
			break
		}
	}
	if signs < 3 {
		return rule.Finding{}, false
	}
	f.Spans = append(f.Spans, r.phones[0])
	return f, true
}
