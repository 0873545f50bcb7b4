package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"saring/internal/lang"
)

// splitPack parts a language pack into what the engine is built with, the words
// that messages are read by, and its speech, which a reader's browser fetches for
// one language only (lang.Tell). Comments, empty lines, the samples of rules, the
// texts of pages and the account check are in neither: no engine reads them. All
// that is left stands as it stood.
func splitPack(text string) (words, speech string) {
	var out [2]strings.Builder
	kind := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			kind, _, _ = strings.Cut(strings.TrimSuffix(line[1:], "]"), " ")
		}
		half := &out[1]
		switch kind {
		case "page", "sign", "step":
			continue
		case "language", "cue", "frame":
			half = &out[0]
		case "rule":
			if strings.HasPrefix(line, "+ ") || strings.HasPrefix(line, "- ") {
				continue
			}
		}
		half.WriteString(line)
		half.WriteByte('\n')
	}
	return out[0].String(), out[1].String()
}

// speeches returns the speech of each language under its tag. Where a pack lacks a
// text, its speech has the fallback's, since a browser fetches no second one.
func speeches(root string) (spoken, error) {
	names, err := filepath.Glob(filepath.Join(root, "internal", "lang", "*.txt"))
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		_, all[strings.TrimSuffix(filepath.Base(name), ".txt")] = splitPack(string(text))
	}
	out := spoken{}
	for tag, speech := range all {
		out[tag] = []byte("[speech " + tag + "]\n" + fillSpeech(speech, all[lang.Fallback]))
	}
	return out, nil
}

// spoken are speeches by the tags of their languages.
type spoken map[string][]byte

// joined returns all of them as one, as hosts take them that answer in any language.
func (s spoken) joined() (all []byte) {
	for _, tag := range slices.Sorted(maps.Keys(s)) {
		all = append(all, s[tag]...)
	}
	return all
}

// fillSpeech adds to a speech what only the other one says.
func fillSpeech(speech, other string) string {
	own := sectionsOf(speech)
	for _, theirs := range sectionsOf(other) {
		at := slices.IndexFunc(own, func(s speechSection) bool { return s.head == theirs.head })
		if at < 0 {
			own = append(own, theirs)
			continue
		}
		has := map[string]bool{}
		for _, line := range own[at].lines {
			has[keyOf(line)] = true
		}
		for _, line := range theirs.lines {
			if !has[keyOf(line)] {
				own[at].lines = append(own[at].lines, line)
			}
		}
	}
	var b strings.Builder
	for _, s := range own {
		b.WriteString(s.head)
		for _, line := range s.lines {
			b.WriteString(line)
		}
	}
	return b.String()
}

// speechSection is one section of a speech; its lines end in line breaks.
type speechSection struct {
	head  string
	lines []string
}

func sectionsOf(speech string) (all []speechSection) {
	for line := range strings.Lines(speech) {
		if line[0] == '[' {
			all = append(all, speechSection{head: line})
		} else if n := len(all) - 1; n >= 0 {
			all[n].lines = append(all[n].lines, line)
		}
	}
	return all
}

// keyOf returns what a line gives a text to; the steps of one section are one text.
func keyOf(line string) string {
	key, _, ok := strings.Cut(line, "=")
	if !ok || line[0] >= '0' && line[0] <= '9' {
		return "steps"
	}
	return strings.TrimSpace(key)
}
