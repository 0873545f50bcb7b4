package lang

import (
	"slices"
	"strings"
)

// Parse reads one pack from text. The name stands in errors and, up to its
// first dot, is the pack's tag.
func Parse(name, text string) (*Pack, error) {
	tag, _, _ := strings.Cut(name, ".")
	p := &Pack{Tag: tag, Dir: "ltr", texts: map[string]string{}, steps: map[string][]string{}}
	if err := p.parse(name, text); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Pack) parse(file, text string) error {
	kind, name := "", ""
	number := 0
	for len(text) > 0 {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			head, ok := strings.CutSuffix(line[1:], "]")
			if !ok {
				return fault(file, number, "a section line needs a closing bracket, as in [rule raw-ip]")
			}
			kind, name, _ = strings.Cut(head, " ")
			if err := p.open(kind, name); err != "" {
				return fault(file, number, err)
			}
			continue
		}
		if err := p.line(kind, name, line); err != "" {
			return fault(file, number, err)
		}
	}
	return nil
}

// open starts a section; it returns a sentence when the section is not one.
func (p *Pack) open(kind, name string) string {
	switch kind {
	case "language":
		return ""
	case "cue":
		for _, c := range p.Cues {
			if c.Name == name {
				return "the cue " + name + " stands twice in this pack; join the two"
			}
		}
		p.Cues = append(p.Cues, Cue{Name: name})
	case "frame":
		for _, f := range p.Frames {
			if f.Name == name {
				return "the frame " + name + " stands twice in this pack; join the two"
			}
		}
		p.Frames = append(p.Frames, Cue{Name: name})
	case "rule":
		for _, r := range p.rules {
			if r.ID == name {
				return "the rule " + name + " stands twice in this pack; join the two"
			}
		}
		p.rules = append(p.rules, Rule{ID: name})
	case "report", "personal", "channel":
		if name != "" {
			return "the section [" + kind + "] takes no name"
		}
		return ""
	case "advice", "page":
	case "sign", "step": // the account check, which signs.go reads
	default:
		return "unknown kind of section " + kind + "; expected language, cue, frame, rule, report, personal, channel, advice, page, sign or step"
	}
	if name == "" {
		return "this section needs a name, as in [" + kind + " name]"
	}
	return ""
}

// line reads one line of a section; it returns a sentence when it cannot.
func (p *Pack) line(kind, name, line string) string {
	switch kind {
	case "sign", "step":
		return ""
	case "":
		return "a line stands before the first section"
	case "cue", "frame":
		list := p.Cues
		if kind == "frame" {
			list = p.Frames
		}
		cue := &list[len(list)-1]
		cue.Phrases = slices.Grow(cue.Phrases, strings.Count(line, ",")+1)
		for len(line) > 0 {
			phrase := line
			if i := strings.IndexByte(line, ','); i >= 0 {
				phrase, line = line[:i], line[i+1:]
			} else {
				line = ""
			}
			if phrase = strings.TrimSpace(phrase); phrase != "" {
				cue.Phrases = append(cue.Phrases, phrase)
			}
		}
		return ""
	case "rule":
		rule := &p.rules[len(p.rules)-1]
		switch {
		case strings.HasPrefix(line, "+ "):
			rule.Must = append(rule.Must, unescape(line[2:]))
			return ""
		case strings.HasPrefix(line, "- "):
			rule.Spare = append(rule.Spare, unescape(line[2:]))
			return ""
		}
	case "advice":
		if digits, step, ok := strings.Cut(line, ". "); ok && isDigits(digits) {
			p.steps[name] = append(p.steps[name], strings.TrimSpace(step))
			return ""
		}
	}
	key, value, ok := strings.Cut(line, "=")
	if !ok {
		return "expected `key = text`, found " + line
	}
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if kind == "language" {
		return p.language(key, value)
	}
	if kind == "report" || kind == "personal" || kind == "channel" {
		name = kind
	}
	full := name + "." + key
	if _, twice := p.texts[full]; twice {
		return "the text " + full + " stands twice in this pack"
	}
	p.texts[full] = unescape(value)
	return ""
}

func (p *Pack) language(key, value string) string {
	switch key {
	case "name":
		p.Name = value
	case "dir":
		p.Dir = value
	case "endings":
		p.Endings = strings.Fields(strings.ReplaceAll(value, ",", " "))
	case "drops-vowels":
		p.DropsVowels = value == "yes"
	case "near":
		p.Near = strings.Fields(strings.ReplaceAll(value, ",", " "))
	case "never":
		p.Never = strings.Fields(strings.ReplaceAll(value, ",", " "))
	case "complete":
		p.Complete = value == "yes"
	case "premium-prefixes":
		p.PremiumPrefixes = strings.Fields(strings.ReplaceAll(value, ",", " "))
	case "sender-labels":
		p.SenderLabels = strings.Split(value, ", ")
	default:
		return "unknown key " + key + "; expected name, dir, endings, drops-vowels, near, never, complete, premium-prefixes or sender-labels"
	}
	return ""
}

// unescape turns the two characters `\n` into a line break: samples and texts
// stand on one line of the file.
func unescape(s string) string {
	if !strings.Contains(s, `\n`) {
		return s
	}
	return strings.ReplaceAll(s, `\n`, "\n")
}

func isDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
