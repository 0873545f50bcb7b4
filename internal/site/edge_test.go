package main

import (
	"bytes"
	"path/filepath"
	"testing"
)

// TestEdgeFolder: the Worker gets the engine and the pack that the pages load,
// not another file of the site with such an ending, and every module of worker/.
func TestEdgeFolder(t *testing.T) {
	site := files{
		"index.html": []byte("page"), "index.html.br": []byte("small"),
		"a/engine-0123456789abcdef.wasm": []byte("engine"), "a/engine-0123456789abcdef.wasm.br": []byte("small"),
		"a/full-engine-0123456789abcdef.wasm": []byte("full engine"), "a/another-engine-0.wasm": []byte("another"),
		"a/known-0123456789abcdef.pack":    []byte("pack"),
		"a/speech-id-0123456789abcdef.txt": []byte("kata\n"), "a/speech-en-0123456789abcdef.txt": []byte("words\n"),
	}
	folder := edgeSite(site)
	for name, want := range map[string]string{
		"worker/engine.wasm": "engine", "worker/known.pack": "pack", "worker/speech.txt": "words\nkata\n", "site/index.html": "page", "site/a/full-engine-0123456789abcdef.wasm": "full engine",
	} {
		if !bytes.Equal(folder[name], []byte(want)) {
			t.Errorf("%s holds %q, expected %q", name, folder[name], want)
		}
	}
	if folder["site/index.html.br"] != nil {
		t.Error("the platform compresses files itself")
	}
	root, err := moduleRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	if err := addEntry(folder, root); err != nil {
		t.Fatal(err)
	}
	modules, err := filepath.Glob(filepath.Join(root, "worker", "*.mjs"))
	if err != nil || len(modules) < 5 {
		t.Fatal(modules, err)
	}
	for _, name := range append(modules, edgeSettings) {
		base := filepath.Base(name)
		if folder["worker/"+base] == nil && folder[base] == nil {
			t.Errorf("%s is missing", base)
		}
	}
}
