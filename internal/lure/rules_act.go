package lure

import "saring/internal/rule"

// Rules about alarms, adverts and small traps of their own.

// stands returns the first occurrence of the cues that is neither forbidden
// nor supposed nor told as done.
func (r *reading) stands(cs ...cue) (occurrence, bool) {
	for _, c := range cs {
		for i, o := range r.cues[c] {
			if i == 64 {
				break // a few suffice, and bound the walk
			}
			if !r.negated(o) && !r.supposed(o) {
				return o, true
			}
		}
	}
	return occurrence{}, false
}

// urged returns what the reader is told to do.
func (r *reading) urged() (occurrence, bool) {
	return r.stands(openLink, verify, claim, enter, contact, reply, install, undo)
}

// loss is what the reader is told to fear, gain what to hope for. Together
// they are the stakes that lures play for.
func (r *reading) loss() (occurrence, bool) {
	if o, _, ok := r.threatened(account, yours, whatsapp); ok {
		return o, true
	}
	if o, ok := r.stands(alarm, payProblem); ok && !r.isDone(o) && r.has(yours, account, undo, verify, openLink) {
		return o, true
	}
	if r.advertised() {
		return occurrence{}, false
	}
	if _, o, ok := r.near(parcel, problem, 14); ok && !r.courierCalls() {
		return o, true
	}
	if _, o, ok := r.near(parcel, fee, 12); ok && !r.negated(o) {
		return o, true
	}
	if o, ok := r.stands(fine, tax, bill, debt); ok && r.has(hurry, threat, expire, refund) {
		return o, true
	}
	if _, o, ok := r.near(points, expire, 14); ok && !r.negated(o) {
		return o, true
	}
	if r.has(agree) {
		if f, _, ok := r.near(fee, change, 10); ok {
			return f, true
		}
	}
	return occurrence{}, false
}

func (r *reading) gain() (occurrence, bool) {
	if r.advertised() {
		return occurrence{}, false
	}
	if o, ok := r.stands(fortune, identity); ok {
		return o, true
	}
	if o, ok := r.stands(won); ok && r.has(prize, money, winCode, get) && !r.told(o) {
		return o, true
	}
	if o, ok := r.stands(refund, aid); ok && r.has(get, claim, verify, money, yours) {
		return o, true
	}
	for _, c := range [...]cue{money, prize} {
		if !r.has(yours, won, winCode, claim, account, refund, aid, openLink) {
			break // a committee that takes money in promises nothing
		}
		if o, _, ok := r.near(get, c, 8); ok && !r.negated(o) && !r.told(o) {
			return o, true
		}
	}
	if j, _, ok := r.near(job, easyTask, 20); ok && !r.negated(j) && !r.supposed(j) {
		return j, true
	}
	return occurrence{}, false
}

// baited returns what lures play for: a loss or a gain.
func (r *reading) baited() (occurrence, bool) {
	if o, ok := r.loss(); ok {
		return o, true
	}
	if o, ok := r.gain(); ok {
		return o, true
	}
	return r.stands(isThisYou, waiting, chain)
}

// accountAlarm is the false alarm: somebody is at your account, and here is
// the number or the page to stop it.
func accountAlarm(r *reading) (rule.Finding, bool) {
	a, ok := r.stands(alarm)
	if !ok || r.isDone(a) || !r.has(undo, verify, openLink, contact, enter, reply) {
		return rule.Finding{}, false
	}
	if _, led := r.lead(); !led && !r.has(account, yours, money, pin, secretCode) && (len(r.cues[alarm]) < 2 || len(r.phones) == 0) {
		return rule.Finding{}, false
	}
	return r.led(r.quoting(a))
}

func paymentFailed(r *reading) (rule.Finding, bool) {
	p, ok := r.stands(payProblem)
	_, follow := followLink(r)
	if !ok || r.isDone(p) || r.onlyKnownLinks() || !follow && !r.has(verify, openLink, contact, undo) || !r.has(yours, account, hurry, threat) {
		return rule.Finding{}, false
	}
	l, ok := r.lead()
	if !ok {
		return rule.Finding{}, false
	}
	f := r.quoting(p)
	f.Spans, f.Site = append(f.Spans, l.span), l.site
	return f, true
}

// fakeInvoice is the bill for what nobody bought, with a number to undo it.
func fakeInvoice(r *reading) (rule.Finding, bool) {
	c, ok := r.stands(charged)
	if !ok || len(r.phones) == 0 || !r.has(money) || r.onlyKnownLinks() {
		return rule.Finding{}, false
	}
	u, ok := r.stands(undo)
	if !ok {
		return rule.Finding{}, false
	}
	at := r.tokenAt(r.phones[0].Start)
	if len(r.around(contact, at-12, at+2))+len(r.around(undo, at-4, at)) == 0 {
		return rule.Finding{}, false
	}
	f := r.quoting(c, u)
	f.Spans = append(f.Spans, r.phones[0])
	return f, true
}

// giftCard is the errand of a boss or a friend who cannot talk: cards whose
// codes are as good as cash.
func giftCard(r *reading) (rule.Finding, bool) {
	g, ok := r.stands(giftCards)
	if !ok {
		return rule.Finding{}, false
	}
	if e, ok := r.stands(errand, noCall); ok {
		return r.quoting(g, e), true
	}
	// No authority and no court takes cards or coins.
	if a, ok := r.first(authority, fine); ok && r.has(threat, emergency, secrecy, problem, fine) {
		for _, c := range [...]cue{askMoney, contact, send, fee, fine, readOut} {
			if s, _, ok := r.near(c, giftCards, 8); ok && !r.negated(s) && !r.supposed(s) {
				return r.quoting(g, a), true
			}
		}
	}
	return rule.Finding{}, false
}

// moneyErrand is the same errand before the cards are named.
func moneyErrand(r *reading) (rule.Finding, bool) {
	e, ok := r.stands(errand)
	if !ok {
		return rule.Finding{}, false
	}
	a, ok := r.stands(askMoney)
	if !ok || r.isDone(a) || !r.has(noCall, secrecy, newAccount, holder, giftCards) && !(r.has(hurry) && len(r.cues[errand]) > 1) {
		return rule.Finding{}, false
	}
	return r.quoting(e, a), true
}

// detailsWanted is a request for what a thief of names needs.
func detailsWanted(r *reading) (rule.Finding, bool) {
	d, ok := r.stands(details)
	if !ok {
		return rule.Finding{}, false
	}
	for _, c := range [...]cue{send, reply, enter, verify} {
		s, _, ok := r.near(c, details, 10)
		if !ok || r.negated(s) || r.supposed(s) {
			continue
		}
		_, out := r.wayOut()
		if o, bait := r.baited(); bait && (out || len(r.Links) > 0 || r.has(reply, contact)) {
			return r.quoting(s, d, o), true
		}
	}
	return rule.Finding{}, false
}

// premiumRate is a service that costs by the message or minute, baited with
// something free.
func premiumRate(r *reading) (rule.Finding, bool) {
	if !r.has(contact, reply, send) {
		return rule.Finding{}, false
	}
	cost, priced := r.first(rate)
	s, short := r.shortNumber()
	if !priced && !short {
		return rule.Finding{}, false
	}
	if !short {
		if len(r.phones) == 0 {
			return rule.Finding{}, false
		}
		s = r.phones[0]
	}
	bait, ok := r.stands(flirt, won, prize)
	if !ok {
		if bait, ok = r.stands(freebie); !ok || r.service {
			return rule.Finding{}, false
		}
	}
	f := r.quoting(bait)
	if priced {
		f = r.quoting(bait, cost)
	}
	f.Spans = append(f.Spans, s)
	f.Value = r.Text[s.Start:s.End]
	return f, true
}

func flirtBait(r *reading) (rule.Finding, bool) {
	o, ok := r.stands(flirt)
	if !ok || len(r.cues[flirt]) < 2 && !r.has(rate, contact, openLink, reply, join) {
		return rule.Finding{}, false
	}
	f := r.quoting(o)
	if l, ok := r.lead(); ok && len(r.cues[flirt]) > 1 {
		f.Spans, f.Site = append(f.Spans, l.span), l.site
		return f, true
	}
	if len(r.phones) > 0 && (len(r.cues[flirt]) > 1 || r.has(rate)) {
		f.Spans = append(f.Spans, r.phones[0])
		return f, true
	}
	return f, false
}

// pulsaTransfer is the text that gives airtime away: it is said to stop a
// service or to fetch a prize.
func pulsaTransfer(r *reading) (rule.Finding, bool) {
	p, ok := r.stands(pulsaTrick)
	if !ok || r.cautioned(p) || len(r.cues[pulsaTrick]) < 2 && len(r.phones) == 0 {
		return rule.Finding{}, false
	}
	return r.quoting(p), true
}

func bargainOffer(r *reading) (rule.Finding, bool) {
	b, ok := r.stands(bargain)
	if !ok || !r.has(contact, deal, money) {
		return rule.Finding{}, false
	}
	if s, ok := r.wayOut(); ok {
		f := r.quoting(b)
		f.Spans = append(f.Spans, s)
		return f, true
	}
	return rule.Finding{}, false
}
