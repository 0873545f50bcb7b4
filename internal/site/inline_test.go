package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInlineEmbeds(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "lang")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "id.txt"), []byte("# x\n[cue a]\nsatu \"dua\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, want string }{
		{"package lang\n\nimport _ \"embed\"\n\nvar (\n\t//go:embed id.txt\n\ttext0 string\n)\n", "package lang\n\n\nvar (\n\ttext0 = \"[cue a]\\nsatu \\\"dua\\\"\\n\"\n)\n"},
		{"package lang\n\nimport (\n\t_ \"embed\"\n\t\"sync\"\n)\n\n//go:embed id.txt\nvar text string\n", "package lang\n\nimport (\n\t\"sync\"\n)\n\nvar text = \"[cue a]\\nsatu \\\"dua\\\"\\n\"\n"},
	} {
		got, found, err := inlineEmbeds(c.in, folder)
		if err != nil || !found || got != c.want {
			t.Errorf("%q:\ngot  %q %v %v\nwant %q", c.in, got, found, err, c.want)
		}
	}
	if got, found, err := inlineEmbeds("package lang\n", folder); got != "package lang\n" || found || err != nil {
		t.Errorf("a source without embedded texts: %q %v %v", got, found, err)
	}
	if _, _, err := inlineEmbeds("package lang\n//go:embed no.txt\nvar a string\n", folder); err == nil || !strings.Contains(err.Error(), "no.txt") {
		t.Errorf("a missing file: %v", err)
	}
	if _, _, err := inlineEmbeds("package lang\n//go:embed *.txt\nvar a embed.FS\n", folder); err == nil || !strings.Contains(err.Error(), "cannot be inlined") {
		t.Errorf("another form: %v", err)
	}
}
