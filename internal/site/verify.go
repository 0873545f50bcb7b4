package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// verify builds the site twice and compares every byte. The second build
// shares nothing with the first: the sources are copied to another folder,
// the go tool starts with an empty cache, and nothing compressed is kept.
func verify(s source) error {
	first, err := assemble(s)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "saring-verify-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)

	second := source{Root: filepath.Join(work, "another", "place"), Packs: s.Packs, GoCache: filepath.Join(work, "go")}
	if err := copySources(s.Root, second.Root); err != nil {
		return err
	}
	other, err := assemble(second)
	if err != nil {
		return err
	}
	if err := compare(first, other); err != nil {
		return err
	}
	fmt.Printf("two builds, %d files, equal byte for byte: %s\n", len(first), first.digest())
	return nil
}

// compare names every file in which two builds differ.
func compare(a, b files) error {
	var faults []error
	for _, name := range a.paths() {
		other, ok := b[name]
		switch {
		case !ok:
			faults = append(faults, fmt.Errorf("only the first build has %s", name))
		case !bytes.Equal(a[name], other):
			faults = append(faults, fmt.Errorf("two builds differ in %s", name))
		}
	}
	for _, name := range b.paths() {
		if _, ok := a[name]; !ok {
			faults = append(faults, fmt.Errorf("only the second build has %s", name))
		}
	}
	return errors.Join(faults...)
}

// sourceFolders are what a build reads.
var sourceFolders = []string{"go.mod", "go.sum", "internal", "wasm", "web"}

// copySources copies what a build reads, without npm's packages.
func copySources(from, to string) error {
	for _, name := range sourceFolders {
		err := filepath.WalkDir(filepath.Join(from, name), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if entry.IsDir() && entry.Name() == "node_modules" {
				return fs.SkipDir
			}
			target := filepath.Join(to, strings.TrimPrefix(path, from))
			if entry.IsDir() {
				return os.MkdirAll(target, 0o755)
			}
			if !entry.Type().IsRegular() {
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return err
			}
			return os.WriteFile(target, data, 0o644)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
