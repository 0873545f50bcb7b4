package lure

import (
	"unicode"
	"unicode/utf8"

	"saring/internal/link"
	"saring/internal/rule"
)

type tokenKind uint8

const (
	word   tokenKind = iota
	number           // ASCII digits, folded from any script's
	linked           // a whole link
)

// token is a word, a number or a link, and where it stands in the text. Its
// folded form stands in Message.folded; rule spans are made of token borders,
// so they lie on rune borders of the text whatever folding did.
type token struct {
	start, end int32 // bytes of the text
	from, to   int32 // bytes of the folded form
	sentence   int32
	clause     int32 // commas and the like part clauses
	kind       tokenKind
	quoted     bool   // inside double quotes
	glued      bool   // no gap before it: the `4` and `n` of `d4n4`
	hash       uint32 // of the folded form; see hashOf
}

func (t token) span() rule.Span { return rule.Span{Start: int(t.start), End: int(t.end)} }

// maxTokens bounds what is read of one message: memory stays small and time
// linear however long the text is. A message of a million characters is no
// message; its head is read.
const maxTokens = 200_000

// fold splits the text into tokens. Letters fold as browsers fold hosts
// (UTS 46: case, full width, mathematical and circled letters), letters of
// other scripts that look Latin fold to Latin inside a Latin word, and
// invisible characters vanish.
func (m *Message) fold() {
	text := m.Text
	m.folded, m.tokens = m.scratch.folded[:0], m.scratch.tokens[:0]
	if cap(m.folded) < len(text)+16 {
		m.folded = make([]byte, 0, len(text)+len(text)/4+16)
	}
	if cap(m.tokens) < len(text)/6+4 {
		m.tokens = make([]token, 0, len(text)/5+4)
	}
	sentence, clause := int32(0), int32(0)
	quoted := false
	nextLink := 0
	gap := true      // something other than a letter or digit stood before
	pending := false // a full stop waits for the space that makes it one
	for i := 0; i < len(text) && len(m.tokens) < maxTokens; {
		if nextLink < len(m.Links) && i >= m.Links[nextLink].Span.Start {
			s := m.Links[nextLink].Span
			nextLink++
			if s.End <= i {
				continue
			}
			if pending {
				sentence, pending = sentence+1, false
			}
			at := int32(len(m.folded))
			m.tokens = append(m.tokens, token{start: int32(s.Start), end: int32(s.End), from: at, to: at, sentence: sentence, clause: clause, quoted: quoted, kind: linked})
			i, gap = s.End, true
			continue
		}
		c := text[i]
		size := 1
		var kind tokenKind
		inside := false
		from := len(m.folded)
		switch {
		case foldASCII[c] != 0:
			// A whole run of letters or of digits at once: most of any message.
			kind = kindOf(c)
			stop := len(text)
			if nextLink < len(m.Links) {
				stop = m.Links[nextLink].Span.Start
			}
			folded := m.folded
			for size = 0; i+size < stop; size++ {
				b := foldASCII[text[i+size]]
				if b == 0 || (b <= '9') != (kind == number) {
					break
				}
				folded = append(folded, b)
			}
			m.folded, inside = folded, true
		case c < utf8.RuneSelf:
			switch c {
			case '\n':
				sentence, pending = sentence+1, false
				clause++
			case ',', ';', ':', '(', '/':
				pending = false
				clause++
			case '.', '!', '?':
				pending = true
			case ' ', '\t', '\r', '"', ')', '*', '_':
				if c == '"' {
					quoted = !quoted
				}
				if pending {
					sentence, pending = sentence+1, false
				}
			default:
				pending = false
			}
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			if invisible(r) {
				i += size
				continue
			}
			m.folded, kind, inside = foldRune(m.folded, r)
			if !inside && r != utf8.RuneError {
				switch r {
				case '。', '！', '？', '…':
					sentence++
				case '“', '«', '„':
					quoted = true
				case '”', '»':
					quoted = false
				}
				m.folded = m.folded[:from]
			}
		}
		if !inside {
			gap = true
			i += size
			continue
		}
		last := len(m.tokens) - 1
		switch {
		case !gap && m.tokens[last].kind == kind:
			m.tokens[last].end = int32(i + size)
			m.tokens[last].to = int32(len(m.folded))
		default:
			if pending {
				// "selesai.Saya": a stop without its space is one all the same
				// before a capital letter.
				if c >= 'A' && c <= 'Z' {
					sentence++
				}
				pending = false
			}
			m.tokens = append(m.tokens, token{
				start: int32(i), end: int32(i + size),
				from: int32(from), to: int32(len(m.folded)),
				sentence: sentence, clause: clause, quoted: quoted, kind: kind, glued: !gap,
			})
		}
		gap = false
		i += size
	}
	m.romanise()
	for i := range m.tokens {
		m.tokens[i].hash = hashOf(m.at(i))
		m.numbers = m.numbers || m.tokens[i].kind == number
	}
}

// foldASCII gives the folded form of ASCII letters and digits, and 0 else.
var foldASCII = func() (table [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		table[c], table[c-'a'+'A'] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		table[c] = c
	}
	return table
}()

func kindOf(c byte) tokenKind {
	if c <= '9' {
		return number
	}
	return word
}

// foldRune appends the folded form of r and says whether it is part of a word.
func foldRune(dst []byte, r rune) (_ []byte, kind tokenKind, inside bool) {
	if mapped, ok := link.Fold1(r); ok {
		digits := mapped != ""
		for i := 0; i < len(mapped); i++ {
			digits = digits && mapped[i] >= '0' && mapped[i] <= '9'
		}
		if digits {
			return append(dst, mapped...), number, true
		}
		for _, q := range mapped {
			if unicode.IsLetter(q) || unicode.IsDigit(q) {
				dst, inside = utf8.AppendRune(dst, q), true
			}
		}
		return dst, word, inside
	}
	if d, ok := digitValue(r); ok {
		return append(dst, '0'+d), number, true
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return utf8.AppendRune(dst, r), word, true
	}
	return dst, word, false
}

// digitValue returns the value of a decimal digit of any script. Decimal
// digits stand in runs of ten that begin at a zero, so the value is the
// distance to the run's first.
func digitValue(r rune) (byte, bool) {
	if !unicode.IsDigit(r) {
		return 0, false
	}
	for d := rune(0); d < 10; d++ {
		if !unicode.IsDigit(r - d - 1) {
			return byte(d), true
		}
	}
	return byte((r - 0x0660) % 10), true
}

// invisible reports characters that show nothing and that lures put inside
// words to break plain searches: zero-width, soft hyphen, direction marks,
// variation selectors, tags.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF,
		r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// romanise folds words that mix Latin letters with look-alikes of other
// scripts: Cyrillic "коdе" is read as "kode". Words wholly in another script
// are left: they are words of another language.
func (m *Message) romanise() {
	for i := range m.tokens {
		t := &m.tokens[i]
		if t.kind != word {
			continue
		}
		latin, other := false, false
		for _, c := range m.folded[t.from:t.to] {
			if c < utf8.RuneSelf {
				latin = true
			} else {
				other = true
			}
		}
		if !latin || !other {
			continue
		}
		old := string(m.folded[t.from:t.to])
		t.from = int32(len(m.folded))
		for _, r := range old {
			if r < utf8.RuneSelf {
				m.folded = append(m.folded, byte(r))
				continue
			}
			for _, q := range link.Skeleton(string(r)) {
				if unicode.IsLetter(q) {
					m.folded = utf8.AppendRune(m.folded, q)
				}
			}
		}
		t.to = int32(len(m.folded))
	}
}

// at returns the folded form of token i, valid until the message is dropped.
func (m *Message) at(i int) []byte { return m.folded[m.tokens[i].from:m.tokens[i].to] }
