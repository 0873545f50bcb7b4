package main

import (
	"os"
	"strings"
	"testing"

	"saring/internal/lang"
)

// pageIn is a page in a language, for what needs no site around it.
func pageIn(t *testing.T, tag string) *Page {
	t.Helper()
	pack := lang.Find(tag)
	if pack == nil || pack.Tag != tag {
		t.Fatalf("there is no pack %s", tag)
	}
	return &Page{site: &siteTexts{missing: map[string]bool{}, root: "../.."}, pack: pack}
}

// The measured file parses, and every source on the page has its numbers, in each
// language.
func TestRatesAreShown(t *testing.T) {
	for tag, comma := range map[string]string{"id": ",", "en": "."} {
		p := pageIn(t, tag)
		r, err := p.Rates()
		if err != nil {
			t.Fatal(err)
		}
		if err := p.site.complain(); err != nil {
			t.Errorf("%s: %v", tag, err)
		}
		text, err := os.ReadFile("rates.json")
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range []string{"laporan", "uci", "tranco-2026", "phishdb-links"} {
			if !strings.Contains(string(text), `"`+source+`"`) {
				t.Errorf("rates.json lacks %s", source)
			}
		}
		for _, row := range r.Rows {
			if !strings.Contains(row.Danger, comma) || row.Label == "" || !strings.Contains(row.FlaggedRange, "–") {
				t.Errorf("%s: %+v", tag, row)
			}
		}
	}
}

func TestRatesThatCannotBe(t *testing.T) {
	good := `{"date":"2026-11-25","rows":[{"source":"uci","label":"ham","rows":4493,"danger":{"is":0.07,"low":0.02,"high":0.2},"flagged":{"is":12.3,"low":11,"high":13}}]}`
	p := pageIn(t, "id")
	r, err := p.ratesOf([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if want := (RateRow{"uci", p.T("how.label-ham"), "4493", "0,07", "0,02–0,20", "12,3", "11,0–13,0"}); r.Rows[0] != want || r.Date != "25 November 2026" {
		t.Errorf("got %+v on %s, expected %+v", r.Rows[0], r.Date, want)
	}
	for _, change := range [][2]string{{"2026-11-25", "yesterday"}, {`"rows":[`, `"nothing":[`}, {"4493", "0"}, {`"is":0.07`, `"is":0.7`}, {`"high":13`, `"high":130`}, {`"is":12.3,"low":11`, `"is":0.01,"low":0`}, {"}", ""}} {
		if _, err := p.ratesOf([]byte(strings.Replace(good, change[0], change[1], 1))); err == nil {
			t.Errorf("%v: no error", change)
		}
	}
}
