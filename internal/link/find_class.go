package link

import (
	"unicode"
	"unicode/utf8"
)

// The byte classes that the finder asks about; byteClass holds them. A byte
// beyond ASCII is in classBeyond only: its rune has to be looked at.
//
//go:generate go run gen_find.go
const (
	classAlnum   = 1 << iota // 0-9 A-Z a-z: may begin and end a label
	classWord                // alnum and "_": what \b takes for a word
	classLocal               // may stand before the "@" of an e-mail address
	classMid                 // may stand inside a path
	classEnd                 // may end a path
	classHex                 // 0-9 A-F a-f
	classTrigger             // ". : @", the bytes that every link has at least one of
	classBeyond              // 0x80 and more
)

// isLabelRune reports whether r, beyond ASCII, may begin and end a label of a
// host: a letter, mark or number of any script.
func isLabelRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

// labelRune returns the length of the letter, mark or number at text[i:], or 0.
func labelRune(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	c := text[i]
	if c < utf8.RuneSelf {
		return int(byteClass[c] & classAlnum)
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError || !isLabelRune(r) {
		return 0
	}
	return n
}

// labelRuneBefore returns the length of the letter, mark or number that ends
// at text[:i] and begins at or after floor, or 0.
func labelRuneBefore(text string, i, floor int) int {
	if i <= floor {
		return 0
	}
	c := text[i-1]
	if c < utf8.RuneSelf {
		return int(byteClass[c] & classAlnum)
	}
	r, n := utf8.DecodeLastRuneInString(text[:i])
	if r == utf8.RuneError || n > i-floor || !isLabelRune(r) {
		return 0
	}
	return n
}

// wordAt and wordBefore are what \b looks at: ASCII letters, digits and "_".
func wordAt(text string, i int) bool {
	return i < len(text) && byteClass[text[i]]&classWord != 0
}

func wordBefore(text string, i int) bool {
	return i > 0 && byteClass[text[i-1]]&classWord != 0
}

// inRanges reports whether r lies in a table of first, last, first, last…
func inRanges(table []rune, r rune) bool {
	lo, hi := 0, len(table)/2
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if r > table[2*m+1] {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return 2*lo < len(table) && r >= table[2*lo]
}

// scanFold maps a rune to the one that stands for all that a regular
// expression with (?i) takes for the same: the small ASCII letter where there
// is one (U+017F is "s", U+212A is "k"), else the least rune of the orbit.
func scanFold(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	if 'A' <= least && least <= 'Z' {
		return least + 'a' - 'A'
	}
	return least
}

// inWords reports whether key stands in a table of words that are grouped by
// their length, sorted and joined.
func inWords(table []string, key []byte) bool {
	n := len(key)
	if n >= len(table) || n == 0 {
		return false
	}
	words := table[n]
	lo, hi := 0, len(words)/n
search:
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		w := words[m*n : m*n+n]
		for i := range key {
			if key[i] != w[i] {
				if key[i] < w[i] {
					hi = m
				} else {
					lo = m + 1
				}
				continue search
			}
		}
		return true
	}
	return false
}
