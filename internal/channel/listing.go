package channel

import (
	"strings"

	"saring/internal/link"
)

// Lines writes the names and domains in the form of link's brands.txt, so that the
// business is read into the same tables as the parties that are built in, and means
// the same to every rule. isWord says of a name, in lower case, that it is a word of
// a language too. Of a built-in party a pack adds names to what stands there; its
// domains are known, and a pack can't add any.
func (p *Pack) Lines(isWord func(name string) bool) string {
	ordinary := func(name string, here []string) bool {
		return len(PlainAccount(name)) <= shortName || listedFold(p.Ordinary, name) || listedFold(here, name)
	}
	marked := func(name string) string {
		texts, addresses := ordinary(name, p.OrdinaryInTexts) || isWord(name), ordinary(name, p.OrdinaryInAddresses)
		switch {
		case texts && addresses:
			return ", ~" + name
		case texts:
			return ", !" + name
		case addresses:
			return ", ^" + name
		}
		return ", " + name
	}
	names := append([]string{p.Name}, p.Aliases...)
	if known, _ := link.PartyByAlias(Folded(p.Name)); known != nil {
		section, line := known.Lines()
		name, rest, _ := strings.Cut(line, "|")
		aliases, domains, _ := strings.Cut(rest, "|")
		for _, n := range names {
			if q, _ := link.PartyByAlias(Folded(n)); q == nil {
				aliases += marked(Folded(n))
			}
		}
		return section + "\n" + name + "|" + aliases + "|" + domains + "\n"
	}
	country := p.Country
	if country == "" {
		country = "world"
	}
	out := "[" + country + " " + p.Kind + "]\n" + p.Name + " | "
	for _, n := range names {
		out += marked(Folded(n))
	}
	out += " | "
	enter := func(domain, sign string) {
		domain = hostName(domain)
		if label, _, _ := strings.Cut(domain, "."); link.SaysLittle(label) || listedFold(p.OrdinaryInAddresses, label) {
			sign += "-"
		}
		out += ", " + sign + domain
	}
	for _, d := range p.Domains {
		enter(d, "")
	}
	for _, h := range p.Hosts {
		enter(h, "=")
	}
	return out + "\n"
}

// shortName is the length of names that tell nothing by themselves.
const shortName = 2

func listedFold(names []string, folded string) bool {
	for _, n := range names {
		if Folded(n) == folded {
			return true
		}
	}
	return false
}

// OwnsMail reports that mail of the business comes from this host.
func (p *Pack) OwnsMail(host string) bool {
	for _, d := range p.MailDomains {
		if hostName(d) == host {
			return true
		}
	}
	return false
}

// OwnsSender reports that SMS of the business show this sender.
func (p *Pack) OwnsSender(name string) bool { return containsFold(p.Senders, name) }

// Number is a number of a pack in a form in which messages write it, digits alone.
type Number struct {
	Digits string
	Kind   NumberKind
}

// NumberKind is what a number is for.
type NumberKind uint8

const (
	Phone NumberKind = iota
	WhatsApp
	ShortCode
	AccountNumber
)

// Numbers returns every number in every form: with the country's code and as it is
// dialled at home.
func (p *Pack) Numbers() (all []Number) {
	called := func(list []string, kind NumberKind) {
		for _, s := range list {
			d, world := strings.CutPrefix(Digits(s), "+")
			all = append(all, Number{d, kind})
			if n := countryCode(d); world && n > 0 {
				all = append(all, Number{"0" + d[n:], kind})
			}
		}
	}
	called(p.Phones, Phone)
	called(p.WhatsApp, WhatsApp)
	for _, s := range p.ShortCodes {
		all = append(all, Number{s, ShortCode})
	}
	for _, a := range p.Accounts {
		all = append(all, Number{PlainAccount(a.Number), AccountNumber})
	}
	return all
}

// countryCode returns the length of the country's code (ITU-T E.164) that a number
// begins with, or 0.
func countryCode(d string) int {
	switch {
	case len(d) < 7:
		return 0
	case d[0] == '1' || d[0] == '7':
		return 1
	case strings.Contains(" 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ", " "+d[:2]+" "):
		return 2
	}
	return 3
}
