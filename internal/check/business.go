package check

import (
	"strings"

	"saring/internal/channel"
	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/lure"
	"saring/internal/personal"
	"saring/internal/rule"
)

// business is the channel pack in use, made ready: for package link a party like
// those that are built in, for package lure its names, and its numbers in all
// forms.
type business struct {
	pack      *channel.Pack
	directory *link.Directory
	party     *link.Party
	reader    *lure.Business
	numbers   []channel.Number
	labels    []string // of a message's sender, in all languages: "from"
}

// channels is a business as a check meets it. The engine of pages without channel
// packs makes none, and so does not hold what stands behind this.
type channels interface {
	// names returns what links and words are read with.
	names() (*link.Directory, *lure.Business)
	// beside reports that the message names somebody else too.
	beside(m *lure.Message) bool
	// compare fills in the report's channels, without returns its text without those
	// that are the business's own.
	compare(r *Report)
	without(r *Report) string
	judge(r *Report, bids bool) []rule.Finding
	wholly(r *Report, another bool) bool
	// write writes what the report says of channels.
	write(w *writer)
}

func (b *business) names() (*link.Directory, *lure.Business) { return b.directory, b.reader }

func (b *business) beside(m *lure.Message) bool {
	_, another := m.Names(b.party)
	return another
}

func (b *business) compare(r *Report) {
	r.business = b
	r.officially(b)
	r.Channels = b.channelsOf(r)
}

// without puts spaces in place of the business's own channels, so that spans stay
// where they are.
func (b *business) without(r *Report) string {
	var out []byte
	for i := range r.Channels {
		if c := &r.Channels[i]; c.Own {
			if out == nil {
				out = []byte(r.Text)
			}
			for k := c.Start; k < c.End; k++ {
				out[k] = ' '
			}
		}
	}
	if out == nil {
		return r.Text
	}
	return string(out)
}

func newBusiness(p *channel.Pack) *business {
	packs, _ := lang.Load()
	b := &business{pack: p, numbers: p.Numbers()}
	b.directory = link.NewDirectory(p.Lines(func(name string) bool { return lure.IsWord(packs, name) }))
	b.party, b.reader = b.directory.Own(), lure.NewBusiness(b.directory)
	for _, l := range packs {
		b.labels = append(b.labels, l.SenderLabels...)
	}
	return b
}

// Channel is a link, number, sender or account of a message, compared with the
// channel pack in use.
type Channel struct {
	rule.Span
	Kind ChannelKind
	Own  bool // it is one of the business's
	link *link.Link
}

// ChannelKind is what a channel is.
type ChannelKind uint8

const (
	LinkChannel ChannelKind = iota
	MailChannel
	PhoneChannel
	SenderChannel
	AccountChannel
)

// channelKinds are their public names, and parts of the keys of their sentences.
var channelKinds = [...]string{"link", "mail", "phone", "sender", "account"}

// String returns the kind's public name.
func (k ChannelKind) String() string { return channelKinds[k] }

// Bounds of what is compared: a message's, not a file's.
const (
	mostChannels = 60
	channelReach = 64 << 10
)

// channelsOf compares what a message names with the pack. Of a kind that the pack
// lists nothing of, nothing is said.
func (b *business) channelsOf(r *Report) []Channel {
	var all []Channel
	add := func(c Channel) {
		if len(all) < mostChannels {
			all = append(all, c)
		}
	}
	p := b.pack
	text := r.Text[:min(len(r.Text), channelReach)]
	var found []personal.Found
	calls := len(p.Phones)+len(p.WhatsApp)+len(p.ShortCodes) > 0
	if calls || len(p.Accounts) > 0 {
		found = personal.Find(nil, text)
		b.own(text, func(s rule.Span, kind channel.NumberKind) {
			if kind == channel.AccountNumber {
				add(Channel{Span: s, Kind: AccountChannel, Own: true})
			} else {
				add(Channel{Span: s, Kind: PhoneChannel, Own: true})
			}
		})
	}
	if s, kind, own := b.sender(text); s.End > 0 && !taken(all, s) {
		add(Channel{Span: s, Kind: kind, Own: own})
	}
	for _, f := range found {
		switch {
		case taken(all, f.Span):
		case f.Kind == personal.Phone && calls:
			add(Channel{Span: f.Span, Kind: PhoneChannel})
		case (f.Kind == personal.Account || f.Kind == personal.IBAN) && len(p.Accounts) > 0:
			add(Channel{Span: f.Span, Kind: AccountChannel})
		}
	}
	for i := range r.Links {
		l := &r.Links[i].Link
		switch {
		case l.Err != nil || l.URL.Host == "" || l.Opens().Kind == link.Shortener || l.Span.Start >= channelReach:
		case l.Email:
			if len(p.MailDomains) > 0 {
				add(Channel{Span: l.Span, Kind: MailChannel, Own: p.OwnsMail(l.URL.Host), link: l})
			}
		case taken(all, l.Span): // a link that calls a number is that number
		case len(p.Domains)+len(p.Hosts) > 0:
			own := l.Owner == b.party || l.Opens().Owner == b.party && (l.Owner != nil || l.Kind == link.Carrier)
			add(Channel{Span: l.Span, Kind: LinkChannel, Own: own, link: l})
		}
	}
	return all
}

// taken reports that a span is spoken of already.
func taken(all []Channel, s rule.Span) bool {
	for i := range all {
		if all[i].Start < s.End && s.Start < all[i].End {
			return true
		}
	}
	return false
}

// shortestAlone is the least number of digits of a number that is looked for
// wherever it stands: shorter ones are prices and years.
const shortestAlone = 5

// own finds the business's numbers in a text.
func (b *business) own(text string, yield func(rule.Span, channel.NumberKind)) {
	for i := 0; i < len(text); i++ {
		if c := text[i]; !isDigit(c) && !(c >= 'A' && c <= 'Z') || i > 0 && isAlnum(text[i-1]) {
			continue
		}
		end, kind := i, channel.Phone
		for _, n := range b.numbers {
			if len(n.Digits) < shortestAlone {
				continue
			}
			if e := numberEnd(text, i, n.Digits); e > end {
				end, kind = e, n.Kind
			}
		}
		if end > i {
			start := i
			if i > 0 && (text[i-1] == '+' || text[i-1] == '(') {
				start--
			}
			yield(rule.Span{Start: start, End: end}, kind)
			i = end - 1
		}
	}
}

// numberEnd returns where a number ends that stands at byte i, perhaps in groups,
// and is no part of a longer one; or i.
func numberEnd(text string, i int, digits string) int {
	at, gap := i, 0
	for k := 0; k < len(digits); at++ {
		switch {
		case at == len(text):
			return i
		case text[at]&^0x20 == digits[k]&^0x20 && isAlnum(text[at]):
			k, gap = k+1, 0
		case k > 0 && gap < 2 && strings.IndexByte(" -.()", text[at]) >= 0:
			gap++
		default:
			return i
		}
	}
	if at < len(text) && (isAlnum(text[at]) || strings.IndexByte("-.", text[at]) >= 0 && at+1 < len(text) && isDigit(text[at+1])) {
		return i
	}
	return at
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isAlnum(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }

// sender reads the line that says who a message came from ("Dari: BANKCONTOH"), if
// one of its first lines does.
func (b *business) sender(text string) (s rule.Span, kind ChannelKind, own bool) {
	const lines = 3
	at := 0
	for range lines {
		line, _, more := strings.Cut(text[at:], "\n")
		colon := strings.IndexByte(line, ':')
		if colon > 0 && colon < 40 && b.isLabel(line[:colon]) {
			value := strings.TrimSpace(line[colon+1:])
			start := at + colon + 1 + strings.Index(line[colon+1:], value)
			s = rule.Span{Start: start, End: start + len(value)}
			name := strings.Trim(value, "\"'*_[]<> ")
			d := channel.Digits(strings.TrimSpace(strings.TrimPrefix(name, "+")))
			switch {
			case value == "" || len(value) > 60 || strings.Contains(value, "@"):
				return rule.Span{}, 0, false
			case len(d) >= 3 && !strings.ContainsFunc(name, isLetter):
				for _, n := range b.numbers {
					own = own || n.Digits == d && n.Kind != channel.AccountNumber
				}
				return s, PhoneChannel, own
			case len(b.pack.Senders) == 0:
				return rule.Span{}, 0, false
			}
			return s, SenderChannel, b.pack.OwnsSender(name)
		}
		if at += len(line) + 1; !more {
			break
		}
	}
	return rule.Span{}, 0, false
}

func isLetter(c rune) bool { return c >= 0x80 || isAlnum(byte(c)) && !isDigit(byte(c)) }

func (b *business) isLabel(s string) bool {
	s = strings.ToLower(strings.Trim(s, " *_>\t"))
	for _, l := range b.labels {
		if l == s {
			return true
		}
	}
	return false
}
