//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// sampleSite is a small site: what internal/site writes, in miniature.
var sampleSite = map[string]string{
	"_headers":        "/*\n  Content-Security-Policy: default-src 'none'\n  Cache-Control: no-cache\n/a/page.js\n  ! Cache-Control\n  Cache-Control: immutable\n/a/room.js\n  ! Content-Security-Policy\n",
	"build.json":      `{"build":"b1","engine":"e1","go":"go1.26"}`,
	"index.html":      "root",
	"404.html":        "lost",
	"id/index.html":   "beranda",
	"a/page.js":       "plain script",
	"a/page.js.br":    "BR",
	"a/page.js.gz":    "GZIP",
	"a/room.js":       "room",
	"a/engine.wasm":   "\x00asm",
	"a/lone.br":       "a name that only looks compressed",
	".git/config":     "secret",
	"id/.secret":      "secret",
	"_worker/x.js":    "secret",
	"id/_private.txt": "secret",
}

// writeSite writes a site into a new folder.
func writeSite(t *testing.T, site map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "dist")
	for name, text := range site {
		target := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestFolderFaults(t *testing.T) {
	without := func(name string) map[string]string {
		site := map[string]string{}
		for key, text := range sampleSite {
			if key != name {
				site[key] = text
			}
		}
		return site
	}
	broken := without("_headers")
	broken["_headers"] = "/*\n  nonsense\n"
	record := without("build.json")
	record["build.json"] = "{"
	for name, test := range map[string]struct {
		folder, want string
	}{
		"no folder":     {filepath.Join(t.TempDir(), "nowhere"), "build the site first"},
		"no page":       {writeSite(t, without("index.html")), "holds no index.html"},
		"no headers":    {writeSite(t, without("_headers")), "holds no _headers"},
		"broken rule":   {writeSite(t, broken), "_headers:2: expected `Name: value`"},
		"broken record": {writeSite(t, record), "build.json is not readable"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readFolder(test.folder); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want …%s…", err, test.want)
			}
		})
	}
}

func TestFolderLeavesLinksOut(t *testing.T) {
	name := writeSite(t, sampleSite)
	outside := filepath.Join(t.TempDir(), "outside.txt")
	if err := os.WriteFile(outside, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(name, "link.txt")); err != nil {
		t.Fatal(err)
	}
	s, err := readFolder(name)
	if err != nil {
		t.Fatal(err)
	}
	if s.files["link.txt"] != nil {
		t.Error("a link out of the folder is served")
	}
}

// TestFolderFollowsBuilds: a new build is served; one that cannot be read is
// reported once and the last good one stays.
func TestFolderFollowsBuilds(t *testing.T) {
	name := writeSite(t, sampleSite)
	warnings := 0
	f, err := openFolder(name, func(error) { warnings++ })
	if err != nil {
		t.Fatal(err)
	}
	rebuild := func(page, headers string, at time.Time) {
		t.Helper()
		for file, text := range map[string]string{"index.html": page, "_headers": headers} {
			if err := os.WriteFile(filepath.Join(name, file), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chtimes(filepath.Join(name, "_headers"), at, at); err != nil {
			t.Fatal(err)
		}
		f.looked = time.Time{}
	}
	begin := time.Now()
	page := func() string { return string(f.snapshot().files["index.html"].forms[identity]) }

	rebuild("second", sampleSite["_headers"], begin.Add(time.Minute))
	if got := page(); got != "second" {
		t.Errorf("after a build: %q", got)
	}
	rebuild("third", "nonsense", begin.Add(2*time.Minute))
	for range 2 {
		if got := page(); got != "second" {
			t.Errorf("after a broken build: %q", got)
		}
		f.looked = time.Time{}
	}
	if warnings != 1 {
		t.Errorf("%d warnings, want 1", warnings)
	}
	rebuild("fourth", sampleSite["_headers"], begin.Add(3*time.Minute))
	if got := page(); got != "fourth" {
		t.Errorf("after a repaired build: %q", got)
	}
}

// TestFolderKeepsFormerAssets: two servers of one folder, one of which has seen a
// new build already. A page of the old build finds its files at either, and at the
// one after the next build no more.
func TestFolderKeepsFormerAssets(t *testing.T) {
	old := map[string]string{"a/page-0123456789abcdef.js": "old"}
	for name, text := range sampleSite {
		old[name] = text
	}
	name := writeSite(t, old)
	var servers [2]*folder
	for i := range servers {
		f, err := openFolder(name, func(err error) { t.Error(err) })
		if err != nil {
			t.Fatal(err)
		}
		servers[i] = f
	}
	begin := time.Now()
	build := func(n int) {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(name, "a")); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(name, "a"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(name, "a", fmt.Sprintf("page-%016d.js", n)), []byte("new"), 0o644); err != nil {
			t.Fatal(err)
		}
		at := begin.Add(time.Duration(n) * time.Minute)
		if err := os.Chtimes(filepath.Join(name, "_headers"), at, at); err != nil {
			t.Fatal(err)
		}
	}
	status := func(f *folder, address string) int {
		return ask(newHandler(sampleAPI(""), nil, func() release { return release{} }, static{f.snapshot}), "GET", address).Code
	}
	const former = "/a/page-0123456789abcdef.js"
	for n, want := range []struct{ former, first, second int }{1: {200, 200, 404}, 2: {404, 200, 200}} {
		if n == 0 {
			continue
		}
		build(n)
		servers[0].looked = time.Time{}
		got := []int{status(servers[0], former), status(servers[0], fmt.Sprintf("/a/page-%016d.js", 1)), status(servers[0], fmt.Sprintf("/a/page-%016d.js", 2))}
		if got[0] != want.former || got[1] != want.first || got[2] != want.second {
			t.Errorf("after build %d: %v, want %v", n, got, want)
		}
		servers[1].looked = time.Now().Add(time.Hour) // has not looked yet
		if got := status(servers[1], former); got != 200 {
			t.Errorf("the server of the old build answers %d for its own file", got)
		}
	}
}
