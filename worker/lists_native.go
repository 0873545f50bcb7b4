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
	// Written beside its place first, so that nobody ever reads half of it.
	if err := os.WriteFile(*file+".new", pack, 0o644); err != nil {
		return err
	}
	if err := os.Rename(*file+".new", *file); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d entries of %s, %d guarded names, %d bytes\n", *file, known.Entries, known.Date, known.Guarded, len(pack))
	return nil
}

// listsClient follows redirects only to https: net/http's own rule allows more.
var listsClient = &http.Client{CheckRedirect: func(r *http.Request, via []*http.Request) error {
	if len(via) > 5 || hostOfFeed(r.URL.String()) == "" {
		return errors.New("this redirect is not followed")
	}
	return nil
}}
