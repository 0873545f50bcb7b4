package link

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Party is somebody whom messages and links pretend to be: a bank, a courier,
// a ministry, a platform.
type Party struct {
	// Name is how people write it ("BCA", "J&T Express").
	Name string
	// Aliases are other ways of writing it, in lower case; the first one is
	// Name in lower case.
	Aliases []string
	// Domains truly belong to the party, the one to name to a reader first.
	// An entry without a dot is a top-level domain of its own ("google").
	Domains []string
	// Kind is what the party does: bank, wallet, finance, insurance, shop,
	// courier, operator, utility, government, travel, media, charity, school,
	// messenger, social, tech, money, crypto.
	Kind string
	// Country is where it does that: "id", "asia" or "world".
	Country string
}

// truth is the domain to name to a reader, or "".
func (p *Party) truth() string {
	if len(p.Domains) == 0 {
		return ""
	}
	return p.Domains[0]
}

// MaxAliasWords is the number of words in the longest alias.
const MaxAliasWords = 5

//go:embed brands.txt
var brandsText string

// Parties returns every party, in the order of brands.txt. The caller must not
// change what it gets.
func Parties() []Party { return brands().parties }

// PartyByAlias returns the party that is written this way, or nil. folded is
// in lower case, its words parted by one space. ambiguous says that it is an
// ordinary word too ("dana", "axis", "wise"): it names the party only beside
// something else that does.
func PartyByAlias(folded string) (p *Party, ambiguous bool) { return brands().byAlias(folded) }

func (b *brandTable) byAlias(folded string) (p *Party, ambiguous bool) {
	e := b.aliases.find(folded)
	if e < 0 {
		return nil, false
	}
	return &b.parties[e>>1], e&1 != 0
}

// PartyByHost returns the party on whose true domains the host stands, or nil.
// host is as URL.Host.
func PartyByHost(host string) *Party {
	p, _ := brands().trueDomainOf(host)
	return p
}

// NamedIn says that a label of the host is one of the party's names. At a
// service whose customers' names are sub-domains (Kind Tenant) such a host is
// the party's own corner: "halodoc.onelink.me".
func (p *Party) NamedIn(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		if slices.Contains(p.Aliases, label) {
			return true
		}
	}
	return false
}

// trueDomainOf returns the party, and the entry of its domains that says so.
func (b *brandTable) trueDomainOf(host string) (p *Party, domain string) {
	for rest := host; rest != ""; _, rest, _ = strings.Cut(rest, ".") {
		if e := b.domains.find(rest); e >= 0 && (e&1 == 0 || rest == host) {
			return &b.parties[e>>1], rest
		}
	}
	return nil, ""
}

// brandTable is brands.txt, read.
type brandTable struct {
	parties []Party
	words   []string // backs every Aliases and Domains
	aliases index    // alias → party<<1 | ambiguous
	domains index    // true domain → party<<1 | this host alone
	keys    []brandKey
	spelt   []byte          // backs the keys' texts
	made    strings.Builder // backs the words that are put together
}

// brandKey is a party's name as it can stand in a host: letters and digits only.
type brandKey struct {
	text       string
	start, end int32 // of text in spelt
	party      int16
	ambiguous  bool
	name       bool // one word, or the party's name: worth misspelling
	several    bool // several words written together: they start as other names do
}

// brands reads brands.txt at its first use; BenchmarkTables says what it costs.
var brands = sync.OnceValue(func() *brandTable { return readBrands("", brandsText) })

// readBrands reads brands.txt and, before it, what a channel pack says in the same
// form: a name belongs to the party that stands first.
func readBrands(first, text string) *brandTable {
	lines := strings.Count(text, "\n") + 2
	entries := 2*lines + strings.Count(text, ",") + strings.Count(first, ",")
	b := &brandTable{
		parties: make([]Party, 0, lines),
		words:   make([]string, 0, entries+lines),
		aliases: newIndex(entries / 2),
		domains: newIndex(entries / 2),
		keys:    make([]brandKey, 0, entries/2),
		spelt:   make([]byte, 0, (len(text)+len(first))/2),
	}
	b.made.Grow((len(text) + len(first)) / 2)
	b.read(first)
	b.read(text)
	spelt := string(b.spelt)
	for i := range b.keys {
		b.keys[i].text = spelt[b.keys[i].start:b.keys[i].end]
	}
	return b
}

func (b *brandTable) read(text string) {
	country, kind := "", ""
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			country, kind, _ = strings.Cut(strings.Trim(line, "[]"), " ")
		default:
			name, rest, _ := strings.Cut(line, "|")
			aliases, domains, _ := strings.Cut(rest, "|")
			p := Party{Name: strings.TrimSpace(name), Kind: kind, Country: country}
			b.readAliases(&p, aliases)
			b.readDomains(&p, domains)
			b.parties = append(b.parties, p)
		}
	}
}

// readAliases enters a party's name and aliases.
func (b *brandTable) readAliases(p *Party, list string) {
	from, party, first := len(b.words), len(b.parties), len(b.keys)
	folded := strings.ToLower(p.Name)
	nameIsWord, nameInHosts := 0, false // an ordinary word in texts, in hosts
	b.words = append(b.words, folded)
	for list != "" {
		var alias string
		alias, list, _ = strings.Cut(list, ",")
		alias = strings.TrimSpace(alias)
		if alias == "" {
			continue
		}
		isWord, inHosts := 0, false
		switch alias[0] {
		case '~':
			isWord, inHosts, alias = 1, true, alias[1:]
		case '!':
			isWord, alias = 1, alias[1:]
		case '^':
			inHosts, alias = true, alias[1:]
		}
		if alias == folded {
			nameIsWord, nameInHosts = isWord, inHosts
			continue
		}
		b.words = append(b.words, alias)
		b.aliases.add(alias, party<<1|isWord)
		several := strings.IndexByte(alias, ' ') >= 0
		b.addKey(alias, first, brandKey{ambiguous: inHosts, name: !several, several: several})
	}
	b.aliases.add(folded, party<<1|nameIsWord)
	if together := joined(&b.made, folded, false, ""); together != "" && together != folded {
		b.words = append(b.words, together)
		b.aliases.add(together, party<<1|nameIsWord)
	}
	several := strings.IndexByte(folded, ' ') >= 0
	b.addKey(folded, first, brandKey{ambiguous: nameInHosts, name: true, several: several})
	p.Aliases = b.words[from:len(b.words):len(b.words)]
}

// readDomains enters a party's true domains.
func (b *brandTable) readDomains(p *Party, list string) {
	from, party, first := len(b.words), len(b.parties), len(b.keys)
	for first > 0 && int(b.keys[first-1].party) == party {
		first--
	}
	for list != "" {
		var domain string
		domain, list, _ = strings.Cut(list, ",")
		domain = strings.TrimSpace(domain)
		if domain == "" {
			continue
		}
		alone := 0
		if domain[0] == '=' {
			alone, domain = 1, domain[1:]
		}
		unnamed := domain[0] == '-'
		if unnamed {
			domain = domain[1:]
		} else if domain[0] == '.' {
			domain = joined(&b.made, p.Aliases[0], true, domain)
		}
		b.words = append(b.words, domain)
		b.domains.add(domain, party<<1|alone)
		if label, _, _ := strings.Cut(domain, "."); !unnamed {
			b.addKey(label, first, brandKey{name: true, several: true})
		}
	}
	p.Domains = b.words[from:len(b.words):len(b.words)]
}

// joined returns a folded name without its spaces ("bank jago" → "bankjago"),
// or "" if it has other signs than ASCII letters and digits; with any, those
// are left out as well ("j&t express" → "jtexpress"). The ending is put behind
// it. The answer is a part of what the builder holds, so that a thousand of
// them cost no thousand allocations.
func joined(b *strings.Builder, folded string, any bool, ending string) string {
	start := b.Len()
	for i := range len(folded) {
		switch c := folded[i]; {
		case isLower(c) || isDigit(c):
			b.WriteByte(c)
		case c != ' ' && !any:
			return ""
		}
	}
	b.WriteString(ending)
	return b.String()[start:]
}

// addKey enters a name of the last party as it can stand in a host, unless it
// is too short to tell anything. If it stands among the party's keys (those
// from first on) already, one word is enough to make it one word, and a name
// to make it a name.
func (b *brandTable) addKey(name string, first int, k brandKey) {
	start := len(b.spelt)
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf: // its host has another spelling; an alias says it
			b.spelt = b.spelt[:start]
			return
		case isLower(c) || isDigit(c):
			b.spelt = append(b.spelt, c)
		}
	}
	text := b.spelt[start:]
	short := len(text) < 3 && string(text) != "xl"
	for i := first; i < len(b.keys) && !short; i++ {
		if old := &b.keys[i]; string(b.spelt[old.start:old.end]) == string(text) {
			old.name, old.several = old.name || k.name, old.several && k.several
			short = true
		}
	}
	if short {
		b.spelt = b.spelt[:start]
		return
	}
	k.start, k.end, k.party = int32(start), int32(len(b.spelt)), int16(len(b.parties))
	k.several = k.several && strings.IndexByte(name, ' ') >= 0
	b.keys = append(b.keys, k)
}
