package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

// problem is a problem document (RFC 9457): an error that both a program and
// a person can read. Its type is always "about:blank", which means that title
// is the status's own name.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"` // a sentence; never contains what the caller sent
}

// writeProblem answers with a problem document.
func writeProblem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail})
}

// refuseMethod answers a method that an address does not know; methods are
// those that it does. Where GET is allowed, HEAD is.
func refuseMethod(w http.ResponseWriter, methods []string) {
	if i := slices.Index(methods, http.MethodGet); i >= 0 {
		methods = slices.Insert(slices.Clone(methods), i+1, http.MethodHead)
	}
	allowed := strings.Join(methods, ", ")
	w.Header().Set("Allow", allowed)
	// What such a request carries concerns nobody: net/http would read it to
	// keep the connection.
	w.Header().Set("Connection", "close")
	writeProblem(w, http.StatusMethodNotAllowed, "This address answers only "+allowed+".")
}
