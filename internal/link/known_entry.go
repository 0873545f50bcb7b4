package link

import (
	"errors"
	"strings"
)

// KnownEntry is an address of a feed as a pack holds it.
type KnownEntry struct {
	// Text is "evil.example", or "evil.example/login?id=7" for an address with a
	// path or a query.
	Text string
	// Keys are the hashes that go into the filter: one for a name, two for an
	// address.
	Keys []uint64
	// Names are the host and the names above it that a guard is asked for; none
	// where strangers share the host.
	Names []string
}

// Why an address can't stand in a pack. Each is a sentence for a person.
var (
	errNotWeb    = errors.New("This is no web address.")
	errNoName    = errors.New("This names no site: a public suffix, a name without a dot, or an address of a home network.")
	errShared    = errors.New("Strangers share this host, so only the whole address of a page on it can be listed.")
	errTrueParty = errors.New("This is the true domain of a party that brands.txt names.")
)

// ReadKnownEntry reads a line of a feed: a name or an address. It refuses what
// would condemn those who share a host, and the true domains of parties.
func ReadKnownEntry(address string) (KnownEntry, error) {
	j := judgement{own: -1, claim: noClaim}
	j.read(address)
	r := reachOf(&j.URL, j.Kind, j.place, j.Site, j.Suffix)
	switch {
	case j.Err != nil:
		return KnownEntry{}, j.Err
	case !webScheme(j.URL.Scheme):
		return KnownEntry{}, errNotWeb
	case r == noReach:
		return KnownEntry{}, errNoName
	case j.Owner != nil && !r.exact:
		return KnownEntry{}, errTrueParty
	}
	var e KnownEntry
	if !r.exact {
		eachName(j.URL.Host, r.floor, func(name string) bool {
			e.Names = append(e.Names, name)
			return false
		})
	}
	page, text := addressText(&j.URL)
	switch {
	case page > 0:
		e.Text, e.Keys = text, []uint64{knownKey(text, 0), knownKey(text, 1)}
	case r.exact:
		return KnownEntry{}, errShared
	default:
		e.Text = e.Names[len(e.Names)-1]
		if name := strings.TrimPrefix(e.Text, "www."); len(name) >= len(r.floor) {
			e.Text = name
		}
		e.Keys = []uint64{knownKey(e.Text, 0)}
	}
	return e, nil
}

// GuardKey returns the hash under which the host of an address stands in a
// pack's guard.
func GuardKey(address string) (uint64, error) {
	u, err := Read(address)
	switch {
	case err != nil:
		return 0, err
	case !webScheme(u.Scheme) || u.IP:
		return 0, errNotWeb
	}
	return knownKey(strings.TrimPrefix(strings.TrimSuffix(u.Host, "."), "www."), 0), nil
}
