package link

import (
	"strings"

	"saring/internal/rule"
)

// maxNested is how many addresses are followed inside a link, one in the other.
const maxNested = 3

// Carriage is in what way an address carries another.
type Carriage uint8

const (
	// Forwards: whoever opens the link lands on the other address.
	Forwards Carriage = iota
	// Carries: the other page is shown under this host (translators, caches,
	// archives).
	Carries
	// Returns: the reader goes on there after something else was done here,
	// mostly signing in.
	Returns
	// Mentions: the other address is only told to somebody (share buttons).
	Mentions
)

// String returns the public word of a carriage.
func (c Carriage) String() string {
	return [...]string{"forwards", "carries", "returns", "mentions"}[c]
}

// Target is an address inside a link's address, read and judged. Its Span is
// that of the link that carries it.
type Target struct {
	*Link
	How Carriage
}

// Opens returns the link whose page the reader gets to see: l itself, or the
// last address to which l forwards or which it carries.
func (l *Link) Opens() *Link {
	opened := l
	for _, t := range l.Targets {
		if t.How > Carries {
			break
		}
		opened = t.Link
	}
	return opened
}

// follow reads the addresses inside the link, one in the other, and returns
// those that lead away from where the one before is.
func (j *judgement) follow() (inner []*judgement) {
	outer, holder, how := j, j, Forwards
	for range maxNested {
		address, way := targetOf(&outer.URL, outer.Site)
		if address == "" {
			break
		}
		how = max(how, way)
		next := &judgement{text: j.text, known: j.known, own: -1, claim: noClaim, hostAt: -1, how: how}
		next.Found, next.Address = j.Found, address
		next.Label = "" // compared once, with what opens
		next.read(address)
		if next.Err != nil || !strings.ContainsAny(next.URL.Host, ".:") {
			break
		}
		next.findHost(outer)
		// guard: a site that sends its readers to its own pages
		if !sameHouse(&outer.Link, &next.Link) {
			holder.leads, holder.away = how, true
			holder = next
			inner = append(inner, next)
			j.Targets = append(j.Targets, Target{&next.Link, how})
		}
		outer = next
	}
	return inner
}

// sameHouse says that two links are of one site, or of one known party.
func sameHouse(a, b *Link) bool {
	return a.URL.Host == b.URL.Host || a.Site != "" && a.Site == b.Site || a.Owner != nil && a.Owner == b.Owner
}

func has(findings []rule.Finding, id string) bool {
	for i := range findings {
		if findings[i].Rule.ID == id {
			return true
		}
	}
	return false
}

// findHost finds where in the message the host of an inner address stands as
// written: behind the host of the address that carries it.
func (j *judgement) findHost(outer *judgement) {
	after := outer.hostAt
	if after < 0 || j.URL.End <= j.URL.Start {
		return
	}
	after += outer.URL.End - outer.URL.Start
	written := j.Address[j.URL.Start:j.URL.End]
	if at := strings.Index(j.text[after:j.target().End], written); at >= 0 {
		j.hostAt = after + at
	}
}
