package lure

import (
	"sort"
	"strings"

	"saring/internal/rule"
)

// Rules about codes, devices and dialled numbers: what takes an account.

const (
	askReach     = 8  // tokens between "send" and "code"
	mistakeReach = 18 // tokens between "by mistake" and "code"
)

// asked finds a request to hand over one of the objects: a verb of handing
// over near it, in the same sentence, without a "do not" and without an "if
// somebody". Objects that are part of a harmless code's name do not count.
func (r *reading) asked(objects ...cue) (verb, object occurrence, ok bool) {
	for _, verbs := range [...]cue{send, readOut, screenshot} {
		for _, v := range r.cues[verbs] {
			if r.negated(v) || r.supposed(v) || r.within(mistake, v) || r.within(forwarding, v) {
				continue
			}
			for _, c := range objects {
				for _, o := range r.around(c, v.from-askReach-longestPhrase, v.to+askReach) {
					gap := max(o.from-v.to, v.from-o.to)
					if gap < 0 || gap > askReach || r.within(otherCode, o) {
						continue
					}
					// "A code will come to your phone. Send it to me": the next
					// sentence may ask for it.
					if !r.sameSentence(v, o) && (gap > 3 && o.from > v.from || !r.has(yourPhone) && gap > 3) {
						continue
					}
					return v, o, true
				}
			}
		}
	}
	return verb, object, false
}

func (r *reading) strongCodeContext() bool {
	return r.has(secretCode, mistake, yourPhone, whatsapp) || len(r.codes) > 0
}

func asksForCode(r *reading) (rule.Finding, bool) {
	if v, o, ok := r.asked(secretCode); ok {
		return r.quoting(v, o), true
	}
	if v, o, ok := r.asked(code); ok && r.strongCodeContext() {
		return r.quoting(v, o), true
	}
	// "Somebody is at your account: read us the code, we stop it."
	if v, o, ok := r.asked(code); ok && len(r.party) > 0 && r.has(alarm, screenShare) && !r.has(parcel) {
		return r.quoting(v, o), true
	}
	// "Read me the number that came by SMS."
	if v, o, ok := r.asked(digits); ok {
		if _, y, ok := r.near(digits, yourPhone, 12); ok {
			return r.quoting(v, o, y), true
		}
	}
	// "Has the code arrived yet?"
	for _, c := range [...]cue{secretCode, code, digits} {
		if a, o, ok := r.near(arrived, c, askReach); ok && !r.negated(a) && !r.within(otherCode, o) && r.has(secretCode, yourPhone, digits) {
			return r.quoting(a, o), true
		}
	}
	// A stranger's page that wants the code typed in. A notice that brings the
	// code itself may name the page where it belongs.
	if l, ok := r.lead(); ok && len(r.codes) == 0 {
		if e, o, ok := r.before(enter, secretCode, 4); ok && !r.negated(e) && !r.supposed(e) && !r.within(otherCode, o) {
			f := r.quoting(e, o)
			f.Spans = append(f.Spans, l.span)
			return f, true
		}
	}
	return rule.Finding{}, false
}

func mayAskForCode(r *reading) (rule.Finding, bool) {
	if _, ok := asksForCode(r); ok {
		return rule.Finding{}, false
	}
	if v, o, ok := r.asked(code); ok {
		return r.quoting(v, o), true
	}
	return rule.Finding{}, false
}

func asksForPIN(r *reading) (rule.Finding, bool) {
	if v, o, ok := r.asked(pin); ok {
		return r.quoting(v, o), true
	}
	if o, ok := r.first(confirmPIN); ok && !r.negated(o) && !r.supposed(o) && !r.isDone(o) {
		return r.quoting(o), true
	}
	// "Scan this to receive the money and enter your PIN."
	if q, ok := r.stands(scanQR); ok && (r.has(otherName) || !r.advertised() && len(r.around(get, q.from-30, q.to+30))+len(r.around(claim, q.from-30, q.to+30))+len(r.around(refund, q.from-30, q.to+30)) > 0) {
		if e, o, ok := r.before(enter, pin, 5); ok && !r.negated(e) && !r.supposed(e) {
			return r.quoting(e, o), true
		}
	}
	if l, ok := r.lead(); ok {
		if e, o, ok := r.before(enter, pin, 5); ok && !r.negated(e) && !r.supposed(e) && !r.within(otherCode, o) {
			f := r.quoting(e, o)
			f.Spans = append(f.Spans, l.span)
			return f, true
		}
	}
	return rule.Finding{}, false
}

func codeSentByMistake(r *reading) (rule.Finding, bool) {
	// Who corrects a code that he sent himself asks for nothing.
	if r.has(correction) && !r.has(yourPhone) {
		return rule.Finding{}, false
	}
	for _, c := range [...]cue{secretCode, code} {
		if c == code && !r.has(send, readOut, screenshot, arrived, yourPhone, whatsapp, digits, reply, enter) {
			break // what kind of code, and what is to be done with it?
		}
		if m, o, ok := r.near(mistake, c, mistakeReach); ok && !r.within(otherCode, o) && !r.negated(m) && !r.supposed(m) {
			return r.quoting(m, o), true
		}
	}
	return rule.Finding{}, false
}

func pairingCode(r *reading) (rule.Finding, bool) {
	if len(r.pairs) > 0 && r.has(linkDevice, whatsapp) && r.has(linkDevice, enter) {
		f := rule.Finding{Spans: []rule.Span{r.pairs[0]}, Value: r.Text[r.pairs[0].Start:r.pairs[0].End]}
		if o, ok := r.first(linkDevice, enter); ok && !r.negated(o) {
			f.Spans = append(f.Spans, r.span(o))
			return f, true
		}
		return rule.Finding{}, false
	}
	// Without the code itself: "I send you a code, enter it under Linked devices".
	for _, c := range [...]cue{code, secretCode} {
		e, o, ok := r.near(enter, c, 8)
		if !ok || r.negated(e) || r.supposed(e) {
			continue
		}
		if d, ok := r.first(linkDevice); ok && !r.negated(d) {
			return r.quoting(e, o, d), true
		}
	}
	return rule.Finding{}, false
}

func deviceKey(r *reading) (rule.Finding, bool) {
	if len(r.keys) == 0 {
		return rule.Finding{}, false
	}
	return rule.Finding{Spans: r.keys[:1]}, true
}

// scanToJoin knows the false WhatsApp Web: a page of a stranger whose QR code
// joins no group but links the reader's account to another device.
func scanToJoin(r *reading) (rule.Finding, bool) {
	q, ok := r.first(scanQR)
	if !ok || r.negated(q) || r.supposed(q) || !r.has(join, vote, whatsapp, linkDevice, account) {
		return rule.Finding{}, false
	}
	l, ok := r.lead()
	if !ok {
		return rule.Finding{}, false
	}
	f := r.quoting(q)
	f.Spans = append(f.Spans, l.span)
	f.Site = l.site
	return f, true
}

// tokenAt returns the number of the first token that begins at or after a byte.
func (r *reading) tokenAt(at int) int32 {
	return int32(sort.Search(len(r.tokens), func(i int) bool { return int(r.tokens[i].start) >= at }))
}

func (r *reading) forbidden(s rule.Span) bool {
	i := r.tokenAt(s.Start)
	if int(i) >= len(r.tokens) {
		return false
	}
	o := occurrence{from: i, to: i + 1}
	return r.negated(o) || r.supposed(o)
}

func dialCode(r *reading) (rule.Finding, bool) {
	for _, d := range r.dials {
		if d.kind == dialForward && !r.forbidden(d.span) {
			return rule.Finding{Spans: []rule.Span{d.span}, Value: d.code}, true
		}
	}
	// Spelled in words, or done by hand in the settings, to a number.
	for _, c := range [...]cue{dialWords, forwarding} {
		if o, ok := r.first(c); ok && len(r.phones) > 0 && !r.negated(o) && !r.supposed(o) && !r.cautioned(o) {
			f := r.quoting(o)
			f.Spans = append(f.Spans, r.phones[0])
			f.Value = r.Text[f.Spans[0].Start:f.Spans[0].End]
			return f, true
		}
	}
	return rule.Finding{}, false
}

func dialMyth(r *reading) (rule.Finding, bool) {
	for _, d := range r.dials {
		if d.kind == dialQuery && r.has(myth) {
			return rule.Finding{Spans: []rule.Span{d.span}, Value: d.code}, true
		}
	}
	return rule.Finding{}, false
}

func recoveryPhrase(r *reading) (rule.Finding, bool) {
	if v, o, ok := r.asked(seed); ok {
		return r.quoting(v, o), true
	}
	for _, c := range [...]cue{enter, verify, openLink} {
		if v, o, ok := r.near(c, seed, askReach); ok && !r.negated(v) && !r.negated(o) && (len(r.Links) > 0 || r.has(claim, alarm, get, prize, refund, support)) {
			return r.quoting(v, o), true
		}
	}
	return rule.Finding{}, false
}

// registrationCode knows WhatsApp's own message: its name, a code of three and
// three digits or its address for codes.
func registrationCode(r *reading) (rule.Finding, bool) {
	if len(r.codes) == 0 {
		return rule.Finding{}, false
	}
	c := r.codes[0]
	for i := range r.Links {
		if r.Links[i].URL.Host == whatsAppCodes {
			return rule.Finding{Spans: []rule.Span{c.Span}, Value: c.Text}, true
		}
	}
	if !r.has(whatsapp) {
		return rule.Finding{}, false
	}
	if digitsIn(c.Text) == 6 && (strings.IndexByte(c.Text, '-') == 3 || len(c.Text) == 6) {
		return rule.Finding{Spans: []rule.Span{c.Span}, Value: c.Text}, true
	}
	return rule.Finding{}, false
}

// deliversCode speaks for the sender: a code, a name for it, and nobody who
// asks for it. A link or number of a stranger takes that away.
func deliversCode(r *reading) (rule.Finding, bool) {
	if len(r.codes) == 0 {
		return rule.Finding{}, false
	}
	if _, ok := r.wayOut(); ok {
		return rule.Finding{}, false
	}
	if _, _, ok := r.asked(secretCode, code, pin); ok || r.has(mistake) {
		return rule.Finding{}, false
	}
	c := r.codes[0]
	return rule.Finding{Spans: []rule.Span{c.Span}, Value: c.Text}, true
}
