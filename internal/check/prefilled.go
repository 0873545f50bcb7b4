package check

import (
	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/lure"
	"saring/internal/rule"
)

// mostPrefilled is how many messages inside links are read of one text.
const mostPrefilled = 16

// readPrefilled reads the messages that links write for the reader to send,
// and adds to each pack's reading what they want, with spans on the links.
// What speaks for the sender there does not count: the link's author wrote both.
func (c *Checker) readPrefilled(r *Report, packs []*lang.Pack, readings []lure.Reading, directory *link.Directory, reader *lure.Business) {
	left := mostPrefilled
	for i := range r.Links {
		l := &r.Links[i].Link
		for {
			for _, p := range link.Prefilled(l) {
				if left--; left < 0 {
					return
				}
				inner := Report{Text: p.Text}
				fromLinks := inner.judgeLinks(c.Known, directory)
				m := reader.Prepare(p.Text, inner.appendOpened(nil))
				for k, reading := range m.Read(packs) {
					r.append(&readings[k], reading.Findings, &p, &l.Found)
					r.append(&readings[k], fromLinks, &p, &l.Found)
				}
				m.Release()
			}
			opened := r.Links[i].Opens()
			if l == opened {
				break
			}
			l = opened
		}
	}
}

// append adds the findings of weight that a message inside a link gave.
func (r *Report) append(to *lure.Reading, inner []rule.Finding, p *link.Prefill, f *link.Found) {
	for i := range inner {
		if inner[i].Rule.Weight <= 0 {
			continue
		}
		to.Findings = append(to.Findings, inner[i])
		last := &to.Findings[len(to.Findings)-1]
		spans := make([]rule.Span, len(last.Spans))
		for n, s := range last.Spans {
			spans[n] = p.SpanIn(r.Text, f, s)
		}
		last.Spans = spans
	}
}
