package link

import "strings"

// A host's label is cut into the words that it is made of: "klikbca-login9"
// into klik, bca, "-", login, 9. The cut is the one that leaves the fewest
// letters over; letters that belong to no word stay as runs of class unknown.

// maxLabel is the longest label that is cut, in bytes; DNS allows 63.
const maxLabel = 63

// piece is a part of a label.
type piece struct {
	start, end int16 // bytes of labelRead.text
	term       int16 // index into lexicon.terms, -1 if it is none
	class      class
}

// labelRead is a label, cut.
type labelRead struct {
	text    string // as judged: lower case, letters that resemble others undone
	offset  int    // where the label starts in the host
	length  int    // its bytes there
	foreign bool   // written with letters beyond ASCII
	accents bool   // those are Latin letters with accents, and no others
	pieces  []piece
	// How many pieces there are of a class, and how many letters belong to none.
	bait, trap, business, talk, digits, unknown int
}

// cut cuts a label. The pieces are appended to the given ones.
func (l *labelRead) cut(x *lexicon, pieces []piece) []piece {
	text := l.text
	if len(text) > maxLabel {
		text = text[:maxLabel]
	}
	var best [maxLabel + 1]int16 // best score that reaches a byte
	var from [maxLabel + 1]piece // the piece by which it does
	for i := range best {
		best[i] = -1 << 14
	}
	best[0] = 0
	hyphens := strings.Contains(text, "-")
	try := func(start, end int, gain int16, term int16, c class) {
		if s := best[start] + gain; s > best[end] {
			best[end], from[end] = s, piece{int16(start), int16(end), term, c}
		}
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case isSeparator(c):
			try(i, i+1, 0, -1, separator)
			continue
		case isDigit(c):
			end := i
			for end < len(text) && isDigit(text[end]) {
				end++
			}
			try(i, end, 0, -1, figures)
		}
		try(i, i+1, -2, -1, unknown)
		parted := hyphens && (i == 0 || isSeparator(text[i-1]))
		for t := x.heads[startOf(text, i)]; t >= 0; t = x.next[t] {
			word := &x.terms[t]
			end := i + len(word.text)
			if end > len(text) || text[i:end] != word.text {
				if !parted || end > len(text)+8 {
					continue
				}
				if end = hyphenated(text, i, word); end == 0 {
					continue
				}
			}
			gain := int16(3*len(word.text) - 3)
			if len(word.text) < 3 {
				if !edge(text, i) || !edge(text, end) {
					continue // two letters tell something only by themselves
				}
				gain = 2
			}
			if word.party >= 0 {
				gain += 2
			}
			try(i, end, gain, t, word.class)
		}
	}
	return l.walk(text, from[:], pieces)
}

// hyphenated returns the end of a party's name that stands at byte i, a token's
// first, in parts ("bank-of-america"), or 0. Short names don't count.
func hyphenated(text string, i int, name *term) int {
	if name.party < 0 || len(name.text) < 6 {
		return 0
	}
	at, parts := i, 0
	for k := 0; k < len(name.text); at++ {
		switch {
		case at == len(text):
			return 0
		case text[at] == name.text[k]:
			k++
		case text[at] == '-' && k > 0:
			parts++
		default:
			return 0
		}
	}
	if parts == 0 || at < len(text) && isLower(text[at]) {
		return 0
	}
	return at
}

// walk collects the pieces of the best cut, from the label's end to its start,
// and counts them.
func (l *labelRead) walk(text string, from []piece, pieces []piece) []piece {
	first := len(pieces)
	for i := len(text); i > 0; {
		p := from[i]
		i = int(p.start)
		if last := len(pieces) - 1; p.class == unknown && last >= first && pieces[last].class == unknown {
			pieces[last].start = p.start
			l.unknown++
			continue
		}
		pieces = append(pieces, p)
		switch p.class {
		case unknown:
			l.unknown++
		case bait:
			l.bait++
		case trap:
			l.bait++
			l.trap++
		case business:
			l.business++
		case talk:
			l.talk++
		case figures:
			l.digits++
		}
	}
	l.pieces = pieces[first:]
	for i, j := 0, len(l.pieces)-1; i < j; i, j = i+1, j-1 {
		l.pieces[i], l.pieces[j] = l.pieces[j], l.pieces[i]
	}
	return pieces
}

// token returns the pieces between the separators round piece i, as a range.
func (l *labelRead) token(i int) (start, end int) {
	start, end = i, i+1
	for start > 0 && l.pieces[start-1].class != separator {
		start--
	}
	for end < len(l.pieces) && l.pieces[end].class != separator {
		end++
	}
	return start, end
}

// covered says that the token round piece i is made of words and digits only.
func (l *labelRead) covered(i int) bool {
	start, end := l.token(i)
	for _, p := range l.pieces[start:end] {
		if p.class == unknown {
			return false
		}
	}
	return true
}

// alone says that piece i is a token by itself, digits apart.
func (l *labelRead) alone(i int) bool {
	start, end := l.token(i)
	for k, p := range l.pieces[start:end] {
		if start+k != i && p.class != figures {
			return false
		}
	}
	return true
}

// names counts the parties' names in the label.
func (l *labelRead) names() int {
	n := 0
	for _, p := range l.pieces {
		if p.class == brand || p.class == wordBrand {
			n++
		}
	}
	return n
}

// numbered says that the label is piece i and a number.
func (l *labelRead) numbered(i int) bool {
	return l.alone(i) && l.digits > 0 && l.unknown == 0 && len(l.pieces) <= 3
}

// oneToken says that the label has no separator.
func (l *labelRead) oneToken() bool { return !strings.ContainsAny(l.text, "-_") }

// whole says that the label is piece i and nothing else.
func (l *labelRead) whole(i int) bool { return len(l.pieces) == 1 && i == 0 }

// tailed says that the label is piece i and one or two letters behind it, a
// plural's apart.
func (l *labelRead) tailed(i int) bool {
	if i != 0 || len(l.pieces) != 2 || l.pieces[1].class != unknown {
		return false
	}
	tail := l.text[l.pieces[1].start:]
	return len(tail) <= 2 && tail != "s" && tail != "es"
}

// atEdge says that piece i begins or ends its token, or touches a word there.
func (l *labelRead) atEdge(i int) bool {
	left := i == 0 || l.pieces[i-1].class != unknown
	right := i+1 == len(l.pieces) || l.pieces[i+1].class != unknown
	return left || right
}

// edge says that no letter stands on one side of byte i.
func edge(text string, i int) bool {
	if i == 0 || i == len(text) {
		return true
	}
	return !isLower(text[i-1]) || !isLower(text[i])
}

func isSeparator(c byte) bool { return c == '-' || c == '_' }
func isLower(c byte) bool     { return 'a' <= c && c <= 'z' }
