package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// files is a site in memory: contents by path relative to dist ("id/index.html").
type files map[string][]byte

// assetFolder holds the files whose names contain a hash of their bytes.
const assetFolder = "a"

// addAsset stores the bytes under a name that contains their hash and returns
// the address that pages use: "page.js" becomes "/a/page-0123456789abcdef.js".
func (f files) addAsset(name string, data []byte) string {
	extension := path.Ext(name)
	hashed := strings.TrimSuffix(name, extension) + "-" + hash(data)[:16] + extension
	f[path.Join(assetFolder, hashed)] = data
	return "/" + path.Join(assetFolder, hashed)
}

// hash returns the SHA-256 of data, 64 hexadecimal digits.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// paths returns all paths in order.
func (f files) paths() []string { return slices.Sorted(maps.Keys(f)) }

// engineHash returns the SHA-256 of the engine, or 64 zeros without one.
func (f files) engineHash() string {
	for _, name := range f.paths() {
		if strings.HasPrefix(name, assetFolder+"/engine-") && path.Ext(name) == ".wasm" {
			return hash(f[name])
		}
	}
	return strings.Repeat("0", 64)
}

// digest returns one hash over all paths and contents.
func (f files) digest() string {
	sum := sha256.New()
	for _, name := range f.paths() {
		fmt.Fprintf(sum, "%s %s\n", hash(f[name]), name)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// write puts the site in the folder out. The new folder is written beside the
// old one and then takes its name, so a server that reads out meanwhile sees
// one build or the other and never half of each.
func (f files) write(out string) (err error) {
	out = filepath.Clean(out)
	if err := replaceable(out); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	// Two builds at once work in two folders; the last one stays.
	work, err := os.MkdirTemp(filepath.Dir(out), "."+filepath.Base(out)+"-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	fresh, old := filepath.Join(work, "new"), filepath.Join(work, "old")
	for _, name := range f.paths() {
		target := filepath.Join(fresh, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, f[name], 0o644); err != nil {
			return err
		}
	}
	if err := os.Rename(out, old); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.Rename(fresh, out)
}

// replaceable refuses to throw away a folder that this program did not write.
func replaceable(out string) error {
	entries, err := os.ReadDir(out)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(entries) == 0 || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == headersFile || e.Name() == edgeSettings }) {
		return nil
	}
	return fmt.Errorf("%s holds files but no %s, so it is not a site that we wrote; empty it or name another folder with -out", out, headersFile)
}
