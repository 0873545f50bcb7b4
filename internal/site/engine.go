package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// enginePackage is the main package that becomes engine.wasm.
const enginePackage = "./wasm"

// buildEngine compiles the engine and returns its bytes.
//
// The engine is a WASI reactor (-buildmode=c-shared): a module without a main
// loop whose exported functions a page calls. The flags leave out all that
// differs between two machines: paths (-trimpath), the build id, the state of
// the version control. The language packs are embedded in their short form
// through -overlay, which shows the go tool other file contents than those on
// the disk and leaves the repository untouched.
func buildEngine(s source) ([]byte, error) {
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
		"-ldflags=-s -w -buildid=", "-overlay", overlay, "-o", output, enginePackage)
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
		return nil, fmt.Errorf("the engine (%s) did not compile: %w\n%s", enginePackage, err, strings.TrimSpace(complaints.String()))
	}
	return os.ReadFile(output)
}

// writeOverlay writes the short language packs into the folder work, and a
// file for the go tool's flag -overlay that puts them in place of the whole
// ones. It returns that file's path.
func writeOverlay(root, work string) (string, error) {
	packs, err := filepath.Glob(filepath.Join(root, "internal", "lang", "*.txt"))
	if err != nil {
		return "", err
	}
	replace := map[string]string{}
	for _, pack := range packs {
		text, err := os.ReadFile(pack)
		if err != nil {
			return "", err
		}
		short := filepath.Join(work, filepath.Base(pack))
		if err := os.WriteFile(short, []byte(stripPack(string(text))), 0o600); err != nil {
			return "", err
		}
		replace[pack] = short
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(work, "overlay.json")
	return overlay, os.WriteFile(overlay, text, 0o600)
}
