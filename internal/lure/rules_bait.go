package lure

import (
	"saring/internal/link"
	"saring/internal/rule"
)

// Rules about bait and threats that lead to a page, a number or an account.

// led adds the place where the message leads to a finding, if there is one.
func (r *reading) led(f rule.Finding) (rule.Finding, bool) {
	if l, ok := r.lead(); ok {
		f.Spans = append(f.Spans, l.span)
		f.Site = l.site
		return f, true
	}
	if len(r.phones) > 0 {
		f.Spans = append(f.Spans, r.phones[0])
		return f, true
	}
	// "Click the link below": the link itself may have been lost on the way.
	if o, ok := r.first(namedLink); ok && len(r.Links) == 0 && !r.negated(o) {
		f.Spans = append(f.Spans, r.span(o))
		return f, true
	}
	return f, false
}

func prizeWon(r *reading) (rule.Finding, bool) {
	if r.onlyKnownLinks() && len(r.phones) == 0 {
		return rule.Finding{}, false // an operator's own draw, at its own address
	}
	for _, how := range [...][2]cue{{won, prize}, {won, money}, {get, prize}, {get, money}} {
		if how[1] == money && r.has(loan) {
			continue // "chosen for a loan of …" is an advert of its own kind
		}
		if how[0] == get && (!r.has(winCode, claim, pin) || r.has(refund, aid)) || r.advertised() || r.has(gamble) && !r.has(winCode) {
			continue // "get a voucher" is every shop's word
		}
		if w, p, ok := r.near(how[0], how[1], 14); ok && !r.negated(w) && !r.supposed(w) && !r.told(w) {
			f, led := r.led(r.quoting(w, p))
			if r.has(contest, branch) && len(r.Links) == 0 && len(r.party) == 0 && !r.has(winCode, yours) {
				continue // the neighbours' contest
			}
			if _, strange := r.lead(); how[0] == get && !strange && !r.has(winCode) {
				continue // an honest shop has a telephone too
			}
			if led || len(r.Links) > 0 && r.Links[0].Email || r.has(pin, code, reply, details) && !r.has(job) {
				return f, true
			}
		}
	}
	return rule.Finding{}, false
}

// told reports that the speaker is the one who acts: "I won" is a story, "you
// won" is bait.
func (r *reading) told(o occurrence) bool {
	for _, m := range r.around(mine, o.from-2, o.from) {
		if m.to <= o.from {
			return true
		}
	}
	return false
}

func pointsExpire(r *reading) (rule.Finding, bool) {
	p, e, ok := r.near(points, expire, 14)
	if !ok || r.negated(e) {
		return rule.Finding{}, false
	}
	if _, follow := followLink(r); !follow && len(r.Links) > 0 {
		return rule.Finding{}, false // "exchange them in our shops; more at …"
	}
	return r.led(r.quoting(p, e))
}

func tariffChange(r *reading) (rule.Finding, bool) {
	f, c, ok := r.near(fee, change, 10)
	if !ok {
		return rule.Finding{}, false
	}
	_, led := r.lead()
	if a, ok := r.first(agree); ok && (led || r.has(account, yours) || len(r.party) > 0) {
		return r.quoting(f, c, a), true
	}
	if l, ok := r.lead(); ok && r.has(yours, account) {
		out := r.quoting(f, c)
		out.Spans = append(out.Spans, l.span)
		return out, true
	}
	return rule.Finding{}, false
}

// threatened finds a threat near what it threatens.
func (r *reading) threatened(to ...cue) (t, a occurrence, ok bool) {
	for _, c := range to {
		if t, a, ok = r.met(threat, c, 10); ok {
			return t, a, true
		}
	}
	return t, a, false
}

func accountThreat(r *reading) (rule.Finding, bool) {
	t, a, ok := r.threatened(account)
	if !ok {
		// "Dear customer, … blocked": the address itself tells nothing.
		if t, _, ok = r.threatened(yours); !ok {
			return rule.Finding{}, false
		}
		a = t
		if r.has(parcel) && r.within(problem, t) {
			return rule.Finding{}, false // the parcel, not the account
		}
	}
	if r.pointsOnly(t) {
		return rule.Finding{}, false
	}
	return r.led(r.quoting(t, a))
}

// pointsOnly tells whether a threat is for points that expire, not for an account.
func (r *reading) pointsOnly(threat occurrence) bool {
	return r.has(points) && r.within(expire, threat)
}

func whatsappThreat(r *reading) (rule.Finding, bool) {
	t, w, ok := r.threatened(whatsapp)
	if !ok || r.pointsOnly(t) || !r.has(account, yours) || !r.has(verify, code, secretCode, openLink, reply) && len(r.phones) == 0 {
		return rule.Finding{}, false
	}
	for i := range r.Links {
		l := &r.Links[i]
		if l.Owner != nil {
			return rule.Finding{}, false
		}
	}
	return r.quoting(t, w), true
}

func refundOffer(r *reading) (rule.Finding, bool) {
	o, ok := r.first(refund)
	if !ok || r.negated(o) || !r.has(claim, verify, openLink, enter, reply) {
		return rule.Finding{}, false
	}
	return r.led(r.quoting(o))
}

func stateAid(r *reading) (rule.Finding, bool) {
	if r.onlyKnownLinks() {
		return rule.Finding{}, false
	}
	for _, c := range [...]cue{won, get, claim, money, verify} {
		if a, o, ok := r.near(aid, c, 14); ok && !r.negated(o) {
			return r.led(r.quoting(a, o))
		}
	}
	return rule.Finding{}, false
}

func fineOrBill(r *reading) (rule.Finding, bool) {
	o, ok := r.first(fine, bill, tax)
	_, follow := followLink(r)
	if !ok || r.advertised() || r.onlyKnownLinks() || !follow && !r.has(openLink, verify, install, askMoney, claim) || !r.has(yours, hurry, threat, expire) {
		return rule.Finding{}, false
	}
	l, ok := r.lead()
	if !ok {
		return rule.Finding{}, false
	}
	f := r.quoting(o)
	f.Spans = append(f.Spans, l.span)
	f.Site = l.site
	return f, true
}

func parcelTrouble(r *reading) (rule.Finding, bool) {
	p, o, ok := r.near(parcel, problem, 14)
	if !ok {
		p, o, ok = r.near(parcel, fee, 12)
	}
	if !ok || r.advertised() || r.atCounter() {
		return rule.Finding{}, false
	}
	if r.courierCalls() {
		return rule.Finding{}, false
	}
	return r.led(r.quoting(p, o))
}

// courierCalls reports that the message leads to nothing but a telephone, and
// wants nothing paid, told or installed: couriers have telephones too.
func (r *reading) courierCalls() bool {
	_, strange := r.lead()
	return !strange && len(r.phones) > 0 && !r.has(askMoney, fee, upfront, details, money, threat, install, reply)
}

func fakeVote(r *reading) (rule.Finding, bool) {
	l, ok := r.lead()
	if !ok {
		return rule.Finding{}, false
	}
	for _, c := range [...]cue{contest, kin, whatsapp, secretCode} {
		if v, o, ok := r.met(vote, c, 14); ok {
			f := r.quoting(v, o)
			f.Spans = append(f.Spans, l.span)
			f.Site = l.site
			return f, true
		}
	}
	return rule.Finding{}, false
}

func isThisYouLink(r *reading) (rule.Finding, bool) {
	o, ok := r.stands(isThisYou)
	l, led := r.lead()
	if !ok || !led {
		return rule.Finding{}, false
	}
	// In a long message the link must stand by the question.
	if l.link != nil && l.link.Kind == link.Ordinary && len(r.tokens) > 40 {
		for i := range r.Links {
			if x := &r.Links[i]; r.strange(x) && r.tokenAt(x.Span.Start)-o.to < 24 && r.tokenAt(x.Span.Start) >= o.from-24 {
				l, led = place{x.Span, x.Site, x}, true
				break
			}
			led = false
		}
		if !led {
			return rule.Finding{}, false
		}
	}
	f := r.quoting(o)
	f.Spans = append(f.Spans, l.span)
	f.Site = l.site
	return f, true
}

func identityActivation(r *reading) (rule.Finding, bool) {
	for _, c := range [...]cue{verify, install, openLink, contact} {
		if o, i, ok := r.near(c, identity, 10); ok && !r.negated(o) && !r.onlyKnownLinks() {
			f, led := r.led(r.quoting(o, i))
			if v, ok := r.first(videoCall); ok && !led && !r.negated(v) {
				f.Spans, led = append(f.Spans, r.span(v)), true
			}
			if led {
				return f, true
			}
		}
	}
	return rule.Finding{}, false
}

func usernameClaim(r *reading) (rule.Finding, bool) {
	u, ok := r.first(username)
	if !ok {
		return rule.Finding{}, false
	}
	if _, _, near := r.near(claim, username, 4); !near && !r.has(whatsapp) {
		return rule.Finding{}, false
	}
	if _, ok := r.lead(); !ok {
		return rule.Finding{}, false
	}
	return r.led(r.quoting(u))
}
