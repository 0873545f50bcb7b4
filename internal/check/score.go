package check

import "saring/internal/rule"

// Score returns the score of findings: what Report.Score is for a report's own.
// Programs that measure use it to leave one rule out.
func Score(findings []rule.Finding) int { return weigh(findings) }
