package lure

import (
	"saring/internal/lang"
	"saring/internal/link"
)

// Business is the one whose channel pack is in use: messages are read with its
// names among those of the parties. A nil Business is none.
type Business struct {
	directory *link.Directory
	words     wordTable // of its names
	marks     []uint8
}

// NewBusiness prepares to look for the names of a directory's own party.
func NewBusiness(d *link.Directory) *Business {
	b := &Business{directory: d, words: newWordTable(32)}
	for _, a := range d.Own().Aliases {
		eachAliasWord(a, func(w string, mark uint8) {
			n, isNew := b.words.add(w)
			if isNew {
				b.marks = append(b.marks, 0)
			}
			b.marks[n] |= mark
		})
	}
	return b
}

// marksOf returns the marks of a token's word among the names.
func (b *Business) marksOf(m *Message, i int) uint8 {
	if b == nil {
		return 0
	}
	if n := b.words.find(m.at(i), m.tokens[i].hash); n >= 0 {
		return b.marks[n]
	}
	return 0
}

// named reports that a name of the business may stand in the message.
func (b *Business) named(m *Message) bool {
	if b == nil {
		return false
	}
	for i := range m.tokens {
		if b.marksOf(m, i)&beginsAlias != 0 {
			return true
		}
	}
	return false
}

// byAlias returns the party that is written this way; see link.PartyByAlias.
func (b *Business) byAlias(folded string) (p *link.Party, ambiguous bool) {
	if b == nil {
		return link.PartyByAlias(folded)
	}
	return b.directory.PartyByAlias(folded)
}

// IsWord reports that a word of a message means something in a language of the
// packs, so that as a name it tells little.
func IsWord(packs []*lang.Pack, word string) bool {
	d := dictionaryOf(packs)
	n := d.words.find([]byte(word), hashOf(word))
	return n > anyNumber && d.known[n] != 0
}

// Names reports whether the message names a party without doubt, and whether it
// names another one.
func (m *Message) Names(p *link.Party) (it, another bool) {
	for _, x := range m.party {
		switch {
		case x.party == p:
			it = true
		case !x.ordinary && x.party.Kind != "messenger":
			another = true
		}
	}
	return it, another
}
