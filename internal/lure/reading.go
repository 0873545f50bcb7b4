package lure

import (
	"sort"
	"strings"

	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/rule"
)

// reading is a message with one pack's cues, and the questions that rules ask.
// Distances are counted in tokens.
type reading struct {
	*Message
	pack  *lang.Pack
	cues  *[cueCount][]occurrence
	codes []Code
	// warned: see warnedOutside; found once per reading.
	warned bool
	// score is the weight of the findings so far, for the rules of last resort.
	score int
}

func (r *reading) has(cs ...cue) bool {
	for _, c := range cs {
		if len(r.cues[c]) > 0 {
			return true
		}
	}
	return false
}

// first returns the first occurrence of any of the cues.
func (r *reading) first(cs ...cue) (occurrence, bool) {
	best, found := occurrence{}, false
	for _, c := range cs {
		if list := r.cues[c]; len(list) > 0 && (!found || list[0].from < best.from) {
			best, found = list[0], true
		}
	}
	return best, found
}

// near finds occurrences of a and b that do not overlap, with at most gap
// tokens between them, in either order.
func (r *reading) near(a, b cue, gap int32) (oa, ob occurrence, ok bool) {
	return r.pair(a, b, gap, true)
}

// before is near with a standing first.
func (r *reading) before(a, b cue, gap int32) (oa, ob occurrence, ok bool) {
	return r.pair(a, b, gap, false)
}

// met is near for a pair whose first stands: neither forbidden nor supposed. A
// "do not" elsewhere in the message takes nothing away from it.
func (r *reading) met(a, b cue, gap int32) (oa, ob occurrence, ok bool) {
	bs := r.cues[b]
	low, tries := 0, 0
	for _, x := range r.cues[a] {
		for low < len(bs) && bs[low].to+gap < x.from {
			low++
		}
		for i := low; i < len(bs) && bs[i].from <= x.to+gap; i++ {
			if y := bs[i]; y.from < x.to && y.to > x.from {
				continue
			}
			if !r.negated(x) && !r.supposed(x) {
				return x, bs[i], true
			}
			break
		}
		if tries++; tries == 64 {
			break
		}
	}
	return occurrence{}, occurrence{}, false
}

// cautioned reports that a warning about fraud stands beside o: in its
// sentence or the next one to it.
func (r *reading) cautioned(o occurrence) bool {
	for _, w := range r.around(warning, o.from-30, o.to+30) {
		if d := r.sentenceOf(w.from) - r.sentenceOf(o.from); d >= -1 && d <= 1 {
			return true
		}
	}
	return false
}

// pair walks both sorted lists once; the inner start moves forward only, so
// the walk is linear in the number of occurrences within the gap.
func (r *reading) pair(a, b cue, gap int32, eitherOrder bool) (oa, ob occurrence, ok bool) {
	bs := r.cues[b]
	low := 0
	for _, x := range r.cues[a] {
		for low < len(bs) && bs[low].to+gap < x.from {
			low++
		}
		for i := low; i < len(bs) && bs[i].from <= x.to+gap; i++ {
			y := bs[i]
			switch {
			case y.from >= x.to, eitherOrder && y.to <= x.from:
				return x, y, true
			}
		}
	}
	return occurrence{}, occurrence{}, false
}

func (r *reading) sentenceOf(token int32) int32 { return r.tokens[token].sentence }

func (r *reading) sameSentence(a, b occurrence) bool {
	return r.sentenceOf(a.from) == r.sentenceOf(b.from)
}

// longestPhrase is more than the tokens of any phrase in a pack.
const longestPhrase = 12

// around returns the occurrences of c that begin between two tokens, so that a
// question about a neighbourhood costs no walk through a whole long text.
func (r *reading) around(c cue, from, to int32) []occurrence {
	list := r.cues[c]
	low := sort.Search(len(list), func(i int) bool { return list[i].from >= from })
	high := low + sort.Search(len(list)-low, func(i int) bool { return list[low+i].from > to })
	return list[low:high]
}

// within reports that o overlaps an occurrence of c.
func (r *reading) within(c cue, o occurrence) bool {
	for _, x := range r.around(c, o.from-longestPhrase, o.to) {
		if x.from < o.to && o.from < x.to {
			return true
		}
	}
	return false
}

// negated reports a "do not" or "never" shortly before o in its clause. One that
// o begins with is part of its meaning: "not you", "cannot be used".
func (r *reading) negated(o occurrence) bool {
	for _, n := range r.around(not, o.from-6-longestPhrase, o.from) {
		if gap := o.from - n.to; n.from >= o.from || gap > 6 || !r.sameSentence(n, o) {
			continue
		}
		// "Could not be delivered, confirm your address" forbids nothing; "do not
		// tell the PIN, or send the code" forbids both.
		if len(r.around(or, o.from-1, o.from)) > 0 {
			return true
		}
		if r.tokens[n.from].clause == r.tokens[o.from].clause && !r.spent(n, o) {
			return true
		}
	}
	return false
}

// spent reports that another act stands between a "not" and o and takes the
// "not" upon itself: "not verified contact us" forbids no contact.
func (r *reading) spent(n, o occurrence) bool {
	for _, c := range [...]cue{verify, threat, problem, alarm, done} {
		for _, x := range r.around(c, n.from, o.from-1) {
			if x.from >= n.to-1 && x.to <= o.from && len(r.around(or, x.to, o.from)) == 0 {
				return true
			}
		}
	}
	return false
}

// supposed reports that o stands in a sentence about what somebody might do
// ("if anyone asks you to send the code").
func (r *reading) supposed(o occurrence) bool {
	if r.tokens[o.from].quoted && r.warned {
		return true
	}
	for _, n := range r.around(condition, o.from-14-longestPhrase, o.from) {
		// "If this was not you, send the code" is an alarm and supposes nothing.
		if o.from-n.to <= 14 && r.sameSentence(n, o) && len(r.around(alarm, n.from, n.to)) == 0 {
			return true
		}
	}
	return false
}

// warnedOutside reports that the message itself, outside what it quotes, warns,
// forbids or tells of somebody: then the quoted words are somebody else's.
func (r *reading) warnedOutside() bool {
	for _, c := range [...]cue{warning, not, condition} {
		for _, o := range r.cues[c] {
			if !r.tokens[o.from].quoted {
				return true
			}
		}
	}
	return false
}

// span returns the text from the first to the last of the occurrences' tokens
// as one span each.
func (r *reading) span(o occurrence) rule.Span {
	return rule.Span{Start: int(r.tokens[o.from].start), End: int(r.tokens[o.to-1].end)}
}

// quoting makes a finding that quotes the occurrences. Those that nearly touch
// are quoted as one: "kirim kodenya" reads better than its two words.
func (r *reading) quoting(os ...occurrence) rule.Finding {
	var f rule.Finding
	for _, o := range os {
		if o.to <= o.from {
			continue
		}
		f.Spans = r.join(f.Spans, r.span(o))
	}
	return f
}

const joinGap = 24 // bytes between two quotes that are shown as one

func (r *reading) join(spans []rule.Span, s rule.Span) []rule.Span {
	for i, old := range spans {
		low, high := min(old.Start, s.Start), max(old.End, s.End)
		if high-low <= old.Len()+s.Len()+joinGap {
			spans[i] = rule.Span{Start: low, End: high}
			return spans
		}
	}
	return append(spans, s)
}

// strange reports a link that is not the true address of a known party nor of
// an authority. What anybody can make on a known party's site (a form, a
// shared file, a chat, a short link) is strange all the same. The host that a
// code is bound to is no place to go to.
func (m *Message) strange(l *link.Link) bool {
	if l.Email || m.boundTo(l) {
		return false
	}
	switch l.Kind {
	case link.Shortener, link.FreeHost, link.Form, link.FileDrop, link.Messenger:
		return true
	}
	return l.Owner == nil && !papered(l.URL.Host)
}

// boundTo reports that l is the host of an origin-bound code: the last line
// "@host #code" of a message (WICG, sms-one-time-codes).
func (m *Message) boundTo(l *link.Link) bool {
	s := l.Span
	if s.Start == 0 || m.Text[s.Start-1] != '@' || s.Start > 1 && m.Text[s.Start-2] != '\n' {
		return false
	}
	rest := m.Text[s.End:]
	if len(rest) < 3 || rest[0] != ' ' || rest[1] != '#' || !isAlnum(rest[2]) {
		return false
	}
	end := strings.IndexByte(rest, '\n')
	return end < 0 || strings.TrimLeft(rest[end:], "\r\n ") == ""
}

// anyLink returns the first link that is not an e-mail address.
func (r *reading) anyLink() (*link.Link, bool) {
	for i := range r.Links {
		l := &r.Links[i]
		if !l.Email {
			return l, true
		}
	}
	return nil, false
}

// wayOut returns where the message sends the reader: a link that is not a
// known party's, else a phone number.
func (r *reading) wayOut() (rule.Span, bool) {
	if l, ok := r.lead(); ok {
		return l.span, true
	}
	if len(r.phones) > 0 {
		return r.phones[0], true
	}
	return rule.Span{}, false
}
