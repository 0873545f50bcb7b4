// Package lang holds what Saring knows about each language: one text file, a
// pack, per language, which a native speaker can edit without knowing Go.
//
// A pack has sections, each opened by a line in square brackets:
//
//	[language]            name, direction, endings that words may carry, near languages
//	[cue send]            words and phrases that mean one thing, comma-separated
//	[rule asks-for-code]  what the rule says to a reader, and its samples
//	[report]              sentences that reports are made of
//	[frame phone]         words beside which a number, a name or an address stands
//	[personal]            what kinds of personal data are called
//	[channel]             what is wrong with a channel pack
//	[advice gave-code]    numbered steps for a reader in that state
//	[page home]           texts of a page
//	[sign linked]         a question of the account check, and its answers
//	[step devices]        what an answer may call for
//
// Inside a section stand `key = text`, numbered steps (`1. text`), samples
// (`+ text` must fire the rule, `- text` must not) and, in a cue, phrases.
// Empty lines and lines that begin with `#` say nothing.
//
// Rules never name words: they name cues, and each pack says in its own words
// what a cue is. So a new word touches one line, and a new language one file.
package lang

import (
	"errors"
	"strconv"
	"strings"
	"sync"
)

//go:generate go run gen_files.go

// file is one language file. The list of files is generated from the folder
// (zz_files.go): embed.FS would list them too, and cost the engine 30 kB of
// brotli for the file system and the clock that it brings along.
type file struct{ name, text string }

// Fallback is the language whose texts stand in where a pack has none.
const Fallback = "en"

// Pack is everything that one language file says.
type Pack struct {
	Tag  string // BCP 47, the file's name: "id"
	Name string // in the language itself: "Bahasa Indonesia"
	Dir  string // "ltr" or "rtl"

	// Endings are what words may carry behind them ("kan", "nya"), longest
	// first; a word that is unknown is looked up again without them.
	Endings []string
	// DropsVowels says that writers of short messages leave vowels out
	// ("slmt" for "selamat"), so that words are looked up without them too.
	DropsVowels bool
	// Near are the tags of languages that share many words with this one: of two
	// near languages, the one that knows more of a message reads it.
	Near []string
	// Never are the words that would call a message harmless: no text says them.
	Never []string
	// Complete says that the pack lacks nothing, and tests hold it to that.
	Complete bool
	// PremiumPrefixes begin phone numbers whose calls cost by the minute where
	// the language is spoken.
	PremiumPrefixes []string
	// SenderLabels stand before a sender's name in a copied message, in lower case:
	// "from".
	SenderLabels []string
	// Cues maps a cue's name to its phrases, folded and in file order.
	Cues []Cue
	// Frames are words that say what stands beside them: a number, a name, an
	// address (package personal).
	Frames []Cue
	// Texts maps "section.key" to a text: "rule asks-for-code.why" is kept
	// as "asks-for-code.why", "page home.title" as "home.title".
	texts map[string]string
	steps map[string][]string
	// Gaps are the texts that the file lacks and English stands in for, in no order.
	// A complete pack has none.
	Gaps  []string
	rules []Rule
	// unread are sections of a speech that nobody has asked for yet, by name.
	unread map[string]unread
}

// Cue is a meaning and the phrases that carry it in one language.
type Cue struct {
	Name    string
	Phrases []string
}

// Rule is the speech half of a rule.
type Rule struct {
	ID    string
	Must  []string // samples that must fire it
	Spare []string // samples that must not
}

// Text returns the text of key ("home.title"), or "" when the pack has none.
func (p *Pack) Text(key string) string {
	if p.unread != nil {
		section, _, _ := strings.Cut(key, ".")
		p.read(section)
	}
	return p.texts[key]
}

// Steps returns the numbered steps of an advice section, or nil.
func (p *Pack) Steps(state string) []string {
	p.read(state)
	return p.steps[state]
}

// Rules returns the rule sections in file order; none in the engine, which knows
// only what a speech says of them.
func (p *Pack) Rules() []Rule {
	return p.rules
}

// Section returns all texts of a page section as key and text, for the page's
// script.
func (p *Pack) Section(name string) map[string]string {
	p.read(name)
	out := map[string]string{}
	for key, text := range p.texts {
		if rest, ok := strings.CutPrefix(key, name+"."); ok {
			out[rest] = text
		}
	}
	return out
}

var load = sync.OnceValue(func() loaded {
	packs, err := parseAll()
	return loaded{packs, err}
})

type loaded struct {
	packs []*Pack
	err   error
}

// Load returns all packs, Indonesian first, then English, then the others by
// tag. Packs are parsed once. An error names the file and the line. In the engine
// they know words and no texts until Tell brings these.
func Load() ([]*Pack, error) {
	l := load()
	return l.packs, l.err
}

// Find returns the pack whose tag is wanted, or else the fallback's, or else any
// that has texts; nil where there is none.
func Find(tag string) *Pack {
	packs, _ := Load()
	var fallback *Pack
	for _, p := range packs {
		if len(p.texts)+len(p.unread) == 0 {
			continue
		}
		if p.Tag == tag {
			return p
		}
		if p.Tag == Fallback || fallback == nil {
			fallback = p
		}
	}
	return fallback
}

func parseAll() ([]*Pack, error) {
	var packs []*Pack
	for _, f := range files {
		p, err := Parse(f.name, f.text)
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
		for i := len(packs) - 1; i > 0 && before(packs[i], packs[i-1]); i-- {
			packs[i-1], packs[i] = packs[i], packs[i-1]
		}
	}
	for _, p := range packs {
		if f := fallbackOf(p, packs); f != nil {
			p.fillFrom(f)
		}
	}
	return packs, nil
}

// fallbackOf returns the pack that stands in where p lacks a text; nil where p
// must be complete.
func fallbackOf(p *Pack, packs []*Pack) *Pack {
	for _, f := range packs {
		if f.Tag == Fallback && rank(p) == 2 {
			return f
		}
	}
	return nil
}

// fillFrom takes over what the pack does not say itself.
func (p *Pack) fillFrom(fallback *Pack) {
	for key, text := range fallback.texts {
		if _, ok := p.texts[key]; !ok {
			p.texts[key] = text
			p.Gaps = append(p.Gaps, key)
		}
	}
	for state, steps := range fallback.steps {
		if _, ok := p.steps[state]; !ok {
			p.steps[state] = steps
			p.Gaps = append(p.Gaps, state+" steps")
		}
	}
}

// before puts packs in order: by rank, then by tag.
func before(a, b *Pack) bool {
	return rank(a) < rank(b) || rank(a) == rank(b) && a.Tag < b.Tag
}

// rank puts Indonesian first and English second.
func rank(p *Pack) int {
	switch p.Tag {
	case "id":
		return 0
	case Fallback:
		return 1
	}
	return 2
}

func fault(file string, line int, what string) error {
	return errors.New(file + ":" + strconv.Itoa(line) + ": " + what)
}
