package link

import "unicode/utf8"

// beyondASCII undoes, at the rune text[i:], a character without a shape, a
// wide, mathematical or circled letter or digit, or a wide or ideographic dot. Within a path all of
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
	case fancy(r) != 0:
		return edit{i, i + n, asciiString(fancy(r)), FullWidth}
	case r == 0xFF0D && besideHost(text, i, i+n):
		return edit{i, i + n, "-", FullWidth}
	case (r == 0xFF0E || r == 0x3002 || r == 0xFF61 || r == 0x2024) && besideHost(text, i, i+n):
		return edit{i, i + n, ".", FullWidth}
	case (r == 0xB7 || r == 0x2022 || r == 0x2027 || r == 0x2219 || r == 0x22C5 || r == 0x30FB || r == 0xFE52) && looksLikeDot(text, i, i+n):
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
	return r == 0x34F || r == 0x115F || r == 0x1160 || 0x180B <= r && r <= 0x180F || r == 0x3164 || r == 0xFFA0 ||
		0xFE00 <= r && r <= 0xFE0F || 0xE0000 <= r && r <= 0xE0FFF
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
		left = fancy(r) != 0 || shapeless(r)
	}
	right := byteClass[text[end]]&classAlnum != 0
	if !right {
		r := wide(text, end)
		right = fancy(r) != 0 || shapeless(r)
	}
	return left && right
}

//go:noinline
func wide(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

// fancy returns the ASCII letter or digit that a browser makes of a wide,
// mathematical or circled one (NFKC), or 0.
//
//go:noinline
func fancy(r rune) rune {
	switch {
	case 0xFF10 <= r && r <= 0xFF19, 0xFF21 <= r && r <= 0xFF3A, 0xFF41 <= r && r <= 0xFF5A:
		return r - 0xFEE0
	case 0x24B6 <= r && r <= 0x24CF:
		return r - 0x24B6 + 'A'
	case 0x24D0 <= r && r <= 0x24E9:
		return r - 0x24D0 + 'a'
	case r == 0x210E: // the hole that the italic h left
		return 'h'
	case 0x1D7CE <= r && r <= 0x1D7FF:
		return (r-0x1D7CE)%10 + '0'
	case 0x1D400 <= r && r <= 0x1D6A3:
		if r = (r - 0x1D400) % 52; r < 26 {
			return r + 'A'
		}
		return r - 26 + 'a'
	case 0x1F130 <= r && r <= 0x1F149:
		return r - 0x1F130 + 'A'
	}
	return 0
}

// looksLikeDot reports whether a mark that is a dot to the eye only stands
// between a name and a common ending: "tokobank•com".
func looksLikeDot(text string, start, end int) bool {
	name := text[wordTo(text, start, 0):start]
	tld := text[end:wordFrom(text, end)]
	return len(name) > 1 && byteClass[name[len(name)-1]]&classAlnum != 0 && amongWords(commonTLDs[:], tld) && !capital(tld)
}

const asciiLetters = "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"

// asciiString is string(r) for '0' to 'z' without a new string.
//
//go:noinline
func asciiString(r rune) string {
	return asciiLetters[r-'0' : r-'0'+1]
}
