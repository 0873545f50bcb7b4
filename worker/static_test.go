//go:build !js

package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func sampleHandler(t *testing.T) http.Handler {
	t.Helper()
	site, err := openFolder(writeSite(t, sampleSite), func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	return newHandler(sampleAPI(""), nil, func() release { return site.snapshot().release }, static{site.snapshot})
}

// ask sends a request line as it would stand on the wire.
func ask(h http.Handler, method, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://saring.example/", nil)
	address, err := url.ParseRequestURI(target)
	if err != nil {
		panic(err)
	}
	r.URL, r.RequestURI = address, target
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestStaticAddresses(t *testing.T) {
	h := sampleHandler(t)
	tests := []struct {
		target   string
		status   int
		body     string
		location string
	}{
		{"/", 200, "root", ""},
		{"/id/", 200, "beranda", ""},
		{"/a/page.js", 200, "plain script", ""},
		{"/a/page.js?v=1", 200, "plain script", ""},
		{"/a/lone.br", 200, "a name that only looks compressed", ""},
		{"/id", 307, "", "/id/"},
		{"/id?q=a%20b", 307, "", "/id/?q=a%20b"},
		{"/id/index", 307, "", "/id/"},
		{"/id/index.html", 307, "", "/id/"},
		{"/index.html", 307, "", "/"},
		{"/a/page.js.br", 404, "lost", ""},
		{"/a/page.js.gz", 404, "lost", ""},
		{"/a/page.js/", 404, "lost", ""},
		{"/a", 404, "lost", ""},
		{"/a/", 404, "lost", ""},
		{"/404.html", 404, "lost", ""},
		{"/_headers", 404, "lost", ""},
		{"/.git/config", 404, "lost", ""},
		{"/id/.secret", 404, "lost", ""},
		{"/_worker/x.js", 404, "lost", ""},
		{"/id/_private.txt", 404, "lost", ""},
		{"//id/", 404, "lost", ""},
		{"//id", 404, "lost", ""},
		{"//evil.example/", 404, "lost", ""},
		{"//evil.example/..", 404, "lost", ""},
		{"/%2fevil.example", 404, "lost", ""},
		{"/./id/", 404, "lost", ""},
		{"/id/../id/", 404, "lost", ""},
		{"/../dist/index.html", 404, "lost", ""},
		{"/%2e%2e/dist/index.html", 404, "lost", ""},
		{"/..%2f..%2fetc/passwd", 404, "lost", ""},
		{"/a/..%5c..%5cindex.html", 404, "lost", ""},
		{"/id%00/", 404, "lost", ""},
		{"/id//", 404, "lost", ""},
	}
	for _, test := range tests {
		t.Run(test.target, func(t *testing.T) {
			w := ask(h, "GET", test.target)
			if w.Code != test.status || w.Body.String() != test.body || w.Header().Get("Location") != test.location {
				t.Errorf("got %d %q to %q, want %d %q to %q", w.Code, w.Body, w.Header().Get("Location"), test.status, test.body, test.location)
			}
			if got := w.Header().Get("Content-Security-Policy"); got != "default-src 'none'" {
				t.Errorf("the policy is %q", got)
			}
			head := ask(h, "HEAD", test.target)
			if head.Code != w.Code || head.Body.Len() != 0 || head.Header().Get("Content-Length") != w.Header().Get("Content-Length") {
				t.Errorf("HEAD gives %d with %d bytes and length %s", head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
			}
		})
	}
}

func TestStaticRequests(t *testing.T) {
	h := sampleHandler(t)
	plain := ask(h, "GET", "/a/page.js").Header().Get("ETag")
	small := ask(h, "GET", "/a/page.js", "Accept-Encoding", "br").Header().Get("ETag")
	if plain == small || plain == "" || strings.HasPrefix(plain, "W/") {
		t.Fatalf("the two forms have the tags %s and %s", plain, small)
	}
	tests := []struct {
		name           string
		method, target string
		header         []string
		status         int
		body           string
		want           map[string]string // "" means absent
	}{
		{"brotli", "GET", "/a/page.js", []string{"Accept-Encoding", "gzip, br"}, 200, "BR",
			map[string]string{"Content-Encoding": "br", "Content-Length": "2", "Vary": "Accept-Encoding", "Content-Type": "text/javascript; charset=utf-8"}},
		{"gzip", "GET", "/a/page.js", []string{"Accept-Encoding", "gzip"}, 200, "GZIP",
			map[string]string{"Content-Encoding": "gzip", "Content-Length": "4", "Cache-Control": "immutable"}},
		{"plain varies too", "GET", "/a/page.js", nil, 200, "plain script",
			map[string]string{"Content-Encoding": "", "Vary": "Accept-Encoding", "Accept-Ranges": "bytes"}},
		{"one form does not vary", "GET", "/a/engine.wasm", []string{"Accept-Encoding", "br"}, 200, "\x00asm",
			map[string]string{"Content-Encoding": "", "Vary": "", "Content-Type": "application/wasm"}},
		{"a rule removes the policy", "GET", "/a/room.js", nil, 200, "room", map[string]string{"Content-Security-Policy": ""}},
		{"unchanged", "GET", "/a/page.js", []string{"If-None-Match", plain}, 304, "",
			map[string]string{"ETag": plain, "Cache-Control": "immutable", "Vary": "Accept-Encoding", "Content-Security-Policy": "default-src 'none'"}},
		{"unchanged brotli", "GET", "/a/page.js", []string{"If-None-Match", `"x", W/` + small, "Accept-Encoding", "br"}, 304, "",
			map[string]string{"ETag": small, "Content-Length": ""}},
		{"the other form's tag", "GET", "/a/page.js", []string{"If-None-Match", small}, 200, "plain script", nil},
		{"range", "GET", "/a/page.js", []string{"Range", "bytes=6-11"}, 206, "script",
			map[string]string{"Content-Range": "bytes 6-11/12", "Content-Length": "6"}},
		{"a range is of the plain form", "GET", "/a/page.js", []string{"Range", "bytes=0-4", "Accept-Encoding", "br"}, 206, "plain",
			map[string]string{"Content-Encoding": "", "ETag": plain}},
		{"no plain form, no range", "GET", "/a/page.js", []string{"Range", "bytes=0-0", "Accept-Encoding", "br, identity;q=0"}, 200, "BR",
			map[string]string{"Content-Encoding": "br", "Content-Range": ""}},
		{"range of an old version", "GET", "/a/page.js", []string{"Range", "bytes=0-4", "If-Range", `"old"`}, 200, "plain script", nil},
		{"range out of reach", "GET", "/a/page.js", []string{"Range", "bytes=99-"}, 416, "invalid range: failed to overlap\n",
			map[string]string{"Content-Range": "bytes */12"}},
		{"nothing acceptable", "GET", "/a/room.js", []string{"Accept-Encoding", "br, identity;q=0"}, 406, "",
			map[string]string{"Content-Type": "application/problem+json", "Cache-Control": "no-store"}},
		{"the lost page has no tag", "GET", "/nowhere", []string{"If-None-Match", "*"}, 404, "lost", map[string]string{"ETag": ""}},
		{"post", "POST", "/id/", nil, 405, "", map[string]string{"Allow": "GET, HEAD", "Connection": "close", "Content-Security-Policy": "default-src 'none'"}},
		{"any other method", "BREW", "/nowhere", nil, 405, "", map[string]string{"Allow": "GET, HEAD"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := ask(h, test.method, test.target, test.header...)
			if w.Code != test.status {
				t.Errorf("status %d, want %d", w.Code, test.status)
			}
			if test.body != "" && w.Body.String() != test.body {
				t.Errorf("body %q, want %q", w.Body, test.body)
			}
			for name, want := range test.want {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
		})
	}
}

// FuzzStaticAddress: no path, however spelled, gives anything but a file of
// the site, a way to one, or the page for a wrong address.
func FuzzStaticAddress(f *testing.F) {
	for _, seed := range []string{"/id/", "/../a", "//", "/%2e%2e/%2e", "/.git/config", "/a/page.js.br", "/id\\..\\"} {
		f.Add(seed)
	}
	folder := filepath.Join(f.TempDir(), "dist")
	for name, text := range sampleSite {
		target := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			f.Fatal(err)
		}
		if err := os.WriteFile(target, []byte(text), 0o644); err != nil {
			f.Fatal(err)
		}
	}
	site, err := readFolder(folder)
	if err != nil {
		f.Fatal(err)
	}
	h := static{func() *snapshot { return site }}
	f.Fuzz(func(t *testing.T, path string) {
		r := httptest.NewRequest("GET", "http://saring.example/", nil)
		r.URL.Path, r.URL.RawPath = path, ""
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		switch w.Code {
		case 200:
			if strings.Contains(w.Body.String(), "secret") {
				t.Errorf("%q gives %q", path, w.Body)
			}
		case 307:
			to := w.Header().Get("Location")
			if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.Contains(to, `\`) {
				t.Errorf("%q leads to %q", path, to)
			}
		case 404:
			if w.Body.String() != "lost" {
				t.Errorf("%q gives %q", path, w.Body)
			}
		default:
			t.Errorf("%q gives %d", path, w.Code)
		}
	})
}
