package lure

import (
	"strings"

	"saring/internal/link"
	"saring/internal/rule"
)

// Rules about who brings a code, who passes it on, and the page that it is
// bound to.

// readsCodeOut knows the way round text messages: a call comes, a voice says
// the digits, and the reader is to pass them on or to key them in.
func readsCodeOut(r *reading) (rule.Finding, bool) {
	for _, call := range r.cues[incomingCall] {
		if r.negated(call) || r.supposed(call) {
			continue
		}
		for _, verbs := range [...]cue{send, readOut, enter} {
			for _, v := range r.around(verbs, call.from-voiceReach, call.to+voiceReach) {
				if r.negated(v) || r.supposed(v) {
					continue
				}
				for _, c := range [...]cue{secretCode, code, digits, pin} {
					for _, o := range r.around(c, v.from-askReach, v.to+askReach) {
						if !r.within(otherCode, o) {
							return r.quoting(call, v, o), true
						}
					}
				}
			}
		}
	}
	return rule.Finding{}, false
}

// voiceReach is how far, in tokens, "a call will come" may stand from what is
// then to be done.
const voiceReach = 24

// relaysCode knows somebody who passes on a secret code in words of their own.
// It is no lure: it is what a victim writes. A notice that is forwarded whole
// says itself that it is secret, and asks-for-code is worse.
func relaysCode(r *reading) (rule.Finding, bool) {
	if len(r.codes) == 0 || r.has(not, yours) {
		return rule.Finding{}, false
	}
	c := r.codes[0]
	at := r.tokenAt(c.Span.Start)
	for _, o := range r.around(relay, at-relayReach-longestPhrase, at+relayReach) {
		if r.within(otherCode, o) || r.negated(o) || r.supposed(o) || !r.sameSentence(o, occurrence{from: at, to: at + 1}) {
			continue
		}
		f := r.quoting(o)
		f.Spans = r.join(f.Spans, c.Span)
		f.Value = c.Text
		return f, true
	}
	return rule.Finding{}, false
}

const relayReach = 6 // tokens between "this is the code" and the code

// foreignCodeHost knows a code that is bound to a page (WICG, sms-one-time-codes)
// which is not the page of the party that the message speaks for: a browser
// would offer the code to the wrong page.
func foreignCodeHost(r *reading) (rule.Finding, bool) {
	bound := -1
	for i := range r.Links {
		if r.boundTo(&r.Links[i]) {
			bound = i
		}
	}
	if bound < 0 {
		return rule.Finding{}, false
	}
	l := &r.Links[bound]
	m, ok := r.claimed()
	if !ok || m.ordinary || len(m.party.Domains) == 0 || l.Owner == m.party || l.Owner != nil {
		return rule.Finding{}, false // guard: a known party's page may serve another of its names
	}
	if word, _, _ := strings.Cut(l.Site, "."); link.Skeleton(word) == link.Skeleton(strings.ToLower(m.party.Name)) {
		return rule.Finding{}, false // guard: the same name under an ending of another country
	}
	f := rule.Finding{Spans: []rule.Span{l.Span}, Party: m.party.Name, Truth: truthOf(m.party), Site: l.Site}
	f.Spans = append(f.Spans, r.span(occurrence{from: m.from, to: m.to}))
	return f, true
}
