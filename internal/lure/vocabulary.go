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
	reads   []int32 // per word of any pack: the word that this pack reads there, or unknown
	starts  []start // per word
	endings []string
	lasts   [256]bool // the last bytes of endings
	vowels  bool      // words may lose their vowels ("slmt" for "selamat")
}

// start is where phrases that begin with a word go on: with the word itself,
// and with its base. 0 is nowhere.
type start struct{ node, base int32 }

func newVocabulary(d *dictionary, p *lang.Pack, bit uint32) vocabulary {
	v := vocabulary{dictionary: d, bit: bit, endings: p.Endings, vowels: p.DropsVowels}
	for _, ending := range v.endings {
		v.lasts[ending[len(ending)-1]] = true
	}
	phrases := 0
	for i := range p.Cues {
		phrases += len(p.Cues[i].Phrases)
	}
	// A table that has its size from the start is not built twice.
	v.loose, v.looseTo = newWordTable(phrases/2), make([]int32, 0, phrases/2)
	v.phrases = newTrie(phrases + phrases/2)
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
		n := v.enter(w)
		if v.known[n]&v.bit == 0 {
			v.known[n] |= v.bit
			v.addLoose(w, n)
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

// addLoose enters the loose spelling of a word of the pack.
func (v *vocabulary) addLoose(w string, n int32) {
	var room, looseRoom [64]byte
	if l := v.loosenInto(looseRoom[:0], append(room[:0], w...)); len(l) >= shortestLoose {
		if _, isNew := v.loose.add(string(l)); isNew {
			v.looseTo = append(v.looseTo, n)
		}
	}
}

// finish works out, once the dictionary is whole, how the pack reads each of its
// words: which are another of the pack's words with an ending, and what the
// words of other packs are here.
func (v *vocabulary) finish() {
	words := len(v.known)
	v.firsts = append(v.firsts, make([]int32, words-len(v.firsts))...)
	numbers := make([]int32, 2*words)
	v.bases, v.reads, v.starts = numbers[:words], numbers[words:], make([]start, words)
	for n := range words {
		w := v.words.word(int32(n))
		v.bases[n], v.reads[n] = unknown, int32(n)
		switch {
		case v.known[n]&v.bit != 0:
			if base := v.unended(w); base != unknown {
				v.bases[n], v.starts[n].base = base, base
			}
		case len(v.looseTo) == 0 || !v.spellings.mayKnow(w):
			v.reads[n] = unknown
		default:
			v.reads[n] = v.respelled(w)
		}
		v.starts[n].node = v.firsts[n]
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
