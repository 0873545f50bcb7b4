package link

import (
	"strings"
	"sync"

	"saring/internal/rule"
)

// Link is a found link, read and judged.
type Link struct {
	Found
	URL URL
	Err error // the address could not be read as a browser would; a sentence
	// Site is the registrable domain, Suffix its public suffix; Private says
	// that the suffix belongs to a company that lets strangers have names there.
	Site, Suffix string
	Private      bool
	Owner        *Party // whose true domain this is, or nil
	Claims       *Party // whom the link imitates, or nil
	Kind         Kind
	// Targets are the addresses inside this one (open redirects, wrapped links,
	// share buttons) that lead to other sites, from the outermost in.
	Targets []Target
	// Tracking names what in the address tells its reader apart, Clean is the
	// address without it; both are empty where there is nothing to clean.
	Tracking []Tracker
	Clean    string
	// Odd are the characters of the host that pass for others: bytes of Address,
	// in order. Those of a disguised link are not known.
	Odd []rule.Span
}

// Judge reads and judges one link of a message. The findings' spans lie on
// text, the message as it was given.
//
// The judgement is made from the address alone: nothing is looked up. A link
// that carries another address inside, as an open redirect does, is judged by
// both, to a depth of three.
func Judge(text string, f Found) (Link, []rule.Finding) { return (*Known)(nil).Judge(text, f) }

// Judge does what the function Judge does and asks the pack about the link and
// about every address inside it.
func (k *Known) Judge(text string, f Found) (Link, []rule.Finding) {
	return (*Directory)(nil).Judge(k, text, f)
}

// Judge does what the function Judge does with the parties of the directory, and
// asks the pack, if it is not nil.
func (d *Directory) Judge(k *Known, text string, f Found) (Link, []rule.Finding) {
	j := takeJudgement()
	defer j.release()
	j.directory = d
	j.text, j.known, j.own, j.claim, j.hostAt = text, k, -1, noClaim, -1
	j.Found = f
	j.read(f.Address)
	if at := f.target(); j.URL.End > j.URL.Start && j.URL.End <= len(f.Address) {
		if text[at.Start:at.End] == f.Address {
			j.hostAt = at.Start + j.URL.Start
		} else {
			j.bent = f.Disguise != 0 && !f.Email
		}
	}
	var inner []*judgement
	if j.Err == nil && !f.Email {
		inner = j.follow()
	}
	findings := j.fire(nil)
	for _, next := range inner {
		findings = next.fire(findings)
		if j.Claims == nil {
			j.Claims = next.Claims
		}
	}
	return j.Link, findings
}

// judgement is what the rules look at.
type judgement struct {
	Link
	text             string
	known            *Known
	directory        *Directory // nil for the parties that are built in
	place            string     // the host in kinds.txt that gave the kind, or ""
	ending           int        // cheapEnding, papersEnding or 0
	labels           []labelRead
	own              int  // labels[own] is the one that its owner chose: the site's or the tenant's
	tenant           bool // of a free host
	works, temporary bool // what kind of free host: see hostTraits
	claim            claim
	spoof            spoof
	counts           counts // of all labels
	below            counts // of those left of own
	store            [8]labelRead
	pieces           [40]piece
	hostAt           int      // where in text the host stands as written, -1 if it doesn't
	bent             bool     // it stands there in disguise: see bentSpan
	how, leads       Carriage // in what way this address is carried, and carries another
	away             bool     // it carries one of another site
	fired            bool     // a rule of weight has fired before the one that is asked
}

// idle are judgements that wait for their next link: they are large, and a
// chat has many links.
var idle struct {
	sync.Mutex
	list []*judgement
}

// mostIdle is how many judgements wait at most.
const mostIdle = 4

func takeJudgement() *judgement {
	idle.Lock()
	defer idle.Unlock()
	if n := len(idle.list); n > 0 {
		j := idle.list[n-1]
		idle.list = idle.list[:n-1]
		return j
	}
	return &judgement{}
}

// release gives the judgement back, emptied of the link.
func (j *judgement) release() {
	*j = judgement{}
	idle.Lock()
	defer idle.Unlock()
	if len(idle.list) < mostIdle {
		idle.list = append(idle.list, j)
	}
}

// counts adds up what labels are made of.
type counts struct{ bait, business, talk, unknown int }

func (c *counts) add(l *labelRead) {
	c.bait += l.bait
	c.business += l.business
	c.talk += l.talk
	c.unknown += l.unknown
}

// read reads the address and everything about it that needs no rule.
func (j *judgement) read(address string) {
	if at := strings.LastIndexByte(address, '@'); j.Email && at >= 0 {
		j.URL, j.Err = Read("https://" + address[at+1:]) // a mailbox is judged by its host
		j.URL.Scheme, j.URL.Assumed = "mailto", false
		if shift := at + 1 - len("https://"); j.URL.End > 0 {
			j.URL.Start, j.URL.End = j.URL.Start+shift, j.URL.End+shift
		}
	} else {
		j.URL, j.Err = Read(address)
	}
	if j.URL.Host == "" {
		return
	}
	host := strings.TrimSuffix(j.URL.Host, ".")
	j.Site, j.Suffix, j.Private = Site(host)
	j.Kind, j.place = KindOf(j.URL, j.Private)
	if j.URL.Query != "" || j.URL.Fragment != "" || j.Site != "" && strings.Contains(j.URL.Path, "/ref=") {
		j.track()
	}
	if j.URL.IP {
		return
	}
	j.Owner = j.ownerOf(host)
	if j.URL.Display != j.URL.Host && j.Err == nil {
		j.spoof = j.findSpoof()
	}
	if j.Kind != FreeHost || j.place == "" || len(j.place) <= len(j.Suffix) {
		j.ending = ending(j.Suffix) // a tenant pays nothing and shows no papers
	}
	if j.Owner == nil && j.Err == nil && !j.spared() {
		j.cutLabels(host)
		j.claim = j.findClaim()
		if j.claim.party >= 0 {
			j.Claims = &j.brands().parties[j.claim.party]
		}
	}
}

// ownerOf returns the party whose host this is. Strangers' pages below a
// party's domain are not the party's.
func (j *judgement) ownerOf(host string) *Party {
	p, domain := j.brands().trueDomainOf(host)
	switch j.Kind {
	case Tenant, Carrier:
		return nil
	case FreeHost:
		shared := j.place
		if shared == "" {
			shared = j.Suffix
		}
		if len(domain) <= len(shared) {
			return nil
		}
	}
	return p
}

// spared says that the host is of a kind in which a party's name proves
// nothing.
func (j *judgement) spared() bool {
	switch j.Kind {
	case Tenant: // guard: the name of a service's customer
		return true
	case Carrier: // guard: carried content keeps its own name
		return true
	}
	return false
}

// cutLabels cuts what its owner chose of the host into words: everything left
// of the public suffix or of the free host's own name.
func (j *judgement) cutLabels(host string) {
	left := strings.TrimSuffix(host, j.Suffix)
	if j.Kind == FreeHost && j.place != "" && within(host, j.place) {
		if len(j.place) >= len(host) {
			return
		}
		if rest := host[:len(host)-len(j.place)]; len(rest) < len(left) {
			left = rest
		}
	}
	left = strings.TrimSuffix(left, ".")
	j.tenant = j.Kind == FreeHost
	j.works, j.temporary = hostTraits(j.place)
	x := j.words()
	pieces := j.pieces[:0]
	j.labels = j.store[:0]
	for at := 0; at < len(left); {
		label, _, _ := strings.Cut(left[at:], ".")
		if at == 0 && (label == "www" || label == "m") && len(left) > len(label) {
			at += len(label) + 1 // says nothing about whose the host is
			continue
		}
		if len(j.labels) == len(j.store) { // the rightmost labels tell most
			copy(j.store[:], j.store[1:])
			j.labels = j.labels[:len(j.labels)-1]
		}
		j.labels = append(j.labels, labelRead{text: label, offset: at, length: len(label)})
		at += len(label) + 1
	}
	j.own = len(j.labels) - 1
	for i := range j.labels {
		l := &j.labels[i]
		if isPunycode(l.text) {
			l.foreign = true
			shown := displayLabel(j.URL, l.offset)
			skeleton := Skeleton(shown)
			bare := Unmarked(skeleton)
			l.accents = bare != skeleton && foreignScript(shown) == commonScript
			l.text = strings.ReplaceAll(bare, "rn", "m")
		}
		pieces = l.cut(x, pieces)
		j.counts.add(l)
		if i < j.own {
			j.below.add(l)
		}
	}
}

// displayLabel returns the label of a host that starts at a byte, in Unicode.
func displayLabel(u URL, offset int) string {
	n := strings.Count(u.Host[:offset], ".")
	rest := u.Display
	for ; n > 0; n-- {
		_, rest, _ = strings.Cut(rest, ".")
	}
	label, _, _ := strings.Cut(rest, ".")
	return label
}
