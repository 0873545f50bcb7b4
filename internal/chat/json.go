package chat

import (
	"unicode/utf16"
	"unicode/utf8"
)

// jsonScanner takes JSON apart byte by byte, so that it can stop and go on
// anywhere. It does not complain: what is no JSON gives odd pieces and no panic.
// Its memory is one string of at most MaxText and a depth.
type jsonScanner struct {
	state  jsonState
	text   []byte // the string or literal that is being read
	isKey  bool
	expect bool // the next string of this object is a key
	hex    rune // of an escape \uXXXX
	digits int
	high   rune // the first half of a pair of \u escapes
	// depth counts open objects and arrays; objects tells, for the first of them,
	// which are objects.
	depth   int
	objects [jsonDepth]bool
}

// jsonDepth is how deep objects and arrays are told apart. Telegram's go to six.
const jsonDepth = 64

type jsonState uint8

const (
	between jsonState = iota
	inString
	inEscape
	inUnicode
	inLiteral
)

// jsonEvents are what a scanner calls.
type jsonEvents interface {
	open(object bool, depth int)  // depth counts this one
	close(object bool, depth int) // depth counts this one
	key(name []byte, depth int)
	value(text []byte, quoted bool, depth int)
	// full is called with a string as long as it may get, which then goes on empty.
	full(text []byte, depth int)
}

func (s *jsonScanner) read(chunk []byte, to jsonEvents) {
	for i := 0; i < len(chunk); {
		c := chunk[i]
		switch s.state {
		case inString:
			// Most of a file is plain letters inside strings.
			end := i
			for end < len(chunk) && chunk[end] != '"' && chunk[end] != '\\' {
				end++
			}
			s.add(chunk[i:end], to)
			i = end
			if i == len(chunk) {
				return
			}
			i++
			if chunk[end] == '\\' {
				s.state = inEscape
				continue
			}
			s.flushHigh()
			s.state = between
			if s.isKey {
				to.key(s.text, s.depth)
			} else {
				to.value(s.text, true, s.depth)
			}
			s.text = s.text[:0]
			continue
		case inEscape:
			s.escape(c)
		case inUnicode:
			s.unicode(c)
		case inLiteral:
			if c != ',' && c != '}' && c != ']' && c > ' ' {
				if len(s.text) < 64 {
					s.text = append(s.text, c)
				}
				break
			}
			s.state = between
			to.value(s.text, false, s.depth)
			s.text = s.text[:0]
			continue // c is looked at again
		default:
			s.between(c, to)
		}
		i++
	}
}

func (s *jsonScanner) between(c byte, to jsonEvents) {
	switch c {
	case '{', '[':
		if s.depth < jsonDepth {
			s.objects[s.depth] = c == '{'
		}
		s.depth++
		s.expect = c == '{'
		to.open(c == '{', s.depth)
	case '}', ']':
		if s.depth == 0 {
			return
		}
		to.close(c == '}', s.depth)
		s.depth--
		s.expect = false
	case ',':
		s.expect = s.depth > 0 && s.depth <= jsonDepth && s.objects[s.depth-1]
	case ':':
		s.expect = false
	case '"':
		s.state, s.isKey, s.text = inString, s.expect, s.text[:0]
	default:
		if c > ' ' {
			s.state, s.text = inLiteral, append(s.text[:0], c)
		}
	}
}

// add takes in a piece of a string.
func (s *jsonScanner) add(piece []byte, to jsonEvents) {
	if len(piece) == 0 {
		return
	}
	s.flushHigh()
	for len(s.text)+len(piece) > MaxText {
		n := MaxText - len(s.text)
		s.text = append(s.text, piece[:n]...)
		piece = piece[n:]
		cut := cutBefore(s.text)
		if !s.isKey {
			to.full(s.text[:cut], s.depth)
		}
		s.text = s.text[:copy(s.text, s.text[cut:])]
	}
	s.text = append(s.text, piece...)
}

func (s *jsonScanner) escape(c byte) {
	s.state = inString
	if c == 'u' {
		s.state, s.hex, s.digits = inUnicode, 0, 0
		return
	}
	s.flushHigh()
	switch c {
	case 'n':
		c = '\n'
	case 't':
		c = '\t'
	case 'r':
		c = '\r'
	case 'b', 'f':
		c = ' '
	}
	s.text = append(s.text, c)
}

func (s *jsonScanner) unicode(c byte) {
	s.hex = s.hex<<4 | rune(hexOf(c))
	if s.digits++; s.digits < 4 {
		return
	}
	s.state = inString
	switch {
	case s.high != 0:
		if r := utf16.DecodeRune(s.high, s.hex); r != utf8.RuneError {
			s.text = utf8.AppendRune(s.text, r)
			s.high = 0
			return
		}
		s.flushHigh()
		fallthrough
	default:
		if utf16.IsSurrogate(s.hex) && s.hex < 0xDC00 {
			s.high = s.hex
			return
		}
		s.text = utf8.AppendRune(s.text, s.hex)
	}
}

// flushHigh writes U+FFFD for a first half that no second one followed.
func (s *jsonScanner) flushHigh() {
	if s.high != 0 {
		s.high = 0
		s.text = utf8.AppendRune(s.text, utf8.RuneError)
	}
}

func hexOf(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10
	}
	return 0
}
