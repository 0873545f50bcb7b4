package lure

import "math/bits"

// occurrence is a cue and the tokens that carry it, from inclusive, to
// exclusive.
type occurrence struct {
	cue      cue
	from, to int32
}

// readWords turns the dictionary's numbers of a message's tokens into what this
// pack reads: its own words, also where they are spelled loosely. It lists the
// tokens that phrases may begin with.
func (v *vocabulary) readWords(m *Message, numbers, ids []int32) {
	begins := m.scratch.begins[:0]
	for i, n := range numbers {
		switch {
		case n >= 0:
			if n = v.reads[n]; n == notYet {
				n = v.settle(numbers[i])
			}
		case n != outlandish:
			n = v.settled(v.respelled(m.at(i), n))
		}
		ids[i] = n
		if n >= 0 && (n == anyNumber || v.starts[n] != start{}) {
			begins = append(begins, int32(i))
		}
	}
	m.scratch.begins = begins
}

// settled returns id, worked out.
func (v *vocabulary) settled(id int32) int32 {
	if id >= 0 {
		v.settle(id)
	}
	return id
}

// undisguise reads words in disguise, at the tokens that may be some, and notes
// how many tokens each word covers.
func (v *vocabulary) undisguise(m *Message, ids, covers []int32) {
	for i := range covers {
		covers[i] = 1
	}
	for _, i := range m.scratch.odd {
		id, n := unknown, int32(0)
		if t := &m.tokens[i]; t.kind == word && t.to-t.from == 1 && single(m.tokens[i+1]) {
			id, n = v.spelledOut(m, int(i))
		}
		if next := &m.tokens[i+1]; n == 0 && next.glued && (m.tokens[i].kind == number || next.kind == number) {
			id, n = v.digitsForLetters(m, int(i))
			if n > 0 {
				m.noteMask(int(i), int(i+n))
			}
		}
		if n > 0 {
			ids[i], covers[i] = v.settled(id), n
		}
	}
	begins := m.scratch.begins[:0]
	for i, id := range ids {
		if id >= 0 {
			begins = append(begins, int32(i))
		}
	}
	m.scratch.begins = begins
}

// findOdd lists the tokens at which a word in disguise may begin: a letter, if
// another one follows, and letters and digits without a gap.
func (m *Message) findOdd() {
	odd := m.scratch.odd[:0]
	for i := range len(m.tokens) - 1 {
		t, next := &m.tokens[i], &m.tokens[i+1]
		if next.glued && (t.kind == number || next.kind == number) || t.to-t.from == 1 && t.kind == word && single(*next) {
			odd = append(odd, int32(i))
		}
	}
	m.scratch.odd = odd
}

// hearing is what one pack's words make of a message: where each cue stands.
type hearing struct {
	cues  [cueCount][]occurrence
	facts facts // the cues that stand somewhere
	total int   // of all lists
	words int   // tokens at which a cue begins
}

// forget empties it. Few cues stand in a message, so few lists are touched.
func (h *hearing) forget() {
	for i, word := range h.facts {
		for ; word != 0; word &= word - 1 {
			h.cues[i<<6+bits.TrailingZeros64(word)] = nil
		}
	}
	h.facts, h.total, h.words = facts{}, 0, 0
}

// cues finds all cues of the message: for every start the longest phrase of
// each cue. Lists in h, which must be empty, are in the memory of the message.
func (v *vocabulary) cues(m *Message, numbers []int32, h *hearing) {
	if len(v.phrases.list) == 0 {
		return // a language whose rules stand in another pack
	}
	s := m.scratch
	s.ids = sized(s.ids, len(numbers))
	ids, covers := s.ids, []int32(nil)
	v.readWords(m, numbers, ids)
	if len(s.odd) > 0 {
		s.covers = sized(s.covers, len(numbers))
		covers = s.covers
		v.undisguise(m, ids, covers)
	}
	// All occurrences in one list first, then parted by cue.
	if len(s.begins) == 0 {
		return
	}
	t := tally{flat: s.flat[:0], last: &s.last, facts: &h.facts}
	for _, at := range s.begins {
		i, id := int(at), ids[at]
		if id == anyNumber && m.tokens[i].signed {
			t.note(occurrence{money, at, at + 1})
		}
		begin, before := v.starts[id], len(t.flat)
		if begin.node != 0 {
			v.follow(&t, begin.node, i, ids, covers)
		}
		for begin.base != 0 {
			begin = v.starts[begin.base]
			if begin.node != 0 {
				v.follow(&t, begin.node, i, ids, covers)
			}
		}
		if len(t.flat) > before {
			h.words++
		}
	}
	s.flat = t.flat
	h.total = len(t.flat)
	t.part(h, m.occurrences(len(t.flat)))
}

// follow notes the phrases that begin at token i, whose word has led to node.
func (v *vocabulary) follow(t *tally, node int32, i int, ids, covers []int32) {
	j := i
	for node != 0 {
		if covers == nil {
			j++
		} else {
			j += int(covers[j])
		}
		for e := v.phrases.nodes[node].cues; e >= 0; e = v.phrases.list[e].next {
			t.note(occurrence{v.phrases.list[e].cue, int32(i), int32(j)})
		}
		if j >= len(ids) || ids[j] < 0 {
			break
		}
		node = v.step(node, ids[j])
	}
}

// tally is the list of the occurrences of all cues.
type tally struct {
	flat  []occurrence
	last  *[cueCount]lastOf
	facts *facts // the cues that have occurred
}

// lastOf is what a tally knows of a cue: the place of its last occurrence, and
// how many there are. It counts for a cue that has occurred.
type lastOf struct{ at, count int32 }

// note enters an occurrence, unless the cue's last one covers it.
func (t *tally) note(o occurrence) {
	l := &t.last[o.cue]
	if !t.facts.has(o.cue) {
		t.facts.add(o.cue)
		*l = lastOf{}
	} else {
		switch old := &t.flat[l.at]; {
		case old.from == o.from:
			old.to = max(old.to, o.to)
			return
		case old.to >= o.to:
			return
		}
	}
	l.at = int32(len(t.flat))
	l.count++
	t.flat = append(t.flat, o)
}

// part sorts the occurrences by cue into the memory of sorted.
func (t *tally) part(h *hearing, sorted []occurrence) {
	at := int32(0)
	for i, word := range t.facts {
		for ; word != 0; word &= word - 1 {
			c := i<<6 + bits.TrailingZeros64(word)
			n := t.last[c].count
			h.cues[c] = sorted[at : at : at+n]
			at += n
		}
	}
	for _, o := range t.flat {
		h.cues[o.cue] = append(h.cues[o.cue], o)
	}
}

// occurrences gives room for n of them that lasts until the message is released.
func (m *Message) occurrences(n int) []occurrence {
	s := m.scratch
	if cap(s.room)-len(s.room) < n {
		s.room = make([]occurrence, 0, 2*(cap(s.room)+n))
	}
	from := len(s.room)
	s.room = s.room[:from+n]
	return s.room[from : from+n : from+n]
}

// signedAmount reports a number behind a currency sign.
func (m *Message) signedAmount(i int) bool {
	at := int(m.tokens[i].start)
	return at > 0 && endsInCurrency(m.Text[max(0, at-5):at])
}
