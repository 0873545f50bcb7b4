package link

import "unicode/utf8"

// longestScheme is the longest scheme in bytes, folded, and then some.
const longestScheme = 40

// scanSchemes finds the schemes that end at text[:colon] and begin at or after
// floor: the longest that wants "//" after its colon, and the longest that
// wants only the colon. Each is -1 if there is none.
func scanSchemes(text string, colon, floor int) (authority, bare int) {
	authority, bare = -1, -1
	slashes := colon+2 < len(text) && text[colon+1] == '/' && text[colon+2] == '/'
	if !slashes && !endsBareScheme(text, colon) {
		return
	}
	if start := httpBefore(text, colon, floor); slashes && start >= 0 {
		return start, -1
	}
	// The name is read backwards into the end of buf, folded.
	var buf [longestScheme]byte
	at := len(buf)
	for i := colon; i > floor && at > 0; {
		c := text[i-1]
		switch {
		case byteClass[c]&classAlnum != 0:
			c |= 0x20
			i--
		case c == '-' || c == '+' || c == '.':
			i--
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeLastRuneInString(text[:i])
			if r = scanFold(r); r >= utf8.RuneSelf || n > i-floor {
				return
			}
			c = byte(r)
			i -= n
		default:
			return
		}
		at--
		buf[at] = c
		if slashes && inWords(schemesAuthority[:], buf[at:]) {
			authority = i
		}
		if inWords(schemesBare[:], buf[at:]) {
			bare = i
		}
	}
	return
}

// httpBefore returns where "http" or "https", in small letters and with nothing
// before it that could belong to a longer scheme, begins if it ends at
// text[:colon], or -1. Most schemes are one of these.
func httpBefore(text string, colon, floor int) int {
	i := colon
	if i > 0 && text[i-1] == 's' {
		i--
	}
	if i -= len("http"); i < floor || text[i:i+4] != "http" {
		return -1
	}
	if i > floor {
		if c := text[i-1]; byteClass[c]&(classAlnum|classBeyond) != 0 || c == '-' || c == '+' || c == '.' {
			return -1
		}
	}
	return i
}

// endsBareScheme is a quick look at the last letter before a colon: most
// colons of a message follow a word that is no scheme.
func endsBareScheme(text string, colon int) bool {
	if colon == 0 {
		return false
	}
	switch c := text[colon-1]; c | 0x20 {
	case 'n', 'd', 'e', 'o', 't', 'x', 's', 'l', 'p':
		return true
	default:
		return c >= utf8.RuneSelf
	}
}

// scanDotted returns the end of a link that begins at text[i:] with a scheme
// that has a dot in its name, or -1. Such a scheme can also be read as a host.
func scanDotted(text string, i int) int {
	best := -1
	switch c := text[i]; c | 0x20 {
	case 'i', 'm', 's', 'x', 'z': // their first letters; TestDottedInitials
	default:
		if c < utf8.RuneSelf {
			return best
		}
	}
	for _, s := range schemesDotted {
		if after, ok := cutFolded(text, i, s); ok && len(text) >= after+3 && text[after:after+3] == "://" {
			best = max(best, scanPath(text, after+3))
		}
	}
	return best
}

// cutFolded returns where the folded ASCII word s ends if text[i:] begins with
// it, case ignored as (?i) does.
//
//go:noinline
func cutFolded(text string, i int, s string) (after int, ok bool) {
	for k := 0; k < len(s); k++ {
		r, n := utf8.DecodeRuneInString(text[i:])
		if n == 0 || scanFold(r) != rune(s[k]) {
			return 0, false
		}
		i += n
	}
	return i, true
}
