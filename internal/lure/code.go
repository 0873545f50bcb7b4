package lure

import (
	"sort"
	"unicode/utf8"

	"saring/internal/rule"
)

// Code is a one-time code that the message shows.
type Code struct {
	Span rule.Span // bytes of the text, from the first to the last character
	Text string    // as written: "123-456", "G-123456"
}

// reach is how far, in tokens, a code may stand from the word that names it.
const reach = 12

// findCodes finds one-time codes: four to eight digits, perhaps grouped or
// with a letter prefix, near a word for a code and not an amount, a date, a
// phone number or an ending of an account. The pack's words for a code come
// first; where it has none, those of languages without a pack (code_names.go).
func (r *reading) findCodes() {
	candidates := r.codeShapes()
	if len(candidates) == 0 {
		return // nearly every message: the names are not looked for
	}
	names := r.codeNames()
	if len(names) == 0 {
		if c := candidates[0]; r.isBare(c) {
			r.codes = append(r.codes, Code{c.span, r.Text[c.span.Start:c.span.End]})
		}
		return
	}
	best, bestFar := rule.Span{}, int32(1<<30)
	for _, c := range candidates {
		far := r.farFrom(names, c.from, c.to)
		if far < bestFar && (far <= 2 || c.span.Len() > 4 || isFigures(r.Text[c.span.Start:c.span.End])) {
			best, bestFar = c.span, far
		}
	}
	if bestFar <= reach {
		r.codes = append(r.codes, Code{best, r.Text[best.Start:best.End]})
	}
}

// findLinkedCode finds the code in WhatsApp's address for codes, such as
// "v.whatsapp.com/482913", where none is shown beside it: whoever passes the
// link on gives the code away.
func (r *reading) findLinkedCode() {
	const digits = 6
	for i := range r.Links {
		l := &r.Links[i]
		code := l.Span.End - digits
		if l.URL.Host != whatsAppCodes || len(l.URL.Path) != digits+1 || code <= l.Span.Start || r.Text[code:l.Span.End] != l.URL.Path[1:] || !isFigures(l.URL.Path[1:]) {
			continue
		}
		r.codes = append(r.codes, Code{rule.Span{Start: code, End: l.Span.End}, l.URL.Path[1:]})
		return
	}
}

// whatsAppCodes is the host of such addresses.
const whatsAppCodes = "v.whatsapp.com"

// codeShape is what could be a code by its shape, and the tokens that carry it.
type codeShape struct {
	span     rule.Span
	from, to int32
}

// shapesOfCodes are the shapes that have been found for one kind of reading.
type shapesOfCodes struct {
	list  []codeShape
	known bool
}

// codeShapes returns all of them, in order. Readings differ only by whether they
// know a word for linking a device, so they are looked for once or twice.
func (r *reading) codeShapes() []codeShape {
	s := &r.scratch.codes[0]
	if r.has(linkDevice) {
		s = &r.scratch.codes[1]
	}
	if !s.known {
		s.list, s.known = r.findCodeShapes(s.list[:0]), true
	}
	return s.list
}

func (r *reading) findCodeShapes(shapes []codeShape) []codeShape {
	for i := 0; i < len(r.tokens); {
		if r.plainWord(i) {
			i++
			continue
		}
		span, n, ok := r.codeAt(i)
		if ok {
			shapes = append(shapes, codeShape{span, int32(i), int32(i + n)})
		}
		i += n
	}
	return shapes
}

// plainWord reports a word that no code begins with: nothing is glued to it and
// no hyphen follows. Nearly every token is one.
func (m *Message) plainWord(i int) bool {
	t := &m.tokens[i]
	return t.kind == word && (i+1 == len(m.tokens) || !m.tokens[i+1].glued) &&
		(int(t.end) == len(m.Text) || m.Text[t.end] != '-')
}

// codeNames returns where the message names a code, in order.
func (r *reading) codeNames() []occurrence {
	var names []occurrence
	for _, c := range [...]cue{secretCode, code, pin} {
		for _, o := range r.cues[c] {
			if !r.within(otherCode, o) {
				names = append(names, o)
			}
		}
	}
	if len(names) == 0 && !r.has(otherCode) {
		return r.foreignCodeNames()
	}
	inOrder(names)
	return names
}

// isBare reports that the message is nothing but c: what is left when somebody
// passes on only the code, or copies it out of its notice. A year is none.
func (r *reading) isBare(c codeShape) bool {
	text := r.Text[c.span.Start:c.span.End]
	if c.from > 0 || len(text) == 4 && (text[:2] == "19" || text[:2] == "20") {
		return false
	}
	if int(c.to) == len(r.tokens) {
		return true
	}
	return len(r.tokens) <= 3 && !isDigit(text[0]) && digitsIn(text) > 3 // "G-123456 Google"
}

func isFigures(s string) bool { return digitsIn(s) == len(s) }

// farFrom gives the distance from tokens to the nearest name of a code, longer
// across the end of a sentence.
func (r *reading) farFrom(names []occurrence, from, to int32) int32 {
	best := int32(1 << 30)
	low := sort.Search(len(names), func(i int) bool { return names[i].from >= from-reach-longestPhrase })
	for _, n := range names[low:] {
		if n.from > to+reach {
			break
		}
		d := int32(0)
		switch {
		case n.to <= from:
			d = from - n.to
		case to <= n.from:
			d = n.from - to
		default:
			continue
		}
		if r.sentenceOf(n.from) != r.sentenceOf(from) {
			d += 4
		}
		best = min(best, d)
	}
	return best
}

// joined reports that token i is one word with the one before it: no gap, and
// both in a script that parts its words. Chinese and Thai run a code into the
// words around it.
func (m *Message) joined(i int) bool {
	if i == 0 || i >= len(m.tokens) || !m.tokens[i].glued {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(m.Text[:m.tokens[i].start])
	after, _ := utf8.DecodeRuneInString(m.Text[m.tokens[i].start:])
	return !unparted(before) && !unparted(after)
}

// codeAt reads a code that begins at token i and returns how many tokens it,
// or what is none, takes: at least 1.
func (r *reading) codeAt(i int) (rule.Span, int, bool) {
	t := r.tokens[i]
	if t.kind == linked || r.joined(i) {
		return rule.Span{}, 1, false
	}
	if span, n, ok := r.groupedCode(i); ok {
		return span, n, r.codeSurroundings(span)
	}
	n := 1
	for r.joined(i + n) {
		n++
	}
	if n > 1 {
		// Letters glued to figures make something else ("100rb", "25gb"), or a
		// mixed code.
		return r.mixedCode(i, n)
	}
	length := int(t.to - t.from)
	if t.kind != number || length < 4 || length > 8 {
		return rule.Span{}, 1, false
	}
	return t.span(), 1, r.codeSurroundings(t.span())
}

// groupedCode reads two groups with one sign between them: 123-456, 123 456,
// G-123456, RKJ-YP4.
func (r *reading) groupedCode(i int) (span rule.Span, n int, ok bool) {
	t := r.tokens[i]
	head := 1
	for r.joined(i + head) {
		head++
	}
	next := i + head
	if next >= len(r.tokens) {
		return span, 0, false
	}
	h, u := r.tokens[next-1], r.tokens[next]
	if u.start != h.end+1 || u.kind == linked {
		return span, 0, false
	}
	sign := r.Text[h.end]
	tail := 1
	for r.joined(next + tail) {
		tail++
	}
	end := r.tokens[next+tail-1].end
	span = rule.Span{Start: int(t.start), End: int(end)}
	first, second := r.Text[t.start:h.end], r.Text[u.start:end]
	switch {
	case isFigures(first) && isFigures(second):
		ok = len(first) == 3 && len(second) == 3 && (sign == '-' || sign == ' ')
	case sign != '-':
	case len(first) == 1 && isFigures(second):
		ok = len(second) >= 4 && len(second) <= 8
	case len(first) == len(second) && (len(first) == 3 || len(first) == 4):
		ok = capitals(first) && capitals(second) && digitsIn(first)+digitsIn(second) > 0
	}
	return span, head + tail, ok
}

// mixedCode takes letters and digits run together for a code only in capitals
// ("A1B2C3"), as services print them.
func (r *reading) mixedCode(i, n int) (rule.Span, int, bool) {
	span := rule.Span{Start: int(r.tokens[i].start), End: int(r.tokens[i+n-1].end)}
	text := r.Text[span.Start:span.End]
	if len(text) < 4 || len(text) > 10 || !capitals(text) {
		return span, n, false
	}
	return span, n, r.codeSurroundings(span)
}

// capitals reports that s is of ASCII capitals and digits alone.
func capitals(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) && (s[i] < 'A' || s[i] > 'Z') {
			return false
		}
	}
	return true
}

// codeSurroundings rejects numbers that their neighbours show to be amounts,
// dates, times, phone numbers, endings of cards, or parts of longer numbers.
func (r *reading) codeSurroundings(s rule.Span) bool {
	text := r.Text
	if s.Start > 0 {
		switch c := text[s.Start-1]; c {
		case '$', '*', '/', '+', '%', '=', '&', '_', '.', ',':
			if c == '.' || c == ',' {
				// Part of a grouped number only if a digit stands before.
				if s.Start > 1 && isDigit(text[s.Start-2]) {
					return false
				}
				break
			}
			return false
		case '-', ':':
			if s.Start > 1 && isDigit(text[s.Start-2]) {
				return false
			}
		}
		if before := text[max(0, s.Start-4):s.Start]; endsInCurrency(before) {
			return false
		}
	}
	if s.End < len(text) {
		switch c := text[s.End]; c {
		case '%', '/', '_', '@':
			return false
		case '.', ',', ':', '-':
			if s.End+1 < len(text) && isDigit(text[s.End+1]) {
				return false
			}
		}
	}
	for _, p := range r.phones {
		if s.Start < p.End && p.Start < s.End {
			return false
		}
	}
	if r.has(linkDevice) {
		for _, p := range r.pairs {
			if s.Start < p.End && p.Start < s.End {
				return false // a code that links a device is judged by its own rule
			}
		}
	}
	for _, d := range r.dials {
		if s.Start < d.span.End && d.span.Start < s.End {
			return false
		}
	}
	return true
}

// endsInCurrency reports a currency sign or word right before a number.
func endsInCurrency(s string) bool {
	for len(s) > 0 && (s[len(s)-1] == ' ' || s[len(s)-1] == '.') {
		s = s[:len(s)-1]
	}
	for _, sign := range [...]string{"Rp", "rp", "RP", "IDR", "USD", "$", "£", "€", "₹", "Rs", "RM", "₱"} {
		if len(s) >= len(sign) && s[len(s)-len(sign):] == sign {
			return true
		}
	}
	return false
}
