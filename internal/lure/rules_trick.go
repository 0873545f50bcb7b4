package lure

import "saring/internal/rule"

// Rules about tricks of their own: the easy job, the safe account, the guide at
// the machine, the friendly stranger.

// taskJob is work that nobody pays for: likes, reviews, videos. It ends with a
// deposit.
func taskJob(r *reading) (rule.Finding, bool) {
	t, ok := r.stands(easyTask)
	if !ok || !r.has(job, task, money) || r.cautioned(t) || r.onlyKnownLinks() && !r.has(job) || r.advertised() && !r.has(job) {
		return rule.Finding{}, false
	}
	// Whoever describes the tasks at length waits for the answer in the chat.
	if _, ok := r.anyWay(); !ok && !r.has(contact, reply, join, whatsapp) && !(r.has(job) && r.has(task, money) && len(r.cues[easyTask]) > 1 && len(r.tokens) < longMessage) {
		return rule.Finding{}, false
	}
	for _, c := range [...]cue{job, money} {
		if o, _, ok := r.near(c, easyTask, 24); ok && !r.negated(o) {
			return r.quoting(t, o), true
		}
	}
	return rule.Finding{}, false
}

// longMessage is more tokens than a message has that offers work in a chat.
const longMessage = 60

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

// mistakenTransfer wants money back that was never the sender's, or never came:
// a lender's pay-out, or a forged receipt.
func mistakenTransfer(r *reading) (rule.Finding, bool) {
	m, _, ok := r.near(mistake, money, 8)
	if !ok || r.negated(m) || r.supposed(m) {
		return rule.Finding{}, false
	}
	var a occurrence
	for _, o := range r.around(askMoney, m.to, m.to+30) { // after what is told
		if !r.negated(o) && !r.supposed(o) && !r.isDone(o) {
			a = o
			break
		}
	}
	if a.to == 0 {
		return rule.Finding{}, false
	}
	if s, ok := r.accountShape(); ok {
		f := r.quoting(m, a)
		f.Spans = append(f.Spans, s)
		return f, true
	}
	return r.quoting(m, a), len(r.phones) > 0 || r.has(loan, newAccount, holder)
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

// falsePretext is a pretended past: an answer that was never given, an admirer
// who is none, a message that waits. It makes people ring a number that costs.
func falsePretext(r *reading) (rule.Finding, bool) {
	p, ok := r.stands(pretext)
	if !ok || r.cautioned(p) || !r.has(contact, send, reply) || !r.has(freebie, flirt, prize, won, rate) {
		return rule.Finding{}, false
	}
	s, ok := r.shortNumber()
	if !ok {
		if len(r.phones) == 0 {
			return rule.Finding{}, false
		}
		s = r.phones[0]
	}
	f := r.quoting(p)
	f.Spans, f.Value = append(f.Spans, s), r.Text[s.Start:s.End]
	return f, true
}

// fortuneStory is a fortune told at length: the more there is of it, the less
// it is a mere word.
func fortuneStory(r *reading) (rule.Finding, bool) {
	list := r.cues[fortune]
	if len(list) < 2 || r.has(warning) || !r.has(contact, reply, money, askMoney, get, send, invest) {
		return rule.Finding{}, false
	}
	a, b := list[0], list[len(list)-1]
	if r.negated(a) || r.negated(b) || r.supposed(a) || a.to > b.from {
		return rule.Finding{}, false
	}
	return r.quoting(a, b), true
}

// answerStranger is a fortune or a prize that waits for an answer to somebody.
func answerStranger(r *reading) (rule.Finding, bool) {
	if r.has(warning, job) || r.advertised() || r.onlyKnownLinks() {
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
