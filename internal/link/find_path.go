package link

import "unicode/utf8"

// scanPath returns the end of the longest path that begins at text[from:], or
// -1 if there is none. It is pathCont of xurls: path characters, of which the
// last may not be most punctuation, and pairs of (), [] and {} that are well
// formed and at most two deep.
//
// Each byte is read a bounded number of times over a whole Scan: an unclosed
// bracket stops at a second bracket of another kind and at a third of its own.
//
//go:noinline
func scanPath(text string, from int) int {
	end := -1
	for i := from; i < len(text); {
		c := text[i]
		switch k := byteClass[c]; {
		case k&classEnd != 0:
			for i++; i < len(text) && byteClass[text[i]]&classEnd != 0; {
				i++
			}
			end = i
		case k&classMid != 0:
			i++
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError {
				return end
			}
			if inRanges(pathEnd[:], r) {
				i += n
				end = i
			} else if inRanges(pathMid[:], r) {
				i += n
			} else {
				return end
			}
		case c == '(' || c == '[' || c == '{':
			i = scanPair(text, i)
			if i < 0 {
				return end
			}
			end = i
		default:
			return end
		}
	}
	return end
}

// scanPair returns the end of the well-formed pair of brackets that opens at
// text[from], or -1.
func scanPair(text string, from int) int {
	open := text[from]
	shut := open + 2 // "[" and "]", "{" and "}" are two apart
	if open == '(' {
		shut = ')'
	}
	depth := 1
	for i := from + 1; i < len(text); {
		c := text[i]
		switch {
		case byteClass[c]&classMid != 0:
			i++
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError || !inRanges(pathMid[:], r) {
				return -1
			}
			i += n
		case c == open && depth == 1:
			depth = 2
			i++
		case c == shut:
			i++
			if depth--; depth == 0 {
				return i
			}
		default:
			return -1
		}
	}
	return -1
}
