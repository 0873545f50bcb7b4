package link

import (
	"strings"

	"saring/internal/rule"
)

// oddSchemesKnown are schemes that xurls does not know or does not take in the
// form that opens something on a person's device. TestOddSchemes tries each.
var oddSchemesKnown = [...]string{
	"javascript:", "vbscript:", "data:text/", "data:application/", "intent:", "whatsapp://", "market://", "tg://", "line://", "viber://", "upi://", "android-app://", "smsto:",
}

// endsOddScheme is a quick look at the letter before a colon.
func endsOddScheme(c byte) bool {
	switch c | 0x20 {
	case 't', 'a', 'p', 'g', 'e', 'r', 'i', 'l', 'o': // "l" is of "tel"
		return true
	}
	return false
}

// oddSchemes returns the links of text[from:] with such schemes, and dial links
// with blanks in the code, which xurls cuts short; no sign stands before from.
func oddSchemes(text string, from int) []Found {
	var found []Found
	floor := 0
	for i := from; i < len(text); i++ {
		next := strings.IndexByte(text[i:], ':')
		if next < 0 {
			break
		}
		i += next
		start, end := oddScheme(text, i, floor)
		if end > 0 {
			found = append(found, Found{Span: rule.Span{Start: start, End: end}, Address: address(text[start:end])})
			floor = end
			i = end - 1
		}
	}
	return found
}

// oddScheme reads the link whose colon is at text[colon]; end is 0 for none.
func oddScheme(text string, colon, floor int) (start, end int) {
	if colon+2 >= len(text) || colon < floor+2 {
		return 0, 0
	}
	if text[colon+1] == '/' && text[colon+2] == '/' {
		if start, end = appLink(text, colon, floor); end > 0 {
			return start, end
		}
	}
	if !endsOddScheme(text[colon-1]) {
		return 0, 0
	}
	if end = dialEnd(text, colon, floor); end > 0 {
		return colon - len("tel"), end
	}
	if undoClass[text[colon+1]] == undoBlank || text[colon-1]|0x20 == 'p' && text[colon-2]|0x20 == 't' {
		return 0, 0 // prose, or "http:"
	}
	for _, s := range oddSchemesKnown {
		name := strings.IndexByte(s, ':')
		start = colon - name
		if start < floor || text[colon-1]|0x20 != s[name-1] || start > 0 && (byteClass[text[start-1]]&classAlnum != 0 || text[start-1] == '-') {
			continue
		}
		after, ok := cutFolded(text, start, s)
		if !ok {
			continue
		}
		if end = scanPath(text, after); end > 0 && end-after > 1 {
			if s == "smsto:" {
				end = messageEnd(text, after, end)
			}
			return start, end
		}
	}
	return 0, 0
}

// messageEnd returns the end of "smsto:0812:a message", whose end as a path
// stands at text[:end]: the message goes on to the end of the line.
func messageEnd(text string, from, end int) int {
	colon := strings.IndexByte(text[from:end], ':')
	if colon < 1 || !digits(strings.TrimPrefix(text[from:from+colon], "+")) {
		return end
	}
	line := strings.IndexAny(text[end:min(len(text), end+mostMessage)], "\r\n")
	if line < 0 {
		line = len(text) - end
	}
	if line > mostMessage {
		return end
	}
	return end + line
}

// mostMessage is the longest message of an smsto: link, in bytes.
const mostMessage = 1000

// appLink reads a link that opens an application by a scheme of its own, such
// as "dompet://bayar?x=1". What has a domain behind the scheme is left to Scan:
// a scheme that nobody knows is most often "http" misspelt.
func appLink(text string, colon, floor int) (start, end int) {
	if httpBefore(text, colon, floor) >= 0 {
		return 0, 0
	}
	start = colon
	for start > floor && colon-start < longestScheme && (byteClass[text[start-1]]&classAlnum != 0 || text[start-1] == '-' || text[start-1] == '+') {
		start--
	}
	name := text[start:colon]
	if len(name) < 2 || !isLetter(name[0]) || start > 0 && byteClass[text[start-1]]&(classWord|classBeyond) != 0 {
		return 0, 0
	}
	if c := name[len(name)-1] | 0x20; c == 'p' || c == 's' { // http, https, ftp and their glued or bent forms
		if p := strings.TrimSuffix(lower(name), "s"); strings.HasSuffix(p, "tp") || strings.HasSuffix(p, "xp") {
			return 0, 0
		}
	}
	after := colon + 3
	if labelRune(text, after) == 0 {
		return 0, 0
	}
	if domain, _ := scanDomain(text, after); domain >= 0 || scanIPv4(text, after) >= 0 {
		return 0, 0
	}
	end = scanPath(text, after)
	if end < after+2 {
		return 0, 0
	}
	return start, end
}

// dialEnd returns the end of "tel:**21* 0000 0000#" whose colon is at
// text[colon]: a dial code that ends in "#", blanks allowed; 0 for none.
func dialEnd(text string, colon, floor int) int {
	if colon-3 < floor || !among(" tel ", text[colon-3:colon]) || colon > 3 && byteClass[text[colon-4]]&classAlnum != 0 {
		return 0
	}
	i := skipBlanks(text, colon+1)
	if i >= len(text) || text[i] != '*' && text[i] != '#' && text[i] != '%' {
		return 0
	}
	last := 0
	for n := 0; n < 40 && i < len(text); n++ {
		switch c := text[i]; {
		case c == '#':
			last = i + 1
		case c == '%' && i+2 < len(text) && text[i+1] == '2' && text[i+2] == '3': // "#", encoded
			last = i + 3
			i += 2
		case c == '*' || c == '+' || c == '-' || c == ' ' || '0' <= c && c <= '9' || c == '%':
		case (c|0x20 == 'a') && i > 0 && text[i-1] == '2': // "%2A" is "*"
		default:
			return last
		}
		i++
	}
	return last
}

// address drops the blanks of a dial link.
//
//go:noinline
func address(s string) string {
	if s[0]|0x20 != 't' || strings.IndexByte(s, ' ') < 0 {
		return s
	}
	return strings.ReplaceAll(s, " ", "")
}
