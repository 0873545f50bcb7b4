package main

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"saring/internal/lang"
)

func TestSplitPack(t *testing.T) {
	tests := []struct{ name, in, words, speech string }{
		{"comments and empty lines", "# about\n\n[cue send]\n  # more\n  kirim, kasih\n", "[cue send]\nkirim, kasih\n", ""},
		{"samples", "[rule raw-ip]\ntitle = A = b\n+ http://192.0.2.1/\n- an ordinary text\nwhy = c\n", "", "[rule raw-ip]\ntitle = A = b\nwhy = c\n"},
		{"pages", "[page home]\ntitle = Home\n[language]\nname = English\n[page script]\nx = y", "[language]\nname = English\n", ""},
		{"a phrase that looks like a sample", "[cue minus]\n- dua\n[advice paid]\n1. + 2\n", "[cue minus]\n- dua\n", "[advice paid]\n1. + 2\n"},
		{"indented lines and carriage returns", "\t[rule a]\r\n  title = x\r\n\t+ y\r\n", "", "[rule a]\ntitle = x\n"},
		{"nothing", "", "", ""},
		{"only a page", "[page home]\ntitle = Home\n", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if words, speech := splitPack(test.in); words != test.words || speech != test.speech {
				t.Errorf("got %q and %q, want %q and %q", words, speech, test.words, test.speech)
			}
		})
	}
}

// TestSplitPacksSayTheSame: with the words and a speech the engine knows the same
// words, explanations and steps as the native program with the whole ones.
func TestSplitPacksSayTheSame(t *testing.T) {
	packs, err := filepath.Glob(filepath.Join("..", "lang", "*.txt"))
	if err != nil || len(packs) == 0 {
		t.Fatalf("no packs: %v", err)
	}
	before, after := 0, 0
	for _, file := range packs {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, name := string(data), filepath.Base(file)
		short, speech := splitPack(text)
		before, after = before+len(text), after+len(short)
		whole, err := lang.Parse(name, text)
		if err != nil {
			t.Fatal(err)
		}
		stripped, err := lang.Parse(name, short)
		if err != nil {
			t.Fatalf("the words of %s: %v", name, err)
		}
		if len(stripped.Rules()) > 0 {
			t.Errorf("%s: the words have rules", name)
		}
		for _, rule := range whole.Rules() {
			if strings.Contains(speech, "\n+ ") || strings.Contains(speech, "\n- ") || !strings.Contains(speech, "[rule "+rule.ID+"]\n") {
				t.Errorf("%s: the speech has samples, or lacks the rule %s", name, rule.ID)
			}
		}
		if err := lang.Tell([]*lang.Pack{stripped}, "[speech "+stripped.Tag+"]\n"+speech); err != nil {
			t.Fatalf("the speech of %s: %v", name, err)
		}
		if whole.Name != stripped.Name || whole.Dir != stripped.Dir {
			t.Errorf("%s: the name or direction changed", name)
		}
		if whole.DropsVowels != stripped.DropsVowels || !reflect.DeepEqual(whole.PremiumPrefixes, stripped.PremiumPrefixes) || !reflect.DeepEqual(whole.Near, stripped.Near) {
			t.Errorf("%s: what [language] says changed", name)
		}
		if !reflect.DeepEqual(whole.Endings, stripped.Endings) || !reflect.DeepEqual(whole.Cues, stripped.Cues) || !reflect.DeepEqual(whole.Frames, stripped.Frames) {
			t.Errorf("%s: words changed", name)
		}
		for line := range strings.Lines(text) {
			section, is := strings.CutPrefix(strings.TrimSpace(line), "[")
			if !is {
				continue
			}
			kind, section, _ := strings.Cut(strings.TrimSuffix(section, "]"), " ")
			switch kind {
			case "page":
				if got := stripped.Section(section); len(got) > 0 {
					t.Errorf("%s: the page %s still has %d texts", name, section, len(got))
				}
			case "cue", "frame", "sign", "step": // have no texts; words are compared above
			default:
				if !maps.Equal(whole.Section(section), stripped.Section(section)) {
					t.Errorf("%s: the texts of %s changed", name, section)
				}
				if !reflect.DeepEqual(whole.Steps(section), stripped.Steps(section)) {
					t.Errorf("%s: the steps of %s changed", name, section)
				}
			}
		}
	}
	if after >= before {
		t.Errorf("%d bytes became %d", before, after)
	}
	t.Logf("packs: %d bytes, %d in the engine", before, after)
}

// A language that lacks texts speaks the fallback's in their place.
func TestFillSpeech(t *testing.T) {
	own := "[rule a]\ntitle = Tajuk\n[advice paid]\n1. Telefon bank.\n"
	other := "[rule a]\ntitle = T\nwhy = W = w\n[advice paid]\ntitle = Paid\n1. Call.\n2. Wait.\n[report]\ndanger = D\n"
	want := "[rule a]\ntitle = Tajuk\nwhy = W = w\n[advice paid]\n1. Telefon bank.\ntitle = Paid\n[report]\ndanger = D\n"
	if got := fillSpeech(own, other); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
