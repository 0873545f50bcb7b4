package main

import (
	"strings"
	"testing"
)

// TestShopRules: the example shop may load the widget and its frame and nothing else,
// from the site or, where the site is built so, from the widget's own origin.
func TestShopRules(t *testing.T) {
	const rest = "; style-src 'self'; img-src 'self'; frame-src FROM; manifest-src 'self'; connect-src 'none'; " +
		"form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
	for origin, want := range map[string]shopRule{
		"": {"/id/toko/", "default-src 'none'; script-src 'self'" + strings.Replace(rest, "FROM", "'self'", 1), "(response-origin)"},
		"https://check.saring.example": {
			"/id/toko/", "default-src 'none'; script-src 'self' https://check.saring.example" + strings.Replace(rest, "FROM", "https://check.saring.example", 1),
			`(response-origin "https://check.saring.example")`,
		},
	} {
		rules := shopRules(twoPacks(t), origin)
		if len(rules) != 2 || rules[0] != want || rules[1].address != "/ar/shop/" {
			t.Errorf("%q: got %+v", origin, rules)
		}
		text, err := headers(sampleAssets, nil, rules)
		if err != nil {
			t.Fatal(err)
		}
		lines := "\n/id/toko/\n  ! Content-Security-Policy\n  Content-Security-Policy: " + want.policy +
			"\n  ! Connection-Allowlist\n  Connection-Allowlist: " + want.allowlist + "\n"
		if !strings.Contains(text, lines) {
			t.Errorf("%q: %s lacks %s", origin, text, lines)
		}
	}
}

func TestIsOrigin(t *testing.T) {
	for text, want := range map[string]bool{
		"https://check.saring.example": true, "http://127.0.0.1:8080": true,
		"": false, "check.saring.example": false, "https://check.saring.example/": false, "https://": false, "ftp://x.example": false,
		"https://a@b.example": false, "https://x.example?y": false, "https://x.example 'unsafe-inline'": false,
	} {
		if isOrigin(text) != want {
			t.Errorf("isOrigin(%q) = %v", text, !want)
		}
	}
}

// TestWidgetOrigin: a page takes the widget from where the site was built to, and the
// example shop says which of the two it is.
func TestWidgetOrigin(t *testing.T) {
	templates := map[string]string{"shop.html": `{{.Widget}} {{.WidgetOrigin}}{{with .WidgetOrigin}}: {{$.Other}}{{end}}`}
	packs := packsWith(t, "[page shop]\nother = dari {origin}\n", "[page shop]\nother = from {origin}\n")
	for origin, want := range map[string]string{
		"":                  "/widget.js ",
		"https://w.example": "https://w.example/widget.js https://w.example: dari https://w.example",
	} {
		out := files{}
		if err := addPages(out, writeTree(t, "pages", templates), packs, nil, nil, origin); err != nil {
			t.Fatal(err)
		}
		if got := string(out["id/toko/index.html"]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
