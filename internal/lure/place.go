package lure

import (
	"strings"

	"saring/internal/link"
	"saring/internal/rule"
)

// place is where a message sends the reader: to a link of somebody unknown.
type place struct {
	span rule.Span
	site string
	link *link.Link // nil where the link is too broken to be one
}

// lead returns the first link that takes the reader to somebody unknown, or
// what is left of one ("http //…", "www . …").
func (r *reading) lead() (place, bool) {
	for i := range r.Links {
		if l := &r.Links[i]; r.strange(l) {
			return place{l.Span, l.Site, l}, true
		}
	}
	if r.broken.End > 0 && (r.garbled() || !r.onlyKnownLinks()) {
		return place{span: r.broken}, true
	}
	return place{}, false
}

// garbled reports a broken link whose end passes for a link of its own: "http //
// safe paypal.com" leads nobody knows where.
func (r *reading) garbled() bool {
	if r.broken.End == 0 {
		return false
	}
	head := r.broken.Start
	for head < len(r.Text) && isAlnum(r.Text[head]) {
		head++
	}
	for i := range r.Links {
		if s := r.Links[i].Span; s.Start >= head && s.Start < r.broken.End {
			return strings.ContainsFunc(r.Text[head:s.Start], func(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' })
		}
	}
	return false
}

// brokenHeads are the words that a broken link begins with.
var brokenHeads = [...]string{"http", "https", "hxxp", "hxxps", "htp", "htpp", "www", "blogspot", "bit"}

// brokenLink finds a link that lost a sign on its way: by a picture that was
// read by machine, or by somebody who wants no filter to see it.
func (m *Message) brokenLink(d *dictionary) rule.Span {
	for i, n := range m.scratch.words {
		if n < 0 || d.marks[n]&beginsBroken == 0 {
			continue
		}
		t := &m.tokens[i]
		rest := m.Text[t.end:min(len(m.Text), int(t.end)+4)]
		broken := false
		switch string(m.at(i)) {
		case "www":
			broken = i+1 < len(m.tokens) && strings.Trim(rest, " .") != rest
		case "blogspot":
			broken = i+1 < len(m.tokens) && string(m.at(i+1)) == "com"
		case "bit":
			broken = i+1 < len(m.tokens) && string(m.at(i+1)) == "ly"
		default:
			broken = strings.Contains(rest, "/")
		}
		if !broken {
			continue
		}
		last := min(i+4, len(m.tokens)-1)
		for last > i && (m.tokens[last].start-t.end > 40 || m.tokens[last].sentence > t.sentence+2) {
			last--
		}
		return rule.Span{Start: int(t.start), End: int(m.tokens[last].end)}
	}
	return rule.Span{}
}

// shortNumber finds the number of a service, four to six digits after "to":
// "text WIN to 80088".
func (r *reading) shortNumber() (rule.Span, bool) {
	for _, o := range r.cues[towards] {
		if int(o.to) >= len(r.tokens) {
			continue
		}
		t := r.tokens[o.to]
		if int(o.to)+1 < len(r.tokens) && r.tokens[o.to+1].kind == number && r.tokens[o.to+1].start-t.end <= 1 {
			continue // the head of a longer number: "on 01632 960123"
		}
		if n := t.to - t.from; t.kind == number && n >= 4 && n <= 6 && t.start-r.tokens[o.to-1].end <= 2 {
			return t.span(), true
		}
	}
	return rule.Span{}, false
}

// serviceCode reports an operator's menu code (*123#), which leads nowhere but
// to the operator.
func (m *Message) serviceCode() bool {
	text := m.Text
	for i := strings.IndexByte(text, '*'); i >= 0 && i+3 < len(text); {
		j := i + 1
		for j < len(text) && j-i < 20 && (isDigit(text[j]) || text[j] == '*' || text[j] == 'X') {
			j++
		}
		if j < len(text) && text[j] == '#' && j-i > 3 {
			return true
		}
		next := strings.IndexByte(text[j:], '*')
		if next < 0 {
			return false
		}
		i = j + next
	}
	return false
}

// advertised reports that the message is an operator's or a shop's advert by
// its terms: a discount, a quota, a menu code, a way to opt out.
func (r *reading) advertised() bool {
	n := len(r.cues[promo]) + 2*len(r.cues[terms])
	if r.service {
		n += 2
	}
	return n >= 2 && !r.has(winCode)
}
