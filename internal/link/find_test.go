package link

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"testing"
	"unicode/utf8"
)

// borders fails unless the links lie in order, within the text, apart, and on
// rune borders, and unless a second reading gives the same.
func borders(t testing.TB, text string) {
	t.Helper()
	found := Find(text)
	at := 0
	for _, f := range found {
		s := f.Span
		if s.Start < at || s.End <= s.Start || s.End > len(text) || f.Address == "" {
			t.Fatalf("Find(%q): link %+v is out of order or empty", text, f)
		}
		at = s.End
		for _, i := range []int{s.Start, s.End} {
			if i < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[i]) {
				t.Fatalf("Find(%q): link %+v is not on rune borders", text, f)
			}
		}
		if f.Disguise == 0 && len(f.Address) > s.Len() {
			t.Fatalf("Find(%q): link %+v has an address that is not in the text", text, f)
		}
	}
	if again := Find(text); !reflect.DeepEqual(found, again) {
		t.Fatalf("Find(%q) gives %+v, then %+v", text, found, again)
	}
}

// bends are pieces that disguises are made of.
var bends = []string{
	"hxxp", "h**p", "http", "https", "[.]", "(dot)", " [ dot ] ", "[:]", "[://]", "(at)", " dot ", " titik ", " co ", "com", " com", "/", " / ", "//", " // ", "\\\\", ":", ";", "www", " .", ". ", " ",
	"\u200b", "\u200d", "\u00ad", "\u202e", "．", "。", "ａ", "ｃｏｍ", "／", "：", "＠", "toko", "Bank", "x7Ab", "bit.ly", "example", ".example", "id", "[", "](", ")", "<a href=", "\"", ">", "</a>", "javascript:", "tel:**", "#", "1", "é", "\xff", "\n", "v1.2.3.4", "::",
}

func TestFindRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 26))
	disguised := 0
	for n := 0; n < 60_000; n++ {
		text := ""
		for k := r.IntN(12); k >= 0; k-- {
			if r.IntN(6) == 0 {
				text += nasty[r.IntN(len(nasty))]
			} else {
				text += bends[r.IntN(len(bends))]
			}
		}
		borders(t, text)
		for _, f := range Find(text) {
			if f.Disguise != 0 {
				disguised++
			}
		}
	}
	if disguised < 2_000 {
		t.Errorf("only %d disguised links: the pieces test nothing", disguised)
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range scanCases {
		f.Add(c)
	}
	for _, step := range beyond {
		for _, m := range step.must {
			f.Add(m.text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) { borders(t, text) })
}

// Where links of two readings overlap, the larger stands, once.
func TestMerge(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"toko.example dan hxxp://toko.example/x", []string{"toko.example", "http://toko.example/x"}},
		{"intent://toko.example/x", []string{"intent://toko.example/x"}},
		{"a.example b[.]example c.example", []string{"a.example", "b.example", "c.example"}},
		{"bank.example@toko.example/a@b.example c.example", []string{"bank.example@toko.example/a@b.example", "c.example"}},
		{"tulis cs@toko[.]example atau toko.test", []string{"cs@toko.example", "toko.test"}},
	} {
		var got []string
		for _, f := range Find(c.text) {
			got = append(got, f.Address)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// zz_find.go is what gen_find.go makes of the modules in go.mod.
func TestFindTablesFresh(t *testing.T) {
	var stderr bytes.Buffer
	gen := exec.Command("go", "run", "gen_find.go", "-")
	gen.Stderr = &stderr
	want, err := gen.Output()
	if err != nil {
		t.Fatalf("gen_find.go: %v\n%s", err, stderr.String())
	}
	have, err := os.ReadFile("zz_find.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(have, want) {
		t.Error("zz_find.go is stale: run go generate ./internal/link")
	}
	version, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "mvdan.cc/xurls/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	if v := string(bytes.TrimSpace(version)); !bytes.Contains(have, []byte("from mvdan.cc/xurls/v2 "+v+" ")) {
		t.Errorf("zz_find.go does not name revision %s of xurls in its first line", v)
	}
}
