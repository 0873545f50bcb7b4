package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ratesFile holds what `make eval RATES=…` has measured (internal/eval/rates.go
// says how); the page "how it decides" shows it.
const ratesFile = "internal/site/rates.json"

// Rates are the measured rates in a page's words.
type Rates struct {
	Date string // "25 November 2026"
	Rows []RateRow
}

// RateRow is one source and label: "85.48 %" and its interval "84.48–86.42".
type RateRow struct {
	Source, Label, Rows   string
	Danger, DangerRange   string
	Flagged, FlaggedRange string
}

type measured struct {
	Date string
	Rows []row
}

type row struct {
	Source, Label   string
	Clusters        bool
	Rows            int
	Danger, Flagged share
}

// labels are what rows can be, in the order in which the page shows them.
var labels = []string{"lure", "phish", "reported", "spam", "ham", "otp", "benign"}

type share struct{ Is, Low, High float64 }

// Rates returns what the file says, in the page's language. A file that cannot be,
// or contradicts itself, is an error: a wrong number is worse than none.
func (p *Page) Rates() (Rates, error) {
	text, err := os.ReadFile(filepath.Join(p.site.root, ratesFile))
	if err != nil {
		return Rates{}, err
	}
	return p.ratesOf(text)
}

func (p *Page) ratesOf(text []byte) (Rates, error) {
	var m measured
	if err := json.Unmarshal(text, &m); err != nil {
		return Rates{}, fmt.Errorf("%s: %w; write it anew with make eval RATES=%s", ratesFile, err, ratesFile)
	}
	day, err := time.Parse(time.DateOnly, m.Date)
	if err != nil || len(m.Rows) == 0 {
		return Rates{}, fmt.Errorf("%s lacks its date or its rows; write it anew with make eval RATES=%s", ratesFile, ratesFile)
	}
	month := strings.Fields(p.pack.Text("report.months"))
	if len(month) != 12 {
		return Rates{}, fmt.Errorf("the text report.months in language %s needs twelve names", p.pack.Tag)
	}
	all := Rates{Date: fmt.Sprintf("%d %s %d", day.Day(), month[day.Month()-1], day.Year())}
	slices.SortStableFunc(m.Rows, func(a, b row) int { return slices.Index(labels, a.Label) - slices.Index(labels, b.Label) })
	for _, r := range m.Rows {
		for _, s := range []share{r.Danger, r.Flagged} {
			if r.Rows < 1 || s.Low < 0 || s.Low > s.Is || s.Is > s.High || s.High > 100 || r.Danger.Is > r.Flagged.Is {
				return Rates{}, fmt.Errorf("%s: the shares of %s %s cannot be: %v", ratesFile, r.Source, r.Label, r)
			}
		}
		label := p.T("how.label-" + r.Label)
		if r.Clusters {
			label += ", " + p.T("how.clusters")
		}
		all.Rows = append(all.Rows, RateRow{
			Source: r.Source, Label: label, Rows: strconv.Itoa(r.Rows),
			Danger: p.number(r.Danger.Is), DangerRange: p.number(r.Danger.Low) + "–" + p.number(r.Danger.High),
			Flagged: p.number(r.Flagged.Is), FlaggedRange: p.number(r.Flagged.Low) + "–" + p.number(r.Flagged.High),
		})
	}
	return all, nil
}

// number writes a share with one decimal, as the language writes decimals; a small
// one keeps two, so that rare is not shown as never.
func (p *Page) number(x float64) string {
	digits := 1
	if x > 0 && x < 1 {
		digits = 2
	}
	return strings.Replace(strconv.FormatFloat(x, 'f', digits, 64), ".", p.T("how.decimal"), 1)
}

// FillDate puts the day of the measurement into a text.
func (r Rates) FillDate(text string) string { return strings.ReplaceAll(text, "{date}", r.Date) }
