//go:build !js

package main

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestDescription: what openapi.json says is what the handler answers: every
// path and method in it is known, and every reference leads somewhere.
func TestDescription(t *testing.T) {
	var d struct {
		Paths      map[string]map[string]any
		Components map[string]map[string]any
	}
	if err := json.Unmarshal(description, &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Paths) < 4 {
		t.Fatalf("%d paths", len(d.Paths))
	}
	h := workersHandler()
	for path, methods := range d.Paths {
		for method := range methods {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(strings.ToUpper(method), "http://saring.example"+path, nil))
			if w.Code == 405 || strings.Contains(w.Body.String(), apiText(firstLanguage, faultNowhere.key)) {
				t.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
			}
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("PUT", "http://saring.example"+path, nil))
		if w.Code != 405 {
			t.Errorf("PUT %s: %d", path, w.Code)
		}
	}
	for rest := string(description); ; {
		_, after, found := strings.Cut(rest, `"#/components/`)
		if !found {
			break
		}
		place, _, _ := strings.Cut(after, `"`)
		group, name, _ := strings.Cut(place, "/")
		if d.Components[group][name] == nil {
			t.Errorf("#/components/%s leads nowhere", place)
		}
		rest = after
	}
}
