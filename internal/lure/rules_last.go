package lure

import "saring/internal/rule"

// Rules of last resort: an account or a bait that stands alone, and a way out to
// somebody unknown.

// accountShape returns a number as banks write their accounts: nine to sixteen
// digits, perhaps in groups.
func (r *reading) accountShape() (rule.Span, bool) {
	for i := 0; i < len(r.tokens); i++ {
		if r.tokens[i].kind != number {
			continue
		}
		n, j := int32(0), i
		for j < len(r.tokens) && r.tokens[j].kind == number && (j == i || r.tokens[j].start-r.tokens[j-1].end <= 1) {
			n += r.tokens[j].to - r.tokens[j].from
			j++
		}
		if n >= 9 && n <= 18 {
			return rule.Span{Start: int(r.tokens[i].start), End: int(r.tokens[j-1].end)}, true
		}
		i = max(i, j-1)
	}
	return rule.Span{}, false
}

// bareAccount is an account to pay to in a message that does not say what for:
// it is sent to thousands in the hope that some have a payment to make.
func bareAccount(r *reading) (rule.Finding, bool) {
	h, held := r.stands(holder)
	p, told := r.stands(payWhom)
	if !held && !told || r.has(purpose, done, warning) || len(r.tokens) > 40 {
		return rule.Finding{}, false
	}
	bank := false
	for _, m := range r.party {
		bank = bank || m.party.Kind == "bank"
	}
	switch {
	case told && (bank || held) && !r.has(kin):
	case bank && held && len(r.tokens) <= 18 && !r.has(money):
	default:
		return rule.Finding{}, false
	}
	s, ok := r.accountShape()
	if !ok || len(r.around(parcel, 0, int32(len(r.tokens)))) > 0 {
		return rule.Finding{}, false
	}
	f := r.quoting(h, p)
	f.Spans = append(f.Spans, s)
	return f, true
}

// dealNeverMade speaks of a house, a car or a rent that the reader may not
// have: it goes to everybody, and some have one.
func dealNeverMade(r *reading) (rule.Finding, bool) {
	d, ok := r.stands(dealMine)
	if !ok || !r.has(contact, askMoney, payWhom, thirdPerson) {
		return rule.Finding{}, false
	}
	f := r.quoting(d)
	if len(r.phones) > 0 {
		f.Spans = append(f.Spans, r.phones[0])
		return f, true
	}
	_, account := r.accountShape()
	return f, account || r.has(thirdPerson)
}

// baitAndWayOut is the rule of last resort: something to fear or to hope for,
// an urging and a way to a stranger, where no other rule knows the story.
func baitAndWayOut(r *reading) (rule.Finding, bool) {
	if r.score >= 30 || r.has(warning) || r.onlyKnownLinks() || r.has(branch) && !r.sentTo() {
		return rule.Finding{}, false
	}
	b, ok := r.baited()
	if !ok {
		return rule.Finding{}, false
	}
	u, ok := r.urged()
	if !ok {
		return rule.Finding{}, false
	}
	if s, ok := r.wayOut(); ok {
		f := r.quoting(b, u)
		f.Spans = append(f.Spans, s)
		return f, true
	}
	if o, ok := r.first(namedLink); ok && len(r.Links) == 0 && !r.negated(o) {
		return r.quoting(b, o), true
	}
	return rule.Finding{}, false
}
