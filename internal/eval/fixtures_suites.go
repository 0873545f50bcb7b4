package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"saring/internal/link"
)

// The suites of the corpus about links, hosts and personal data, in its README's
// order.
var suites = []suite{
	{"links-linkify-it", askLinks},
	{"links-xurls", askLinks},
	{"links-twitter-text", askLinks},
	{"links-spamassassin", askPatterns},
	{"wpt-urls", askURL},
	{"wpt-toascii", askHost},
	{"idna-v2", askHost},
	{"punycode", askPunycode},
	{"psl", askSite},
	{"pii-id", askPersonal},
	{"pii-presidio", askPersonal},
}

// addresses are what link.Find gives for a text.
func addresses(text string) []string {
	all := []string{}
	for _, f := range link.Find(text) {
		all = append(all, f.Address)
	}
	return all
}

// askLinks compares the links of a text, in order. Where a row states the
// first link only, the others are not counted.
func askLinks(row []byte) (verdict, error) {
	var r struct {
		Text  string
		Links []string
		First bool
	}
	if err := json.Unmarshal(row, &r); err != nil {
		return verdict{}, err
	}
	got := addresses(r.Text)
	if r.First && len(r.Links) > 0 && len(got) > 1 {
		got = got[:1]
	}
	v := verdict{want: fmt.Sprintf("%q", r.Links), said: fmt.Sprintf("%q", got)}
	v.expected, v.given, v.equal = len(r.Links), len(got), common(r.Links, got)
	v.differs = v.equal < v.expected || v.equal < v.given
	return v, nil
}

// common counts the members of want that got has too, each once.
func common(want, got []string) int {
	left := slices.Clone(got)
	n := 0
	for _, w := range want {
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
			n++
		}
	}
	return n
}

// askPatterns asks for links that match the patterns of must, and none that
// matches one of must_not; "A\t!B" wants A and no B. The suite's programs
// write a scheme before each address and numbers as an IP address, so each
// link is tried in these forms too.
func askPatterns(row []byte) (verdict, error) {
	var r struct {
		Text    string
		Must    []string
		MustNot []string `json:"must_not"`
	}
	if err := json.Unmarshal(row, &r); err != nil {
		return verdict{}, err
	}
	var forms []string
	for _, f := range link.Find(r.Text) {
		u, err := link.Read(f.Address)
		switch {
		case f.Email:
			forms = append(forms, "mailto:"+f.Address)
		case err != nil:
			forms = append(forms, f.Address)
		case u.Assumed:
			forms = append(forms, "http://"+f.Address, "http://"+u.Host+u.Path)
		default:
			forms = append(forms, f.Address, u.Scheme+"://"+u.Host+u.Path)
		}
	}
	v := verdict{want: fmt.Sprintf("%q, none of %q", r.Must, r.MustNot), said: fmt.Sprintf("%q", forms)}
	matches := func(pattern string) (bool, error) {
		yes, no, _ := strings.Cut(pattern, "\t!")
		for _, p := range []string{yes, no} {
			if _, err := regexp.Compile(p); err != nil {
				return false, err
			}
		}
		found := slices.ContainsFunc(forms, regexp.MustCompile(yes).MatchString)
		return found && (no == "" || !slices.ContainsFunc(forms, regexp.MustCompile(no).MatchString)), nil
	}
	for _, p := range r.Must {
		ok, err := matches(p)
		if err != nil {
			return v, err
		}
		v.expected++
		if ok {
			v.equal++
			v.given++
		}
	}
	for _, p := range r.MustNot {
		ok, err := matches(p)
		if err != nil {
			return v, err
		}
		if ok {
			v.given++
		}
	}
	v.differs = v.equal < v.expected || v.equal < v.given
	return v, nil
}

// askURL compares scheme, host and port of an address, or that it is refused.
// The rows' base addresses are left out: a message has none.
func askURL(row []byte) (verdict, error) {
	var r struct {
		Input, Protocol, Hostname, Port string
		Failure                         bool
	}
	if err := json.Unmarshal(row, &r); err != nil {
		return verdict{}, err
	}
	want := ""
	if !r.Failure {
		want = r.Protocol + "//" + r.Hostname + ":" + r.Port
	}
	u, err := link.Read(r.Input)
	said := ""
	if err == nil {
		port := ""
		if u.Port != 0 {
			port = strconv.Itoa(u.Port)
		}
		said = u.Scheme + "://" + u.Host + ":" + port
	}
	return one(want, said), nil
}

// one is the verdict on a single answer; "" is a refusal.
func one(want, said string) verdict {
	v := verdict{want: want, said: said, differs: want != said}
	if want != "" {
		v.expected = 1
	}
	if said != "" {
		v.given = 1
	}
	if want != "" && want == said {
		v.equal = 1
	}
	for _, s := range []*string{&v.want, &v.said} {
		if *s == "" {
			*s = "(refused)"
		}
	}
	return v
}

// hostOf reads a host the way the suite of browsers does: in an address.
func hostOf(host string) string {
	u, err := link.Read("https://" + host + "/x")
	if err != nil {
		return ""
	}
	return u.Host
}

// askHost compares the host that a browser makes of a name.
func askHost(row []byte) (verdict, error) {
	var r struct {
		Input  string
		Output *string
	}
	if err := json.Unmarshal(row, &r); err != nil {
		return verdict{}, err
	}
	want := ""
	if r.Output != nil {
		want = *r.Output
	}
	return one(want, hostOf(r.Input)), nil
}

// askPunycode compares a decoded label, as a host shows it: in small letters.
func askPunycode(row []byte) (verdict, error) {
	var r struct{ Decoded, Encoded string }
	if err := json.Unmarshal(row, &r); err != nil {
		return verdict{}, err
	}
	said := ""
	if u, err := link.Read("https://xn--" + r.Encoded + "/"); err == nil {
		said = u.Display
	}
	return one(strings.ToLower(r.Decoded), said), nil
}

// askSite compares the registrable domain. A host that is itself a public
// suffix has none.
func askSite(row []byte) (verdict, error) {
	var r struct{ Host, Registrable *string }
	if err := json.Unmarshal(row, &r); err != nil {
		return verdict{}, err
	}
	want, said := "", ""
	if r.Registrable != nil {
		want = hostOf(*r.Registrable)
	}
	if r.Host != nil {
		if site, suffix, _ := link.Site(hostOf(*r.Host)); site != suffix && suffix != "" {
			said = site
		}
	}
	return one(want, said), nil
}
