package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The golden file groups differences by their reason:
//
//	[A reason: one sentence that says why Saring answers otherwise.]
//	suite line sum
//
// unexplained is the group of those that wait for theirs.
const unexplained = "not explained yet"

const goldenHead = `# Where Saring's answers differ from the expected values of the suites, and why.
# Written by: go run ./internal/eval fixtures -update FOLDER; only the reasons are written by hand.
# A line names a row by suite and line; its sum changes with the row and with Saring's answer.
`

// known is a listed difference.
type known struct{ place, sum, reason string }

func readGolden(name string) (reasons []string, all map[string]known, err error) {
	all = map[string]known{}
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, all, nil
	}
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	reason := unexplained
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && strings.HasSuffix(line, "]"):
			reason = line[1 : len(line)-1]
			reasons = append(reasons, reason)
		default:
			parts := strings.Fields(line)
			if len(parts) != 3 {
				return nil, nil, fmt.Errorf("%s:%d: a difference is written as: suite line sum", name, n)
			}
			k := known{parts[0] + " " + parts[1], parts[2], reason}
			if _, twice := all[k.place]; twice {
				return nil, nil, fmt.Errorf("%s:%d: %s stands here for the second time", name, n, k.place)
			}
			all[k.place] = k
		}
	}
	return reasons, all, in.Err()
}

// compareGolden holds the differences against the golden file, or writes it.
func compareGolden(out io.Writer, name string, all []difference, update, show bool) error {
	reasons, listed, err := readGolden(name)
	if err != nil {
		return err
	}
	byReason := map[string][]difference{}
	gone := map[string]known{}
	for place, k := range listed {
		gone[place] = k
	}
	wrong := 0
	complain := func(what string, d difference) {
		wrong++
		fmt.Fprintf(out, "%s: %s\n", what, d.text)
	}
	for _, d := range all {
		k, ok := listed[d.place()]
		delete(gone, d.place())
		reason := unexplained
		switch {
		case ok && (update || k.sum == d.sum):
			reason = k.reason
		case ok && !update:
			complain("another answer than the listed one", d)
		case !update:
			complain("not listed", d)
		}
		if reason == unexplained && (ok || update) {
			complain("no reason is given", d)
		}
		byReason[reason] = append(byReason[reason], d)
	}
	if !update {
		for place := range gone {
			wrong++
			fmt.Fprintf(out, "listed, and no longer a difference: %s\n", place)
		}
	}
	for _, r := range reasons {
		if n := len(byReason[r]); n > 0 {
			fmt.Fprintf(out, "%4d  %s\n", n, r)
			for _, d := range byReason[r] {
				if show {
					fmt.Fprintln(out, d.text)
				}
			}
		}
	}
	if update {
		if err := writeGolden(name, append(reasons, unexplained), byReason); err != nil {
			return err
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d differences are not as %s has them: give a reason, or mend the reading", wrong, name)
	}
	return nil
}

func writeGolden(name string, reasons []string, byReason map[string][]difference) error {
	var b strings.Builder
	b.WriteString(goldenHead)
	for i, r := range reasons {
		if len(byReason[r]) == 0 || slices.Contains(reasons[:i], r) {
			continue
		}
		fmt.Fprintf(&b, "\n[%s]\n", r)
		for _, d := range byReason[r] {
			fmt.Fprintf(&b, "%s %s\n", d.place(), d.sum)
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
