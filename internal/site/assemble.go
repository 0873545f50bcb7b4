package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"saring/internal/link"
)

// Constants that scripts name and this program fills in.
const (
	defineEngineAddress   = "ENGINE_URL"    // loading room: address of the engine
	defineEngineHash      = "ENGINE_SHA256" // loading room: 64 hexadecimal digits
	defineKnownAddress    = "KNOWN_URL"     // loading room: address of the known-bad pack
	defineKnownHash       = "KNOWN_SHA256"  // loading room: 64 hexadecimal digits
	defineSpeeches        = "SPEECHES"      // loading room: a line "tag address hash" for each language
	defineKnownNewest     = "KNOWN_NEWEST"  // loading room: address of a pack that is renewed without a build, or ""
	defineLoadingAddress  = "LOADING_ROOM"  // page: address of the loading room
	defineCheckingAddress = "CHECKING_ROOM" // page: address of the checking room
)

// assemble builds the whole site in memory. The order is the chain of hashes:
// engine, known-bad pack and speeches, rooms, page script, pages, the build's name, headers,
// compressed variants.
func assemble(s source) (files, error) {
	var built engines
	var err error
	if built.plain, err = buildEngine(s); err != nil {
		return nil, err
	}
	// Compressing the engines takes longest, so it starts first.
	c := newCompressor(s.Cache)
	c.quick = s.Quick
	c.prepare(built.plain)
	if built.full, err = buildFullEngine(s); err != nil {
		return nil, err
	}
	c.prepare(built.full)
	if built.chat, err = buildChatEngine(s); err != nil {
		return nil, err
	}
	c.prepare(built.chat)
	return assembleAround(s, built, c)
}

// engines are the forms of the engine: for one message, with channel packs, and
// with chats.
type engines struct{ plain, full, chat []byte }

// Assets of the pages that need more than the plain engine.
const (
	fullEngine  = "full-engine.wasm"
	fullLoading = "full-loading.js"
	chatEngine  = "chat-engine.wasm"
	chatLoading = "chat-loading.js"
)

// assembleAround builds the site around engines that are already compiled.
func assembleAround(s source, built engines, c *compressor) (files, error) {
	engine := built.plain
	out := files{}
	assets := map[string]string{}
	web := filepath.Join(s.Root, "web")

	assets["engine.wasm"] = out.addAsset("engine.wasm", engine)
	assets[fullEngine] = out.addAsset(fullEngine, built.full)
	assets[chatEngine] = out.addAsset(chatEngine, built.chat)
	known, err := knownPack(s.Root)
	if err != nil {
		return nil, err
	}
	assets[knownFile] = out.addAsset(knownFile, known)

	said, err := speeches(s.Root)
	if err != nil {
		return nil, err
	}
	var speechList strings.Builder
	for _, tag := range slices.Sorted(maps.Keys(said)) {
		name := "speech-" + tag + ".txt"
		assets[name] = out.addAsset(name, said[tag])
		fmt.Fprintf(&speechList, "%s %s %s\n", tag, assets[name], hash(said[tag]))
	}

	rooms := func(loading string) func() map[string]string {
		return func() map[string]string {
			return map[string]string{defineLoadingAddress: assets[loading], defineCheckingAddress: assets["checking.js"]}
		}
	}
	loads := func(name string, engine []byte) func() map[string]string {
		return func() map[string]string {
			return map[string]string{
				defineEngineAddress: assets[name], defineEngineHash: hash(engine),
				defineKnownAddress: assets[knownFile], defineKnownHash: hash(known), defineKnownNewest: s.KnownNewest,
				defineSpeeches: speechList.String(),
			}
		}
	}
	scripts := []struct {
		name, entry string
		defines     func() map[string]string
	}{
		{"loading.js", "rooms/loading.js", loads("engine.wasm", engine)},
		{fullLoading, "rooms/loading.js", loads(fullEngine, built.full)},
		{chatLoading, "rooms/loading.js", loads(chatEngine, built.chat)},
		{"checking.js", "rooms/checking.js", func() map[string]string { return nil }},
		{"page.js", "page/main.js", rooms("loading.js")},
		{"chat.js", "page/chat.js", rooms(chatLoading)},
		{"prove.js", "page/prove.js", rooms("loading.js")},
		{"frame.js", "page/frame.js", rooms(fullLoading)},
		{"business.js", "page/business.js", rooms(fullLoading)},
		{"business-shop.js", "page/shop.js", func() map[string]string { return nil }},
		{"account.js", "page/account.js", func() map[string]string { return nil }},
		{"language.js", "page/language.js", func() map[string]string { return nil }},
		{"style.css", "style/main.css", func() map[string]string { return nil }},
		{"business.css", "style/business.css", func() map[string]string { return nil }},
	}
	var faults []error
	for _, script := range scripts {
		data, err := bundle(web, script.entry, script.defines())
		if err != nil {
			faults = append(faults, err)
			continue
		}
		assets[script.name] = out.addAsset(script.name, data)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	if err := addWidget(out, web); err != nil {
		return nil, err
	}
	if err := addIcons(out, assets, filepath.Join(web, "icons")); err != nil {
		return nil, err
	}
	if err := addManifests(out, s.Packs, assets); err != nil {
		return nil, err
	}
	hashes := map[string]string{"": hash(engine), "chat.html": hash(built.chat), framePage: hash(built.full), "business.html": hash(built.full)}
	if err := addPages(out, filepath.Join(web, "pages"), s.Packs, assets, hashes, s.WidgetOrigin); err != nil {
		return nil, err
	}
	frames, shops := frameAddresses(s.Packs), shopRules(s.Packs, s.WidgetOrigin)
	policies, err := headers(plain(assets), frames, shops)
	if err != nil {
		return nil, err
	}
	if err := out.stamp(policies); err != nil {
		return nil, err
	}
	for _, name := range []string{serviceWorker, receivingWorker} {
		if out[name], err = bundle(web, "offline/"+name, nil); err != nil {
			return nil, err
		}
	}
	out["robots.txt"] = []byte("User-agent: *\nAllow: /\n")
	rules, err := headers(assets, frames, shops)
	if err != nil {
		return nil, err
	}
	out[headersFile] = []byte(rules)
	if err := addBuildRecord(out, hash(engine), assets[knownFile], known); err != nil {
		return nil, err
	}
	if err := c.addVariants(out); err != nil {
		return nil, err
	}
	return out, nil
}

// plain returns the same assets under addresses without hashes.
func plain(assets map[string]string) map[string]string {
	all := map[string]string{}
	for name := range assets {
		all[name] = "/" + name
	}
	return all
}

// addIcons adds every picture of the folder as an asset under its own name, and
// the pictures for home screens.
func addIcons(out files, assets map[string]string, folder string) error {
	icons, err := filepath.Glob(filepath.Join(folder, "*.svg"))
	if err != nil {
		return err
	}
	for _, icon := range icons {
		data, err := os.ReadFile(icon)
		if err != nil {
			return err
		}
		name := filepath.Base(icon)
		assets[name] = out.addAsset(name, data)
		if name == "mark.svg" {
			if err := addAppIcons(out, assets, data); err != nil {
				return err
			}
		}
	}
	return nil
}

// buildRecord is dist/build.json: what a stranger compares with a build of his own.
type buildRecord struct {
	// Build is one hash over all files but this one and the compressed variants.
	Build string `json:"build"`
	// Engine is the SHA-256 of the engine.
	Engine string `json:"engine"`
	// Go is the version of the go tool; another version gives other bytes.
	Go string `json:"go"`
	// Known is the known-bad pack: its address on the site, the day that it was
	// made for and its number of names and addresses.
	Known struct {
		Address string `json:"address"`
		Date    string `json:"date"`
		Entries int    `json:"entries"`
	} `json:"known"`
}

const buildRecordFile = "build.json"

func addBuildRecord(out files, engineHash, knownAddress string, known []byte) error {
	record := buildRecord{Build: out.digest(), Engine: engineHash, Go: runtime.Version()}
	pack, err := link.ReadKnown(known)
	if err != nil {
		return err
	}
	record.Known.Address, record.Known.Date, record.Known.Entries = knownAddress, pack.Date, pack.Entries
	text, err := json.Marshal(record)
	if err != nil {
		return err
	}
	out[buildRecordFile] = append(text, '\n')
	return nil
}
