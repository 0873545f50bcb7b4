package check

import "saring/internal/channel"

// write says of each link, number, sender and account whether it is one of the
// business's, and what it uses otherwise.
func (b *business) write(w *writer) {
	w.key(",", "channels")
	comma := "["
	for i := range w.report.Channels {
		c := &w.report.Channels[i]
		w.raw(comma)
		w.raw("{")
		w.span(c.Span)
		w.field("kind", c.Kind.String())
		w.key(",", "own")
		key := "report.channel-" + c.Kind.String()
		if c.Own {
			w.raw("true")
			key += "-own"
		} else {
			w.raw("false")
			key += "-other"
		}
		w.field("note", replace(w.text(key), "party", b.party.Name, "truth", b.uses(c.Kind)))
		w.raw("}")
		comma = ","
	}
	w.raw("]")
}

// uses names channels of a kind that are the business's, two at most.
func (b *business) uses(kind ChannelKind) string {
	p := b.pack
	switch kind {
	case LinkChannel:
		if len(b.party.Domains) > 0 {
			return listed(p.Domains, p.Hosts, nil)
		}
	case MailChannel:
		return listed(p.MailDomains[:min(1, len(p.MailDomains))], nil, nil)
	case PhoneChannel:
		return listed(p.Phones[:min(1, len(p.Phones))], p.WhatsApp, p.ShortCodes)
	case SenderChannel:
		return listed(p.Senders, nil, nil)
	case AccountChannel:
		return accountText(p.Accounts[0])
	}
	return ""
}

func accountText(a channel.Account) string {
	text := a.Bank + " " + a.Number
	if a.Holder != "" {
		text += " (" + a.Holder + ")"
	}
	return text
}

// listed joins the first two of the lists.
func listed(lists ...[]string) string {
	out, n := "", 0
	for _, list := range lists {
		for _, s := range list {
			if n == 2 {
				return out
			}
			if n++; n == 2 {
				out += ", "
			}
			out += s
		}
	}
	return out
}
