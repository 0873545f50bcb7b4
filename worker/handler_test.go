//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// workersHandler is the handler as it runs on Workers: without files.
func workersHandler() http.Handler {
	return newHandler(sampleAPI(""), nil, func() release { return release{Build: "b1", Engine: "e1"} }, nil)
}

func TestHealth(t *testing.T) {
	for name, h := range map[string]http.Handler{"native": sampleHandler(t), "workers": workersHandler()} {
		t.Run(name, func(t *testing.T) {
			w := ask(h, "GET", "/api/v1/health")
			var got map[string]any
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			if w.Code != 200 || got["status"] != "ok" || got["build"] != "b1" || got["engine"] != "e1" || !strings.HasPrefix(fmt.Sprint(got["go"]), "go1.") {
				t.Errorf("got %d %v", w.Code, got)
			}
			if w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("headers %v", w.Header())
			}
		})
	}
}

func TestProblems(t *testing.T) {
	native, workers := sampleHandler(t), workersHandler()
	tests := []struct {
		name           string
		handler        http.Handler
		method, target string
		status         int
	}{
		{"unknown call", native, "GET", "/api/v1/nothing", 404},
		{"the API's root", native, "GET", "/api", 404},
		{"unclean path", native, "GET", "/api//v1/health", 404},
		{"dots", native, "GET", "/api/x/../v1/health", 404},
		{"wrong method", native, "POST", "/api/v1/health", 405},
		{"on Workers files are not Go's", workers, "GET", "/id/", 404},
		{"on Workers, unknown call", workers, "PUT", "/api/v1/nothing", 404},
		{"on Workers, wrong method", workers, "DELETE", "/api/v1/health", 405},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := ask(test.handler, test.method, test.target)
			var got problem
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
				t.Fatalf("%v in %q", err, w.Body)
			}
			if w.Code != test.status || got.Status != test.status || got.Type != "about:blank" || got.Title != http.StatusText(test.status) || !strings.HasSuffix(got.Detail, ".") {
				t.Errorf("got %d %+v, want %d", w.Code, got, test.status)
			}
			if w.Header().Get("Content-Type") != "application/problem+json" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("headers %v", w.Header())
			}
			if test.status == 405 && w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("Allow: %q", w.Header().Get("Allow"))
			}
		})
	}
}

// unreadable is a body that must not be touched.
type unreadable struct{ t *testing.T }

func (u unreadable) Read([]byte) (int, error) {
	u.t.Error("the body was read")
	return 0, errors.New("not for you")
}

func (u unreadable) Close() error { return nil }

func TestShareTarget(t *testing.T) {
	tests := []struct {
		method, path, location string // location "" where it is no share
	}{
		{"POST", "/id/share", "/id/shared/"},
		{"POST", "/en/share/", "/en/shared/"},
		{"POST", "/pt-BR/share", "/pt-BR/shared/"},
		{"GET", "/id/share", ""},
		{"POST", "/share", ""},
		{"POST", "//share", ""},
		{"POST", "//evil.example/share", ""},
		{"POST", "/evil.example/share", ""},
		{"POST", "/id/share/more", ""},
		{"POST", "/\\evil/share", ""},
		{"POST", "/id\n/share", ""},
	}
	for _, test := range tests {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			for name, h := range map[string]http.Handler{"native": sampleHandler(t), "workers": workersHandler()} {
				r := httptest.NewRequest(test.method, "http://saring.example/", nil)
				r.URL.Path = test.path
				r.Body = unreadable{t}
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				if got := w.Header().Get("Location"); got != test.location || (w.Code == http.StatusSeeOther) != (test.location != "") {
					t.Errorf("%s: got %d to %q, want %q", name, w.Code, got, test.location)
				}
			}
		})
	}
}

// TestShareTargetLeavesBody: on a real connection the answer comes although
// not one byte of a body of a gigabyte was sent, and the connection ends.
func TestShareTargetLeavesBody(t *testing.T) {
	server := httptest.NewServer(sampleHandler(t))
	defer server.Close()
	for _, target := range []string{"/id/share", "/id/shared/"} {
		c, err := net.Dial("tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: saring.example\r\nContent-Length: 1073741824\r\n\r\n", target)
		answer, err := io.ReadAll(c)
		if err != nil {
			t.Fatalf("%s: no end of the connection: %v", target, err)
		}
		if !strings.HasPrefix(string(answer), "HTTP/1.1 303 ") && !strings.HasPrefix(string(answer), "HTTP/1.1 405 ") {
			t.Errorf("%s: %s", target, answer)
		}
	}
}

// TestCompilesForWorkers: the same package is a WebAssembly module for Workers.
func TestCompilesForWorkers(t *testing.T) {
	command := exec.Command("go", "build", "-o", filepath.Join(t.TempDir(), "worker.wasm"), ".")
	command.Env = append(command.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
