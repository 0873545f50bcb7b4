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
	signed     bool   // a number behind a currency sign
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
// invisible characters vanish. Each token is hashed while its letters are read.
func (m *Message) fold() {
	text := m.Text
	tokens := m.scratch.tokens[:0]
	// There is always room for what is left of the text, so that a run of ASCII
	// is written without asking.
	folded := m.scratch.folded
	if cap(folded) < len(text)+16 {
		folded = make([]byte, len(text)+len(text)/4+16)
	}
	folded = folded[:cap(folded)]
	to := 0
	if cap(tokens) < len(text)/6+4 {
		tokens = make([]token, 0, len(text)/5+4)
	}
	sentence, clause := int32(0), int32(0)
	quoted := false
	mixed := false // some folded letter is not ASCII
	nextLink := 0
	stop := len(text) // where the next link begins
	if len(m.Links) > 0 {
		stop = m.Links[0].Span.Start
	}
	gap := true      // something other than a letter or digit stood before
	pending := false // a full stop waits for the space that makes it one
	for i := 0; i < len(text) && len(tokens) < maxTokens; {
		if i >= stop && nextLink < len(m.Links) {
			s := m.Links[nextLink].Span
			nextLink++
			stop = len(text)
			if nextLink < len(m.Links) {
				stop = m.Links[nextLink].Span.Start
			}
			if s.End <= i {
				continue
			}
			if pending {
				sentence, pending = sentence+1, false
			}
			tokens = append(tokens, token{start: int32(s.Start), end: int32(s.End), from: int32(to), to: int32(to), sentence: sentence, clause: clause, quoted: quoted, kind: linked, hash: hashStart})
			i, gap = s.End, true
			continue
		}
		c := text[i]
		begin, from := i, to
		kind := word
		hash := hashStart
		last := len(tokens) - 1
		b := foldASCII[c]
		switch {
		case b >= 'a':
			// A whole run of letters or of digits at once: most of any message.
			if !gap && tokens[last].kind == word {
				hash = tokens[last].hash
			}
			for b >= 'a' {
				hash = hashNext(hash, b)
				folded[to] = b
				to++
				if i++; i >= stop {
					break
				}
				b = foldASCII[text[i]]
			}
		case b != 0:
			kind, m.numbers = number, true
			if !gap && tokens[last].kind == number {
				hash = tokens[last].hash
			}
			for b-'0' <= 9 {
				hash = hashNext(hash, b)
				folded[to] = b
				to++
				if i++; i >= stop {
					break
				}
				b = foldASCII[text[i]]
			}
		case c < utf8.RuneSelf:
			i++
			gap = true
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
			continue
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			i += size
			if invisible(r) {
				continue
			}
			grown, k, inside := foldRune(folded[:to], r)
			if !inside {
				gap = true
				switch r {
				case '。', '！', '？', '…':
					sentence++
				case '“', '«', '„':
					quoted = true
				case '”', '»':
					quoted = false
				}
				continue
			}
			kind, mixed = k, true
			m.numbers = m.numbers || k == number
			if cap(grown) < len(grown)+len(text)-i {
				grown = append(make([]byte, 0, 2*cap(grown)+len(text)-i), grown...)
			}
			folded, to = grown[:cap(grown)], len(grown)
			if !gap && tokens[last].kind == kind {
				hash = tokens[last].hash
			}
			for _, b := range folded[from:to] {
				hash = hashNext(hash, b)
			}
		}
		if !gap && tokens[last].kind == kind {
			t := &tokens[last]
			t.end, t.to, t.hash = int32(i), int32(to), hash
			continue
		}
		if pending {
			// "selesai.Saya": a stop without its space is one all the same
			// before a capital letter.
			if c >= 'A' && c <= 'Z' {
				sentence++
			}
			pending = false
		}
		tokens = append(tokens, token{
			start: int32(begin), end: int32(i),
			from: int32(from), to: int32(to),
			sentence: sentence, clause: clause, quoted: quoted, kind: kind, glued: !gap, hash: hash,
		})
		gap = false
	}
	m.tokens, m.folded = tokens, folded[:to]
	if mixed {
		m.romanise()
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
		t.hash = hashOf(m.at(i))
	}
}

// at returns the folded form of token i, valid until the message is dropped.
func (m *Message) at(i int) []byte { return m.folded[m.tokens[i].from:m.tokens[i].to] }
