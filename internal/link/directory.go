package link

import "strings"

// Directory is the parties that are built in and, before them, the one of a channel
// pack (package channel). A nil Directory is the built-in parties alone.
//
// The pack's party goes through the same reader into the same tables, so that it
// means the same as one of brands.txt to every rule.
type Directory struct {
	table   *brandTable
	lexicon *lexicon
}

// NewDirectory enters a party before those that are built in. It is given as in
// brands.txt: the line of its section, and its own.
func NewDirectory(lines string) *Directory {
	d := &Directory{table: readBrands(lines, brandsText)}
	d.lexicon = readWords(wordsText, d.table.keys)
	return d
}

// Own returns the party of the listing.
func (d *Directory) Own() *Party { return &d.table.parties[0] }

// PartyByAlias is the function of that name for the parties of the directory.
func (d *Directory) PartyByAlias(folded string) (p *Party, ambiguous bool) {
	return d.brands().byAlias(folded)
}

//go:noinline
func (d *Directory) brands() *brandTable {
	if d == nil {
		return brands()
	}
	return d.table
}

// brands and words are kept out of line: inlined, they cost the engine 3 kB.
//
//go:noinline
func (j *judgement) brands() *brandTable { return j.directory.brands() }

//go:noinline
func (j *judgement) words() *lexicon {
	if j.directory == nil {
		return words()
	}
	return j.directory.lexicon
}

// Lines returns a built-in party's line in brands.txt and that of its section.
func (p *Party) Lines() (section, line string) {
	for line := range strings.SplitSeq(brandsText, "\n") {
		if strings.HasPrefix(line, "[") {
			section = line
		}
		if n, _, ok := strings.Cut(line, "|"); ok && strings.TrimSpace(n) == p.Name {
			return section, line
		}
	}
	return "", ""
}

// SaysLittle reports that a domain's first label, as a name in hosts, would be
// found in strangers' ones: a word of many hosts ("promo"), or two letters.
func SaysLittle(label string) bool {
	c := words().classOf(label)
	return len(label) < 3 || c >= bait && c <= talk
}
