package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"saring/internal/lang"
)

// manifest tells a phone how to put Saring on its home screen (W3C Web
// Application Manifest). One for each language; id is the same in all, so that
// a phone sees one app whatever language it was opened in.
type manifest struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	ShortName   string         `json:"short_name"`
	Description string         `json:"description"`
	Lang        string         `json:"lang"`
	Dir         string         `json:"dir"`
	StartURL    string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Background  string         `json:"background_color"`
	Theme       string         `json:"theme_color"`
	Icons       []manifestIcon `json:"icons"`
	Shortcuts   []shortcut     `json:"shortcuts"`
	ShareTarget shareTarget    `json:"share_target"`
}

// shareTarget is how other apps hand over a message (W3C Web Share Target): in
// the body of a POST, never in an address, to where web/offline/receive.js
// answers.
type shareTarget struct {
	Action  string      `json:"action"`
	Method  string      `json:"method"`
	Enctype string      `json:"enctype"`
	Params  shareFields `json:"params"`
}

type shareFields struct {
	Title string      `json:"title"`
	Text  string      `json:"text"`
	URL   string      `json:"url"`
	Files []shareFile `json:"files"`
}

type shareFile struct {
	Name   string   `json:"name"`
	Accept []string `json:"accept"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

type shortcut struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// manifestName is the asset of a language's manifest.
func manifestName(tag string) string { return "app-" + tag + ".webmanifest" }

// addManifests adds a manifest for each language. The pages are asked for what
// the shortcuts are called and where they lead.
func addManifests(out files, packs []*lang.Pack, assets map[string]string) error {
	for _, pack := range packs {
		home := "/" + pack.Tag + "/"
		m := manifest{
			ID: "/", Name: "Saring", ShortName: "Saring", Description: pack.Text("home.description"),
			Lang: pack.Tag, Dir: pack.Dir, StartURL: home, Scope: "/", Display: "standalone",
			Background: hexColor(paper.R, paper.G, paper.B), Theme: hexColor(paper.R, paper.G, paper.B),
			Shortcuts: []shortcut{
				{pack.Text("home.title"), home},
				{pack.Text("account.link"), home + pack.Text("account.slug") + "/"},
			},
		}
		m.ShareTarget = shareTarget{
			Action: home + "share", Method: "POST", Enctype: "multipart/form-data",
			Params: shareFields{"title", "text", "url", []shareFile{{"file", []string{"text/plain", ".txt"}}}},
		}
		for _, icon := range appIcons[1:] { // the first is for Apple's phones, which read it from the page
			purpose, _, _ := strings.Cut(icon.name, "-")
			if purpose == "icon" {
				purpose = "any"
			}
			m.Icons = append(m.Icons, manifestIcon{assets[icon.name], fmt.Sprintf("%dx%d", icon.size, icon.size), "image/png", purpose})
		}
		text, err := json.Marshal(m)
		if err != nil {
			return err
		}
		name := manifestName(pack.Tag)
		assets[name] = out.addAsset(name, text)
	}
	return nil
}

func hexColor(r, g, b uint8) string { return fmt.Sprintf("#%02x%02x%02x", r, g, b) }
