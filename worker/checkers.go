package main

import (
	"sync"

	"saring/internal/check"
	"saring/internal/link"
)

// checkers checks texts for many callers at once. A check.Checker serves one at
// a time and keeps its working memory, so each call borrows one.
type checkers struct {
	known func() *link.Known
	spare sync.Pool
}

// newCheckers returns checkers with a known-bad pack, which known may exchange
// while they work, or nil.
func newCheckers(known func() *link.Known) *checkers {
	return &checkers{known: known, spare: sync.Pool{New: func() any { return new(check.Checker) }}}
}

// check appends the report as JSON. A checker that panics is not used again.
func (c *checkers) check(dst []byte, l letter) []byte {
	checker := c.spare.Get().(*check.Checker)
	checker.Known = c.known()
	dst = checker.AppendAnswer(dst, l.text, l.language)
	c.spare.Put(checker)
	return dst
}

// mask appends the JSON that says where a text holds personal data and how to
// mask it.
func mask(dst []byte, l letter) []byte { return check.AppendMasks(dst, l.text, l.language) }
