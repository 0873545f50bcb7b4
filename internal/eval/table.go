package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"text/tabwriter"
	"time"

	"saring/internal/check"
	"saring/internal/rule"
)

// timed checks a text and says how long that took.
func timed(text string) (time.Duration, check.Report, error) {
	start := time.Now()
	r, err := check.Text(text)
	return time.Since(start), r, err
}

// group is what is counted apart: one source and label.
type group struct{ source, label string }

// unlabelled stands for the label of rows without one.
const unlabelled = "unlabelled"

type counts struct {
	rows, danger, flagged int
	took                  time.Duration
	clusters              map[string]cluster
	rules                 map[string]ruleCount
}

// ruleCount says how often a rule fired, how often no other rule of weight did,
// and how often the verdict would have been milder without it.
type ruleCount struct{ fires, alone, decides int }

// cluster counts rows that were made from one template.
type cluster struct{ rows, danger, flagged int }

type table struct{ groups map[group]*counts }

func newTable() *table { return &table{map[group]*counts{}} }

func (t *table) add(row Row, r check.Report, took time.Duration) {
	g := group{row.Source, row.Label}
	if g.label == "" {
		g.label = unlabelled
	}
	c := t.groups[g]
	if c == nil {
		c = &counts{clusters: map[string]cluster{}, rules: map[string]ruleCount{}}
		t.groups[g] = c
	}
	c.rows++
	c.took += took
	danger, flagged := 0, 0
	if r.Verdict == rule.Danger {
		danger = 1
	}
	if r.Verdict >= rule.Caution {
		flagged = 1
	}
	c.danger += danger
	c.flagged += flagged
	if row.Cluster != "" {
		k := c.clusters[row.Cluster]
		c.clusters[row.Cluster] = cluster{k.rows + 1, k.danger + danger, k.flagged + flagged}
	}
	weighty := 0
	weights := map[string]int{}
	for _, f := range r.Findings {
		if _, seen := weights[f.Rule.ID]; !seen {
			weights[f.Rule.ID] = f.Rule.Weight
			if f.Rule.Weight > 0 {
				weighty++
			}
		}
	}
	for id, weight := range weights {
		n := c.rules[id]
		n.fires++
		if weight > 0 && weighty == 1 {
			n.alone++
		}
		if weight > 0 && verdictOf(r.Score-weight) < r.Verdict {
			n.decides++
		}
		c.rules[id] = n
	}
}

func verdictOf(score int) rule.Verdict {
	switch {
	case score >= check.DangerAt:
		return rule.Danger
	case score >= check.CautionAt:
		return rule.Caution
	}
	return rule.NoSign
}

func (t *table) sorted() []group {
	return slices.SortedFunc(maps.Keys(t.groups), func(a, b group) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.label, b.label))
	})
}

// print writes the table. Sources whose rows name clusters get a second line
// in which every cluster counts once, by the share of its rows.
func (t *table) print(out io.Writer) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "source\tlabel\trows\tdanger %\t95 %\tdanger or caution %\t95 %\trows/s")
	for _, g := range t.sorted() {
		c := t.groups[g]
		line(w, g.source, g.label, c.rows, float64(c.danger), float64(c.flagged))
		fmt.Fprintf(w, "\t%.0f\n", float64(c.rows)/max(c.took.Seconds(), 1e-9))
		if len(c.clusters) > 1 {
			danger, flagged := c.byCluster()
			line(w, g.source, g.label+" by cluster", len(c.clusters), danger, flagged)
			fmt.Fprint(w, "\t\n")
		}
	}
	w.Flush()
}

// byCluster counts clusters, each by the share of its rows.
func (c *counts) byCluster() (danger, flagged float64) {
	for _, name := range slices.Sorted(maps.Keys(c.clusters)) {
		k := c.clusters[name]
		danger += float64(k.danger) / float64(k.rows)
		flagged += float64(k.flagged) / float64(k.rows)
	}
	return danger, flagged
}

func line(w io.Writer, source, label string, rows int, danger, flagged float64) {
	dl, dh := wilson(danger, float64(rows))
	fl, fh := wilson(flagged, float64(rows))
	fmt.Fprintf(w, "%s\t%s\t%d\t%.2f\t%.2f–%.2f\t%.2f\t%.2f–%.2f", source, label, rows,
		100*danger/float64(rows), 100*dl, 100*dh, 100*flagged/float64(rows), 100*fl, 100*fh)
}

// printRules writes how often each rule fires per source and label, alone and
// deciding.
func (t *table) printRules(out io.Writer) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\nsource\tlabel\trule\trows\t%\talone\tdeciding")
	for _, g := range t.sorted() {
		c := t.groups[g]
		ids := slices.SortedFunc(maps.Keys(c.rules), func(a, b string) int {
			return cmp.Or(cmp.Compare(c.rules[b].fires, c.rules[a].fires), cmp.Compare(a, b))
		})
		for _, id := range ids {
			n := c.rules[id]
			fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%.2f\t%d\t%d\n", g.source, g.label, id, n.fires, 100*float64(n.fires)/float64(c.rows), n.alone, n.decides)
		}
	}
	w.Flush()
}

// wilson returns the 95 % Wilson score interval of k successes in n trials
// (E. B. Wilson, 1927).
func wilson(k, n float64) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959963984540054
	p := k / n
	centre := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, centre-half), min(1, centre+half)
}

// contradicts says that a verdict is a miss or a false alarm for a label.
// Labels that promise nothing (reported, spam) contradict nothing.
func contradicts(label string, v rule.Verdict) bool {
	switch label {
	case "lure", "phish":
		return v == rule.NoSign
	case "ham", "otp", "benign":
		return v != rule.NoSign
	}
	return false
}
