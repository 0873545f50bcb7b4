package lure

import (
	"saring/internal/lang"
	"saring/internal/link"
)

// Trait is one thing that the model sees in a message, and at which token.
type Trait struct{ Token, ID int32 }

// Traits returns what the model sees in the message, and the number of tokens.
// The packs must be all packs.
func (m *Message) Traits(packs []*lang.Pack) (traits []Trait, tokens int) {
	found := m.findCues(packs)
	m.eachTrait(found, func(token, id int32) { traits = append(traits, Trait{token, id}) })
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

// eachTrait yields what the model sees.
func (m *Message) eachTrait(found []hearing, yield func(token, id int32)) {
	links, phones, party, dials, apks := 0, 0, 0, 0, 0
	before := uint32(1)
	for i := range m.tokens {
		t := &m.tokens[i]
		for party < len(m.party) && int(m.party[party].to) <= i {
			party++
		}
		for phones < len(m.phones) && m.phones[phones].End <= int(t.start) {
			phones++
		}
		if dials < len(m.dials) && int(t.end) > m.dials[dials].span.Start {
			yield(int32(i), shapeTrait+shapeDial)
			dials++
		}
		if apks < len(m.apks) && int(t.end) > m.apks[apks].Start {
			yield(int32(i), shapeTrait+shapeFile)
			apks++
		}
		if party < len(m.party) && int(m.party[party].from) == i {
			yield(int32(i), shapeTrait+shapeParty)
		}
		class := noClass
		switch {
		case t.kind == linked:
			for links < len(m.Links) && m.Links[links].Span.End <= int(t.start) {
				links++
			}
			class = classLink
			if links < len(m.Links) {
				class = classOf(&m.Links[links])
				yield(int32(i), shapeTrait+shapeLink)
				if m.strange(&m.Links[links]) {
					yield(int32(i), shapeTrait+shapeStrange)
				}
			}
		case phones < len(m.phones) && int(t.start) >= m.phones[phones].Start && int(t.end) <= m.phones[phones].End:
			if i > 0 && int(m.tokens[i-1].start) >= m.phones[phones].Start {
				continue
			}
			class = classPhone
			yield(int32(i), shapeTrait+shapePhone)
		case t.kind == number:
			class = classNumber + int(min(t.to-t.from, 9))
			if t.signed {
				class = classMoney
			}
		case party < len(m.party) && int(m.party[party].from) <= i && !m.party[party].ordinary:
			if int(m.party[party].from) < i {
				continue
			}
			class = classParty
		}
		h := uint32(class)
		if class == noClass {
			h = t.hash
		}
		h = stir(h)
		yield(int32(i), int32(h%modelSlots))
		yield(int32(i), int32(stir(before*0x9E3779B1+h)%modelSlots))
		before = h
	}
	// A cue that several packs know at one place counts once.
	m.scratch.noted = sized(m.scratch.noted, len(m.tokens))
	noted := m.scratch.noted
	clear(noted)
	for c := range cueCount {
		for i := range found {
			for _, o := range found[i].cues[c] {
				if noted[o.from] != uint8(c)+1 {
					noted[o.from] = uint8(c) + 1
					yield(o.from, int32(cueTrait+int(c)))
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
