//go:build !js

package main

import (
	"strconv"
	"strings"
)

// encoding is a content coding that a file may be sent in.
type encoding struct {
	name   string // as in Accept-Encoding
	suffix string // of the file's compressed form
}

// encodings are in our order of preference: the smallest first.
var encodings = []encoding{{"br", ".br"}, {"gzip", ".gz"}}

const identity = "identity"

// acceptance is how much a client likes a coding, 0 (not at all) to 1, per
// RFC 9110, section 12.5.3.
type acceptance struct {
	weights map[string]float64
	star    float64
	hasStar bool
	empty   bool // there was no header: any coding is fine, the plain one safest
}

// readAcceptEncoding reads a header Accept-Encoding; what is malformed counts
// as not said.
func readAcceptEncoding(header string) acceptance {
	a := acceptance{weights: map[string]float64{}, empty: strings.TrimSpace(header) == ""}
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		weight, ok := readWeight(parameters)
		if name == "" || !ok {
			continue
		}
		if name == "*" {
			a.star, a.hasStar = weight, true
			continue
		}
		if name == "x-gzip" {
			name = "gzip"
		}
		a.weights[name] = weight
	}
	return a
}

// readWeight reads "q=0.5"; without one the weight is 1.
func readWeight(parameters string) (weight float64, ok bool) {
	parameters = strings.TrimSpace(parameters)
	if parameters == "" {
		return 1, true
	}
	name, value, _ := strings.Cut(parameters, "=")
	if !strings.EqualFold(strings.TrimSpace(name), "q") {
		return 0, false
	}
	weight, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	// The comparison is written so that not-a-number fails it.
	if err != nil || !(weight >= 0 && weight <= 1) {
		return 0, false
	}
	return weight, true
}

// of returns the weight of a coding.
func (a acceptance) of(name string) float64 {
	if weight, said := a.weights[name]; said {
		return weight
	}
	if a.hasStar {
		return a.star
	}
	if name == identity {
		return 1 // always fine unless refused by name or by *;q=0
	}
	return 0
}

// choose returns the coding that a client likes best among those available
// (names out of encodings), identity included, and false when it refuses all.
// Where it likes several alike, the smallest wins; identity only wins where it
// is liked better by name.
func (a acceptance) choose(available func(encoding) bool) (encoding, bool) {
	if a.empty {
		return encoding{name: identity}, true
	}
	best, weight := encoding{}, 0.0
	for _, e := range encodings {
		if w := a.of(e.name); w > weight && available(e) {
			best, weight = e, w
		}
	}
	plain := a.of(identity)
	if _, named := a.weights[identity]; named && plain > weight || weight == 0 && plain > 0 {
		return encoding{name: identity}, true
	}
	return best, weight > 0
}
