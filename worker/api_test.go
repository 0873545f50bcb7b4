//go:build !js

package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// faultyServer is a native server with its time-outs shortened, and what it logs.
func faultyServer(t *testing.T, a *api) (server *httptest.Server, logged *output) {
	logged = new(output)
	server = httptest.NewUnstartedServer(newHandler(a, nil, func() release { return release{} }, nil))
	server.Config.ReadTimeout = 300 * time.Millisecond
	server.Config.ErrorLog = log.New(logged, "", 0)
	server.Start()
	t.Cleanup(server.Close)
	return server, logged
}

const callHead = "POST /api/v1/check HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a-token-for-tests-only-1\r\nContent-Type: text/plain\r\nAccept-Language: en\r\n"

// talk sends bytes, ends its side where end says so, and returns all that comes back.
func talk(t *testing.T, server *httptest.Server, text string, end bool) string {
	t.Helper()
	c, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	if end {
		_ = c.(*net.TCPConn).CloseWrite()
	}
	got, _ := io.ReadAll(c)
	return string(got)
}

// TestAPIFaults: a body that is cut off, too slow or without end, and an engine
// that panics: a right status each, the next call answered, and no word of a
// message in the log.
func TestAPIFaults(t *testing.T) {
	const word = "sebutan-yang-tidak-boleh-tercatat"
	a := sampleAPI("on")
	check := a.check
	a.check = func(dst []byte, l letter) []byte {
		if strings.HasPrefix(l.text, "panic") {
			panic(l.text)
		}
		return check(dst, l)
	}
	server, logged := faultyServer(t, a)
	whole := func(text string) string {
		return fmt.Sprintf("%sConnection: close\r\nContent-Length: %d\r\n\r\n%s", callHead, len(text), text)
	}
	for name, test := range map[string]struct {
		text string
		end  bool
		want string
	}{
		"cut off":     {callHead + "Content-Length: 1000\r\n\r\n" + word, true, "HTTP/1.1 400 "},
		"too slow":    {callHead + "Content-Length: 1000\r\n\r\n" + word, false, "HTTP/1.1 408 "},
		"without end": {callHead + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("4000\r\n"+strings.Repeat("a", 0x4000)+"\r\n", 5), false, "HTTP/1.1 413 "},
		"a panic":     {whole("panic " + word), false, "HTTP/1.1 500 "},
	} {
		if got := talk(t, server, test.text, test.end); !strings.HasPrefix(got, test.want) || strings.Contains(got, word) {
			t.Errorf("%s: %q, want %s", name, got, test.want)
		}
		if got := talk(t, server, whole("Halo "+word), false); !strings.HasPrefix(got, "HTTP/1.1 200 ") {
			t.Errorf("after %s: %q", name, got)
		}
	}
	if strings.Contains(logged.String(), word) {
		t.Errorf("logged: %s", logged)
	}
}

// TestLimits: each token has a count of its own, which fills up again.
func TestLimits(t *testing.T) {
	c, err := readConfig(environment("CHECK_API", "on", "CHECK_TOKENS", testTokens, "CHECK_RATE", "600"))
	if err != nil {
		t.Fatal(err)
	}
	a := &api{config: c, allow: newLimits(c).allow, check: func(dst []byte, _ letter) []byte { return append(dst, "{}"...) }}
	server := apiServer(t, a)
	call := func(token string) *http.Response {
		request, err := http.NewRequest("POST", server.URL+"/api/v1/check", bytes.NewReader([]byte("Halo")))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+token)
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer
	}
	refused := false
	for range 300 {
		if answer := call("a-token-for-tests-only-1"); answer.StatusCode == 429 {
			refused = answer.Header.Get("Retry-After") == "60"
			break
		}
	}
	if !refused {
		t.Error("300 calls at once were answered; 100 should be")
	}
	if answer := call("another-token-for-tests-1"); answer.StatusCode != 200 {
		t.Errorf("the other token got %d", answer.StatusCode)
	}
	time.Sleep(150 * time.Millisecond) // ten a second come back
	if answer := call("a-token-for-tests-only-1"); answer.StatusCode != 200 {
		t.Errorf("after a while: %d", answer.StatusCode)
	}
}

func TestConfigFaults(t *testing.T) {
	for name, test := range map[string]struct {
		pairs []string
		want  string
	}{
		"neither on nor off": {[]string{"CHECK_API", "yes"}, `CHECK_API is "yes"; write on or off`},
		"no token":           {[]string{"CHECK_API", "on"}, "CHECK_TOKENS is empty"},
		"a short token":      {[]string{"CHECK_API", "on", "CHECK_TOKENS", testTokens + ",short"}, "token 3 of CHECK_TOKENS has 5 characters"},
		"a rate in words":    {[]string{"CHECK_RATE", "many"}, `CHECK_RATE is "many"`},
		"all of it":          {[]string{"CHECK_API", "on", "CHECK_TOKENS", testTokens, "CHECK_RATE", "0"}, ""},
	} {
		_, err := readConfig(environment(test.pairs...))
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}
