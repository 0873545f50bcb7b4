package main

import (
	"strings"
	"testing"

	"saring/internal/lang"
)

// twoPacks are small packs in two languages, one written from right to left.
func twoPacks(t *testing.T) []*lang.Pack { return packsWith(t, "", "") }

// packsWith are the two packs with more sections in each.
func packsWith(t *testing.T, id, ar string) []*lang.Pack {
	t.Helper()
	var packs []*lang.Pack
	for _, file := range [][2]string{
		{"id.txt", "[language]\nname = Bahasa Indonesia\n[page home]\ntitle = Periksa <pesan>\n[page prove]\nslug = buktikan\n[page frame]\nslug = sisip\n[page business]\nslug = bisnis\n[page shop]\nslug = toko\n[page script]\ntempel = Tempel </script><b>\n[advice paid]\n1. Satu\n2. Dua\n" + id},
		{"ar.txt", "[language]\nname = العربية\ndir = rtl\n[page home]\ntitle = افحص\n[page prove]\nslug = prove-it\n[page frame]\nslug = embed\n[page business]\nslug = business\n[page shop]\nslug = shop\n" + ar},
	} {
		pack, err := lang.Parse(file[0], file[1])
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	return packs
}

// pagesOf writes the templates and returns the pages that come of them.
func pagesOf(t *testing.T, templates map[string]string, packs []*lang.Pack) (files, error) {
	t.Helper()
	out := files{}
	err := addPages(out, writeTree(t, "pages", templates), packs, map[string]string{"page.js": "/a/page-1.js"}, map[string]string{"": "00ff"}, "")
	return out, err
}

func TestPages(t *testing.T) {
	out, err := pagesOf(t, map[string]string{
		"_head.html": `{{define "head"}}<title>{{.T "home.title"}}</title>{{end}}`,
		"home.html": `{{template "head" .}}<html lang="{{.Lang}}" dir="{{.Dir}}" data-page="{{.Name}}">` +
			`<script src="{{.Asset "page.js"}}"></script>{{.EngineHash}} {{.Path "prove"}}` +
			`{{range .Steps "paid"}}<li>{{.}}{{end}}` +
			`<script type="application/json">{{.ScriptTexts}}</script>`,
		"prove.html": `{{range .Langs}}<a href="{{.Path}}" lang="{{.Tag}}" dir="{{.Dir}}"{{if .Current}} aria-current="page"{{end}}>{{.Name}}</a>{{end}}{{.Path "home"}}`,
		"root.html":  `{{range .Langs}}<a href="{{.Path}}">{{.T "home.title"}}</a>{{end}}`,
		"404.html":   `{{.Lang}}`,
	}, twoPacks(t))
	if err != nil {
		t.Fatal(err)
	}
	want := files{
		"id/index.html": []byte(`<title>Periksa &lt;pesan&gt;</title><html lang="id" dir="ltr" data-page="home">` +
			`<script src="/a/page-1.js"></script>00ff /id/buktikan/<li>Satu<li>Dua` +
			`<script type="application/json">{"tempel":"Tempel \u003c/script\u003e\u003cb\u003e"}</script>`),
		"ar/index.html": []byte(`<title>افحص</title><html lang="ar" dir="rtl" data-page="home">` +
			`<script src="/a/page-1.js"></script>00ff /ar/prove-it/` +
			`<script type="application/json">{}</script>`),
		"id/buktikan/index.html": []byte(`<a href="/id/buktikan/" lang="id" dir="ltr" aria-current="page">Bahasa Indonesia</a><a href="/ar/prove-it/" lang="ar" dir="rtl">العربية</a>/id/`),
		"ar/prove-it/index.html": []byte(`<a href="/id/buktikan/" lang="id" dir="ltr">Bahasa Indonesia</a><a href="/ar/prove-it/" lang="ar" dir="rtl" aria-current="page">العربية</a>/ar/`),
		"index.html":             []byte(`<a href="/id/">Periksa &lt;pesan&gt;</a><a href="/ar/">افحص</a>`),
		"404.html":               []byte(`id`),
	}
	if err := compare(out, want); err != nil {
		t.Error(err)
	}
	for name := range want {
		if string(out[name]) != string(want[name]) {
			t.Errorf("%s\ngot  %s\nwant %s", name, out[name], want[name])
		}
	}
}

func TestPageFaults(t *testing.T) {
	tests := []struct {
		name      string
		templates map[string]string
		id, ar    string   // more sections of the packs
		want      []string // parts of the error
	}{
		{"missing texts, all of them", map[string]string{"home.html": `{{.T "home.title"}}{{.T "home.lead"}}{{.T "home.end"}}{{.T "home.end"}}`}, "", "", []string{
			"the text home.end is missing in language ar", "the text home.end is missing in language id",
			"the text home.lead is missing in language ar", "the text home.lead is missing in language id",
		}},
		{"missing text of another language", map[string]string{"root.html": `{{range .Langs}}{{.T "script.tempel"}}{{end}}`}, "", "", []string{
			"the text script.tempel is missing in language ar",
		}},
		{"no slug", map[string]string{"other.html": ``}, "", "", []string{
			"the text other.slug is missing in language ar", "the text other.slug is missing in language id",
		}},
		{"slug that is no address", map[string]string{"home.html": ``, "advice.html": ``}, "", "[page advice]\nslug = ../../x\n", []string{
			`the text advice.slug in language ar is "../../x"; an address part has only a-z, 0-9 and -`,
			"the text advice.slug is missing in language id",
		}},
		{"unknown asset", map[string]string{"home.html": `{{.Asset "nope.js"}}`}, "", "", []string{"there is no asset nope.js"}},
		{"unknown page", map[string]string{"home.html": `{{.Path "nope"}}`}, "", "", []string{"there is no page web/pages/nope.html"}},
		{"unknown field", map[string]string{"home.html": `{{.Nope}}`}, "", "", []string{"can't evaluate field Nope"}},
		{"broken template", map[string]string{"home.html": `{{if}}`}, "", "", []string{"home.html:1"}},
		{"two pages at one address", map[string]string{"prove.html": ``, "proof.html": ``}, "[page proof]\nslug = buktikan\n", "", []string{"two pages have the address /id/buktikan/index.html"}},
		{"no pages", map[string]string{"note.txt": ``}, "", "", []string{"there is no page in"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := pagesOf(t, test.templates, packsWith(t, test.id, test.ar))
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is missing in: %v", want, err)
				}
			}
			if strings.HasPrefix(test.want[0], "the text ") && err.Error() != strings.Join(test.want, "\n") {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestPagesNeedALanguage(t *testing.T) {
	if _, err := pagesOf(t, map[string]string{"home.html": ""}, nil); err == nil || !strings.Contains(err.Error(), "no language pack") {
		t.Errorf("got %v", err)
	}
}
