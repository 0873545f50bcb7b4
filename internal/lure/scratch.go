package lure

import (
	"sync"

	"saring/internal/rule"
)

// scratch is the memory that one reading of a message takes: tokens, folded
// letters, occurrences. The next message uses it again, so that a page or a
// server that checks many messages asks the collector for nearly nothing.
type scratch struct {
	message  Message
	tokens   []token
	folded   []byte
	words    []int32 // per token: its number in the dictionary
	ids      []int32 // the same as one pack reads it
	covers   []int32 // per token: how many tokens that word covers
	odd      []int32 // the tokens at which a word in disguise may begin
	begins   []int32 // the tokens that its phrases may begin with
	flat     []occurrence
	room     []occurrence
	last     [cueCount]lastOf
	readings []reading // per pack
	heard    []hearing // per pack
	answers  []Reading // per pack
	party    []mention
	masked   []rule.Span
	codes    [2]shapesOfCodes // without and with a word for linking a device
	traits   []tokenTraits
	steps    []int32 // per token: what the model gives it
	shapes   []uint8 // per token: the shapes that the model sees there
	noted    []uint8 // per token: the last cue that the model noted there
}

// keptScratch is how many are kept for later, keptTokens how large one may be:
// a very long text shall not hold memory for ever.
const (
	keptScratch = 4
	keptTokens  = 1 << 15
)

var spare struct {
	sync.Mutex
	list []*scratch
}

func takeScratch() *scratch {
	spare.Lock()
	defer spare.Unlock()
	if n := len(spare.list); n > 0 {
		s := spare.list[n-1]
		spare.list = spare.list[:n-1]
		return s
	}
	return &scratch{}
}

// Release gives the message's memory back for the next one. Neither the message
// nor its list of readings may be used afterwards; what they found stays good. A
// message that is not released is left to the collector.
func (m *Message) Release() {
	s := m.scratch
	if s == nil {
		return
	}
	s.tokens, s.folded, s.party, s.masked = m.tokens, m.folded, m.party, m.masked
	*m = Message{} // which is s.message
	if cap(s.tokens) > keptTokens {
		return
	}
	// Nothing of a message stays: not its words, nor what points into its text.
	clear(s.folded)
	clear(s.party)
	for i := range s.answers {
		s.answers[i] = Reading{}
		if s.readings[i].Message != nil {
			s.readings[i] = reading{}
		}
	}
	for i := range s.codes {
		s.codes[i].known = false
	}
	for i := range s.heard {
		s.heard[i].forget()
	}
	spare.Lock()
	defer spare.Unlock()
	if len(spare.list) < keptScratch {
		spare.list = append(spare.list, s)
	}
}

// sized returns a list of n numbers in the memory of list.
func sized[T int32 | uint8](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n, n+n/4)
	}
	return list[:n]
}
