package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"saring/internal/lang"
)

// Every page stands in every language, in its own words, and names the same page
// in all others: languages come of the packs and of nothing else.
func TestEveryLanguageHasEveryPage(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join("..", "..", "web", "pages")
	templates, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	assets, names := map[string]string{}, []string{}
	for _, file := range templates {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, asked := range regexp.MustCompile(`\.Asset "([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			assets[asked[1]] = "/a/" + asked[1]
		}
		if name := filepath.Base(file); name[0] != '_' && sharedPages[name] == "" {
			names = append(names, name)
		}
	}
	out := files{}
	if err := addPages(out, folder, packs, assets, map[string]string{"": "00ff"}, ""); err != nil {
		t.Fatal(err)
	}
	if len(names) < 5 || len(out) != len(names)*len(packs)+len(sharedPages) {
		t.Errorf("%d templates in %d languages gave %d pages", len(names), len(packs), len(out))
	}
	address := func(name string, pack *lang.Pack) string {
		if name == homePage {
			return "/" + pack.Tag + "/"
		}
		return "/" + pack.Tag + "/" + pack.Text(strings.TrimSuffix(name, ".html")+".slug") + "/"
	}
	for _, pack := range packs {
		for _, name := range names {
			where := address(name, pack)
			page := string(out[where[1:]+"index.html"])
			if !strings.Contains(page, `<html lang="`+pack.Tag+`"`) {
				t.Errorf("%s is no page in %s", where, pack.Tag)
			}
			if name == framePage {
				continue // the host chooses its language, and it has no links
			}
			for _, other := range packs {
				there := address(name, other)
				for _, want := range []string{
					`<link rel="alternate" hreflang="` + other.Tag + `" href="` + there + `">`,
					`<a href="` + there + `" lang="` + other.Tag + `" hreflang="` + other.Tag + `"`,
				} {
					if !strings.Contains(page, want) {
						t.Errorf("%s lacks %s", where, want)
					}
				}
			}
		}
		if root := string(out["index.html"]); !strings.Contains(root, `<a href="/`+pack.Tag+`/" hreflang="`+pack.Tag+`"><b>`+pack.Name+`</b>`) {
			t.Errorf("the page that chooses a language does not offer %s", pack.Name)
		}
	}
}
