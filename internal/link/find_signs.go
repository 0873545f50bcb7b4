package link

import (
	"math/bits"
	"unsafe"
)

// A message is mostly letters and blanks that begin neither a link nor a
// disguise. They are passed over eight bytes at a time: that is what a compiler
// for vectors would do, and Go's has none. In WebAssembly it counts twice, for
// there Go makes of each branch that is taken a jump through a table.
//
// A lane is one byte of such a word of eight, the lowest lane the first byte.
// It is marked by its top bit. Above a marked lane another can be marked
// wrongly (the subtraction borrows); the lowest of one test is always right.
const (
	laneOnes = 0x0101010101010101
	laneTops = 0x8080808080808080
)

// lanesOf marks the lanes that hold c. The other bits of the result mean
// nothing, so that tests can be joined before they are masked with laneTops.
func lanesOf(w uint64, c byte) uint64 {
	x := w ^ uint64(c)*laneOnes
	return (x - laneOnes) &^ x
}

// lanesWith marks the lanes that hold c once some bits are set in each.
func lanesWith(w uint64, set, c byte) uint64 { return lanesOf(w|uint64(set)*laneOnes, c) }

// nextLanes loads text[i:i+8], of which at least one byte is there; behind the
// end of the text are zeros.
func nextLanes(text string, i int) uint64 {
	data := unsafe.Pointer(unsafe.StringData(text))
	if i+8 <= len(text) {
		return *(*uint64)(unsafe.Add(data, i))
	}
	if len(text) >= 8 { // the last eight bytes, without those before i
		return *(*uint64)(unsafe.Add(data, len(text)-8)) >> (8 * uint(i+8-len(text)))
	}
	w := uint64(0)
	for k := len(text) - 1; k >= i; k-- {
		w = w<<8 | uint64(text[k])
	}
	return w
}

// nextTrigger returns where, from text[i] on, the next byte stands that every
// link has one of, or len(text): a dot, a colon or an "@".
func nextTrigger(text string, i int) int {
	for i < len(text) {
		w := nextLanes(text, i)
		if m := (lanesOf(w, '.') | lanesOf(w, ':') | lanesOf(w, '@')) & laneTops; m != 0 {
			return i + bits.TrailingZeros64(m)>>3
		}
		i += 8
	}
	return len(text)
}

// nextBlank returns where, from text[i] on, the next blank stands, or len(text).
func nextBlank(text string, i int) int {
	for i < len(text) {
		w := nextLanes(text, i)
		m := (w - (' '+1)*laneOnes) &^ w & laneTops // the lanes below '!'
		if m == 0 {
			i += 8
			continue
		}
		if i += bits.TrailingZeros64(m) >> 3; i < len(text) && undoClass[text[i]] == undoBlank {
			return i
		}
		i++
	}
	return len(text)
}

// nextSign returns where, from text[i] on, the next byte stands that a link or
// a disguise can begin with or turn on, or len(text): one of . : @ / \ [ { ( <,
// the blank before a word that stands for a dot, a rune that beyondASCII knows.
// What has no sign has no link.
func nextSign(text string, i int) int {
	data := unsafe.Pointer(unsafe.StringData(text))
	for i < len(text) {
		// Beside the eight bytes, those that begin one and three bytes later.
		var w, second, fourth uint64
		if i+11 <= len(text) {
			w = *(*uint64)(unsafe.Add(data, i))
			second = *(*uint64)(unsafe.Add(data, i+1))
			fourth = *(*uint64)(unsafe.Add(data, i+3))
		} else {
			w = nextLanes(text, i)
			second, fourth = w>>8, w>>24 // no spoken dot begins so near the end that this is too little
		}
		m := lanesWith(w, 0x01, '/') | // . /
			lanesWith(w, 0x20, '{') | // [ {
			lanesWith(w, 0x60, '|') | // < \ |
			lanesOf(w, '(') | lanesOf(w, ':') | lanesOf(w, '@') |
			w | // beyond ASCII
			// A blank (or another low byte), then d or t, a letter, then t or k.
			lanesWith(w, 0x29, 0x29)&lanesWith(second, 0x30, 't')&(lanesWith(fourth, 0x20, 't')|lanesWith(fourth, 0x20, 'k'))
		if m &= laneTops; m == 0 {
			i += 8
			continue
		}
		if i += bits.TrailingZeros64(m) >> 3; i >= len(text) {
			break
		}
		switch undoClass[text[i]] {
		case undoNone:
			if text[i] == '@' {
				return i
			}
		case undoBlank:
			if spokenAt(text, i) {
				return i
			}
		case undoBeyond:
			if !commonRune(text, i) {
				return i
			}
		case undoShut:
		default:
			return i
		}
		// The rest of a rune, and runes that mean nothing.
		for i++; i < len(text) && text[i] >= 0x80 && undoClass[text[i]] == undoNone; {
			i++
		}
	}
	return len(text)
}

// spokenAt is a quick look at the word behind the blank text[i]: "dot", "d0t",
// "ttk" or "titik", and a blank again.
func spokenAt(text string, i int) bool {
	if i+5 >= len(text) || text[i] == '\n' || text[i] == '\r' {
		return false
	}
	end := i + 4
	switch a, b, c := text[i+1]|0x20, text[i+2]|0x20, text[i+3]|0x20; {
	case a == 'd' && (b == 'o' || b == '0') && c == 't', a == 't' && b == 't' && c == 'k':
	case a == 't' && b == 'i' && c == 't' && text[i+4]|0x20 == 'i' && text[i+5]|0x20 == 'k' && i+6 < len(text):
		end = i + 6
	default:
		return false
	}
	return undoClass[text[end]] == undoBlank
}

// commonRune reports that the rune text[i:], whose first byte is in undoBeyond,
// is one of the many that beyondASCII leaves alone: an emoji, a dash, a
// quotation mark, a letter. What it doesn't know by two bytes it leaves open.
func commonRune(text string, i int) bool {
	if i+1 == len(text) {
		return false
	}
	b, c := text[i+1], byte(0)
	if i+2 < len(text) {
		c = text[i+2]
	}
	switch text[i] {
	case 0xC2:
		return b != 0xAD && b != 0xB7
	case 0xCD:
		return b != 0x8F
	case 0xD8:
		return b != 0x9C
	case 0xE1:
		return b != 0x85 && b != 0xA0
	case 0xE2:
		switch {
		case b == 0x80 && (c == 0x8C || c == 0x8D): // joiners, between emoji and in many scripts
			return !besideASCII(text, i, i+3)
		case b == 0x80:
			return 0x90 <= c && c <= 0xA1 || c == 0xA6
		}
		return b >= 0x94
	case 0xE3:
		return (b != 0x80 || c != 0x82) && (b != 0x83 || c != 0xBB) && (b != 0x85 || c != 0xA4)
	case 0xEF:
		return b == 0xB8 && (i == 0 || byteClass[text[i-1]]&classAlnum == 0) // which form an emoji has
	case 0xF0:
		return b != 0x9D && (b != 0x9F || c != 0x84 && c != 0x85)
	}
	return false
}
