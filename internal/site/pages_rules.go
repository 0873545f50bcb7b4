package main

import (
	"html/template"
	"strconv"
	"strings"

	"saring/internal/check"
	"saring/internal/lang"
	"saring/internal/rule"
)

// functions are what templates may call beside a Page's methods: rule hands a
// page and one of its rules to a template together.
var functions = template.FuncMap{
	"rule": func(p *Page, r SpokenRule) map[string]any { return map[string]any{"Page": p, "Rule": r} },
}

// facts are the items of the page on prevention, in the order in which it shows
// them: [page guard] has a title, a text and a source for each.
var facts = []string{"pin", "linked", "passkey", "callers", "strict", "backup", "encryption", "badge", "calls", "api", "recover", "myths"}

// Fact is one item of the page on prevention.
type Fact struct{ ID, Title, Text, Source string }

// Facts returns them all.
func (p *Page) Facts() []Fact {
	all := make([]Fact, len(facts))
	for i, id := range facts {
		all[i] = Fact{id, p.T("guard." + id + "-title"), p.T("guard." + id + "-text"), p.T("guard." + id + "-source")}
	}
	return all
}

// Policy returns what the engine judges by, with this language's words.
func (p *Page) Policy() Policy {
	links, words, said, stories, channels := check.Policy()
	return Policy{
		Caution: strconv.Itoa(check.CautionAt), Danger: strconv.Itoa(check.DangerAt),
		Links: p.spoken(links), Words: p.spoken(words), Said: p.spoken(said),
		Stories: p.spoken(stories), Channels: p.spoken(channels),
	}
}

// Policy is the engine's rules and thresholds.
type Policy struct {
	Caution, Danger string // least scores
	Links, Words    []SpokenRule
	Said            []SpokenRule // what the reader may add
	Stories         []SpokenRule // what several messages of a chat show together
	Channels        []SpokenRule // what a business's channel pack shows
}

// Fill puts the thresholds into a text.
func (p Policy) Fill(text string) string {
	return strings.NewReplacer("{caution}", p.Caution, "{danger}", p.Danger).Replace(text)
}

// SpokenRule is a rule with what a language pack says about it.
type SpokenRule struct {
	rule.Rule
	Title, Why  string
	Must, Spare []string
}

// unfilled stands for what only a message can fill in.
var unfilled = strings.NewReplacer("{value}", "…", "{party}", "…", "{truth}", "…", "{site}", "…")

func (p *Page) spoken(rules []rule.Rule) []SpokenRule {
	var all []SpokenRule
	speech := map[string]lang.Rule{}
	for _, r := range p.pack.Rules() {
		speech[r.ID] = r
	}
	for _, r := range rules {
		all = append(all, SpokenRule{
			Rule: r, Title: unfilled.Replace(p.T(r.ID + ".title")), Why: unfilled.Replace(p.T(r.ID + ".why")),
			Must: speech[r.ID].Must, Spare: speech[r.ID].Spare,
		})
	}
	return all
}
