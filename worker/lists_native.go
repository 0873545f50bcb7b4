//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"

	"saring/internal/link"
)

const listsUsage = "usage: go run ./worker lists [-good https://…] [-o file] https://feed…"

// fetchLists is the command `worker lists`, for a job that runs each day on a box
// of one's own. It writes where internal/site looks for the pack; build the
// site after it.
func fetchLists(ctx context.Context, arguments []string, out io.Writer, client httpClient) error {
	flags := flag.NewFlagSet("lists", flag.ContinueOnError)
	flags.SetOutput(out)
	good := flags.String("good", "", "address of a list of sites that no pack may condemn, one a line, as name or as rank,name")
	file := flags.String("o", filepath.Join("web", "known", "known.pack"), "file that the pack is written to")
	if err := flags.Parse(arguments); err != nil || flags.NArg() == 0 {
		return errors.New(listsUsage)
	}
	var last *link.Known
	if data, err := os.ReadFile(*file); err == nil {
		last, _ = link.ReadKnown(data) // a broken one may be replaced by anything
	}
	pack, err := newFetcher(client).pack(ctx, flags.Args(), *good, last)
	if err != nil {
		return fmt.Errorf("%s stays as it is: %w", *file, err)
	}
	known, err := link.ReadKnown(pack)
	if err != nil {
		return fmt.Errorf("%s stays as it is: %w", *file, err)
	}
	if err := replaceFile(*file, pack); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d entries of %s, %d guarded names, %d bytes\n", *file, known.Entries, known.Date, known.Guarded, len(pack))
	return nil
}

// replaceFile writes beside a file's place first, under a name of its own, so that
// nobody ever reads half of it, even where two write at once.
func replaceFile(name string, data []byte) error {
	beside, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.new")
	if err != nil {
		return err
	}
	_, err = beside.Write(data)
	if err = errors.Join(err, beside.Chmod(0o644), beside.Close()); err == nil {
		err = os.Rename(beside.Name(), name)
	}
	if err != nil {
		os.Remove(beside.Name())
	}
	return err
}

// listsClient follows redirects only to https: net/http's own rule allows more.
var listsClient = &http.Client{CheckRedirect: func(r *http.Request, via []*http.Request) error {
	if len(via) > 5 || hostOfFeed(r.URL.String()) == "" {
		return errors.New("this redirect is not followed")
	}
	return nil
}}
