//go:build !js

package main

import (
	"net/http"
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	tests := []struct {
		name, file, host, path string
		before                 http.Header
		want                   string // all headers, sorted, "Name: value\n"
	}{
		{"exact path", "/a\n X-One: 1\n/b\n X-Two: 2\n", "", "/b", nil, "X-Two: 2\n"},
		{"exact path is not a prefix", "/a\n X-One: 1\n", "", "/a/b", nil, ""},
		{"splat matches everything", "/*\n X-One: 1\n", "", "/", nil, "X-One: 1\n"},
		{"splat inside a name", "/a/page-*.js\n X-One: 1\n", "", "/a/page-0f.js", nil, "X-One: 1\n"},
		{"splat crosses slashes", "/a/*.js\n X-One: 1\n", "", "/a/b/c.js", nil, "X-One: 1\n"},
		{"splat may be empty", "/a/*\n X-One: 1\n", "", "/a/", nil, "X-One: 1\n"},
		{"dots are dots", "/a.js\n X-One: 1\n", "", "/aXjs", nil, ""},
		{"placeholder takes one part", "/:lang/\n X-One: 1\n", "", "/id/", nil, "X-One: 1\n"},
		{"placeholder takes no slash", "/:lang/\n X-One: 1\n", "", "/id/x/", nil, ""},
		{"placeholder is not empty", "/x/:lang/\n X-One: 1\n", "", "/x//", nil, ""},
		{"what a placeholder stood for", "/:lang/:page_2\n X-One: :lang and :page_2 and :other\n", "", "/id/b", nil, "X-One: id and b and :other\n"},
		{"what a splat stood for", "/m/*\n X-One: <:splat>\n", "", "/m/a/b", nil, "X-One: <a/b>\n"},
		{"two rules join", "/*\n X-One: 1\n/a\n X-One: 2\n", "", "/a", nil, "X-One: 1, 2\n"},
		{"one rule joins", "/*\n X-One: 1\n x-one: 2\n", "", "/a", nil, "X-One: 1, 2\n"},
		{"a rule replaces what the server set", "/*\n Cache-Control: no-cache\n", "", "/a", http.Header{"Cache-Control": {"public"}}, "Cache-Control: no-cache\n"},
		{"removal", "/*\n X-One: 1\n/a\n ! X-One\n", "", "/a", nil, ""},
		{"removal of what the server set", "/*\n !cache-control\n", "", "/a", http.Header{"Cache-Control": {"public"}}, ""},
		{"removal and a new value in one rule", "/*\n X-One: 1\n/a\n X-One: 2\n ! X-One\n", "", "/a", nil, "X-One: 2\n"},
		{"removal reaches earlier rules only", "/*\n ! X-One\n/a\n X-One: 2\n", "", "/a", nil, "X-One: 2\n"},
		{"comments and empty lines", "# all\n\n/*\n   # one\n  X-One: 1\n\n\n  X-Two: 2\n", "", "/", nil, "X-One: 1\nX-Two: 2\n"},
		{"value keeps its colons", "/*\n X-One: a: b:c\n", "", "/", nil, "X-One: a: b:c\n"},
		{"carriage returns", "/*\r\n  X-One: 1\r\n", "", "/", nil, "X-One: 1\n"},
		{"host", "https://saring.example/*\n X-One: 1\n", "saring.example", "/a", nil, "X-One: 1\n"},
		{"host in any case", "https://Saring.Example/*\n X-One: 1\n", "SARING.example", "/a", nil, "X-One: 1\n"},
		{"another host", "https://saring.example/*\n X-One: 1\n", "other.example", "/a", nil, ""},
		{"host with a placeholder", "https://:sub.saring.example/*\n X-One: :sub\n", "id.saring.example", "/a", nil, "X-One: id\n"},
		{"a host's placeholder takes no dot", "https://:sub.example/*\n X-One: :sub\n", "a.b.example", "/a", nil, ""},
		{"host without a path", "https://saring.example\n X-One: 1\n", "saring.example", "/", nil, "X-One: 1\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rules, err := parseHeaders("_headers", test.file)
			if err != nil {
				t.Fatal(err)
			}
			h := test.before.Clone()
			if h == nil {
				h = http.Header{}
			}
			applyHeaders(rules, test.host, test.path, h)
			if got := writeHeaders(h); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func writeHeaders(h http.Header) string {
	var b strings.Builder
	if err := h.Write(&b); err != nil {
		return err.Error()
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}

func TestHeaderFaults(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"no path", "X-One: 1\n", "_headers:1: a header stands before the first path; a path begins with /"},
		{"no headers", "/a\n/b\n X-One: 1\n", "_headers:1: the path /a has no headers"},
		{"no headers at the end", "/a\n X-One: 1\n\n/b\n", "_headers:4: the path /b has no headers"},
		{"no colon", "/a\n X-One\n", "_headers:1: the path /a has no headers\n_headers:2: expected `Name: value` or `! Name`, found \"X-One\""},
		{"no name", "/a\n X: 1\n : 1\n", `_headers:3: "" is not a header's name`},
		{"space in a name", "/a\n X: 1\n X One: 1\n", `_headers:3: "X One" is not a header's name`},
		{"removal with a value", "/a\n X: 1\n ! X: 1\n", `_headers:3: "! X" is not a header's name`},
		{"removal of nothing", "/a\n X: 1\n !\n", `_headers:3: "" is not a header's name`},
		{"no value", "/a\n X: 1\n Y:\n", "_headers:3: the header Y has no value; `! Y` removes it"},
		{"control character", "/a\n X: 1\n Y: a\x00b\n", "_headers:3: the value of Y contains a control character"},
		{"twice", "/a\n X: 1\n/a\n Y: 1\n", "_headers:3: the path /a has a rule already; join the two"},
		{"two splats", "/*/*\n X: 1\n", "_headers:1: the path /*/* holds more than one *"},
		{"placeholder twice", "/:a/:a\n X: 1\n", "_headers:1: the path /:a/:a names a placeholder twice; *'s own name is :splat"},
		{"placeholder with the splat's name", "/:splat/*\n X: 1\n", "_headers:1: the path /:splat/* names a placeholder twice; *'s own name is :splat"},
		{"http", "http://saring.example/\n X: 1\n", "_headers:1: the path http://saring.example/ begins with http://; a path begins with / or https://"},
		{"port", "https://saring.example:80/\n X: 1\n", "_headers:1: the path https://saring.example:80/ needs a host without a port"},
		{"query", "/a?b\n X: 1\n", "_headers:1: the path /a?b may hold only visible ASCII characters other than ? and #"},
		{"not ASCII", "/é\n X: 1\n", "_headers:1: the path /é may hold only visible ASCII characters other than ? and #"},
		{"long line", "/a\n X: " + strings.Repeat("a", 2000) + "\n Y: 1", "_headers:2: this line is 2003 bytes long; at most 2000 are read"},
		{"every fault is named", "X: 1\n/b\n Y:\n Z: 1\n", "_headers:1: a header stands before the first path; a path begins with /\n_headers:3: the header Y has no value; `! Y` removes it"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rules, err := parseHeaders("_headers", test.file)
			if err == nil {
				t.Fatalf("no error, but rules %v", rules)
			}
			if err.Error() != test.want {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
		})
	}
}

func TestTooManyHeaderRules(t *testing.T) {
	var file strings.Builder
	for i := range maxHeaderRules + 1 {
		file.WriteString("/" + strings.Repeat("a", i+1) + "\n X: 1\n")
	}
	if _, err := parseHeaders("_headers", file.String()); err == nil || !strings.Contains(err.Error(), "_headers:201: there are more than 100 rules") {
		t.Errorf("got %v", err)
	}
	if _, err := parseHeaders("_headers", strings.Repeat("#", maxHeaderFile+1)); err == nil {
		t.Error("a file over the limit was read")
	}
}

// FuzzHeaders: any file is read or refused, never a panic; what was read can be
// applied, leads to header values that HTTP allows, and twice to the same.
func FuzzHeaders(f *testing.F) {
	f.Add("/*\n  X-One: :splat\n/a/:b\n  ! X-One\n  X-Two: :b\n", "saring.example", "/a/b")
	f.Add(sampleSite[headersName], "127.0.0.1", "/a/room.js")
	f.Add("https://:a.example/*\n  X: :a :splat", "b.example", "/")
	f.Add("/a(b[c{d|e^f$g.h+i\\\n X: 1", "", "/a(b[c{d|e^f$g.h+i\\")
	f.Fuzz(func(t *testing.T, file, host, path string) {
		rules, err := parseHeaders("_headers", file)
		if err != nil {
			if rules != nil {
				t.Error("rules beside an error")
			}
			return
		}
		once, again := http.Header{}, http.Header{}
		applyHeaders(rules, host, path, once)
		applyHeaders(rules, host, path, again)
		if writeHeaders(once) != writeHeaders(again) {
			t.Error("the same rules gave two answers")
		}
		for _, rule := range rules {
			if len(rule.set)+len(rule.remove) == 0 {
				t.Errorf("the rule for %s does nothing", rule.path)
			}
		}
	})
}
