package link

import (
	"strings"
	"unicode/utf8"
)

// maxDecoded is how many encodings, one in the other, are undone to find an
// address.
const maxDecoded = 3

// base64Web is how "http" begins in base64.
const base64Web = "aHR0c"

// absolute returns the http(s) address that a value holds, percent-encoded or
// in base64, or "". Where the value is known to be a target, also an address
// without scheme ("//a.example", "www.a.example") is one.
func absolute(value string, known bool) string {
	for range maxDecoded {
		switch {
		case startsWithWeb(value):
			return value
		case strings.HasPrefix(value, base64Web), strings.HasPrefix(value, "a1"+base64Web): // Bing writes a1 before it
			decoded := upTo(base64Decoded(strings.TrimPrefix(value, "a1")), "\x00 \"<>\n")
			if !utf8.ValidString(decoded) {
				return ""
			}
			value = decoded
			continue
		case known && schemeless(value):
			return "https://" + strings.TrimLeft(value, `/\`)
		case !strings.Contains(value, "%"):
			return ""
		}
		value = percentDecoded(value)
	}
	if startsWithWeb(value) {
		return value
	}
	return ""
}

// startsWithWeb says that s begins with "http:" or "https:" and a slash. One
// slash is enough for a browser, and so is a backslash.
//
//go:noinline
func startsWithWeb(s string) bool {
	at, encoded := webAt(s[:min(len(s), 8)], 0)
	return at == 0 && !encoded && len(s) > len("http:/a")
}

// schemeless says that a value is an address that leaves the scheme out.
func schemeless(value string) bool {
	name, slashes := value, false
	if len(value) > 2 && slashesBefore(value[:2], true) == 2 {
		name, slashes = value[2:], true
	}
	name = upTo(name, `/\?#`)
	return strings.Contains(name, ".") && (slashes || strings.HasPrefix(lower(name), "www."))
}

// webAt returns where from a byte on "http:/" or "https:/" next stands in s, or
// -1, and whether its colon is percent-encoded.
func webAt(s string, from int) (at int, encoded bool) {
	for i := from; i+5 < len(s); i++ {
		if s[i]|0x20 != 'h' || s[i+1]|0x20 != 't' || s[i+2]|0x20 != 't' || s[i+3]|0x20 != 'p' {
			continue
		}
		end := i + 4
		if s[end]|0x20 == 's' {
			end++
		}
		rest := s[end:]
		switch {
		case len(rest) >= 2 && rest[0] == ':' && (rest[1] == '/' || rest[1] == '\\'):
			return i, false
		case len(rest) >= 4 && rest[0] == ':' && rest[1] == '%', len(rest) >= 3 && rest[0] == '%' && rest[1] == '3' && rest[2]|0x20 == 'a',
			len(rest) >= 5 && rest[0] == '%' && rest[1] == '2' && rest[2] == '5':
			return i, true
		}
	}
	return -1, false
}

// base64Decoded decodes base64 of either alphabet as far as it goes, at most
// maxHidden bytes of it.
func base64Decoded(s string) string {
	s = s[:min(len(s), maxHidden)]
	out := make([]byte, 0, 3*len(s)/4)
	bits, n := uint32(0), 0
	for i := 0; i < len(s); i++ {
		c, v := s[i], byte(0)
		switch {
		case 'A' <= c && c <= 'Z':
			v = c - 'A'
		case 'a' <= c && c <= 'z':
			v = c - 'a' + 26
		case isDigit(c):
			v = c - '0' + 52
		case c == '+' || c == '-':
			v = 62
		case c == '/' || c == '_':
			v = 63
		default:
			return string(out)
		}
		bits, n = bits<<6|uint32(v), n+6
		if n >= 8 {
			n -= 8
			out = append(out, byte(bits>>n))
		}
	}
	return string(out)
}

// maxHidden bounds a target in base64, in bytes.
const maxHidden = 4096

// The next four are kept out of line: inlined, they cost the engine more than
// all the rest of this.

// upTo returns s up to the first of the given bytes.
//
//go:noinline
func upTo(s, ends string) string {
	if at := strings.IndexAny(s, ends); at >= 0 {
		return s[:at]
	}
	return s
}

// between returns what stands in s behind the first open, up to the next of the
// given bytes; "" if there is no open.
//
//go:noinline
func between(s, open, ends string) string {
	at := strings.Index(s, open)
	if at < 0 {
		return ""
	}
	return upTo(s[at+len(open):], ends)
}

// holdsAny says that s holds a word of a list, startsWithAny that it begins
// with one.
//
//go:noinline
func holdsAny(s, words string) bool {
	for words != "" {
		word := upTo(words, " ")
		if strings.Contains(s, word) {
			return true
		}
		words = words[min(len(word)+1, len(words)):]
	}
	return false
}

//go:noinline
func startsWithAny(s, words string) bool {
	for words != "" {
		word := upTo(words, " ")
		if strings.HasPrefix(s, word) {
			return true
		}
		words = words[min(len(word)+1, len(words)):]
	}
	return false
}
