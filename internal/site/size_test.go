package main

import (
	"strings"
	"testing"
)

func TestCosts(t *testing.T) {
	out := files{
		"a/engine-0.wasm": make([]byte, 1000), "a/engine-0.wasm.gz": make([]byte, 300), "a/engine-0.wasm.br": make([]byte, 200),
		"a/full-engine-0.wasm": make([]byte, 1100), "a/full-engine-0.wasm.gz": make([]byte, 310), "a/full-engine-0.wasm.br": make([]byte, 210),
		"a/chat-engine-0.wasm": make([]byte, 1050), "a/chat-engine-0.wasm.gz": make([]byte, 305), "a/chat-engine-0.wasm.br": make([]byte, 205),
		"a/page-0.js": append(make([]byte, 80), "runs /a/room-0.js..."...), "a/page-0.js.gz": make([]byte, 30), "a/page-0.js.br": make([]byte, 20),
		"a/room-0.js":   make([]byte, 7),    // named by the script only
		"a/other-0.js":  make([]byte, 4000), // named by another page only
		"a/style-0.css": make([]byte, 10),   // without compressed forms: weighs as it is
		"a/mark-0.svg":  make([]byte, 5000),
		"id/index.html": []byte("/a/page-0.js /a/style-0.css"), "ar/index.html": []byte("/a/page-0.js /a/style-0.css!"),
		"id/buktikan/index.html": []byte("/a/other-0.js"),
		"id/sisip/index.html":    []byte("/a/style-0.css"), "ar/embed/index.html": []byte("/a/room-0.js"),
		"id/bisnis/index.html": []byte("/a/other-0.js !"), "ar/business/index.html": []byte("/a/style-0.css"),
		"widget.js": make([]byte, 90), "widget.js.gz": make([]byte, 50), "widget.js.br": make([]byte, 40),
	}
	got := costs(out, twoPacks(t))
	want := []cost{
		{"engine", 1000, 300, 200, engineBudget},
		{"full engine", 1100, 310, 210, fullEngineBudget},
		{"chat engine", 1050, 305, 205, chatEngineBudget},
		{"widget.js", 90, 50, 40, widgetBudget},
		{"page /id/", 144, 74, 64, pageBudget},
		{"page /id/sisip/", 24, 24, 24, pageBudget},
		{"page /id/bisnis/", 4015, 4015, 4015, pageBudget},
		{"page /ar/", 145, 75, 65, pageBudget},
		{"page /ar/embed/", 19, 19, 19, pageBudget},
		{"page /ar/business/", 24, 24, 24, pageBudget},
	}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
}

func TestBudgets(t *testing.T) {
	at := []cost{{"engine", 9, 9, engineBudget, engineBudget}, {"page /id/", 9, 9, pageBudget, pageBudget}}
	var table strings.Builder
	if err := reportSizes(&table, at); err != nil {
		t.Errorf("at the budget: %v", err)
	}
	if !strings.Contains(table.String(), "800000") || !strings.Contains(table.String(), "page /id/") {
		t.Errorf("table:\n%s", table.String())
	}
	at[0].brotli++
	at[1].brotli += 7
	err := reportSizes(&table, at)
	want := "engine is 1 bytes over its budget of 800000 bytes of brotli\npage /id/ is 7 bytes over its budget of 40000 bytes of brotli"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
