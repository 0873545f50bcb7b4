package personal

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// dot stands for one hidden character.
const dot = "•"

// Style is what a mask looks like.
type Style uint8

const (
	Labels Style = iota // "[telepon 1]": the same value has the same number throughout a text
	Dots                // "08••••••••12": form and length stay
)

// Masker writes masks. Values that are equal get the same number; make a new
// one for each text, or keep it for all messages of a chat.
type Masker struct {
	// Label returns what a kind is called in a label, in the reader's language.
	Label   func(Kind) string
	numbers map[string]int
	counts  [Kinds]int
}

// Append appends the mask of a finding to dst. value is what stands in the text.
func (m *Masker) Append(dst []byte, kind Kind, value string, style Style) []byte {
	if style == Dots {
		return AppendDots(dst, kind, value)
	}
	dst = append(dst, '[')
	if m.Label != nil {
		dst = append(dst, m.Label(kind)...)
	} else {
		dst = append(dst, kind.String()...)
	}
	dst = append(dst, ' ')
	dst = strconv.AppendInt(dst, int64(m.Number(kind, value)), 10)
	return append(dst, ']')
}

// Number returns the number of a value among those of its kind, from 1 on.
// "+62 812-…" and "0812…" are one phone number.
func (m *Masker) Number(kind Kind, value string) int {
	key := string(appendKey(nil, kind, value))
	if n := m.numbers[key]; n > 0 {
		return n
	}
	if m.numbers == nil {
		m.numbers = map[string]int{}
	}
	m.counts[kind]++
	m.numbers[key] = m.counts[kind]
	return m.counts[kind]
}

// appendKey appends the kind and the value without case, spaces and signs.
func appendKey(dst []byte, kind Kind, value string) []byte {
	if kind == Phone {
		for i := range len(value) {
			if isDigit(value[i]) {
				dst = append(dst, value[i])
			}
		}
		if rest := national(string(dst)); rest != "" {
			return append(dst[:0], rest...)
		}
		return dst
	}
	dst = append(dst, byte(kind))
	for i := range len(value) {
		if c := value[i]; classes[c] == letter || isDigit(c) || kind == Email {
			dst = append(dst, lower(c))
		}
	}
	return dst
}

// Mask returns the text with every finding in it masked. Read again, the masked
// text has nothing to find.
func (m *Masker) Mask(text string, found []Found, style Style) string {
	if len(found) == 0 {
		return text
	}
	out := make([]byte, 0, len(text)+8*len(found))
	from := 0
	for _, f := range found {
		out = append(out, text[from:f.Start]...)
		out = m.Append(out, f.Kind, text[f.Start:f.End], style)
		from = f.End
	}
	return string(append(out, text[from:]...))
}

// AppendDots hides letters and digits and leaves spaces and signs. Of a number
// of eight and more the first two and the last two characters stay, of a name
// the first letter of each word, of an e-mail address the first letter; of what
// is short or secret nothing.
func AppendDots(dst []byte, kind Kind, value string) []byte {
	total := 0
	for _, c := range value {
		if shown(c) {
			total++
		}
	}
	head, tail := 0, total
	switch kind {
	case Code, BirthDate, Address, Name:
	case Email:
		head = 1
	default:
		if total >= 8 {
			head, tail = 2, total-2
		}
	}
	seen, inWord := 0, false
	for _, c := range value {
		hide := shown(c)
		first := hide && !inWord
		if inWord = hide; hide {
			seen++
			hide = seen > head && seen <= tail && !(first && kind == Name)
		}
		if hide {
			dst = append(dst, dot...)
		} else {
			dst = utf8.AppendRune(dst, c)
		}
	}
	return dst
}

// shown reports a character that says something.
func shown(c rune) bool {
	return c < utf8.RuneSelf && isAlnum(byte(c)) || c >= utf8.RuneSelf && unicode.IsLetter(c)
}
