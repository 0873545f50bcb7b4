package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"mvdan.cc/xurls/v2"

	"saring/internal/link"
)

// likeXurls compares link.Scan with xurls.Relaxed() on every text of the
// files: each string in a file's rows, and each line that is no row.
func likeXurls(files []string) error {
	if len(files) == 0 {
		return errors.New("usage: go run ./internal/eval xurls FILE…")
	}
	return runXurls(os.Stdout, files)
}

func runXurls(out io.Writer, files []string) error {
	relaxed := xurls.Relaxed()
	texts, links, unequal := 0, 0, 0
	compare := func(name string, line int, text string) {
		texts++
		var got [][]int
		link.Scan(text, func(start, end int, _ bool) bool {
			got = append(got, []int{start, end})
			return true
		})
		links += len(got)
		want := relaxed.FindAllStringIndex(text, -1)
		if !slices.EqualFunc(got, want, slices.Equal) {
			unequal++
			fmt.Fprintf(out, "%s:%d: %q\n  got  %v\n  want %v\n", name, line, text, got, want)
		}
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		in := bufio.NewReaderSize(f, 1<<20)
		for n := 1; ; n++ {
			line, _, readErr := readLine(in)
			if readErr != nil && readErr != io.EOF {
				f.Close()
				return fmt.Errorf("%s:%d: %w", name, n, readErr)
			}
			for _, text := range textsOf(line) {
				compare(name, n, text)
			}
			if readErr == io.EOF {
				break
			}
		}
		f.Close()
	}
	fmt.Fprintf(out, "texts %d, links %d, texts with other links than xurls.Relaxed() %d\n", texts, links, unequal)
	if unequal > 0 {
		return fmt.Errorf("%d texts give other links than xurls.Relaxed()", unequal)
	}
	return nil
}

// textsOf returns the strings of a row that are longer than a word, or the
// line itself if it is no row.
func textsOf(line []byte) []string {
	var row map[string]any
	if json.Unmarshal(line, &row) != nil {
		if len(line) == 0 {
			return nil
		}
		return []string{string(line)}
	}
	var texts []string
	for _, value := range row {
		if s, ok := value.(string); ok && strings.ContainsAny(s, ".:@") {
			texts = append(texts, s)
		}
	}
	slices.Sort(texts)
	return texts
}
