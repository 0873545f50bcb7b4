package link

import "strings"

// lookalikeIn looks for a party's name that is misspelt or written with other
// signs in one label.
func (j *judgement) lookalikeIn(x *lexicon, i int) (claim, int) {
	l := &j.labels[i]
	if c, sure := j.disguisedIn(x, i); sure != spare {
		return c, sure
	}
	for at := 0; at < len(l.pieces); {
		start, end := l.token(at)
		at = end + 1
		if start == end {
			continue
		}
		if c, sure := j.misspeltIn(x, l, start, end); sure != spare {
			return c, sure
		}
	}
	if i == j.own && (j.tenant || j.ending == cheapEnding) && l.unknown >= 3 && (j.counts.talk == 0 || j.tenant && !j.works) && !(j.works && j.counts.bait+j.counts.business == 0) {
		if t, start, end := x.nearPart(l.text); t >= 0 {
			return claim{int(x.terms[t].party), "brand-in-host", l.offset + start, end - start, ""}, weak
		}
	}
	return noClaim, spare
}

// misspeltIn looks for a misspelt name in a token: in the whole of it, and in
// what is left when known words are cut from its ends.
func (j *judgement) misspeltIn(x *lexicon, l *labelRead, start, end int) (claim, int) {
	first, last := start, end
	for first < end && known(l.pieces[first]) {
		first++
	}
	for last > first && known(l.pieces[last-1]) {
		last--
	}
	for _, r := range [...][2]int{{start, end}, {first, end}, {start, last}, {first, last}} {
		if r[0] >= r[1] || !hasUnknown(l.pieces[r[0]:r[1]]) {
			continue
		}
		from, to := l.pieces[r[0]].start, l.pieces[r[1]-1].end
		t := x.misspelt(l.text[from:to], j.tenant || j.ending == cheapEnding || j.counts.bait > 0)
		if t < 0 {
			continue
		}
		c := claim{int(x.terms[t].party), "lookalike", l.offset, l.length, l.text[:from] + x.terms[t].text + l.text[to:]}
		n := len(x.terms[t].text)
		beside := j.counts.bait + j.counts.business // less the words inside the name
		for _, p := range l.pieces[r[0]:r[1]] {
			if p.class == bait || p.class == trap || p.class == business {
				beside--
			}
		}
		telling := beside > 0 || j.ending == cheapEnding || j.tenant
		switch {
		case j.counts.talk > 0 && j.counts.bait == 0 && (!j.tenant || j.works):
			return noClaim, spare
		case n >= 7 && telling, n >= 9, beside > 0 && j.counts.bait > 0:
			return c, strong
		case telling || n >= 8, n >= 6 && len(l.pieces) == 1 && len(j.labels) == 1:
			c.rule = "brand-in-host"
			return c, weak
		}
	}
	return noClaim, spare
}

// known says that a piece is a word that may be cut from a token's end.
func known(p piece) bool {
	return (p.class == bait || p.class == trap || p.class == business || p.class == talk) && p.end-p.start >= 3 || p.class == figures
}

func hasUnknown(pieces []piece) bool {
	for _, p := range pieces {
		if p.class == unknown {
			return true
		}
	}
	return false
}

// disguisedIn looks for a name written with digits for letters, or with pairs
// of letters that pass for one.
func (j *judgement) disguisedIn(x *lexicon, i int) (claim, int) {
	l := &j.labels[i]
	mixed := l.digits > 0 && len(l.pieces) > l.digits
	pairs := strings.Contains(l.text, "rn") || strings.Contains(l.text, "vv")
	if !mixed && !pairs {
		return noClaim, spare
	}
	var buffer [maxLabel + 1]piece
	for _, one := range [...]byte{'l', 'i'} {
		other := labelRead{text: undisguised(l.text, one, pairs), offset: l.offset, length: l.length}
		if other.text == l.text {
			continue
		}
		other.cut(x, buffer[:0])
		for k, p := range other.pieces {
			if p.class != brand && p.class != wordBrand {
				continue
			}
			t := &x.terms[p.term]
			if len(t.text) < 5 || strings.Contains(l.text, t.text) || t.class == wordBrand && len(t.text) < 6 {
				continue // guard: the name stands there as it is, so nothing is disguised
			}
			if !other.covered(k) && !(len(t.text) >= 7 && other.atEdge(k)) {
				continue
			}
			return claim{int(t.party), "lookalike", l.offset, l.length, other.text}, strong
		}
	}
	return noClaim, spare
}
