package lang

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestPacksLoad(t *testing.T) {
	packs, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(packs) < 2 || packs[0].Tag != "id" || packs[1].Tag != "en" {
		t.Fatalf("Indonesian must come first and English second; got %d packs", len(packs))
	}
	for _, p := range packs {
		if p.Name == "" || p.Dir != "ltr" && p.Dir != "rtl" {
			t.Errorf("%s.txt: [language] lacks a name or a direction", p.Tag)
		}
		for _, c := range p.Cues {
			if len(c.Phrases) == 0 {
				t.Errorf("%s.txt: [cue %s] is empty", p.Tag, c.Name)
			}
			for _, phrase := range c.Phrases {
				if phrase != strings.ToLower(phrase) || strings.ContainsAny(phrase, ".!?-'\"/") {
					t.Errorf("%s.txt: [cue %s]: the phrase %q must be lower case and without punctuation", p.Tag, c.Name, phrase)
				}
			}
		}
	}
}

// No text stands in one complete language only. Where another pack lacks a text,
// English stands in, and the test names what is missing.
func TestPacksSayTheSame(t *testing.T) {
	packs, _ := Load()
	en := Find(Fallback)
	for _, tag := range []string{"id", "en", "ms"} {
		if p := Find(tag); p.Tag != tag || !p.Complete {
			t.Errorf("%s.txt must say `complete = yes`", tag)
		}
	}
	for _, p := range packs {
		complain := t.Logf
		if p.Complete {
			complain = t.Errorf
		}
		for _, gap := range p.Gaps {
			complain("%s.txt lacks %s, which en.txt has", p.Tag, gap)
		}
		for key := range p.texts {
			if en.Text(key) == "" {
				complain("en.txt lacks %s, which %s.txt has", key, p.Tag)
			}
		}
		for key := range en.texts {
			if p.Text(key) == "" {
				complain("%s.txt lacks %s, which en.txt has", p.Tag, key)
			}
		}
		for state, steps := range en.steps {
			if len(p.steps[state]) < len(steps)-1 {
				complain("%s.txt has %d steps in [advice %s], en.txt has %d", p.Tag, len(p.steps[state]), state, len(steps))
			}
		}
	}
}

func TestPacksNeverSaySafe(t *testing.T) {
	packs, _ := Load()
	for _, p := range packs {
		if len(p.Never) == 0 {
			t.Errorf("%s.txt: [language] lacks never, the words that would call a message harmless", p.Tag)
		}
		for key, text := range p.texts {
			for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
				if slices.Contains(p.Never, word) && !slices.Contains(p.Gaps, key) {
					t.Errorf("%s.txt says %q in %s; Saring never says that", p.Tag, word, key)
				}
			}
		}
	}
}

// Sentences for people stay under 18 words.
func TestSentencesAreShort(t *testing.T) {
	packs, _ := Load()
	for _, p := range packs {
		check := func(where, text string) {
			for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '?' || r == ':' || r == ';' || r == '\n' }) {
				if n := len(strings.Fields(sentence)); n >= 18 {
					t.Errorf("%s.txt, %s: a sentence of %d words: %s", p.Tag, where, n, sentence)
				}
			}
		}
		for key, text := range p.texts {
			check(key, text)
		}
		guide, err := AccountCheckOf(p.Tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, sign := range guide.Signs {
			check("sign "+sign.ID, sign.Ask+"\n"+sign.Help)
			for _, a := range sign.Answers {
				check("sign "+sign.ID, a.Label+"\n"+a.Why)
			}
		}
		for _, step := range guide.Steps {
			check("step "+step.ID, step.Title+"\n"+step.Text)
		}
		for state, steps := range p.steps {
			for _, step := range steps {
				check(state, step)
			}
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"kode", "xx.txt:1: a line stands before the first section"},
		{"[cue", "xx.txt:1: a section line needs a closing bracket, as in [rule raw-ip]"},
		{"[cue]", "xx.txt:1: this section needs a name, as in [cue name]"},
		{"[verb send]", "xx.txt:1: unknown kind of section verb; expected language, cue, frame, rule, report, personal, channel, advice, page, sign or step"},
		{"[cue a]\nx\n[cue a]", "xx.txt:3: the cue a stands twice in this pack; join the two"},
		{"[rule a]\n[rule a]", "xx.txt:2: the rule a stands twice in this pack; join the two"},
		{"[rule a]\ntitle", "xx.txt:2: expected `key = text`, found title"},
		{"[rule a]\ntitle = x\ntitle = y", "xx.txt:3: the text a.title stands twice in this pack"},
		{"[language]\nspeed = 1", "xx.txt:2: unknown key speed; expected name, dir, endings, drops-vowels, near, never, complete, premium-prefixes or sender-labels"},
		{"[report x]", "xx.txt:1: the section [report] takes no name"},
	} {
		_, err := Parse("xx.txt", c.text)
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: got %v, expected %s", c.text, err, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	p, err := Parse("xx.txt", "# note\n[language]\nname = Xish\nendings = nya, kan\n[cue send]\nkirim, tolong kirim\nkrm\n[rule a]\ntitle = T\n+ one\\ntwo\n- three\n[advice paid]\ntitle = Paid\n1. First.\n2. Second.\n[report]\ndanger = D\n[page home]\nlead = L = 1\n")
	if err != nil {
		t.Fatal(err)
	}
	if p.Tag != "xx" || p.Name != "Xish" || len(p.Endings) != 2 || len(p.Cues[0].Phrases) != 3 {
		t.Errorf("head or cues are wrong: %+v", p)
	}
	if r := p.Rules()[0]; r.Must[0] != "one\ntwo" || r.Spare[0] != "three" {
		t.Errorf("samples are wrong: %+v", r)
	}
	if p.Text("report.danger") != "D" || p.Text("home.lead") != "L = 1" || p.Text("paid.title") != "Paid" || len(p.Steps("paid")) != 2 {
		t.Errorf("texts are wrong: %v %v", p.texts, p.steps)
	}
}

func TestFillFrom(t *testing.T) {
	en, _ := Parse("en.txt", "[rule a]\ntitle = T\nwhy = W\n[advice paid]\n1. Call.\n[page home]\nlead = L\n")
	ms, _ := Parse("ms.txt", "[rule a]\ntitle = Tajuk\n")
	ms.fillFrom(en)
	if ms.Text("a.title") != "Tajuk" || ms.Text("a.why") != "W" || ms.Text("home.lead") != "L" || len(ms.Steps("paid")) != 1 {
		t.Errorf("the pack says %v %v", ms.texts, ms.steps)
	}
	if got := strings.Join(slices.Sorted(slices.Values(ms.Gaps)), ", "); got != "a.why, home.lead, paid steps" {
		t.Errorf("the gaps are %s", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, file := range files {
		f.Add(file.text)
	}
	f.Add("[cue a]\n,,,\n[rule b]\n+ \n- x\n[")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse("xx.txt", text)
		if (p == nil) == (err == nil) {
			t.Errorf("a pack and an error, or neither: %v %v", p, err)
		}
	})
}

func TestFilesAreFresh(t *testing.T) {
	have, err := os.ReadFile("zz_files.go")
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "fresh.txt")
	if text, err := exec.Command("go", "run", "gen_files.go", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	fresh, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != string(fresh) {
		t.Error("zz_files.go is not what gen_files.go writes; run go generate ./internal/lang")
	}
}

// Packs of words alone say nothing until they are told what.
func TestTell(t *testing.T) {
	packs := func() []*Pack {
		var all []*Pack
		for _, c := range [][2]string{{"id", "[cue send]\nkirim\n"}, {"en", "[cue send]\nsend\n"}} {
			p, err := Parse(c[0]+".txt", c[1])
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, p)
		}
		return all
	}
	speech := "[speech id]\n[rule empty]\n[rule a]\ntitle = T\n[advice paid]\n1. Telepon.\n[speech en]\n[report]\ndanger = D\n"
	both := packs()
	if err := Tell(both, speech); err != nil {
		t.Fatal(err)
	}
	if id, en := both[0], both[1]; id.Text("a.title") != "T" || len(id.Steps("paid")) != 1 || en.Text("report.danger") != "D" || en.Text("a.title") != "" || id.Cues[0].Phrases[0] != "kirim" {
		t.Errorf("the packs say %v and %v", id, en)
	}
	for _, c := range []struct{ text, want string }{
		{"", "a speech begins with a line that names its language, as in [speech id]"},
		{"[rule a]\n", "a speech begins with a line that names its language, as in [speech id]"},
		{"[speech zz]\n", "the speech zz is of a language that has no pack; make pack and speech by one build"},
		{"[speech id", "the speech id is of a language that has no pack; make pack and speech by one build"},
		{"[speech id]\nwhy = x\n", "the speech id needs a line such as [rule raw-ip] where it has why = x"},
		{"[speech id]\n[rule a\n", "the speech id needs a line such as [rule raw-ip] where it has [rule a"},
		{speech + "[rule b]\n[rule b]\nwhy = x\n", "the speech en has the section b twice; join the two"},
	} {
		fresh := packs()
		if err := Tell(fresh, c.text); err == nil || err.Error() != c.want {
			t.Errorf("%q: got %v, expected %s", c.text, err, c.want)
		}
		if fresh[0].unread != nil || fresh[1].unread != nil {
			t.Errorf("%q: half of it was taken", c.text)
		}
	}
}

func FuzzTell(f *testing.F) {
	f.Add("[speech id]\n[rule a]\ntitle = T\n[speech en]\n[advice paid]\n1. x\n")
	f.Fuzz(func(t *testing.T, text string) {
		packs := []*Pack{{Tag: "id"}, {Tag: "en"}}
		if err := Tell(packs, text); err != nil && (packs[0].unread != nil || packs[1].unread != nil) {
			t.Errorf("half of a bad speech was taken: %v", err)
		}
		for _, p := range packs {
			for name := range maps.Clone(p.unread) {
				p.Text(name + ".title")
				p.Steps(name)
			}
			if len(p.unread) > 0 {
				t.Errorf("unread: %v", p.unread)
			}
		}
	})
}
