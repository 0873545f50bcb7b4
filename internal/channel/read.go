package channel

import (
	"strconv"
	"unicode/utf8"
)

// The lists of what a field may say.
var (
	fieldNames = [...]string{
		"v", "name", "date", "aliases", "ordinary", "ordinaryInTexts", "ordinaryInAddresses", "kind", "country",
		"domains", "hosts", "phones", "whatsapp", "senders", "shortCodes", "mailDomains", "accounts", "neverAsks",
		"report", "texts", "tellVerdict", "signature",
	}
	kinds = [...]string{
		"bank", "wallet", "finance", "insurance", "shop", "courier", "operator", "utility", "government", "travel",
		"media", "charity", "school", "messenger", "social", "tech", "money", "crypto",
	}
	countries = [...]string{"id", "asia", "world"}
	things    = [...]string{
		"code", "pin", "password", "card", "transfer", "fee", "app", "screen", "details", "gift-cards",
	}
)

// Read reads a pack, or says all that is wrong with it; then there is no pack.
// Nothing of data is kept.
func Read(data []byte) (*Pack, Faults) {
	p, faults := ReadUnsigned(data)
	if p != nil && p.Key != nil && !verify(p.Key, p.AppendSigned(nil), p.Signature) {
		faults.add("signature", "bad-signature", "", "")
		return nil, faults
	}
	return p, faults
}

// ReadUnsigned does what Read does and takes no notice of whether the signature
// fits: for those who sign a pack anew.
func ReadUnsigned(data []byte) (*Pack, Faults) {
	r := packReader{pack: &Pack{}}
	switch {
	case len(data) > MaxSize:
		return nil, TooLarge(int64(len(data)))
	case !utf8.Valid(data):
		r.fault("", "not-utf8", strconv.Itoa(firstInvalid(data)), "")
		return nil, r.faults
	}
	if len(data) >= 3 && string(data[:3]) == "\uFEFF" {
		data = data[3:] // some editors put it there
	}
	root, read := parse(data)
	switch {
	case read.key != "":
		r.syntax(read)
		return nil, r.faults
	case root.shape != object:
		r.fault("", "wrong-shape", "shape-"+string(rune(root.shape)), "shape-o")
		return nil, r.faults
	}
	r.root(&root)
	if len(r.faults.List) > 0 {
		return nil, r.faults
	}
	return r.pack, r.faults
}

// TooLarge is the fault of a pack of so many bytes: what is larger than MaxSize need
// not be loaded to be refused.
func TooLarge(size int64) (faults Faults) {
	faults.add("", "too-large", strconv.FormatInt(size, 10), strconv.Itoa(MaxSize))
	return faults
}

func firstInvalid(data []byte) int {
	at := 0
	for at < len(data) {
		c, size := utf8.DecodeRune(data[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// packReader reads the value of a file into a pack.
type packReader struct {
	pack   *Pack
	faults Faults
	known  party // the party of that name that the checker knows, if it does
}

func (r *packReader) fault(path, key, found, want string) { r.faults.add(path, key, found, want) }

// syntax tells where a text stops being JSON.
func (r *packReader) syntax(read *reader) {
	line, column := read.place()
	found := ""
	if read.at < len(read.data) {
		c, _ := utf8.DecodeRune(read.data[read.at:])
		found = string(c)
	}
	key := read.key
	if read.values == 1 && found == "" && key == "syntax-value" {
		r.fault("", "nothing", "", "")
		return
	}
	if found == "" && key != "syntax-string" {
		key = "syntax-end"
	}
	r.fault(strconv.Itoa(line)+":"+strconv.Itoa(column), key, found, read.want)
}

// root reads the fields, in the order of the package comment: what stands in one
// may depend on those before it.
func (r *packReader) root(v *value) {
	r.names(v, "", fieldNames[:])
	fields := [len(fieldNames)]*value{}
	for i, name := range fieldNames {
		fields[i] = v.get(name)
	}
	p := r.pack
	for i, f := range fields {
		name := fieldNames[i]
		if f == nil {
			if i < 3 {
				r.fault(name, "missing-"+name, "", "")
			}
			continue
		}
		if f.shape == null {
			r.fault(name, "null", "", "")
			continue
		}
		switch name {
		case "v":
			if r.is(f, name, number) && f.text != "1" {
				r.fault(name, "version", f.text, "1")
			}
		case "name":
			p.Name = r.name(f, name)
			r.findKnown()
		case "date":
			p.Date = r.date(f, name)
		case "aliases":
			p.Aliases = r.list(f, name, 20, r.alias)
		case "ordinary":
			p.Ordinary = r.list(f, name, 21, r.ownName)
		case "ordinaryInTexts":
			p.OrdinaryInTexts = r.list(f, name, 21, r.ownName)
		case "ordinaryInAddresses":
			p.OrdinaryInAddresses = r.list(f, name, 80, r.addressName)
		case "kind":
			p.Kind = r.oneOf(f, name, kinds[:])
		case "country":
			p.Country = r.oneOf(f, name, countries[:])
		case "domains":
			p.Domains = r.list(f, name, 50, r.domain)
		case "hosts":
			p.Hosts = r.list(f, name, 50, r.domain)
		case "phones":
			p.Phones = r.list(f, name, 50, r.phone)
		case "whatsapp":
			p.WhatsApp = r.list(f, name, 50, r.whatsapp)
		case "senders":
			p.Senders = r.list(f, name, 20, r.sender)
		case "shortCodes":
			p.ShortCodes = r.list(f, name, 20, r.shortCode)
		case "mailDomains":
			p.MailDomains = r.list(f, name, 20, r.mailDomain)
		case "accounts":
			r.accounts(f, name)
		case "neverAsks":
			p.NeverAsks = r.list(f, name, len(things), func(f *value, path string) string { return r.oneOf(f, path, things[:]) })
		case "report":
			r.report(f, name)
		case "texts":
			r.texts(f, name)
		case "tellVerdict":
			p.TellVerdict = r.is(f, name, yesNo) && f.text == "true"
		case "signature":
			r.signature(f, name)
		}
	}
	// Counted in the file, so that a faulty channel is told once.
	channels := 0
	for _, name := range [...]string{"domains", "hosts", "phones", "whatsapp", "senders", "shortCodes", "mailDomains", "accounts"} {
		if f := v.get(name); f != nil && (f.shape != list || len(f.items) > 0) {
			channels++
		}
	}
	if channels == 0 {
		r.fault("", "no-channel", "", "")
	}
}

// get returns the first value of a field, or nil.
func (v *value) get(name string) *value {
	for i := range v.names {
		if v.names[i] == name {
			return &v.items[i]
		}
	}
	return nil
}

// names tells of fields that an object does not have, or has twice.
func (r *packReader) names(v *value, path string, known []string) {
	for i, name := range v.names {
		at := joinPath(path, shortened(name))
		switch {
		case !contains(known, name):
			near := nearest(name, known)
			if near == "" {
				r.fault(at, "unknown-field", name, listed(known))
			} else {
				r.fault(at, "unknown-field-near", name, near)
			}
		case contains(v.names[:i], name):
			r.fault(at, "twice-field", name, "")
		}
	}
}

func joinPath(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// is tells of a value that has another shape than is expected.
func (r *packReader) is(v *value, path string, wanted shape) bool {
	if v.shape == wanted {
		return true
	}
	r.fault(path, "wrong-shape", "shape-"+string(rune(v.shape)), "shape-"+string(rune(wanted)))
	return false
}

// list reads a list of strings of which none stands twice.
func (r *packReader) list(v *value, path string, most int, read func(*value, string) string) []string {
	if !r.is(v, path, list) {
		return nil
	}
	if len(v.items) > most {
		r.fault(path, "too-many", strconv.Itoa(len(v.items)), strconv.Itoa(most))
	}
	var all []string
	for i := range v.items {
		item := &v.items[i]
		at := path + "[" + strconv.Itoa(i) + "]"
		if !r.is(item, at, text) {
			continue
		}
		if contains(all, item.text) {
			r.fault(at, "twice", item.text, "")
			continue
		}
		if s := read(item, at); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// oneOf reads one of a few words.
func (r *packReader) oneOf(v *value, path string, words []string) string {
	if !r.is(v, path, text) {
		return ""
	}
	if !contains(words, v.text) {
		r.fault(path, "not-one-of", v.text, listed(words))
		return ""
	}
	return v.text
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

func listed(words []string) string {
	out := ""
	for i, w := range words {
		if i > 0 {
			out += ", "
		}
		out += w
	}
	return out
}

// nearest returns the word that a slip of the pen would turn into s: the same but
// for capitals, hyphens and underscores, or but for one letter; or "".
func nearest(s string, words []string) string {
	plain := plainName(s)
	for _, w := range words {
		if other := plainName(w); other == plain || oneSlip(plain, other) && len(other) > 3 {
			return w
		}
	}
	return ""
}

func plainName(s string) string {
	var out []byte
	for i := range min(len(s), 40) {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c != '-' && c != '_' && c != ' ':
			out = append(out, c)
		}
	}
	return string(out)
}

// oneSlip reports that two words differ by one letter: another, missing or added.
func oneSlip(a, b string) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1
}
