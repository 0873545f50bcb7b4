package channel

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func example(t testing.TB) *Pack {
	t.Helper()
	data, err := os.ReadFile("testdata/bankcontoh.json")
	if err != nil {
		t.Fatal(err)
	}
	p, faults := Read(data)
	if p == nil {
		t.Fatalf("the example has faults: %v", faults)
	}
	return p
}

// A pack that is read is written and read again as the same pack; what is no JSON
// to encoding/json is none here; nothing panics.
func FuzzRead(f *testing.F) {
	whole, err := os.ReadFile("testdata/bankcontoh.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(signed(f, example(f)).AppendJSON(nil))
	bad, err := os.ReadFile("testdata/bad.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(bad)) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != '#' && line[0] != ' ' && (line[0] == '`' || strings.Contains(line, " =")) {
			f.Add([]byte(badPack(nil, line)))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, faults := Read(data)
		if (p == nil) != (len(faults.List) > 0) || len(faults.List) > maxFaults {
			t.Fatalf("a pack %v with faults %v", p, faults)
		}
		for _, fault := range faults.List {
			if !utf8.ValidString(fault.Path+fault.Found+fault.Want) || len(fault.Found) > 8*maxShown {
				t.Errorf("a fault that cannot be shown: %q", fault)
			}
		}
		body := bytes.TrimPrefix(data, []byte("\uFEFF"))
		if len(data) <= MaxSize && utf8.Valid(data) {
			v, r := parse(body)
			valid := json.Valid(body)
			switch r.key {
			case "":
				if !valid {
					t.Fatalf("%q is read as JSON", body)
				}
				sameValue(t, &v, body)
			case "too-deep", "too-many-values", "syntax-surrogate":
			default:
				if valid {
					t.Fatalf("%q is not read as JSON: %s at %d", body, r.key, r.at)
				}
			}
		}
		if p == nil {
			return
		}
		again, faults := Read(p.AppendJSON(nil))
		if again == nil || !reflect.DeepEqual(p, again) || !bytes.Equal(again.AppendCanonical(nil), p.AppendCanonical(nil)) {
			t.Fatalf("written and read again, %+v becomes %+v with %v", p, again, faults)
		}
		if !json.Valid(p.AppendJSON(nil)) || !json.Valid(p.AppendCanonical(nil)) {
			t.Fatalf("written, it is no JSON: %s", p.AppendJSON(nil))
		}
	})
}

// sameValue compares a value with what encoding/json reads.
func sameValue(t *testing.T, v *value, data []byte) {
	t.Helper()
	var want any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&want); err != nil {
		t.Fatal(err)
	}
	var plain func(v *value) any
	plain = func(v *value) any {
		switch v.shape {
		case text:
			return v.text
		case number:
			return json.Number(v.text)
		case yesNo:
			return v.text == "true"
		case list:
			out := []any{}
			for i := range v.items {
				out = append(out, plain(&v.items[i]))
			}
			return out
		case object:
			out := map[string]any{}
			for i := range v.items { // the last of a name stands there, too
				out[v.names[i]] = plain(&v.items[i])
			}
			return out
		}
		return nil
	}
	if got := plain(v); !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as %v, by encoding/json as %v", data, got, want)
	}
}

// Reading takes time in proportion to the size, whatever stands there: twice
// the size takes no more than about twice the time.
func TestReadIsLinear(t *testing.T) {
	for name, pack := range map[string]func(n int) string{
		"long text": func(n int) string { return `{"name": "` + strings.Repeat("a", n) + `"}` },
		"escapes":   func(n int) string { return `{"name": "` + strings.Repeat(`\u00e9`, n/6) + `"}` },
		"list": func(n int) string {
			return `{"domains": [` + strings.Repeat(`"a.example",`, min(n/12, maxValues-9)) + `"x"]}`
		},
		"own entries":     func(n int) string { return `{"domains": [` + ownEntries(min(n/12, maxValues-9)) + `"x"]}` },
		"fields":          func(n int) string { return `{` + ownFields(min(n/12, maxValues-9)) + `"v": 1}` },
		"white space":     func(n int) string { return strings.Repeat(" ", n) + "{}" },
		"open brackets":   func(n int) string { return strings.Repeat("[", n) },
		"lines":           func(n int) string { return strings.Repeat("\n", n) + "x" },
		"number":          func(n int) string { return `{"v": ` + strings.Repeat("1", n) + `}` },
		"one long domain": func(n int) string { return `{"domains": ["` + strings.Repeat("a.", n/2) + `example"]}` },
	} {
		least := func(n int) time.Duration {
			data := []byte(pack(n))
			best := time.Hour
			for range 5 {
				start := time.Now()
				Read(data)
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := least(MaxSize/8), least(MaxSize-100)
		if large > 60*small+20*time.Millisecond {
			t.Errorf("%s: %v for an eighth, %v for the whole", name, small, large)
		}
	}
}

func ownEntries(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`"a` + string(rune('a'+i/676%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i%26)) + `.test",`)
	}
	return b.String()
}

func ownFields(n int) string { return strings.ReplaceAll(ownEntries(n), `.test",`, `": 1,`) }
