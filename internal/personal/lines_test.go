package personal

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// Lines are written by hand: {kind|value} is what must be found, all else must
// not. Numbers are invented and names reserved. The odd lines were read while the
// rules were made; the even ones only counted.
var lineFiles = []string{"testdata/lines-id.txt", "testdata/lines-en.txt"}

// TestLines holds recall and precision over all kinds; -v prints each kind.
func TestLines(t *testing.T) {
	for _, name := range lineFiles {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var odd, even LineTally
		n := 0
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			n++
			tally := &odd
			if n%2 == 0 {
				tally = &even
			}
			missed, extra, err := tally.Add(line)
			if err != nil {
				t.Errorf("%s, row %d: %v", name, n, err)
			}
			if n%2 == 1 && (len(missed) > 0 || len(extra) > 0) {
				t.Logf("%s, row %d: missed %v, found besides %v: %s", name, n, missed, extra, line)
			}
		}
		for half, tally := range map[string]*LineTally{"odd": &odd, "even": &even} {
			recall, precision := tally.Share()
			t.Logf("%s, %s half of %d lines: recall %.1f %%, precision %.1f %%", name, half, n, recall, precision)
			// What was not read while the rules were made may fall a little lower.
			least := map[string]float64{"odd": 97, "even": 90}[half]
			if recall < least || precision < least {
				t.Errorf("%s, %s half: recall %.1f %% or precision %.1f %% is under %.0f", name, half, recall, precision, least)
			}
		}
	}
}

func ExampleReadLine() {
	text, want, _ := ReadLine("Hub {phone|0812-0000-1234} ya")
	fmt.Println(text, text[want[0].Start:want[0].End], want[0].Kind)
	// Output: Hub 0812-0000-1234 ya 0812-0000-1234 phone
}
