package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"saring/internal/check"
	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/lure"
	"saring/internal/rule"
)

// source is a set of rows that came from one place. Leaving one source out
// leaves all its rows out.
type source struct {
	name, licence string
	files         []string // below the corpus folder, or below the repository
	own           bool     // written for this project
	// trained is how much a row counts in training, by label; a label that is
	// not named is not learned from.
	trained map[string]float64
}

// sources says what the model may learn from, and how far each label is
// believed. Nothing marked non-commercial or GPL is among them. The rows of
// internal/check/testdata/lures-*.jsonl and all rows there with even numbers
// are never learned from: they are the blind test.
var sources = []source{
	{name: "laporan", licence: "none stated; used for tuning, no sentence of it is shipped", files: []string{"msg-id-laporan.jsonl"},
		trained: map[string]float64{"lure": 0.5}},
	{name: "idextra", licence: "none stated; used for tuning, no sentence of it is shipped", files: []string{"msg-id-extra.jsonl"},
		trained: map[string]float64{"lure": 1, "spam": 1, "ham": 1}},
	{name: "smsa", licence: "Apache-2.0 (IndoNLU)", files: []string{"msg-id-smsa-ham.jsonl"},
		trained: map[string]float64{"ham": 0.3}},
	{name: "spamhunter-id", licence: "none stated; not learned from", files: []string{"msg-id-spamhunter.jsonl"}},
	{name: "uci", licence: "CC BY 4.0 (UCI SMS Spam Collection)", files: []string{"msg-en-uci.jsonl"},
		trained: map[string]float64{"lure": 1, "spam": 0.3, "ham": 1}},
	{name: "mendeley", licence: "CC BY 4.0 (Mishra and Soni)", files: []string{"msg-en-mendeley.jsonl"},
		trained: map[string]float64{"lure": 1, "spam": 0.3, "ham": 1}},
	{name: "spamhunter-en", licence: "none stated; used for tuning, no sentence of it is shipped", files: []string{"msg-en-spamhunter.jsonl"},
		trained: map[string]float64{"reported": 0.5}},
	{name: "phscam", licence: "none stated; used for tuning, no sentence of it is shipped", files: []string{"msg-fil-phscam.jsonl"},
		trained: map[string]float64{"lure": 1}},
	{name: "otp", licence: "CC0, MIT and others", files: []string{"otp.jsonl"},
		trained: map[string]float64{"otp": 3}},
	{name: "everyday", licence: "Apache-2.0 (this repository)", own: true,
		files:   []string{"internal/check/testdata/everyday-id.jsonl", "internal/check/testdata/everyday-en.jsonl", "internal/check/testdata/hard-id.jsonl", "internal/check/testdata/hard-en.jsonl"},
		trained: map[string]float64{"ham": 3}},
	{name: "modern", licence: "Apache-2.0 (this repository)", own: true,
		files:   []string{"internal/check/testdata/modern-id.jsonl", "internal/check/testdata/modern-en.jsonl", "internal/check/testdata/modern-ph.jsonl", "internal/check/testdata/modern-ham-id.jsonl", "internal/check/testdata/modern-ham-en.jsonl"},
		trained: map[string]float64{"lure": 3, "ham": 3}},
	{name: "written", licence: "Apache-2.0 (this repository)", own: true,
		files:   []string{"internal/eval/rows/ham-id.jsonl", "internal/eval/rows/ham-en.jsonl", "internal/eval/rows/lures-id.jsonl", "internal/eval/rows/lures-en.jsonl"},
		trained: map[string]float64{"lure": 3, "ham": 3}},
	{name: "lures", licence: "not learned from", own: true,
		files: []string{"internal/check/testdata/lures-id.jsonl", "internal/check/testdata/lures-en.jsonl"}},
}

// example is a row as the model and the rules see it.
type example struct {
	source, label, cluster string
	tongue                 string // the pack by whose threshold it is judged
	group                  string // what the tables count apart
	blind                  bool   // never learned from
	lure                   bool
	weight                 float64
	traits                 []lure.Trait
	tokens                 int
	words, shapes          []int32 // the traits as training sees them: each shape once
	shut                   bool    // without a way to lead the reader on
	findings               []rule.Finding
	rules, both            int // score without and with the model's finding
}

// examples reads every source. The hash is over the bytes of the files in
// their order.
func examples(warn io.Writer, corpus, repository string) (all []*example, hash string, err error) {
	packs, err := lang.Load()
	if err != nil {
		return nil, "", err
	}
	h := sha256.New()
	for _, s := range sources {
		for _, name := range s.files {
			path := filepath.Join(corpus, name)
			if s.own {
				path = filepath.Join(repository, name)
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, "", err
			}
			h.Write(text)
			err = eachRow(path, func(line int, row Row, err error) error {
				var text string
				if err == nil {
					text, err = row.message()
				}
				if err != nil {
					fmt.Fprintf(warn, "%s:%d: %v; the row is left out\n", path, line, err)
					return nil
				}
				e, err := newExample(s, row, text, packs)
				if err != nil {
					return err
				}
				e.group = groupOf(s, row, e)
				all = append(all, e)
				return nil
			})
			if err != nil {
				return nil, "", err
			}
		}
	}
	weighClusters(all)
	return all, hex.EncodeToString(h.Sum(nil)), nil
}

func newExample(s source, row Row, text string, packs []*lang.Pack) (*example, error) {
	report, err := check.Text(text)
	if err != nil {
		return nil, err
	}
	e := &example{source: s.name, label: cmp.Or(row.Label, "otp"), cluster: row.Cluster}
	links := make([]link.Link, len(report.Links))
	for i := range report.Links {
		links[i] = report.Links[i].Link
	}
	m := lure.Prepare(report.Text, links)
	defer m.Release()
	e.traits, e.tokens = m.Traits(packs)
	for _, t := range e.traits {
		switch {
		case !lure.IsShape(t.ID):
			e.words = append(e.words, t.ID)
		case !slices.Contains(e.shapes, t.ID):
			e.shapes = append(e.shapes, t.ID)
		}
	}
	e.shut = !m.LeadsOn(packs)
	e.tongue = m.Tongue(packs)
	for _, f := range report.Findings {
		if f.Rule.ID != modelRule.ID {
			e.findings = append(e.findings, f)
		}
	}
	e.rules = check.Score(e.findings)
	e.both = check.Score(append(slices.Clip(e.findings), rule.Finding{Rule: modelRule}))
	e.weight = s.trained[e.label]
	e.lure = e.label == "lure" || e.label == "reported"
	if s.name == "everyday" || s.name == "modern" || s.name == "lures" {
		n, err := strconv.Atoi(row.ID[strings.LastIndexByte(row.ID, '-')+1:])
		e.blind = err != nil || n%2 == 0
		if e.blind {
			e.weight = 0
		}
	}
	return e, nil
}

// modelRule is the row of the policy that the model fires.
var modelRule = func() rule.Rule {
	rules := lure.Rules()
	return rules[slices.IndexFunc(rules, func(r rule.Rule) bool { return r.ID == "reads-like-lure" })]
}()

func groupOf(s source, row Row, e *example) string {
	name := s.name + " " + e.label
	if s.own {
		name = s.name + "-" + row.Lang + " " + e.label
		if s.name != "written" {
			if e.blind {
				name += " blind"
			}
		}
	}
	return name
}

// weighClusters lets rows made from one template count far less than their
// number, and leaves out templates that people reported both as fraud and as
// advertising. What was reported only once is right less often.
func weighClusters(all []*example) {
	rows, spam := map[string]int{}, map[string]int{}
	for _, e := range all {
		if e.cluster != "" {
			rows[e.source+e.cluster]++
			if e.label == "spam" {
				spam[e.source+e.cluster]++
			}
		}
	}
	for _, e := range all {
		n := float64(rows[e.source+e.cluster])
		switch {
		case e.cluster == "":
		case e.lure && float64(spam[e.source+e.cluster]) > 0.15*n:
			e.weight = 0
		case e.lure && n == 1:
			e.weight *= 0.6
		default:
			e.weight *= math.Pow(n, -0.7)
		}
	}
}
