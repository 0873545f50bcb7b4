package main

import (
	"encoding/json"
	"math"
	"os"
	"time"
)

// rates is the file that -rates writes and the page "how it decides" shows
// (internal/site/pages_rates.go reads it). Shares are per cent.
type rates struct {
	Date string    `json:"date"` // of the measurement: "2026-11-25"
	Rows []rateRow `json:"rows"`
}

type rateRow struct {
	Source string `json:"source"`
	Label  string `json:"label"`
	// Clusters says that Rows counts templates, each once, by the share of its rows.
	Clusters bool  `json:"clusters,omitempty"`
	Rows     int   `json:"rows"`
	Danger   share `json:"danger"`
	Flagged  share `json:"flagged"` // danger or caution
}

// share is a per cent value and its 95 % Wilson interval.
type share struct {
	Is   float64 `json:"is"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

func shareOf(k float64, n int) share {
	low, high := wilson(k, float64(n))
	round := func(x float64) float64 { return math.Round(x*1e4) / 100 }
	return share{round(k / float64(n)), round(low), round(high)}
}

// writeRates writes the table as JSON to the file name.
func (t *table) writeRates(name string, now time.Time) error {
	all := rates{Date: now.UTC().Format(time.DateOnly), Rows: []rateRow{}}
	for _, g := range t.sorted() {
		if g.label == unlabelled {
			continue // nobody has said what a right answer to these would be
		}
		c := t.groups[g]
		all.Rows = append(all.Rows, rateRow{g.source, g.label, false, c.rows, shareOf(float64(c.danger), c.rows), shareOf(float64(c.flagged), c.rows)})
		if len(c.clusters) > 1 {
			danger, flagged := c.byCluster()
			all.Rows = append(all.Rows, rateRow{g.source, g.label, true, len(c.clusters), shareOf(danger, len(c.clusters)), shareOf(flagged, len(c.clusters))})
		}
	}
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(text, '\n'), 0o644)
}
