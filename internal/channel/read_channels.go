package channel

import (
	"strconv"
	"strings"

	"saring/internal/link"
	"saring/internal/rule"
)

// host reads the name of a host as a browser would and returns it as packages
// compare it: in lower case, other letters than ASCII as punycode.
func (r *packReader) host(v *value, path string) (l link.Link, findings []rule.Finding, ok bool) {
	s := v.text
	if r.plain(v, path, 3, 253) == "" {
		return l, nil, false
	}
	key, want := "", ""
	switch {
	case strings.Contains(s, "://") || strings.ContainsAny(s, "/?#:\\"):
		key, want = "not-a-name-alone", nameAlone(s)
	case strings.ContainsRune(s, '@'):
		key = "domain-with-at"
	case strings.ContainsRune(s, '*'):
		key = "domain-with-star"
	case strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") || !strings.Contains(s, ".") || strings.ContainsAny(s, " ,;%_"):
		key = "not-a-domain"
	}
	if key == "" {
		address := "https://" + s
		l, findings = link.Judge(address, link.Found{Span: rule.Span{End: len(address)}, Address: address})
		switch {
		case l.Err != nil || l.URL.Host == "":
			key = "not-a-domain"
		case l.URL.IP:
			key = "domain-is-number"
		case l.Site == "" || l.Site == l.Suffix:
			key = "public-suffix"
		}
	}
	if key != "" {
		r.fault(path, key, s, want)
		return l, nil, false
	}
	return l, findings, true
}

// nameAlone cuts an address down to what a pack wants of it.
func nameAlone(s string) string {
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	if end := strings.IndexAny(s, "/?#:\\"); end >= 0 {
		s = s[:end]
	}
	if s = shortened(s); strings.Contains(s, ".") {
		return s
	}
	return "bankcontoh.example"
}

// domain reads a domain or a host of the business.
func (r *packReader) domain(v *value, path string) string {
	l, findings, ok := r.host(v, path)
	if !ok {
		return ""
	}
	switch {
	case l.Owner != nil && l.Owner != r.known:
		r.fault(path, "domain-of-another", v.text, l.Owner.Name)
		return ""
	case r.known != nil && l.Owner != r.known:
		r.fault(path, "not-of-known", v.text, r.known.Name+" ("+listed(r.known.Domains[:min(3, len(r.known.Domains))])+")")
		return ""
	case l.Owner == nil && sharedHost(&l):
		r.fault(path, "shared-host", v.text, "")
		return ""
	}
	for i := range findings {
		if f := &findings[i]; f.Party != "" && f.Rule.Weight >= imitates {
			r.fault(path, "imitates", v.text, f.Party)
			return ""
		}
	}
	return v.text
}

// imitates is the weight from which a rule about an address proves an imitation.
const imitates = 55

// sharedHost reports a host where strangers have pages too. A name of one's own
// below a free host is one owner's.
func sharedHost(l *link.Link) bool {
	switch l.Kind {
	case link.Ordinary:
		return false
	case link.FreeHost:
		_, place := link.KindOf(l.URL, l.Private)
		return len(l.URL.Host) <= len(place)
	}
	return true
}

// mailDomain reads what stands behind the "@" of mail addresses.
func (r *packReader) mailDomain(v *value, path string) string {
	if at := strings.LastIndexByte(v.text, '@'); at >= 0 {
		r.fault(path, "mail-with-at", v.text, v.text[at+1:])
		return ""
	}
	return r.domain(v, path)
}

// phone reads a number that is called: with the country's code, as it is dialled
// at home, or a short one.
func (r *packReader) phone(v *value, path string) string {
	d, ok := r.digits(v, path)
	switch {
	case !ok:
		return ""
	case d[0] == '+' && (len(d) < 8 || len(d) > 16), d[0] != '+' && (len(d) < 3 || len(d) > 15):
		r.fault(path, "phone-length", v.text, "")
		return ""
	}
	return v.text
}

// whatsapp reads a number with its country's code.
func (r *packReader) whatsapp(v *value, path string) string {
	d, ok := r.digits(v, path)
	switch {
	case !ok:
		return ""
	case d[0] != '+' || len(d) < 9 || len(d) > 16:
		r.fault(path, "whatsapp-form", v.text, "")
		return ""
	}
	return v.text
}

// digits returns a number without what parts its groups, with its "+".
func (r *packReader) digits(v *value, path string) (string, bool) {
	s := r.plain(v, path, 3, 30)
	if s == "" {
		return "", false
	}
	d := Digits(s)
	for i := range len(s) {
		if c := s[i]; !(c >= '0' && c <= '9') && strings.IndexByte(" -.()", c) < 0 && !(c == '+' && i == 0) || d == "" || d == "+" {
			r.fault(path, "not-a-number", s, "")
			return "", false
		}
	}
	return d, true
}

// Digits returns the digits of a number, with the "+" that it begins with.
func Digits(s string) string {
	var out []byte
	for i := range len(s) {
		if c := s[i]; c >= '0' && c <= '9' || c == '+' && i == 0 {
			out = append(out, c)
		}
	}
	return string(out)
}

// sender reads a name that SMS show as their sender (GSM 03.40: at most 11).
func (r *packReader) sender(v *value, path string) string {
	s := r.plain(v, path, 3, 11)
	letters := false
	for i := range len(s) {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		letters = letters || letter
		if !letter && !(c >= '0' && c <= '9') && strings.IndexByte(" -.&_", c) < 0 {
			r.fault(path, "not-a-sender", s, "")
			return ""
		}
	}
	if s != "" && !letters {
		r.fault(path, "sender-is-number", s, "")
		return ""
	}
	return s
}

func (r *packReader) shortCode(v *value, path string) string {
	if len(v.text) < 3 || len(v.text) > 8 || !digitsOnly(v.text) {
		r.fault(path, "not-a-short-code", v.text, "")
		return ""
	}
	return v.text
}

func (r *packReader) accounts(v *value, path string) {
	if !r.is(v, path, list) {
		return
	}
	if len(v.items) > 20 {
		r.fault(path, "too-many", strconv.Itoa(len(v.items)), "20")
	}
	for i := range v.items {
		item := &v.items[i]
		at := path + "[" + strconv.Itoa(i) + "]"
		if !r.is(item, at, object) {
			continue
		}
		r.names(item, at, []string{"bank", "number", "holder"})
		a := Account{}
		if f := item.get("bank"); f != nil {
			a.Bank = r.plain(f, joinPath(at, "bank"), 2, 40)
		} else {
			r.fault(joinPath(at, "bank"), "missing-bank", "", "")
		}
		if f := item.get("number"); f != nil {
			a.Number = r.accountNumber(f, joinPath(at, "number"))
		} else {
			r.fault(joinPath(at, "number"), "missing-number", "", "")
		}
		a.Holder = r.optional(item, at, "holder", 60)
		for _, b := range r.pack.Accounts {
			if a.Number != "" && PlainAccount(b.Number) == PlainAccount(a.Number) && b.Bank == a.Bank {
				r.fault(joinPath(at, "number"), "twice", a.Number, "")
			}
		}
		r.pack.Accounts = append(r.pack.Accounts, a)
	}
}

// accountNumber reads an account's number or IBAN.
func (r *packReader) accountNumber(v *value, path string) string {
	s := r.plain(v, path, 5, 42)
	if s == "" {
		return ""
	}
	plain := PlainAccount(s)
	iban := len(plain) > 4 && !digitsOnly(plain[:1]) && !digitsOnly(plain[1:2]) && digitsOnly(plain[2:4])
	for i := range len(s) {
		c := s[i]
		if !(c >= '0' && c <= '9') && strings.IndexByte(" -.", c) < 0 && !(iban && c|0x20 >= 'a' && c|0x20 <= 'z') {
			r.fault(path, "not-an-account", s, "")
			return ""
		}
	}
	if len(plain) < 5 || len(plain) > 34 || !iban && len(plain) > 20 {
		r.fault(path, "not-an-account", s, "")
		return ""
	}
	return s
}

// PlainAccount returns an account's number without what parts its groups.
func PlainAccount(s string) string {
	var out []byte
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			out = append(out, c-'a'+'A')
		case c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
			out = append(out, c)
		}
	}
	return string(out)
}
