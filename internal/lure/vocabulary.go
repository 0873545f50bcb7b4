package lure

import "saring/internal/lang"

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
	var last adding
	for _, c := range p.Cues {
		id, ok := cueByName(c.Name)
		if !ok {
			continue // lang's tests name unknown cues; a reader must not suffer
		}
		for _, phrase := range c.Phrases {
			v.add(&last, phrase, id)
		}
	}
	return v
}

// adding is where the phrase that was entered last has led: phrases that stand
// side by side in a pack often begin alike, and their common words need no search.
type adding struct {
	phrase string
	steps  int
	ends   [longestPhrase]int // of the phrase's words, in bytes
	nodes  [longestPhrase]int32
}

// shared returns the node and the byte that a phrase reaches with the last one's
// words.
func (a *adding) shared(phrase string) (node int32, at int) {
	same := 0
	for same < len(phrase) && same < len(a.phrase) && phrase[same] == a.phrase[same] {
		same++
	}
	for a.steps > 0 {
		if end := a.ends[a.steps-1]; end <= same && (end == len(phrase) || phrase[end] == ' ') {
			return a.nodes[a.steps-1], end
		}
		a.steps--
	}
	return 0, 0
}

func (v *vocabulary) add(a *adding, phrase string, id cue) {
	node, at := a.shared(phrase)
	a.phrase = phrase
	for at < len(phrase) {
		end := at
		for end < len(phrase) && phrase[end] != ' ' {
			end++
		}
		w := phrase[at:end]
		at = end + 1
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
		if a.steps < len(a.ends) {
			a.ends[a.steps], a.nodes[a.steps] = end, node
			a.steps++
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

// notYet marks a word of which has not been worked out how a pack reads it.
const notYet int32 = -3

// finish works out, once the dictionary is whole, how the pack reads each of its
// words. With later, it leaves each word to the first message that holds it: the
// engine, which starts often and reads one message at a time, does so.
func (v *vocabulary) finish(later bool) {
	words := len(v.known)
	v.firsts = append(v.firsts, make([]int32, words-len(v.firsts))...)
	numbers := make([]int32, 2*words)
	v.bases, v.reads, v.starts = numbers[:words], numbers[words:], make([]start, words)
	for n := range v.reads {
		v.reads[n] = notYet
	}
	if later {
		return
	}
	for n := range v.reads {
		v.settle(int32(n))
	}
}

// settle works out which word the pack reads where a word of the dictionary
// stands, and whether it is another of the pack's words with an ending.
func (v *vocabulary) settle(n int32) int32 {
	if v.reads[n] != notYet {
		return v.reads[n]
	}
	w := v.words.word(n)
	if v.known[n]&v.bit == 0 {
		v.reads[n] = unknown
		if loose := v.spellings.looseness(w); loose != outlandish {
			v.reads[n] = v.respelled(w, loose)
		}
		return v.reads[n]
	}
	v.reads[n] = n
	base := v.unended(w)
	v.bases[n] = base
	v.starts[n].node = v.firsts[n]
	if base != unknown {
		v.starts[n].base = base
		v.settle(base)
	}
	return n
}

// step goes on from a node along a word, or along the word without its ending:
// "uangnya" is a word of one phrase and still the "uang" of another.
func (v *vocabulary) step(node, id int32) int32 {
	if next := v.phrases.next(node, id); next != 0 || v.bases[id] == unknown {
		return next
	}
	return v.phrases.next(node, v.bases[id])
}
