package channel

import (
	"flag"
	"os"
	"strings"
	"testing"

	"saring/internal/lang"
)

var update = flag.Bool("update", false, "rewrite testdata/bad.txt with the sentences of today")

// testdata/bad.txt holds bad packs. A line is a change to a good one, `field =
// JSON` (nothing behind the sign takes the field out), or a whole text in
// backquotes, with \n for line breaks and \xNN for a byte. Below it stand the faults
// that it gets: `path | English | Indonesian`.
//
// Every sentence that a pack can get stands there, and nothing else does.
func TestBadPacks(t *testing.T) {
	data, err := os.ReadFile("testdata/bad.txt")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	var out strings.Builder
	packs := 0
	var want []string
	pack := ""
	finish := func() {
		if pack == "" {
			return
		}
		packs++
		p, faults := Read([]byte(badPack(t, pack)))
		if p != nil || len(faults.List) == 0 {
			t.Errorf("%s: this pack is read", pack)
		}
		var got []string
		for i := range faults.List {
			f := &faults.List[i]
			said[f.Key] = true
			line := "  " + f.Path
			for _, tag := range [...]string{"en", "id"} {
				s := f.Sentence(lang.Find(tag).Text)
				if s == "" || strings.Contains(s, "{found}") || strings.Contains(s, "{want}") {
					t.Errorf("%s: channel.%s in %s says %q", pack, f.Key, tag, s)
				}
				line += " | " + s
			}
			got = append(got, line)
		}
		out.WriteString(strings.Join(got, "\n") + "\n")
		if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b && !*update {
			t.Errorf("%s\ngot\n%s\nwant\n%s", pack, a, b)
		}
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "  "):
			want = append(want, line)
			continue
		case line == "" || line[0] == '#':
			finish()
			pack = ""
		default:
			finish()
			pack, want = line, nil
		}
		out.WriteString(line + "\n")
	}
	finish()
	if *update {
		if err := os.WriteFile("testdata/bad.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if packs < 40 {
		t.Errorf("%d bad packs, want at least 40", packs)
	}
	packsOfLanguages, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packsOfLanguages {
		for key := range p.Section("channel") {
			if !said[key] && !strings.HasPrefix(key, "shape-") {
				t.Errorf("no bad pack gets the sentence channel.%s of %s.txt", key, p.Tag)
			}
		}
		for key := range said {
			if p.Text("channel."+key) == "" {
				t.Errorf("%s.txt lacks channel.%s", p.Tag, key)
			}
		}
	}
}

// base are the fields of a small good pack.
var base = [][2]string{
	{"v", "1"}, {"name", `"Toko Contoh"`}, {"date", `"2026-11-25"`}, {"domains", `["tokocontoh.example"]`},
}

// badPack makes a pack of a line of bad.txt.
func badPack(t *testing.T, line string) string {
	if strings.HasPrefix(line, "`") {
		s := strings.Trim(line, "`")
		s = strings.ReplaceAll(s, `\n`, "\n")
		s = strings.ReplaceAll(s, `\xff`, "\xff")
		if head, tail, ok := strings.Cut(s, "…×"); ok { // a part, many times
			n, rest, _ := strings.Cut(tail, "×")
			times := 0
			for _, c := range n {
				times = 10*times + int(c-'0')
			}
			part := head[strings.LastIndexByte(head, '|')+1:]
			s = head[:strings.LastIndexByte(head, '|')] + strings.Repeat(part, times) + rest
		}
		return s
	}
	field, json, ok := strings.Cut(line, " = ")
	if !ok {
		field, json = strings.TrimSuffix(line, " ="), ""
	}
	out, replaced := "{", false
	add := func(name, value string) {
		if out != "{" {
			out += ", "
		}
		out += `"` + name + `": ` + value
	}
	for _, f := range base {
		switch {
		case f[0] != field:
			add(f[0], f[1])
		case json != "":
			add(field, json)
			fallthrough
		default:
			replaced = true
		}
	}
	if !replaced {
		add(field, json)
	}
	return out + "}"
}
