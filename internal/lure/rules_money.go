package lure

import (
	"slices"
	"strings"

	"saring/internal/rule"
)

// Rules about money from the reader's own hand, about pressure, and about what
// speaks for the sender.

func newNumberOf(r *reading) (rule.Finding, bool) {
	n, ok := r.first(newNumber)
	if !ok {
		// The old phone is broken, and money is wanted or talking is not.
		n, ok = r.first(phoneLost)
		ok = ok && r.has(kin) && r.has(askMoney, noCall)
	}
	if !ok || r.negated(n) || r.supposed(n) {
		return rule.Finding{}, false
	}
	if k, _, ok := r.near(kin, newNumber, 20); ok && r.has(phoneLost, askMoney, noCall) {
		return r.quoting(n, k), true
	}
	if r.has(askMoney, noCall) && r.has(mine) {
		return r.quoting(n), true
	}
	return rule.Finding{}, false
}

func asksForMoney(r *reading) (rule.Finding, bool) {
	for _, a := range r.cues[askMoney] {
		if r.negated(a) || r.supposed(a) || r.isDone(a) {
			continue
		}
		return r.quoting(a), true
	}
	return rule.Finding{}, false
}

// isDone reports that the act is told as done ("transfer … berhasil"): that is
// a receipt, not a request.
func (r *reading) isDone(o occurrence) bool {
	for _, d := range r.around(done, o.from-6, o.to+14) {
		if r.sameSentence(d, o) {
			return true
		}
	}
	return false
}

func moneyToStranger(r *reading) (rule.Finding, bool) {
	a, ok := asksForMoney(r)
	if !ok {
		return rule.Finding{}, false
	}
	if n, ok := r.first(newNumber, noCall, phoneLost); ok {
		a.Spans = r.join(a.Spans, r.span(n))
		return a, true
	}
	return rule.Finding{}, false
}

func accountChanged(r *reading) (rule.Finding, bool) {
	n, ok := r.first(newAccount)
	if !ok {
		return r.otherAccount()
	}
	if r.negated(n) || r.supposed(n) || !(r.has(askMoney, contact) || len(r.phones) > 0) {
		return rule.Finding{}, false
	}
	return r.quoting(n), true
}

// otherAccount is the same in free words: the account for a payment changes,
// and here is the number of the new one.
func (r *reading) otherAccount() (rule.Finding, bool) {
	if !r.has(bill, askMoney, payWhom, deal, purpose) || r.has(branch) {
		return rule.Finding{}, false
	}
	a, c, ok := r.near(account, change, 4)
	if !ok || r.negated(c) || r.supposed(c) || r.within(yours, occurrence{from: a.to, to: a.to + 1}) {
		return rule.Finding{}, false
	}
	s, ok := r.accountShape()
	if !ok || !r.has(holder) && !slices.ContainsFunc(r.party, func(m mention) bool { return m.party.Kind == "bank" }) {
		return rule.Finding{}, false
	}
	f := r.quoting(a, c)
	f.Spans = append(f.Spans, s)
	return f, true
}

// thirdPartyNumber knows the letter to nobody: a deal the reader never made,
// and a husband, brother or boss to be called about it.
func thirdPartyNumber(r *reading) (rule.Finding, bool) {
	if len(r.phones) == 0 || !r.has(deal, askMoney, bill, fortune) {
		return rule.Finding{}, false
	}
	o, ok := r.first(thirdPerson)
	if !ok {
		var c, k occurrence
		c, k, ok = r.before(contact, kin, 2)
		ok = ok && r.has(mine, dealMine, payWhom, askMoney, fortune) // not the seller's own "call Mrs …"
		o = occurrence{from: c.from, to: k.to}
	}
	if !ok || r.negated(o) || r.supposed(o) {
		return rule.Finding{}, false
	}
	return rule.Finding{Spans: []rule.Span{r.span(o), r.phones[0]}, Value: r.Text[r.phones[0].Start:r.phones[0].End]}, true
}

// emergencyMoney knows the call for help that leaves no time to ask back.
func emergencyMoney(r *reading) (rule.Finding, bool) {
	e, ok := r.first(emergency)
	if !ok || r.negated(e) || r.supposed(e) {
		return rule.Finding{}, false
	}
	// "Mum, send me money for petrol, I left my purse" is everyday: the crook
	// presses, hides or names where the money is to go.
	if _, number := r.accountShape(); !number && len(r.phones) == 0 && len(r.cues[emergency]) < 2 &&
		!r.has(hurry, noCall, newNumber, phoneLost, secrecy, holder, newAccount, authority, giftCards, support) {
		return rule.Finding{}, false
	}
	for _, a := range r.cues[askMoney] {
		if a.to > e.from && a.from < e.to {
			continue // "bail" is no request for it
		}
		if !r.negated(a) && !r.supposed(a) && !r.isDone(a) {
			return r.quoting(e, a), true
		}
	}
	return rule.Finding{}, false
}

func keepSecret(r *reading) (rule.Finding, bool) {
	s, ok := r.first(secrecy)
	if !ok || !r.has(askMoney, money, emergency, screenShare, account) {
		return rule.Finding{}, false
	}
	return r.quoting(s), true
}

// advanceFee is money to be paid so that more money comes.
func advanceFee(r *reading) (rule.Finding, bool) {
	if l, ok := r.stands(release); ok && !r.advertised() && !r.cautioned(l) {
		return r.quoting(l), true
	}
	u, ok := r.first(upfront)
	if !ok && r.has(job, task, prize, won, loan, fortune, refund, aid) {
		u, _, ok = r.near(fee, first, 5)
	}
	if !ok || r.negated(u) || r.supposed(u) || r.has(branch) {
		return rule.Finding{}, false
	}
	if r.has(contest) && !r.has(won) {
		return rule.Finding{}, false // who takes part pays, and somebody gets a prize
	}
	if r.has(job, task, prize, won, loan, fortune, refund, invest, aid, sweetheart) {
		return r.quoting(u), !r.advertised()
	}
	// "Get" and "collect" are everyday words: they count beside the fee alone.
	for _, c := range [...]cue{get, claim} {
		if o, _, ok := r.near(c, upfront, 14); ok && r.has(money) {
			return r.quoting(u, o), true
		}
	}
	return rule.Finding{}, false
}

// payAPerson is a payment for an office, a court or a shop that is to go to
// somebody's own account: the officer, the agent, the driver.
func payAPerson(r *reading) (rule.Finding, bool) {
	p, ok := r.stands(privatePayee)
	if !ok || r.cautioned(p) || r.isDone(p) || r.onlyKnownLinks() {
		return rule.Finding{}, false
	}
	for _, n := range r.around(not, p.from-14, p.from) {
		if r.sameSentence(n, p) {
			return rule.Finding{}, false // "we never ask for a transfer to …"
		}
	}
	for _, c := range [...]cue{askMoney, payWhom, fee, upfront, money} {
		for _, o := range r.around(c, p.from-14, p.to+10) {
			if !r.negated(o) && !r.supposed(o) {
				return r.quoting(p, o), true
			}
		}
	}
	return rule.Finding{}, false
}

func extortion(r *reading) (rule.Finding, bool) {
	if e, m, ok := r.near(extort, money, 40); ok && !r.negated(e) && !r.supposed(e) {
		return r.quoting(e, m), true
	}
	return rule.Finding{}, false
}

func chainHoax(r *reading) (rule.Finding, bool) {
	c, ok := r.first(chain)
	if !ok || r.negated(c) || r.supposed(c) || !(r.has(threat) && r.has(account, whatsapp) || r.has(aid, prize, claim) && len(r.Links) > 0) {
		return rule.Finding{}, false
	}
	return r.quoting(c), true
}

// qrSwap is a payment code that is not the shop's: the name that appears is
// explained away, or a payment is called a receipt.
func qrSwap(r *reading) (rule.Finding, bool) {
	q, o, ok := r.near(scanQR, otherName, 30)
	if !ok || r.negated(o) || r.supposed(o) {
		return rule.Finding{}, false
	}
	return r.quoting(q, o), true
}

// offered finds an offer near its terms, and a way to the one who offers.
func (r *reading) offered(what cue, gap int32, terms ...cue) (rule.Finding, bool) {
	_, way := r.anyWay()
	// Nobody says "a million becomes five" to let it rest there.
	sure := what == invest && r.has(sureProfit) && r.has(contact, reply, join, askMoney, hurry)
	if !way && !sure {
		return rule.Finding{}, false
	}
	for _, c := range terms {
		if o, t, ok := r.near(what, c, gap); ok && !r.negated(o) {
			f, led := r.led(r.quoting(o, t))
			return f, led || sure
		}
	}
	return rule.Finding{}, false
}

// anyWay is wayOut, and messenger links of known parties too: such offers
// move to WhatsApp or Telegram.
func (r *reading) anyWay() (rule.Span, bool) {
	if s, ok := r.wayOut(); ok {
		return s, true
	}
	if l, ok := r.anyLink(); ok {
		return l.Span, true
	}
	return rule.Span{}, false
}

func jobOffer(r *reading) (rule.Finding, bool) {
	if u, j, ok := r.near(upfront, job, 30); ok && !r.negated(u) && !r.supposed(u) && !r.has(warning) {
		return r.quoting(j, u), true
	}
	if _, ok := r.anyWay(); !ok && !r.has(contact, reply, join) {
		return rule.Finding{}, false
	}
	if j, t, ok := r.near(job, task, 20); ok && !r.negated(j) && !r.supposed(j) && !r.has(warning) {
		return r.quoting(j, t), true
	}
	return rule.Finding{}, false
}

func loanOffer(r *reading) (rule.Finding, bool) {
	return r.offered(loan, 14, loanTerms, money, claim, install)
}

func gamblingOffer(r *reading) (rule.Finding, bool) {
	g, ok := r.stands(gamble)
	if !ok || r.cautioned(g) {
		return rule.Finding{}, false
	}
	return r.led(r.quoting(g))
}

func investmentOffer(r *reading) (rule.Finding, bool) {
	return r.offered(invest, 14, money, contact, task)
}

func fortuneOffer(r *reading) (rule.Finding, bool) {
	f, ok := r.first(fortune)
	if !ok || r.negated(f) || !(r.has(claim, reply, money) || len(r.phones)+len(r.Links) > 0) || r.isDone(f) {
		return rule.Finding{}, false
	}
	return r.quoting(f), true
}

// premiumNumber knows the prefixes of numbers whose calls cost by the minute.
// They differ by country, so the pack names them.
func premiumNumber(r *reading) (rule.Finding, bool) {
	for _, p := range r.phones {
		n := strings.TrimLeft(r.Text[p.Start:p.End], "(")
		for _, prefix := range r.pack.PremiumPrefixes {
			if strings.HasPrefix(n, prefix) && r.has(contact) && !r.forbidden(p) {
				return rule.Finding{Spans: []rule.Span{p}, Value: n}, true
			}
		}
	}
	return rule.Finding{}, false
}

func hurried(r *reading) (rule.Finding, bool) {
	h, ok := r.first(hurry)
	if !ok || r.negated(h) {
		return rule.Finding{}, false
	}
	if _, ok := r.wayOut(); !ok && !r.has(askMoney, code, secretCode, pin) {
		return rule.Finding{}, false
	}
	return r.quoting(h), true
}

func warnsOfScam(r *reading) (rule.Finding, bool) {
	w, ok := r.first(warning)
	if !ok {
		return rule.Finding{}, false
	}
	if _, out := r.wayOut(); out {
		return rule.Finding{}, false
	}
	return r.quoting(w), true
}

func officialDomain(r *reading) (rule.Finding, bool) {
	if !r.onlyKnownLinks() || len(r.apks) > 0 || len(r.phones) > 0 && r.has(alarm, threat) {
		return rule.Finding{}, false
	}
	m, named := r.claimed()
	for i := range r.Links {
		l := &r.Links[i]
		if l.Email {
			continue
		}
		if governmental(l.URL.Host) || named && l.Owner != nil && l.Owner.Name == m.party.Name {
			f := rule.Finding{Spans: []rule.Span{l.Span}, Site: l.Site}
			if l.Owner != nil {
				f.Party, f.Truth = l.Owner.Name, l.Site
			}
			return f, true
		}
	}
	return rule.Finding{}, false
}
