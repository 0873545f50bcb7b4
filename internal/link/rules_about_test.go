package link

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A rule never speaks of an address that has nothing of what the rule is about.
func TestRulesAreAbout(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no addresses: %v", err)
	}
	spoke := map[string]bool{}
	ask := func(text string, f Found) {
		j := &judgement{text: text, own: -1, claim: noClaim, hostAt: -1, Link: Link{Found: f}}
		j.read(f.Address)
		if j.Err == nil && !f.Email {
			j.follow()
		}
		mine := j.aspects()
		for _, fired := range []bool{false, true} {
			for i := range rules {
				j.fired = fired
				_, speaks := rules[i].fires(j)
				spoke[rules[i].ID] = spoke[rules[i].ID] || speaks
				if speaks && rules[i].about != 0 && rules[i].about&mine == 0 {
					t.Errorf("%s speaks of %q, which has nothing of what it is about", rules[i].ID, f.Address)
				}
			}
		}
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(content)) {
			for _, f := range Find(line) {
				ask(line, f)
			}
		}
	}
	for _, text := range []string{"[bca.co.id](http://a.example/x)", "<a href='http://a.example'>toko.example</a>", "https://bca.co.id@a.example/", "http://user:pw@a.example:99/%E2%80%8B"} {
		for _, f := range Find(text) {
			ask(text, f)
		}
	}
	if len(spoke) < len(rules) {
		t.Fatal("not every rule was asked")
	}
	silent := 0
	for id, speaks := range spoke {
		if !speaks && id != "known-bad" {
			silent++
			t.Logf("%s never speaks here", id)
		}
	}
	if silent > 4 {
		t.Errorf("%d rules never spoke, so that this shows little", silent)
	}
}
