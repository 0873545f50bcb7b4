package lure

import (
	"strings"

	"saring/internal/link"
	"saring/internal/rule"
)

// dialKind is what a dialled code does to a phone line. Sources: 3GPP TS
// 22.030 annex B (21 all calls, 61 no reply, 62 not reachable, 67 busy, 002
// all of them, 004 the conditional ones); *401* and *405* are operators' own
// forwarding codes in India.
type dialKind uint8

const (
	dialForward dialKind = iota // turns call forwarding on
	dialQuery                   // asks how forwarding is set; changes nothing
	dialUndo                    // turns forwarding off
)

type dial struct {
	span rule.Span
	kind dialKind
	code string // without spaces, "**21*081200001234#"
}

// dialAt reads a dial code that begins at i. People and crooks put spaces
// inside ("**21* 0812 …#"), so spaces and dashes are skipped.
func dialAt(text string, i int) (dial, bool) {
	var room [40]byte
	code := room[:0]
	end := i
	spaces := 0
	for j := i; j < len(text) && len(code) < cap(code) && j-i < 60; j++ {
		c := text[j]
		if c == ' ' || c == '-' || c == '.' {
			// Inside a number spaces are skipped; after the closing # none is.
			if spaces++; spaces > 2 || len(code) > 0 && code[len(code)-1] == '#' && len(code) > 2 {
				break
			}
			continue
		}
		if c != '*' && c != '#' && c != '+' && !isDigit(c) {
			break
		}
		spaces = 0
		code = append(code, c)
		end = j + 1
	}
	stars := 0
	for stars < len(code) && (code[stars] == '*' || code[stars] == '#') {
		stars++
	}
	rest := code[stars:]
	service := 0
	for service < len(rest) && isDigit(rest[service]) {
		service++
	}
	if stars == 0 || stars > 2 || service == 0 {
		return dial{}, false
	}
	d := dial{span: rule.Span{Start: i, End: end}, code: string(code)}
	prefix, number := string(code[:stars]), string(rest[:service])
	tail := string(rest[service:])
	switch number {
	case "21", "61", "62", "67", "002", "004":
		switch {
		case (prefix == "##" || prefix == "#") && tail == "#":
			d.kind = dialUndo
		case prefix == "*#" && tail == "#":
			d.kind = dialQuery
		case len(tail) > 1 && tail[0] == '*' && digitsIn(tail) >= 6:
			d.kind = dialForward
		case (prefix == "**" || prefix == "*") && tail == "*":
			// Written without its number: "dial *21* and then my number".
			d.kind = dialForward
		default:
			return dial{}, false
		}
		return d, true
	case "401", "402", "403", "404", "405", "408", "409":
		if prefix == "*" && (digitsIn(tail) >= 6 || tail == "*") {
			d.kind = dialForward
			return d, true
		}
	}
	// *401 and the number run together: *4010812…
	if prefix == "*" && len(number) >= 12 && (number[:3] == "401" || number[:3] == "405") {
		d.kind = dialForward
		return d, true
	}
	return dial{}, false
}

// dialLink reads the code of a tel: link that does not stand in the open: one
// behind a text, or with "%23" for "#". Its span is the whole link.
func dialLink(l *link.Link) (dial, bool) {
	if l.URL.Scheme != "tel" {
		return dial{}, false
	}
	code := l.Address[strings.IndexByte(l.Address, ':')+1:]
	for _, c := range [...]struct{ written, sign string }{{"%23", "#"}, {"%2A", "*"}, {"%2a", "*"}, {"%2B", "+"}, {"%2b", "+"}, {"%20", ""}} {
		code = strings.ReplaceAll(code, c.written, c.sign)
	}
	d, ok := dialAt(code, 0)
	d.span = l.Span
	return d, ok
}

func digitsIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}
