//go:build !js

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestSettings(t *testing.T) {
	tests := []struct {
		name      string
		arguments []string
		port      string
		want      settings
		fault     string
	}{
		{"nothing said", nil, "", settings{"127.0.0.1:8080", "dist", ""}, ""},
		{"PORT", nil, "8090", settings{"127.0.0.1:8090", "dist", ""}, ""},
		{"PORT stays on loopback", nil, "0", settings{"127.0.0.1:0", "dist", ""}, ""},
		{"an address wins", []string{"-addr", "0.0.0.0:80", "-dir", "out", "-log", "-"}, "8090", settings{"0.0.0.0:80", "out", "-"}, ""},
		{"PORT is a word", nil, "http", settings{}, `PORT is "http"`},
		{"PORT is too large", nil, "65536", settings{}, `PORT is "65536"`},
		{"an address without a port", []string{"-addr", "localhost"}, "", settings{}, "is not host:port"},
		{"unknown flag", []string{"-nope"}, "", settings{}, "usage:"},
		{"a word too many", []string{"dist"}, "", settings{}, "usage:"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := readSettings(test.arguments, test.port, io.Discard)
			if test.fault != "" {
				if err == nil || !strings.Contains(err.Error(), test.fault) {
					t.Errorf("got %v, want …%s…", err, test.fault)
				}
				return
			}
			if err != nil || got != test.want {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

// output is a buffer that two goroutines may use.
type output struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

func (o *output) Write(b []byte) (int, error) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.text.Write(b)
}

func (o *output) String() string {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.text.String()
}

// environment is an environment with these names and values, and nothing else.
func environment(pairs ...string) func(name string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// start runs the program on a free port and returns its address and a
// function that stops it and returns what it answered.
func start(t *testing.T, out *output, arguments ...string) (address string, stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- run(ctx, append([]string{"-dir", writeSite(t, sampleSite)}, arguments...), environment("PORT", "0"), out)
	}()
	said := regexp.MustCompile(`http://(127\.0\.0\.1:[0-9]+)`)
	for begin := time.Now(); address == ""; time.Sleep(5 * time.Millisecond) {
		if found := said.FindStringSubmatch(out.String()); found != nil {
			address = found[1]
		}
		if time.Since(begin) > 20*time.Second {
			t.Fatalf("the server never said its address: %q", out)
		}
	}
	return address, func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(20 * time.Second):
			return fmt.Errorf("the server did not stop")
		}
	}
}

func TestServesAndStops(t *testing.T) {
	var out output
	address, stop := start(t, &out)
	answer, err := http.Get("http://" + address + "/id/")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	if err != nil || string(body) != "beranda" || answer.Header.Get("Content-Security-Policy") != "default-src 'none'" {
		t.Errorf("got %q, %v, %v", body, err, answer.Header)
	}
	if err := stop(); err != nil {
		t.Errorf("stopping: %v", err)
	}
	if _, err := net.DialTimeout("tcp", address, time.Second); err == nil {
		t.Error("the port is still open after the stop")
	}
	if want := "Saring is open at http://" + address + " (Ctrl+C stops it).\n"; out.String() != want {
		t.Errorf("said %q, want %q: nothing is logged unless asked for", out.String(), want)
	}
}

// TestSlowRequestsEnd: who sends half a request, or a body drop by drop, does
// not hold a connection for ever. The server is the real one, its patience cut
// to a hundredth.
func TestSlowRequestsEnd(t *testing.T) {
	server := newServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(io.Discard, r.Body) }))
	for name, patience := range map[string]*time.Duration{
		"headers": &server.ReadHeaderTimeout, "request": &server.ReadTimeout, "answer": &server.WriteTimeout, "pause": &server.IdleTimeout,
	} {
		if *patience <= 0 || *patience > 2*time.Minute {
			t.Errorf("the time-out for %s is %v", name, *patience)
		}
		*patience /= 100
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(listener)
	defer server.Close()
	for name, text := range map[string]string{
		"half a header":     "GET / HTTP/1.1\r\nHost: x.exa",
		"half a body":       "POST / HTTP/1.1\r\nHost: x.example\r\nContent-Length: 9\r\n\r\nhalf",
		"nothing":           "",
		"a pause":           "GET / HTTP/1.1\r\nHost: x.example\r\n\r\n",
		"an endless header": "GET / HTTP/1.1\r\nHost: x.example\r\nX: " + strings.Repeat("x", 2*maxRequestHeader),
	} {
		t.Run(name, func(t *testing.T) {
			c, err := net.Dial("tcp", listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(c, text); err != nil {
				return // cut off while sending: the connection has ended
			}
			if _, err := io.ReadAll(c); os.IsTimeout(err) {
				t.Error("the connection is still open after ten seconds")
			}
		})
	}
}

// TestStopLetsRequestsFinish: a request that runs when the stop comes is still
// answered.
func TestStopLetsRequestsFinish(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(entered)
		<-leave
		_, _ = io.WriteString(w, "late")
	})}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended, got := make(chan error, 1), make(chan string, 1)
	go func() { ended <- serve(ctx, server, listener) }()
	go func() {
		answer, err := http.Get("http://" + listener.Addr().String())
		if err != nil {
			got <- err.Error()
			return
		}
		defer answer.Body.Close()
		body, _ := io.ReadAll(answer.Body)
		got <- string(body)
	}()
	<-entered
	cancel()
	select {
	case err := <-ended:
		t.Fatalf("stopped before the answer: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(leave)
	if text := <-got; text != "late" {
		t.Errorf("the running request got %q", text)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestPortInUse(t *testing.T) {
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	_, port, _ := net.SplitHostPort(other.Addr().String())
	err = run(t.Context(), []string{"-dir", writeSite(t, sampleSite)}, environment("PORT", port), io.Discard)
	if want := "another program already listens on 127.0.0.1:" + port; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s…", err, want)
	}
}

// TestRequestLog: one line per request, with all bytes that arrived; bytes
// that never become a request are not forgotten.
func TestRequestLog(t *testing.T) {
	var out output
	file := filepath.Join(t.TempDir(), "log.jsonl")
	address, stop := start(t, &out, "-log", file)

	talk := func(text string) {
		t.Helper()
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, text); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(c); err != nil {
			t.Fatal(err)
		}
	}
	requests := []struct {
		text string
		want logLine
	}{
		{"GET /id/?q=rahasia HTTP/1.1\r\nHost: x.example\r\nConnection: close\r\n\r\n", logLine{"GET", "/id/?q=rahasia", 0}},
		{"POST /id/ HTTP/1.1\r\nHost: x.example\r\nContent-Length: 7\r\n\r\nrahasia", logLine{"POST", "/id/", 0}},
		{"\x16\x03\x01 not HTTP\r\n\r\n", logLine{"", "", 0}},
	}
	for _, r := range requests {
		talk(r.text)
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if len(lines) != len(requests) {
		t.Fatalf("%d lines for %d requests:\n%s", len(lines), len(requests), text)
	}
	for i, r := range requests {
		var got logLine
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil {
			t.Fatal(err)
		}
		r.want.Bytes = int64(len(r.text))
		if got != r.want {
			t.Errorf("got %+v, want %+v", got, r.want)
		}
	}
}
