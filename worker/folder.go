//go:build !js

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"saring/internal/link"
)

const (
	headersName = "_headers"   // who may load what; obeyed, never sent
	releaseName = "build.json" // what internal/site says about a build
	notFound    = "404.html"   // the page for a wrong address

	// maxFolder bounds the bytes that a site may have: it is held in memory.
	maxFolder = 256 << 20
)

// snapshot is a site as it stood at one moment, held in memory: a request
// looks a path up in a map and never touches the disk, so no path, however it
// is spelled, leads out of the folder.
type snapshot struct {
	files   map[string]*file // by path relative to the folder: "id/index.html"
	kept    map[string]*file // those of files that only the build before has
	rules   []headerRule
	release release
	known   *link.Known // nil without a pack that can be read
	taken   time.Time   // modification time of _headers, which a build writes anew
}

// file is one file in all the forms in which it may be sent.
type file struct {
	contentType string
	tag         string            // of the plain form, for ETag, without quotes
	forms       map[string][]byte // by coding: "identity", "br", "gzip"
}

// readFolder takes a snapshot of a folder that internal/site wrote. Left out
// are files and folders whose name begins with a dot or an underscore, and
// what is not a regular file: a link could lead out of the folder.
func readFolder(name string) (*snapshot, error) {
	root, err := os.OpenRoot(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no folder %s; build the site first: go run ./internal/site", name)
	}
	if err != nil {
		return nil, err
	}
	defer root.Close()

	contents := map[string][]byte{}
	total := int64(0)
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name != "." && strings.ContainsRune("._", rune(entry.Name()[0])) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		data, err := root.ReadFile(name)
		if total += int64(len(data)); total > maxFolder {
			return fmt.Errorf("the site is larger than %d bytes, which is more than this server holds", maxFolder)
		}
		contents[name] = data
		return err
	})
	if err != nil {
		return nil, err
	}
	s := &snapshot{files: formsOf(contents), release: release{Build: unknownRelease, Engine: unknownRelease}}
	if _, ok := s.files["index.html"]; !ok {
		return nil, fmt.Errorf("the folder %s holds no index.html; build the site first: go run ./internal/site", name)
	}
	if err := s.readHeaders(root, name); err != nil {
		return nil, err
	}
	if record, ok := contents[releaseName]; ok {
		if err := json.Unmarshal(record, &s.release); err != nil {
			return nil, fmt.Errorf("%s is not readable: %w", path.Join(name, releaseName), err)
		}
		s.readKnown(record, contents)
	}
	return s, nil
}

// readKnown takes the known-bad pack that the site's pages load into use. A
// pack that is missing or broken leaves everything else working, here as there.
func (s *snapshot) readKnown(record []byte, contents map[string][]byte) {
	var place struct{ Known struct{ Address string } }
	if json.Unmarshal(record, &place) != nil {
		return
	}
	s.known, _ = link.ReadKnown(contents[strings.TrimPrefix(place.Known.Address, "/")])
}

func (s *snapshot) readHeaders(root *os.Root, folder string) error {
	text, err := root.ReadFile(headersName)
	if errors.Is(err, fs.ErrNotExist) {
		// Pages without their policies must not go out.
		return fmt.Errorf("the folder %s holds no %s; build the site again: go run ./internal/site", folder, headersName)
	}
	if err != nil {
		return err
	}
	info, err := root.Stat(headersName)
	if err != nil {
		return err
	}
	s.taken = info.ModTime()
	s.rules, err = parseHeaders(path.Join(folder, headersName), string(text))
	return err
}

// formsOf joins each file with its compressed forms, which then have no
// address of their own.
func formsOf(contents map[string][]byte) map[string]*file {
	files := map[string]*file{}
	for name, data := range contents {
		if _, isForm := formOf(name, contents); isForm {
			continue
		}
		sum := sha256.Sum256(data)
		f := &file{contentType: contentType(name), tag: hex.EncodeToString(sum[:12]), forms: map[string][]byte{identity: data}}
		for _, e := range encodings {
			if small, ok := contents[name+e.suffix]; ok {
				f.forms[e.name] = small
			}
		}
		files[name] = f
	}
	return files
}

// formOf tells whether name is the compressed form of another file.
func formOf(name string, contents map[string][]byte) (plain string, is bool) {
	for _, e := range encodings {
		if plain, cut := strings.CutSuffix(name, e.suffix); cut {
			if _, ok := contents[plain]; ok {
				return plain, true
			}
		}
	}
	return "", false
}

// contentType returns a file's media type by its ending. The table is ours and
// not the machine's, so that every machine answers alike.
func contentType(name string) string {
	if i := slices.IndexFunc(contentTypes, func(row [2]string) bool { return row[0] == path.Ext(name) }); i >= 0 {
		return contentTypes[i][1]
	}
	return "application/octet-stream"
}

var contentTypes = [][2]string{
	{".css", "text/css; charset=utf-8"},
	{".html", "text/html; charset=utf-8"},
	{".ico", "image/x-icon"},
	{".js", "text/javascript; charset=utf-8"},
	{".mjs", "text/javascript; charset=utf-8"},
	{".json", "application/json"},
	{".png", "image/png"},
	{".svg", "image/svg+xml"},
	{".txt", "text/plain; charset=utf-8"},
	{".wasm", "application/wasm"},
	{".webmanifest", "application/manifest+json"},
	{".xml", "application/xml"},
}

// lookAgain is how often at most the folder is looked at for a new build.
const lookAgain = time.Second

// folder gives the current snapshot of a folder and takes a new one after
// each build. A build that cannot be read leaves the last good one in place.
type folder struct {
	name string

	mutex  sync.Mutex
	now    *snapshot
	looked time.Time
	warn   func(error)
}

func openFolder(name string, warn func(error)) (*folder, error) {
	first, err := readFolder(name)
	if err != nil {
		return nil, err
	}
	return &folder{name: name, now: first, looked: time.Now(), warn: warn}, nil
}

func (f *folder) snapshot() *snapshot {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if time.Since(f.looked) < lookAgain {
		return f.now
	}
	f.looked = time.Now()
	info, err := os.Stat(path.Join(f.name, headersName))
	if err != nil || info.ModTime().Equal(f.now.taken) {
		return f.now // unchanged, or in the middle of a build
	}
	fresh, err := readFolder(f.name)
	if err != nil {
		f.warn(err)
		f.now.taken = info.ModTime() // warn once per build
		return f.now
	}
	fresh.keepAssets(f.now)
	f.now = fresh
	return f.now
}

// assets is the folder of the files whose names hold their hash.
const assets = "a/"

// keepAssets takes over what the snapshot before had of its own and had not taken
// over itself: a page that was loaded just before a build still asks for its
// scripts and its engine. Their names hold their hash, so none is mistaken.
func (s *snapshot) keepAssets(before *snapshot) {
	s.kept = map[string]*file{}
	for name, old := range before.files {
		if strings.HasPrefix(name, assets) && s.files[name] == nil && before.kept[name] == nil {
			s.kept[name], s.files[name] = old, old
		}
	}
}
