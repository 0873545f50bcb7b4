//go:build !js

package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"saring/internal/link"
)

// feedServer gives good feeds and every kind of bad one.
func feedServer(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	say := func(path, text string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) })
	}
	say("/a", "# date: 2026-11-20\nevil.example\nhxxps://trap[.]example/login\n")
	say("/b", "0.0.0.0 lure.example\nwell.example\n")
	say("/small", "evil.example\n")
	say("/good", "1,well.example\n")
	say("/empty", "")
	say("/garbage", strings.Repeat("<p>We have moved to another place</p>\n", 50))
	mux.HandleFunc("/500", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) })
	mux.HandleFunc("/huge", func(w http.ResponseWriter, _ *http.Request) {
		line := bytes.Repeat([]byte("# a comment that says nothing\n"), 2000)
		for sent := 0; sent < 1<<30; sent += len(line) {
			if _, err := w.Write(line); err != nil {
				return // as it should: nobody reads a gigabyte
			}
		}
		t.Error("a gigabyte was read")
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, "evil.example\n")
	})
	mux.HandleFunc("/never", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(200)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

// TestFetchFeeds: good feeds make a pack; whatever else a feed does, the pack
// that was there stays, byte for byte, and one sentence says why.
func TestFetchFeeds(t *testing.T) {
	server := feedServer(t)
	file := filepath.Join(t.TempDir(), "known.pack")
	run := func(paths ...string) error {
		arguments := []string{"-o", file}
		for _, path := range paths {
			if flag, ok := strings.CutPrefix(path, "good="); ok {
				arguments = append([]string{"-good", server.URL + flag}, arguments...)
			} else {
				arguments = append(arguments, server.URL+path)
			}
		}
		return fetchLists(t.Context(), arguments, &bytes.Buffer{}, listsClient)
	}
	if err := run("good=/good", "/a", "/b"); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if k, err := link.ReadKnown(first); err != nil || k.Entries != 3 || k.Guarded != 1 || k.Date != "2026-11-20" {
		t.Fatalf("%+v, %v", k, err)
	}
	for path, want := range map[string]string{
		"/500": "answered 500", "/garbage": "looks like something else", "/empty": "less than half", "/huge": "larger than 32 MiB",
		"/cut": "unexpected EOF", "/small": "less than half of the 3", "/nowhere": "answered 404",
	} {
		err := run(path)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "stays as it is") {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
		if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, first) {
			t.Errorf("%s: the pack has changed, %v", path, err)
		}
	}
	if err := run("good=/empty", "/a", "/b"); err == nil || !strings.Contains(err.Error(), "names no site") {
		t.Errorf("an empty list of good sites: %v", err)
	}
	if err := fetchLists(t.Context(), []string{"-o", file, "http://feed.example/x"}, &bytes.Buffer{}, listsClient); err == nil || !strings.Contains(err.Error(), "https://") {
		t.Errorf("without TLS: %v", err)
	}
	slow := newFetcher(listsClient)
	slow.timeout = 50 * time.Millisecond
	if _, err := slow.pack(t.Context(), []string{server.URL + "/never"}, "", nil); err == nil || !strings.Contains(err.Error(), "within 50ms") {
		t.Errorf("a feed that never comes: %v", err)
	}
}

// TestListsAtOnce: two jobs that end in the same moment leave one pack or the
// other, whole at any time, and nothing beside it.
func TestListsAtOnce(t *testing.T) {
	server := feedServer(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "known.pack")
	fetch := func(path string) {
		if err := fetchLists(t.Context(), []string{"-o", file, server.URL + path}, io.Discard, listsClient); err != nil {
			t.Error(err)
		}
	}
	fetch("/a")
	var jobs sync.WaitGroup
	for range 8 {
		jobs.Go(func() { fetch("/a") })
		jobs.Go(func() { fetch("/b") })
	}
	done := make(chan bool)
	go func() { jobs.Wait(); close(done) }()
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		pack, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := link.ReadKnown(pack); err != nil {
			t.Fatalf("a reader found a pack of %d bytes that is not whole: %v", len(pack), err)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("%d files are left, want the pack alone", len(left))
	}
}
