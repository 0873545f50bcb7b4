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

// Tell gives packs their texts. The text holds one speech or several. The error says
// which line cannot be read; the packs then keep what they had.
func Tell(packs []*Pack, text string) error {
	if !strings.HasPrefix(text, speechHead) {
		return errors.New("a speech begins with a line that names its language, as in [speech id]")
	}
	told := map[*Pack]*Pack{}
	for _, part := range strings.Split("\n"+text, "\n"+speechHead)[1:] {
		tag, rest, ok := strings.Cut(part, "]\n")
		to := packOf(packs, tag)
		if !ok || to == nil {
			return errors.New("the speech " + tag + " is of a language that has no pack; make pack and speech by one build")
		}
		heard, err := Parse(tag+".speech", rest)
		if err != nil {
			return err
		}
		told[to] = heard
	}
	for to, heard := range told {
		to.texts, to.steps, to.rules = heard.texts, heard.steps, heard.rules
	}
	return nil
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
