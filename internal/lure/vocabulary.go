package lure

import (
	"strings"
	"sync"

	"saring/internal/lang"
)

// vocabulary is one pack's cues, ready for matching: a dictionary of the words
// that its phrases use, and a trie of phrases over word numbers.
type vocabulary struct {
	words   wordTable
	loose   wordTable // words spelled as people type; see loosenInto
	looseTo []int32   // the word behind each loose spelling
	phrases trie
	endings []string
	vowels  bool // words may lose their vowels ("slmt" for "selamat")
}

// unknown is a word that no phrase of the pack uses; anyNumber stands for `#`
// in a phrase.
const (
	unknown   int32 = -1
	anyNumber int32 = 0
)

var (
	vocabularies = map[*lang.Pack]*vocabulary{}
	building     sync.Mutex
)

// vocabularyOf builds a pack's vocabulary on first use (about 1 ms in wasm)
// and keeps it.
func vocabularyOf(p *lang.Pack) *vocabulary {
	building.Lock()
	defer building.Unlock()
	v := vocabularies[p]
	if v == nil {
		v = newVocabulary(p)
		vocabularies[p] = v
	}
	return v
}

func newVocabulary(p *lang.Pack) *vocabulary {
	words := 1
	for _, c := range p.Cues {
		for _, phrase := range c.Phrases {
			words += 1 + strings.Count(phrase, " ")
		}
	}
	v := &vocabulary{
		words: newWordTable(words), loose: newWordTable(words), looseTo: make([]int32, 0, words),
		phrases: newTrie(words), endings: p.Endings, vowels: p.DropsVowels,
	}
	v.words.add([]byte("#"))
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
	for w := range strings.FieldsSeq(phrase) {
		key := append(room[:0], w...)
		n, isNew := v.words.add(key)
		if isNew {
			if l := v.loosenInto(looseRoom[:0], key); len(l) >= shortestLoose {
				if _, isNew := v.loose.add(l); isNew {
					v.looseTo = append(v.looseTo, n)
				}
			}
		}
		node = v.phrases.grow(node, n)
	}
	v.phrases.mean(node, id)
}

// occurrence is a cue and the tokens that carry it, from inclusive, to
// exclusive.
type occurrence struct {
	cue      cue
	from, to int32
}

// cues finds all cues of the message: for every start the longest phrase of
// each cue.
func (v *vocabulary) cues(m *Message) *[cueCount][]occurrence {
	ids := make([]int32, 2*len(m.tokens))
	covers := ids[len(m.tokens):] // tokens that the word covers
	ids = ids[:len(m.tokens)]
	for i := range m.tokens {
		ids[i], covers[i] = v.lookup(m, i)
	}
	// All occurrences in one list first, then parted by cue: one allocation
	// instead of one per cue.
	flat := make([]occurrence, 0, len(m.tokens)+16)
	var last [cueCount]int32 // index in flat of the cue's last occurrence, + 1
	var count [cueCount]int32
	note := func(c cue, from, to int32) {
		if n := last[c]; n > 0 {
			switch o := &flat[n-1]; {
			case o.from == from:
				o.to = to
				return
			case o.to >= to:
				return
			}
		}
		flat = append(flat, occurrence{c, from, to})
		last[c] = int32(len(flat))
		count[c]++
	}
	for i := range ids {
		if ids[i] == unknown {
			continue
		}
		if ids[i] == anyNumber && m.signedAmount(i) {
			note(money, int32(i), int32(i+1))
		}
		node, j := int32(0), i
		for j < len(ids) && ids[j] != unknown {
			if node = v.phrases.next(node, ids[j]); node == 0 {
				break
			}
			j += int(covers[j])
			for e := v.phrases.cues[node]; e >= 0; e = v.phrases.list[e].next {
				note(v.phrases.list[e].cue, int32(i), int32(j))
			}
		}
	}
	sorted := make([]occurrence, len(flat))
	found := new([cueCount][]occurrence)
	at := int32(0)
	for c, n := range count {
		found[c] = sorted[at : at : at+n]
		at += n
	}
	for _, o := range flat {
		found[o.cue] = append(found[o.cue], o)
	}
	return found
}

// signedAmount reports a number behind a currency sign.
func (m *Message) signedAmount(i int) bool {
	at := int(m.tokens[i].start)
	return endsInCurrency(m.Text[max(0, at-5):at])
}

// lookup gives the number of the word at token i, and how many tokens it
// covers: more than one where a word was written with digits for letters
// ("d4n4") or letter by letter ("k o d e").
func (v *vocabulary) lookup(m *Message, i int) (id, covers int32) {
	t := m.tokens[i]
	switch t.kind {
	case linked:
		return unknown, 1
	case number:
		if i+1 < len(m.tokens) && m.tokens[i+1].glued {
			if id, n := v.digitsForLetters(m, i); n > 0 {
				return id, n
			}
		}
		return anyNumber, 1
	}
	w := m.at(i)
	if t.to-t.from == 1 {
		if id, n := v.spelledOut(m, i); n > 0 {
			return id, n
		}
	}
	if i+1 < len(m.tokens) && m.tokens[i+1].glued && m.tokens[i+1].kind == number {
		if id, n := v.digitsForLetters(m, i); n > 0 {
			return id, n
		}
	}
	return v.lookupWord(w), 1
}

// lookupWord looks a folded word up as it is, without an ending, and in the
// looser spelling of short messages.
func (v *vocabulary) lookupWord(w []byte) int32 {
	if id := v.words.find(w); id != unknown {
		return id
	}
	if len(w) > 32 {
		return unknown
	}
	stem := w
	for range 2 {
		for _, ending := range v.endings {
			if len(stem) >= len(ending)+3 && string(stem[len(stem)-len(ending):]) == ending {
				stem = stem[:len(stem)-len(ending)]
				if id := v.words.find(stem); id != unknown {
					return id
				}
				break
			}
		}
	}
	var room [32]byte
	if plain := unstretched(room[:0], w); len(plain) < len(w) {
		if id := v.words.find(plain); id != unknown {
			return id
		}
	}
	l := v.loosenInto(room[:0], w)
	if len(l) < shortestLoose {
		return unknown
	}
	if n := v.loose.find(l); n != unknown && v.abbreviates(w, v.looseTo[n]) {
		return v.looseTo[n]
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
