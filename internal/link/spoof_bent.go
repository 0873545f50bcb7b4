package link

import (
	"strings"
	"unicode/utf8"

	"saring/internal/rule"
)

// A link in disguise ("klik\u200bbca [.] example") does not stand in the message
// as it is opened, so its bytes cannot be counted off. Its labels are looked
// for instead, one after the other, as a browser would read their characters.

// written returns the address as it stands in the message, disguise and all.
//
//go:noinline
func (j *judgement) written() string {
	at := j.target()
	return j.text[at.Start:at.End]
}

// bentSpan returns where bytes of the host of a disguised link stand in the
// message; the whole address where that cannot be said.
func (j *judgement) bentSpan(offset, length int) rule.Span {
	whole := j.target()
	raw := j.written()
	from, _ := authorityOf(raw)
	if length == 0 || offset+length > len(j.URL.Host) {
		offset, length = 0, len(j.URL.Host)
	}
	answer := rule.Span{Start: -1}
	at := 0 // of the label, in the host
	shown := j.URL.Display
	for at < len(j.URL.Host) {
		label := upTo(j.URL.Host[at:], ".")
		want := upTo(shown, ".")
		shown = shown[min(len(shown), len(want)+1):]
		start, end := locate(raw, from, want)
		if start < 0 {
			return whole
		}
		from = end
		if first, last := max(offset, at), min(offset+length, at+len(label)); first < last {
			if want == label && (first > at || last < at+len(label)) {
				start, _ = skipWord(raw, start, label[:first-at])
				end, _ = skipWord(raw, start, label[first-at:last-at])
			}
			if answer.Start < 0 {
				answer.Start = whole.Start + start
			}
			answer.End = whole.Start + end
		}
		at += len(label) + 1
	}
	if answer.Start < 0 {
		return whole
	}
	return answer
}

// locate returns where a word first stands in raw[from:] as a browser would
// read it, or -1.
//
//go:noinline
func locate(raw string, from int, word string) (start, end int) {
	for i := from; i < len(raw) && word != ""; {
		r, size := utf8.DecodeRuneInString(raw[i:])
		if !shapeless(r) && !ignorable(r) {
			if end, ok := skipWord(raw, i, word); ok {
				return i, end
			}
		}
		i += size
	}
	return -1, -1
}

// skipWord reads a word, in lower case, from raw[i:], characters without a shape
// between its letters skipped, and returns its end.
//
//go:noinline
func skipWord(raw string, i int, word string) (end int, ok bool) {
	for end = i; word != "" && i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		i += size
		if shapeless(r) || ignorable(r) {
			continue
		}
		read := raw[i-size : i]
		if mapped, ok := Fold1(r); ok {
			read = mapped
		}
		if !strings.HasPrefix(word, read) {
			return end, false
		}
		word = word[len(read):]
		end = i
	}
	return end, word == ""
}
