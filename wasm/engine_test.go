//go:build !wasip1

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"saring/internal/check"
)

// built is the engine that the site ships, builtFull the one that takes channel packs,
// builtChat the one that reads chats, speeches what they say, in all languages.
var (
	built     = sync.OnceValues(func() ([]byte, error) { return buildWith("engine") })
	builtFull = sync.OnceValues(func() ([]byte, error) { return buildWith("full-engine") })
	builtChat = sync.OnceValues(func() ([]byte, error) { return buildWith("chat-engine") })
	speeches  = sync.OnceValues(func() ([]byte, error) { return buildWith("speech") })
)

func buildWith(command string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "saring-engine-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "engine.wasm")
	cmd := exec.Command("go", "run", "saring/internal/site", "-out", file, command)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, &buildError{string(out), err}
	}
	return os.ReadFile(file)
}

type buildError struct {
	output string
	err    error
}

func (e *buildError) Error() string { return e.err.Error() + "\n" + e.output }

// engine is one running engine.
type engine struct {
	module                 api.Module
	reserve, check, report api.Function
	t                      *testing.T
}

// errBadFile is WASI's error 8, which every import but a few is answered with.
const errBadFile = 8

func start(t *testing.T) *engine { return startWith(t, built) }

func startWith(t *testing.T, build func() ([]byte, error)) *engine {
	t.Helper()
	wasm, err := build()
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	t.Cleanup(func() { runtime.Close(ctx) })
	compiled, err := runtime.CompileModule(ctx, wasm)
	if err != nil {
		t.Fatal(err)
	}
	denyAll(t, runtime, compiled)
	module, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	e := &engine{module: module, t: t}
	e.reserve, e.check, e.report = module.ExportedFunction("reserve"), module.ExportedFunction("check"), module.ExportedFunction("report")
	speech, err := speeches()
	if err != nil {
		t.Fatal(err)
	}
	// Until it is told what to say, an engine says just that.
	if got := e.answer("id", "halo"); !bytes.Contains(got, []byte(`"error":"check: the engine has no texts`)) {
		t.Fatalf("an engine without texts answers %s", got)
	}
	if got := e.give("tell", []byte("[speech zz]\n")); !bytes.Contains(got, []byte(`"error":"the speech zz`)) {
		t.Fatalf("a language without a pack: %s", got)
	}
	if got := e.give("tell", speech); string(got) != `{"v":1}` {
		t.Fatal(string(got))
	}
	return e
}

// give hands a file to the engine's function load or tell and returns the answer.
func (e *engine) give(how string, file []byte) []byte {
	e.t.Helper()
	at := e.call(e.reserve, uint64(len(file)))
	if at == 0 || !e.module.Memory().Write(at, file) {
		e.t.Fatalf("no room for %d bytes", len(file))
	}
	return e.given(how, uint64(len(file)))
}

// given calls load or tell on what lies in the reserved area.
func (e *engine) given(how string, n uint64) []byte {
	e.t.Helper()
	size := e.call(e.module.ExportedFunction(how), n)
	out, ok := e.module.Memory().Read(e.call(e.report), size)
	if !ok {
		e.t.Fatal("the answer lies outside the memory")
	}
	return bytes.Clone(out)
}

// denyAll answers the engine's imports as the checking room does: a clock, random
// bytes, no arguments, and error 8 for all else. The clock only counts and the
// bytes are always the same: answers must not depend on them.
func denyAll(t *testing.T, runtime wazero.Runtime, compiled wazero.CompiledModule) {
	t.Helper()
	now := uint64(0)
	host := runtime.NewHostModuleBuilder("wasi_snapshot_preview1")
	for _, f := range compiled.ImportedFunctions() {
		module, name, _ := f.Import()
		if module != "wasi_snapshot_preview1" {
			t.Fatalf("the engine imports %s.%s", module, name)
		}
		results := f.ResultTypes()
		host.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(_ context.Context, m api.Module, stack []uint64) {
			answer := uint64(errBadFile)
			switch name {
			case "clock_time_get":
				now++ // Go's runtime refuses a clock that shows zero
				m.Memory().WriteUint64Le(uint32(stack[2]), now)
				answer = 0
			case "args_sizes_get", "environ_sizes_get":
				m.Memory().WriteUint32Le(uint32(stack[0]), 0)
				m.Memory().WriteUint32Le(uint32(stack[1]), 0)
				answer = 0
			case "random_get":
				for i := range uint32(stack[1]) {
					m.Memory().WriteByte(uint32(stack[0])+i, byte(i*37+11))
				}
				answer = 0
			case "args_get", "environ_get":
				answer = 0
			case "proc_exit":
				panic("the engine has ended itself")
			}
			if len(results) > 0 {
				stack[0] = answer
			}
		}), f.ParamTypes(), results).Export(name)
	}
	if _, err := host.Instantiate(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func (e *engine) call(f api.Function, args ...uint64) uint32 {
	e.t.Helper()
	out, err := f.Call(context.Background(), args...)
	if err != nil {
		e.t.Fatalf("the engine trapped: %v", err)
	}
	return uint32(out[0])
}

// answer passes a text through the buffer and returns the JSON.
func (e *engine) answer(tag, text string) []byte {
	e.t.Helper()
	return e.ask(e.check, tag, text)
}

func (e *engine) ask(door api.Function, tag, text string) []byte {
	e.t.Helper()
	at := e.call(e.reserve, uint64(len(tag)+len(text)))
	if at == 0 {
		e.t.Fatalf("reserve(%d) refused", len(tag)+len(text))
	}
	if !e.module.Memory().Write(at, []byte(tag+text)) {
		e.t.Fatal("the reserved area lies outside the memory")
	}
	n := e.call(door, uint64(len(tag)), uint64(len(text)))
	out, ok := e.module.Memory().Read(e.call(e.report), n)
	if !ok {
		e.t.Fatal("the answer lies outside the memory")
	}
	return bytes.Clone(out)
}

func TestImports(t *testing.T) {
	for name, build := range map[string]func() ([]byte, error){"engine": built, "full-engine": builtFull, "chat-engine": builtChat} {
		t.Run(name, func(t *testing.T) { testImports(t, build) })
	}
}

func testImports(t *testing.T, build func() ([]byte, error)) {
	wasm, err := build()
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
	for _, f := range compiled.ImportedFunctions() {
		module, name, _ := f.Import()
		if module != "wasi_snapshot_preview1" {
			t.Errorf("the engine imports %s.%s; it may import nothing but WASI", module, name)
		}
		got = append(got, name)
	}
	if n := len(compiled.ImportedMemories()); n > 0 {
		t.Errorf("the engine imports %d memories", n)
	}
	slices.Sort(got)
	documented, err := os.ReadFile("imports.txt")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(documented)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			want = append(want, line)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the engine imports\n%v\nand imports.txt says\n%v", got, want)
	}
	for _, name := range got {
		if strings.HasPrefix(name, "sock_") || name == "path_open" {
			t.Errorf("the engine imports %s, which can reach out", name)
		}
	}
}

// The same text gets the same bytes in Go and in the engine.
func TestEngineEqualsNative(t *testing.T) {
	e := start(t)
	messages, _ := filepath.Glob("../internal/check/testdata/golden/*.txt")
	if len(messages) == 0 {
		t.Fatal("no golden messages")
	}
	texts := []string{"", "   ", "a\x00b kode 123456", "\xff\xfe\xed\xa0\x80 kirim kode OTP", strings.Repeat(".", 100_000), strings.Repeat("kirim kode OTP ya kak http://a.example/x ", 25_000)}
	for _, name := range messages {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	for _, text := range texts {
		for _, tag := range []string{"id", "en", "ms", "zz", "id;un", "en;kn", "id;ty", "id"} {
			plain, said := check.ReadContext(tag)
			native := check.Checker{Context: said}
			got, want := e.answer(tag, text), native.AppendAnswer(nil, text, plain)
			if !bytes.Equal(got, want) {
				t.Errorf("%.60q in %s:\nengine %s\nnative %s", text, tag, got, want)
			}
			got, want = e.ask(e.module.ExportedFunction("mask"), tag, text), check.AppendMasks(nil, text, plain)
			if !bytes.Equal(got, want) {
				t.Errorf("masks of %.60q in %s:\nengine %s\nnative %s", text, tag, got, want)
			}
		}
	}
}

func TestEngineLimits(t *testing.T) {
	e := start(t)
	for _, n := range []uint64{check.MaxText + 17, 1 << 31, 1<<32 - 1} {
		if at := e.call(e.reserve, n); at != 0 {
			t.Errorf("reserve(%d) gave the address %d, expected 0", n, at)
		}
	}
	// More than was reserved, and lengths whose sum overflows.
	e.call(e.reserve, 10)
	for _, n := range [][2]uint64{{2, 1 << 30}, {1<<32 - 1, 1<<32 - 1}} {
		size := e.call(e.check, n[0], n[1])
		out, _ := e.module.Memory().Read(e.call(e.report), size)
		var answer struct{ Error string }
		if err := json.Unmarshal(out, &answer); err != nil || answer.Error == "" {
			t.Errorf("check(%d, %d): expected an error sentence, got %s", n[0], n[1], out)
		}
	}
	if got := e.answer("id", "halo"); !bytes.Contains(got, []byte(`"no-sign"`)) {
		t.Errorf("after refused calls the engine answers %s", got)
	}
}

// Memory does not grow with the number of calls, and goes down to a bounded
// size after a large text.
func TestEngineMemory(t *testing.T) {
	e := start(t)
	text := strings.Repeat("Nasabah BCA yth, poin Anda akan hangus: https://bca-poin.example/x ", 4)
	for range 200 {
		e.answer("id", text)
	}
	before := e.module.Memory().Size()
	for range 3000 {
		e.answer("id", text)
	}
	if after := e.module.Memory().Size(); after > before+before/2 {
		t.Errorf("memory grew from %d to %d bytes in 3,000 calls", before, after)
	}
}
