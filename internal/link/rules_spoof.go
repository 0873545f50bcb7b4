package link

import (
	"strings"
	"unicode/utf8"

	"saring/internal/rule"
)

// spoofs fires when letters in the host pass for others in the way of the rule.
func spoofs(id string) func(*judgement) (rule.Finding, bool) {
	return func(j *judgement) (rule.Finding, bool) {
		if j.spoof.rule != id {
			return silent, false
		}
		return rule.Finding{Spans: j.spots(j.spoof.offset, j.spoof.odd), Value: j.spoof.label}, true
	}
}

// invisibleInHost fires for characters without a shape in the host, invisibleInPath
// for those behind it. They part words that a filter looks for.
func invisibleInHost(j *judgement) (rule.Finding, bool) {
	start, end := authorityOf(j.written())
	return j.invisible(start, end)
}

func invisibleInPath(j *judgement) (rule.Finding, bool) {
	raw := j.written()
	_, end := authorityOf(raw)
	return j.invisible(end, len(raw))
}

// authorityOf bounds what stands between the slashes of a link as written.
func authorityOf(raw string) (start, end int) {
	if at := strings.Index(raw, "//"); at >= 0 {
		start = at + 2
	}
	return start, start + len(upTo(raw[start:], `/\?#`))
}

// invisible finds characters without a shape in a part of the link, as they are
// or percent-encoded. guard: they stand at an end, or they shape a letter or a
// picture beside them.
func (j *judgement) invisible(from, to int) (f rule.Finding, ok bool) {
	start := j.target().Start + from
	part := j.text[start : j.target().Start+to]
	if !isWide(part) && !strings.Contains(part, "%") {
		return f, false
	}
	before := rune(utf8.RuneError)
	for i := 0; i < len(part) && len(f.Spans) < mostSpots; {
		r, size := signAt(part, i)
		if shapeless(r) || ignorable(r) {
			after := rune(utf8.RuneError)
			if i+size < len(part) {
				after, _ = signAt(part, i+size)
			}
			shapes := r == zeroWidthJoiner || r == zeroWidthNonJoiner || ignorable(r)
			if before < utf8.RuneSelf && (after < utf8.RuneSelf || !shapes && i+size < len(part)) || after < utf8.RuneSelf && !shapes && i > 0 {
				at := start + i
				f.Spans = append(f.Spans, rule.Span{Start: at, End: at + size})
			}
		}
		if !shapeless(r) {
			before = r
		}
		i += size
	}
	return f, f.Spans != nil
}

// signAt returns the character that stands at a byte of an address, and its
// bytes there; what is beyond ASCII may be percent-encoded.
func signAt(s string, i int) (rune, int) {
	if s[i] == '%' && i+6 <= len(s) && digitValue(s[i+1]) >= 12 && digitValue(s[i+1]) < 16 {
		if r, n := utf8.DecodeRuneInString(percentDecoded(s[i:min(i+12, len(s))])); n > 1 {
			return r, 3 * n
		}
	}
	return utf8.DecodeRuneInString(s[i:])
}

// reversedText fires for the characters that turn the direction of letters, in
// the link, right beside it, or before it in the same line and not closed: what
// is read then is not what is opened.
func reversedText(j *judgement) (rule.Finding, bool) {
	const reach = 200
	from := max(0, j.Span.Start-reach)
	open := -1
	near := j.text[from:min(len(j.text), j.Span.End+3)]
	if strings.IndexByte(near, 0xe2) < 0 {
		from = j.Span.End + 1 // nearly always: nothing to look at
	}
	for i := from; i+2 < len(j.text) && i <= j.Span.End; i++ {
		switch c := j.text[i]; {
		case c == '\n' && i < j.Span.Start:
			open = -1
		case c == 0xe2 && j.text[i+1] == 0x80 && (j.text[i+2] == 0xad || j.text[i+2] == 0xae): // U+202D, U+202E
			open = i
		case c == 0xe2 && j.text[i+1] == 0x80 && j.text[i+2] == 0xac && i < j.Span.Start: // U+202C closes
			open = -1
		}
		if open >= 0 && i >= j.Span.Start {
			return rule.Finding{Spans: []rule.Span{{Start: open, End: open + 3}}}, true
		}
	}
	// Encoded, as in the names of disguised files.
	const encoded = "%E2%80%A"
	raw := j.written()
	for i := strings.IndexByte(raw, '%'); i >= 0 && i+len(encoded) < len(raw); i++ {
		if raw[i] == '%' && strings.EqualFold(raw[i:i+len(encoded)], encoded) && (raw[i+8]|0x20 == 'd' || raw[i+8]|0x20 == 'e') {
			at := j.target().Start + i
			return rule.Finding{Spans: []rule.Span{{Start: at, End: at + len(encoded) + 1}}}, true
		}
	}
	return silent, false
}
