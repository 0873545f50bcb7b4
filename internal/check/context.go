package check

import (
	"strings"

	"saring/internal/rule"
)

// Context is what a reader knows about a message and its text does not show.
// The zero value says nothing and changes nothing.
type Context struct {
	From  Origin
	Asked Answer
}

// Origin is where a message came from, in the reader's own eyes.
type Origin byte

// The letters stand for the origins in the engine's door; see ReadContext.
const (
	Unsaid  Origin = 0
	Unknown Origin = 'u' // a number that the reader does not know
	Contact Origin = 'k' // somebody whom the reader knows
	Badge   Origin = 'b' // a business with a badge
	Thread  Origin = 't' // the thread in which the bank's genuine messages stand
)

// Answer says whether the reader asked for the code that a message brings.
type Answer byte

// The letters stand for the answers in the engine's door.
const (
	NotSaid Answer = 0
	Yes     Answer = 'y'
	No      Answer = 'n'
)

// contextRules are the weights of what a reader says. It counts only beside what
// the message itself shows. A sender's account can be stolen, a badge bought and a
// thread spoofed, so it lessens only a sum of weak signs: what calls for care
// alone still does. And it raises to caution, never to danger: most strangers are
// honest, and a code that nobody asked for is harmless while it is kept.
var contextRules = [...]struct {
	rule.Rule
	answer byte
}{
	{rule.Rule{ID: "from-unknown", Weight: 10}, byte(Unknown)},
	{rule.Rule{ID: "from-contact", Weight: -10}, byte(Contact)},
	{rule.Rule{ID: "from-badge", Weight: -10}, byte(Badge)},
	{rule.Rule{ID: "from-thread", Weight: 0}, byte(Thread)},
	{rule.Rule{ID: "unasked-code", Weight: 30}, byte(No)},
	{rule.Rule{ID: "asked-code", Weight: -10}, byte(Yes)},
}

// ReadContext parts what a door got as the language: a tag, and after a semicolon
// the letters of the reader's answers, in any order: "id", "id;u", "en;kn". Other
// letters say nothing, so that an older engine and a newer page understand each
// other.
func ReadContext(s string) (tag string, c Context) {
	end := strings.IndexByte(s, ';')
	if end < 0 {
		return s, c
	}
	for i := end; i < len(s); i++ {
		switch b := s[i]; b {
		case 'u', 'k', 'b', 't':
			c.From = Origin(b)
		case 'y', 'n':
			c.Asked = Answer(b)
		}
	}
	return s[:end], c
}

// weigh adds to a report what the reader said and scores it anew.
func (c Context) weigh(r *Report) {
	signs, strong := false, false
	for i := len(r.Findings) - 1; i >= 0; i-- {
		f := &r.Findings[i].Rule
		signs = signs || f.Weight > 0
		strong = strong || f.Weight >= CautionAt
		// What speaks for a message that brings a code does not where the reader has
		// asked for none.
		if c.Asked == No && f.ID == "delivers-code" {
			r.Findings = append(r.Findings[:i], r.Findings[i+1:]...)
		}
	}
	for i := range contextRules {
		said := rule.Finding{Rule: contextRules[i].Rule}
		switch a := contextRules[i].answer; {
		case a == byte(c.From) && signs:
		case a == byte(c.Asked) && len(r.Codes) > 0:
			said.Spans = []rule.Span{r.Codes[0].Span}
		default:
			continue
		}
		if strong {
			said.Rule.Weight = max(said.Rule.Weight, 0)
		}
		r.Findings = append(r.Findings, said)
	}
	score := weigh(r.Findings)
	if r.Score < DangerAt {
		score = min(score, DangerAt-1)
	}
	r.Score = score
}
