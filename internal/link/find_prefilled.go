package link

import (
	"strings"
	"unicode/utf8"

	"saring/internal/rule"
)

// Prefill is a message inside a link: what the link writes into a chat, an SMS
// or an e-mail, for the reader to send with one tap.
type Prefill struct {
	Text string // decoded, valid UTF-8
	from []int  // for each byte of Text, and its end: where it stands in the address
}

// Prefilled returns the messages inside a link, which has been read before:
// wa.me, api.whatsapp.com and whatsapp: links, t.me and tg:, line.me, sms:,
// smsto: and mailto:, and an intent: to one of these.
func Prefilled(l *Link) []Prefill {
	if !takesMessage(&l.URL) {
		return nil
	}
	a := l.Address
	var all []Prefill
	if l.URL.Scheme == "smsto" {
		// "smsto:0812:the message", the form of QR codes
		const head = len("smsto:")
		if colon := strings.IndexByte(a[head:], ':'); colon >= 0 {
			return append(all, decodedAt(a, head+colon+1, len(a)))
		}
	}
	if hash := strings.IndexByte(a, '#'); hash >= 0 {
		a = a[:hash]
	}
	from := strings.IndexAny(a, "?&") + 1
	for from > 0 && from < len(a) {
		to := len(a)
		if amp := strings.IndexByte(a[from:], '&'); amp >= 0 {
			to = from + amp
		}
		if key, value, _ := strings.Cut(a[from:to], "="); value != "" && among(" text body subject message ", key) {
			all = append(all, decodedAt(a, to-len(value), to))
		}
		from = to + 1
	}
	return all
}

// takesMessage reports whether an address can carry a message to be sent.
func takesMessage(u *URL) bool {
	if among(" whatsapp tg sms smsto mailto intent line viber ", u.Scheme) {
		return true
	}
	for _, host := range [...]string{"wa.me", "whatsapp.com", "t.me", "telegram.me", "line.me"} {
		if within(u.Host, host) {
			return true
		}
	}
	return false
}

// decodedAt decodes address[from:to]: "%" and two digits, and "+" for a blank.
// Bytes that make no UTF-8 are replaced by "?".
func decodedAt(address string, from, to int) Prefill {
	raw := make([]byte, 0, to-from)
	at := make([]int, 0, to-from+1)
	for i := from; i < to; i++ {
		c := address[i]
		at = append(at, i)
		if c == '+' {
			c = ' '
		} else if c == '%' && i+2 < to {
			if hi, lo := digitValue(address[i+1]), digitValue(address[i+2]); hi < 16 && lo < 16 {
				c = byte(hi<<4 | lo)
				i += 2
			}
		}
		raw = append(raw, c)
	}
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			raw[i] = '?' // of the same length, so that every place stays where it is
		}
		i += n
	}
	return Prefill{string(raw), append(at, to)}
}

// SpanIn returns where s, a span of p.Text on rune borders, stands in the
// message that the link was found in: in its address as written, or the whole
// link where the address was disguised.
func (p Prefill) SpanIn(text string, f *Found, s rule.Span) rule.Span {
	at := f.target()
	if text[at.Start:at.End] != f.Address || s.Start < 0 || s.End >= len(p.from) || s.Start >= s.End {
		return f.Span
	}
	return rule.Span{Start: at.Start + p.from[s.Start], End: at.Start + p.from[s.End]}
}
