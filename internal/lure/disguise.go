package lure

import "saring/internal/rule"

// Words in disguise: digits for letters and words written letter by letter.
// Both are tried only where a token's shape asks for it, and count only where
// the result is a word that some phrase uses, so that prices and product
// numbers stay what they are.

// lettersFor gives the letters that a digit stands for in "d4n4", "1nf0".
var lettersFor = [10]string{"o", "il", "z", "e", "a", "s", "g", "t", "b", "g"}

// digitsForLetters reads the glued tokens from i as one word. It returns the
// word's number and how many tokens it covers, or zero tokens.
func (v *vocabulary) digitsForLetters(m *Message, i int) (int32, int32) {
	n := i + 1
	for n < len(m.tokens) && m.tokens[n].glued && n-i < 9 {
		n++
	}
	from, to := m.tokens[i].from, m.tokens[n-1].to
	if to-from < 4 || to-from > 24 || int(to) > len(m.folded) || n-i < 2 {
		return unknown, 0
	}
	var room [24]byte
	// A one may be an i or an l; two tries settle it.
	for try := range 2 {
		w := room[:0]
		letters := 0
		for k := i; k < n; k++ {
			for _, c := range m.at(k) {
				if c < '0' || c > '9' {
					w = append(w, c)
					letters++
					continue
				}
				choice := lettersFor[c-'0']
				w = append(w, choice[min(try, len(choice)-1)])
			}
		}
		if letters*2 < len(w) {
			return unknown, 0
		}
		if id := v.lookupWord(w); id != unknown {
			return id, int32(n - i)
		}
	}
	return unknown, 0
}

// noteMask enters the tokens of a word in disguise, once for all packs.
func (m *Message) noteMask(from, to int) {
	s := rule.Span{Start: int(m.tokens[from].start), End: int(m.tokens[to-1].end)}
	for _, o := range m.masked {
		if o.Start < s.End && s.Start < o.End {
			return
		}
	}
	if len(m.masked) < 8 { // a few tell enough
		m.masked = append(m.masked, s)
	}
}

// spelledOut reads single letters with gaps between them as one word.
func (v *vocabulary) spelledOut(m *Message, i int) (int32, int32) {
	if i > 0 && single(m.tokens[i-1]) {
		return unknown, 0 // inside a run that was tried from its start
	}
	var room [24]byte
	w := room[:0]
	n := i
	for n < len(m.tokens) && len(w) < len(room) && single(m.tokens[n]) {
		w = append(w, m.at(n)...)
		n++
	}
	for ; n-i >= 3; n-- {
		if id := v.find(w[:n-i]); id != unknown {
			return id, int32(n - i)
		}
	}
	return unknown, 0
}

func single(t token) bool { return t.to-t.from == 1 && t.kind != linked }
