//go:build !js

package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestCheckHeaders: our own server passes, and each thing that a proxy in
// between may break is named with its address.
func TestCheckHeaders(t *testing.T) {
	folder := writeSite(t, sampleSite)
	h := func() http.Handler {
		site, err := openFolder(folder, func(err error) { t.Error(err) })
		if err != nil {
			t.Fatal(err)
		}
		return newHandler(sampleAPI(""), nil, func() release { return release{} }, static{site.snapshot})
	}()
	tests := []struct {
		name   string
		change func(w http.ResponseWriter, r *http.Request)
		want   string // "" where all is well
	}{
		{"as it is", h.ServeHTTP, ""},
		{"a policy is lost", func(w http.ResponseWriter, r *http.Request) {
			h.ServeHTTP(&rewriter{w, func(h http.Header) { h.Del("Content-Security-Policy") }}, r)
		}, `/id/: no Content-Security-Policy; expected "default-src 'none'"`},
		{"a policy is loosened", func(w http.ResponseWriter, r *http.Request) {
			h.ServeHTTP(&rewriter{w, func(h http.Header) { h.Set("Content-Security-Policy", "default-src *") }}, r)
		}, `Content-Security-Policy is "default-src *"; expected`},
		{"another file", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/a/page.js" {
				w.Header().Set("Cache-Control", "immutable")
				w.Header().Set("Content-Security-Policy", "default-src 'none'")
				_, _ = w.Write([]byte("evil script"))
				return
			}
			h.ServeHTTP(w, r)
		}, "/a/page.js: other bytes than the folder holds"},
		{"every address is a page", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/there-is-no-such-page" {
				r.URL.Path = "/id/"
			}
			h.ServeHTTP(w, r)
		}, "/there-is-no-such-page: status 200, expected 404"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(test.change))
			defer server.Close()
			var out bytes.Buffer
			err := run(t.Context(), []string{"check-headers", "-dir", folder, server.URL}, environment(), &out)
			if test.want == "" && (err != nil || !strings.Contains(out.String(), "addresses give the headers")) {
				t.Errorf("%v\n%s", err, &out)
			}
			if test.want != "" && (err == nil || !strings.Contains(out.String(), test.want)) {
				t.Errorf("%v, want %s in\n%s", err, test.want, &out)
			}
		})
	}
	for _, arguments := range [][]string{nil, {"saring.example"}, {"http://saring.example/id/"}, {"http://x", "y"}} {
		if err := run(t.Context(), append([]string{"check-headers", "-dir", folder}, arguments...), environment(), &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "usage:") {
			t.Errorf("%q: %v", arguments, err)
		}
	}
}

// rewriter changes the headers of an answer before they are sent.
type rewriter struct {
	http.ResponseWriter
	change func(http.Header)
}

func (w *rewriter) WriteHeader(status int) {
	w.change(w.Header())
	w.ResponseWriter.WriteHeader(status)
}

func (w *rewriter) Write(data []byte) (int, error) {
	w.change(w.Header())
	return w.ResponseWriter.Write(data)
}
