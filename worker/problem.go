package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"saring/internal/lang"
)

// problem is a problem document (RFC 9457): an error that both a program and
// a person can read. Its type is always "about:blank", which means that title
// is the status's own name.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"` // in the caller's language; never contains what the caller sent
}

// fault is a problem before it is told: its status and the key of its sentence
// in the section [page api] of the packs.
type fault struct {
	status int
	key    string
}

// The faults of the API. worker/entry tells them by the same keys.
var (
	faultNowhere   = fault{http.StatusNotFound, "nowhere"}
	faultOff       = fault{http.StatusNotFound, "off"}
	faultCoding    = fault{http.StatusNotAcceptable, "coding"}
	faultMethod    = fault{http.StatusMethodNotAllowed, "method"}
	faultToken     = fault{http.StatusUnauthorized, "token"}
	faultRate      = fault{http.StatusTooManyRequests, "rate"}
	faultLarge     = fault{http.StatusRequestEntityTooLarge, "large"}
	faultMediaType = fault{http.StatusUnsupportedMediaType, "media-type"}
	faultCut       = fault{http.StatusBadRequest, "cut"}
	faultSlow      = fault{http.StatusRequestTimeout, "slow"}
	faultUTF8      = fault{http.StatusBadRequest, "utf8"}
	faultJSON      = fault{http.StatusBadRequest, "json"}
	faultField     = fault{http.StatusBadRequest, "field"}
	faultText      = fault{http.StatusBadRequest, "text"}
	faultLanguage  = fault{http.StatusBadRequest, "language"}
	faultHandshake = fault{http.StatusForbidden, "handshake"}
	faultSignature = fault{http.StatusUnauthorized, "signature"}
	faultSend      = fault{http.StatusServiceUnavailable, "send"}
	faultEngine    = fault{http.StatusInternalServerError, "engine"}
)

// apiFaults are those that the Workers entry tells too.
var apiFaults = []fault{
	faultOff, faultToken, faultRate, faultLarge, faultMediaType, faultCut,
	faultUTF8, faultJSON, faultField, faultText, faultLanguage, faultEngine,
}

// writeFault answers with a problem document in the caller's language.
func writeFault(w http.ResponseWriter, r *http.Request, f fault) {
	tag := languageOf(r)
	writeProblem(w, tag, f.status, apiSentence(tag, f))
}

// apiSentence tells a fault in a language.
func apiSentence(tag string, f fault) string {
	return strings.ReplaceAll(apiText(tag, f.key), "{languages}", strings.Join(languages().tags, ", "))
}

// writeProblem answers with a problem document whose detail is in the language
// tag.
func writeProblem(w http.ResponseWriter, tag string, status int, detail string) {
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Content-Language", tag)
	h.Set("Vary", "Accept-Language")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail})
}

// apiText returns a sentence of the section [page api].
func apiText(tag, key string) string {
	if p := lang.Find(tag); p != nil {
		if text := p.Text("api." + key); text != "" {
			return text
		}
	}
	return lang.Find(lang.Fallback).Text("api." + key)
}

// refuseMethod answers a method that an address does not know; methods are
// those that it does. Where GET is allowed, HEAD is.
func refuseMethod(w http.ResponseWriter, r *http.Request, methods []string) {
	if i := slices.Index(methods, http.MethodGet); i >= 0 {
		methods = slices.Insert(slices.Clone(methods), i+1, http.MethodHead)
	}
	allowed := strings.Join(methods, ", ")
	w.Header().Set("Allow", allowed)
	// What such a request carries concerns nobody: net/http would read it to
	// keep the connection.
	w.Header().Set("Connection", "close")
	tag := languageOf(r)
	writeProblem(w, tag, faultMethod.status, strings.ReplaceAll(apiText(tag, faultMethod.key), "{methods}", allowed))
}
