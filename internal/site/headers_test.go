package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sampleAssets are addresses as a build gives them.
var sampleAssets = map[string]string{
	"loading.js": "/a/loading-0.js", "checking.js": "/a/checking-1.js", "engine.wasm": "/a/engine-2.wasm", "page.js": "/a/page-3.js",
}

// TestPolicies: the policies are those of the two rooms, the seal and the service worker,
// word for word. A change here changes what Saring promises.
func TestPolicies(t *testing.T) {
	directives := func(policy string) []string {
		parts := strings.Split(policy, "; ")
		slices.Sort(parts)
		return parts
	}
	for name, test := range map[string]struct {
		policy string
		want   []string
	}{
		"page": {pagePolicy, []string{
			"base-uri 'none'", "connect-src 'none'", "default-src 'none'", "form-action 'none'", "frame-ancestors 'none'",
			"img-src 'self'", "manifest-src 'self'", "require-trusted-types-for 'script'", "script-src 'self'", "style-src 'self'", "trusted-types rooms", "worker-src 'self'",
		}},
		"frame": {framePolicy, []string{
			"base-uri 'none'", "connect-src 'none'", "default-src 'none'", "form-action 'none'", "frame-ancestors *",
			"img-src 'self'", "require-trusted-types-for 'script'", "sandbox allow-scripts allow-same-origin", "script-src 'self'", "style-src 'self'", "trusted-types rooms", "worker-src 'self'",
		}},
		"loading room":   {loadingPolicy, []string{"connect-src 'self'", "default-src 'none'", "script-src 'wasm-unsafe-eval'"}},
		"checking room":  {checkingPolicy, []string{"default-src 'none'", "script-src 'wasm-unsafe-eval'"}},
		"receiving room": {receivingPolicy, []string{"default-src 'none'"}},
		"service worker": {workerPolicy, []string{"connect-src 'self'", "default-src 'none'"}},
	} {
		if got := directives(test.policy); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestHeadersFile(t *testing.T) {
	text, err := headers(sampleAssets, []string{"/id/sisip/"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string][]string{} // lines by path
	path := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if len(line) > 2000 {
			t.Errorf("Cloudflare skips lines above 2,000 characters, this has %d: %s", len(line), line[:60])
		}
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '/':
			path = line
			if rules[path] != nil {
				t.Errorf("%s has two rules", path)
			}
		default:
			rules[path] = append(rules[path], strings.TrimSpace(line))
		}
	}
	for path, want := range map[string][]string{
		"/*": {
			"Content-Security-Policy: " + pagePolicy, "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
			"Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin", "X-Frame-Options: DENY", "Cache-Control: no-cache",
		},
		"/a/page-3.js":     {"! Cache-Control", "Cache-Control: public, max-age=31536000, immutable"},
		"/a/loading-0.js":  {"! Cache-Control", "Cache-Control: public, max-age=31536000, immutable", "! Content-Security-Policy", "Content-Security-Policy: " + loadingPolicy},
		"/a/checking-1.js": {"! Content-Security-Policy", "Content-Security-Policy: " + checkingPolicy},
		"/a/engine-2.wasm": {"Content-Type: application/wasm"},
		"/sw.js":           {"! Content-Security-Policy", "Content-Security-Policy: " + workerPolicy, "! Cache-Control", "Cache-Control: public, max-age=86400"},
		"/receive.js":      {"! Content-Security-Policy", "Content-Security-Policy: " + receivingPolicy, "! Cache-Control", "Cache-Control: public, max-age=86400"},
		"/id/sisip/": {
			"! Content-Security-Policy", "Content-Security-Policy: " + framePolicy, "! X-Frame-Options", "! Permissions-Policy", "Permissions-Policy: " + frameFeatures(),
			"! Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy: cross-origin", "Cross-Origin-Embedder-Policy: require-corp",
		},
		"/widget.js":  {"! Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy: cross-origin", "Access-Control-Allow-Origin: *", "! Cache-Control", "Cache-Control: public, max-age=3600"},
		"/widget.mjs": {"Access-Control-Allow-Origin: *"},
	} {
		last := -1
		for _, line := range want {
			at := slices.Index(rules[path], line)
			if at <= last { // a removal stands before what replaces it
				t.Errorf("the rule for %s lacks %q, or has it too early: %q", path, line, rules[path])
			}
			last = max(last, at)
		}
	}
	if len(rules) != 10 {
		t.Errorf("%d rules: %q", len(rules), rules)
	}
}

func TestHeadersFileFits(t *testing.T) {
	assets := maps.Clone(sampleAssets)
	for i := range maxHeaderRules {
		assets["icon"+strconv.Itoa(i)+".svg"] = "/a/icon-" + strconv.Itoa(i) + ".svg"
	}
	if _, err := headers(assets, nil, nil); err == nil || !strings.Contains(err.Error(), "_headers would hold 109 rules") {
		t.Errorf("got %v", err)
	}
}

// TestFeatures: the clipboard and nothing else, and no feature twice.
func TestFeatures(t *testing.T) {
	seen := map[string]bool{}
	var granted []string
	for _, feature := range features {
		name, to, _ := strings.Cut(feature, "=")
		if seen[name] {
			t.Errorf("%s stands twice", name)
		}
		seen[name] = true
		if to != "()" {
			granted = append(granted, feature)
		}
	}
	if want := []string{"clipboard-read=(self)", "clipboard-write=(self)"}; !slices.Equal(granted, want) {
		t.Errorf("granted: %q, want %q", granted, want)
	}
	if framed := frameFeatures(); strings.Count(framed, "(self)") != 1 || !strings.Contains(framed, "clipboard-write=(self)") || !strings.Contains(framed, "clipboard-read=()") {
		t.Errorf("granted to a frame: %s", framed)
	}
}
