package personal

import (
	"strings"

	"saring/internal/rule"
)

// reader is one pass over one text.
type reader struct {
	text  string
	words *wordTable
	out   []Found
	base  int // findings before this one belong to the caller
	// last holds where each frame ended that was read last, or never.
	last [frames]int
	from int // nothing before it may be looked at again: it has been found, or is a mask
}

// never lies farther from any place than any frame reaches.
const never = -1 << 20

// What a byte is to the pass. Bytes beyond ASCII count as letters: a word of any
// script is passed over whole.
const (
	other uint8 = iota
	letter
	digit
	at
	lead  // the first byte of "•" and of other signs
	close // "]"
)

var classes = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z', b >= 0x80:
			c[b] = letter
		case b >= '0' && b <= '9':
			c[b] = digit
		}
	}
	c['@'], c[0xE2], c[']'] = at, lead, close
	return c
}()

func (r *reader) read() {
	text := r.text
	for i := 0; i < len(text); {
		switch classes[text[i]] {
		case letter:
			end := i + 1
			for end < len(text) && classes[text[end]] == letter {
				end++
			}
			second := byte(' ')
			if i+1 < len(text) {
				second = text[i+1]
			}
			if r.words.may(text[i], second, end-i) {
				end = r.word(i, end)
			}
			i = end
		case digit:
			i = r.number(i)
		case at:
			i = r.email(i)
		case lead:
			if strings.HasPrefix(text[i:], dot) {
				r.cut(i + len(dot))
				i += len(dot) - 1
			}
			i++
		case close:
			// The end of a label, "[telepon 1]": its word names nothing beyond it.
			if i++; i > 1 && isDigit(text[i-2]) {
				r.cut(i)
			}
		default:
			i++
		}
	}
}

// forget drops the frames that were read.
func (r *reader) forget() {
	for i := range r.last {
		r.last[i] = never
	}
}

// cut drops all frames at a place that a mask stands at, or will stand at: what
// lies beyond it must be judged as it will be once the mask is there.
func (r *reader) cut(at int) {
	r.forget()
	r.from = at
}

// add notes a finding and returns its end. A later finding may take in an
// earlier one (an address that began before its street).
func (r *reader) add(kind Kind, start, end int) int {
	for len(r.out) > r.base && r.out[len(r.out)-1].End > start {
		start = min(start, r.out[len(r.out)-1].Start)
		r.out = r.out[:len(r.out)-1]
	}
	r.out = append(r.out, Found{rule.Span{Start: start, End: end}, kind})
	r.cut(end)
	return end
}

// note notes where frames ended.
//
//go:noinline
func (r *reader) note(set uint64, end int) {
	for f := range r.last {
		if set>>f&1 != 0 {
			r.last[f] = end
		}
	}
}

// nearest returns the frame, of those before numbers and not among the passed
// ones, that ended last and at most reach bytes before at, or frames.
func (r *reader) nearest(at, reach int, passed uint64) frame {
	best := frames
	from := at - reach
	for f := range titleFrame {
		if r.last[f] >= from && passed>>f&1 == 0 {
			best, from = f, r.last[f]
		}
	}
	return best
}

// near reports that a frame ended at most reach bytes before at.
//
//go:noinline
func (r *reader) near(f frame, at, reach int) bool { return at-r.last[f] <= reach }

// word reads a word that may be a frame and returns where to go on.
func (r *reader) word(start, end int) int {
	set, end := r.words.at(r.text, start, end)
	if set == 0 {
		return end
	}
	r.note(set, end)
	switch {
	case set&(1<<birthFrame) != 0:
		return r.birth(end)
	case set&(1<<streetFrame|1<<areaFrame) != 0:
		if to := r.address(start); to > 0 {
			return to
		}
	case set&(1<<streetEndFrame) != 0:
		if to := r.streetBefore(start, end); to > 0 {
			return to
		}
	}
	if set&(1<<afterAccountFrame) != 0 && r.behindAccount(start) {
		set |= 1 << holderFrame
	}
	if set&(1<<titleFrame|1<<holderFrame|1<<nameLabelFrame) != 0 {
		return r.name(set, start, end)
	}
	return end
}

// behindAccount reports that an account was found right before start.
func (r *reader) behindAccount(start int) bool {
	if len(r.out) == r.base {
		return false
	}
	last := r.out[len(r.out)-1]
	return last.Kind == Account && start-last.End <= 2
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isLower(c byte) bool  { return c >= 'a' && c <= 'z' }
func isLetter(c byte) bool { return isUpper(c) || isLower(c) }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }

// before and after return the byte at a border of a span, or a space.
//
//go:noinline
func (r *reader) before(i int) byte {
	if i <= 0 {
		return ' '
	}
	return r.text[i-1]
}

//go:noinline
func (r *reader) after(i int) byte {
	if i >= len(r.text) {
		return ' '
	}
	return r.text[i]
}
