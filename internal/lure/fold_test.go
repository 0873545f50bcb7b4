package lure

import (
	"strings"
	"testing"
	"unicode/utf8"

	"saring/internal/lang"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Tolong KIRIM kodenya", "tolong kirim kodenya"},
		{"ｋｏｄｅ ＯＴＰ", "kode otp"},
		{"𝐤𝐨𝐝𝐞 ⓞⓣⓟ", "kode otp"},
		{"k\u200bo\u00add\u2060e", "kode"},
		{"kоdе", "kode"}, // Cyrillic о and е
		{"код", "код"},   // a Russian word stays one
		{"caféé", "cafee"},
		{"１２３ ١٢٣ १२३", "123 123 123"},
		{"d4n4 Rp100rb", "d 4 n 4 rp 100 rb"},
		{"selesai.Saya tunggu", "selesai saya tunggu"},
		{"ＫＯＤＥ：482913", "kode 482913"},
		{"\xff\xfe kode", "kode"},
	} {
		m := Prepare(c.in, nil)
		var words []string
		for i := range m.tokens {
			words = append(words, string(m.at(i)))
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%q folds to %q, expected %q", c.in, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"Jangan berikan kode. Kirim uang", 2},
		{"Rp 1.000.000 sudah masuk", 1},
		{"selesai.Saya pulang", 2},
		{"satu\ndua\ntiga", 3},
		{"www tanpa titik", 1},
		{"Benar? Ya! Tentu.", 3},
	} {
		m := Prepare(c.in, nil)
		if got := int(m.tokens[len(m.tokens)-1].sentence) + 1; got != c.want {
			t.Errorf("%q: %d sentences, expected %d", c.in, got, c.want)
		}
	}
}

// Words are known however people and crooks spell them, and only then.
func TestLookup(t *testing.T) {
	d := newDictionary([]*lang.Pack{{
		Endings: []string{"kan", "nya", "in"}, DropsVowels: true,
		Cues: []lang.Cue{{Name: "send", Phrases: []string{"kirim"}}, {Name: "code", Phrases: []string{"kode"}}, {Name: "won", Phrases: []string{"pemenang", "terpilih"}}, {Name: "loan", Phrases: []string{"dana", "pinjaman"}}},
	}})
	cuesOf := func(text string) (found [cueCount][]occurrence) {
		m := Prepare(text, nil)
		numbers := make([]int32, len(m.tokens))
		d.lookup(m, numbers)
		var h hearing
		d.vocabularies[0].cues(m, numbers, &h)
		return h.cues
	}
	for in, want := range map[string]cue{
		"kirim": send, "kirimkan": send, "kirimin": send, "kirimkannya": send, "kiriimm": send,
		"kodenya": code, "k0de": code, "k o d e": code, "K.O.D.E": code, "k🔥o🔥d🔥e": code, "kooodee": code,
		"pmenang": won, "trpilih": won, "terppilih": won, "d4n4": loan, "D4n4": loan, "p1nj4m4n": loan,
	} {
		if got := cuesOf(in); len(got[want]) != 1 {
			t.Errorf("%q is not known as %s", in, cueNames[want])
		}
	}
	for _, in := range []string{"karma", "kod", "krm", "dan", "kirana", "k o d", "kuda", "4 dana4 0", "pemandang"} {
		got := cuesOf(in)
		for c := range got {
			if len(got[c]) > 0 && cue(c) != money && cue(c) != loan {
				t.Errorf("%q is taken for %s", in, cueNames[c])
			}
		}
	}
}

// Packs name only cues that rules know, and every cue has words in every
// complete language.
func TestPacksNameKnownCues(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		have := map[string]bool{}
		for _, c := range p.Cues {
			have[c.Name] = true
			if _, ok := cueByName(c.Name); !ok {
				t.Errorf("%s.txt names the cue %s, which no rule knows", p.Tag, c.Name)
			}
			for _, phrase := range c.Phrases {
				if n := len(strings.Fields(phrase)); n >= longestPhrase {
					t.Errorf("%s.txt: the phrase %q has %d words, which is too many", p.Tag, phrase, n)
				}
			}
		}
		for _, name := range cueNames {
			if !have[name] && p.Complete {
				t.Errorf("%s.txt lacks [cue %s]", p.Tag, name)
			}
		}
	}
}

func FuzzPrepare(f *testing.F) {
	for _, s := range []string{"kode 123-456", "**21* 0812 0000 1234#", "k o d e", "d4n4", "2@aaaa,bbbb,cccc", "XXXX-XX-XXXX", "ＫＯ\u200bＤＥ", "a\xffb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			return
		}
		m := Prepare(text, nil)
		last := int32(0)
		for i := range m.tokens {
			k := m.tokens[i]
			if k.start < last || k.end <= k.start || int(k.end) > len(text) || !utf8.RuneStart(text[k.start]) || int(k.end) < len(text) && !utf8.RuneStart(text[k.end]) {
				t.Fatalf("token %d stands at %d–%d of %q", i, k.start, k.end, text)
			}
			last = k.end
		}
	})
}
