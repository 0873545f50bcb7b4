package channel

// Pack is what a channel pack says, as its file says it. The package comment
// explains each field.
type Pack struct {
	Name, Date string

	Aliases                                        []string
	Ordinary, OrdinaryInTexts, OrdinaryInAddresses []string
	Kind, Country                                  string
	Domains, Hosts                                 []string
	Phones, WhatsApp, Senders, ShortCodes          []string
	MailDomains                                    []string
	Accounts                                       []Account
	NeverAsks                                      []string
	Report                                         Contact
	Texts                                          []Texts // by tag, in order
	TellVerdict                                    bool
	// Key is the public key and Signature the signature of the pack, or both nil.
	Key, Signature []byte
}

// Account is a bank account that customers pay to.
type Account struct{ Bank, Number, Holder string }

// Contact is where customers report a message.
type Contact struct{ Phone, WhatsApp, Mail, Link string }

// Texts are a business's own words in one language.
type Texts struct{ Tag, Intro, Never, Help string }

// Channels returns the number of addresses, numbers, names and accounts.
func (p *Pack) Channels() int {
	return len(p.Domains) + len(p.Hosts) + len(p.Phones) + len(p.WhatsApp) + len(p.Senders) + len(p.ShortCodes) + len(p.MailDomains) + len(p.Accounts)
}

// TextsIn returns the texts in a language, in English where there are none, or
// the first ones.
func (p *Pack) TextsIn(tag string) Texts {
	for _, wanted := range [...]string{tag, "en"} {
		for _, t := range p.Texts {
			if t.Tag == wanted {
				return t
			}
		}
	}
	if len(p.Texts) > 0 {
		return p.Texts[0]
	}
	return Texts{}
}

// AppendCanonical appends the pack in canonical form, without its signature.
func (p *Pack) AppendCanonical(dst []byte) []byte {
	w := encoder{append(dst, `{"v":1`...)}
	w.text("name", p.Name)
	w.text("date", p.Date)
	w.list("aliases", p.Aliases)
	w.list("ordinary", p.Ordinary)
	w.list("ordinaryInTexts", p.OrdinaryInTexts)
	w.list("ordinaryInAddresses", p.OrdinaryInAddresses)
	w.text("kind", p.Kind)
	w.text("country", p.Country)
	w.list("domains", p.Domains)
	w.list("hosts", p.Hosts)
	w.list("phones", p.Phones)
	w.list("whatsapp", p.WhatsApp)
	w.list("senders", p.Senders)
	w.list("shortCodes", p.ShortCodes)
	w.list("mailDomains", p.MailDomains)
	for i, a := range p.Accounts {
		if i == 0 {
			w.open("accounts", "[")
		} else {
			w.raw(",")
		}
		w.raw("{")
		w.text("bank", a.Bank)
		w.text("number", a.Number)
		w.text("holder", a.Holder)
		w.raw("}")
		if i == len(p.Accounts)-1 {
			w.raw("]")
		}
	}
	w.list("neverAsks", p.NeverAsks)
	if c := p.Report; c != (Contact{}) {
		w.open("report", "{")
		w.text("phone", c.Phone)
		w.text("whatsapp", c.WhatsApp)
		w.text("mail", c.Mail)
		w.text("link", c.Link)
		w.raw("}")
	}
	if len(p.Texts) > 0 {
		w.open("texts", "{")
		for _, t := range p.Texts {
			w.open(t.Tag, "{")
			w.text("intro", t.Intro)
			w.text("never", t.Never)
			w.text("help", t.Help)
			w.raw("}")
		}
		w.raw("}")
	}
	if p.TellVerdict {
		w.open("tellVerdict", "true")
	}
	return append(w.dst, '}')
}

// encoder writes canonical JSON.
type encoder struct{ dst []byte }

func (w *encoder) raw(s string) { w.dst = append(w.dst, s...) }

// open writes the name of a field, with a comma where one is due, and what its
// value begins with.
func (w *encoder) open(name, value string) {
	if last := w.dst[len(w.dst)-1]; last != '{' {
		w.raw(",")
	}
	w.quote(name)
	w.raw(":")
	w.raw(value)
}

func (w *encoder) text(name, s string) {
	if s != "" {
		w.open(name, "")
		w.quote(s)
	}
}

func (w *encoder) list(name string, all []string) {
	if len(all) == 0 {
		return
	}
	w.open(name, "[")
	for i, s := range all {
		if i > 0 {
			w.raw(",")
		}
		w.quote(s)
	}
	w.raw("]")
}

// quote writes a string. Packs hold no control characters, so nothing but the
// quote and the backslash needs one.
func (w *encoder) quote(s string) {
	w.dst = append(w.dst, '"')
	for i := range len(s) {
		if s[i] == '"' || s[i] == '\\' {
			w.dst = append(w.dst, '\\')
		}
		w.dst = append(w.dst, s[i])
	}
	w.dst = append(w.dst, '"')
}
