package chat

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// machine is what the readers of JSON and of XML share: both take a file apart
// byte by byte, so that they can stop and go on anywhere, and put the bytes of a
// value where they belong. They complain about nothing: what is no JSON or XML
// gives odd pieces and no panic.
type machine struct {
	state  uint8
	into   place
	places [places][]byte
	number rune // of an escape
	digits int
	high   rune // the first half of a pair of escapes, see pair
	inText bool
	opened bool // the list of messages has begun
}

// place is where the bytes of a value go.
type place uint8

const (
	nowhere place = iota
	toWord        // a key, a tag, a date
	toName
	toHref
	toText
	places
)

// room is how much each place holds. A text that is longer goes out in parts, all
// else is cut.
var room = [places]int{0, 64, maxName, 2048, MaxText}

// put appends one byte to where the value goes.
func (r *Reader) put(c byte) {
	m := &r.machine
	b := &m.places[m.into]
	if len(*b) >= room[m.into] {
		if m.into != toText {
			return
		}
		cut := cutBefore(*b)
		r.sendPlace(cut)
		r.message.Part++
		*b = (*b)[:copy(*b, (*b)[cut:])]
	}
	*b = append(*b, c)
}

// begin makes a place empty and lets bytes go there.
func (m *machine) begin(to place) {
	m.into = to
	m.places[to] = m.places[to][:0]
}

func (m *machine) word() string { return string(m.places[toWord]) }

// pair puts the rune of an escape. Both formats write runes beyond U+FFFF as two
// escapes.
func (r *Reader) pair(n rune) {
	m := &r.machine
	if high := m.high; high != 0 {
		m.high = 0
		if full := utf16.DecodeRune(high, n); full != utf8.RuneError {
			n = full
		} else {
			r.putRune(utf8.RuneError)
		}
	}
	if n >= 0xD800 && n < 0xDC00 {
		m.high = n
		return
	}
	r.putRune(n)
}

// alone puts U+FFFD for a first half that no second one followed.
func (r *Reader) alone() {
	if r.machine.high != 0 {
		r.machine.high = 0
		r.putRune(utf8.RuneError)
	}
}

func (r *Reader) putRune(n rune) {
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], n)] {
		r.put(c)
	}
}

func (r *Reader) putAll(s string) {
	for i := 0; i < len(s); i++ {
		r.put(s[i])
	}
}

// digit adds one to the number of an escape; other letters count as zero.
func (m *machine) digit(c byte, base rune) {
	i := strings.IndexByte("0123456789abcdef", c|0x20)
	m.number = m.number*base + rune(max(i, 0))
	m.number &= 0x1FFFFF
	m.digits++
}

// sendPlace hands on the first n bytes of the text.
func (r *Reader) sendPlace(n int) {
	r.sendText(r.machine.places[toText][:n])
}

// nameSender takes the name that was read.
func (r *Reader) nameSender() { r.message.Sender = string(r.machine.places[toName]) }

// decimal reads digits and stops at anything else.
func decimal(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 15 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
