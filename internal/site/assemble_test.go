package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// smallWeb is a web folder in miniature.
var smallWeb = map[string]string{
	"web/known/sample.txt":   "# date: 2026-11-25\nevil.example\n",
	"web/known/good.txt":     "well.example\n",
	"web/pages/home.html":    `{{.T "home.title"}} {{.Asset "page.js"}} {{.Asset "style.css"}} {{.Asset "mark.svg"}} {{.EngineHash}}`,
	"web/pages/root.html":    `root`,
	"web/pages/404.html":     `lost`,
	"web/page/main.js":       `start(LOADING_ROOM, CHECKING_ROOM);`,
	"web/rooms/loading.js":   `fetch(ENGINE_URL).then(() => ENGINE_SHA256);`,
	"web/page/language.js":   `console.log("language");`,
	"web/page/account.js":    `console.log("account");`,
	"web/page/chat.js":       `console.log("chat", LOADING_ROOM, CHECKING_ROOM);`,
	"web/page/business.js":   `make(LOADING_ROOM, CHECKING_ROOM);`,
	"web/page/shop.js":       `console.log("shop");`,
	"web/style/business.css": `body { margin: 0 }`,
	"web/page/prove.js":      `prove(LOADING_ROOM, CHECKING_ROOM);`,
	"web/page/frame.js":      `framed(LOADING_ROOM, CHECKING_ROOM);`,
	"web/widget/widget.js":   `console.log("widget");`,
	"web/widget/widget.mjs":  `export const from = import.meta.url;`,
	"web/rooms/checking.js":  `onmessage = () => {};`,
	"web/style/main.css":     `body { color: black }`,
	"web/offline/sw.js":      `onfetch = () => {};`,
	"web/offline/receive.js": `onfetch = () => {};`,
	"web/icons/mark.svg":     `<svg viewBox="0 0 32 32"><g fill="#2b8799"><circle cx="16" cy="16" r="9"/></g></svg>`,
}

func with(tree map[string]string, name, text string) map[string]string {
	changed := map[string]string{}
	for key, value := range tree {
		changed[key] = value
	}
	changed[name] = text
	return changed
}

func assembleSmall(t *testing.T, tree map[string]string, engine string) (files, error) {
	t.Helper()
	return assembleAround(source{Root: writeTree(t, "site", tree), Packs: twoPacks(t)}, engines{[]byte(engine), []byte(engine + " with channel packs"), []byte(engine + " with chats")}, newCompressor(""))
}

// address finds the one file whose path matches.
func address(t *testing.T, out files, pattern string) string {
	t.Helper()
	var found []string
	for _, name := range out.paths() {
		if regexp.MustCompile(pattern).MatchString(name) {
			found = append(found, name)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s stands for %q", pattern, found)
	}
	return found[0]
}

// TestChainOfHashes: page names script, script names rooms, loading room names
// the engine and its hash; another engine changes every link of the chain, and
// a style changes only itself and the pages.
func TestChainOfHashes(t *testing.T) {
	out, err := assembleSmall(t, smallWeb, "\x00asm-1")
	if err != nil {
		t.Fatal(err)
	}
	find := func(out files, name, extension string) string {
		return address(t, out, `^a/`+name+`-[0-9a-f]{16}\.`+extension+`$`)
	}
	engine, loading, checking, page := find(out, "engine", "wasm"), find(out, "loading", "js"), find(out, "checking", "js"), find(out, "page", "js")
	for _, link := range []struct{ from, to string }{
		{"id/index.html", "/" + page}, {"id/index.html", hash([]byte("\x00asm-1"))},
		{page, "/" + loading}, {page, "/" + checking},
		{loading, "/" + engine}, {loading, hash([]byte("\x00asm-1"))},
		{headersFile, "\n/" + loading + "\n"}, {headersFile, "\n/" + checking + "\n"}, {headersFile, "\n/" + engine + "\n"},
		{buildRecordFile, out.engineHash()},
	} {
		if !strings.Contains(string(out[link.from]), link.to) {
			t.Errorf("%s does not name %q: %s", link.from, link.to, out[link.from])
		}
	}
	for _, name := range []string{"index.html", "404.html", "robots.txt", "ar/index.html", "id/index.html.br", "id/index.html.gz", page + ".br", engine + ".br"} {
		if out[name] == nil {
			t.Errorf("there is no %s", name)
		}
	}
	for name, data := range out {
		if strings.HasPrefix(name, "a/") && !strings.HasSuffix(name, ".br") && !strings.HasSuffix(name, ".gz") && !strings.Contains(name, hash(data)[:16]) {
			t.Errorf("%s does not carry the hash of its bytes, %s", name, hash(data)[:16])
		}
	}

	other, err := assembleSmall(t, smallWeb, "\x00asm-2")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{engine, loading, page} {
		if other[name] != nil {
			t.Errorf("another engine left %s in place", name)
		}
	}
	if other[checking] == nil {
		t.Error("another engine changed the checking room")
	}
	restyled, err := assembleSmall(t, with(smallWeb, "web/style/main.css", "body { color: red }"), "\x00asm-1")
	if err != nil {
		t.Fatal(err)
	}
	if restyled[page] == nil || string(restyled["id/index.html"]) == string(out["id/index.html"]) {
		t.Error("another style changed the script, or did not change the page")
	}
}

func TestBuildRecord(t *testing.T) {
	record := func(engine string, tree map[string]string) (r buildRecord) {
		out, err := assembleSmall(t, tree, engine)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(out[buildRecordFile], &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	one := record("one", smallWeb)
	if one.Engine != hash([]byte("one")) || len(one.Build) != 64 || !strings.HasPrefix(one.Go, "go1.") {
		t.Errorf("got %+v", one)
	}
	if again := record("one", smallWeb); again != one {
		t.Errorf("the same sources gave %+v and %+v", one, again)
	}
	if changed := record("one", with(smallWeb, "web/pages/404.html", "other")); changed.Build == one.Build || changed.Engine != one.Engine {
		t.Errorf("another page gave %+v after %+v", changed, one)
	}
}

// TestTwoAssembliesEqual: two folders, two times, one site.
func TestTwoAssembliesEqual(t *testing.T) {
	first, err := assembleSmall(t, smallWeb, "engine")
	if err != nil {
		t.Fatal(err)
	}
	second, err := assembleSmall(t, smallWeb, "engine")
	if err != nil {
		t.Fatal(err)
	}
	if err := compare(first, second); err != nil {
		t.Error(err)
	}
	if first.digest() != second.digest() {
		t.Error("equal sites have two digests")
	}
}

func TestAssembleFaults(t *testing.T) {
	for name, test := range map[string]struct {
		tree map[string]string
		want []string
	}{
		"two broken scripts": {with(with(smallWeb, "web/page/main.js", "("), "web/rooms/checking.js", "("), []string{"page/main.js", "rooms/checking.js"}},
		"a missing text":     {with(smallWeb, "web/pages/home.html", `{{.T "home.nope"}}`), []string{"home.nope is missing in language id"}},
	} {
		_, err := assembleSmall(t, test.tree, "engine")
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		for _, want := range test.want {
			if err != nil && !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q is missing in: %v", name, want, err)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	err := compare(files{"same": []byte("1"), "other": []byte("1"), "first": nil}, files{"same": []byte("1"), "other": []byte("2"), "second": nil})
	if want := "only the first build has first\ntwo builds differ in other\nonly the second build has second"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestCopySources(t *testing.T) {
	tree := with(with(smallEngine, "web/node_modules/x/index.js", "no"), "web/page/main.js", "yes")
	tree["go.sum"], tree["dist/index.html"] = "", "no"
	to := filepath.Join(t.TempDir(), "copy")
	if err := copySources(writeTree(t, "from", tree), to); err != nil {
		t.Fatal(err)
	}
	for name, there := range map[string]bool{
		"go.mod": true, "go.sum": true, "wasm/main.go": true, "internal/lang/id.txt": true, "web/page/main.js": true,
		"web/node_modules": false, "dist": false,
	} {
		if _, err := os.Stat(filepath.Join(to, name)); (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWrite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "dist")
	write := func(f files) error { return f.write(out) }
	if err := write(files{headersFile: []byte("h"), "a/old.js": []byte("1"), "id/index.html": []byte("2")}); err != nil {
		t.Fatal(err)
	}
	if err := write(files{headersFile: []byte("h"), "a/new.js": []byte("1")}); err != nil {
		t.Fatal(err)
	}
	var left []string
	err := filepath.WalkDir(filepath.Dir(out), func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			left = append(left, strings.TrimPrefix(path, filepath.Dir(out)+"/"))
		}
		return err
	})
	if want := []string{"dist/_headers", "dist/a/new.js"}; err != nil || !slices.Equal(left, want) {
		t.Errorf("left %q, %v; want %q", left, err, want)
	}

	foreign := writeTree(t, "home", map[string]string{"letter.txt": "dear"})
	if err := (files{}).write(foreign); err == nil || !strings.Contains(err.Error(), "not a site that we wrote") {
		t.Errorf("a foreign folder: %v", err)
	}
	if text, err := os.ReadFile(filepath.Join(foreign, "letter.txt")); err != nil || string(text) != "dear" {
		t.Errorf("the foreign folder changed: %q, %v", text, err)
	}
}
