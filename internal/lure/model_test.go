package lure

import (
	"strings"
	"testing"
	"unicode/utf8"

	"saring/internal/lang"
	"saring/internal/link"
)

const writtenLikeALure = "Congratulations, you have been selected to receive a reward. Claim it at gift-claim.example"

// heard lets the model judge a text as Read does.
func heard(t *testing.T, text string) *Message {
	t.Helper()
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	var links []link.Link
	for _, f := range link.Find(text) {
		l, _ := link.Judge(text, f)
		links = append(links, l)
	}
	m := Prepare(text, links)
	m.hearModel(packs, m.findCues(packs))
	return m
}

func TestModelShowsItsWords(t *testing.T) {
	m := heard(t, writtenLikeALure)
	if !m.likeLure || len(m.telling) == 0 || len(m.telling) > shownWords {
		t.Fatalf("the model said %v and showed %v", m.likeLure, m.telling)
	}
	for _, s := range m.telling {
		if s.Start >= s.End || !utf8.RuneStart(m.Text[s.Start]) {
			t.Errorf("a span is off: %v", s)
		}
		if shown := m.Text[s.Start:s.End]; utf8.RuneCountInString(shown) < 4 {
			t.Errorf("%q tells nothing", shown)
		}
	}
}

// Words in full-width letters and with invisible characters inside are shown as
// they stand in the text.
func TestModelSpansOnBorders(t *testing.T) {
	text := "Ｃongratulations, you have been se\u200blected to re\u00adceive a ｒｅｗａｒｄ. Claim it at gift-claim.example 🎁"
	m := heard(t, text)
	if !m.likeLure {
		t.Fatal("the model does not see through the disguise")
	}
	for _, s := range m.telling {
		for _, at := range []int{s.Start, s.End} {
			if at < len(text) && !utf8.RuneStart(text[at]) {
				t.Errorf("%v is off the rune borders", s)
			}
		}
	}
}

// Harmless text around a lure does not hide it, and a lure far down in a long
// text is found.
func TestModelPadding(t *testing.T) {
	harmless := strings.Repeat("Tomorrow we cook soup with the fish from the market, the children play in the yard until dusk. ", 20)
	for name, text := range map[string]string{
		"before": harmless + "\n" + writtenLikeALure,
		"behind": writtenLikeALure + "\n" + harmless,
		"around": harmless + "\n" + writtenLikeALure + "\n" + harmless,
	} {
		if m := heard(t, text); !m.likeLure {
			t.Errorf("harmless text %s hides the lure", name)
		}
	}
	if m := heard(t, harmless); m.likeLure {
		t.Errorf("the harmless text alone reads like a lure: %v", m.telling)
	}
}

// A text that leads nowhere is no lure, however it is written.
func TestModelNeedsAWay(t *testing.T) {
	if m := heard(t, "congratulations winner of the guaranteed prize reward"); m.likeLure {
		t.Error("there is nothing that the reader could do")
	}
}

func TestModelOddTexts(t *testing.T) {
	for _, text := range []string{"", " ", ".", "a", "klik", "\xff\xfe", strings.Repeat("hadiah ", 3000), strings.Repeat("http://a.example/ ", 200), strings.Repeat("*21*0812# ", 200), "+62 812 0000 1234"} {
		for _, s := range heard(t, text).telling {
			if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
				t.Errorf("%.20q: a span is off: %v", text, s)
			}
		}
	}
}

// Weights belong to hashes of words and to names of cues: the table is only good
// while both stay what they were when it was trained.
func TestModelTable(t *testing.T) {
	if len(trained.Words) != modelSlots {
		t.Fatalf("the table has %d weights, expected %d", len(trained.Words), modelSlots)
	}
	for i, c := range []byte(trained.Words) {
		if c < ModelZero-ModelLimit || c > ModelZero+ModelLimit {
			t.Fatalf("weight %d is %d", i, int(c)-ModelZero)
		}
	}
	known := 0
	for entry := range strings.FieldsSeq(trainedCues) {
		name, _, ok := strings.Cut(entry, "=")
		if _, is := cueByName(name); ok && is {
			known++
		}
	}
	if all := strings.Count(trainedCues, "="); known < all*9/10 {
		t.Errorf("of %d cues with a weight only %d are left: train the model anew (make train)", all, known)
	}
	if got := stir(hashOf([]byte("hadiah"))) % modelSlots; got != 15537 {
		t.Errorf("the hash of a word has changed to %d: train the model anew (make train)", got)
	}
}

// The model alone never makes danger, and what it says is never in a sender's
// favour.
func TestModelWeight(t *testing.T) {
	for _, r := range Rules() {
		if r.ID == "reads-like-lure" && (r.Weight <= 0 || r.Weight >= 60) {
			t.Errorf("reads-like-lure weighs %d", r.Weight)
		}
	}
}

func TestModelAllocates(t *testing.T) {
	m := heard(t, writtenLikeALure)
	packs, _ := lang.Load()
	found := m.findCues(packs)
	if n := testing.AllocsPerRun(20, func() { m.telling = nil; m.hearModel(packs, found) }); n > 6 {
		t.Errorf("judging allocates %v times", n)
	}
}

func BenchmarkModel(b *testing.B) {
	text := strings.Repeat("Halo kak, paketnya sudah sampai gudang, besok diantar kurir ke rumah ya, hubungi 0812-0000-0000. ", 30)
	packs, err := lang.Load()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			m := Prepare(text, nil)
			m.Read(packs)
			m.Release()
		}
	})
	b.Run("model", func(b *testing.B) {
		m := Prepare(text, nil)
		found := m.findCues(packs)
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			m.hearModel(packs, found)
		}
	})
}
