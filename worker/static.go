//go:build !js

package main

import (
	"bytes"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
)

// static serves the snapshots of a folder: GET and HEAD, conditional requests,
// ranges of the plain form, compressed forms by Accept-Encoding.
type static struct{ current func() *snapshot }

func (s static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := s.current()
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=0, must-revalidate") // unless a rule says else
	rules := func() { applyHeaders(now.rules, hostOf(r), r.URL.EscapedPath(), h) }

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		rules()
		refuseMethod(w, r, []string{http.MethodGet})
		return
	}
	found, moved := now.find(r.URL.Path)
	switch {
	case moved != "":
		rules()
		target := url.URL{Path: moved, RawQuery: r.URL.RawQuery}
		h.Set("Location", target.String())
		w.WriteHeader(http.StatusTemporaryRedirect)
	case found == nil:
		if found = now.files[notFound]; found == nil {
			rules()
			writeFault(w, r, faultNowhere)
			return
		}
		now.send(w, r, found, http.StatusNotFound, rules)
	default:
		now.send(w, r, found, http.StatusOK, rules)
	}
}

// find returns the file for an address, or the address to go to instead, or
// neither. The rules are those of Cloudflare's html_handling
// "auto-trailing-slash": /id/ is id/index.html, and /id, /id/index and
// /id/index.html lead there.
func (s *snapshot) find(address string) (found *file, moved string) {
	// One spelling per file. What a path with "..", "//" or a backslash should
	// mean is nothing that a server should guess.
	name, absolute := strings.CutPrefix(address, "/")
	if !absolute || strings.ContainsAny(address, "\\\x00") || path.Clean(address) != strings.TrimSuffix(address, "/") && address != "/" {
		return nil, ""
	}
	folder, rest := path.Split(name)
	switch rest {
	case "":
		return s.files[folder+"index.html"], ""
	case "index", "index.html":
		if s.files[folder+"index.html"] != nil {
			return nil, "/" + folder
		}
		return nil, ""
	}
	if name == notFound {
		return nil, ""
	}
	if f := s.files[name]; f != nil {
		return f, ""
	}
	if s.files[name+"/index.html"] != nil {
		return nil, address + "/"
	}
	return nil, ""
}

// send answers with a file in the form that the client likes best.
func (s *snapshot) send(w http.ResponseWriter, r *http.Request, f *file, status int, rules func()) {
	h := w.Header()
	h.Set("Content-Type", f.contentType)
	form, ok := chooseForm(r, f, status)
	h.Set("ETag", f.etag(form))
	if len(f.forms) > 1 {
		h.Set("Vary", "Accept-Encoding")
	}
	rules()
	if !ok {
		h.Del("ETag")
		writeFault(w, r, faultCoding)
		return
	}
	data := f.forms[form]
	if form != identity {
		h.Set("Content-Encoding", form)
		h.Set("Content-Length", strconv.Itoa(len(data)))
		r.Header.Del("Range") // counts bytes of the plain form
	}
	if status != http.StatusOK {
		h.Del("ETag")
		h.Set("Content-Length", strconv.Itoa(len(data)))
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			_, _ = w.Write(data) // a reader who has gone away is no fault
		}
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// chooseForm picks a coding. A range is only given of the plain form.
func chooseForm(r *http.Request, f *file, status int) (form string, ok bool) {
	accepts := readAcceptEncoding(strings.Join(r.Header.Values("Accept-Encoding"), ","))
	if r.Header.Get("Range") != "" && status == http.StatusOK && accepts.of(identity) > 0 {
		return identity, true
	}
	chosen, ok := accepts.choose(func(e encoding) bool { return f.forms[e.name] != nil })
	return chosen.name, ok
}

// etag is strong, and so another one for every form: the bytes differ.
func (f *file) etag(form string) string {
	if form == identity {
		return `"` + f.tag + `"`
	}
	return `"` + f.tag + "-" + form + `"`
}

// hostOf returns the host that a request names, without a port.
func hostOf(r *http.Request) string {
	if host, _, err := net.SplitHostPort(r.Host); err == nil {
		return host
	}
	return r.Host
}
