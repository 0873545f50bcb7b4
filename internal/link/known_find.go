package link

import (
	"strings"

	"saring/internal/rule"
)

// knownSteps is how many names above a host, and how many folders above a page,
// are looked up at most, the shortest first; the host and the page always are.
const knownSteps = 8

// knownBad fires for a name or an address that the pack holds.
func knownBad(j *judgement) (rule.Finding, bool) {
	if j.known == nil || j.Err != nil || !j.Email && !webScheme(j.URL.Scheme) {
		return silent, false
	}
	r := reachOf(&j.URL, j.Kind, j.place, j.Site, j.Suffix)
	if r == noReach || j.Owner != nil && !r.exact { // guard: a party's true domain
		return silent, false
	}
	whole := false
	switch {
	case !r.exact && j.known.guards(j.URL.Host, r.floor):
		return silent, false // guard: a well-known site
	case !r.exact && j.known.lists(j.URL.Host, r.floor):
	case !j.Email && j.known.listsAddress(&j.URL, r):
		whole = true
	default:
		return silent, false
	}
	f, _ := j.host()
	if whole {
		f, _ = j.whole()
	}
	f.Site, f.Value = j.Site, j.known.Date
	return f, true
}

// reach says what an entry may condemn at an address. Where strangers share a
// host, nothing but the very address: a shortener, a drive and a form builder
// are no traps because one of their pages is.
type reach struct {
	// floor is the shortest name that may be an entry: the registrable domain, or
	// the tenant's name.
	floor string
	// exact says that no name may be one, and no part of a path.
	exact bool
	// query says that the query decides which page it is, so that an entry without
	// it says nothing about an address with one.
	query bool
}

// noReach is the reach of public suffixes, of names without a dot and of a home's
// own network: nothing there can be an entry.
var noReach = reach{}

// reachOf returns the reach at an address of this kind, place, site and suffix.
func reachOf(u *URL, kind Kind, place, site, suffix string) reach {
	host := strings.TrimSuffix(u.Host, ".")
	if within(host, "googleapis.com") { // a private suffix whose tenants are folders
		return reach{exact: true, query: true}
	}
	switch kind {
	case Shortener:
		return reach{exact: true}
	case Form, FileDrop, Messenger:
		return reach{exact: true, query: true}
	case FreeHost, Tenant, Carrier:
		if place != "" && kinds().hosts.find(place) < 0 { // an entry with a path
			return reach{exact: true, query: kind == Carrier}
		}
		below := place
		if len(below) < len(suffix) {
			below = suffix
		}
		if len(host) <= len(below) || host[:len(host)-len(below)] == "www." {
			return reach{exact: true, query: kind == Carrier}
		}
		dot := strings.LastIndexByte(host[:len(host)-len(below)-1], '.')
		return reach{floor: host[dot+1:]}
	}
	switch {
	case u.IP && !privateIP(host):
		return reach{floor: host}
	case u.IP || site == suffix:
		return noReach
	}
	return reach{floor: site}
}

// lists looks a host and the names above it up, down to floor.
func (k *Known) lists(host, floor string) bool {
	return eachName(host, floor, func(name string) bool { return k.bad.Contains(knownKey(name, 0)) })
}

// guards says that the guard holds a host or a name above it, down to floor.
func (k *Known) guards(host, floor string) bool {
	if len(k.good.Fingerprints) == 0 {
		return false
	}
	return eachName(host, floor, func(name string) bool { return k.good.Contains(knownKey(name, 0)) })
}

// eachName asks about the names above a host, from floor on, the shortest, and
// about the host last, until the answer is true.
func eachName(host, floor string, ask func(name string) bool) bool {
	host = strings.TrimSuffix(host, ".")
	start := len(host) - len(floor)
	for range knownSteps {
		if ask(host[start:]) {
			return true
		}
		if start == 0 {
			return false
		}
		start = strings.LastIndexByte(host[:start-1], '.') + 1
	}
	return ask(host)
}

// listsAddress looks an address up: with its query, without, and, where the host
// is its owner's alone, each folder above it.
func (k *Known) listsAddress(u *URL, r reach) bool {
	page, text := addressText(u)
	if page == 0 {
		return false // only the host
	}
	if k.listsText(text) {
		return true
	}
	if r.query || text[page-1] == '/' {
		return false
	}
	if page < len(text) && k.listsText(text[:page]) {
		return true
	}
	if r.exact {
		return false
	}
	at := strings.IndexByte(text, '/') + 1
	for range knownSteps {
		next := strings.IndexByte(text[at:page], '/')
		if next < 0 {
			return false
		}
		if at += next; k.listsText(text[:at]) {
			return true
		}
		at++
	}
	return false
}

// listsText looks an address up under both its hashes.
func (k *Known) listsText(text string) bool {
	return k.bad.Contains(knownKey(text, 0)) && k.bad.Contains(knownKey(text, 1))
}

// addressText returns how an address is written in a pack: the host without
// "www.", the path percent-decoded and without slashes at its end, and the
// query, "sub.evil.example/a/b?c=d". page is where the query starts; 0 if there
// is neither path nor query, so that only the host is meant.
func addressText(u *URL) (page int, text string) {
	path := strings.Trim(strings.ReplaceAll(percentDecoded(u.Path), `\`, "/"), "/")
	if path == "" && u.Query == "" {
		return 0, ""
	}
	text = strings.TrimPrefix(strings.TrimSuffix(u.Host, "."), "www.") + "/" + path
	page = len(text)
	if u.Query != "" {
		text += "?" + percentDecoded(u.Query)
	}
	return page, text
}
