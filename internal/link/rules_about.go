package link

// aspects is a set of what an address has that rules look at. Most addresses have
// little of it, and most rules need not be asked about them.
type aspects uint32

const (
	hasPack       aspects = 1 << iota // somebody gave a known-bad pack
	otherScheme                       // not http and not https
	hasPath                           // more than "/", or a query
	hasLabel                          // a visible text of its own
	hasUser                           // something before "@"
	isNumber                          // an IP address
	isSpoof                           // letters that pass for others
	isWideOrCoded                     // something beyond ASCII, or "%"
	isForeign                         // a host that is shown otherwise than it is written
	hasPort
	hasClaim    // the host uses a party's name
	hasLabels   // the host has labels that somebody chose
	isTemporary // see hostTraits
	leadsAway   // it carries an address of another site
	ofSomeKind  // a shortener, a free host …
	isCheap     // an ending that costs next to nothing
)

func (j *judgement) aspects() (t aspects) {
	set := func(one aspects, holds bool) {
		if holds {
			t |= one
		}
	}
	u := &j.URL
	set(hasPack, j.known != nil)
	set(otherScheme, !webScheme(u.Scheme))
	set(hasPath, u.Path != "" && u.Path != "/" || u.Query != "")
	set(hasLabel, j.Label != "")
	set(hasUser, u.HasUser)
	set(isNumber, u.IP || u.OddIP)
	set(isSpoof, j.spoof.rule != "")
	set(isWideOrCoded, wideOrCoded(j.written()))
	set(isForeign, u.Display != u.Host)
	set(hasPort, u.Port != 0)
	set(hasClaim, j.claim.rule != "")
	set(hasLabels, len(j.labels) > 0)
	set(isTemporary, j.temporary)
	set(leadsAway, j.away)
	set(ofSomeKind, j.Kind != Ordinary)
	set(isCheap, j.ending == cheapEnding)
	return t
}

func wideOrCoded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c == '%' {
			return true
		}
	}
	return false
}
