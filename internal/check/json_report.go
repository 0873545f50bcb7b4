package check

import (
	"strings"

	"saring/internal/link"
	"saring/internal/rule"
)

// States of a reader, in the order in which a report gives advice.
var states = [...]string{"not-opened", "opened", "gave-code", "installed", "paid"}

func (w *writer) write() {
	r := w.report
	verdict := r.Verdict.String()
	if r.Blank {
		verdict = ""
	}
	merged := mergeFindings(r.Findings)
	w.raw(`{"v":1`)
	w.key(",", "verdict")
	w.string(verdict)
	w.key(",", "score")
	w.number(r.Score)
	w.key(",", "sentence")
	w.string(w.sentence(merged))
	w.key(",", "party")
	w.party()
	w.key(",", "advice")
	w.advice(merged)
	w.key(",", "findings")
	w.findings(merged)
	w.key(",", "links")
	w.links()
	w.key(",", "codes")
	w.codes()
	if len(r.Channels) > 0 {
		r.business.write(w)
	}
	w.key(",", "unknown")
	w.string(w.unknown())
	w.key(",", "more")
	w.raw(`{"findings":`)
	w.number(max(0, len(merged)-maxFindings))
	w.raw(`,"links":`)
	w.number(max(0, len(r.Links)-maxLinks))
	w.raw(`,"codes":`)
	w.number(max(0, len(r.Codes)-maxCodes))
	w.raw("}}")
}

// mergeFindings joins the findings of one rule into one with all their spans.
func mergeFindings(fs []rule.Finding) []rule.Finding {
	out := make([]rule.Finding, 0, min(len(fs), 16))
	for _, f := range fs {
		// No more different ones than there are rules.
		i := 0
		for i < len(out) && out[i].Rule.ID != f.Rule.ID {
			i++
		}
		if i == len(out) {
			f.Spans = f.Spans[:len(f.Spans):len(f.Spans)]
			out = append(out, f)
			continue
		}
		for _, s := range f.Spans {
			if len(out[i].Spans) < maxMarks {
				out[i].Spans = append(out[i].Spans, s)
			}
		}
	}
	return out
}

// fill puts a finding's names into a text of the pack.
func fill(text string, f rule.Finding) string {
	return replace(text, "party", f.Party, "truth", f.Truth, "site", f.Site, "value", f.Value)
}

// replace puts values in place of {names}: names and values in turns.
func replace(text string, pairs ...string) string {
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return text
	}
	var out []byte
	for open >= 0 {
		end := strings.IndexByte(text[open:], '}')
		if end < 0 {
			break
		}
		value := text[open : open+end+1]
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == text[open+1:open+end] {
				value = pairs[i+1]
			}
		}
		out = append(append(out, text[:open]...), value...)
		text = text[open+end+1:]
		open = strings.IndexByte(text, '{')
	}
	return string(append(out, text...))
}

func (w *writer) party() {
	p := w.report.Party
	if p == nil {
		w.raw("null")
		return
	}
	w.raw(`{"name":`)
	w.string(p.Name)
	w.key(",", "addresses")
	w.strings(p.Domains[:min(len(p.Domains), maxAddresses)])
	w.raw("}")
}

// advice gives the steps for each state; what a rule itself advises comes
// first, before anything was opened.
func (w *writer) advice(merged []rule.Finding) {
	w.raw("[")
	if w.report.Verdict != rule.NoSign {
		for i, state := range states {
			if i > 0 {
				w.raw(",")
			}
			var steps []string
			if i == 0 {
				for _, f := range merged {
					if do := fill(w.text(f.Rule.ID+".do"), f); do != "" && f.Rule.Weight > 0 && len(steps) < 2 {
						steps = append(steps, do)
					}
				}
			}
			base := w.pack.Steps(state)
			if base == nil && w.fallback != nil {
				base = w.fallback.Steps(state)
			}
			w.raw(`{"state":`)
			w.string(state)
			w.key(",", "title")
			w.string(w.text(state + ".title"))
			w.key(",", "steps")
			w.strings(append(steps, base...))
			w.raw("}")
		}
	}
	w.raw("]")
}

// why says why a finding counts. A dial code says what it does itself, and how
// to undo it.
func (w *writer) why(f rule.Finding) string {
	why := w.text(f.Rule.ID + ".why")
	if f.Rule.ID != "dial-code" {
		return why
	}
	service, _, _ := strings.Cut(strings.TrimLeft(f.Value, "*#"), "*")
	does := w.text("dial-code.does-" + strings.TrimRight(service, "#"))
	if does == "" {
		return why
	}
	return does + " " + why
}

func (w *writer) findings(merged []rule.Finding) {
	w.raw("[")
	for i, f := range merged {
		if i == maxFindings {
			break
		}
		if i > 0 {
			w.raw(",")
		}
		w.raw(`{"rule":`)
		w.string(f.Rule.ID)
		w.key(",", "weight")
		w.number(f.Rule.Weight)
		w.key(",", "title")
		w.string(fill(w.text(f.Rule.ID+".title"), f))
		w.key(",", "why")
		w.string(replace(fill(w.why(f), f), "date", w.date(f.Value)))
		w.key(",", "marks")
		w.raw("[")
		for j, s := range f.Spans {
			if j > 0 {
				w.raw(",")
			}
			w.raw("{")
			w.span(s)
			w.key(",", "quote")
			w.string(w.report.Text[s.Start:s.End])
			w.raw("}")
		}
		w.raw("]}")
	}
	w.raw("]")
}

// date writes out a date such as "2026-11-25"; other texts stay as they are.
func (w *writer) date(value string) string {
	if len(value) != len("2026-11-25") || value[4] != '-' || value[7] != '-' {
		return value
	}
	month := int(value[5]-'0')*10 + int(value[6]-'0')
	for name := range strings.FieldsSeq(w.text("report.months")) {
		if month--; month == 0 {
			return strings.TrimPrefix(value[8:], "0") + " " + name + " " + value[:4]
		}
	}
	return value
}

func (w *writer) codes() {
	w.raw("[")
	for i, c := range w.report.Codes {
		if i == maxCodes {
			break
		}
		if i > 0 {
			w.raw(",")
		}
		w.raw("{")
		w.span(c.Span)
		w.key(",", "code")
		w.string(c.Text)
		w.key(",", "note")
		w.string(w.text("report.code-secret"))
		w.raw("}")
	}
	w.raw("]")
}

// unknown says what Saring cannot know about this message.
func (w *writer) unknown() string {
	if w.report.Blank {
		return ""
	}
	for i := range w.report.Links {
		if w.report.Links[i].Opens().Kind == link.Shortener {
			return w.text("report.unknown-short")
		}
	}
	return w.text("report.unknown")
}
