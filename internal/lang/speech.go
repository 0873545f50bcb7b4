package lang

import (
	"errors"
	"strings"
)

// A speech is what reports say in one language: the explanations of rules, the
// sentences of reports, the names of personal data and the steps of advice. The
// engine is built without any, so that a reader downloads those of one language
// and not of all: the site builder writes them into files of their own, each a
// part of a pack under a line that names its language, and a host hands over as
// many as it wants.
//
//	[speech id]
//	[rule asks-for-code]
//	title = …

const speechHead = "[speech "

// Tell gives packs their texts. The text holds one speech or several. An error says
// what is wrong with it; the packs then keep what they had. A section is read when
// somebody asks for one of its texts: a report needs a few of them, and an engine has
// its first one to write as soon as it can.
func Tell(packs []*Pack, text string) error {
	if !strings.HasPrefix(text, speechHead) {
		return errors.New("a speech begins with a line that names its language, as in [speech id]")
	}
	told := map[*Pack]map[string]unread{}
	for _, part := range strings.Split("\n"+text, "\n"+speechHead)[1:] {
		tag, rest, ok := strings.Cut(part, "]\n")
		to := packOf(packs, tag)
		if !ok || to == nil {
			return errors.New("the speech " + tag + " is of a language that has no pack; make pack and speech by one build")
		}
		var err error
		if told[to], err = sectionsOf(tag, rest); err != nil {
			return err
		}
	}
	for to, sections := range told {
		to.texts, to.steps, to.unread = map[string]string{}, map[string][]string{}, sections
	}
	return nil
}

// unread is a section before its lines have been looked at.
type unread struct{ kind, name, lines string }

// sectionsOf parts a speech at the lines that begin with a bracket.
func sectionsOf(tag, text string) (map[string]unread, error) {
	all := map[string]unread{}
	for text != "" {
		head, rest, _ := strings.Cut(text, "\n")
		next := 0 // where the next section begins
		if !strings.HasPrefix(rest, "[") {
			if next = strings.Index(rest, "\n[") + 1; next == 0 {
				next = len(rest)
			}
		}
		head, ok := strings.CutSuffix(head, "]")
		if !ok || head == "" || head[0] != '[' {
			return nil, errors.New("the speech " + tag + " needs a line such as [rule raw-ip] where it has " + head)
		}
		kind, name, _ := strings.Cut(head[1:], " ")
		key := name
		if key == "" {
			key = kind
		}
		if _, twice := all[key]; twice {
			return nil, errors.New("the speech " + tag + " has the section " + key + " twice; join the two")
		}
		all[key] = unread{kind, name, rest[:next]}
		text = rest[next:]
	}
	return all, nil
}

// read looks at a section's lines, if nobody has yet. A line that says nothing is
// left out: the builder has read all of them.
func (p *Pack) read(section string) {
	s, ok := p.unread[section]
	if !ok {
		return
	}
	delete(p.unread, section)
	if p.open(s.kind, s.name) != "" {
		return
	}
	for line := range strings.Lines(s.lines) {
		if line = strings.TrimSpace(line); line != "" {
			p.line(s.kind, s.name, line)
		}
	}
}

// packOf returns the pack of exactly this language, or nil.
func packOf(packs []*Pack, tag string) *Pack {
	for _, p := range packs {
		if p.Tag == tag {
			return p
		}
	}
	return nil
}
