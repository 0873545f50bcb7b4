package check

import (
	"saring/internal/link"
	"saring/internal/rule"
)

// channelRules are the weights of what a channel pack shows. They speak of a
// message in the business's name, which tells its reader to do something. A true
// address lessens nothing: anybody can write one beside a false one.
var channelRules = [...]rule.Rule{
	channelAccount: {ID: "channel-account", Weight: 45},
	channelLink:    {ID: "channel-link", Weight: 30},
	channelSender:  {ID: "channel-sender", Weight: 30},
	channelNever:   {ID: "channel-never", Weight: 30},
	channelNumber:  {ID: "channel-number", Weight: 20},
	channelMail:    {ID: "channel-mail", Weight: 20},
	channelOwn:     {ID: "channel-own", Weight: 0},
}

const (
	channelAccount = iota
	channelLink
	channelSender
	channelNever
	channelNumber
	channelMail
	channelOwn
)

// ofKind is the rule about a channel that is not the business's.
var ofKind = [...]int{
	LinkChannel: channelLink, MailChannel: channelMail, PhoneChannel: channelNumber, SenderChannel: channelSender, AccountChannel: channelAccount,
}

// asks says which rules find that a message asks for a thing of which a business
// can say that it never does (channel.Pack.NeverAsks).
var asks = [...]struct{ thing, rule string }{
	{"code", "asks-for-code"}, {"code", "may-ask-for-code"}, {"code", "reads-code-out"}, {"code", "code-sent-by-mistake"},
	{"code", "pairing-code"},
	{"pin", "asks-for-pin"}, {"password", "asks-for-pin"}, {"card", "asks-for-pin"},
	{"transfer", "asks-for-money"}, {"transfer", "money-to-stranger"}, {"transfer", "safe-account"}, {"transfer", "pay-a-person"},
	{"transfer", "bare-account"}, {"transfer", "account-changed"},
	{"fee", "advance-fee"},
	{"app", "apk-file"}, {"app", "apk-lure"}, {"app", "apk-link"}, {"app", "install-from-chat"}, {"app", "unknown-sources"},
	{"screen", "screen-share"}, {"screen", "remote-control"},
	{"details", "asks-for-details"},
	{"gift-cards", "gift-cards"},
}

// judge compares a message with the pack and returns what the rules find.
func (b *business) judge(r *Report, bids bool) (findings []rule.Finding) {
	truth := ""
	if len(b.party.Domains) > 0 {
		truth = b.party.Domains[0]
	}
	find := func(which int, s []rule.Span, value string) {
		for i := range findings {
			if findings[i].Rule.ID == channelRules[which].ID {
				findings[i].Spans = append(findings[i].Spans, s...)
				return
			}
		}
		findings = append(findings, rule.Finding{Rule: channelRules[which], Spans: s, Party: b.party.Name, Truth: truth, Value: value})
	}
	speaks := bids && r.Party == b.party
	for i := range r.Channels {
		c := &r.Channels[i]
		value := r.Text[c.Start:c.End]
		switch {
		case c.Own:
			find(channelOwn, []rule.Span{c.Span}, value)
		case !speaks || c.link != nil && !c.link.Email && !b.strange(r, c.link):
		default:
			if c.link != nil {
				value = c.link.Site
			}
			find(ofKind[c.Kind], []rule.Span{c.Span}, value)
		}
	}
	if r.Party == b.party {
		for _, thing := range b.pack.NeverAsks {
			for _, a := range asks {
				for i := range r.Findings {
					if f := &r.Findings[i]; a.thing == thing && f.Rule.ID == a.rule && f.Rule.Weight > 0 {
						find(channelNever, f.Spans[:min(1, len(f.Spans))], thing)
					}
				}
			}
		}
	}
	return findings
}

// strange reports a link that a message in the business's name gives it away by:
// no party's own page, and no rule has said the same.
func (b *business) strange(r *Report, l *link.Link) bool {
	opened := l.Opens()
	if opened.Owner != nil && opened.Kind == link.Ordinary || opened.Kind == link.Tenant && b.party.NamedIn(opened.URL.Host) {
		return false
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Party == b.party.Name && f.Rule.Weight >= CautionAt {
			return false
		}
	}
	return true
}

// wholly reports that a message gives the business's own channels alone and names
// nobody else: only then may the pack speak for its addresses.
func (b *business) wholly(r *Report, another bool) bool {
	own := false
	for i := range r.Channels {
		if !r.Channels[i].Own {
			return false
		}
		own = true
	}
	for i := range r.Links {
		l := &r.Links[i].Link
		if l.Claims != nil && l.Claims != b.party || !l.Email && l.Owner != b.party && !taken(r.Channels, l.Span) {
			return false
		}
	}
	return own && !another && (r.Party == nil || r.Party == b.party)
}

// officially takes out what speaks for a sender because a link is the business's
// own: nobody has looked at the pack.
func (r *Report) officially(b *business) {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule.Weight < 0 && f.Party == b.party.Name && f.Site != "" {
			r.Findings = append(r.Findings[:i:i], r.Findings[i+1:]...)
			r.Score = max(r.Score, min(weigh(r.Findings), r.Score-f.Rule.Weight))
			return
		}
	}
}
