package check

import (
	"slices"
	"strings"

	"saring/internal/rule"
)

// baits are the rules whose sentence tells what the message plays for, urges
// those about what the reader is then told to do. Together they make a
// sentence: what the message says, then what it wants.
var (
	baits = [...]string{
		"prize", "points-expire", "tariff-change", "account-threat", "parcel", "refund", "state-aid", "fortune",
		"job-offer", "task-job", "investment-offer", "sure-profit", "recovery-phrase",
	}
	urges = [...]string{"follow-link", "call-number"}
)

// longestSentence is the number of words up to which a second act is told.
const longestSentence = 22

// sentence says the verdict in one sentence: who is imitated, what is said, what
// is wanted.
func (w *writer) sentence(merged []rule.Finding) string {
	r := w.report
	if r.Blank {
		return ""
	}
	if r.Verdict == rule.NoSign {
		switch {
		case len(r.Codes) > 0:
			return w.text("report.no-sign-code")
		case r.Party != nil && len(r.Party.Domains) > 0:
			return replace(w.text("report.no-sign-party"), "party", r.Party.Name, "truth", r.Party.Domains[0])
		}
		return w.text("report.no-sign")
	}
	for i, f := range merged {
		says := w.text(f.Rule.ID + ".says")
		if says == "" || f.Rule.Weight <= 0 {
			continue
		}
		key := "report." + r.Verdict.String()
		if r.Party != nil && !strings.Contains(says, "{party}") {
			f.Party = r.Party.Name
			key += "-party"
		}
		short := fill(replace(w.text(key), "says", says), f)
		for _, g := range merged[i+1:] {
			urge := w.text(g.Rule.ID + ".says")
			if urge == "" || strings.Contains(urge, "{") || !slices.Contains(urges[:], g.Rule.ID) || !slices.Contains(baits[:], f.Rule.ID) {
				continue
			}
			both := replace(w.text("report.acts"), "says", says, "urge", urge)
			if long := fill(replace(w.text(key), "says", both), f); strings.Count(long, " ") < longestSentence {
				return long
			}
			break
		}
		return short
	}
	return w.text("report." + r.Verdict.String() + "-plain")
}
