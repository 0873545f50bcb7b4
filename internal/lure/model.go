package lure

import (
	"math"
	"strings"
	"sync"

	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/rule"
)

// Model is a linear score of how much a message is written like a lure. It
// sees words and pairs of words by their hash, the cues of the packs, and what
// is found by shape; every number, link, phone number and party is one class,
// so that it learns how lures speak rather than whom one of them named.
//
// The weights of a token add up. The score is that of the worst stretch of
// tokens, so that harmless text around a lure does not hide it.
//
// What it is worth, and why it is no more than one finding among others, is
// measured source by source: see the table in zz_model.go, which
// `go run ./internal/eval train` writes and `… loso` prints.
type Model struct {
	// Words holds one weight a byte for each of modelSlots hashes; ModelZero
	// is the byte of weight 0.
	Words string
	// Unit is what one step of weight is worth, in log-odds of a message of one
	// token.
	Unit float64
	// Shapes are log-odds that a stretch gets once for each shape in it.
	Shapes [ShapeTraits]float64
	Bias   float64
	// At holds the scores above which the model speaks, by language.
	At []Threshold

	cues [cueCount]int32
}

// Threshold is the score above which the model speaks of messages in the
// language of a pack.
type Threshold struct {
	Tag   string
	Score float64
}

// at returns the threshold of a language; of one that was not measured, the
// highest.
func (w *Model) at(tag string) float64 {
	most := 0.0
	for _, t := range w.At {
		if t.Tag == tag {
			return t.Score
		}
		most = max(most, t.Score)
	}
	return most
}

// model is the trained one, of zz_model.go.
var model = sync.OnceValue(func() *Model {
	w := trained
	w.SetCues(trainedCues)
	return &w
})

const (
	modelSlots = 1 << 15
	// ModelZero is the byte of weight 0 in Model.Words.
	ModelZero = 'O'
	// ModelLimit is the largest weight of a word or cue, either way.
	ModelLimit = 31

	// Traits from shapeTrait on are shapes, from cueTrait on cues.
	shapeTrait = modelSlots
	cueTrait   = shapeTrait + ShapeTraits
	// TraitCount is the number of traits.
	TraitCount = cueTrait + int(cueCount)
	// ShapeTraits is the number of shapes.
	ShapeTraits = 6
)

// The lengths of the stretches that are judged, in tokens. A message is judged
// whole; of a text that is longer than most messages, every stretch as long as
// one, and every stretch as long as a sentence, since a lure between harmless
// sentences is still one.
const (
	messageWindow  = 48
	sentenceWindow = 16
)

// The shapes.
const (
	shapeStrange = iota // a link that takes the reader to somebody unknown
	shapePhone
	shapeDial
	shapeFile // an application
	shapeParty
	shapeLink
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
func (m *Message) eachTrait(found [][cueCount][]occurrence, yield func(token, id int32)) {
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
			if m.signedAmount(i) {
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
			for _, o := range found[i][c] {
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

// Score returns the score of a message's traits.
func (w *Model) Score(traits []Trait, tokens int) float64 {
	s := scoring{Model: w, steps: make([]int32, tokens), shapes: make([]uint8, tokens)}
	for _, t := range traits {
		s.add(t.Token, t.ID)
	}
	score, _, _ := s.worst()
	return score
}

// SetCues sets the weights of cues by their public names: "name=weight" parted
// by spaces. A name that is no cue any more is passed over.
func (w *Model) SetCues(list string) {
	for entry := range strings.FieldsSeq(list) {
		name, digits, _ := strings.Cut(entry, "=")
		c, ok := cueByName(name)
		if !ok {
			continue
		}
		digits, negative := strings.CutPrefix(digits, "-")
		weight := int32(0)
		for _, d := range digits {
			weight = weight*10 + d - '0'
		}
		if negative {
			weight = -weight
		}
		w.cues[c] = weight
	}
}

// scoring adds up the weights of each token.
type scoring struct {
	*Model
	steps  []int32 // by token
	shapes []uint8 // by token: one bit for each shape
}

func (s *scoring) add(token, id int32) {
	switch {
	case id >= cueTrait:
		s.steps[token] += s.cues[id-cueTrait]
	case id >= shapeTrait:
		s.shapes[token] |= 1 << (id - shapeTrait)
	default:
		s.steps[token] += int32(s.Words[id]) - ModelZero
	}
}

// worst returns the score of the worst stretch, and where that is.
func (s *scoring) worst() (score float64, from, to int) {
	n := min(len(s.steps), messageWindow)
	score, to = s.worstOf(n)
	from = to - n
	if len(s.steps) > messageWindow {
		if here, end := s.worstOf(sentenceWindow); here > score {
			score, from, to = here, end-sentenceWindow, end
		}
	}
	return score, from, to
}

// worstOf returns the score of the worst stretch of n tokens, and where it ends.
func (s *scoring) worstOf(n int) (score float64, end int) {
	score = s.Bias
	damp := Dampen(n) * s.Unit
	sum := int32(0)
	var counts [ShapeTraits]int32
	count := func(shapes uint8, by int32) {
		for i := range counts {
			counts[i] += by * int32(shapes>>i&1)
		}
	}
	for i, step := range s.steps {
		sum += step
		if s.shapes[i] != 0 {
			count(s.shapes[i], 1)
		}
		if i >= n {
			sum -= s.steps[i-n]
			if s.shapes[i-n] != 0 {
				count(s.shapes[i-n], -1)
			}
		}
		if i < n-1 {
			continue
		}
		here := s.Bias + float64(float64(sum)*damp)
		for i, c := range counts {
			if c > 0 {
				here += s.Shapes[i]
			}
		}
		if end == 0 || here > score {
			score, end = here, i+1
		}
	}
	return score, end
}

// Dampen is what the sum of n tokens' weights is multiplied by: long stretches
// hold more of everything.
func Dampen(n int) float64 { return 1 / math.Sqrt(float64(n)+4) }

// ways are the cues by which a message without a strange link, phone number,
// dial code or file can still lead the reader on. A text that leads nowhere is
// no lure, however it is written.
var ways = [...]cue{contact, reply, askMoney, send, install, scanQR, join, namedLink, extort, newNumber, readOut, seed, upfront, fortune, job, invest}

func (m *Message) leadsOn(found [][cueCount][]occurrence) bool {
	if len(m.phones) > 0 || len(m.dials) > 0 || len(m.apks) > 0 || m.strangeLink() {
		return true
	}
	for i := range found {
		for _, c := range ways {
			if len(found[i][c]) > 0 {
				return true
			}
		}
	}
	return false
}

// tongue returns the tag of the pack that knows most of the message, the first
// of those that know as much.
func tongue(packs []*lang.Pack, found [][cueCount][]occurrence) string {
	best, most := "", -1
	for i := range found {
		known := 0
		for c := range found[i] {
			known += len(found[i][c])
		}
		if known > most {
			best, most = packs[i].Tag, known
		}
	}
	return best
}

// Tongue returns the tag of the pack by whose threshold the model judges.
func (m *Message) Tongue(packs []*lang.Pack) string { return tongue(packs, m.findCues(packs)) }

// LeadsOn reports that the message has a way to lead the reader on, without
// which the model does not speak.
func (m *Message) LeadsOn(packs []*lang.Pack) bool { return m.leadsOn(m.findCues(packs)) }

// shownWords is how many words the finding shows.
const shownWords = 5

// hearModel lets the model judge the message, once for all packs.
func (m *Message) hearModel(packs []*lang.Pack, found [][cueCount][]occurrence) {
	if !m.leadsOn(found) {
		return
	}
	n := len(m.tokens)
	r := m.scratch
	r.steps, r.shapes = sized(r.steps, n), sized(r.shapes, n)
	clear(r.steps)
	clear(r.shapes)
	s := scoring{Model: model(), steps: r.steps, shapes: r.shapes}
	m.eachTrait(found, s.add)
	score, from, to := s.worst()
	if score <= s.at(tongue(packs, found)) {
		return
	}
	m.likeLure = true
	m.telling = m.tellingWords(s.steps, from, to)
}

// tellingWords returns the words between two tokens that moved the model most,
// the strongest first. What is too short to tell anything, or far weaker than
// the strongest, is left out.
func (m *Message) tellingWords(steps []int32, from, to int) []rule.Span {
	var spans []rule.Span
	least := int32(1)
	for range shownWords {
		best := -1
		for i := from; i < to; i++ {
			t := &m.tokens[i]
			if steps[i] >= least && t.kind == word && t.to-t.from >= 4 && (best < 0 || steps[i] > steps[best]) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		least = max(least, steps[best]/2)
		steps[best] = 0
		spans = besideEach(spans, m.tokens[best].span())
	}
	return spans
}

// besideEach adds a span, as part of one that it touches but for a space.
func besideEach(spans []rule.Span, s rule.Span) []rule.Span {
	for i, old := range spans {
		if s.Start <= old.End+1 && old.Start <= s.End+1 {
			spans[i] = rule.Span{Start: min(old.Start, s.Start), End: max(old.End, s.End)}
			return spans
		}
	}
	return append(spans, s)
}

// readsLikeLure is the model's finding.
func readsLikeLure(r *reading) (rule.Finding, bool) {
	return rule.Finding{Spans: r.telling}, r.likeLure
}
