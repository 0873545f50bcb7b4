package link

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// slowSign says byte by byte what nextSign says of eight together.
func slowSign(text string, i int) bool {
	switch k := undoClass[text[i]]; k {
	case undoNone:
		return text[i] == '@'
	case undoBlank:
		return spokenAt(text, i)
	case undoShut:
		return false
	case undoBeyond:
		return !commonRune(text, i)
	}
	return true
}

func TestLanes(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	// Bytes that differ by one or by one bit from those looked for are among them.
	pieces := []string{"a", "a", "a", " ", " ", "\t", "\n", ".", "/", "-", "0", ":", ";", "@", "A", "?", "`", "(", ")", "'", "[", "Z", "\\", "]", "{", "|", "}", "<", "=", ";", "\x00", "\x1f", "!", "!", " dot ", " DOT ", " d0t x", "\ttitik ", "\ntitik ", " ttk ", "(dot) ", " tidak ", "😀", "…", "é", "\u200b", "\xf0", "\xe2\x80", "\xff"}
	for n := 0; n < 100_000; n++ {
		var b strings.Builder
		for k := r.IntN(24); k >= 0; k-- {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		from := r.IntN(len(text) + 1)
		for name, c := range map[string]struct {
			next func(string, int) int
			is   func(i int) bool
		}{
			"nextTrigger": {nextTrigger, func(i int) bool { return byteClass[text[i]]&classTrigger != 0 }},
			"nextBlank":   {nextBlank, func(i int) bool { return undoClass[text[i]] == undoBlank }},
			"nextSign":    {nextSign, func(i int) bool { return slowSign(text, i) }},
		} {
			want := from
			for want < len(text) && !c.is(want) {
				want++
			}
			if got := c.next(text, from); got != want {
				t.Fatalf("%s(%q, %d) = %d, want %d", name, text, from, got, want)
			}
		}
	}
}

// A rune that commonRune turns away is one that beyondASCII leaves alone,
// whatever stands beside it; and the other way round, emoji are turned away.
func TestCommonRunes(t *testing.T) {
	for r := rune(utf8.RuneSelf); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		for _, around := range [...]string{"a%b", "a%.com", " % ", "é%é", "%//", "ab%com"} {
			text := strings.Replace(around, "%", string(r), 1) + " x"
			i := strings.IndexRune(text, r)
			if e := beyondASCII(text, i, false); e.end > e.start && (undoClass[text[i]] != undoBeyond || commonRune(text, i)) {
				t.Errorf("nextSign passes over %U in %q", r, text)
			}
		}
	}
	for _, text := range []string{"Selamat 🙏🏽 pagi ❤️ “semua” – 👨‍👩‍👧 … ✅", "日本語のメッセージ", "ni đâu ạ", "مرحبا"} {
		if i := nextSign(text, 0); i != len(text) {
			t.Errorf("nextSign stops in %q at %q", text, text[i:])
		}
	}
}

// Most messages have no link, and cost no memory then.
func TestFindAllocates(t *testing.T) {
	for _, text := range []string{messageNone, "ok", "Oke, nanti saya kabari... jam 7.30 ya? (kalau jadi) \u200e🙏", "Harga 1.500.000 / 2 orang. Mau?"} {
		if n := testing.AllocsPerRun(100, func() { Find(text) }); n != 0 {
			t.Errorf("Find(%q) allocates %v times", text, n)
		}
	}
}
