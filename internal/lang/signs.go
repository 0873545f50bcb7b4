//go:build !wasip1

// The engine has no use for the account check, so it is built without this file.

package lang

import (
	"strconv"
	"strings"
)

// AccountCheck is the guided check "is my account tapped?" of one language:
// questions in the order in which they are asked, and steps, most urgent first.
type AccountCheck struct {
	Signs []Sign `json:"signs"`
	Steps []Step `json:"steps"`
}

// Sign is one question.
type Sign struct {
	ID      string   `json:"id"`
	For     string   `json:"for,omitempty"` // "person" or "business"; "" is asked of both
	Ask     string   `json:"ask"`
	Help    string   `json:"help,omitempty"` // where to look, or what the sign is worth
	Answers []Answer `json:"answers"`
}

// Answer is what a reader may say to a Sign.
type Answer struct {
	Label  string   `json:"label"`
	Weight int      `json:"weight"`          // 0 to 100; the levels of the result are sums of these
	Steps  []string `json:"steps,omitempty"` // ids of steps that it calls for
	Next   string   `json:"next,omitempty"`  // the sign to go on with; "" is the next in order
	As     string   `json:"as,omitempty"`    // from here on the reader is a "person" or a "business"
	Why    string   `json:"why,omitempty"`   // what the answer means, for the result
}

// Step is one thing to do.
type Step struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// Level is how likely it is that somebody got in.
type Level struct {
	Name string `json:"name"` // its texts are NAME-title and NAME-text in [page account]
	From int    `json:"from"` // least sum of weights
}

// Levels are ordered from the highest down.
var Levels = []Level{{"likely", 60}, {"possible", 30}, {"weak", 1}, {"none", 0}}

// AccountCheckOf reads the account check of a language, or the fallback's where
// that language has none. An error names the file and the line.
func AccountCheckOf(tag string) (AccountCheck, error) {
	for _, wanted := range [...]string{tag, Fallback} {
		for _, f := range files {
			if f.name != wanted+".txt" {
				continue
			}
			c, err := parseAccountCheck(f.name, f.text)
			if err != nil || len(c.Signs) > 0 {
				return c, err
			}
		}
	}
	return AccountCheck{}, nil
}

func parseAccountCheck(file, text string) (AccountCheck, error) {
	var c AccountCheck
	kind, number := "", 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			var name string
			kind, name, _ = strings.Cut(strings.Trim(line, "[]"), " ")
			switch kind {
			case "sign":
				c.Signs = append(c.Signs, Sign{ID: name})
			case "step":
				c.Steps = append(c.Steps, Step{ID: name})
			}
			continue
		}
		complaint := ""
		switch kind {
		case "sign":
			complaint = c.Signs[len(c.Signs)-1].line(line)
		case "step":
			complaint = c.Steps[len(c.Steps)-1].line(line)
		}
		if complaint != "" {
			return c, fault(file, number, complaint)
		}
	}
	return c, nil
}

func (s *Sign) line(line string) string {
	if rest, ok := strings.CutPrefix(line, "> "); ok {
		answer, complaint := parseAnswer(rest)
		s.Answers = append(s.Answers, answer)
		return complaint
	}
	key, value, _ := strings.Cut(line, "=")
	value = strings.TrimSpace(value)
	switch strings.TrimSpace(key) {
	case "for":
		s.For = value
	case "ask":
		s.Ask = value
	case "help":
		s.Help = value
	default:
		return "expected for, ask or help with `= text`, or an answer as in `> label | weight | steps | why`"
	}
	return ""
}

// parseAnswer reads `label | weight | steps | why`. Among the steps may stand
// `next:sign` and `as:business`.
func parseAnswer(line string) (a Answer, complaint string) {
	fields := strings.Split(line, "|")
	if len(fields) < 2 || len(fields) > 4 {
		return a, "an answer has two to four parts: `> label | weight | steps | why`"
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	weight, err := strconv.Atoi(fields[1])
	if err != nil || weight < 0 || weight > 100 {
		return a, "the weight of an answer is a number from 0 to 100, found " + fields[1]
	}
	a.Label, a.Weight = fields[0], weight
	if len(fields) > 2 {
		for step := range strings.FieldsSeq(fields[2]) {
			switch name, value, _ := strings.Cut(step, ":"); {
			case name == "next" && value != "":
				a.Next = value
			case name == "as" && value != "":
				a.As = value
			default:
				a.Steps = append(a.Steps, step)
			}
		}
	}
	if len(fields) > 3 {
		a.Why = fields[3]
	}
	return a, ""
}

func (s *Step) line(line string) string {
	key, value, _ := strings.Cut(line, "=")
	switch strings.TrimSpace(key) {
	case "title":
		s.Title = strings.TrimSpace(value)
	case "text":
		s.Text = strings.TrimSpace(value)
	default:
		return "expected `title = text` or `text = text`"
	}
	return ""
}
