package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// The edge folder is what Cloudflare's wrangler deploys:
//
//	wrangler.jsonc    the deployment's settings, from worker/
//	site/             the static site; the platform compresses it itself
//	worker/           the entry and its modules, from worker/, and with them
//	  engine.wasm     the same bytes as the site's
//	  known.pack      the known-bad pack
//	  speech.txt      what the engine says, in all languages
//	  speech.mjs      sentences and languages of package worker
//	  go/             the Go handler: app.wasm, and what starts it on Workers
const (
	edgeFolder   = "dist-edge"
	edgeSettings = "wrangler.jsonc"
)

// edge writes the edge folder.
func edge(s source, out string) error {
	s.KnownNewest = "/known/current.pack" // worker/lists.mjs
	site, err := assemble(s)
	if err != nil {
		return err
	}
	folder := edgeSite(site)
	if err := addEntry(folder, s.Root); err != nil {
		return err
	}
	if err := addHandler(folder, s, strings.TrimSpace(string(site[buildRecordFile]))); err != nil {
		return err
	}
	if err := folder.write(out); err != nil {
		return err
	}
	fmt.Printf("%s: the site of %d files, engine %s, Go handler of %d kB\n", out, len(site), site.engineHash()[:16], len(folder["worker/go/app.wasm"])/1000)
	return nil
}

// edgeSite returns the edge folder's part that comes from the site.
func edgeSite(site files) files {
	folder := files{}
	for _, name := range site.paths() {
		data, base := site[name], path.Base(name)
		if extension := path.Ext(name); extension != ".br" && extension != ".gz" {
			folder[path.Join("site", name)] = data
		}
		switch {
		case strings.HasPrefix(base, "engine-") && path.Ext(base) == ".wasm":
			folder["worker/engine.wasm"] = data
		case path.Ext(base) == path.Ext(knownFile):
			folder["worker/known.pack"] = data
		case strings.HasPrefix(base, "speech-") && path.Ext(base) == ".txt":
			folder["worker/speech.txt"] = append(folder["worker/speech.txt"], data...)
		}
	}
	return folder
}

// addEntry takes the entry's modules and settings from worker/.
func addEntry(folder files, root string) error {
	modules, err := filepath.Glob(filepath.Join(root, "worker", "*.mjs"))
	if err != nil {
		return err
	}
	for _, name := range append(modules, filepath.Join(root, "worker", edgeSettings)) {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if base := filepath.Base(name); base == edgeSettings {
			folder[base] = data
		} else {
			folder["worker/"+base] = data
		}
	}
	return nil
}

// addHandler compiles the Go handler for Workers and writes what starts it.
// record is the text of build.json, which GET /api/v1/health repeats.
func addHandler(folder files, s source, record string) error {
	work, err := os.MkdirTemp("", "saring-edge-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	run := func(environment []string, arguments ...string) ([]byte, error) {
		command := exec.Command("go", arguments...)
		command.Dir = s.Root
		command.Env = append(os.Environ(), environment...)
		var complaints bytes.Buffer
		command.Stderr = &complaints
		said, err := command.Output()
		if err != nil {
			return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(arguments[:2], " "), err, strings.TrimSpace(complaints.String()))
		}
		return said, nil
	}
	if folder["worker/speech.mjs"], err = run(nil, "run", "./worker", "speech"); err != nil {
		return err
	}
	start := filepath.Join(work, "go")
	if _, err := run(nil, "tool", "workers-assets-gen", "-mode=go", "-o", start); err != nil {
		return err
	}
	if _, err := run([]string{"GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS="},
		"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid= -X 'main.record="+record+"'", "-o", filepath.Join(start, "app.wasm"), "./worker"); err != nil {
		return err
	}
	entries, err := os.ReadDir(start)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if folder["worker/go/"+entry.Name()], err = os.ReadFile(filepath.Join(start, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}
