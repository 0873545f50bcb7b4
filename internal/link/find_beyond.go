package link

import "strings"

// Beyond xurls, Find takes disguises off. Each is a small step that looks at
// one place of the text and says what stands there in truth: an edit. The
// edited text is then scanned like any other, and a link with an edit inside
// is one that was disguised. Steps are strict about what stands around them,
// since prose is full of dots, brackets and the word "titik".

// findEdits goes over the text once. Only a few bytes can begin a disguise, and
// of those most are turned away here by a look at their neighbours.
func findEdits(text string) []edit {
	var edits []edit
	// Where the present word began, and the last word that had a path in it.
	token, slash := 0, -1
	mark := -1 // the last dot or slash
	for i := 0; i < len(text); i++ {
		// Most stops are blanks, one after every word, and nearly all are passed
		// over here.
		k, start := uint8(0), 0
		for ; i < len(text); i++ {
			if k = undoClass[text[i]]; k == 0 {
				continue
			}
			if k != undoBlank {
				break
			}
			start, token = token, i+1
			if mark >= start || i-start == 1 {
				break
			}
			if i+5 < len(text) {
				if c := text[i+1] | 0x20; (c == 'd' || c == 't' || c == 's' || c == 'g') && blankMatters(text, i, false) {
					break
				}
			}
		}
		if i == len(text) {
			break
		}
		if k == undoBlank {
			if c := text[i]; c == '\n' || c == '\r' {
				if i-start > 7 {
					if e := brokenLine(text, i, start); e.end > e.start {
						edits = append(edits, e)
						i = e.end - 1
						token = start // the word goes on
					}
				}
				continue
			}
			if i-start == 1 && i+2 < len(text) && undoClass[text[i+2]] == undoBlank {
				if e := spacedOut(text, start); e.end > 0 && (len(edits) == 0 || edits[len(edits)-1].end <= e.start) {
					edits = append(edits, e)
					i = e.end - 1
					continue
				}
			}
			if !blankMatters(text, i, mark >= start) {
				continue
			}
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
			if e = spokenDot(text, i, floor); e.put == "" {
				e = lostDot(text, i, floor)
			}
		case undoDot:
			mark = i
			if next == undoShut {
				e = bracketBehind(text, i)
				break
			}
			before := i > 0 && undoClass[text[i-1]] == undoBlank
			torn := i+3 < len(text) && text[i+1]|0x20 == 'c' && (text[i+2] == ' ' || text[i+3] == ' ') && spelledEnding(text, i+1) > 0
			if !before && next != undoBlank && !torn || i+2 >= len(text) || i == 0 {
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
			mark = i
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
			if e.put == "" && next == undoDot && text[i] == '\\' {
				e = bracketBehind(text, i)
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

// blankMatters is a quick look at what follows the blank text[i]: one of the
// few words that stand for a mark ("dot", "d0t", "ttk", "titik", "slash",
// "garis miring", "garing"), or, behind a word with a dot or slash in it, an
// ending that lost its dot.
func blankMatters(text string, i int, marked bool) bool {
	if i+5 >= len(text) {
		return marked
	}
	switch text[i+1] | 0x20 {
	case 'd', 't':
		c := text[i+3] | 0x20
		return c == 't' || c == 'k' || marked
	case 's':
		return text[i+2]|0x20 == 'l' && text[i+5]|0x20 == 'h'
	case 'g':
		return text[i+2]|0x20 == 'a' && text[i+3]|0x20 == 'r' || marked
	case 'c', 'n', 'o', 'x', 'm':
		return marked
	}
	return false
}

// What a byte can begin, as findEdits sees it.
const (
	undoBlank = 1 + iota
	undoSlash
	undoDot
	undoColon
	undoOpen
	undoShut
	undoBeyond
)

// undoClass covers, beyond ASCII, only the lead bytes of what beyondASCII
// looks for: U+00AD, U+00B7, U+034F, U+061C, U+115F, U+180B, U+200B–U+24E9,
// U+3002–U+3164, U+FE00 and what follows it, the letters of U+1D400, the
// invisible tags of U+E0000.
var undoClass = [256]uint8{
	' ': undoBlank, '\n': undoBlank, '\t': undoBlank, '\r': undoBlank,
	'/': undoSlash, '\\': undoSlash, '.': undoDot, ':': undoColon,
	'[': undoOpen, '(': undoOpen, '{': undoOpen, '<': undoOpen,
	']': undoShut, ')': undoShut, '}': undoShut,
	0xC2: undoBeyond, 0xCD: undoBeyond, 0xD8: undoBeyond, 0xE1: undoBeyond, 0xE2: undoBeyond, 0xE3: undoBeyond, 0xEF: undoBeyond,
	0xF0: undoBeyond, 0xF3: undoBeyond,
}

// skipBlanks and blanksBefore step over at most a few blanks and one end of a
// line: what an empty line parts was never one link.
const mostBlanks = 3

//go:noinline
func skipBlanks(text string, i int) int {
	line := false
	for n := 0; n < mostBlanks && i < len(text) && undoClass[text[i]] == undoBlank && !(line && text[i] == '\n'); n++ {
		line = line || text[i] == '\n'
		i++
	}
	return i
}

//go:noinline
func blanksBefore(text string, i, floor int) int {
	line := false
	for n := 0; n < mostBlanks && i > floor && undoClass[text[i-1]] == undoBlank && !(line && text[i-1] == '\n'); n++ {
		i--
		line = line || text[i] == '\n'
	}
	return i
}

// sameLine reports whether a stretch of blanks has no end of a line in it.
//
//go:noinline
func sameLine(blanks string) bool { return strings.IndexByte(blanks, '\n') < 0 }

// hostByte reports whether c can be part of a host; every byte beyond ASCII
// may be.
func hostByte(c byte) bool {
	return byteClass[c]&(classAlnum|classBeyond) != 0 || c == '-'
}

// wordFrom and wordTo find the run of letters, digits and hyphens that begins
// or ends at i. They read at most 63 bytes, the length of a label.
//
//go:noinline
func wordFrom(text string, i int) int {
	for n := 0; n < 63 && i < len(text) && hostByte(text[i]); n++ {
		i++
	}
	return i
}

//go:noinline
func wordTo(text string, i, floor int) int {
	for n := 0; n < 63 && i > floor && hostByte(text[i-1]); n++ {
		i--
	}
	return i
}

// isTLD reports whether word is a top-level domain of xurls, case ignored.
//
//go:noinline
func isTLD(word string) bool {
	return word != "" && scanTLD(word, 0) == len(word)
}

// among reports whether word, lower-cased as ASCII, stands in a list of words
// that are separated and enclosed by single spaces.
//
//go:noinline
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
