//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"

	"saring/internal/lang"
)

// writeSpeech is the command `worker speech`: it writes the module speech.mjs,
// from which the Workers entry answers in the words, statuses and languages of
// this package.
func writeSpeech(out io.Writer) error {
	type fault struct {
		Status int    `json:"status"`
		Title  string `json:"title"`
	}
	speech := struct {
		First     string                       `json:"first"`
		Fallback  string                       `json:"fallback"`
		Languages map[string]string            `json:"languages"` // tag of the pack by primary subtag
		Faults    map[string]fault             `json:"faults"`
		Problems  map[string]map[string]string `json:"problems"` // sentence by tag and key
	}{firstLanguage, lang.Fallback, map[string]string{}, map[string]fault{}, map[string]map[string]string{}}

	const letters = "abcdefghijklmnopqrstuvwxyz"
	for _, a := range letters {
		for _, b := range letters {
			for _, c := range letters + " " {
				base := strings.TrimSpace(string([]rune{a, b, c}))
				if tag := packFor(base); tag != "" {
					speech.Languages[base] = tag
				}
			}
		}
	}
	for _, f := range apiFaults {
		speech.Faults[f.key] = fault{f.status, http.StatusText(f.status)}
	}
	for _, tag := range languages().tags {
		speech.Problems[tag] = map[string]string{}
		for _, f := range apiFaults {
			speech.Problems[tag][f.key] = apiSentence(tag, f)
		}
	}
	text, err := json.MarshalIndent(speech, "", " ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "export default %s;\n", text)
	return err
}
