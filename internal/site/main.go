// Command site builds Saring's static site: everything a browser ever gets.
//
//	go run ./internal/site          write dist/
//	go run ./internal/site -quick   the same without the slowest compression
//	go run ./internal/site size     print the bytes a first visit costs; fail over budget
//	go run ./internal/site verify   build twice, apart from each other, and compare every byte
//	go run ./internal/site edge     write dist-edge/, what wrangler deploys to Cloudflare Workers; see edge.go
//	go run ./internal/site engine   write engine.wasm alone, the bytes that the site ships
//	go run ./internal/site full-engine  the same for the engine that takes channel packs too
//	go run ./internal/site chat-engine  the same for the engine that reads chats too
//	go run ./internal/site finder   write the finder alone, which web/test/bench measures
//	go run ./internal/site widget-texts  write web/widget/texts.js from the language packs
//	go run ./internal/site lists …  make the known-bad pack from feeds; see lists.go
//	go run ./internal/site sign …   sign a business's channel pack; see sign.go
//
// A static site is a folder of files that a server sends as they are. Nothing
// is computed per visitor, so whoever serves the folder cannot slip one reader
// another page than the next one, and anybody can build the same folder and
// compare. Four things make that work:
//
// Content addresses. Scripts, styles, icons and the engine live in dist/a/
// under names that contain a hash of their bytes. Such a file never changes
// under its name, so browsers may keep it for a year; only the small pages,
// which name the current files, are asked for again.
//
// One chain of hashes. The engine and the known-bad pack are built first, and
// their SHA-256 and addresses go into the loading room (see web/rooms), whose address goes into the page's
// script, whose address goes into the page. The page shows the engine's hash,
// the loading room refuses any other bytes.
//
// Headers as a file. What a page may do is decided by response headers; they
// stand in dist/_headers in the format that Cloudflare reads, and our own
// server (package worker) obeys the same file.
//
// No accidents. The same commit gives the same bytes: no time, no path, no
// map order gets into a file. The command verify proves it.
//
// Node is not needed: esbuild, which joins and shortens the scripts and
// styles, is itself a Go package.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"saring/internal/lang"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

// usage is what a wrong call answers.
const usage = "usage: go run ./internal/site [-out folder] [-quick] [-widget origin] [build | size | verify | edge | engine | speech | lists … | sign …]"

func run(arguments []string) error {
	flags := flag.NewFlagSet("site", flag.ContinueOnError)
	out := flags.String("out", "dist", "folder that the site is written to (what stood there is replaced), or the engine's file")
	quick := flags.Bool("quick", false, "build without brotli where it takes seconds, unless an earlier build has kept it; for a first look")
	widget := flags.String("widget", "", "origin that other sites take the widget from, where it is not the site's own: https://check.saring.example")
	flags.Usage = func() { fmt.Fprintln(flags.Output(), usage) }
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return errors.New(usage)
	}
	command := "build"
	if flags.NArg() > 0 {
		command = flags.Arg(0)
	}
	root, err := moduleRoot(".")
	if err != nil {
		return err
	}
	if command == "lists" && !*quick {
		return lists(root, flags.Args()[1:], os.Stderr)
	}
	if command == "sign" && !*quick {
		return sign(flags.Args()[1:], os.Stdout)
	}
	if flags.NArg() > 1 {
		return errors.New(usage)
	}
	packs, err := lang.Load()
	if err != nil {
		return err
	}
	for _, p := range packs {
		if len(p.Gaps) > 0 {
			fmt.Fprintf(os.Stderr, "%s.txt lacks %d texts; English stands in for %s\n", p.Tag, len(p.Gaps), strings.Join(slices.Sorted(slices.Values(p.Gaps)), ", "))
		}
	}
	source := source{Root: root, Packs: packs, Cache: cacheFolder(), Quick: *quick, WidgetOrigin: *widget}
	if *widget != "" && !isOrigin(*widget) {
		return fmt.Errorf("-widget %q is no origin; expected a scheme and a host, as in https://check.saring.example", *widget)
	}
	if *quick && command != "build" && command != "edge" {
		return errors.New("-quick is for build and edge: what is not compressed cannot be weighed or compared")
	}

	switch command {
	case "build":
		return build(source, *out)
	case "size":
		return size(source)
	case "verify":
		return verify(source)
	case "edge":
		if *out == "dist" {
			*out = edgeFolder
		}
		return edge(source, *out)
	case "engine":
		return writeWasm(source, enginePackage, *out, "engine.wasm")
	case "full-engine", "chat-engine":
		compile := buildFullEngine
		if command == "chat-engine" {
			compile = buildChatEngine
		}
		wasm, err := compile(source)
		if err != nil {
			return err
		}
		if *out == "dist" {
			*out = command + ".wasm"
		}
		return os.WriteFile(*out, wasm, 0o644)
	case "speech":
		spoken, err := speeches(root)
		if err != nil {
			return err
		}
		if *out == "dist" {
			*out = "speech.txt"
		}
		return os.WriteFile(*out, spoken.joined(), 0o644)
	case "widget-texts":
		return os.WriteFile(filepath.Join(root, widgetTextsFile), widgetTexts(packs), 0o644)
	case "finder":
		return writeWasm(source, finderPackage, *out, "finder.wasm")
	}
	return fmt.Errorf("there is no command %q; %s", command, usage)
}

// writeWasm builds one module into the file out, or into name where no other is
// wanted.
func writeWasm(s source, pkg, out, name string) error {
	wasm, err := buildWasm(s, pkg)
	if err != nil {
		return err
	}
	if out == "dist" {
		out = name
	}
	return os.WriteFile(out, wasm, 0o644)
}

// build writes the site to the folder out and says what it did.
func build(s source, out string) error {
	begin := time.Now()
	files, err := assemble(s)
	if err != nil {
		return err
	}
	if err := files.write(out); err != nil {
		return err
	}
	fmt.Printf("%s: %d files, engine %s, %s, %.1f s\n", out, len(files), files.engineHash()[:16], files.known(), time.Since(begin).Seconds())
	return nil
}

// source is what a site is built from.
type source struct {
	Root  string       // folder that holds go.mod
	Packs []*lang.Pack // Indonesian first
	Cache string       // folder for compressed bytes worth keeping, "" for none
	// Quick leaves out compressed forms that would take seconds.
	Quick bool
	// KnownNewest is an address from which the pages take the newest known-bad
	// pack, before the site's own; "" where there is none.
	KnownNewest string
	// WidgetOrigin is the origin from which other sites take the widget and its frame,
	// where that is another one than the site's own, as in "https://check.saring.example";
	// "" where it is the same.
	WidgetOrigin string
	// GoCache is the go tool's cache folder, "" for the usual one.
	GoCache string
}

// moduleRoot returns the nearest folder, from start upwards, that holds the
// go.mod of Saring.
func moduleRoot(start string) (string, error) {
	folder, err := filepath.Abs(start)
	if err != nil {
		return "", err
	}
	for {
		text, err := os.ReadFile(filepath.Join(folder, "go.mod"))
		if err == nil && strings.HasPrefix(string(text), "module saring\n") {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", errors.New("run this inside Saring's repository: no go.mod of module saring was found here or above")
		}
		folder = parent
	}
}

// cacheFolder returns where compressed bytes are kept between builds, or ""
// where this machine offers no such place.
func cacheFolder() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "saring")
}
