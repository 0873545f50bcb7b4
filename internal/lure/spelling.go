package lure

// spellings tells of a word that no pack uses whether any pack may know it all
// the same, without an ending or spelled loosely. Of most such words it says no,
// and they cost one walk over their letters instead of two for each pack.
type spellings struct {
	lasts  [256]bool // the last bytes of all packs' endings
	filter [1 << 10]uint64
}

func newSpellings(d *dictionary) (s spellings) {
	for i := range d.vocabularies {
		v := &d.vocabularies[i]
		for c, is := range v.lasts {
			s.lasts[c] = s.lasts[c] || is
		}
		for n := range v.looseTo {
			s.add(hashOf(v.loose.word(int32(n))))
		}
	}
	return s
}

func (s *spellings) add(hash uint32) { s.filter[hash>>6&1023] |= 1 << (hash & 63) }

func (s *spellings) has(hash uint32) bool { return s.filter[hash>>6&1023]>>(hash&63)&1 != 0 }

// looseness says what may bring a word that no pack uses closer to one: unknown
// is anything, onlyEnded an ending alone, outlandish nothing.
func (s *spellings) looseness(w []byte) int32 {
	if len(w) == 0 || len(w) > 32 {
		return outlandish
	}
	last := w[0]
	// The two ways to loosen a word: without repeated letters, and without vowels
	// behind the first letter besides.
	whole := hashNext(hashStart, last)
	bare := whole
	for _, c := range w[1:] {
		if c == last {
			return unknown // unstretched
		}
		last = c
		whole = hashNext(whole, c)
		if !isVowel(c) {
			bare = hashNext(bare, c)
		}
	}
	switch {
	case s.has(whole) || s.has(bare):
		return unknown
	case s.lasts[last]:
		return onlyEnded
	}
	return outlandish
}

// lookupWord looks a folded word up as it is, and as it may be respelled.
func (v *vocabulary) lookupWord(w []byte) int32 {
	if id := v.find(w); id != unknown {
		return id
	}
	return v.respelled(w, unknown)
}

// find gives the number of a folded word that the pack uses, or unknown.
func (v *vocabulary) find(w []byte) int32 {
	if id := v.words.find(w, hashOf(w)); id != unknown && v.known[id]&v.bit != 0 {
		return id
	}
	return unknown
}

// respelled looks a word that the pack does not use up without an ending, and in
// the looser spelling of short messages.
func (v *vocabulary) respelled(w []byte, looseness int32) int32 {
	if len(w) == 0 || len(w) > 32 {
		return unknown
	}
	if id := v.unended(w); id != unknown || looseness == onlyEnded {
		return id
	}
	hash, length, doubled := v.looseHash(w)
	var room [32]byte
	if doubled {
		if id := v.find(unstretched(room[:0], w)); id != unknown {
			return id
		}
	}
	if length < shortestLoose || !v.loose.mayHold(hash) {
		return unknown
	}
	if n := v.loose.find(v.loosenInto(room[:0], w), hash); n != unknown && v.abbreviates(w, v.looseTo[n]) {
		return v.looseTo[n]
	}
	return unknown
}

// unended looks a word up without one ending, then without two.
func (v *vocabulary) unended(w []byte) int32 {
	for range 2 {
		if len(w) == 0 || !v.lasts[w[len(w)-1]] {
			break
		}
		for _, ending := range v.endings {
			if len(w) >= len(ending)+3 && string(w[len(w)-len(ending):]) == ending {
				w = w[:len(w)-len(ending)]
				if id := v.find(w); id != unknown {
					return id
				}
				break
			}
		}
	}
	return unknown
}

// shortestLoose is the least number of letters that a loose spelling keeps:
// with three, "tgl" (a date) would be "togel" (a lottery). Shorter
// abbreviations stand in the packs.
const shortestLoose = 4

// loosenInto writes w without repeated letters, and without its vowels where
// the language's writers leave them out.
func (v *vocabulary) loosenInto(dst, w []byte) []byte {
	var last byte
	for i, c := range w {
		if i > 0 && c == last {
			continue
		}
		last = c
		if v.vowels && i > 0 && isVowel(c) {
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

// looseHash gives the hash and the length of what loosenInto writes, and whether
// w repeats a letter, without writing anything.
func (v *vocabulary) looseHash(w []byte) (hash uint32, length int, doubled bool) {
	hash = hashStart
	var last byte
	for i, c := range w {
		if i > 0 {
			if c == last {
				doubled = true
				continue
			}
			last = c
			if v.vowels && isVowel(c) {
				continue
			}
		}
		last = c
		hash = hashNext(hash, c)
		length++
	}
	return hash, length, doubled
}

// unstretched writes w with every letter once where it is repeated: "kooodee"
// is "kode".
func unstretched(dst, w []byte) []byte {
	for i, c := range w {
		if i == 0 || c != w[i-1] {
			dst = append(dst, c)
		}
	}
	return dst
}

func isVowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }

// abbreviates reports whether w, without repeated letters, is the dictionary
// word with some vowels left out: "slmt" is "selamat", "karma" is not "kirim".
func (v *vocabulary) abbreviates(w []byte, id int32) bool {
	full := v.words.word(id)
	j := 0
	for i, c := range w {
		if i > 0 && c == w[i-1] {
			continue
		}
		for j < len(full) && full[j] != c {
			if !isVowel(full[j]) && (j == 0 || full[j] != full[j-1]) {
				return false
			}
			j++
		}
		if j == len(full) {
			return false
		}
		j++
	}
	for ; j < len(full); j++ {
		if !isVowel(full[j]) && full[j] != full[j-1] {
			return false
		}
	}
	return true
}
