// Command worker is Saring's HTTP face: one Go http.Handler that runs in two
// places.
//
// On any box it is an ordinary server, made for the folder that internal/site
// writes:
//
//	go run ./worker                     http://127.0.0.1:8080, PORT changes the port
//	go run ./worker -addr 0.0.0.0:80    reachable from elsewhere; say so on purpose
//	go run ./worker -log requests.jsonl one line per request, for tests
//
// On Cloudflare Workers, a network of servers that runs JavaScript and
// WebAssembly close to the reader, the same handler is compiled with GOOS=js
// GOARCH=wasm. There the platform serves the static files itself and obeys the
// same file dist/_headers that our own server obeys, so both give a reader the
// same pages under the same policies. Only what is not a file reaches Go.
//
// The server learns which pages are read, and nothing else: a message is
// checked in the reader's browser. Two habits keep it so. A request's body is
// never read where no answer depends on it, and nothing is logged unless -log
// asks for it.
package main

import (
	_ "embed"
	"encoding/json"
	"maps"
	"net/http"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// release says which bytes this server stands for.
type release struct {
	Build  string `json:"build"`  // one hash over the site, as in dist/build.json
	Engine string `json:"engine"` // SHA-256 of engine.wasm, 64 hexadecimal digits
	Known  known  `json:"known"`
}

// known says of which day the known-bad pack is and how much stands in it.
type known struct {
	Date    string `json:"date"` // "2026-11-25"
	Entries int    `json:"entries"`
	// Fault says why the last job left the pack as it was, "" where it did not.
	Fault string `json:"fault,omitempty"`
}

// unknownRelease stands where a build did not say what it is.
const unknownRelease = "unknown"

// newHandler answers the API, the inbox (nil where it is off) and the share
// target, and gives every other request to static. Where static is nil (on Workers, where files never reach
// Go) a request for anything else is answered with a problem document.
// current is asked on every use, since a server outlives a build.
func newHandler(a *api, in *inbox, current func() release, static http.Handler) http.Handler {
	// Addresses of the API: an exact path, and who answers it by method. No
	// path is cleaned up on the way, so every address has one spelling.
	routes := map[string]map[string]http.HandlerFunc{
		"/api/v1/health":       {http.MethodGet: func(w http.ResponseWriter, _ *http.Request) { writeHealth(w, current()) }},
		"/api/v1/openapi.json": {http.MethodGet: writeDescription},
		"/api/v1/check":        {http.MethodPost: a.post(a.check)},
		"/api/v1/mask":         {http.MethodPost: a.post(mask)},
	}
	if in != nil {
		routes["/hooks/whatsapp"] = map[string]http.HandlerFunc{http.MethodGet: in.handshake, http.MethodPost: in.receive}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if tag, ok := shareTarget(r); ok {
			answerShare(w, tag)
			return
		}
		methods, known := routes[r.URL.Path]
		if !known && static != nil && r.URL.Path != "/api" && !strings.HasPrefix(r.URL.Path, "/api/") {
			static.ServeHTTP(w, r)
			return
		}
		protect(w.Header())
		if !known {
			w.Header().Set("Connection", "close")
			writeFault(w, r, faultNowhere)
			return
		}
		method := r.Method
		if method == http.MethodHead { // a GET whose body net/http leaves out
			method = http.MethodGet
		}
		answer, allowed := methods[method]
		if !allowed {
			refuseMethod(w, r, slices.Sorted(maps.Keys(methods)))
			return
		}
		answer(w, r)
	})
}

// protect sets what every answer of the API carries. _headers does not reach
// answers that a program gives, neither here nor on Workers.
func protect(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

//go:embed openapi.json
var description []byte

// writeDescription answers with the API's own description, OpenAPI 3.1.
func writeDescription(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(description)
}

// health is the answer of GET /api/v1/health.
type health struct {
	Status string `json:"status"` // "ok"
	release
	Go string `json:"go"` // version that compiled this server
}

func writeHealth(w http.ResponseWriter, current release) {
	w.Header().Set("Content-Type", "application/json")
	// Strings and a number always encode; a reader who has gone away is no fault
	// of ours.
	_ = json.NewEncoder(w).Encode(health{Status: "ok", release: current, Go: runtime.Version()})
}

// sharePath is where a phone hands over a shared text: /<language>/share. The
// language is a BCP 47 tag in the form that packs use; nothing else may come
// into the address that answerShare sends the reader to.
var sharePath = regexp.MustCompile(`^/([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/share/?$`)

// shareTarget tells whether the request is a shared text and in which language.
func shareTarget(r *http.Request) (tag string, ok bool) {
	if r.Method != http.MethodPost {
		return "", false
	}
	found := sharePath.FindStringSubmatch(r.URL.Path)
	if found == nil {
		return "", false
	}
	return found[1], true
}

// answerShare is the fallback for a phone whose service worker is not running
// yet: a shared text is meant for the reader's own browser, so this server
// sends the reader to the page that says so (web/pages/share.html, under the same
// address in every language) and leaves the body unread. Closing the
// connection keeps net/http from reading the rest of it on its own.
func answerShare(w http.ResponseWriter, tag string) {
	protect(w.Header())
	w.Header().Set("Connection", "close")
	w.Header().Set("Location", "/"+tag+"/shared/")
	w.WriteHeader(http.StatusSeeOther)
}
