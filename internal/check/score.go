package check

import (
	"math"
	"slices"

	"saring/internal/rule"
)

// Thresholds of the score. Rules of package lure and package link are weighted
// against them.
const (
	CautionAt = 30
	DangerAt  = 60
)

// Score returns the score of findings: what Report.Score is for a report's own.
// Programs that measure use it to leave one rule out.
func Score(findings []rule.Finding) int { return weigh(findings) }

// firmOf keeps the findings that are danger by themselves.
func firmOf(findings []rule.Finding) []rule.Finding {
	return slices.DeleteFunc(findings, func(f rule.Finding) bool { return f.Rule.Weight < DangerAt })
}

// weigh adds the weights, each rule once; the sum is at least 0. What speaks
// for the sender lessens only what is weak: a finding that is danger by itself
// stands.
func weigh(findings []rule.Finding) int {
	firm, soft := 0, 0
	for i := range findings {
		f := &findings[i]
		if slices.ContainsFunc(findings[:i], func(o rule.Finding) bool { return o.Rule.ID == f.Rule.ID }) {
			continue
		}
		if f.Rule.Weight >= DangerAt {
			firm += f.Rule.Weight
		} else {
			soft += f.Rule.Weight
		}
	}
	return firm + max(soft, 0)
}

// capped holds adverts at caution: what only offers something (a loan, a game, a
// bargain) is unwanted, and a trap only beside a rule that is danger by itself
// or that knows an imitation, a threat or a fee. It stays monotone: what is
// added to an advert can lift the cap and never lowers the score.
func capped(score int, fromWords, fromLinks []rule.Finding) int {
	offer := false
	for i := range fromWords {
		switch f := &fromWords[i]; {
		case f.Rule.Role == rule.Offer:
			offer = true
		case f.Rule.Role == rule.Trap && f.Rule.Weight >= CautionAt:
			return score
		}
	}
	for i := range fromLinks {
		// Adverts live behind odd links too; an imitation is another matter.
		if f := &fromLinks[i]; f.Rule.Weight >= DangerAt || f.Rule.Weight >= CautionAt && f.Party != "" {
			return score
		}
	}
	if offer {
		return min(score, DangerAt-1)
	}
	return score
}

func verdictOf(score int) rule.Verdict {
	switch {
	case score >= DangerAt:
		return rule.Danger
	case score >= CautionAt:
		return rule.Caution
	}
	return rule.NoSign
}

// sortFindings puts the strongest first; equals keep the order of the policy.
// There are few weights, so it goes through the list once for each.
func sortFindings(fs []rule.Finding) {
	sorted := make([]rule.Finding, 0, len(fs))
	for weight := math.MaxInt; len(sorted) < len(fs); {
		next := math.MinInt
		for i := range fs {
			switch w := fs[i].Rule.Weight; {
			case w == weight:
				sorted = append(sorted, fs[i])
			case w < weight:
				next = max(next, w)
			}
		}
		weight = next
	}
	copy(fs, sorted)
}
