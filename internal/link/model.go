package link

import (
	"strings"
	"sync"
)

// The model is a logistic regression: an address has traits (runs of letters in
// its host, how its labels are built, words of its path), each trait has a
// weight, and the weights' sum says whether the address resembles those of
// traps more than those of ordinary sites. Traits are hashed into a table of
// ModelSlots weights, most of them zero.
//
// It is trained by "go run ./internal/eval train-links", whose documentation
// says on what, and what it is worth on sources that it has not seen.
//
// What it must not learn is kept from it: digits are all read as 0, so that no
// host is known by its number; the first letters of a host are not marked as
// such, and the trainer weighs its rows so that they tell nothing, because
// block-lists are cut by the alphabet; the name of a free host is no trait, as
// thousands of traps and hardly any ordinary page of it are known; nor are the
// endings of Indonesia; nor is it that there is a path at all.

const (
	ModelSlots = 1 << 16
	longestRun = 6 // letters in the longest run that is a trait
	// ModelStep is the worth of one unit of a weight.
	ModelStep = 0.1
)

// traitSink takes one trait: its slot and the bytes of the host that it comes
// from; no bytes if it is about the address as a whole.
type traitSink func(slot uint16, offset, length int)

// salt starts a trait's hash; it keeps traits of different kinds apart.
func salt(kind byte) uint32 { return (2166136261 ^ uint32(kind)) * 16777619 }

func hashOn(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func slotOf(h uint32) uint16 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return uint16(h ^ h>>16)
}

// eachTrait yields the traits of an address whose host strangers chose.
func (j *judgement) eachTrait(yield traitSink) {
	for i := range j.labels {
		l := &j.labels[i]
		kind := byte('o')
		if i < j.own {
			kind = 'b'
		}
		eachRun(l, salt(kind), yield)
	}
	if !j.tenant && !within(j.Suffix, "id") {
		yield(slotOf(hashOn(salt('s'), j.Suffix)), len(j.URL.Host)-len(j.Suffix), len(j.Suffix))
	}
	j.eachMeasure(yield)
	eachPathWord(lower(j.URL.Path), yield)
}

// eachRun yields the runs of three to longestRun signs of a label; its end
// counts as a sign.
func eachRun(l *labelRead, start uint32, yield traitSink) {
	text := l.text[:min(len(l.text), maxLabel)]
	for at := range len(text) {
		h := start
		for n := 1; n <= longestRun; n++ {
			c := byte('.')
			if at+n <= len(text) {
				c = text[at+n-1]
			}
			if isDigit(c) {
				c = '0'
			}
			h = (h ^ uint32(c)) * 16777619
			if n >= 3 && l.foreign {
				yield(slotOf(h), l.offset, l.length)
			} else if n >= 3 {
				yield(slotOf(h), l.offset+at, min(n, len(text)-at))
			}
			if c == '.' {
				break
			}
		}
	}
}

// eachMeasure yields how the host is built. Sites, tenants and tenants of hosts
// for programmers are measured apart.
func (j *judgement) eachMeasure(yield traitSink) {
	start := salt('1')
	switch {
	case j.works:
		start = salt('3')
	case j.tenant:
		start = salt('2')
	}
	measure := func(name string, value int) {
		yield(slotOf((hashOn(start, name)^uint32(value))*16777619), 0, 0)
	}
	l := &j.labels[j.own]
	s := shapeOf(l.text)
	measure("length", bucket(len(l.text)))
	measure("digits", bucket(s.digits))
	measure("hyphens", bucket(len(l.text)-s.digits-s.letters))
	measure("labels", bucket(len(j.labels)))
	measure("rare", bucket(s.rare))
	if s.pairs > 0 {
		measure("rare/pairs", 5*s.rare/s.pairs)
	}
	measure("unknown", bucket(l.unknown))
	measure("unknown/length", 5*l.unknown/max(1, len(l.text)))
	measure("bait", min(3, j.counts.bait))
	measure("business", min(3, j.counts.business))
	measure("talk", min(2, j.counts.talk))
	measure("names", min(2, l.names()))
	measure("switches", min(5, s.switches))
	measure("longest digits", bucket(s.longestDigits))
	measure("pieces", bucket(len(l.pieces)))
	measure("host", bucket((l.offset+l.length)/2))
	if !j.tenant {
		measure("suffix", min(6, len(j.Suffix)))
	}
	if s.letters > 0 {
		measure("vowels", 8*vowels(l.text)/s.letters)
	}
	before := -1
	for _, p := range l.pieces {
		measure("pair", before<<4|int(p.class))
		before = int(p.class)
	}
	if j.claim.party >= 0 {
		measure(j.claim.rule, 0)
	}
	if l.machineMade(j.tenant) {
		measure("machine", j.ending)
	}
	if j.ending == cheapEnding {
		measure("cheap digits", bucket(s.digits))
		measure("cheap unknown", bucket(l.unknown))
		measure("cheap length", bucket(len(l.text)))
	}
	if j.own > 0 {
		b := shapeOf(j.labels[0].text)
		names := 0
		for i := range j.own {
			names += j.labels[i].names()
		}
		measure("below length", bucket(len(j.labels[0].text)))
		measure("below digits", bucket(b.digits))
		measure("below rare", bucket(b.rare))
		measure("below unknown", bucket(j.below.unknown))
		measure("below names", min(2, names))
		measure("below bait", min(3, j.below.bait))
	}
}

// eachPathWord yields the words of a path and the ending of its file.
func eachPathWord(path string, yield traitSink) {
	path = path[:min(len(path), 256)]
	for at, words := 0, 0; at < len(path) && words < 24; {
		end := at
		for end < len(path) && isLower(path[end]) {
			end++
		}
		if n := end - at; n >= 2 && n <= 14 {
			kind := byte('p')
			if at > 0 && path[at-1] == '.' {
				kind = 'e'
			}
			yield(slotOf(hashOn(salt(kind), path[at:end])), 0, 0)
			words++
		}
		at = end + 1
	}
}

func vowels(s string) int {
	n := 0
	for i := range len(s) {
		if strings.IndexByte("aeiou", s[i]) >= 0 {
			n++
		}
	}
	return n
}

// bucket makes few classes of a count, wider with its size.
func bucket(n int) int {
	for i, from := range [...]int{6, 8, 11, 15, 20, 27} {
		if n < from {
			return min(n, 5+i)
		}
	}
	return 11
}

// weights are modelWeights, spread over their slots at first use.
var weights = sync.OnceValue(func() *[ModelSlots]int8 { return spread(modelGaps, modelWeights) })

// spread undoes how the trainer writes a table: for each slot that has a
// weight, how many slots it lies beyond the one before (a byte of 255 says 255
// and that the next byte goes on), and its weight plus 64.
func spread(gaps, values string) *[ModelSlots]int8 {
	table := new([ModelSlots]int8)
	at, k := -1, 0
	for i := range len(gaps) {
		at += int(gaps[i])
		if gaps[i] == 255 {
			continue
		}
		table[at&(ModelSlots-1)] = int8(values[k]) - 64
		k++
	}
	return table
}

// resemblance is the model's sum, in ModelStep.
func (j *judgement) resemblance() int {
	sum, table := modelBias, weights()
	j.eachTrait(func(slot uint16, _, _ int) { sum += int(table[slot]) })
	return sum
}

// mostTelling returns the token of the host that adds most to the sum; the
// whole host if none adds anything.
func (j *judgement) mostTelling() (offset, length int) {
	var gain [256]int16
	table := weights()
	j.eachTrait(func(slot uint16, offset, length int) {
		if w := table[slot]; w != 0 && length > 0 && offset < len(gain) {
			gain[offset] += int16(w)
		}
	})
	host := j.URL.Host[:min(len(j.URL.Host), len(gain))]
	best, sum, start := 0, 0, 0
	for i := 0; i <= len(host); i++ {
		if i < len(host) && host[i] != '.' && host[i] != '-' {
			sum += int(gain[i])
			continue
		}
		if sum > best && start < j.labels[j.own].offset+j.labels[j.own].length {
			best, offset, length = sum, start, i-start
		}
		sum, start = 0, i+1
	}
	return offset, length
}

// Traits returns the slots of an address's traits and whether the address is a
// tenant's, for the program that trains the model; nothing if the model is
// never asked about such an address.
func Traits(address string) (slots []uint16, tenant bool) {
	j := judgement{own: -1, claim: noClaim}
	j.Address = address
	j.read(address)
	if !j.strangers() {
		return nil, j.tenant
	}
	j.eachTrait(func(slot uint16, _, _ int) { slots = append(slots, slot) })
	return slots, j.tenant
}

// ModelRule is the rule by which the model speaks.
const ModelRule = "resembles-traps"

// From which sum on an address resembles traps: set by hand, so that ordinary
// sites and tenants that it was not trained on are spared (see train-links).
const (
	siteResembles   = 11
	tenantResembles = 9
)

// Resembles says that a sum of the model is enough for its rule to speak.
func Resembles(sum int, tenant bool) bool {
	if tenant {
		return sum >= tenantResembles
	}
	return sum >= siteResembles
}
