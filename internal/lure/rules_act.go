package lure

import "saring/internal/rule"

// Rules about alarms, adverts and small traps of their own, and the rule of
// last resort.

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
	if _, o, ok := r.near(parcel, problem, 14); ok {
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
	if a, ok := r.first(authority, fine); ok && r.has(threat, emergency, secrecy, problem) {
		for _, c := range [...]cue{askMoney, contact, send, fee, fine} {
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
