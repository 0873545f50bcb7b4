package feed

import (
	"io"
	"strings"
	"testing"
)

// endless is a feed that never ends.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

// TestBounds: a feed larger than MaxFeed is refused rather than cut.
func TestBounds(t *testing.T) {
	c := NewCollector(nil, io.Discard)
	if err := c.Read("endless", endless{}); err == nil || !strings.Contains(err.Error(), "endless is larger than 256 MiB") {
		t.Error(err)
	}
}

func FuzzFeedLine(f *testing.F) {
	for _, line := range []string{"0.0.0.0 a.example", "||a.example^$x", "hxxp://a[.]example/b?c #d", "*.a.example", "[::1] x"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		addresses, err := Addresses(line)
		if len(addresses) > len(line) {
			t.Fatalf("%q became %d addresses", line, len(addresses))
		}
		if err != nil && !strings.HasSuffix(err.Error(), ".") {
			t.Fatal(err)
		}
		c := NewCollector(nil, io.Discard)
		for _, a := range addresses {
			_ = c.add(a)
		}
	})
}
