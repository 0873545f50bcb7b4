package main

import "strings"

// stripPack returns a language pack without what the engine never reads:
// comments, empty lines, the samples of rules, the texts of pages and the
// account check. A reader's browser then does not download the test table. All that is left
// stands as it stood, so the engine parses the short pack to the same words,
// explanations and steps as the native program parses the whole one.
func stripPack(text string) string {
	var out strings.Builder
	kind := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			kind, _, _ = strings.Cut(strings.TrimSuffix(line[1:], "]"), " ")
		}
		sample := kind == "rule" && (strings.HasPrefix(line, "+ ") || strings.HasPrefix(line, "- "))
		if kind == "page" || kind == "sign" || kind == "step" || sample {
			continue
		}
		out.WriteString(line)
		out.WriteByte('\n')
	}
	return out.String()
}
