//go:build !wasip1

package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"

	"saring/internal/check"
	"saring/internal/link"
)

// The exports are the door that doc.go describes, and no more.
func TestExports(t *testing.T) {
	wasm, err := built()
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	compiled, err := runtime.CompileModule(ctx, wasm)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for name := range compiled.ExportedFunctions() {
		got = append(got, name)
	}
	slices.Sort(got)
	if want := []string{"_initialize", "check", "load", "mask", "report", "reserve", "tell"}; !slices.Equal(got, want) {
		t.Errorf("the engine exports %v, expected %v", got, want)
	}
}

// With a pack, too, the engine answers the same bytes as Go.
func TestEngineWithPack(t *testing.T) {
	entry, err := link.ReadKnownEntry("evil.example")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := link.BuildKnown("2026-11-25", []link.KnownEntry{entry}, nil)
	if err != nil {
		t.Fatal(err)
	}
	e, native := start(t), check.Checker{}
	texts := []string{"lihat https://a.evil.example/x", "lihat https://baik.example/x", ""}
	same := func() {
		t.Helper()
		for _, text := range texts {
			for _, tag := range []string{"id", "en"} {
				if got, want := e.answer(tag, text), native.AppendAnswer(nil, text, tag); !bytes.Equal(got, want) {
					t.Errorf("%q in %s:\nengine %s\nnative %s", text, tag, got, want)
				}
			}
		}
	}
	same() // without
	if got, want := e.give("load", pack), native.LoadKnown(nil, pack); !bytes.Equal(got, want) || !bytes.Contains(got, []byte(`"entries":1`)) {
		t.Errorf("engine %s, native %s", got, want)
	}
	same()
	if !bytes.Contains(e.answer("id", texts[0]), []byte(`"known-bad"`)) {
		t.Error("the engine has not taken the pack into use")
	}
	// What is no pack, or claims to be longer than what was reserved, changes nothing.
	for name, bad := range map[string][]byte{"cut": pack[:50], "ten bytes": []byte("0123456789"), "nothing": nil, "large": bytes.Repeat([]byte{1}, check.MaxText)} {
		if got, want := e.give("load", bad), native.LoadKnown(nil, bad); !bytes.Equal(got, want) || !strings.Contains(string(got), `"error":"`) {
			t.Errorf("%s: engine %s, native %s", name, got, want)
		}
	}
	if got := e.given("load", 1<<32-1); !bytes.Contains(got, []byte(`"error":"`)) {
		t.Errorf("more than was reserved: %s", got)
	}
	same()
}
