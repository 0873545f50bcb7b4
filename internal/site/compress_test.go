package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestAddVariants(t *testing.T) {
	text := []byte(strings.Repeat("saring dulu, baru percaya. ", 200))
	out := files{"id/index.html": text, "_headers": text, "a/picture.png": text, "a/x.js": []byte("x")}
	if err := newCompressor("").addVariants(out); err != nil {
		t.Fatal(err)
	}
	want := []string{"_headers", "a/picture.png", "a/x.js", "a/x.js.br", "a/x.js.gz", "id/index.html", "id/index.html.br", "id/index.html.gz"}
	if got := out.paths(); !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
	unfolded, err := io.ReadAll(brotli.NewReader(bytes.NewReader(out["id/index.html.br"])))
	if err != nil || !bytes.Equal(unfolded, text) {
		t.Errorf("brotli does not unfold to the page: %v", err)
	}
	small, err := gzip.NewReader(bytes.NewReader(out["id/index.html.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	if unfolded, err = io.ReadAll(small); err != nil || !bytes.Equal(unfolded, text) {
		t.Errorf("gzip does not unfold to the page: %v", err)
	}
	if !small.ModTime.IsZero() || small.Name != "" {
		t.Errorf("gzip tells a time or a name: %v %q", small.ModTime, small.Name)
	}
	if len(out["id/index.html.br"]) >= len(text)/10 {
		t.Errorf("%d bytes became %d", len(text), len(out["id/index.html.br"]))
	}
}

// largeSample is compressible data above keepAbove.
func largeSample() []byte {
	var b bytes.Buffer
	for i := 0; b.Len() < keepAbove; i++ {
		b.WriteString(strings.Repeat(string(rune('a'+i%26)), i%7+1))
	}
	return b.Bytes()
}

func TestKeptBrotli(t *testing.T) {
	data := largeSample()
	folder := filepath.Join(t.TempDir(), "cache")
	first, err := newCompressor(folder).keptBrotli(data)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %v, %v", kept, err)
	}

	// A kept result that unfolds to the data is taken as it is: here one that
	// was compressed otherwise, so that it can be told apart.
	var other bytes.Buffer
	w := brotli.NewWriterLevel(&other, 1)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ kept, want []byte }{
		"kept":       {other.Bytes(), other.Bytes()},
		"cut off":    {first[:len(first)/2], first},
		"empty":      {nil, first},
		"other data": {mustBrotli(t, append(slices.Clone(data), 'x')), first},
		"nonsense":   {bytes.Repeat([]byte{0xff}, 100), first},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(kept[0], test.kept, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := newCompressor(folder).keptBrotli(data)
			if err != nil || !bytes.Equal(got, test.want) {
				t.Errorf("got %d bytes, %v; want %d", len(got), err, len(test.want))
			}
		})
	}

	// A folder that cannot be written costs time only.
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := newCompressor(file).keptBrotli(data); err != nil || !bytes.Equal(got, first) {
		t.Errorf("without a folder: %d bytes, %v", len(got), err)
	}
}

func mustBrotli(t *testing.T, data []byte) []byte {
	t.Helper()
	small, err := brotlied(data)
	if err != nil {
		t.Fatal(err)
	}
	return small
}

// TestCompressOnce: what was begun in the background is awaited, not repeated.
func TestCompressOnce(t *testing.T) {
	c := newCompressor("")
	data := []byte(strings.Repeat("a", 1000))
	c.prepare(data)
	if c.compress(data) != c.compress(slices.Clone(data)) {
		t.Error("the same content was compressed twice")
	}
}

// TestQuick: a quick build leaves out what would take seconds, takes it where
// an earlier build kept it, and compresses what is small as ever.
func TestQuick(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "cache")
	build := func(quick bool) files {
		t.Helper()
		out := files{"a/engine.wasm": largeSample(), "index.html": []byte("small")}
		c := newCompressor(folder)
		c.quick = quick
		if err := c.addVariants(out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	first := build(true)
	if want := []string{"a/engine.wasm", "a/engine.wasm.gz", "index.html", "index.html.br", "index.html.gz"}; !slices.Equal(first.paths(), want) {
		t.Errorf("a quick build holds %q, want %q", first.paths(), want)
	}
	whole := build(false)
	if err := compare(whole, build(true)); err != nil {
		t.Errorf("after a whole build a quick one differs: %v", err)
	}
}
