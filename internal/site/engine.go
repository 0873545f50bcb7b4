package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// enginePackage is the main package that becomes engine.wasm; finderPackage is
// the finder alone, which only the benchmark runs.
const (
	enginePackage = "./wasm"
	finderPackage = "./wasm/finder"
)

// buildEngine compiles the engine and returns its bytes.
func buildEngine(s source) ([]byte, error) { return buildWasm(s, enginePackage) }

// buildFullEngine compiles the engine that also takes channel packs (48 kB), which
// the pages for other sites and for businesses load, and buildChatEngine the one that
// also reads exported chats (25 kB). Whoever checks one message pays for neither.
func buildFullEngine(s source) ([]byte, error) { return buildWasm(s, enginePackage, "-tags=full") }

func buildChatEngine(s source) ([]byte, error) { return buildWasm(s, enginePackage, "-tags=chat") }

// buildWasm compiles a main package as engines are compiled.
//
// The engine is a WASI reactor (-buildmode=c-shared): a module without a main
// loop whose exported functions a page calls. The flags leave out all that
// differs between two machines: paths (-trimpath), the build id, the state of
// the version control. Embedded texts are inlined, of the language packs
// only the words (speech.go), through -overlay, which shows the go tool other file contents
// than those on the disk and leaves the repository untouched. What the linker
// writes is shrunk (shrink.go); for that it names the functions, so -s is not
// among the flags, and the names go with the rest.
func buildWasm(s source, pkg string, flags ...string) ([]byte, error) {
	work, err := os.MkdirTemp("", "saring-engine-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)

	overlay, err := writeOverlay(s.Root, work)
	if err != nil {
		return nil, err
	}
	output := filepath.Join(work, "engine.wasm")
	command := exec.Command("go", "build", "-buildmode=c-shared", "-trimpath", "-buildvcs=false",
		"-ldflags=-w -buildid=", "-overlay", overlay, "-o", output)
	for _, pkg := range [...]string{"saring/internal/channel", "filippo.io/edwards25519/...", "saring/internal/lang"} {
		// Run once, for a pack or at start: without inlining they are 5 kB of
		// brotli smaller, and the words' readers 2 kB.
		command.Args = append(command.Args, "-gcflags="+pkg+"=-l")
	}
	command.Args = append(append(command.Args, flags...), pkg)
	command.Dir = s.Root
	command.Env = append(os.Environ(),
		"GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0",
		// A reader's own settings must not change the bytes.
		"GOFLAGS=", "GOEXPERIMENT=", "GOWASM=", "GOFIPS140=off", "GOWORK=off")
	if s.GoCache != "" {
		command.Env = append(command.Env, "GOCACHE="+s.GoCache)
	}
	var complaints bytes.Buffer
	command.Stdout, command.Stderr = &complaints, &complaints
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("the engine (%s) did not compile: %w\n%s", pkg, err, strings.TrimSpace(complaints.String()))
	}
	linked, err := os.ReadFile(output)
	if err != nil {
		return nil, err
	}
	return shrink(linked)
}

// writeOverlay writes Go files with their embedded texts inlined (inline.go)
// into the folder work, and a file for the go tool's flag -overlay that puts
// them in place of the repository's. It returns that file's path.
func writeOverlay(root, work string) (string, error) {
	sources, err := filepath.Glob(filepath.Join(root, "internal", "*", "*.go"))
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") || filepath.Base(filepath.Dir(name)) == "site" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		if strings.HasPrefix(string(text), "//go:build ignore") {
			continue // a generator, not part of the engine
		}
		inlined, found, err := inlineEmbeds(string(text), filepath.Dir(name))
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if !found {
			continue
		}
		short := filepath.Join(work, strconv.Itoa(len(replace))+".go")
		if err := os.WriteFile(short, []byte(inlined), 0o600); err != nil {
			return "", err
		}
		replace[name] = short
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(work, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o600)
}
