package main

import (
	"net/http"
)

// api answers the calls that carry a text.
type api struct {
	config config
	// allow counts one call of a token and tells whether it is within the
	// limit; nil where the platform counts.
	allow func(caller int) bool
	// check appends the JSON of a report. It may be called from many
	// goroutines at once.
	check func(dst []byte, l letter) []byte
}

// post guards one call: is it switched on, who calls, how often, what is sent.
// Nothing of the body is read before the first three are answered, and nothing
// of it is ever logged or put into an error.
func (a *api) post(answer func(dst []byte, l letter) []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		refuse := func(f fault) {
			// net/http would read the rest of the body to keep the connection.
			w.Header().Set("Connection", "close")
			writeFault(w, r, f)
		}
		if !a.config.checkAPI {
			refuse(faultOff)
			return
		}
		caller, known := a.config.caller(r.Header.Get("Authorization"))
		if !known {
			w.Header().Set("WWW-Authenticate", `Bearer realm="saring"`)
			refuse(faultToken)
			return
		}
		if a.allow != nil && !a.allow(caller) {
			w.Header().Set("Retry-After", "60")
			refuse(faultRate)
			return
		}
		l, fault := readLetter(w, r)
		if fault != nil {
			refuse(*fault)
			return
		}
		said, ok := attempt(answer, l)
		if !ok {
			refuse(faultEngine)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("Content-Language", l.language)
		h.Set("Vary", "Accept-Language")
		_, _ = w.Write(said) // a caller who has gone away is no fault
	}
}

// attempt turns a panic into a fault: net/http would write what was panicked
// with into the log, and that may quote the text.
func attempt(answer func(dst []byte, l letter) []byte, l letter) (said []byte, ok bool) {
	defer func() { ok = recover() == nil }()
	return answer(nil, l), true
}
