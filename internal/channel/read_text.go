package channel

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"saring/internal/link"
)

// party is a party that the checker knows without a pack.
type party = *link.Party

// plain reads a string that is text and nothing else, of so many characters.
func (r *packReader) plain(v *value, path string, least, most int) string {
	if !r.is(v, path, text) {
		return ""
	}
	s := v.text
	switch n := utf8.RuneCountInString(s); {
	case s == "" || strings.TrimSpace(s) == "":
		r.fault(path, "empty", "", "")
		return ""
	case n < least || n > most:
		r.fault(path, "wrong-length", strconv.Itoa(n), strconv.Itoa(least)+"–"+strconv.Itoa(most))
		return ""
	case s != strings.TrimSpace(s):
		r.fault(path, "spaces-around", s, "")
		return ""
	}
	for _, c := range s {
		switch {
		case c == '<' || c == '>':
			r.fault(path, "markup", string(c), "")
			return ""
		case !visible(c):
			r.fault(path, "invisible", "U+"+hexOf(c), "")
			return ""
		}
	}
	return s
}

// name reads a name of the business.
func (r *packReader) name(v *value, path string) string {
	s := r.plain(v, path, 2, 40)
	if s == "" {
		return ""
	}
	letters := false
	for _, c := range s {
		if unicode.IsLetter(c) {
			letters = true
		} else if !(c >= '0' && c <= '9') && !strings.ContainsRune(" &.-+'", c) {
			r.fault(path, "not-in-a-name", string(c), "")
			return ""
		}
	}
	switch {
	case !letters:
		r.fault(path, "no-letter", s, "")
		return ""
	case len(strings.Fields(s)) > link.MaxAliasWords:
		r.fault(path, "too-many-words", strconv.Itoa(len(strings.Fields(s))), strconv.Itoa(link.MaxAliasWords))
		return ""
	}
	return s
}

// Folded returns a name as messages are searched for it: in lower case, its words
// parted by one space.
func Folded(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }

// findKnown looks whether the checker knows a party of the pack's name.
func (r *packReader) findKnown() {
	r.known, _ = link.PartyByAlias(Folded(r.pack.Name))
}

// alias reads another name. It must not be another party's.
func (r *packReader) alias(v *value, path string) string {
	s := r.name(v, path)
	if s == "" {
		return ""
	}
	if Folded(s) == Folded(r.pack.Name) {
		r.fault(path, "twice", s, "")
		return ""
	}
	if p, _ := link.PartyByAlias(Folded(s)); p != nil && p != r.known {
		r.fault(path, "name-of-another", s, p.Name)
		return ""
	}
	return s
}

// ownName reads one of the names that the pack has given.
func (r *packReader) ownName(v *value, path string) string {
	if v.text != r.pack.Name && !contains(r.pack.Aliases, v.text) {
		r.fault(path, "not-a-name", v.text, "")
		return ""
	}
	return v.text
}

// addressName reads a name of the pack, or a label: the first one of a domain is
// a name too, whose domains are read later.
func (r *packReader) addressName(v *value, path string) string {
	if v.text == r.pack.Name || contains(r.pack.Aliases, v.text) {
		return v.text
	}
	return r.label(v, path)
}

func (r *packReader) label(v *value, path string) string {
	for i := range len(v.text) {
		c := v.text[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') || i > 62 {
			r.fault(path, "not-a-name", v.text, "")
			return ""
		}
	}
	if v.text == "" {
		r.fault(path, "empty", "", "")
	}
	return v.text
}

// date reads a day.
func (r *packReader) date(v *value, path string) string {
	if !r.is(v, path, text) {
		return ""
	}
	s := v.text
	if len(s) == 10 && s[4] == '-' && s[7] == '-' && digitsOnly(s[:4]+s[5:7]+s[8:]) {
		year, month, day := number4(s[:4]), number4(s[5:7]), number4(s[8:])
		if year >= 2000 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) {
			return s
		}
		r.fault(path, "no-such-day", s, "")
		return ""
	}
	r.fault(path, "not-a-date", s, "")
	return ""
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func number4(digits string) int {
	n := 0
	for i := range len(digits) {
		n = 10*n + int(digits[i]-'0')
	}
	return n
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// texts reads the business's own words.
func (r *packReader) texts(v *value, path string) {
	if !r.is(v, path, object) {
		return
	}
	if len(v.names) > 10 {
		r.fault(path, "too-many", strconv.Itoa(len(v.names)), "10")
	}
	for i, tag := range v.names {
		at := joinPath(path, shortened(tag))
		switch {
		case !languageTag(tag):
			r.fault(at, "not-a-language", tag, "")
			continue
		case contains(v.names[:i], tag):
			r.fault(at, "twice-field", tag, "")
			continue
		case !r.is(&v.items[i], at, object):
			continue
		}
		own := &v.items[i]
		r.names(own, at, []string{"intro", "never", "help"})
		t := Texts{Tag: tag, Intro: r.optional(own, at, "intro", 240), Never: r.optional(own, at, "never", 240), Help: r.optional(own, at, "help", 240)}
		if len(own.names) == 0 {
			r.fault(at, "empty", "", "")
		}
		r.pack.Texts = append(r.pack.Texts, t)
		for k := len(r.pack.Texts) - 1; k > 0 && r.pack.Texts[k].Tag < r.pack.Texts[k-1].Tag; k-- {
			r.pack.Texts[k], r.pack.Texts[k-1] = r.pack.Texts[k-1], r.pack.Texts[k]
		}
	}
}

// optional reads a text that an object may have.
func (r *packReader) optional(v *value, path, name string, most int) string {
	f := v.get(name)
	if f == nil {
		return ""
	}
	return r.plain(f, joinPath(path, name), 1, most)
}

// languageTag reports a tag of two or three letters, perhaps with a part behind a
// hyphen: "id", "zh-hant".
func languageTag(s string) bool {
	first, rest, more := strings.Cut(s, "-")
	if len(first) < 2 || len(first) > 3 || more && (len(rest) < 2 || len(rest) > 8) {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z') && !(i > len(first) && c >= '0' && c <= '9') && i != len(first) {
			return false
		}
	}
	return true
}
