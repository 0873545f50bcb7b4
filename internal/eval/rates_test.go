package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// The file says what the table says, and a cluster counts once.
func TestRatesFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.jsonl")
	rows := `{"source":"a","label":"lure","cluster":"x","text":"Tolong kirim kode OTP ke admin"}
{"source":"a","label":"lure","cluster":"x","text":"Besok kumpul jam 7 ya"}
{"source":"a","label":"lure","cluster":"y","text":"Tolong kirim kode OTP ke admin"}
{"source":"b","label":"ham","text":"Besok kumpul jam 7 ya"}
`
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "rates.json")
	if err := run(&bytes.Buffer{}, &bytes.Buffer{}, []string{file}, false, false, "", out); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var got rates
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	// Wilson intervals of 2/3, 1.5/2 and 0/1, by an own calculation.
	lures, clusters, none := share{66.67, 20.77, 93.85}, share{75, 19.79, 97.33}, share{0, 0, 79.35}
	want := []rateRow{{"a", "lure", false, 3, lures, lures}, {"a", "lure", true, 2, clusters, clusters}, {"b", "ham", false, 1, none, none}}
	if !reflect.DeepEqual(got.Rows, want) {
		t.Errorf("got  %v\nwant %v", got.Rows, want)
	}
	if today := time.Now().UTC(); got.Date != today.Format(time.DateOnly) && got.Date != today.Add(-time.Hour).Format(time.DateOnly) {
		t.Errorf("measured on %q", got.Date)
	}
}
