package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeTree writes files into a new folder named name.
func writeTree(t *testing.T, name string, tree map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), name)
	for file, text := range tree {
		target := filepath.Join(folder, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// smallEngine is a module with the shape of Saring's: a pack, embedded, and an
// engine that needs it.
var smallEngine = map[string]string{
	"go.mod":               "module saring\n\ngo 1.26\n",
	"internal/lang/id.txt": "# catatan-penyusun\n[cue send]\nkata-penting\n[rule a]\n+ contoh-uji\n[page home]\ntitle = judul-halaman\n",
	"internal/lang/lang.go": `package lang
import _ "embed"
//go:embed id.txt
var Pack string
`,
	"wasm/main.go": `package main
import "saring/internal/lang"
//go:wasmexport size
func size() int32 { return int32(len(lang.Pack)) + int32(lang.Pack[0]) }
func main() {}
`,
}

// TestEngineHoldsShortPacks: what the compiler embeds is the short pack, the
// file in the repository stays as it is, and the folder leaves no trace.
func TestEngineHoldsShortPacks(t *testing.T) {
	first := writeTree(t, "first", smallEngine)
	engine, err := buildEngine(source{Root: first})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(engine, []byte("\x00asm\x01\x00\x00\x00")) {
		t.Fatalf("no WebAssembly: % x", engine[:8])
	}
	if !bytes.Contains(engine, []byte("kata-penting")) {
		t.Error("the engine lacks a word of the pack")
	}
	for _, left := range []string{"catatan-penyusun", "contoh-uji", "judul-halaman", first} {
		if bytes.Contains(engine, []byte(left)) {
			t.Errorf("the engine holds %q", left)
		}
	}
	pack, err := os.ReadFile(filepath.Join(first, "internal", "lang", "id.txt"))
	if err != nil || string(pack) != smallEngine["internal/lang/id.txt"] {
		t.Errorf("the pack in the repository changed: %q, %v", pack, err)
	}

	again, err := buildEngine(source{Root: writeTree(t, "second", smallEngine)})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(engine, again) {
		t.Error("the same sources in two folders gave two engines")
	}
}

func TestEngineFault(t *testing.T) {
	tree := map[string]string{"go.mod": "module saring\n", "wasm/main.go": "package main\nfunc main() { nonsense }\n"}
	_, err := buildEngine(source{Root: writeTree(t, "broken", tree)})
	if err == nil || !strings.Contains(err.Error(), "the engine (./wasm) did not compile") || !strings.Contains(err.Error(), "main.go:2") {
		t.Errorf("got %v", err)
	}
}
