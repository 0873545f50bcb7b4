package check

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"saring/internal/lang"
	"saring/internal/personal"
)

type masks struct {
	Found []struct {
		Kind, Name, Dots   string
		Number, Start, End int
	}
	More  int
	Error string
}

func masksOf(t *testing.T, text, tag string) (m masks) {
	t.Helper()
	if err := json.Unmarshal(AppendMasks(nil, text, tag), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMasks(t *testing.T) {
	const text = "😀 Hub 0812-0000-1234 atau +62 812 0000 1234, kode OTP: 123456\xff, rek BCA 1234567890 a.n. Budi Santoso"
	id := masksOf(t, text, "id")
	units := utf16.Encode([]rune(text))
	var got []string
	for _, f := range id.Found {
		got = append(got, string(utf16.Decode(units[f.Start:f.End]))+" "+f.Name+" "+strconv.Itoa(f.Number)+" "+f.Dots)
	}
	want := []string{
		"0812-0000-1234 telepon 1 08••-••••-••34", "+62 812 0000 1234 telepon 1 +62 ••• •••• ••34",
		"123456 kode 1 ••••••", "1234567890 rekening 1 12••••••90", "Budi Santoso nama 1 B••• S••••••",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if id.Found[0].Kind != "phone" || id.More != 0 {
		t.Errorf("got %v", id)
	}
	if en := masksOf(t, text, "en"); en.Found[0].Name != "phone" {
		t.Errorf("in English the name is %s", en.Found[0].Name)
	}
}

func TestMasksBounds(t *testing.T) {
	if m := masksOf(t, strings.Repeat("hp 081200001234 ", maxPersonal+7), "id"); len(m.Found) != maxPersonal || m.More != 7 {
		t.Errorf("%d found, %d more", len(m.Found), m.More)
	}
	if m := masksOf(t, strings.Repeat(" ", MaxText+1), "id"); m.Error == "" {
		t.Error("a text over the limit gets no error")
	}
	if m := masksOf(t, "besok jam 9 ya, harganya Rp150.000", "id"); m.Found == nil || len(m.Found) > 0 {
		t.Errorf("found %v", m)
	}
}

// Every code that a report shows is masked too: the copy that a reader passes on
// must not hold what the report calls secret.
func TestMasksCoverCodes(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	var samples []string
	for _, p := range packs {
		for _, r := range p.Rules() {
			samples = append(append(samples, r.Must...), r.Spare...)
		}
	}
	missed, all := 0, 0
	for _, text := range samples {
		r, err := Text(text)
		if err != nil {
			t.Fatal(err)
		}
		found := personal.Find(nil, r.Text)
		for _, c := range r.Codes {
			all++
			covered := false
			for _, f := range found {
				covered = covered || f.Start <= c.Span.Start && c.Span.End <= f.End
			}
			if !covered {
				missed++
				t.Logf("code %s is not masked in %q", c.Text, r.Text)
			}
		}
	}
	if missed > 0 || all < 20 {
		t.Errorf("%d of %d codes are not masked", missed, all)
	}
}
