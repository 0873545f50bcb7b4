package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"saring/internal/lang"
)

// Pages outside any language: their templates show all languages side by side.
var sharedPages = map[string]string{
	"root.html": "index.html", // chooses a language
	"404.html":  "404.html",   // what a wrong address shows
}

// homePage is the template whose address is the language's folder itself. Any
// other template NAME.html gets the folder that the text NAME.slug names, so a
// page is registered by being there and its address is in its own language.
const homePage = "home.html"

// addPages writes every template of the folder: web/pages/NAME.html once per
// language, the shared pages once. Files whose name begins with "_" define
// templates that the others use.
func addPages(out files, folder string, packs []*lang.Pack, assets map[string]string, engineHashes map[string]string, widgetOrigin string) error {
	templates, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil {
		return err
	}
	if len(templates) == 0 {
		return fmt.Errorf("there is no page in %s", folder)
	}
	if len(packs) == 0 {
		return errors.New("there is no language pack in internal/lang")
	}
	site := &siteTexts{packs: packs, widgetOrigin: widgetOrigin, assets: assets, engineHashes: engineHashes, root: filepath.Join(folder, "..", ".."), imports: filepath.Join(folder, "..", "..", "wasm", "imports.txt"), missing: map[string]bool{}}
	var parts, pages []string
	for _, file := range templates {
		if strings.HasPrefix(filepath.Base(file), "_") {
			parts = append(parts, file)
		} else {
			pages = append(pages, file)
			site.names = append(site.names, filepath.Base(file))
		}
	}
	for _, file := range pages {
		name := filepath.Base(file)
		page, err := template.New(name).Option("missingkey=error").Funcs(functions).ParseFiles(append([]string{file}, parts...)...)
		if err != nil {
			return err
		}
		if target, shared := sharedPages[name]; shared {
			err = addPage(out, page, target, &Page{site: site, name: name, pack: packs[0]})
			if err != nil {
				return err
			}
			continue
		}
		for _, pack := range packs {
			view := &Page{site: site, name: name, pack: pack}
			target := strings.TrimPrefix(view.address(name, pack), "/") + "index.html"
			if err := addPage(out, page, target, view); err != nil {
				return err
			}
		}
	}
	return site.complain()
}

func addPage(out files, page *template.Template, target string, view *Page) error {
	var text bytes.Buffer
	if err := page.Execute(&text, view); err != nil {
		return err
	}
	if _, twice := out[target]; twice {
		return fmt.Errorf("two pages have the address /%s; give one of them another slug", target)
	}
	out[target] = text.Bytes()
	return nil
}

// siteTexts is what all pages share.
type siteTexts struct {
	packs        []*lang.Pack
	names        []string // template names
	assets       map[string]string
	engineHashes map[string]string // by template; "" is that of all others
	root         string            // the repository
	imports      string            // the file that lists what the engine asks of its host
	widgetOrigin string            // see source.WidgetOrigin
	missing      map[string]bool   // sentences about texts that a pack lacks
}

// text returns a pack's text and remembers when there is none, so that one
// build names all missing texts and not only the first.
func (s *siteTexts) text(pack *lang.Pack, key string) string {
	text := pack.Text(key)
	if text == "" {
		s.missing[fmt.Sprintf("the text %s is missing in language %s", key, pack.Tag)] = true
	}
	return text
}

func (s *siteTexts) complain() error {
	var faults []error
	for sentence := range s.missing {
		faults = append(faults, errors.New(sentence))
	}
	slices.SortFunc(faults, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return errors.Join(faults...)
}

// Page is what a template sees: one page in one language. On the shared pages
// the language is the first one, and Langs gives the others.
type Page struct {
	site *siteTexts
	name string
	pack *lang.Pack
}

// Lang is the page's language, a BCP 47 tag: "id".
func (p *Page) Lang() string { return p.pack.Tag }

// Dir is the writing direction, "ltr" or "rtl".
func (p *Page) Dir() string { return p.pack.Dir }

// T returns the text of key ("home.title") in the page's language.
func (p *Page) T(key string) string { return p.site.text(p.pack, key) }

// Steps returns the numbered steps of an advice section ("gave-code").
func (p *Page) Steps(state string) []string { return p.pack.Steps(state) }

// Name is the template's name without its ending: "home", "prove".
func (p *Page) Name() string { return strings.TrimSuffix(p.name, ".html") }

// Path returns the address of the page NAME in this language: "/id/buktikan/".
func (p *Page) Path(name string) (string, error) {
	file := name + ".html"
	if !slices.Contains(p.site.names, file) {
		return "", fmt.Errorf("there is no page web/pages/%s", file)
	}
	return p.address(file, p.pack), nil
}

// Asset returns the address of a hashed file: page.js, loading.js, checking.js,
// style.css, engine.wasm, known.pack or a picture of web/icons.
func (p *Page) Asset(name string) (string, error) {
	address, ok := p.site.assets[name]
	if !ok {
		return "", fmt.Errorf("there is no asset %s", name)
	}
	return address, nil
}

// EngineHash is the SHA-256 of the engine that this page loads, 64 hexadecimal
// digits.
func (p *Page) EngineHash() string {
	if own, ok := p.site.engineHashes[p.name]; ok {
		return own
	}
	return p.site.engineHashes[""]
}

// Manifest is the address of the manifest in the page's language; see manifest.go.
func (p *Page) Manifest() string { return p.site.assets[manifestName(p.pack.Tag)] }

// Build names the build that the page is of; see keep.go.
func (p *Page) Build() string { return unstamped }

// ScriptTexts are the texts of the section [page script] for the page's
// script. Inside <script type="application/json"> they become a JSON object.
func (p *Page) ScriptTexts() map[string]string { return p.pack.Section("script") }

// ChatTexts are the texts for the script of the page that reads exported chats: those
// of reports, and its own.
func (p *Page) ChatTexts() map[string]string {
	all := maps.Clone(p.pack.Section("script"))
	maps.Copy(all, p.pack.Section("reading"))
	return all
}

// FrameTexts are the texts for the script of the page that other sites embed: those of
// reports, and its own.
func (p *Page) FrameTexts() map[string]string {
	all := maps.Clone(p.pack.Section("script"))
	maps.Copy(all, p.pack.Section("frame"))
	return all
}

// Framed tells whether the page is the one that other sites embed.
func (p *Page) Framed() bool { return p.name == framePage }

// Check is the guided check "is my account tapped?" in the page's language.
func (p *Page) Check() (lang.AccountCheck, error) { return lang.AccountCheckOf(p.pack.Tag) }

// CheckTexts are the levels and texts that the script of the guided check needs
// beside it.
func (p *Page) CheckTexts() map[string]any {
	return map[string]any{"levels": lang.Levels, "texts": p.pack.Section("account")}
}

// ProveTexts are the texts for the script of the page that proves the seal.
func (p *Page) ProveTexts() map[string]string { return p.pack.Section("attack") }

// EngineImports are the functions that the engine asks of its host, as
// wasm/imports.txt lists them.
func (p *Page) EngineImports() ([]string, error) {
	text, err := os.ReadFile(p.site.imports)
	if err != nil {
		return nil, err
	}
	var names []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			names = append(names, line)
		}
	}
	return names, nil
}

// Langs returns this page in all languages, Indonesian first.
func (p *Page) Langs() []Alternate {
	var all []Alternate
	for _, pack := range p.site.packs {
		name := p.name
		if _, shared := sharedPages[name]; shared {
			name = homePage
		}
		all = append(all, Alternate{
			Tag: pack.Tag, Name: pack.Name, Dir: pack.Dir,
			Path: p.address(name, pack), Current: pack == p.pack,
			site: p.site, pack: pack,
		})
	}
	return all
}

// address returns where a template's page stands: "/id/" or "/id/buktikan/".
func (p *Page) address(name string, pack *lang.Pack) string {
	if name == homePage {
		return "/" + pack.Tag + "/"
	}
	key := strings.TrimSuffix(name, ".html") + ".slug"
	slug := p.site.text(pack, key)
	if slug != "" && !isSlug(slug) {
		p.site.missing[fmt.Sprintf("the text %s in language %s is %q; an address part has only a-z, 0-9 and -", key, pack.Tag, slug)] = true
	}
	if slug == "" {
		slug = strings.TrimSuffix(name, ".html")
	}
	return "/" + path.Join(pack.Tag, slug) + "/"
}

func isSlug(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && s != ""
}

// Alternate is one page in one language, as a language switch or an
// hreflang link needs it.
type Alternate struct {
	Tag, Name, Dir string
	Path           string // "/id/"
	Current        bool   // this is the language of the page itself

	site *siteTexts
	pack *lang.Pack
}

// T returns the text of key in this language.
func (a Alternate) T(key string) string { return a.site.text(a.pack, key) }
