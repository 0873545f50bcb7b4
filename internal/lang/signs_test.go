package lang

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func accountCheck(t *testing.T, p *Pack) AccountCheck {
	t.Helper()
	c, err := AccountCheckOf(p.Tag)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAccountCheckFaults(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"[sign a]\n> yes", "xx.txt:2: an answer has two to four parts: `> label | weight | steps | why`"},
		{"[sign a]\nask = x\n> yes | many", "xx.txt:3: the weight of an answer is a number from 0 to 100, found many"},
		{"[sign a]\n> yes | 101", "xx.txt:2: the weight of an answer is a number from 0 to 100, found 101"},
		{"[sign a]\ncolour = red", "xx.txt:2: expected for, ask or help with `= text`, or an answer as in `> label | weight | steps | why`"},
		{"[step a]\nhello", "xx.txt:2: expected `title = text` or `text = text`"},
	} {
		if _, err := parseAccountCheck("xx.txt", test.text); err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, expected %s", test.text, err, test.want)
		}
	}
}

// What is asked and what answers are worth is the same in every language; only
// the words differ.
func TestSignsAgree(t *testing.T) {
	packs, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	shape := func(p *Pack) string {
		var b strings.Builder
		c := accountCheck(t, p)
		for _, s := range c.Signs {
			fmt.Fprintf(&b, "%s for %q help %t\n", s.ID, s.For, s.Help != "")
			for _, a := range s.Answers {
				fmt.Fprintf(&b, "  %d %v next %q as %q why %t\n", a.Weight, a.Steps, a.Next, a.As, a.Why != "")
			}
		}
		for _, s := range c.Steps {
			fmt.Fprintln(&b, s.ID)
		}
		return b.String()
	}
	for _, p := range packs[1:] {
		if got, want := shape(p), shape(packs[0]); got != want {
			t.Errorf("%s.txt and %s.txt ask differently:\n%s\nagainst\n%s", p.Tag, packs[0].Tag, got, want)
		}
	}
}

func TestSignsAreComplete(t *testing.T) {
	packs, _ := Load()
	for _, p := range packs {
		c := accountCheck(t, p)
		known, used := map[string]bool{}, map[string]bool{}
		for _, s := range c.Steps {
			known[s.ID] = true
			if s.Title == "" || s.Text == "" {
				t.Errorf("%s.txt: [step %s] lacks a title or a text", p.Tag, s.ID)
			}
		}
		for _, s := range c.Signs {
			if s.Ask == "" || len(s.Answers) < 2 {
				t.Errorf("%s.txt: [sign %s] needs a question and two answers", p.Tag, s.ID)
			}
			for _, a := range s.Answers {
				if a.Weight > 0 && (a.Why == "" || len(a.Steps) == 0) {
					t.Errorf("%s.txt: [sign %s]: %q has a weight and needs steps and a meaning", p.Tag, s.ID, a.Label)
				}
				for _, step := range a.Steps {
					used[step] = true
					if !known[step] {
						t.Errorf("%s.txt: [sign %s] calls for the step %s, which is missing", p.Tag, s.ID, step)
					}
				}
			}
		}
		for step := range known {
			if !used[step] {
				t.Errorf("%s.txt: no answer calls for [step %s]", p.Tag, step)
			}
		}
		for _, level := range Levels {
			for _, part := range []string{"-title", "-text"} {
				if p.Text("account."+level.Name+part) == "" {
					t.Errorf("%s.txt: [page account] lacks %s%s", p.Tag, level.Name, part)
				}
			}
		}
	}
}

// Every path through the check is walked: it ends, asks each question at most
// once and none that is meant for others, and what it adds up to has steps.
func TestEveryPathOfTheAccountCheck(t *testing.T) {
	signs := accountCheck(t, Find("id")).Signs
	paths, levels := 0, map[string]int{}
	asked := map[string]bool{}
	var walk func(at int, as string, sum int, steps int)
	walk = func(at int, as string, sum int, steps int) {
		for at < len(signs) && signs[at].For != "" && signs[at].For != as {
			at++
		}
		if at == len(signs) {
			paths++
			level := ""
			for _, l := range Levels {
				if level == "" && sum >= l.From {
					level = l.Name
				}
			}
			levels[level]++
			if sum > 0 && steps == 0 {
				t.Fatalf("a path as %s with the sum %d calls for no step", as, sum)
			}
			return
		}
		asked[signs[at].ID] = true
		for _, a := range signs[at].Answers {
			next := at + 1
			if a.Next != "" {
				next = slices.IndexFunc(signs, func(s Sign) bool { return s.ID == a.Next })
				if next <= at {
					t.Fatalf("[sign %s]: %q leads to %q, which does not come later", signs[at].ID, a.Label, a.Next)
				}
			}
			who := as
			if a.As != "" {
				who = a.As
			}
			walk(next, who, sum+a.Weight, steps+len(a.Steps))
		}
	}
	walk(0, "", 0, 0)
	for _, s := range signs {
		if !asked[s.ID] {
			t.Errorf("no path asks [sign %s]", s.ID)
		}
	}
	for _, l := range Levels {
		if levels[l.Name] == 0 {
			t.Errorf("no path ends at %q", l.Name)
		}
	}
	t.Logf("%d paths, of which %v", paths, levels)
}

// The facts that common advice gets wrong keep their honest weights.
func TestHonestWeights(t *testing.T) {
	weigh := map[string]int{}
	for _, s := range accountCheck(t, Find("id")).Signs {
		for _, a := range s.Answers {
			weigh[s.ID] = max(weigh[s.ID], a.Weight)
		}
	}
	for id, most := range map[string]int{"cannot-call": 0, "read": 10, "read-business": 10, "unasked": 10} {
		if weigh[id] > most {
			t.Errorf("[sign %s] weighs up to %d; it is weak, at most %d", id, weigh[id], most)
		}
	}
	for _, id := range []string{"linked", "given", "app"} {
		if weigh[id] < 60 {
			t.Errorf("[sign %s] weighs %d; it decides, at least 60", id, weigh[id])
		}
	}
}
