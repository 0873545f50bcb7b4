package lure

import (
	"unicode/utf8"

	"saring/internal/link"
)

// mention is a party's name in the message, and the tokens that carry it.
type mention struct {
	party    *link.Party
	from, to int32
	// ordinary says that the name is also an everyday word ("dana"), which
	// names the party only beside something else that does.
	ordinary bool
}

// findParties looks up every run of up to as many tokens as the longest name has
// among the parties' names. Nearly every token begins no name, and most of those
// that do are not followed by the rest of one, as the marks of their words tell.
func (m *Message) findParties(d *dictionary) {
	var room [64]byte
	for i := 0; i < len(m.tokens); i++ {
		marks := m.marks(d, i)
		if marks&beginsAlias == 0 && !single(m.tokens[i]) {
			continue
		}
		name := room[:0]
		best := mention{}
		for n := 0; n < link.MaxAliasWords && i+n < len(m.tokens); n++ {
			t := &m.tokens[i+n]
			if t.kind == linked || n > 0 && m.marks(d, i+n)&insideAlias == 0 {
				break
			}
			if n > 0 && !t.glued {
				name = append(name, m.joint(i+n))
			}
			if len(name)+int(t.to-t.from) > cap(room) {
				break
			}
			name = append(name, m.at(i+n)...)
			if n == 0 && (t.kind == number || marks&isAlias == 0) {
				continue // a bare number names nobody
			}
			if p, ordinary := m.business.byAlias(string(name)); p != nil {
				best = mention{p, int32(i), int32(i + n + 1), ordinary}
			}
		}
		if best.party == nil && single(m.tokens[i]) {
			best = m.spelledParty(i)
		}
		if best.party != nil {
			m.party = append(m.party, best)
			i = int(best.to) - 1
		}
	}
}

// marks returns the marks of a token's word. All numbers are one word to phrases;
// a name with a number in it has that number as a word of its own.
func (m *Message) marks(d *dictionary, i int) uint8 {
	n := m.scratch.words[i]
	own := m.business.marksOf(m, i)
	if n == anyNumber {
		n = d.words.find(m.at(i), m.tokens[i].hash)
	}
	if n < 0 {
		return own
	}
	return d.marks[n] | own
}

// firstToken returns the first token of an alias.
func firstToken(a string) string {
	n := 0
	for n < len(a) && (a[n] >= utf8.RuneSelf || isAlnum(a[n])) && (n == 0 || isDigit(a[n]) == isDigit(a[0])) {
		n++
	}
	return a[:n]
}

// spelledParty reads single letters from token i as a name ("L.A.Z.A.D.A").
func (m *Message) spelledParty(i int) mention {
	var room [24]byte
	name := room[:0]
	n := i
	for n < len(m.tokens) && len(name) < len(room) && single(m.tokens[n]) {
		name = append(name, m.at(n)...)
		n++
	}
	if len(name) < 4 {
		return mention{}
	}
	p, ordinary := m.business.byAlias(string(name))
	return mention{p, int32(i), int32(n), ordinary}
}

// joint is what stands between token i and the one before it: the sign of
// names such as "j&t" or "by.u", else a space.
func (m *Message) joint(i int) byte {
	gap := m.Text[m.tokens[i-1].end:m.tokens[i].start]
	if len(gap) == 1 {
		switch gap[0] {
		case '&', '.', '-', '+', '\'':
			return gap[0]
		}
	}
	return ' '
}

// claimed returns the party that the message seems to speak for: one that a
// link imitates comes first, then the first one named without doubt, then one
// whose name is an everyday word if the message speaks of accounts or parcels.
func (r *reading) claimed() (mention, bool) {
	imitations := 0 // a few suffice, and bound the walk
	for i := range r.Links {
		claims := r.Links[i].Claims
		if claims == nil {
			continue
		}
		if imitations++; imitations > 16 {
			break
		}
		for _, m := range r.party {
			if m.party == claims {
				return m, true
			}
		}
	}
	for _, m := range r.party {
		if !m.ordinary && m.party.Kind != "messenger" && !r.goods(m) {
			return m, true
		}
	}
	for _, m := range r.party {
		if !m.ordinary && !r.goods(m) {
			return m, true
		}
	}
	if r.has(account, points, parcel, bill) {
		for _, m := range r.party {
			return m, true
		}
	}
	return mention{}, false
}

// goods reports a name that says which gift cards are to be bought, and nothing
// of who speaks.
func (r *reading) goods(m mention) bool {
	return r.within(giftCards, occurrence{from: m.from, to: m.to + 1})
}

// claimedParty is the name for the report's sentence.
func (r *reading) claimedParty() string {
	for i := range r.Links {
		l := &r.Links[i]
		if l.Claims != nil {
			return l.Claims.Name
		}
	}
	m, ok := r.claimed()
	if !ok {
		return ""
	}
	// Named at the head ("[BCA]", "BRI:"), or speaking to its customers: the
	// message speaks for it. A messenger that is merely mentioned is not
	// imitated.
	if m.party.Kind == "messenger" {
		if !r.has(support, won) && !(r.has(threat) && r.has(account)) {
			return ""
		}
	} else if m.from > 2 && !r.pressed() && !(r.has(threat, won) && r.has(yours)) {
		return ""
	}
	if !m.ordinary || r.has(account, points, parcel, bill) {
		return m.party.Name
	}
	return ""
}
