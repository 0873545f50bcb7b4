package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"saring/internal/check"
)

// codeTable counts, per source, how often the codes that a report shows are
// the right ones. Two kinds of rows say what is right: those that carry
// "code" or "codes" (null or empty: the message has none), and ham, which has
// none.
type codeTable map[codeGroup]*codeCounts

type codeGroup struct{ source, kind string }

type codeCounts struct{ rows, right, none, foreign int }

func (t codeTable) add(row Row, r check.Report) {
	wanted, known := row.codes()
	if !known {
		return
	}
	g := codeGroup{row.Source, "with a code"}
	if len(wanted) == 0 {
		g.kind = "without a code"
	}
	c := t[g]
	if c == nil {
		c = &codeCounts{}
		t[g] = c
	}
	c.rows++
	right, foreign := len(wanted) == 0 && len(r.Codes) == 0, false
	for _, code := range r.Codes {
		if slices.Contains(wanted, bareCode(code.Text)) {
			right = true
		} else {
			foreign = true
		}
	}
	switch {
	case right && !foreign:
		c.right++
	case len(r.Codes) == 0:
		c.none++
	default:
		c.foreign++
	}
}

// codes returns what the row says the codes are, without what groups them, and
// whether it says so.
func (r Row) codes() (codes []string, known bool) {
	known = r.Label == "ham"
	for _, field := range []json.RawMessage{r.Code, r.Codes} {
		if field == nil {
			continue
		}
		known = true
		var one string
		var many []string
		if json.Unmarshal(field, &one) == nil && one != "" {
			codes = append(codes, bareCode(one))
		}
		if json.Unmarshal(field, &many) == nil {
			for _, code := range many {
				codes = append(codes, bareCode(code))
			}
		}
	}
	return codes, known
}

// bareCode drops what groups a code, and a prefix that names its sender: rows
// of different makers keep either ("G-123456", "123 456").
func bareCode(code string) string {
	if len(code) > 2 && code[1] == '-' {
		code = code[2:]
	}
	return strings.NewReplacer("-", "", " ", "").Replace(code)
}

func (t codeTable) print(w io.Writer) {
	if len(t) == 0 {
		return
	}
	groups := slices.SortedFunc(maps.Keys(t), func(a, b codeGroup) int { return strings.Compare(a.kind+a.source, b.kind+b.source) })
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "\nsource\tone-time code\trows\tright %\t95 %\tno code shown\twrong code shown\t")
	all := map[string]*codeCounts{}
	line := func(source, kind string, c *codeCounts) {
		low, high := wilson(float64(c.right), float64(c.rows))
		fmt.Fprintf(tw, "%s\t%s\t%d\t%.2f\t%.2f–%.2f\t%d\t%d\t\n", source, kind, c.rows, 100*float64(c.right)/float64(c.rows), 100*low, 100*high, c.none, c.foreign)
	}
	for _, g := range groups {
		c := t[g]
		line(g.source, g.kind, c)
		sum := all[g.kind]
		if sum == nil {
			sum = &codeCounts{}
			all[g.kind] = sum
		}
		sum.rows, sum.right, sum.none, sum.foreign = sum.rows+c.rows, sum.right+c.right, sum.none+c.none, sum.foreign+c.foreign
	}
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		line("all", kind, all[kind])
	}
	tw.Flush()
}
