package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"saring/internal/feed"
	"saring/internal/link"
)

// The known-bad pack (package link says what that is) stands in web/known and
// travels as a file of the site. Whoever deploys Saring makes it from real feeds:
//
//	go run ./internal/site lists -good top-sites.csv feeds
//	go run ./internal/site
//
// The first command reads every file in the folder feeds and writes
// web/known/known.pack; the second builds the site with it. Without that file the
// site is built with the feeds web/known/*.txt: the sample, reserved names only.
// Packs older than 30 days are called old on the page, so both commands belong
// into a job that runs each day. A feed is a text file with one name or address
// a line (see package feed for what is read beyond that); its licence is for those
// who deploy it to keep.
const (
	knownFolder = "web/known"
	knownFile   = "known.pack"
	goodFile    = "good.txt"
)

const listsUsage = "usage: go run ./internal/site lists [-o file] [-good file] [-date 2026-11-25] feed…"

// lists is the command: it builds a pack from the feeds named, files or
// folders, says on complaints which lines it left out, and writes it.
func lists(root string, arguments []string, complaints io.Writer) error {
	flags := flag.NewFlagSet("lists", flag.ContinueOnError)
	flags.SetOutput(complaints)
	out := flags.String("o", filepath.Join(root, knownFolder, knownFile), "file that the pack is written to")
	good := flags.String("good", filepath.Join(root, knownFolder, goodFile), "list of sites that no pack may condemn, one a line, as name or as rank,name")
	date := flags.String("date", "", "day of the pack; without it the newest `# date: 2026-11-25` in a feed, or today")
	flags.Usage = func() { fmt.Fprintln(complaints, listsUsage); flags.PrintDefaults() }
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return errors.New(listsUsage)
	}
	if flags.NArg() == 0 {
		return errors.New(listsUsage)
	}
	feeds, err := feedFiles(flags.Args(), *good, *out)
	if err != nil {
		return err
	}
	pack, summary, err := packFeeds(feeds, *good, *date, complaints)
	if err != nil {
		return err
	}
	// Written beside its place first: a site that is built meanwhile gets one pack
	// or the other, never half of one.
	if err := os.WriteFile(*out+".new", pack, 0o644); err != nil {
		return err
	}
	if err := os.Rename(*out+".new", *out); err != nil {
		return err
	}
	fmt.Printf("%s: %s\n", *out, summary)
	return nil
}

// feedFiles returns the files named and those in the folders named, without
// the guard list and the pack itself.
func feedFiles(named []string, but ...string) ([]string, error) {
	var files []string
	for _, name := range named {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, name)
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			file := filepath.Join(name, e.Name())
			if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") && !slices.ContainsFunc(but, func(b string) bool { return sameFile(b, file) }) {
				files = append(files, file)
			}
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("there is no feed in %s", strings.Join(named, ", "))
	}
	return files, nil
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// packFeeds builds the pack of feeds and a guard list. Lines that can't stand in
// it are named on complaints. summary says what went in.
func packFeeds(feeds []string, good, date string, complaints io.Writer) (pack []byte, summary string, err error) {
	var guard feed.Guard
	if err := withFile(good, func(list io.Reader) error {
		guard, err = feed.ReadGuard(good, list, complaints)
		return err
	}); err != nil {
		return nil, "", err
	}
	c := feed.NewCollector(guard, complaints)
	for _, name := range feeds {
		if err := withFile(name, func(text io.Reader) error { return c.Read(name, text) }); err != nil {
			return nil, "", err
		}
	}
	if date == "" {
		date = c.Date
	}
	if date == "" {
		date = time.Now().UTC().Format(time.DateOnly)
	}
	if pack, err = c.Pack(date); err != nil {
		return nil, "", err
	}
	return pack, fmt.Sprintf("%d entries of %s, %d guarded names, %d bytes; %d lines left out", c.Entries(), date, len(guard), len(pack), c.Faults), nil
}

func withFile(name string, read func(io.Reader) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return read(file)
}

// known says which known-bad pack a site has.
func (f files) known() string {
	for _, name := range f.paths() {
		if path.Ext(name) == path.Ext(knownFile) {
			if k, err := link.ReadKnown(f[name]); err == nil {
				return fmt.Sprintf("known-bad pack of %s with %d entries", k.Date, k.Entries)
			}
		}
	}
	return "no known-bad pack"
}

// knownPack returns the pack that the site under root is built with.
func knownPack(root string) ([]byte, error) {
	folder := filepath.Join(root, knownFolder)
	file := filepath.Join(folder, knownFile)
	pack, err := os.ReadFile(file)
	if err == nil {
		if _, err := link.ReadKnown(pack); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		return pack, nil
	}
	if !os.IsNotExist(err) {
		return nil, err
	}
	good := filepath.Join(folder, goodFile)
	feeds, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	feeds = slices.DeleteFunc(feeds, func(name string) bool { return name == good })
	pack, _, err = packFeeds(feeds, good, "", os.Stderr)
	return pack, err
}
