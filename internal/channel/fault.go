package channel

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Fault is one thing that is wrong with a pack.
type Fault struct {
	// Path is where in the JSON: "domains[2]", "accounts[0].number", "" for the
	// file as a whole, or line and column, "3:7", where it is no JSON.
	Path string
	// Key names its sentence in the section [channel] of the language packs, as
	// in "channel.not-a-domain".
	Key string
	// Found is what stands there, cut to a readable length; Want is what was
	// expected. The sentence may name both.
	Found, Want string
}

// Sentence returns what to tell whoever wrote the pack. say returns the text of
// a key in that reader's language.
func (f *Fault) Sentence(say func(key string) string) string {
	text := say("channel." + f.Key)
	want := f.Want
	if kind, ok := strings.CutPrefix(want, "shape-"); ok {
		want = say("channel.shape-" + kind)
	}
	found := f.Found
	if kind, ok := strings.CutPrefix(found, "shape-"); ok {
		found = say("channel.shape-" + kind)
	}
	text = strings.ReplaceAll(text, "{want}", want)
	return strings.ReplaceAll(text, "{found}", found)
}

// maxFaults is how many faults are told; the others are counted.
const maxFaults = 40

// Faults are all that is wrong with a pack, in the order of the file.
type Faults struct {
	List []Fault
	More int // faults beyond the list
}

func (fs *Faults) add(path, key, found, want string) {
	if len(fs.List) >= maxFaults {
		fs.More++
		return
	}
	fs.List = append(fs.List, Fault{path, key, shortened(found), want})
}

// maxShown is how many characters of a value a sentence quotes.
const maxShown = 48

// shortened makes a value fit to be quoted: on one line, not too long, and with
// what has no shape spelled out.
func shortened(s string) string {
	var out []byte
	n := 0
	for i, c := range s {
		if n++; n > maxShown {
			return string(append(out, "…"...))
		}
		switch {
		case c == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"), !visible(c):
			out = append(append(out, "U+"...), hexOf(c)...)
		default:
			out = utf8.AppendRune(out, c)
		}
	}
	return string(out)
}

// hexOf writes a code point as standards do: at least four digits.
func hexOf(c rune) string {
	s := strings.ToUpper(strconv.FormatInt(int64(c), 16))
	return "0000"[:max(0, 4-len(s))] + s
}

// visible reports a character that a reader sees as it is: no control, no mark of
// direction, nothing without a shape.
func visible(c rune) bool {
	switch {
	case c < ' ', c >= 0x7F && c < 0xA0, c == 0xAD, c == 0x34F, c == 0x61C, c == 0x115F, c == 0x1160, c == 0x17B4, c == 0x17B5, c == 0x3164, c == 0xFEFF, c == 0xFFA0,
		c >= 0x180B && c <= 0x180F, c >= 0x200B && c <= 0x200F, c >= 0x2028 && c <= 0x202E, c >= 0x2060 && c <= 0x206F,
		c >= 0xFE00 && c <= 0xFE0F, c >= 0xFFF0 && c <= 0xFFFD, c >= 0xE0000 && c <= 0xE0FFF, c >= 0xD800 && c <= 0xF8FF, c >= 0xF0000:
		return false
	}
	return true
}
