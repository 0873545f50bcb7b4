package lure

import (
	"slices"
	"sync"
	"sync/atomic"

	"saring/internal/lang"
	"saring/internal/link"
)

// dictionary holds the words of all packs together, so that a token costs one
// look-up however many packs read the message, and one vocabulary per pack.
type dictionary struct {
	packs        []*lang.Pack
	words        wordTable
	known        []uint32 // per word: the packs that use it, one bit each
	marks        []uint8  // per word: what it may begin besides phrases
	vocabularies []vocabulary
	spellings    spellings
}

// Marks of words.
const (
	beginsAlias  uint8 = 1 << iota // the name of a party
	isAlias                        // a party's name as it is
	insideAlias                    // a later word of such a name
	beginsBroken                   // a link that has lost a sign
)

// unknown is a word that no phrase uses, onlyEnded one that only an ending may
// keep from it, outlandish one that no spelling brings closer to one either;
// anyNumber stands for `#` in a phrase.
const (
	onlyEnded  int32 = -4
	outlandish int32 = -2
	unknown    int32 = -1
	anyNumber  int32 = 0
)

// mostPacks is how many packs one dictionary can tell apart.
const mostPacks = 32

var built struct {
	sync.Mutex
	list []*dictionary
	last atomic.Pointer[dictionary] // the one that was asked for last: nearly always the only one
}

// dictionaryOf builds the dictionary of a set of packs on first use and keeps it.
func dictionaryOf(packs []*lang.Pack) *dictionary {
	if d := built.last.Load(); d != nil && slices.Equal(d.packs, packs) {
		return d
	}
	built.Lock()
	defer built.Unlock()
	for _, d := range built.list {
		if slices.Equal(d.packs, packs) {
			built.last.Store(d)
			return d
		}
	}
	d := newDictionary(packs)
	built.last.Store(d)
	built.list = append(built.list, d)
	return d
}

func newDictionary(packs []*lang.Pack) *dictionary {
	packs = packs[:min(len(packs), mostPacks)]
	d := &dictionary{
		packs: slices.Clone(packs), words: newWordTable(1 << 13), known: make([]uint32, 0, 1<<13),
		vocabularies: make([]vocabulary, len(packs)),
	}
	d.enter("#")
	d.known[anyNumber] = 1<<mostPacks - 1
	for i, p := range packs {
		d.vocabularies[i] = newVocabulary(d, p, 1<<i)
	}
	d.marks = make([]uint8, len(d.known))
	for _, w := range brokenHeads {
		d.mark(w, beginsBroken)
	}
	parties := link.Parties()
	for i := range parties {
		for _, a := range parties[i].Aliases {
			d.markAlias(a)
		}
	}
	d.spellings = newSpellings(d)
	for i := range d.vocabularies {
		d.vocabularies[i].finish(settleLater)
	}
	return d
}

// enter returns the number of a word, which need not be new.
func (d *dictionary) enter(w string) int32 {
	n, isNew := d.words.add(w)
	if isNew {
		d.known = append(d.known, 0)
	}
	return n
}

// markAlias marks the words of a party's name.
func (d *dictionary) markAlias(alias string) { eachAliasWord(alias, d.mark) }

// eachAliasWord yields the words of a name, each with what it is to the name.
func eachAliasWord(alias string, yield func(word string, mark uint8)) {
	mark := beginsAlias
	for rest := alias; rest != ""; mark = insideAlias {
		first := firstToken(rest)
		if first == "" {
			rest = rest[1:] // what joins two words of it
			continue
		}
		if first == alias {
			mark |= isAlias
		}
		yield(first, mark)
		rest = rest[len(first):]
	}
}

func (d *dictionary) mark(w string, mark uint8) {
	n := d.enter(w)
	if int(n) == len(d.marks) {
		d.marks = append(d.marks, 0)
	}
	d.marks[n] |= mark
}

// lookup numbers the tokens of a message: the word of each as it stands there.
// It returns the marks of all of them together.
func (d *dictionary) lookup(m *Message, numbers []int32) (marks uint8) {
	for i := range m.tokens {
		t := &m.tokens[i]
		switch t.kind {
		case linked:
			numbers[i] = outlandish
		case number:
			numbers[i] = anyNumber
			t.signed = m.signedAmount(i)
		default:
			w := m.folded[t.from:t.to]
			n := d.words.find(w, t.hash)
			if n != unknown {
				marks |= d.marks[n]
			} else {
				n = d.spellings.looseness(w)
			}
			numbers[i] = n
		}
	}
	return marks
}
