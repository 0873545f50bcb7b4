package check

import (
	"testing"

	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/lure"
	"saring/internal/rule"
)

// dangers returns one sample per language of each rule that is danger by
// itself, if the sample alone comes to danger.
func dangers(t *testing.T) []string {
	t.Helper()
	firm := map[string]bool{}
	for _, r := range append(link.Rules(), lure.Rules()...) {
		if r.Weight >= DangerAt {
			firm[r.ID] = true
		}
	}
	var out []string
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		for _, r := range p.Rules() {
			if !firm[r.ID] || len(r.Must) == 0 {
				continue
			}
			if report, err := Text(r.Must[0]); err == nil && report.Verdict == rule.Danger {
				out = append(out, r.Must[0])
			}
		}
	}
	if len(out) < 20 {
		t.Fatalf("only %d danger sentences", len(out))
	}
	return out
}

// A sentence that is a trap by itself is one in any message: what stands
// before it, a warning or an advert too, neither excuses it nor hides it, and
// adding it never lowers a verdict.
func TestDangerStands(t *testing.T) {
	honest, lures := ownRows(t)
	texts := append(honest, lures...)
	sentences := dangers(t)
	lowered, excused := 0, 0
	for i, text := range texts {
		before, err := Text(text)
		if err != nil {
			t.Fatal(err)
		}
		for j := range 3 {
			sentence := sentences[(i*3+j)%len(sentences)]
			after, err := Text(text + "\n\n" + sentence)
			if err != nil {
				t.Fatal(err)
			}
			if after.Verdict < before.Verdict {
				lowered++
				t.Errorf("%v became %v when this was added to it:\n%s\n+ %s", before.Verdict, after.Verdict, text, sentence)
			}
			if after.Verdict != rule.Danger {
				excused++
				t.Errorf("%v with %v, although the second paragraph alone is danger:\n%s\n+ %s", after.Verdict, after.Rules(), text, sentence)
			}
		}
	}
	t.Logf("%d texts, %d sentences: %d verdicts lowered, %d dangers excused", len(texts), len(sentences), lowered, excused)
}
