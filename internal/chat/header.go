package chat

import "unicode/utf8"

// A header stands before each message of a WhatsApp export. Seen shapes:
//
//	21/07/26, 9:05 PM - Name:            Android
//	[21.07.26, 21:05:11] Name:           iOS
//	2026年7月21日 下午9:05 - Name:         older Android, Chinese
//	13. 6. 2026. 21:25:15 Name:          older iOS
//	[7/21/R8, 21:05:11] Name:            iOS, Japanese calendar
//
// The month is always a number: no export with its name was found, and short
// dates of ICU name it in Hebrew alone.
//
// So it is: an opening bracket or none, three numbers, perhaps a word, a clock
// with or without half of the day on either side, and an end.
type header struct {
	date                 [3]int
	digits               [3]uint8 // of each number of the date
	hour, minute, second int
	halves               bool // the clock has twelve hours
	capitals             bool // and writes AM and PM in capital letters
	shape                shape
	rest                 int // where the sender begins
}

// shape is what all headers of one file have in common. A line of another shape
// belongs to the message before it: people paste chats into chats.
type shape struct {
	bracket    bool
	separator  rune // after the first number of the date
	comma      bool // between date and clock
	clockFirst bool
	end        byte // ']', '-', ':', ',' or ' '
}

// longestHeader is as many bytes as a header takes without the name.
const longestHeader = 128

// scanner walks over one line.
type scanner struct {
	line     []byte
	at       int
	capitals bool // the last word was AM or PM in capital letters
}

func (s *scanner) peek() rune {
	if s.at >= len(s.line) {
		return 0
	}
	if c := s.line[s.at]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRune(s.line[s.at:])
	return r
}

func (s *scanner) skip(r rune) bool {
	if s.at < len(s.line) && s.peek() == r {
		s.at += utf8.RuneLen(r)
		return true
	}
	return false
}

// isMark knows invisible runes that say how to write: they stand anywhere.
func isMark(r rune) bool {
	return r == 0x200E || r == 0x200F || r == 0x061C || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF
}

func isSpace(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r == 0xA0 || r == 0x202F || r == 0x2009 || r == 0x2007 || r == 0x3000
}

// space skips marks and spaces and reports whether there was a space.
func (s *scanner) space() bool {
	found := false
	for s.at < len(s.line) {
		r := s.peek()
		if isSpace(r) {
			found = true
		} else if !isMark(r) {
			break
		}
		s.at += utf8.RuneLen(r)
	}
	return found
}

// zeros are the zeros of the digits that phones write dates with. They are in
// order, and each is followed by its one to nine.
var zeros = [...]rune{'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0xFF10}

// digitOf returns a digit's value, or -1.
func digitOf(r rune) int {
	if r < utf8.RuneSelf {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for _, zero := range zeros[1:] {
		if r >= zero && r < zero+10 {
			return int(r - zero)
		}
	}
	return -1
}

// number reads one to four digits.
func (s *scanner) number() (value int, digits uint8) {
	for {
		r := s.peek()
		d := digitOf(r)
		if d < 0 {
			return value, digits
		}
		if digits++; digits > 4 {
			return 0, 0
		}
		value = value*10 + d
		s.at += utf8.RuneLen(r)
	}
}

// readHeader reads the header that a line begins with.
func readHeader(line []byte) (h header, ok bool) {
	s := scanner{line: line[:min(len(line), longestHeader)]}
	s.space()
	if s.skip('[') {
		h.shape.bracket = true
		s.space()
	}
	start := s.at
	half := noHalf
	if s.date(&h) {
		if half, ok = s.between(&h); !ok || !s.clock(&h) {
			return h, false
		}
	} else {
		// Vietnamese writes the clock first.
		h.date, h.digits, s.at = [3]int{}, [3]uint8{}, start
		if !s.clock(&h) {
			return h, false
		}
		if half, ok = s.between(&h); !ok || !s.date(&h) {
			return h, false
		}
		h.shape.clockFirst = true
	}
	if !s.end(&h, half) {
		return h, false
	}
	h.rest = s.at
	return h, true
}

// between reads what stands between date and clock: a comma, a word, or both.
func (s *scanner) between(h *header) (half half, ok bool) {
	for {
		s.space()
		if !h.shape.comma && (s.skip(',') || s.skip('،') || s.skip('、')) {
			h.shape.comma = true
			continue
		}
		s.skip('(') // Basque
		if digitOf(s.peek()) >= 0 {
			return half, true
		}
		found, letters := s.word()
		if letters == 0 || letters > longestJoin && found == noHalf {
			return half, false
		}
		if found != noHalf {
			half = found
		}
	}
}

// date reads three numbers and the signs between and after them.
func (s *scanner) date(h *header) bool {
	for i := range h.date {
		from := 0
		if i != 1 {
			from = s.era()
		}
		h.date[i], h.digits[i] = s.number()
		if n := h.digits[i]; n == 0 || n == 3 {
			return false
		}
		if from > 0 {
			h.date[i], h.digits[i] = h.date[i]+from, 4
		}
		before := s.at
		s.space()
		r := s.peek()
		ideograph := i == 0 && (r == '年' || r == '년') || i == 1 && (r == '月' || r == '월') || i == 2 && (r == '日' || r == '일')
		if !ideograph && r != '.' && (i == 2 || r != '/' && r != '-') {
			if i < 2 {
				return false
			}
			s.at = before
			break
		}
		if i == 0 {
			h.shape.separator = r
		}
		s.at += utf8.RuneLen(r)
		s.space()
	}
	return plausible(h.date)
}

// plausible asks for a number that can be a month, another that can be a day.
func plausible(date [3]int) bool {
	months, days := 0, 0
	for _, n := range date {
		if n >= 1 && n <= 12 {
			months++
		}
		if n >= 1 && n <= 31 {
			days++
		}
	}
	return months >= 1 && days >= 2
}

// clock reads 21:25, 21.25.15 or 21 h 25 min 15 s.
func (s *scanner) clock(h *header) bool {
	var n uint8
	if h.hour, n = s.number(); n == 0 || n > 2 || h.hour > 24 {
		return false
	}
	if !s.colon() {
		return false
	}
	if h.minute, n = s.number(); n != 2 || h.minute > 59 {
		return false
	}
	if s.colon() {
		if h.second, n = s.number(); n != 2 || h.second > 60 {
			return false
		}
		if before := s.at; !s.space() || !s.skip('s') || isLetter(s.peek()) {
			s.at = before
		}
	}
	return true
}

// colon skips what stands between hour, minute and second, if a digit follows.
func (s *scanner) colon() bool {
	before := s.at
	s.space()
	switch r := s.peek(); r {
	case 'm':
		s.at += len("m")
		if !s.skip('i') || !s.skip('n') {
			s.at = before
			return false
		}
	case ':', '.', 'h', '：', '時', '时', '시':
		s.at += utf8.RuneLen(r)
	default:
		s.at = before
		return false
	}
	s.space()
	if digitOf(s.peek()) >= 0 {
		return true
	}
	s.at = before
	return false
}

// end reads what may follow the clock, and turns the hour into one of 24.
func (s *scanner) end(h *header, half half) bool {
	before := s.at
	spaced := s.space()
	if s.skip(')') {
		spaced = s.space()
	}
	if r := s.peek(); r >= utf8.RuneSelf && !isDash(r) && r != '，' || isLetter(r) {
		found, letters := s.word()
		next := s.peek()
		ended := h.shape.bracket && next == ']' || next == ')' || isDash(next) || next == ':' || next == ','
		switch {
		case ended && found != noHalf:
			half, spaced = found, true
		case ended && letters <= longestJoin && next != ':' && next != ',':
			spaced = true // "Uhr", "ч."
		default:
			s.at = before // the name begins here, after a bare space
			spaced = s.space()
		}
	}
	if s.skip(')') {
		s.space()
	}
	if h.hour == 24 {
		h.hour = 0
	}
	if half != noHalf && h.hour <= 12 {
		h.halves, h.capitals = true, s.capitals
		h.hour %= 12
		if half == afterNoon {
			h.hour += 12
		}
	}
	r := s.peek()
	switch {
	case h.shape.bracket:
		h.shape.end = ']'
		if !s.skip(']') {
			return false
		}
		s.one()
		return true
	case isDash(r):
		h.shape.end = '-'
		s.skip(r)
		return s.one() || s.at == len(s.line)
	case r == ':' || r == ',':
		h.shape.end = byte(r)
		s.skip(r)
		return s.one()
	case spaced:
		h.shape.end = ' '
		return true
	}
	return false
}

// one skips one space; further ones belong to the message.
func (s *scanner) one() bool {
	if r := s.peek(); isSpace(r) {
		s.at += utf8.RuneLen(r)
		return true
	}
	return false
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' }

func isLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
