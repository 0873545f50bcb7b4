package link

import (
	"strings"

	"saring/internal/rule"
)

// wrongCategory fires for the name of an Indonesian authority, and nothing else
// beside it, under an ending that it does not use. What ends in .go.id is given
// to authorities alone, and they use it; .id, .com and .my.id are anybody's.
// Where more gives the host away, the rules for imitations say so.
func wrongCategory(j *judgement) (rule.Finding, bool) {
	if !j.strangers() || j.Claims != nil {
		return silent, false
	}
	l := &j.labels[j.own]
	if l.unknown > 0 || l.talk > 0 { // guard: those who write about an authority
		return silent, false
	}
	x := j.words()
	for _, p := range l.pieces {
		if p.class != brand { // guard: a name that is also a word ("pajak")
			continue
		}
		party := &j.brands().parties[x.terms[p.term].party]
		if !authority(party) {
			continue
		}
		j.Claims = party
		f, _ := j.host()
		f.Spans[0] = j.hostSpan(l.offset, l.length)
		f.Party, f.Truth, f.Value = party.Name, party.Domains[0], "."+j.Suffix
		return f, true
	}
	return silent, false
}

// authority says that a party is one of Indonesia's that have the ending .go.id.
func authority(p *Party) bool {
	return p.Kind == "government" && p.Country == "id" && len(p.Domains) > 0 && strings.HasSuffix(p.Domains[0], ".go.id")
}
