package check

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"saring/internal/rule"
)

// contextOf is what a reader says where a context rule speaks.
var contextOf = map[string]Context{
	"from-unknown": {From: Unknown},
	"from-contact": {From: Contact},
	"from-badge":   {From: Badge},
	"from-thread":  {From: Thread},
	"unasked-code": {Asked: No},
	"asked-code":   {Asked: Yes},
}

// policyRules returns every rule that a report can name.
func policyRules() []rule.Rule {
	links, words, said, stories, channels := Policy()
	return slices.Concat(links, words, said, stories, channels)
}

func TestReadContext(t *testing.T) {
	for s, want := range map[string]struct {
		tag  string
		said Context
	}{
		"":          {},
		"id":        {tag: "id"},
		"id;":       {tag: "id"},
		"id;u":      {"id", Context{From: Unknown}},
		"en;kn":     {"en", Context{Contact, No}},
		"en;yb":     {"en", Context{Badge, Yes}},
		"en;t?\x00": {"en", Context{From: Thread}},
		";;;n;":     {"", Context{Asked: No}},
	} {
		if tag, said := ReadContext(s); tag != want.tag || said != want.said {
			t.Errorf("%q gives %q and %v, expected %v", s, tag, said, want)
		}
	}
}

// ownRows returns every text of testdata/*.jsonl, honest ones and lures apart.
func ownRows(t *testing.T) (honest, lures []string) {
	t.Helper()
	for _, name := range []string{"everyday-id", "everyday-en", "hard-id", "hard-en", "lures-id", "lures-en"} {
		f, err := os.Open(filepath.Join("testdata", name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			var row struct{ Text string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			if name[0] == 'l' {
				lures = append(lures, row.Text)
			} else {
				honest = append(honest, row.Text)
			}
		}
		f.Close()
	}
	return honest, lures
}

// What a reader says moves a verdict one way only, and never past what the
// message itself shows.
func TestContextIsMonotone(t *testing.T) {
	honest, lures := ownRows(t)
	alarms, gained := map[string]int{}, map[string]int{}
	for i, text := range slices.Concat(honest, lures) {
		plain, err := Text(text)
		if err != nil {
			t.Fatal(err)
		}
		strong := slices.ContainsFunc(plain.Findings, func(f rule.Finding) bool { return f.Rule.Weight >= CautionAt })
		for id, said := range contextOf {
			r, err := (&Checker{Context: said}).Text(text)
			if err != nil {
				t.Fatal(err)
			}
			raises := id == "from-unknown" || id == "unasked-code"
			switch {
			case raises && (r.Verdict < plain.Verdict || r.Score < plain.Score):
				t.Errorf("%s lowers %v (%d) to %v (%d):\n%s", id, plain.Verdict, plain.Score, r.Verdict, r.Score, text)
			case !raises && (r.Verdict > plain.Verdict || r.Score > plain.Score):
				t.Errorf("%s raises %v (%d) to %v (%d):\n%s", id, plain.Verdict, plain.Score, r.Verdict, r.Score, text)
			case strong && !raises && r.Score != plain.Score:
				t.Errorf("%s moves %d to %d although %v call for care alone:\n%s", id, plain.Score, r.Score, plain.Rules(), text)
			case r.Verdict == rule.Danger && plain.Verdict != rule.Danger:
				t.Errorf("%s makes %v danger:\n%s", id, plain.Verdict, text)
			case len(plain.Findings) == 0 && len(plain.Codes) == 0 && r.Verdict != rule.NoSign:
				t.Errorf("%s alone makes %v:\n%s", id, r.Verdict, text)
			}
			if r.Verdict > plain.Verdict {
				if i < len(honest) {
					alarms[id]++
				} else {
					gained[id]++
				}
			}
		}
	}
	t.Logf("of %d honest rows raised: %v; of %d lures: %v", len(honest), alarms, len(lures), gained)
	// An honest stranger must not look like a trap for being one. What is raised
	// here are requests for money among relatives, who are no strangers.
	if share := 100 * float64(alarms["from-unknown"]) / float64(len(honest)); share > 1.1 {
		t.Errorf("an unknown number raises %.2f %% of honest messages, expected at most 1.1", share)
	}
}

// A code that nobody asked for is caution; asked for, it is no sign, and a
// request for it is danger whatever the reader says.
func TestContextOfCodes(t *testing.T) {
	for _, c := range []struct {
		text string
		said Context
		want rule.Verdict
	}{
		{"BCA: Kode OTP Anda 482913, berlaku 5 menit. Jangan berikan kepada siapa pun.", Context{}, rule.NoSign},
		{"BCA: Kode OTP Anda 482913, berlaku 5 menit. Jangan berikan kepada siapa pun.", Context{Asked: Yes}, rule.NoSign},
		{"BCA: Kode OTP Anda 482913, berlaku 5 menit. Jangan berikan kepada siapa pun.", Context{Asked: No}, rule.Caution},
		{"Kode WhatsApp Anda: 123-456\n\nJangan bagikan kode ini dengan siapa pun", Context{Asked: No}, rule.Caution},
		{"482913 is your Amazon verification code. Do not share it with anyone.", Context{From: Unknown, Asked: No}, rule.Caution},
		{"Tolong kirim kode 482913 yang masuk ke HP Ibu ya", Context{From: Contact, Asked: Yes}, rule.Danger},
		{"Tolong kirim kode 482913 yang masuk ke HP Ibu ya", Context{From: Thread}, rule.Danger},
		{"Besok kumpul jam 7 ya", Context{From: Unknown, Asked: No}, rule.NoSign},
	} {
		r, err := (&Checker{Context: c.said}).Text(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if r.Verdict != c.want {
			t.Errorf("with %+v: %v by %v, expected %v:\n%s", c.said, r.Verdict, r.Rules(), c.want, c.text)
		}
	}
}
