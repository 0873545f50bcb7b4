package check

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"saring/internal/link"
	"saring/internal/rule"
)

// samplePack is a pack of those lines of the sample feed that are plain
// addresses; internal/site reads feeds of every form.
var samplePack = sync.OnceValues(func() ([]byte, error) {
	feed, err := os.ReadFile("../../web/known/sample.txt")
	if err != nil {
		return nil, err
	}
	var entries []link.KnownEntry
	for line := range strings.Lines(string(feed)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == '|' || strings.Contains(line, " ") {
			continue
		}
		e, err := link.ReadKnownEntry(line)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return link.BuildKnown("2026-03-05", entries, nil)
})

// sampleChecker is a checker that knows the sample feed.
func sampleChecker(t *testing.T) *Checker {
	t.Helper()
	pack, err := samplePack()
	if err != nil {
		t.Fatal(err)
	}
	c := &Checker{}
	if answer := string(c.LoadKnown(nil, pack)); c.Known == nil {
		t.Fatal(answer)
	}
	return c
}

// A listed address is danger by itself, the reason names the list's date as
// people write it, and a checker without the pack says nothing.
func TestKnownBad(t *testing.T) {
	c := sampleChecker(t)
	text := "Ini alamatnya ya https://login.kurir-cek.example"
	for tag, want := range map[string][]string{
		"id": {`"rule":"known-bad"`, "login.kurir-cek.example", "dilaporkan", "5 Maret 2026"},
		"en": {`"rule":"known-bad"`, "reported", "5 March 2026"},
		"zz": {"5 March 2026"},
	} {
		answer := string(c.AppendAnswer(nil, text, tag))
		for _, part := range append(want, `"verdict":"danger"`) {
			if !strings.Contains(answer, part) {
				t.Errorf("%s: %s is missing in %s", tag, part, answer)
			}
		}
	}
	r, err := Text(text)
	if err != nil || r.Verdict != rule.NoSign {
		t.Errorf("without a pack: %v, %v", r.Verdict, r.Rules())
	}
}

func TestLoadKnown(t *testing.T) {
	pack, err := samplePack()
	if err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Date           string
		Entries, Bytes int
		Error          string
	}
	load := func(c *Checker, data []byte) {
		t.Helper()
		answer.Error = ""
		if err := json.Unmarshal(c.LoadKnown(nil, data), &answer); err != nil {
			t.Fatal(err)
		}
	}
	c := &Checker{}
	load(c, pack)
	if answer.Error != "" || answer.Date != "2026-03-05" || answer.Entries < 8 || answer.Bytes != len(pack) {
		t.Errorf("got %+v", answer)
	}
	before := c.Known
	load(c, pack[:len(pack)-1])
	if answer.Error != link.ErrKnownCut.Error() || c.Known != before {
		t.Errorf("a cut pack gave %+v, and replaced what was there: %v", answer, c.Known != before)
	}
}

// Dates that no pack can have, and texts that are none, stay as they are.
func TestDate(t *testing.T) {
	w := writer{}
	for _, text := range []string{"", "2026-13-01", "2026-00-01", "abcd-ef-gh", "bca.co.id/x", "2026-1-1"} {
		if got := w.date(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}
