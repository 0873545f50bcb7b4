package lure

import (
	"math/bits"

	"saring/internal/lang"
	"saring/internal/link"
)

// Trait is one thing that the model sees in a message, and at which token.
type Trait struct{ Token, ID int32 }

// Traits returns what the model sees in the message, and the number of tokens.
// The packs must be all packs.
func (m *Message) Traits(packs []*lang.Pack) (traits []Trait, tokens int) {
	found := m.findCues(packs)
	for i, t := range m.traits() {
		for _, shape := range shapeOrder {
			if t.shapes>>shape&1 != 0 {
				traits = append(traits, Trait{int32(i), int32(shapeTrait + shape)})
			}
		}
		if t.word >= 0 {
			traits = append(traits, Trait{int32(i), t.word}, Trait{int32(i), t.pair})
		}
	}
	m.eachCue(found, func(token int32, c cue) { traits = append(traits, Trait{token, int32(cueTrait + int(c))}) })
	return traits, len(m.tokens)
}

// IsShape says that a trait is a shape. The traits before the shapes are words,
// those behind them cues.
func IsShape(id int32) bool { return id >= shapeTrait && id < cueTrait }

// CueOf names the cue of a trait, "" if it is none.
func CueOf(id int) string {
	if id < cueTrait {
		return ""
	}
	return cueNames[id-cueTrait]
}

// The classes that stand for tokens which a model must not learn by heart.
const (
	noClass = iota
	classLink
	classOwnLink
	classChat
	classShort
	classMail
	classPhone
	classMoney
	classParty
	classNumber // and the length of the number
)

// tokenTraits is what the model sees at one token: the slots of the word and of
// the pair that it makes with the word before it, and a bit for each shape. A
// token inside a number or name has no word of its own: -1.
type tokenTraits struct {
	word, pair int32
	shapes     uint8
}

// shapeOrder is the order in which Traits lists the shapes of a token.
var shapeOrder = [...]int{shapeDial, shapeFile, shapeParty, shapeLink, shapeStrange, shapePhone}

// traits returns what the model sees at each token, in the memory of the message.
func (m *Message) traits() []tokenTraits {
	s := m.scratch
	if cap(s.traits) < len(m.tokens) {
		s.traits = make([]tokenTraits, len(m.tokens)+len(m.tokens)/4)
	}
	all := s.traits[:len(m.tokens)]
	// Most messages hold nothing but words and numbers.
	plain := len(m.Links)+len(m.phones)+len(m.party)+len(m.dials)+len(m.apks) == 0
	links, phones, party, dials, apks := 0, 0, 0, 0, 0
	before := uint32(1)
	for i := range m.tokens {
		t := &m.tokens[i]
		class, shapes := noClass, uint8(0)
		if plain {
			if t.kind == number {
				class = numberClass(t)
			}
		} else {
			for party < len(m.party) && int(m.party[party].to) <= i {
				party++
			}
			for phones < len(m.phones) && m.phones[phones].End <= int(t.start) {
				phones++
			}
			if dials < len(m.dials) && int(t.end) > m.dials[dials].span.Start {
				shapes |= 1 << shapeDial
				dials++
			}
			if apks < len(m.apks) && int(t.end) > m.apks[apks].Start {
				shapes |= 1 << shapeFile
				apks++
			}
			if party < len(m.party) && int(m.party[party].from) == i {
				shapes |= 1 << shapeParty
			}
			inside := false // of a phone number or a name, behind its first token
			switch {
			case t.kind == linked:
				for links < len(m.Links) && m.Links[links].Span.End <= int(t.start) {
					links++
				}
				class = classLink
				if links < len(m.Links) {
					class = classOf(&m.Links[links])
					shapes |= 1 << shapeLink
					if m.strange(&m.Links[links]) {
						shapes |= 1 << shapeStrange
					}
				}
			case phones < len(m.phones) && int(t.start) >= m.phones[phones].Start && int(t.end) <= m.phones[phones].End:
				class = classPhone
				if inside = i > 0 && int(m.tokens[i-1].start) >= m.phones[phones].Start; !inside {
					shapes |= 1 << shapePhone
				}
			case t.kind == number:
				class = numberClass(t)
			case party < len(m.party) && int(m.party[party].from) <= i && !m.party[party].ordinary:
				class, inside = classParty, int(m.party[party].from) < i
			}
			if inside {
				all[i] = tokenTraits{word: -1, pair: -1, shapes: shapes}
				continue
			}
		}
		h := uint32(class)
		if class == noClass {
			h = t.hash
		}
		h = stir(h)
		all[i] = tokenTraits{int32(h % modelSlots), int32(stir(before*0x9E3779B1+h) % modelSlots), shapes}
		before = h
	}
	return all
}

func numberClass(t *token) int {
	if t.signed {
		return classMoney
	}
	return classNumber + int(min(t.to-t.from, 9))
}

// eachCue yields the cues of all packs, by cue. One that several packs know at one
// place counts once.
func (m *Message) eachCue(found []hearing, yield func(token int32, c cue)) {
	noted := sized(m.scratch.noted, len(m.tokens))
	m.scratch.noted = noted
	clear(noted)
	var all facts
	for i := range found {
		all = all.and(found[i].facts)
	}
	for k, word := range all {
		for ; word != 0; word &= word - 1 {
			c := cue(k<<6 + bits.TrailingZeros64(word))
			for i := range found {
				for _, o := range found[i].cues[c] {
					if noted[o.from] != uint8(c)+1 {
						noted[o.from] = uint8(c) + 1
						yield(o.from, c)
					}
				}
			}
		}
	}
}

func stir(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>12
}

func classOf(l *link.Link) int {
	switch {
	case l.Email:
		return classMail
	case l.Kind == link.Messenger:
		return classChat
	case l.Kind != link.Ordinary:
		return classShort
	case l.Owner != nil:
		return classOwnLink
	}
	return classLink
}

func (m *Message) strangeLink() bool {
	for i := range m.Links {
		if m.strange(&m.Links[i]) {
			return true
		}
	}
	return false
}
