package lure

import (
	"strings"

	"saring/internal/lang"
)

// vocabulary is one pack's cues, ready for matching: the dictionary's words
// that the pack uses, spelled loosely, and a trie of phrases over word numbers.
type vocabulary struct {
	*dictionary
	bit     uint32    // of known
	loose   wordTable // words spelled as people type; see loosenInto
	looseTo []int32   // the word behind each loose spelling
	phrases trie
	firsts  []int32 // per word: where phrases that begin with it go on, or 0
	bases   []int32 // per word: the pack's word that it is with an ending, or unknown
	endings []string
	lasts   [256]bool // the last bytes of endings
	vowels  bool      // words may lose their vowels ("slmt" for "selamat")
}

func newVocabulary(d *dictionary, p *lang.Pack, bit uint32) vocabulary {
	v := vocabulary{
		dictionary: d, bit: bit,
		loose: newWordTable(1 << 11), looseTo: make([]int32, 0, 1<<11),
		phrases: newTrie(1 << 12), endings: p.Endings, vowels: p.DropsVowels,
	}
	for _, ending := range v.endings {
		v.lasts[ending[len(ending)-1]] = true
	}
	for _, c := range p.Cues {
		id, ok := cueByName(c.Name)
		if !ok {
			continue // lang's tests name unknown cues; a reader must not suffer
		}
		for _, phrase := range c.Phrases {
			v.add(phrase, id)
		}
	}
	return v
}

func (v *vocabulary) add(phrase string, id cue) {
	var room, looseRoom [64]byte
	node := int32(0)
	for len(phrase) > 0 {
		w := phrase
		if i := strings.IndexByte(phrase, ' '); i >= 0 {
			w, phrase = phrase[:i], phrase[i+1:]
		} else {
			phrase = ""
		}
		if w == "" {
			continue
		}
		key := append(room[:0], w...)
		n, isNew := v.words.add(key)
		if isNew {
			v.known = append(v.known, 0)
		}
		if v.known[n]&v.bit == 0 {
			v.known[n] |= v.bit
			if l := v.loosenInto(looseRoom[:0], key); len(l) >= shortestLoose {
				if _, isNew := v.loose.add(l); isNew {
					v.looseTo = append(v.looseTo, n)
				}
			}
		}
		from := node
		node = v.phrases.grow(from, n)
		if from == 0 {
			// Most words of a message begin no phrase, and this tells so without a
			// search.
			if grow := int(n) + 1 - len(v.firsts); grow > 0 {
				v.firsts = append(v.firsts, make([]int32, grow)...)
			}
			v.firsts[n] = node
		}
	}
	v.phrases.mean(node, id)
}

// findBases notes which words are another of the pack's words with an ending.
func (v *vocabulary) findBases() {
	v.bases = make([]int32, len(v.firsts))
	for n := range v.bases {
		v.bases[n] = unknown
		if v.known[n]&v.bit != 0 {
			v.bases[n] = v.unended(v.words.word(int32(n)))
		}
	}
}

// step goes on from a node along a word, or along the word without its ending:
// "uangnya" is a word of one phrase and still the "uang" of another.
func (v *vocabulary) step(node, id int32) int32 {
	if next := v.phrases.next(node, id); next != 0 || v.bases[id] == unknown {
		return next
	}
	return v.phrases.next(node, v.bases[id])
}

// occurrence is a cue and the tokens that carry it, from inclusive, to
// exclusive.
type occurrence struct {
	cue      cue
	from, to int32
}

// readWords turns the dictionary's numbers of a message's tokens into what this
// pack reads: its own words, also where they are disguised or spelled loosely.
func (v *vocabulary) readWords(m *Message, numbers, ids, covers []int32) {
	for i, id := range numbers {
		covers[i] = 1
		t := &m.tokens[i]
		if t.kind != linked && i+1 < len(numbers) {
			// A word of one letter may be spelled out, if another one follows.
			if t.kind == word && t.to-t.from == 1 && single(m.tokens[i+1]) {
				if id, n := v.spelledOut(m, i); n > 0 {
					ids[i], covers[i] = id, n
					continue
				}
			}
			if next := &m.tokens[i+1]; next.glued && (t.kind == number || next.kind == number) {
				if id, n := v.digitsForLetters(m, i); n > 0 {
					ids[i], covers[i] = id, n
					continue
				}
			}
		}
		if id != unknown && v.known[id]&v.bit == 0 {
			id = unknown
		}
		if id == unknown && t.kind == word {
			id = v.respelled(m.folded[t.from:t.to])
		}
		ids[i] = id
	}
}

// cues finds all cues of the message: for every start the longest phrase of
// each cue. Lists in found are in the memory of the message.
func (v *vocabulary) cues(m *Message, numbers []int32, found *[cueCount][]occurrence) {
	s := m.scratch
	s.ids, s.covers = sized(s.ids, len(numbers)), sized(s.covers, len(numbers))
	ids, covers := s.ids, s.covers
	v.readWords(m, numbers, ids, covers)
	// All occurrences in one list first, then parted by cue.
	flat := s.flat[:0]
	var last [cueCount]int32 // index in flat of the cue's last occurrence, + 1
	var count [cueCount]int32
	for i, id := range ids {
		if id == unknown {
			continue
		}
		if id == anyNumber && m.signedAmount(i) {
			flat = note(flat, &last, &count, occurrence{money, int32(i), int32(i + 1)})
		}
		for first := id; first != unknown; first = v.bases[first] {
			node, j := v.firsts[first], i
			for node != 0 {
				j += int(covers[j])
				for e := v.phrases.cues[node]; e >= 0; e = v.phrases.list[e].next {
					flat = note(flat, &last, &count, occurrence{v.phrases.list[e].cue, int32(i), int32(j)})
				}
				if j >= len(ids) || ids[j] == unknown {
					break
				}
				node = v.step(node, ids[j])
			}
		}
	}
	s.flat = flat
	sorted := m.occurrences(len(flat))
	at := int32(0)
	for c, n := range count {
		if n > 0 {
			found[c] = sorted[at : at : at+n]
			at += n
		}
	}
	for _, o := range flat {
		found[o.cue] = append(found[o.cue], o)
	}
}

// note enters an occurrence, unless the cue's last one covers it.
func note(flat []occurrence, last, count *[cueCount]int32, o occurrence) []occurrence {
	if n := last[o.cue]; n > 0 {
		switch old := &flat[n-1]; {
		case old.from == o.from:
			old.to = max(old.to, o.to)
			return flat
		case old.to >= o.to:
			return flat
		}
	}
	flat = append(flat, o)
	last[o.cue] = int32(len(flat))
	count[o.cue]++
	return flat
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

// lookupWord looks a folded word up as it is, and as it may be respelled.
func (v *vocabulary) lookupWord(w []byte) int32 {
	if id := v.find(w); id != unknown {
		return id
	}
	return v.respelled(w)
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
func (v *vocabulary) respelled(w []byte) int32 {
	if len(w) == 0 || len(w) > 32 {
		return unknown
	}
	if id := v.unended(w); id != unknown {
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
