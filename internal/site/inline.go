package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// embedLine matches a text embedded in a string variable, as this repository
// writes it: the directive, and the variable on the next line.
var embedLine = regexp.MustCompile(`(?m)^(\t*)//go:embed (\S+)\n(\t*(?:var )?)(\w+) string$`)

// embedImport matches the blank import that the directive asks for.
var embedImport = regexp.MustCompile(`(?m)^(?:import |\t)_ "embed"\n`)

// inlineEmbeds returns a Go source whose embedded texts stand in it as string
// literals, and whether it had any. Package embed brings a file system and a
// clock along, 37 kB of brotli that the engine has no use for. Language packs
// keep their words alone (speech.go).
func inlineEmbeds(source, folder string) (inlined string, found bool, err error) {
	if !strings.Contains(source, "//go:embed ") {
		return source, false, nil
	}
	inlined = embedLine.ReplaceAllStringFunc(source, func(match string) string {
		parts := embedLine.FindStringSubmatch(match)
		text, e := os.ReadFile(filepath.Join(folder, parts[2]))
		if e != nil {
			err = e
			return match
		}
		short := string(text)
		if filepath.Base(folder) == "lang" {
			short, _ = splitPack(short)
		}
		return parts[3] + parts[4] + " = " + strconv.Quote(short)
	})
	if err != nil {
		return "", false, err
	}
	if strings.Contains(inlined, "//go:embed ") {
		return "", false, errors.New("an embedded text has a form that cannot be inlined; write `//go:embed file` and `name string` on two lines")
	}
	return embedImport.ReplaceAllString(inlined, ""), true, nil
}
