package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"saring/internal/rule"
)

func TestOddTexts(t *testing.T) {
	for name, text := range map[string]string{
		"empty":            "",
		"spaces":           " \n\t  ",
		"invalid UTF-8":    "kirim \xff\xfe kode OTP \xc3",
		"NUL bytes":        "kirim\x00kode\x00OTP\x00",
		"lone surrogates":  "kode \xed\xa0\x80 OTP",
		"dots":             strings.Repeat(".", 100_000),
		"one long word":    strings.Repeat("a", 1<<20),
		"one megabyte":     strings.Repeat("tolong kirim kode OTP ke http://a.example/x ya kak. ", 1<<20/52),
		"stars":            strings.Repeat("*", 100_000),
		"dial codes":       strings.Repeat("**21*0812#", 10_000),
		"single letters":   strings.Repeat("k o d e ", 50_000),
		"digits":           strings.Repeat("1", 1<<20),
		"emoji":            strings.Repeat("👩‍👩‍👧 k😀o😀d😀e ", 20_000),
		"invisible":        strings.Repeat("\u200b\u202e", 100_000),
		"combining":        "k" + strings.Repeat("\u0301", 100_000),
		"brackets":         strings.Repeat("([{", 50_000),
		"ats":              strings.Repeat("a@", 100_000),
		"apk":              strings.Repeat(".apk", 50_000),
		"pairing":          strings.Repeat("ABCD-2345 ", 20_000),
		"device key":       "2@" + strings.Repeat("a,", 100_000),
		"negations":        strings.Repeat("jangan kirim kode ", 20_000),
		"only conditions":  strings.Repeat("jika ada yang minta ", 20_000),
		"phones":           strings.Repeat("+62 812-0000-1234 ", 20_000),
		"masked":           strings.Repeat("X", 200_000),
		"glued leet":       strings.Repeat("d4n4", 50_000),
		"right to left":    strings.Repeat("\u202egnirim\u202c kode ", 10_000),
		"unusual newlines": "a\u2028b\u2029c\u0085d\r\n",
	} {
		start := time.Now()
		r, err := Text(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkReport(t, name, &r)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

func TestTooLong(t *testing.T) {
	if _, err := Text(strings.Repeat("a", MaxText+1)); !errors.Is(err, ErrTooLong) {
		t.Errorf("a text of MaxText+1 bytes: got %v, expected ErrTooLong", err)
	}
	if _, err := Text(strings.Repeat("a", MaxText)); err != nil {
		t.Errorf("a text of MaxText bytes: %v", err)
	}
	var answer struct{ Error string }
	if err := json.Unmarshal(AppendAnswer(nil, strings.Repeat("a", MaxText+1), "id"), &answer); err != nil || answer.Error == "" {
		t.Errorf("the answer to a text that is too long must be an error sentence: %v %q", err, answer.Error)
	}
}

// checkReport checks what every report promises, whatever the text.
func checkReport(t *testing.T, name string, r *Report) {
	t.Helper()
	onBorder := func(s rule.Span) bool {
		return s.Start >= 0 && s.Start <= s.End && s.End <= len(r.Text) &&
			(s.Start == len(r.Text) || utf8.RuneStart(r.Text[s.Start])) && (s.End == len(r.Text) || utf8.RuneStart(r.Text[s.End]))
	}
	for _, f := range r.Findings {
		for _, s := range f.Spans {
			if !onBorder(s) {
				t.Errorf("%s: %s has a span off the rune borders: %v of %d bytes", name, f.Rule.ID, s, len(r.Text))
			}
		}
	}
	for _, l := range r.Links {
		if !onBorder(l.Span) {
			t.Errorf("%s: the link %q has a span off the rune borders", name, l.Address)
		}
	}
	if r.Score < 0 {
		t.Errorf("%s: score %d is below 0", name, r.Score)
	}
	for _, tag := range []string{"id", "en", "xx"} {
		j := r.AppendJSON(nil, tag)
		var parsed struct {
			Findings []struct {
				Marks []struct {
					Start, End int
					Quote      string
				}
			}
			Links []struct {
				Start, End int
				Text       string
			}
		}
		if err := json.Unmarshal(j, &parsed); err != nil {
			t.Fatalf("%s: the JSON does not parse: %v", name, err)
		}
		if len(r.Text) > 10_000 {
			break
		}
		units := utf16.Encode([]rune(r.Text))
		for _, f := range parsed.Findings {
			for _, m := range f.Marks {
				if got := string(utf16.Decode(units[m.Start:m.End])); got != m.Quote {
					t.Errorf("%s: mark %d–%d is %q in UTF-16 units and says %q", name, m.Start, m.End, got, m.Quote)
				}
			}
		}
		for _, l := range parsed.Links {
			if got := string(utf16.Decode(units[l.Start:l.End])); got != l.Text {
				t.Errorf("%s: link %d–%d is %q in UTF-16 units and says %q", name, l.Start, l.End, got, l.Text)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "kirim kode 123-456 ya", "**21*081200001234#", "http://bca.example/x?y=1", "2@a,b,c", "k o d e O T P 👍🏽 \u202e", "Rp100rb \xff d4n4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			return
		}
		r, err := Text(text)
		if err != nil {
			t.Fatal(err)
		}
		checkReport(t, "fuzz", &r)
		again, _ := Text(text)
		if !bytes.Equal(r.AppendJSON(nil, "id"), again.AppendJSON(nil, "id")) {
			t.Error("the same text got two answers")
		}
	})
}

// A list of links to nobody in particular is a list, however long.
func TestListOfLinksStaysQuiet(t *testing.T) {
	for _, n := range []int{1, 20, 300} {
		r, err := Text(strings.Repeat("https://a.example/x?y=z ", n))
		if err != nil || r.Verdict != rule.NoSign {
			t.Errorf("%d links: %v %v, %v", n, r.Verdict, r.Rules(), err)
		}
	}
}
