package lure

import "saring/internal/rule"

// Code is a one-time code that the message shows.
type Code struct {
	Span rule.Span // bytes of the text, from the first to the last character
	Text string    // as written: "123-456", "G-123456"
}

// reach is how far, in tokens, a code may stand from the word that names it.
const reach = 12

// findCodes finds one-time codes: four to eight digits, perhaps grouped or
// with a letter prefix, near a word for a code and not an amount, a date, a
// phone number or an ending of an account.
func (r *reading) findCodes() {
	if !r.has(secretCode, code, pin) {
		return
	}
	best, bestFar := Code{}, int32(1<<30)
	for i := 0; i < len(r.tokens); {
		span, n, ok := r.codeAt(i)
		if !ok {
			i++
			continue
		}
		far := r.farFrom(int32(i), int32(i+n))
		if far < bestFar {
			best, bestFar = Code{span, r.Text[span.Start:span.End]}, far
		}
		i += n
	}
	if bestFar <= reach {
		r.codes = append(r.codes, best)
	}
}

// farFrom gives the distance to the nearest name of a code, longer across the
// end of a sentence.
func (r *reading) farFrom(from, to int32) int32 {
	best := int32(1 << 30)
	for _, c := range [...]cue{secretCode, code, pin} {
		for _, n := range r.around(c, from-reach-longestPhrase, to+reach) {
			if r.within(otherCode, n) {
				continue
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
	}
	return best
}

// codeAt reads a code that begins at token i and returns how many tokens it
// takes.
func (r *reading) codeAt(i int) (rule.Span, int, bool) {
	t := r.tokens[i]
	text := r.Text
	n := 1
	switch {
	case t.kind == number && (i == 0 || !t.glued):
		length := int(t.to - t.from)
		// 123-456 and 123 456
		if length == 3 && i+1 < len(r.tokens) {
			u := r.tokens[i+1]
			if u.kind == number && u.to-u.from == 3 && u.start == t.end+1 && (text[t.end] == '-' || text[t.end] == ' ') &&
				(int(u.end) == len(text) || !isAlnum(text[u.end])) {
				span := rule.Span{Start: int(t.start), End: int(u.end)}
				return span, 2, r.codeSurroundings(span)
			}
		}
		// Letters glued behind make it something else ("100rb", "25gb"), unless
		// the whole is a mixed code of six or more characters.
		for i+n < len(r.tokens) && r.tokens[i+n].glued {
			n++
		}
		if n > 1 {
			return r.mixedCode(i, n)
		}
		if length < 4 || length > 8 {
			return rule.Span{}, 1, false
		}
		span := t.span()
		return span, 1, r.codeSurroundings(span)
	case t.kind == word && !t.glued && i+1 < len(r.tokens):
		// G-123456
		u := r.tokens[i+1]
		if t.to-t.from == 1 && u.kind == number && u.start == t.end+1 && text[t.end] == '-' && u.to-u.from >= 4 && u.to-u.from <= 8 {
			span := rule.Span{Start: int(t.start), End: int(u.end)}
			return span, 2, r.codeSurroundings(span)
		}
		for i+n < len(r.tokens) && r.tokens[i+n].glued {
			n++
		}
		if n > 1 {
			return r.mixedCode(i, n)
		}
	}
	return rule.Span{}, 1, false
}

// mixedCode takes letters and digits run together for a code only in capitals
// ("A1B2C3"), as services print them.
func (r *reading) mixedCode(i, n int) (rule.Span, int, bool) {
	span := rule.Span{Start: int(r.tokens[i].start), End: int(r.tokens[i+n-1].end)}
	if span.Len() < 5 || span.Len() > 10 {
		return span, n, false
	}
	for _, c := range []byte(r.Text[span.Start:span.End]) {
		if !isDigit(c) && (c < 'A' || c > 'Z') {
			return span, n, false
		}
	}
	return span, n, r.codeSurroundings(span)
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
