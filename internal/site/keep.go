package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
)

// keepFile lists what a browser keeps for visits without a network; see
// web/offline/keep.js.
const keepFile = "keep.json"

// The two service workers stand at the root under names of their own and not
// among the assets: a browser asks for a service worker again under its old
// address, and from the root it may answer for the whole site.
const (
	serviceWorker   = "sw.js"      // hands out the site's files
	receivingWorker = "receive.js" // takes a message shared from another app
)

// keepList is dist/keep.json.
type keepList struct {
	// Build stands for all listed files and for the headers they are sent with.
	Build string `json:"build"`
	// Policies stands for the headers alone: where they change, a file must be
	// fetched again although its bytes stay.
	Policies string `json:"policies"`
	// Files are addresses. A page's is followed by a blank and the first 16
	// digits of its SHA-256; an asset has them in its name.
	Files []string `json:"files"`
}

// unstamped stands in a page for its build until the build is known. The build is a
// hash over pages too, so they are hashed with this in its place.
const unstamped = "build-to-be-set."

// stamp gives the pages the name of their build and adds the list of all that a
// browser keeps.
func (f files) stamp(policies string) error {
	list := keepList{Policies: hash([]byte(policies))[:16]}
	sum := sha256.New()
	fmt.Fprintln(sum, list.Policies)
	for _, name := range f.paths() {
		fmt.Fprintf(sum, "%s %s\n", hash(f[name]), name)
	}
	list.Build = hex.EncodeToString(sum.Sum(nil))[:16]
	large := f.around(assetFolder+"/full-engine-", assetFolder+"/chat-engine-", assetFolder+"/frame-", assetFolder+"/business")
	for _, name := range f.paths() {
		if path.Ext(name) == ".html" {
			f[name] = bytes.ReplaceAll(f[name], []byte(unstamped), []byte(list.Build))
		}
		switch {
		case large[name]:
			// The other engines and the pages that load them are as large as all else
			// together, and few ever need them: they open with a network only. And a
			// reader of this site never opens the pages that other sites embed, nor those for
			// businesses.
		case strings.HasPrefix(name, assetFolder+"/"):
			list.Files = append(list.Files, "/"+name)
		case path.Ext(name) == ".html":
			// The page for a wrong address has no address of its own.
			if folder, ok := strings.CutSuffix("/"+name, "index.html"); ok {
				list.Files = append(list.Files, folder+" "+hash(f[name])[:16])
			}
		}
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	f[keepFile] = append(text, '\n')
	return nil
}

// around returns the files whose names begin in one of these ways, and those that name one of them or
// of what names them in turn.
func (f files) around(prefixes ...string) map[string]bool {
	found := map[string]bool{}
	var addresses [][]byte
	for grown := true; grown; {
		grown = false
		for _, name := range f.paths() {
			begins := func(prefix string) bool { return strings.HasPrefix(name, prefix) }
			names := func(address []byte) bool { return bytes.Contains(f[name], address) }
			if found[name] || !slices.ContainsFunc(prefixes, begins) && !slices.ContainsFunc(addresses, names) {
				continue
			}
			found[name], grown = true, true
			if strings.HasPrefix(name, assetFolder+"/") {
				addresses = append(addresses, []byte("/"+name))
			}
		}
	}
	return found
}
