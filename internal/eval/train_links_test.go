package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"saring/internal/link"
)

// smallCorpus writes rows of two kinds of made-up hosts, and a text to make
// names of.
func smallCorpus(t *testing.T) []string {
	t.Helper()
	var rows, sites strings.Builder
	for i := range 200 {
		n := strconv.Itoa(i)
		rows.WriteString(`{"id":"a` + n + `","source":"feed","label":"phish","url":"http://walletsync` + n + `x.example/` + `"}` + "\n")
		rows.WriteString(`{"id":"b` + n + `","source":"feed","label":"phish","url":"http://nodesync` + n + `.webflow.io"}` + "\n")
		rows.WriteString(`{"id":"c` + n + `","source":"tranco-2026","label":"benign","url":"http://neverlearnt` + n + `.example"}` + "\n")
		sites.WriteString("see http://kebunraya" + n + "b.example/ and https://taman" + n + ".test/x\n")
	}
	rows.WriteString(`{"id":"d","source":"s","label":"ham","text":"warung nasi dekat stasiun buka setiap hari"}` + "\nbroken\n")
	folder := t.TempDir()
	files := []string{filepath.Join(folder, "rows.jsonl"), filepath.Join(folder, "sites.txt"), filepath.Join(folder, "hosts.csv")}
	for i, text := range []string{rows.String(), sites.String(), "kantorlurah.example,x\nbalaidesa.example,y\n"} {
		if err := os.WriteFile(files[i], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func readAll(t *testing.T, files []string) (all []*linkExample, words []string) {
	t.Helper()
	for _, f := range files {
		e, w, err := readExamples(f)
		if err != nil {
			t.Fatal(err)
		}
		all, words = append(all, e...), append(words, w...)
	}
	return all, commonest(words)
}

func TestTrainingTellsTrapsFromSites(t *testing.T) {
	all, words := readAll(t, smallCorpus(t))
	m := fitLinks(weighted(all, words, ""))
	for address, phish := range map[string]bool{
		"http://walletsync7777x.example/": true,
		"http://nodesync7777.webflow.io/": true,
		"http://kebunraya7777b.example/":  false,
	} {
		e := &linkExample{}
		e.slots, _ = link.Traits(address)
		if sum := m.sum(e); sum > 0 != phish {
			t.Errorf("%s sums to %d", address, sum)
		}
	}
	again := fitLinks(weighted(all, words, ""))
	if !slices.Equal(m.weights, again.weights) || m.bias != again.bias {
		t.Error("the same rows give two models")
	}
}

func TestTrainingLeavesOut(t *testing.T) {
	all, words := readAll(t, smallCorpus(t))
	for _, e := range weighted(all, words, "") {
		if e.held && e.source != "made up" {
			t.Fatalf("%s is held and yet learnt from", e.text)
		}
		if slices.Contains(measuredOnly, e.source) {
			t.Fatalf("%s of %s is learnt from: its licence allows no more than to measure", e.text, e.source)
		}
	}
	for _, e := range weighted(all, words, "feed") {
		if e.source == "feed" {
			t.Fatalf("%s is of the source that was left out", e.text)
		}
	}
	n := 0
	for _, e := range all {
		if e.held {
			n++
		}
	}
	if n < len(all)/5 || n > len(all)*2/5 {
		t.Errorf("%d of %d examples are held, want three in ten", n, len(all))
	}
}

func TestEvenTenants(t *testing.T) {
	list := []*linkExample{
		{phish: true, weight: 3}, {phish: true, tenant: true, weight: 1},
		{weight: 30}, {tenant: true, weight: 2},
	}
	evenTenants(list)
	if got := list[3].weight; got != 10 {
		t.Errorf("ordinary tenants weigh %v, want 10: a third of ordinary sites, as with traps", got)
	}
}

func TestGeneratedModelIsReadBack(t *testing.T) {
	m := linear{weights: make([]int, link.ModelSlots), bias: -7}
	m.weights[0], m.weights[254], m.weights[255], m.weights[600], m.weights[65535] = 1, -2, 28, -30, 60
	file, err := parser.ParseFile(token.NewFileSet(), "zz_model.go", linkModelSource(m), 0)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, d := range file.Decls {
		for _, s := range d.(*ast.GenDecl).Specs {
			spec := s.(*ast.ValueSpec)
			var b bytes.Buffer
			ast.Inspect(spec.Values[0], func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
					text, err := strconv.Unquote(l.Value)
					if err != nil {
						t.Fatal(err)
					}
					b.WriteString(text)
				}
				return true
			})
			texts[spec.Names[0].Name] = b.String()
		}
	}
	at, k := -1, 0
	for i := range len(texts["modelGaps"]) {
		gap := texts["modelGaps"][i]
		at += int(gap)
		if gap == 255 {
			continue
		}
		if want := m.weights[at]; int(texts["modelWeights"][k])-64 != want {
			t.Errorf("slot %d weighs %d, want %d", at, int(texts["modelWeights"][k])-64, want)
		}
		k++
	}
	if k != 5 {
		t.Errorf("%d weights are read back, want 5", k)
	}
}
