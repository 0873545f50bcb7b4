package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"saring/internal/lure"
)

// How the model is fitted: logistic regression by AdaGrad (Duchi, Hazan and
// Singer, 2011) with an L1 pull that leaves most weights at nothing.
const (
	rounds   = 6
	pace     = 0.1
	pull     = 3e-4
	firstSum = 0.01 // of squared gradients
)

// fitted is a model before its weights are made whole numbers.
type fitted struct {
	weights, squares  []float64
	bias, biasSquares float64
}

// fit learns from the examples that have a weight. The order is drawn from a
// fixed seed, so that the same rows give the same model.
func fit(rows []*example) *fitted {
	f := &fitted{
		weights: make([]float64, lure.TraitCount), squares: make([]float64, lure.TraitCount),
		biasSquares: 1,
	}
	for i := range f.squares {
		f.squares[i] = firstSum
	}
	rng := rand.New(rand.NewPCG(4, 7))
	order := slices.Clone(rows)
	for range rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, e := range order {
			if e.weight > 0 {
				f.learn(e)
			}
		}
	}
	return f
}

func (f *fitted) learn(e *example) {
	scale := lure.Dampen(e.tokens)
	sum, whole := 0.0, f.bias
	for _, id := range e.words {
		sum += f.weights[id]
	}
	for _, id := range e.shapes {
		whole += f.weights[id]
	}
	miss := 1 / (1 + math.Exp(-(whole + float64(sum*scale))))
	if e.lure {
		miss--
	}
	miss *= e.weight
	for _, id := range e.words {
		f.move(id, float64(miss*scale))
	}
	for _, id := range e.shapes {
		f.move(id, miss)
	}
	f.biasSquares += float64(miss * miss)
	f.bias -= float64(pace / math.Sqrt(f.biasSquares) * miss)
}

// move takes one step down a gradient.
func (f *fitted) move(id int32, gradient float64) {
	f.squares[id] += float64(gradient * gradient)
	step := pace / math.Sqrt(f.squares[id])
	w := f.weights[id] - float64(step*gradient)
	f.weights[id] = math.Copysign(max(0, math.Abs(w)-float64(step*pull)), w)
}

// model makes the weights whole numbers. One step is such that only one weight
// in a thousand is cut off.
func (f *fitted) model() (m *lure.Model, cues string) {
	first := 0 // of the shapes; the words stand before them, the cues behind
	for !lure.IsShape(int32(first)) {
		first++
	}
	var sizes []float64
	for id, w := range f.weights {
		if w != 0 && (id < first || id >= first+lure.ShapeTraits) {
			sizes = append(sizes, math.Abs(w))
		}
	}
	slices.Sort(sizes)
	unit := 1.0
	if n := len(sizes); n > 0 {
		unit = sizes[n-1-n/1000] / lure.ModelLimit
	}
	unit = whole(unit, 1e6)
	steps := func(id int) int {
		return int(max(-lure.ModelLimit, min(lure.ModelLimit, math.Round(f.weights[id]/unit))))
	}
	m = &lure.Model{Unit: unit, Bias: whole(f.bias, 1e4)}
	words := make([]byte, first)
	for id := range words {
		words[id] = byte(lure.ModelZero + steps(id))
	}
	m.Words = string(words)
	for i := range m.Shapes {
		m.Shapes[i] = whole(f.weights[first+i], 1e4)
	}
	var list strings.Builder
	for id := first + lure.ShapeTraits; id < lure.TraitCount; id++ {
		if n := steps(id); n != 0 {
			fmt.Fprintf(&list, " %s=%d", lure.CueOf(id), n)
		}
	}
	cues = strings.TrimPrefix(list.String(), " ")
	m.SetCues(cues)
	return m, cues
}

func whole(x, parts float64) float64 { return math.Round(x*parts) / parts }
