package lure

import "saring/internal/rule"

// Rules about debts: pressure with them, and shame before others.

// debtPressure calls in a debt through people who do not owe it, or threatens
// to tell everybody.
func debtPressure(r *reading) (rule.Finding, bool) {
	d, ok := r.stands(debt)
	if !ok || len(r.cues[debt]) < 2 {
		return rule.Finding{}, false
	}
	if len(r.phones) == 0 && !r.has(extort) && !(r.has(threat, hurry) && r.has(loan, bill)) {
		return rule.Finding{}, false
	}
	return r.quoting(d, r.cues[debt][1]), true
}

// debtShame threatens the one who owes, or somebody who does not, with telling
// everybody he knows. No lender with a licence may do that.
func debtShame(r *reading) (rule.Finding, bool) {
	if !r.has(extort) || !r.has(debt, loan, bill) {
		return rule.Finding{}, false
	}
	for i, e := range r.cues[extort] {
		if i == 8 {
			break
		}
		// A threat is an "if" by nature; one in a warning is not the sender's.
		if r.negated(e) || r.cautioned(e) || r.supposed(e) && r.reported(e) {
			continue
		}
		for _, c := range [...]cue{debt, loan, bill} {
			for i, d := range r.cues[c] {
				if i == 8 {
					break
				}
				if d.to > e.from && d.from < e.to || c == bill && !r.has(photo, details, yours) {
					continue // "all your contacts" is part of the threat itself
				}
				return r.quoting(e, d), true
			}
		}
	}
	return rule.Finding{}, false
}

// reported reports that o's sentence warns or names an authority: it tells of
// what others do.
func (r *reading) reported(o occurrence) bool {
	for _, c := range [...]cue{warning, authority} {
		for _, w := range r.around(c, o.from-30, o.to+30) {
			if r.sameSentence(w, o) {
				return true
			}
		}
	}
	return false
}
