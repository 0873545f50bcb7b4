package link

import "strings"

// The small looks at a text that the steps of find_beyond*.go share: what a byte
// can begin, where blanks and words end.

// What a byte can begin, as findEdits sees it.
const (
	undoNone = iota
	undoBlank
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
