package lure

import (
	"math"
	"strings"
	"sync"
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
	ModelLimit = 4

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
	held := uint8(0) // the shapes whose count is not 0
	count := func(shapes uint8, by int32) {
		for i := range counts {
			if counts[i] += by * int32(shapes>>i&1); counts[i] > 0 {
				held |= 1 << i
			} else {
				held &^= 1 << i
			}
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
		if held != 0 {
			for i := range counts {
				if held>>i&1 != 0 {
					here += s.Shapes[i]
				}
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
