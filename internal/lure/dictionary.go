package lure

import (
	"slices"
	"sync"

	"saring/internal/lang"
)

// dictionary holds the words of all packs together, so that a token costs one
// look-up however many packs read the message, and one vocabulary per pack.
type dictionary struct {
	packs        []*lang.Pack
	words        wordTable
	known        []uint32 // per word: the packs that use it, one bit each
	vocabularies []vocabulary
}

// unknown is a word that no phrase uses; anyNumber stands for `#` in a phrase.
const (
	unknown   int32 = -1
	anyNumber int32 = 0
)

// mostPacks is how many packs one dictionary can tell apart.
const mostPacks = 32

var built struct {
	sync.Mutex
	list []*dictionary
}

// dictionaryOf builds the dictionary of a set of packs on first use and keeps it.
func dictionaryOf(packs []*lang.Pack) *dictionary {
	built.Lock()
	defer built.Unlock()
	for _, d := range built.list {
		if slices.Equal(d.packs, packs) {
			return d
		}
	}
	d := newDictionary(packs)
	built.list = append(built.list, d)
	return d
}

func newDictionary(packs []*lang.Pack) *dictionary {
	packs = packs[:min(len(packs), mostPacks)]
	d := &dictionary{
		packs: slices.Clone(packs), words: newWordTable(1 << 12), known: make([]uint32, 0, 1<<12),
		vocabularies: make([]vocabulary, len(packs)),
	}
	d.words.add([]byte("#"))
	d.known = append(d.known, 1<<mostPacks-1)
	for i, p := range packs {
		d.vocabularies[i] = newVocabulary(d, p, 1<<i)
	}
	for i := range d.vocabularies {
		v := &d.vocabularies[i]
		v.firsts = append(v.firsts, make([]int32, len(d.known)-len(v.firsts))...)
		v.findBases()
	}
	return d
}

// lookup numbers the tokens of a message: the word of each as it stands there.
func (d *dictionary) lookup(m *Message, numbers []int32) {
	for i := range m.tokens {
		t := &m.tokens[i]
		switch t.kind {
		case linked:
			numbers[i] = unknown
		case number:
			numbers[i] = anyNumber
		default:
			numbers[i] = d.words.find(m.folded[t.from:t.to], t.hash)
		}
	}
}
