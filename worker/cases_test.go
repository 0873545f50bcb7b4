//go:build !js

package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"saring/internal/link"
)

// apiCase is a row of test/cases.json, which test/cases.test.mjs runs on
// workerd too: against this handler and against the resident engine.
type apiCase struct {
	Name    string
	Off     bool // of a deployment without the API
	Request struct {
		Method, Path string
		Headers      map[string]string
		Body         *string
		Base64       string
		Repeat       int
	}
	Answer struct {
		Status  int
		Headers map[string]string
		Detail  string
		JSON    map[string]any
	}
}

// body returns the bytes that the request sends.
func (c *apiCase) body(t *testing.T) io.Reader {
	if c.Request.Base64 != "" {
		data, err := base64.StdEncoding.DecodeString(c.Request.Base64)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.NewReader(data)
	}
	if c.Request.Body == nil {
		return nil
	}
	return strings.NewReader(strings.Repeat(*c.Request.Body, max(c.Request.Repeat, 1)))
}

// testTokens are the tokens of every test deployment. They open nothing.
const testTokens = "a-token-for-tests-only-1, another-token-for-tests-1"

// sampleAPI is the API of a deployment with CHECK_API and without a limit.
func sampleAPI(checkAPI string) *api {
	c, err := readConfig(func(name string) string {
		return map[string]string{"CHECK_API": checkAPI, "CHECK_TOKENS": testTokens}[name]
	})
	if err != nil {
		panic(err)
	}
	return &api{config: c, check: newCheckers(func() *link.Known { return nil }).check}
}

// apiServer is a native server over TCP.
func apiServer(t testing.TB, a *api) *httptest.Server {
	server := httptest.NewServer(newHandler(a, nil, func() release { return release{Build: "b1", Engine: "e1"} }, nil))
	t.Cleanup(server.Close)
	return server
}

func TestCases(t *testing.T) {
	text, err := os.ReadFile("test/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []apiCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	on, off := apiServer(t, sampleAPI("on")), apiServer(t, sampleAPI(""))
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			server := on
			if c.Off {
				server = off
			}
			request, err := http.NewRequest(c.Request.Method, server.URL+c.Request.Path, c.body(t))
			if err != nil {
				t.Fatal(err)
			}
			for name, value := range c.Request.Headers {
				request.Header.Set(name, value)
			}
			answer, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			body, err := io.ReadAll(answer.Body)
			if err != nil {
				t.Fatal(err)
			}
			if answer.StatusCode != c.Answer.Status {
				t.Errorf("status %d, want %d: %s", answer.StatusCode, c.Answer.Status, body)
			}
			for name, want := range c.Answer.Headers {
				if got := answer.Header.Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			if c.Answer.Detail == "" && c.Answer.JSON == nil {
				return
			}
			var got map[string]any
			if err := json.Unmarshal(body, &got); err != nil {
				t.Fatalf("%v in %.200s", err, body)
			}
			if c.Answer.Detail != "" {
				want := map[string]any{"type": "about:blank", "title": http.StatusText(c.Answer.Status), "status": float64(c.Answer.Status), "detail": c.Answer.Detail}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
			}
			if !holds(got, c.Answer.JSON) {
				t.Errorf("got %.400s, want %v in it", body, c.Answer.JSON)
			}
		})
	}
}

// holds tells whether every field of want stands in got.
func holds(got, want map[string]any) bool {
	for name, value := range want {
		inner, ok := value.(map[string]any)
		if gotInner, is := got[name].(map[string]any); ok && is {
			if !holds(gotInner, inner) {
				return false
			}
		} else if !reflect.DeepEqual(got[name], value) {
			return false
		}
	}
	return true
}

// TestGolden: the API answers the golden messages with the golden reports, byte
// for byte.
func TestGolden(t *testing.T) {
	folder := filepath.Join("..", "internal", "check", "testdata", "golden")
	texts, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(texts) < 10 {
		t.Fatalf("%d golden messages, %v", len(texts), err)
	}
	server := apiServer(t, sampleAPI("on"))
	for _, name := range texts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"id", "en"} {
			golden, err := os.ReadFile(strings.TrimSuffix(name, ".txt") + "." + tag + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want bytes.Buffer
			if err := json.Compact(&want, golden); err != nil {
				t.Fatal(err)
			}
			request, err := http.NewRequest("POST", server.URL+"/api/v1/check", bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Authorization", "Bearer a-token-for-tests-only-1")
			request.Header.Set("Accept-Language", tag)
			answer, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err != nil || !bytes.Equal(got, want.Bytes()) {
				t.Errorf("%s in %s: %v, got %.200s", filepath.Base(name), tag, err, got)
			}
		}
	}
}
