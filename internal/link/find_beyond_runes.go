package link

import "unicode/utf8"

// beyondASCII undoes, at the rune text[i:], a character without a shape, a
// wide letter or digit, or a wide or ideographic dot. Within a path all of
// them are left alone: a browser sends them as they are.
func beyondASCII(text string, i int, inPath bool) edit {
	r, n := utf8.DecodeRuneInString(text[i:])
	if inPath || r == utf8.RuneError {
		return edit{}
	}
	switch {
	case shapeless(r):
		// Joiners shape letters of many scripts: only beside ASCII are they odd.
		if (r == 0x200C || r == 0x200D) && !besideASCII(text, i, i+n) {
			return edit{}
		}
		return edit{i, i + n, "", Invisible}
	case ignorable(r) && i > 0 && byteClass[text[i-1]]&classAlnum != 0 && i+n < len(text) && (byteClass[text[i+n]]&classAlnum != 0 || text[i+n] == '.'):
		return edit{i, i + n, "", Invisible}
	case 0xFF10 <= r && r <= 0xFF19, 0xFF21 <= r && r <= 0xFF3A, 0xFF41 <= r && r <= 0xFF5A:
		return edit{i, i + n, asciiString(r - 0xFEE0), FullWidth}
	case r == 0xFF0D && besideHost(text, i, i+n):
		return edit{i, i + n, "-", FullWidth}
	case (r == 0xFF0E || r == 0x3002 || r == 0xFF61 || r == 0x2024) && besideHost(text, i, i+n):
		return edit{i, i + n, ".", FullWidth}
	case r == 0xFF0F && i+n < len(text) && i > 0:
		return edit{i, i + n, "/", FullWidth}
	case r == 0xFF1A && i+n < len(text) && (text[i+n] == '/' || wide(text, i+n) == 0xFF0F):
		return edit{i, i + n, ":", FullWidth}
	case r == 0xFF20 && besideHost(text, i, i+n):
		return edit{i, i + n, "@", FullWidth}
	}
	return edit{}
}

// shapeless reports whether nothing is drawn for r: soft hyphen, zero-width
// characters, marks that turn the direction of writing.
func shapeless(r rune) bool {
	return r == 0xAD || r == 0x61C || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E ||
		0x2060 <= r && r <= 0x206F || r == 0xFEFF
}

// ignorable reports whether r changes the letter before it, or would if that
// were of another script; a browser drops it from a host (UTS 46 "ignored").
func ignorable(r rune) bool {
	return r == 0x34F || 0x180B <= r && r <= 0x180F || 0xFE00 <= r && r <= 0xFE0F
}

func besideASCII(text string, start, end int) bool {
	return start > 0 && byteClass[text[start-1]]&classAlnum != 0 || end < len(text) && byteClass[text[end]]&classAlnum != 0
}

// besideHost reports whether ASCII or wide letters or digits stand on both
// sides of text[start:end].
func besideHost(text string, start, end int) bool {
	if start == 0 || end >= len(text) {
		return false
	}
	left := byteClass[text[start-1]]&classAlnum != 0
	if !left {
		r, _ := utf8.DecodeLastRuneInString(text[:start])
		left = wideAlnum(r) || shapeless(r)
	}
	right := byteClass[text[end]]&classAlnum != 0
	if !right {
		r := wide(text, end)
		right = wideAlnum(r) || shapeless(r)
	}
	return left && right
}

func wide(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

func wideAlnum(r rune) bool {
	return 0xFF10 <= r && r <= 0xFF19 || 0xFF21 <= r && r <= 0xFF3A || 0xFF41 <= r && r <= 0xFF5A
}

const asciiLetters = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"

// asciiString is string(r) for '0' to 'z' without a new string.
func asciiString(r rune) string {
	return asciiLetters[r-'0' : r-'0'+1]
}
