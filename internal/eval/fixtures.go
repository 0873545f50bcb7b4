package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"
)

// goldenFile holds every difference from the suites with its reason.
const goldenFile = "internal/eval/testdata/fixtures.txt"

// fixtures runs the suites about links, hosts and personal data in FOLDER/fixtures, or in
// FOLDER itself, prints recall and precision, and compares what differs from
// the suites' expected values with goldenFile. A difference that is not listed
// there with a reason is an error, and so is a listed one that is gone.
func fixtures(args []string) error {
	flags := flag.NewFlagSet("fixtures", flag.ContinueOnError)
	update := flags.Bool("update", false, "write the golden file anew; what is new there waits for its reason")
	show := flags.Bool("show", false, "print every difference with its row, not only what is wrong with the golden file")
	golden := flags.String("golden", goldenFile, "compare with this `file`")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "usage: go run ./internal/eval fixtures [-update] [-show] FOLDER")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		flags.Usage()
		return errors.New("fixtures needs one folder")
	}
	folder := flags.Arg(0)
	if _, err := os.Stat(filepath.Join(folder, "fixtures")); err == nil {
		folder = filepath.Join(folder, "fixtures")
	}
	return runFixtures(os.Stdout, folder, *golden, *update, *show)
}

func runFixtures(out io.Writer, folder, golden string, update, show bool) error {
	var all []difference
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "suite\trows\texpected\tgiven\tequal\trecall %\tprecision %\trows that differ\t")
	for _, s := range suites {
		rows, tally, differs, err := s.run(filepath.Join(folder, s.name+".jsonl"))
		if err != nil {
			return err
		}
		all = append(all, differs...)
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%.1f\t%.1f\t%d\t\n", s.name, rows, tally.expected, tally.given, tally.equal,
			percent(tally.equal, tally.expected), percent(tally.equal, tally.given), len(differs))
	}
	w.Flush()
	return compareGolden(out, golden, all, update, show)
}

func percent(k, n int) float64 {
	if n == 0 {
		return 100
	}
	return 100 * float64(k) / float64(n)
}

// tally counts answers: links of a message, or hosts of an address.
type tally struct{ expected, given, equal int }

// verdict is how Saring's answer to one row stands to the expected value.
type verdict struct {
	tally
	want, said string // for a person
	differs    bool
}

// difference is a row whose answer is not the expected value. It is named by
// suite and line; sum changes with the row and with the answer, so that another
// answer to the same row is another difference. The row itself is not kept.
type difference struct {
	suite string
	line  int
	sum   string
	text  string // for a person: the row, what is expected, what is said
}

func (d difference) place() string { return fmt.Sprintf("%s %d", d.suite, d.line) }

// suite is one file of rows and the way in which a row is put to Saring.
type suite struct {
	name string
	ask  func(row []byte) (verdict, error)
}

// run asks every row of a file.
func (s suite) run(name string) (rows int, sum tally, differs []difference, err error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, sum, nil, err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for line := 1; ; line++ {
		row, _, readErr := readLine(in)
		if readErr != nil && readErr != io.EOF {
			return rows, sum, differs, fmt.Errorf("%s:%d: %w", name, line, readErr)
		}
		if len(row) > 0 {
			v, err := s.ask(row)
			if err != nil {
				return rows, sum, differs, fmt.Errorf("%s:%d: %w", name, line, err)
			}
			rows++
			sum = tally{sum.expected + v.expected, sum.given + v.given, sum.equal + v.equal}
			if v.differs {
				hash := sha256.Sum256([]byte(string(row) + "\n" + v.said))
				differs = append(differs, difference{s.name, line, hex.EncodeToString(hash[:4]),
					fmt.Sprintf("%s:%d\n  row   %s\n  wants %s\n  says  %s", s.name, line, row, v.want, v.said)})
			}
		}
		if readErr == io.EOF {
			return rows, sum, differs, nil
		}
	}
}
