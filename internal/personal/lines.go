//go:build !wasip1

// The engine has no use for labelled lines, so it is built without this file.

package personal

import (
	"errors"
	"slices"
	"strings"

	"saring/internal/rule"
)

// ReadLine reads a labelled line: "Hub {phone|0812-0000-1234} ya" is the text
// without the marks and what is to be found in it. `\n` is a line break.
func ReadLine(line string) (text string, want []Found, err error) {
	line = strings.ReplaceAll(line, `\n`, "\n")
	for {
		before, rest, marked := strings.Cut(line, "{")
		text += before
		if !marked {
			return text, want, nil
		}
		name, rest, ok := strings.Cut(rest, "|")
		value, rest, closed := strings.Cut(rest, "}")
		kind := slices.Index(kindNames[:], name)
		if !ok || !closed || kind < 0 {
			return text, want, errors.New("a mark is written {kind|value}, and the kinds are " + strings.Join(kindNames[:], ", "))
		}
		want = append(want, Found{rule.Span{Start: len(text), End: len(text) + len(value)}, Kind(kind)})
		text += value
		line = rest
	}
}

// LineTally counts, for each kind, what labelled lines want, what was found,
// and what is both: the same kind at the same place.
type LineTally struct {
	Lines              int
	Want, Given, Equal [Kinds]int
}

// Add reads a labelled line and counts it. It returns what was missed and what was
// found besides.
func (t *LineTally) Add(line string) (missed, besides []string, err error) {
	text, want, err := ReadLine(line)
	if err != nil {
		return nil, nil, err
	}
	t.Lines++
	given := Find(nil, text)
	for _, f := range want {
		t.Want[f.Kind]++
		if slices.Contains(given, f) {
			t.Equal[f.Kind]++
		} else {
			missed = append(missed, f.Kind.String()+" "+text[f.Start:f.End])
		}
	}
	for _, f := range given {
		t.Given[f.Kind]++
		if !slices.Contains(want, f) {
			besides = append(besides, f.Kind.String()+" "+text[f.Start:f.End])
		}
	}
	return missed, besides, nil
}

// Share returns recall and precision over all kinds, in per cent.
func (t *LineTally) Share() (recall, precision float64) {
	want, given, equal := 0, 0, 0
	for k := range Kinds {
		want, given, equal = want+t.Want[k], given+t.Given[k], equal+t.Equal[k]
	}
	return 100 * float64(equal) / float64(max(want, 1)), 100 * float64(equal) / float64(max(given, 1))
}
