package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"saring/internal/lang"
)

// Budgets in bytes of brotli. Every 100,000 bytes cost a reader on a slow
// mobile line (10 Mbit/s) 80 ms before the first verdict.
const (
	engineBudget = 800_000
	// The engines that take channel packs or read chats too, which only the pages
	// that need them load.
	fullEngineBudget = 850_000
	chatEngineBudget = 850_000
	pageBudget       = 40_000
	// The widget's script, all that a host page loads before somebody opens the widget.
	widgetBudget = 4_000
)

// cost is what one thing weighs, in bytes.
type cost struct {
	name              string
	raw, gzip, brotli int
	budget            int // of brotli bytes
}

// size builds the site in memory, prints the engine's and the home pages'
// bytes and fails when one is over budget.
func size(s source) error {
	out, err := assemble(s)
	if err != nil {
		return err
	}
	return reportSizes(os.Stdout, costs(out, s.Packs))
}

// costs weighs each engine with what it says in one language, the widget's script, and
// for each language all that the home page, the page that other sites embed and the page
// for businesses need before the engine: the page, its style and its scripts.
func costs(out files, packs []*lang.Pack) []cost {
	engine := cost{name: "engine", budget: engineBudget}
	full := cost{name: "full engine", budget: fullEngineBudget}
	chat := cost{name: "chat engine", budget: chatEngineBudget}
	var code []string
	speech := "" // the heaviest: each engine speaks one language
	for _, name := range out.paths() {
		switch {
		case strings.HasPrefix(name, assetFolder+"/full-engine-") && path.Ext(name) == ".wasm":
			full.add(out, name)
		case strings.HasPrefix(name, assetFolder+"/chat-engine-") && path.Ext(name) == ".wasm":
			chat.add(out, name)
		case path.Ext(name) == ".wasm":
			engine.add(out, name)
		case strings.HasPrefix(name, assetFolder+"/speech-") && path.Ext(name) == ".txt":
			if speech == "" || len(out[name]) > len(out[speech]) {
				speech = name
			}
		case path.Ext(name) == ".js" || path.Ext(name) == ".css" || name == keepFile:
			code = append(code, name)
		}
	}
	if speech != "" {
		engine.add(out, speech)
		full.add(out, speech)
		chat.add(out, speech)
	}
	widget := cost{name: widgetScripts[0], budget: widgetBudget}
	widget.add(out, widgetScripts[0])
	all := []cost{engine, full, chat, widget}
	for _, pack := range packs {
		for _, address := range []string{"/" + pack.Tag + "/", frameAddress(pack), businessAddress(pack)} {
			page := cost{name: "page " + address, budget: pageBudget}
			for name := range named(out, address[1:]+"index.html", code) {
				page.add(out, name)
			}
			all = append(all, page)
		}
	}
	return all
}

// named returns a page and those scripts and styles that it names, or that they
// name in turn: all that a browser fetches for it. What the list of kept files names is
// fetched later, for other pages.
func named(out files, page string, code []string) map[string]bool {
	found := map[string]bool{page: true}
	for grown := true; grown; {
		grown = false
		for _, name := range code {
			for from := range found {
				if !found[name] && from != keepFile && bytes.Contains(out[from], []byte("/"+name)) {
					found[name], grown = true, true
				}
			}
		}
	}
	return found
}

// add weighs one more file. A compressed form that is missing weighs as the
// file itself does, since that is what a reader would get.
func (c *cost) add(out files, name string) {
	raw := out[name]
	c.raw += len(raw)
	c.gzip += lengthOr(out[name+".gz"], raw)
	c.brotli += lengthOr(out[name+".br"], raw)
}

func lengthOr(small, raw []byte) int {
	if small == nil {
		return len(raw)
	}
	return len(small)
}

func reportSizes(w io.Writer, all []cost) error {
	fmt.Fprintf(w, "%-28s %10s %10s %10s %10s\n", "bytes", "raw", "gzip", "brotli", "budget")
	var faults []error
	for _, c := range all {
		fmt.Fprintf(w, "%-28s %10d %10d %10d %10d\n", c.name, c.raw, c.gzip, c.brotli, c.budget)
		if c.brotli > c.budget {
			faults = append(faults, fmt.Errorf("%s is %d bytes over its budget of %d bytes of brotli", c.name, c.brotli-c.budget, c.budget))
		}
	}
	return errors.Join(faults...)
}
