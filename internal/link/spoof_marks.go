package link

import (
	"strings"
	"unicode/utf8"

	"saring/internal/rule"
)

// What passes for something else is marked at the very character where that
// can be said.

// odd says that a character of the host is one of those that the spoof is about.
func (s *spoof) odd(r rune) bool {
	if mapped, ok := Fold1(r); ok && mapped != "" {
		r = firstRune(mapped)
	}
	switch {
	case s.script == commonScript:
		return passesForSeparator(r)
	case s.script == scriptLatin:
		return scriptOf(r) == scriptLatin
	}
	script := scriptOf(r)
	return script != commonScript && script != scriptLatin
}

// addOdd notes the characters of the host that a finding marks one by one.
func (j *judgement) addOdd(spots []rule.Span) {
	shift := j.URL.Start - j.hostAt
	for _, s := range spots {
		s.Start, s.End = s.Start+shift, s.End+shift
		if j.hostAt >= 0 && s.Start >= j.URL.Start && s.End <= j.URL.End && (len(j.Odd) == 0 || s.Start >= j.Odd[len(j.Odd)-1].End) {
			j.Odd = append(j.Odd, s)
		}
	}
}

// mostSpots bounds the characters that are marked one by one.
const mostSpots = 8

// spots returns where the label at a byte of the host stands in the message,
// and then each run of characters in it that are odd. A label in punycode is
// marked whole.
func (j *judgement) spots(offset int, odd func(rune) bool) []rule.Span {
	label := j.hostSpan(offset, len(upTo(j.URL.Host[offset:], ".")))
	spans := []rule.Span{label}
	if j.hostAt < 0 && (!j.bent || label == j.target()) {
		return spans
	}
	open := false
	for i, r := range j.text[label.Start:label.End] {
		at := label.Start + i
		switch hit := odd(r); {
		case hit && open:
			spans[len(spans)-1].End = at + utf8.RuneLen(r)
		case hit && len(spans) <= mostSpots:
			spans = append(spans, rule.Span{Start: at, End: at + utf8.RuneLen(r)})
			open = true
		default:
			open = false
		}
	}
	return spans
}

// passesFor says that the letters beyond ASCII in a label pass for those of a
// party's name at piece k. guard: with nothing but accents, an ordinary word
// ("äpple") and a short one may be a word of another language.
func (l *labelRead) passesFor(t *term, k int) bool {
	if l.accents {
		return t.class == brand && len(t.text) >= 4
	}
	return len(t.text) >= 4 || len(t.text) == 3 && l.alone(k)
}

// likeness returns where the label that passes for a party's name stands, and
// then the very characters that are not the name's.
func (j *judgement) likeness() []rule.Span {
	c := &j.claim
	host := j.URL.Host[c.offset : c.offset+c.length]
	if isPunycode(host) {
		return j.spots(c.offset, func(r rune) bool { return r >= utf8.RuneSelf })
	}
	label := j.hostSpan(c.offset, c.length)
	spans := []rule.Span{label}
	if label.Len() != c.length || c.like == "" {
		return spans
	}
	if len(host) != len(c.like) {
		from, rest := 0, c.like
		for from < len(host) && rest != "" && host[from] == rest[0] {
			from, rest = from+1, rest[1:]
		}
		to := len(host)
		for to > from && rest != "" && host[to-1] == rest[len(rest)-1] {
			to, rest = to-1, rest[:len(rest)-1]
		}
		if from < to {
			spans = append(spans, rule.Span{Start: label.Start + from, End: label.Start + to})
		}
		return spans
	}
	for i := 0; i < len(host) && len(spans) <= mostSpots; i++ {
		from := i
		for i < len(host) && host[i] != c.like[i] {
			i++
		}
		if from < i {
			spans = append(spans, rule.Span{Start: label.Start + from, End: label.Start + i})
		}
	}
	return spans
}

// hostSpan returns where bytes of the host stand in the message; the whole
// label, host or link, where that cannot be said.
//
//go:noinline
func (j *judgement) hostSpan(offset, length int) rule.Span {
	if j.bent {
		return j.bentSpan(offset, length)
	}
	if j.hostAt < 0 {
		return j.Span
	}
	written := j.text[j.hostAt : j.hostAt+j.URL.End-j.URL.Start]
	whole := rule.Span{Start: j.hostAt, End: j.hostAt + len(written)}
	if length == 0 || offset+length > len(j.URL.Host) {
		return whole
	}
	if len(written) == len(j.URL.Host) && !isWide(written) {
		return rule.Span{Start: j.hostAt + offset, End: j.hostAt + offset + length}
	}
	// Label by label: as many as stand before it in the host.
	n := strings.Count(j.URL.Host[:offset], ".")
	start := 0
	for i, r := range written {
		if !isDot(r) {
			continue
		}
		if n == 0 {
			written = written[:i]
			break
		}
		n--
		start = i + utf8.RuneLen(r)
	}
	if n > 0 || strings.Contains(written, "%") {
		return whole
	}
	first := strings.LastIndexByte(j.URL.Host[:offset], '.') + 1
	label := rule.Span{Start: j.hostAt + start, End: j.hostAt + len(written)}
	if strings.Contains(j.URL.Host[offset:offset+length], ".") {
		return rule.Span{Start: label.Start, End: whole.End}
	}
	if len(upTo(j.URL.Host[first:], ".")) == label.Len() && !isWide(written[start:]) {
		label.Start += offset - first
		label.End = label.Start + length
	}
	return label
}

// isDot says that UTS 46 reads a character as the dot between two labels.
func isDot(r rune) bool { return r == '.' || r == '。' || r == '．' || r == '｡' }
