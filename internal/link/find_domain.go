package link

import "unicode/utf8"

// longestTLD is the longest top-level domain in bytes, folded, and then some.
const longestTLD = 40

// scanTLD returns the end of the longest top-level domain at text[i:], or -1.
// A label may go on after it: "shop-x" begins with "shop".
func scanTLD(text string, i int) int {
	var key [longestTLD]byte
	e := i
	for e < len(text) && e-i < longestTLD && byteClass[text[e]]&classAlnum != 0 {
		key[e-i] = text[e] | 0x20 // digits have the bit already
		e++
	}
	best := -1
	if e > i && e-i < longestTLD && !wordAt(text, e) && inWords(tldsASCII[:], key[:e-i]) {
		best = e
	}
	if e >= len(text) {
		return best
	}
	switch c := text[e]; {
	case c >= utf8.RuneSelf:
		if e-i < longestTLD {
			best = max(best, scanFoldedTLD(text, i))
		}
	case c == '-' && e-i == 2 && key[0] == 'x' && key[1] == 'n' && e+1 < len(text) && text[e+1] == '-':
		best = max(best, scanPunycode(text, e+2))
	}
	return best
}

// scanPunycode returns the end of one or more of [a-z0-9-], case ignored as
// (?i) does, or -1.
func scanPunycode(text string, from int) int {
	i := from
	for i < len(text) {
		c := text[i]
		if byteClass[c]&classAlnum != 0 || c == '-' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if scanFold(r) >= utf8.RuneSelf {
			break
		}
		i += n
	}
	if i == from {
		return -1
	}
	return i
}

// scanFoldedTLD is scanTLD for a name that has a rune beyond ASCII in it.
func scanFoldedTLD(text string, i int) int {
	var buf [longestTLD + utf8.UTFMax]byte
	key := buf[:0]
	best := -1
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError || r < utf8.RuneSelf && byteClass[r]&classAlnum == 0 {
			break
		}
		i += n
		key = utf8.AppendRune(key, scanFold(r))
		if len(key) > longestTLD {
			break
		}
		// A word border: of the last rune as it was written, and the next.
		border := wordBefore(text, i) != wordAt(text, i)
		if border && inWords(tldsASCII[:], key) || key[0] >= utf8.RuneSelf && inWords(tldsUnicode[:], key) {
			best = i
		}
	}
	return best
}

// scanLabel returns the end of the run of letters, marks, numbers and hyphens
// at text[i:], and whether its last rune is no hyphen.
func scanLabel(text string, i int) (end int, whole bool) {
	for i < len(text) {
		c := text[i]
		if byteClass[c]&classAlnum != 0 {
			i++
			whole = true
			continue
		}
		if c == '-' {
			i++
			whole = false
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		n := labelRune(text, i)
		if n == 0 {
			break
		}
		i += n
		whole = true
	}
	return i, whole
}

// labelStart returns where the label that ends at text[:i] begins, not before
// floor: hyphens at its front are no part of it.
//
//go:noinline
func labelStart(text string, i, floor int) int {
	start := i
	for i > floor {
		if text[i-1] == '-' {
			i--
			continue
		}
		n := labelRuneBefore(text, i, floor)
		if n == 0 {
			break
		}
		i -= n
		start = i
	}
	return start
}

// scanDomain reads labels joined by dots from the label at text[i:] on. It
// returns the end of the longest domain, or -1, and how far the labels go.
//
//go:noinline
func scanDomain(text string, i int) (end, reached int) {
	end = -1
	if labelRune(text, i) == 0 {
		return end, i
	}
	for {
		e, whole := scanLabel(text, i)
		if !whole || e >= len(text) || text[e] != '.' || labelRune(text, e+1) == 0 {
			return end, e
		}
		i = e + 1
		end = max(end, scanTLD(text, i))
	}
}

// scanPortPath returns where a host that ends at text[:i] ends together with
// its port and path.
//
//go:noinline
func scanPortPath(text string, i int) int {
	if i < len(text) && text[i] == ':' {
		d := i + 1
		for d < len(text) && '0' <= text[d] && text[d] <= '9' {
			d++
		}
		if d > i+1 {
			i = d
		}
	}
	if i < len(text) && text[i] == '/' {
		return max(i+1, scanPath(text, i+1))
	}
	return i
}
