package lure

import (
	"strings"
	"sync"

	"saring/internal/lang"
)

// vocabulary is one pack's cues, ready for matching: a dictionary of the words
// that its phrases use, and a trie of phrases over word numbers.
type vocabulary struct {
	words   map[string]int32
	spelled []string         // by word number
	loose   map[string]int32 // spelled as people type; see loosen
	endings []string
	vowels  bool // words may lose their vowels ("slmt" for "selamat")
	next    map[edge]int32
	ends    [][]cue // cues that end at a trie node
}

type edge struct{ node, word int32 }

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
	v := &vocabulary{
		words:   make(map[string]int32, 2048),
		loose:   make(map[string]int32, 2048),
		next:    make(map[edge]int32, 4096),
		ends:    make([][]cue, 1, 2048),
		endings: p.Endings,
		vowels:  p.DropsVowels,
	}
	v.words["#"] = anyNumber
	v.spelled = append(v.spelled, "#")
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
	node := int32(0)
	for _, w := range strings.Fields(phrase) {
		n, ok := v.words[w]
		if !ok {
			n = int32(len(v.words))
			v.words[w] = n
			v.spelled = append(v.spelled, w)
			if l := v.loosen(w); len(l) >= shortestLoose {
				if _, taken := v.loose[l]; !taken {
					v.loose[l] = n
				}
			}
		}
		child, ok := v.next[edge{node, n}]
		if !ok {
			child = int32(len(v.ends))
			v.ends = append(v.ends, nil)
			v.next[edge{node, n}] = child
		}
		node = child
	}
	v.ends[node] = append(v.ends[node], id)
}

// occurrence is a cue and the tokens that carry it, From inclusive, To
// exclusive.
type occurrence struct {
	cue      cue
	from, to int32
}

// cues finds all cues of the message: for every start the longest phrase of
// each cue.
func (v *vocabulary) cues(m *Message) *[cueCount][]occurrence {
	found := new([cueCount][]occurrence)
	ids := make([]int32, len(m.tokens))
	spans := make([]int32, len(m.tokens)) // tokens that the word covers
	for i := range m.tokens {
		ids[i], spans[i] = v.lookup(m, i)
	}
	for i := range ids {
		if ids[i] == unknown {
			continue
		}
		if ids[i] == anyNumber && m.signedAmount(i) {
			found[money] = append(found[money], occurrence{money, int32(i), int32(i + 1)})
		}
		node, j := int32(0), i
		for j < len(ids) && ids[j] != unknown {
			child, ok := v.next[edge{node, ids[j]}]
			if !ok {
				break
			}
			node = child
			j += int(spans[j])
			for _, c := range v.ends[node] {
				list := found[c]
				if n := len(list); n > 0 && list[n-1].from == int32(i) {
					list[n-1].to = int32(j)
				} else if n == 0 || list[n-1].to < int32(j) {
					found[c] = append(list, occurrence{c, int32(i), int32(j)})
				}
			}
		}
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
	if id, ok := v.words[string(w)]; ok {
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
				if id, ok := v.words[string(stem)]; ok {
					return id
				}
				break
			}
		}
	}
	var room [32]byte
	if plain := unstretched(room[:0], w); len(plain) < len(w) {
		if id, ok := v.words[string(plain)]; ok {
			return id
		}
	}
	l := v.loosenInto(room[:0], w)
	if len(l) < shortestLoose {
		return unknown
	}
	if id, ok := v.loose[string(l)]; ok && v.abbreviates(w, id) {
		return id
	}
	return unknown
}

// shortestLoose is the least number of letters that a loose spelling keeps:
// with three, "tgl" (a date) would be "togel" (a lottery). Shorter
// abbreviations stand in the packs.
const shortestLoose = 4

func (v *vocabulary) loosen(w string) string {
	return string(v.loosenInto(nil, []byte(w)))
}

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
	full := v.spelled[id]
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
