package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// busyEngine leans on all that the runtime reads function tables for: stacks
// that grow and are copied, a collector that walks them, maps, interfaces,
// deferred calls and panics that are recovered in inlined and other frames.
const busyEngine = `package main

import "runtime"

type node struct{ left, right *node; words map[string]int }

func grow(depth int) *node {
	var room [64]int
	room[depth%64] = depth
	if depth == 0 { return &node{words: map[string]int{"leaf": room[0]}} }
	n := &node{left: grow(depth-1), words: map[string]int{"depth": depth}}
	if depth%500 == 0 { runtime.GC() }
	n.right = n.left
	return n
}

func at(list []int, i int) int { return list[i] }

func caught(i int) (n int) {
	defer func() { if recover() != nil { n = -1 } }()
	return at([]int{1, 2, 3}, i)
}

//go:wasmexport busy
func busy() int32 {
	sum := 0
	for n := grow(3000); n != nil; n = n.left { sum += n.words["depth"] + n.words["leaf"] }
	return int32(sum*10 + caught(1) + caught(7))
}

//go:wasmexport crash
func crash() { at(nil, int(busy())) }

func main() {}
`

// TestShrink: the shrunk engine does what the linked one did, its memory is the
// same outside the tables of stack traces, and it is much smaller.
func TestShrink(t *testing.T) {
	root := writeTree(t, "busy", map[string]string{"go.mod": "module busy\n\ngo 1.26\n", "wasm/main.go": busyEngine})
	file := filepath.Join(root, "busy.wasm")
	command := exec.Command("go", "build", "-buildmode=c-shared", "-ldflags=-w", "-o", file, enginePackage)
	command.Dir = root
	command.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	linked, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	shrunk, err := shrink(linked)
	if err != nil {
		t.Fatal(err)
	}
	const expected = (3000*3001/2)*10 + 2 - 1
	for name, wasm := range map[string][]byte{"linked": linked, "shrunk": shrunk} {
		if got := busy(t, wasm); got != expected {
			t.Errorf("%s: %d, expected %d", name, got, expected)
		}
	}
	// What only watches or prints is gone, and a crash still ends the engine.
	if names := bytes.Count(linked, []byte("runtime.goroutineheader")); names == 0 {
		t.Fatal("the linked module names no functions, so none was emptied")
	}
	if bytes.Contains(shrunk, []byte("runtime.goroutineheader")) {
		t.Error("the shrunk module still names its functions")
	}
	if n := bytes.Count(shrunk, append([]byte{byte(len(unreachable))}, unreachable...)); n < 100 {
		t.Errorf("only %d functions were emptied: has Go renamed them?", n)
	}
	for name, wasm := range map[string][]byte{"linked": linked, "shrunk": shrunk} {
		if _, err := call(t, wasm, "crash"); err == nil {
			t.Errorf("%s: went on after a crash", name)
		}
	}
	before, from := imageOf(t, linked)
	after, to := imageOf(t, shrunk)
	if from != to {
		t.Fatalf("the memory begins at %d, then at %d", from, to)
	}
	changed := 0
	for i := range before {
		now := byte(0) // beyond the last byte that is set
		if i < len(after) {
			now = after[i]
		}
		if now != before[i] {
			changed++
			if now != 0 && now != 0xff {
				t.Fatalf("byte %d became %#x", from+i, now)
			}
		}
	}
	if changed < len(before)/20 {
		t.Errorf("only %d of %d bytes were emptied: has Go changed its tables?", changed, len(before))
	}
	big, small := length(t, linked), length(t, shrunk)
	t.Logf("gzip %d, shrunk %d", big, small)
	if small*100 > big*88 {
		t.Errorf("gzip %d became only %d", big, small)
	}
}

func busy(t *testing.T, wasm []byte) int64 {
	t.Helper()
	result, err := call(t, wasm, "busy")
	if err != nil {
		t.Fatal(err)
	}
	return int64(result[0])
}

// call starts the module and calls one of its functions.
func call(t *testing.T, wasm []byte, name string) ([]uint64, error) {
	t.Helper()
	ctx := context.Background()
	machine := wazero.NewRuntime(ctx)
	defer machine.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, machine)
	module, err := machine.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	return module.ExportedFunction(name).Call(ctx)
}

func imageOf(t *testing.T, wasm []byte) ([]byte, int) {
	t.Helper()
	all, err := sections(wasm)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.id == dataSection {
			image, base, err := readImage(s.body)
			if err != nil {
				t.Fatal(err)
			}
			return image, base
		}
	}
	t.Fatal("the module has no data")
	return nil, 0
}

func length(t *testing.T, data []byte) int {
	t.Helper()
	small, err := gzipped(data)
	if err != nil {
		t.Fatal(err)
	}
	return len(small)
}

// TestShrinkRefuses: what is no module, or one that Go does not write, is
// named and not rewritten.
func TestShrinkRefuses(t *testing.T) {
	head := "\x00asm\x01\x00\x00\x00"
	for name, wasm := range map[string]string{
		"nothing":            "",
		"another version":    "\x00asm\x02\x00\x00\x00",
		"section too long":   head + "\x0b\x7f\x01",
		"length without end": head + "\x0b\xff\xff\xff\xff\xff\xff",
		"no segment":         head + "\x0b\x01\x00",
		"passive segment":    head + "\x0b\x05\x01\x01\x01aa",
		"address below zero": head + "\x0b\x07\x01\x00\x41\x7f\x0b\x01a",
		"address too high":   head + "\x0b\x0b\x01\x00\x41\xff\xff\xff\xff\x07\x0b\x01a",
		"bytes left over":    head + "\x0b\x09\x01\x00\x41\x08\x0b\x01aaa",
		"broken tables":      head + "\x0b\x16\x01\x00\x41\x08\x0b\x10" + string(headerMagic) + "aaaaaaaa",
	} {
		if out, err := shrink([]byte(wasm)); err == nil {
			t.Errorf("%s: got % x", name, out)
		}
	}
	plain := []byte(head + "\x00\x02ab\x0b\x07\x01\x00\x41\x08\x0b\x01a")
	if out, err := shrink(plain); err != nil || !bytes.Equal(out, plain) {
		t.Errorf("a module without function tables became % x, %v", out, err)
	}
}

func FuzzShrink(f *testing.F) {
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0b\x07\x01\x00\x41\x08\x0b\x01a"))
	table := append([]byte("\x00asm\x01\x00\x00\x00\x0b\xd0\x01\x01\x00\x41\x08\x0b\xc8\x01"), headerMagic...)
	f.Add(append(table, make([]byte, 192)...))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		out, err := shrink(wasm)
		if err != nil {
			return
		}
		again, err := shrink(out)
		if err != nil || !bytes.Equal(again, out) {
			t.Errorf("shrinking twice gave % x, then % x, %v", out, again, err)
		}
	})
}
