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
		n := v.enter(key)
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

// finish works out, once the dictionary is whole, how the pack reads each of its
// words: which are another of the pack's words with an ending, and what the
// words of other packs are here.
func (v *vocabulary) finish() {
	words := len(v.known)
	v.firsts = append(v.firsts, make([]int32, words-len(v.firsts))...)
	v.bases, v.reads, v.starts = make([]int32, words), make([]int32, words), make([]start, words)
	for n := range words {
		w := v.words.word(int32(n))
		v.bases[n], v.reads[n] = unknown, int32(n)
		if v.known[n]&v.bit == 0 {
			v.reads[n] = v.respelled(w)
		} else {
			v.bases[n] = v.unended(w)
		}
	}
	for n := range words {
		v.starts[n].node = v.firsts[n]
		if base := v.bases[n]; base != unknown {
			v.starts[n].base = base
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
