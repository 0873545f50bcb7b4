package link

import (
	"strings"

	"saring/internal/rule"
)

// Beyond xurls, Find takes disguises off. Each is a small step that looks at
// one place of the text and says what stands there in truth: an edit. The
// edited text is then scanned like any other, and a link with an edit inside
// is one that was disguised. Steps are strict about what stands around them,
// since prose is full of dots, brackets and the word "titik".

// edit replaces text[start:end] by put.
type edit struct {
	start, end int
	put        string
	how        Disguise
}

// undoing is a text with its disguises undone, and the way back.
type undoing struct {
	text  string // as it was given
	clean string
	edits []edit
	at    []int // where the put of each edit begins in clean
}

// undo returns nil if there is nothing to undo.
func undo(text string) *undoing {
	edits := findEdits(text)
	if len(edits) == 0 {
		return nil
	}
	u := &undoing{text: text, edits: edits, at: make([]int, len(edits))}
	var b strings.Builder
	b.Grow(len(text))
	i := 0
	for k, e := range edits {
		b.WriteString(text[i:e.start])
		u.at[k] = b.Len()
		b.WriteString(e.put)
		i = e.end
	}
	b.WriteString(text[i:])
	u.clean = b.String()
	return u
}

// links returns the links of the undone text that had a disguise inside.
func (u *undoing) links() []Found {
	var found []Found
	k := 0 // the first edit that may lie in the match
	Scan(u.clean, func(start, end int, email bool) bool {
		for k < len(u.edits) && u.at[k]+len(u.edits[k].put) <= start {
			k++
		}
		var how Disguise
		n := k
		for n < len(u.edits) && u.at[n] < end {
			how |= u.edits[n].how
			n++
		}
		if how != 0 {
			f := Found{Address: u.clean[start:end], Email: email, Disguise: how}
			f.Span = rule.Span{Start: u.back(start, k, false), End: u.back(end, n, true)}
			found = append(found, f)
		}
		k = n
		// An edit that reaches over the end of the match may touch the next.
		if k > 0 && u.at[k-1]+len(u.edits[k-1].put) > end {
			k--
		}
		return true
	})
	return found
}

// back maps an offset of clean to the text; k is the number of edits whose put
// begins before it. An offset within a put goes to the edit's near border.
func (u *undoing) back(i, k int, isEnd bool) int {
	if !isEnd && k < len(u.edits) && u.at[k] <= i && i < u.at[k]+len(u.edits[k].put) {
		return u.edits[k].start
	}
	if k == 0 {
		return i
	}
	e := u.edits[k-1]
	past := i - (u.at[k-1] + len(e.put))
	if past <= 0 {
		return e.end
	}
	return e.end + past
}

// findEdits goes over the text once. Only a few bytes can begin a disguise, and
// of those most are turned away here by a look at their neighbours.
func findEdits(text string) []edit {
	var edits []edit
	// Where the present word began, and the last word that had a path in it.
	token, slash := 0, -1
	for i := 0; i < len(text); i++ {
		// Most stops are blanks, one after every word, and nearly all are passed
		// over here: after "dot", "d0t" and "titik" alone something may follow,
		// and the third letter is a "t" in all of them.
		k := uint8(0)
		for ; i < len(text); i++ {
			if k = undoClass[text[i]]; k == 0 {
				continue
			}
			if k != undoBlank {
				break
			}
			token = i + 1
			if i+5 < len(text) && text[i+3]|0x20 == 't' {
				if c := text[i+1] | 0x20; c == 'd' || c == 't' {
					break
				}
			}
		}
		if i == len(text) {
			break
		}
		var next uint8
		if i+1 < len(text) {
			next = undoClass[text[i+1]]
		}
		floor := 0
		if len(edits) > 0 {
			floor = edits[len(edits)-1].end
		}
		var e edit
		switch k {
		case undoBlank:
			e = spokenDot(text, i, floor)
		case undoDot:
			before := i > 0 && undoClass[text[i-1]] == undoBlank
			if !before && next != undoBlank || i+2 >= len(text) || i == 0 {
				continue
			}
			// Most of these end a sentence, and a capital follows.
			if c := text[i+2]; !before && 'A' <= c && c <= 'Z' && text[i-1]|0x20 != 'w' {
				continue
			}
			e = looseDot(text, i, floor)
		case undoColon:
			if i < 4 || next == undoColon {
				continue
			}
			if c := text[i-1] | 0x20; c != 'p' && c != 's' {
				continue
			}
			e = bentScheme(text, i, floor)
		case undoSlash:
			if i == 0 {
				continue
			}
			before := undoClass[text[i-1]]
			ofPath := before != undoColon && before != undoSlash
			// "//" behind a colon is plain, unless a blank follows; and so is
			// a slash between other things than blanks.
			plain := next == 0 && before == 0 && text[i-1] != ';' || before == undoSlash && next != undoBlank
			if next == undoSlash && before == undoColon && text[i] == '/' && text[i+1] == '/' {
				plain = i+2 >= len(text) || undoClass[text[i+2]] != undoBlank
			}
			if !plain {
				e = looseSlashes(text, i, floor)
			}
			if e.put == "" && ofPath {
				slash = max(slash, token)
				if !plain {
					e = looseSlash(text, i, floor)
				}
			}
		case undoOpen:
			e = bracketed(text, i, floor)
		case undoBeyond:
			e = beyondASCII(text, i, slash >= token)
		}
		if e.end > e.start {
			edits = append(edits, e)
			i = e.end - 1
		}
	}
	return edits
}

// What a byte can begin, as findEdits sees it.
const (
	undoBlank = 1 + iota
	undoSlash
	undoDot
	undoColon
	undoOpen
	undoBeyond
)

// undoClass covers, beyond ASCII, only the lead bytes of what beyondASCII
// looks for: U+00AD, U+034F, U+061C, U+180B, U+200B–U+206F, U+3002, U+FE00 and
// what follows it.
var undoClass = [256]uint8{
	' ': undoBlank, '\n': undoBlank, '\t': undoBlank, '\r': undoBlank,
	'/': undoSlash, '\\': undoSlash, '.': undoDot, ':': undoColon,
	'[': undoOpen, '(': undoOpen, '{': undoOpen,
	0xC2: undoBeyond, 0xCD: undoBeyond, 0xD8: undoBeyond, 0xE1: undoBeyond, 0xE2: undoBeyond, 0xE3: undoBeyond, 0xEF: undoBeyond,
}

// skipBlanks and blanksBefore step over at most a few blanks and one end of a
// line: what an empty line parts was never one link.
const mostBlanks = 3

func skipBlanks(text string, i int) int {
	line := false
	for n := 0; n < mostBlanks && i < len(text) && undoClass[text[i]] == undoBlank && !(line && text[i] == '\n'); n++ {
		line = line || text[i] == '\n'
		i++
	}
	return i
}

func blanksBefore(text string, i, floor int) int {
	line := false
	for n := 0; n < mostBlanks && i > floor && undoClass[text[i-1]] == undoBlank && !(line && text[i-1] == '\n'); n++ {
		i--
		line = line || text[i] == '\n'
	}
	return i
}

// sameLine reports whether a stretch of blanks has no end of a line in it.
func sameLine(blanks string) bool { return strings.IndexByte(blanks, '\n') < 0 }

// hostByte reports whether c can be part of a host; every byte beyond ASCII
// may be.
func hostByte(c byte) bool {
	return byteClass[c]&(classAlnum|classBeyond) != 0 || c == '-'
}

// wordFrom and wordTo find the run of letters, digits and hyphens that begins
// or ends at i. They read at most 63 bytes, the length of a label.
func wordFrom(text string, i int) int {
	for n := 0; n < 63 && i < len(text) && hostByte(text[i]); n++ {
		i++
	}
	return i
}

func wordTo(text string, i, floor int) int {
	for n := 0; n < 63 && i > floor && hostByte(text[i-1]); n++ {
		i--
	}
	return i
}

// isTLD reports whether word is a top-level domain of xurls, case ignored.
func isTLD(word string) bool {
	return word != "" && scanTLD(word, 0) == len(word)
}

// among reports whether word, lower-cased as ASCII, stands in a list of words
// that are separated and enclosed by single spaces.
func among(list, word string) bool {
	var key [24]byte
	n := len(word)
	if n == 0 || n > len(key)-2 {
		return false
	}
	key[0] = ' '
	for i := 0; i < n; i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c == ' ' {
			return false
		}
		key[i+1] = c
	}
	key[n+1] = ' '
	return strings.Contains(list, string(key[:n+2]))
}
