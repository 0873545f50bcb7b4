package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"saring/internal/personal"
)

// ownLines are labelled lines of this repository (see personal.ReadLine).
var ownLines = []string{"internal/personal/testdata/lines-id.txt", "internal/personal/testdata/lines-en.txt"}

// personalData prints what package personal finds: for each kind, recall and
// precision on the labelled lines of this repository; for each kind of the suites
// in FOLDER/fixtures, how many rows it answers as they expect; and how many honest
// messages of FOLDER it marks. With -show it prints each row that differs and
// each honest message with its marks.
func personalData(args []string) error {
	flags := flag.NewFlagSet("personal", flag.ContinueOnError)
	show := flags.String("show", "", "print the rows of this `kind` of a suite, or of this source, that differ or are marked; all for all")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("usage: go run ./internal/eval personal [-show KIND] CORPUS")
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	defer w.Flush()
	if err := ownTable(w); err != nil {
		return err
	}
	fixtures := filepath.Join(flags.Arg(0), "fixtures")
	for _, name := range [...]string{"pii-id.jsonl", "pii-presidio.jsonl"} {
		if err := suiteTable(w, filepath.Join(fixtures, name), *show); err != nil {
			return err
		}
	}
	return honestTable(w, flags.Arg(0), *show)
}

func ownTable(w io.Writer) error {
	var all personal.LineTally
	for _, name := range ownLines {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			if _, _, err := all.Add(line); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	fmt.Fprintf(w, "own lines: %d\twanted\tfound\tright\trecall %%\tprecision %%\t\n", all.Lines)
	for k := range personal.Kind(personal.Kinds) {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%.1f\t%.1f\t\n", k, all.Want[k], all.Given[k], all.Equal[k], percent(all.Equal[k], all.Want[k]), percent(all.Equal[k], all.Given[k]))
	}
	recall, precision := all.Share()
	fmt.Fprintf(w, "all kinds\t\t\t\t%.1f\t%.1f\t\n\n", recall, precision)
	return nil
}

// suiteRow is a row of another tool's tests: how many findings it expects, and
// where (in code points), or whether the whole text is a number of its kind.
type suiteRow struct {
	Kind  string
	Text  string
	Count *int
	Spans [][2]int
	Valid *bool
}

// wants says whether a row expects something to be found; one that only states a
// value expects neither.
func (row suiteRow) wants() (something, states bool) {
	return row.Valid != nil && *row.Valid || row.Count != nil && *row.Count > 0, row.Valid != nil || row.Count != nil
}

// answer reads a row's text as it stands: most are a bare number, which package
// personal often leaves alone without a word beside it. The answer is right
// where the row expects something and a finding covers each of its spans, or
// where it expects nothing and nothing is found.
func (row suiteRow) answer() (found []personal.Found, right bool) {
	found = personal.Find(nil, row.Text)
	if want, _ := row.wants(); want {
		return found, covers(found, row)
	}
	return found, len(found) == 0
}

// askPersonal puts a row to package personal, for the golden file of differences.
func askPersonal(b []byte) (verdict, error) {
	var row suiteRow
	if err := json.Unmarshal(b, &row); err != nil {
		return verdict{}, err
	}
	want, states := row.wants()
	if !states {
		return verdict{}, nil
	}
	found, right := row.answer()
	v := verdict{want: "nothing", said: fmt.Sprint(found), differs: !right}
	if want {
		v.want, v.expected = row.Kind, 1
	}
	if len(found) > 0 {
		v.given = 1
	}
	if want && right {
		v.equal = 1
	}
	return v, nil
}

func suiteTable(w io.Writer, name, show string) error {
	type tally struct{ want, found, none, marked int }
	tallies := map[string]*tally{}
	var kinds []string
	err := eachLine(name, func(line []byte) error {
		var row suiteRow
		if err := json.Unmarshal(line, &row); err != nil {
			return err
		}
		want, states := row.wants()
		if !states {
			return nil
		}
		t := tallies[row.Kind]
		if t == nil {
			t = &tally{}
			tallies[row.Kind] = t
			kinds = append(kinds, row.Kind)
		}
		found, right := row.answer()
		switch {
		case want:
			t.want++
			if right {
				t.found++
			}
		default:
			t.none++
			if !right {
				t.marked++
			}
		}
		if !right && (show == row.Kind || show == "all") {
			fmt.Printf("%s: wants %v, %q gives %v\n", row.Kind, want, row.Text, found)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.Sort(kinds)
	fmt.Fprintf(w, "%s\trows that want\tfound\trecall %%\trows that want none\tmarked\t\n", filepath.Base(name))
	sum := tally{}
	for _, kind := range kinds {
		t := tallies[kind]
		sum = tally{sum.want + t.want, sum.found + t.found, sum.none + t.none, sum.marked + t.marked}
		fmt.Fprintf(w, "%s\t%d\t%d\t%.1f\t%d\t%d\t\n", kind, t.want, t.found, percent(t.found, t.want), t.none, t.marked)
	}
	fmt.Fprintf(w, "all\t%d\t%d\t%.1f\t%d\t%d\t\n\n", sum.want, sum.found, percent(sum.found, sum.want), sum.none, sum.marked)
	return nil
}

// covers reports that a finding covers each span of a row, or something is found
// where it states none.
func covers(found []personal.Found, row suiteRow) bool {
	if len(row.Spans) == 0 {
		return len(found) > 0
	}
	runes := []rune(row.Text)
	for _, s := range row.Spans {
		start, end := len(string(runes[:s[0]])), len(string(runes[:s[1]]))
		if !slices.ContainsFunc(found, func(f personal.Found) bool { return f.Start < end && start < f.End && f.End-f.Start >= (end-start)*3/4 }) {
			return false
		}
	}
	return true
}

// honestTable counts marked messages among those that people wrote to each other.
func honestTable(w io.Writer, folder, show string) error {
	files, err := filepath.Glob(filepath.Join(folder, "msg-*.jsonl"))
	if err != nil {
		return err
	}
	fmt.Fprint(w, "honest messages\trows\tmarked\tper 1,000\t\n")
	for _, name := range files {
		rows, marked := 0, 0
		source := ""
		err := eachRow(name, func(_ int, row Row, err error) error {
			if err != nil || row.Label != "ham" || row.Text == nil {
				return err
			}
			rows++
			source = row.Source
			if found := personal.Find(nil, *row.Text); len(found) > 0 {
				marked++
				if show == source || show == "all" {
					fmt.Printf("%s: %q\n", source, *row.Text)
					for _, f := range found {
						fmt.Printf("    %s %q\n", f.Kind, (*row.Text)[f.Start:f.End])
					}
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if rows > 0 {
			fmt.Fprintf(w, "%s\t%d\t%d\t%.2f\t\n", source, rows, marked, 1000*float64(marked)/float64(rows))
		}
	}
	return nil
}

// eachLine yields the lines of a file that are not blank.
func eachLine(name string, yield func(line []byte) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for n := 1; ; n++ {
		line, _, err := readLine(in)
		if err != nil && err != io.EOF {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if len(line) > 0 {
			if e := yield(line); e != nil {
				return fmt.Errorf("%s:%d: %w", name, n, e)
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}
