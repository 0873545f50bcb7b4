package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"saring/internal/chat/export"
)

// exportChat writes a made-up chat as a phone exports it, for benchmarks and the
// tests of the page:
//
//	go run ./internal/eval export -layout ios-us -seed 1 -bytes 100000000 FILE
//
// and prints how many messages it has.
func exportChat(arguments []string) error {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	name := flags.String("layout", "android-id", "how the export is written; a wrong one names all")
	seed := flags.Uint64("seed", 1, "the same seed gives the same bytes")
	bytes := flags.Int64("bytes", 10_000_000, "how large the file is at least")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	layout, err := export.Named(*name)
	if err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("say which file to write: go run ./internal/eval export [-layout NAME] [-seed N] [-bytes N] FILE")
	}
	file, err := os.Create(flags.Arg(0))
	if err != nil {
		return err
	}
	messages, err := layout.Write(file, *seed, *bytes)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	fmt.Println(messages)
	return nil
}
