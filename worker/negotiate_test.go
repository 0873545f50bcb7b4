//go:build !js

package main

import "testing"

func TestChooseEncoding(t *testing.T) {
	tests := []struct {
		header, stored string // stored: "br gzip", "gzip" or ""
		want           string // "" where nothing is acceptable
	}{
		{"", "br gzip", "identity"},
		{"gzip, deflate, br, zstd", "br gzip", "br"},
		{"gzip, deflate", "br gzip", "gzip"},
		{"gzip, br", "gzip", "gzip"},
		{"gzip, br", "", "identity"},
		{"GZIP", "br gzip", "gzip"},
		{"x-gzip", "br gzip", "gzip"},
		{"br;q=0.5, gzip", "br gzip", "gzip"},
		{"br;q=0.5, gzip;q=0.5", "br gzip", "br"},
		{"br;q=0, gzip;q=0", "br gzip", "identity"},
		{"br;q=0, *", "br gzip", "gzip"},
		{"*", "br gzip", "br"},
		{"*;q=0", "br gzip", ""},
		{"*;q=0, identity;q=0.1", "br gzip", "identity"},
		{"*;q=0, gzip;q=0.1", "br gzip", "gzip"},
		{"identity", "br gzip", "identity"},
		{"identity;q=1, br;q=0.5", "br gzip", "identity"},
		{"identity;q=0.5, br", "br gzip", "br"},
		{"identity;q=0", "br gzip", ""},
		{"identity;q=0, gzip", "br gzip", "gzip"},
		{"identity;q=0, br", "", ""},
		{"br ; q=1.0 , gzip", "br gzip", "br"},
		{"br;Q=0.1, gzip;q=0.9", "br gzip", "gzip"},
		{"br;q=2, gzip", "br gzip", "gzip"},
		{"br;q=-1, gzip", "br gzip", "gzip"},
		{"br;q=NaN, gzip", "br gzip", "gzip"},
		{"br;level=9, gzip", "br gzip", "gzip"},
		{"br;q=, gzip", "br gzip", "gzip"},
		{",,;;,", "br gzip", "identity"},
		{"deflate", "br gzip", "identity"},
	}
	for _, test := range tests {
		t.Run(test.header+" of "+test.stored, func(t *testing.T) {
			chosen, ok := readAcceptEncoding(test.header).choose(func(e encoding) bool {
				return e.name == test.stored || test.stored == "br gzip"
			})
			if !ok {
				chosen.name = ""
			}
			if chosen.name != test.want {
				t.Errorf("got %q, want %q", chosen.name, test.want)
			}
		})
	}
}

// FuzzAcceptEncoding: whatever a client says, the answer is a coding that is
// stored and that the client did not refuse.
func FuzzAcceptEncoding(f *testing.F) {
	f.Add("gzip;q=0.5, br;q=0, *", true, true)
	f.Add("identity;q=0", false, true)
	f.Fuzz(func(t *testing.T, header string, br, gzip bool) {
		stored := map[string]bool{"br": br, "gzip": gzip, identity: true}
		accepts := readAcceptEncoding(header)
		chosen, ok := accepts.choose(func(e encoding) bool { return stored[e.name] })
		if ok && (!stored[chosen.name] || accepts.of(chosen.name) <= 0) {
			t.Errorf("%q chose %q", header, chosen.name)
		}
		if !ok && accepts.of(identity) > 0 {
			t.Errorf("%q refused the plain form although it accepts it", header)
		}
	})
}
