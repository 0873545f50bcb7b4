package lure

import "saring/internal/rule"

// Rules about tricks of their own: the easy job, the safe account, the guide at
// the machine, the friendly stranger.

// taskJob is work that nobody pays for: likes, reviews, videos. It ends with a
// deposit.
func taskJob(r *reading) (rule.Finding, bool) {
	t, ok := r.stands(easyTask)
	if !ok || !r.has(job, task, money) || r.cautioned(t) || r.advertised() && !r.has(job) {
		return rule.Finding{}, false
	}
	if _, ok := r.anyWay(); !ok && !r.has(contact, reply, join, whatsapp) {
		return rule.Finding{}, false
	}
	for _, c := range [...]cue{job, money} {
		if o, _, ok := r.near(c, easyTask, 24); ok && !r.negated(o) {
			return r.quoting(t, o), true
		}
	}
	return rule.Finding{}, false
}

// airtimeFor asks for airtime on a number that stands beside.
func airtimeFor(r *reading) (rule.Finding, bool) {
	if len(r.phones) == 0 || r.advertised() || !r.has(newNumber, phoneLost, hurry, noCall, emergency) && !r.speaksAsKin() {
		return rule.Finding{}, false
	}
	for i, a := range r.cues[askMoney] {
		if i == 8 {
			break
		}
		if r.negated(a) || r.supposed(a) || r.isDone(a) || len(r.around(airtime, a.from-6, a.to+6)) == 0 {
			continue
		}
		at := r.tokenAt(r.phones[0].Start)
		if at-a.to <= 14 && a.from-at <= 10 {
			f := r.quoting(a)
			f.Spans = append(f.Spans, r.phones[0])
			return f, true
		}
	}
	return rule.Finding{}, false
}

// speaksAsKin reports that the sender says who he is to the reader ("Bapak minta
// …", "Mum here"). "Ma, …" is how a child speaks to its mother.
func (r *reading) speaksAsKin() bool {
	for i, k := range r.cues[kin] {
		if i == 8 {
			break
		}
		if len(r.around(mine, k.from-1, k.from)) > 0 {
			return true
		}
		for _, a := range r.around(askMoney, k.to, k.to+3) {
			if r.tokens[a.from].clause == r.tokens[k.from].clause {
				return true
			}
		}
	}
	return false
}

// relativeInNeed is the whole story of the false relative: a phone that broke,
// a new number, and a wish that cannot be spoken about.
func relativeInNeed(r *reading) (rule.Finding, bool) {
	p, ok := r.stands(phoneLost)
	if !ok {
		return rule.Finding{}, false
	}
	n, renewed := r.stands(newNumber)
	k, kinned := r.stands(kin)
	if !renewed && !kinned {
		return rule.Finding{}, false
	}
	a, asks := r.stands(askMoney)
	if asks && r.isDone(a) {
		return rule.Finding{}, false
	}
	if !asks {
		// "Text me" counts where the number is new, "do not call" always.
		if a, asks = r.first(noCall); !asks || !renewed {
			return rule.Finding{}, false
		}
	}
	if renewed {
		return r.quoting(p, n, a), true
	}
	return r.quoting(p, k, a), len(r.phones) > 0 || r.has(noCall)
}

func safeAccountTrick(r *reading) (rule.Finding, bool) {
	s, ok := r.first(safeAccount)
	if !ok || r.cautioned(s) || r.supposed(s) {
		return rule.Finding{}, false
	}
	// "Tell nobody and move your savings": the "nobody" belongs to the telling.
	if r.negated(s) && !r.has(secrecy) {
		return rule.Finding{}, false
	}
	return r.quoting(s), true
}

func guidedAtMachine(r *reading) (rule.Finding, bool) {
	g, ok := r.stands(atmGuide)
	if !ok || !r.has(refund, aid, get, prize, account, support, authority, claim) || len(r.cues[atmGuide]) < 2 && !r.has(refund, aid, prize) && !(r.has(fine, emergency) && r.has(askMoney, fee, openLink)) {
		return rule.Finding{}, false
	}
	return r.quoting(g), true
}

// sureProfitOffer promises what no honest dealer can.
func sureProfitOffer(r *reading) (rule.Finding, bool) {
	s, ok := r.stands(sureProfit)
	if !ok || !r.has(invest, money, askMoney) || r.cautioned(s) {
		return rule.Finding{}, false
	}
	if _, ok := r.anyWay(); !ok && !r.has(contact, reply, join, askMoney) {
		return rule.Finding{}, false
	}
	return r.quoting(s), true
}

// friendlyStranger is the wrong number that turns into a friend: weeks later
// the friend knows a way to invest.
func friendlyStranger(r *reading) (rule.Finding, bool) {
	s, ok := r.stands(stranger)
	if !ok || r.cautioned(s) {
		return rule.Finding{}, false
	}
	if len(r.cues[stranger]) < 2 && !r.has(invest) {
		return rule.Finding{}, false
	}
	f := r.quoting(s)
	if n := r.cues[stranger]; len(n) > 1 {
		f = r.quoting(s, n[1])
	}
	return f, r.has(whatsapp, invest, contact, mine)
}

// answerStranger is a fortune or a prize that waits for an answer to somebody.
func answerStranger(r *reading) (rule.Finding, bool) {
	if r.has(warning) || r.advertised() {
		return rule.Finding{}, false
	}
	b, ok := r.stands(fortune)
	if !ok {
		if b, ok = r.stands(won); !ok || !r.has(prize, money) || r.told(b) {
			return rule.Finding{}, false
		}
	}
	for i := range r.Links {
		if r.Links[i].Email {
			f := r.quoting(b)
			f.Spans = append(f.Spans, r.Links[i].Span)
			return f, true
		}
	}
	if a, ok := r.stands(reply, details); ok {
		return r.quoting(b, a), true
	}
	return rule.Finding{}, false
}
