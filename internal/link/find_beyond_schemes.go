package link

import (
	"strings"

	"saring/internal/rule"
)

// oddSchemesKnown are schemes that xurls does not know or does not take in the
// form that opens something on a person's device. TestOddSchemes tries each.
var oddSchemesKnown = [...]string{
	"javascript:", "vbscript:", "data:text/", "data:application/", "intent:", "whatsapp://", "market://", "tg://", "line://", "viber://", "upi://", "android-app://",
}

// endsOddScheme is a quick look at the letter before a colon.
func endsOddScheme(c byte) bool {
	switch c | 0x20 {
	case 't', 'a', 'p', 'g', 'e', 'r', 'i', 'l': // the last is of "tel"
		return true
	}
	return false
}

// oddSchemes returns links with such schemes, and dial links with blanks in
// the code, which xurls cuts short.
func oddSchemes(text string) []Found {
	var found []Found
	floor := 0
	for i := 0; i < len(text); i++ {
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
	if colon+2 >= len(text) || colon < floor+2 || !endsOddScheme(text[colon-1]) {
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
			return start, end
		}
	}
	return 0, 0
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
func address(s string) string {
	if strings.IndexByte(s, ' ') < 0 {
		return s
	}
	return strings.ReplaceAll(s, " ", "")
}
