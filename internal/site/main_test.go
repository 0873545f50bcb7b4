package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestRunRefuses(t *testing.T) {
	for _, arguments := range [][]string{{"nonsense"}, {"build", "size"}, {"-nope"}} {
		if err := run(arguments); err == nil || !strings.Contains(err.Error(), "usage:") {
			t.Errorf("%q: %v", arguments, err)
		}
	}
	if err := run([]string{"-quick", "size"}); err == nil || !strings.Contains(err.Error(), "-quick is for build and edge") {
		t.Errorf("-quick size: %v", err)
	}
}

func TestModuleRoot(t *testing.T) {
	root := writeTree(t, "saring", map[string]string{"go.mod": "module saring\n\ngo 1.26.0\n", "web/test/go.mod": "module other\n", "web/test/x/y": ""})
	got, err := moduleRoot(filepath.Join(root, "web", "test", "x"))
	if err != nil || got != root {
		t.Errorf("got %q, %v; want %q", got, err, root)
	}
	if _, err := moduleRoot(t.TempDir()); err == nil || !strings.Contains(err.Error(), "inside Saring's repository") {
		t.Errorf("outside: %v", err)
	}
}
