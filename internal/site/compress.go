package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"io"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
)

// compressible are the endings of files that shrink; pictures other than SVG
// and fonts are compressed by their own formats.
var compressible = []string{".html", ".css", ".js", ".json", ".mjs", ".pack", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"}

// keepAbove is the size in bytes from which brotli's result is kept between
// builds: the engine takes seconds, a page takes milliseconds.
const keepAbove = 256 << 10

// compressor compresses each content once. Files are compressed here and not
// per request, so the strongest and slowest settings cost no reader anything.
type compressor struct {
	folder string // kept results, "" for none
	quick  bool   // leave out what is large and not kept
	mutex  sync.Mutex
	done   map[[sha256.Size]byte]*variants
}

// variants are the compressed forms of one content.
type variants struct {
	once         sync.Once
	brotli, gzip []byte
	err          error
}

func newCompressor(folder string) *compressor {
	return &compressor{folder: folder, done: map[[sha256.Size]byte]*variants{}}
}

// prepare begins to compress data in the background.
func (c *compressor) prepare(data []byte) { go c.compress(data) }

// compress returns the variants of data: computed, awaited or kept.
func (c *compressor) compress(data []byte) *variants {
	sum := sha256.Sum256(data)
	c.mutex.Lock()
	v := c.done[sum]
	if v == nil {
		v = &variants{}
		c.done[sum] = v
	}
	c.mutex.Unlock()
	v.once.Do(func() {
		v.gzip, v.err = gzipped(data)
		if v.err == nil {
			v.brotli, v.err = c.keptBrotli(data)
		}
	})
	return v
}

// addVariants adds NAME.br and NAME.gz beside every compressible file, except
// _headers, which no reader gets.
func (c *compressor) addVariants(out files) error {
	names := slices.DeleteFunc(out.paths(), func(name string) bool {
		return !slices.Contains(compressible, path.Ext(name))
	})
	results := make([]*variants, len(names))
	var group sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() {
			places <- struct{}{}
			results[i] = c.compress(out[name])
			<-places
		})
	}
	group.Wait()
	for i, name := range names {
		if results[i].err != nil {
			return results[i].err
		}
		out[name+".gz"] = results[i].gzip
		if results[i].brotli != nil {
			out[name+".br"] = results[i].brotli
		}
	}
	return nil
}

// gzipped compresses at the strongest level, without a name or a time.
func gzipped(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// brotlied compresses at the strongest level (11).
func brotlied(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// keptBrotli is brotlied for large data with a memory: results are kept in the
// user's cache folder under the hash of what they stand for. A kept result is
// believed only when it unfolds to exactly data. A quick compressor answers
// nil where nothing is kept.
func (c *compressor) keptBrotli(data []byte) ([]byte, error) {
	if len(data) < keepAbove {
		return brotlied(data)
	}
	kept := filepath.Join(c.folder, hash(data)+"-"+brotliVersion()+".br")
	if c.folder != "" {
		if small, err := os.ReadFile(kept); err == nil && unfoldsTo(small, data) {
			return small, nil
		}
	}
	if c.quick {
		return nil, nil
	}
	small, err := brotlied(data)
	if err != nil {
		return nil, err
	}
	// A cache that cannot be written costs time, not correctness.
	if c.folder != "" && os.MkdirAll(c.folder, 0o700) == nil {
		fresh := kept + ".new"
		if os.WriteFile(fresh, small, 0o600) == nil {
			_ = os.Rename(fresh, kept)
		}
	}
	return small, nil
}

// unfoldsTo tells whether small is data under brotli.
func unfoldsTo(small, data []byte) bool {
	unfolded, err := io.ReadAll(io.LimitReader(brotli.NewReader(bytes.NewReader(small)), int64(len(data))+1))
	return err == nil && bytes.Equal(unfolded, data)
}

// brotliVersion names the encoder: another version may give other bytes.
func brotliVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "github.com/andybalholm/brotli" {
				return module.Version
			}
		}
	}
	return "unknown"
}
