package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func listOf(t *testing.T, out files) (list keepList) {
	t.Helper()
	if err := json.Unmarshal(out[keepFile], &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// stamped is a small site after it got its name.
func stamped(t *testing.T, policies string, change func(files)) files {
	t.Helper()
	out := files{
		"index.html": []byte("root"), "404.html": []byte("lost"), "id/index.html": []byte("<" + unstamped + "> page"),
		"id/buktikan/index.html": []byte("prove"), "a/page-0123456789abcdef.js": []byte("script"),
	}
	change(out)
	if err := out.stamp(policies); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestStamp(t *testing.T) {
	out := stamped(t, "policies", func(files) {})
	list := listOf(t, out)
	want := []string{
		"/a/page-0123456789abcdef.js", "/id/buktikan/ " + hash([]byte("prove"))[:16],
		"/id/ " + hash(out["id/index.html"])[:16], "/ " + hash([]byte("root"))[:16],
	}
	if !slices.Equal(list.Files, want) {
		t.Errorf("got %q, want %q", list.Files, want)
	}
	if got := string(out["id/index.html"]); got != "<"+list.Build+"> page" || len(list.Build) != 16 {
		t.Errorf("build %q, page %q", list.Build, got)
	}
	if len(unstamped) != len(list.Build) {
		t.Errorf("%q is not as long as a build's name", unstamped)
	}
}

// TestStampChanges: any other page, asset or header is another build, and the
// same ones are the same.
func TestStampChanges(t *testing.T) {
	first := listOf(t, stamped(t, "policies", func(files) {}))
	if again := listOf(t, stamped(t, "policies", func(files) {})); again.Build != first.Build {
		t.Error("the same files got two names")
	}
	for name, change := range map[string]func(files){
		"a page":      func(f files) { f["id/buktikan/index.html"] = []byte("prove it") },
		"a new page":  func(f files) { f["id/baru/index.html"] = nil },
		"a new asset": func(f files) { f["a/x-0123456789abcdef.svg"] = nil },
	} {
		other := listOf(t, stamped(t, "policies", change))
		if other.Build == first.Build || other.Policies != first.Policies {
			t.Errorf("%s: %+v after %+v", name, other, first)
		}
	}
	other := listOf(t, stamped(t, "other policies", func(files) {}))
	if other.Build == first.Build || other.Policies == first.Policies {
		t.Errorf("other policies: %+v after %+v", other, first)
	}
}

// TestKeepInSite: the built site names its build in its page, and the policies
// stay the same where only the names of assets change.
func TestKeepInSite(t *testing.T) {
	tree := with(smallWeb, "web/pages/home.html", `{{.T "home.title"}} {{.Build}} {{.Asset "page.js"}}`)
	out, err := assembleSmall(t, tree, "engine")
	if err != nil {
		t.Fatal(err)
	}
	list := listOf(t, out)
	if !strings.Contains(string(out["id/index.html"]), " "+list.Build+" ") {
		t.Errorf("the page does not name build %s: %s", list.Build, out["id/index.html"])
	}
	for _, address := range []string{"/" + serviceWorker, "/" + keepFile, "/" + headersFile, "/404.html"} {
		if slices.Contains(list.Files, address) {
			t.Errorf("%s is kept", address)
		}
	}
	other, err := assembleSmall(t, with(tree, "web/page/main.js", "other(LOADING_ROOM)"), "engine")
	if err != nil {
		t.Fatal(err)
	}
	if now := listOf(t, other); now.Policies != list.Policies || now.Build == list.Build {
		t.Errorf("another script: %+v after %+v", now, list)
	}
}

// TestStampLeavesOut: who never opens a page that needs another engine does not
// download it; such a page is of the build all the same.
func TestStampLeavesOut(t *testing.T) {
	out := stamped(t, "policies", func(f files) {
		f["a/chat-engine-0.wasm"] = []byte("engine")
		f["a/chat-loading-0.js"] = []byte("fetch /a/chat-engine-0.wasm")
		f["a/chat-0.js"] = []byte("start /a/chat-loading-0.js")
		f["id/obrolan/index.html"] = []byte("<" + unstamped + "> /a/chat-0.js")
	})
	list := listOf(t, out)
	if len(list.Files) != 4 || strings.Contains(strings.Join(list.Files, " "), "obrolan") {
		t.Errorf("kept: %q", list.Files)
	}
	if got := string(out["id/obrolan/index.html"]); got != "<"+list.Build+"> /a/chat-0.js" {
		t.Errorf("the page is %q", got)
	}
}
