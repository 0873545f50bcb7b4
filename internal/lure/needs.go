package lure

import "math/bits"

// What a rule cannot fire without. A reading knows which cues and which other
// facts it holds, one bit each, and asks only those rules whose need is met:
// of a friend's message nearly none. The need says nothing about the judgement,
// which stays in the rule; it may be wider than the rule, never narrower
// (TestNeeds holds each rule against readings that lack what it needs).

// Facts that are no cues stand behind the cues in the same list of bits.
const (
	someLink  cue = cueCount + iota // a link, also a broken one
	somePhone                       // a phone number
	someDial                        // a dial code
	someFile                        // an application file
	somePair                        // a pairing code
	someKey                         // a device-link text
	someCode                        // a one-time code
	someParty                       // a party's name
	someGuess                       // the model's guess
	someMask                        // a word in disguise
	factCount
)

// facts is a set of cues and other facts.
type facts [(int(factCount) + 63) / 64]uint64

func (f *facts) add(c cue)      { f[c>>6] |= 1 << (c & 63) }
func (f *facts) has(c cue) bool { return f[c>>6]>>(c&63)&1 != 0 }

func factsOf(cs ...cue) (f facts) {
	for _, c := range cs {
		f.add(c)
	}
	return f
}

// meet reports that some fact is in both.
func (f *facts) meet(o *facts) bool {
	for i := range f {
		if f[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// and returns both together.
func (f facts) and(o facts) facts {
	for i := range f {
		f[i] |= o[i]
	}
	return f
}

func (f *facts) addIf(c cue, holds bool) {
	if holds {
		f.add(c)
	}
}

// need is what the rule of that id cannot fire without: one of any and, where
// there is a second list, one of also. A rule that does not stand here is asked
// about every message.
type need struct {
	id        string
	any, also []cue
}

// stakes are the cues of what lures play for (see baited), urges those of what
// the reader is told to do (see urged).
var (
	stakes = []cue{threat, alarm, payProblem, parcel, fine, fee, tax, bill, debt, points, fortune, identity, won, refund, aid, get, job, isThisYou, waiting, chain}
	urges  = []cue{openLink, verify, claim, enter, contact, reply, install, undo}
)

var needs = [...]need{
	{"asks-for-code", []cue{secretCode, code, digits}, []cue{send, readOut, screenshot, arrived, enter}},
	{"may-ask-for-code", []cue{code}, []cue{send, readOut, screenshot}},
	{"reads-code-out", []cue{incomingCall}, []cue{send, readOut, enter}},
	{"relays-code", []cue{someCode}, []cue{relay}},
	{"foreign-code-host", []cue{someLink}, []cue{someParty}},
	{"asks-for-pin", []cue{pin, confirmPIN}, nil},
	{"code-sent-by-mistake", []cue{mistake}, []cue{secretCode, code}},
	{"pairing-code", []cue{linkDevice, whatsapp}, []cue{linkDevice, enter}},
	{"device-link", []cue{someKey}, nil},
	{"scan-to-join", []cue{scanQR}, []cue{someLink}},
	{"dial-code", []cue{someDial, dialWords, forwarding}, nil},
	{"dial-myth", []cue{someDial}, []cue{myth}},
	{"recovery-phrase", []cue{seed}, nil},
	{"whatsapp-registration-code", []cue{someCode}, nil},
	{"delivers-code", []cue{someCode}, nil},

	{"apk-file", []cue{someFile}, nil},
	{"apk-lure", []cue{invitation, photo, parcel, fine, bill, authority, aid, tax, fee, points, vote}, []cue{someFile, someLink, install}},
	{"install-from-chat", []cue{install}, []cue{app}},
	{"unknown-sources", []cue{unknownSource}, nil},
	{"modified-app", []cue{modApp}, nil},
	{"screen-share", []cue{screenShare}, nil},
	{"remote-control", []cue{screenShare}, nil},

	{"prize", []cue{won, get}, []cue{prize, money}},
	{"points-expire", []cue{points}, []cue{expire}},
	{"tariff-change", []cue{fee}, []cue{change}},
	{"account-alarm", []cue{alarm}, nil},
	{"parcel", []cue{parcel}, []cue{problem, fee}},
	{"refund", []cue{refund}, nil},
	{"payment-failed", []cue{payProblem}, nil},
	{"account-threat", []cue{threat}, []cue{account, yours}},
	{"whatsapp-threat", []cue{threat}, []cue{whatsapp}},
	{"state-aid", []cue{aid}, nil},
	{"fine-or-bill", []cue{fine, bill, tax}, []cue{someLink}},
	{"fake-vote", []cue{vote}, []cue{someLink}},
	{"is-this-you", []cue{isThisYou}, []cue{someLink}},
	{"identity-activation", []cue{identity}, nil},
	{"username-claim", []cue{username}, []cue{someLink}},
	{"foreign-domain", []cue{someLink}, []cue{someParty}},
	{"borrowed-name", []cue{someLink}, []cue{someParty}},
	{"hidden-target", []cue{someLink}, []cue{someParty}},
	{"bare-short-link", []cue{someLink}, nil},
	{"digital-arrest", []cue{authority}, []cue{videoCall}},
	{"authority-elsewhere", []cue{authority, tax, fine, aid, identity}, []cue{someLink}},
	{"verify-account", []cue{verify}, []cue{account, threat}},
	{"fake-invoice", []cue{charged}, []cue{somePhone}},
	{"asks-for-details", []cue{details}, nil},
	{"follow-link", []cue{someLink}, stakes},
	{"call-number", []cue{somePhone}, []cue{contact}},

	{"new-number", []cue{newNumber, phoneLost}, nil},
	{"asks-for-money", []cue{askMoney}, nil},
	{"money-to-stranger", []cue{askMoney}, []cue{newNumber, noCall, phoneLost}},
	{"account-changed", []cue{newAccount, change}, nil},
	{"third-party-number", []cue{somePhone}, []cue{deal, askMoney, bill, fortune}},
	{"deal-never-made", []cue{dealMine}, nil},
	{"bare-account", []cue{holder, payWhom}, nil},
	{"gift-cards", []cue{giftCards}, nil},
	{"money-errand", []cue{errand}, nil},
	{"pulsa-transfer", []cue{pulsaTrick}, nil},
	{"debt-pressure", []cue{debt}, nil},
	{"debt-shame", []cue{extort}, []cue{debt, loan, bill}},
	{"relative-in-need", []cue{phoneLost}, nil},
	{"airtime-request", []cue{somePhone}, []cue{askMoney}},
	{"mistaken-transfer", []cue{mistake}, []cue{money}},
	{"safe-account", []cue{safeAccount}, nil},
	{"guided-at-machine", []cue{atmGuide}, nil},
	{"friendly-stranger", []cue{stranger}, nil},
	{"answer-stranger", []cue{fortune, won}, nil},
	{"task-job", []cue{easyTask}, nil},
	{"sure-profit", []cue{sureProfit}, nil},
	{"emergency-money", []cue{emergency}, []cue{askMoney}},
	{"keep-secret", []cue{secrecy}, nil},
	{"advance-fee", []cue{upfront, fee, release}, nil},
	{"pay-a-person", []cue{privatePayee}, []cue{askMoney, payWhom, fee, upfront, money}},
	{"qr-swap", []cue{scanQR}, []cue{otherName}},
	{"extortion", []cue{extort}, []cue{money}},
	{"chain-hoax", []cue{chain}, nil},
	{"job-offer", []cue{job}, []cue{task, upfront}},
	{"loan-offer", []cue{loan}, nil},
	{"loan-too-easy", []cue{loan}, []cue{easyTerms}},
	{"gambling-offer", []cue{gamble}, nil},
	{"investment-offer", []cue{invest}, nil},
	{"fortune", []cue{fortune}, nil},
	{"fortune-story", []cue{fortune}, nil},
	{"false-pretext", []cue{pretext}, nil},
	{"premium-number", []cue{somePhone}, []cue{contact}},
	{"premium-rate", []cue{contact, reply, send}, []cue{flirt, won, prize, freebie}},
	{"flirt-bait", []cue{flirt}, nil},
	{"bargain-offer", []cue{bargain}, nil},

	{"hurry", []cue{hurry}, nil},
	{"disguised-words", []cue{someMask}, nil},
	{"bait-and-way-out", stakes, urges},
	{"reads-like-lure", []cue{someGuess}, nil},
	{"warns-of-scam", []cue{warning}, nil},
	{"official-domain", []cue{someLink}, nil},
}

// ruleSet is a set of rules by their place in the policy.
type ruleSet [(len(rules) + 63) / 64]uint64

func (s *ruleSet) add(rule int) { s[rule>>6] |= 1 << (rule & 63) }

// agenda says which rules a fact calls for.
type agenda struct {
	any, also       [factCount]ruleSet // by fact: the rules of whose lists it is
	always, oneList ruleSet            // rules without a need; rules without a second list
}

var theAgenda = newAgenda()

func newAgenda() *agenda {
	a := &agenda{}
	for i := range rules {
		n := needOf(rules[i].ID)
		if n == nil {
			a.always.add(i)
			continue
		}
		for _, c := range n.any {
			a.any[c].add(i)
		}
		if n.also == nil {
			a.oneList.add(i)
		}
		for _, c := range n.also {
			a.also[c].add(i)
		}
	}
	return a
}

func needOf(id string) *need {
	for i := range needs {
		if needs[i].id == id {
			return &needs[i]
		}
	}
	return nil
}

// due returns the rules whose need is met.
func (a *agenda) due(f *facts) ruleSet {
	var any, also ruleSet
	also = a.oneList
	for i, word := range f {
		for ; word != 0; word &= word - 1 {
			c := i<<6 + bits.TrailingZeros64(word)
			for k := range any {
				any[k] |= a.any[c][k]
				also[k] |= a.also[c][k]
			}
		}
	}
	for k := range any {
		any[k] = any[k]&also[k] | a.always[k]
	}
	return any
}
