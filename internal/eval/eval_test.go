package main

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const rows = `{"id":"a","lang":"id","source":"own","label":"lure","text":"tolong kirim kode OTP yang masuk ke hp kamu ya"}
{"id":"b","lang":"id","source":"own","label":"ham","text":"besok jadi ke pasar ya bu"}
{"id":"c","lang":"id","source":"own","label":"otp","text":"Kode verifikasi Anda 482913. Jangan berikan kepada siapa pun."}
not json
{"id":"d","source":"own","label":"ham"}
{"id":"g","text":7}
{"id":"h","text":"a","url":"b"}

{"id":"e","source":"links","label":"phish","url":"http://192.0.2.7/login"}
{"id":"f","lang":"id","source":"own","label":"ham","text":"lihat https://contoh.example/a?b=1"}
`

func runOn(t *testing.T, asJSON, byRule bool, missFile string) (out, warn string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(file, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	var o, w bytes.Buffer
	if err := run(&o, &w, []string{file}, asJSON, byRule, missFile, ""); err != nil {
		t.Fatal(err)
	}
	return o.String(), w.String()
}

func TestJSON(t *testing.T) {
	out, warn := runOn(t, true, false, "")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 5 {
		t.Fatalf("%d answers, expected 5:\n%s", len(lines), out)
	}
	byID := map[string]answer{}
	for _, line := range lines {
		var a answer
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&a); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		byID[a.ID] = a
	}
	if a := byID["a"]; a.Verdict != "danger" || a.Score < 60 || a.Rules[0] != "asks-for-code" || a.Source != "own" || a.Lang != "id" || a.Label != "lure" {
		t.Errorf("row a: %+v", a)
	}
	if c := byID["c"]; c.Verdict != "no-sign" || len(c.Codes) != 1 || c.Codes[0] != "482913" {
		t.Errorf("row c: %+v", c)
	}
	if e := byID["e"]; e.Verdict == "no-sign" || len(e.Links) != 1 || e.Links[0].Host != "192.0.2.7" || e.Links[0].Text != "http://192.0.2.7/login" {
		t.Errorf("row e: %+v", e)
	}
	if f := byID["f"]; len(f.Links) != 1 || f.Links[0].Site != "contoh.example" {
		t.Errorf("row f: %+v", f)
	}
	// Every list is a list, also an empty one.
	if strings.Contains(out, "null") {
		t.Errorf("null stands in the answers:\n%s", out)
	}
	for _, want := range []string{"rows.jsonl:4: not a JSON object", `rows.jsonl:5: the row has neither "text" nor "url"`, `rows.jsonl:6: "text" is a number, expected a string`, `rows.jsonl:7: the row has both`, "broken rows left out: 4"} {
		if !strings.Contains(warn, want) {
			t.Errorf("the warnings lack %q:\n%s", want, warn)
		}
	}
}

func TestTable(t *testing.T) {
	misses := filepath.Join(t.TempDir(), "misses.jsonl")
	out, _ := runOn(t, false, true, misses)
	for _, want := range []string{"own     ham", "links   phish", "asks-for-code", "rows/s", "100.00"} {
		if !strings.Contains(out, want) {
			t.Errorf("the table lacks %q:\n%s", want, out)
		}
	}
	text, err := os.ReadFile(misses)
	if err != nil || len(text) != 0 {
		t.Errorf("no verdict contradicts its label, and yet: %s %v", text, err)
	}
}

// A row that is too long and a file that is not there end nothing but themselves.
func TestRunGoesOn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "long.jsonl")
	long := "\ufeff" + `{"id":"a","source":"own","label":"ham","text":"halo"}` + "\n" +
		`{"id":"b","text":"` + strings.Repeat("a", maxLine) + `"}` + "\n   \n" + `{"id":"c","source":"own","label":"ham","text":"halo"}`
	if err := os.WriteFile(file, []byte(long), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, warn bytes.Buffer
	err := run(&out, &warn, []string{"no-such-file.jsonl", file}, true, false, "", "")
	if err == nil {
		t.Error("a missing file must be an error in the end")
	}
	if n := strings.Count(out.String(), `"verdict":"no-sign"`); n != 2 {
		t.Errorf("%d answers, expected 2:\n%s", n, out.String())
	}
	if !strings.Contains(warn.String(), "long.jsonl:2: the row is longer than") || !strings.Contains(warn.String(), "no-such-file.jsonl") {
		t.Errorf("the warnings say %s", warn.String())
	}
}

func TestMissingFile(t *testing.T) {
	if err := run(&bytes.Buffer{}, &bytes.Buffer{}, []string{"no-such-file.jsonl"}, false, false, "", ""); err == nil {
		t.Error("a missing file must be an error")
	}
}

// Reference values: R. Newcombe, Statistics in Medicine 17 (1998), table I.
func TestWilson(t *testing.T) {
	for _, c := range []struct{ k, n, low, high float64 }{
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718},
	} {
		low, high := wilson(c.k, c.n)
		if math.Abs(low-c.low) > 5e-5 || math.Abs(high-c.high) > 5e-5 {
			t.Errorf("wilson(%v, %v) = %.4f–%.4f, expected %.4f–%.4f", c.k, c.n, low, high, c.low, c.high)
		}
	}
	if low, high := wilson(0, 0); low != 0 || high != 1 {
		t.Errorf("no trials tell nothing: got %v–%v", low, high)
	}
}

func TestCodeTable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.jsonl")
	const rows = `{"source":"own","text":"123-456 is your verification code","code":"123456"}
{"source":"own","text":"Your G-482913 verification code","codes":["G-482913"]}
{"source":"own","text":"Kode OTP Anda 482913","code":"111111"}
{"source":"own","text":"Kode OTP Anda sudah dikirim","code":"482913"}
{"source":"own","text":"terima kasih","code":null}
{"source":"own","label":"ham","text":"Kode OTP Anda 482913"}
{"source":"own","label":"lure","text":"Kode OTP Anda 482913"}
`
	if err := os.WriteFile(file, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run(&out, &out, []string{file}, false, false, "", ""); err != nil {
		t.Fatal(err)
	}
	got := ""
	for line := range strings.Lines(out.String()) {
		if strings.Contains(line, " a code ") {
			got += strings.Join(strings.Fields(line), " ") + "\n"
		}
	}
	const want = `own with a code 4 50.00 15.00–85.00 1 1
own without a code 2 50.00 9.45–90.55 0 1
all with a code 4 50.00 15.00–85.00 1 1
all without a code 2 50.00 9.45–90.55 0 1
`
	if got != want {
		t.Errorf("the table says\n%s\nwant\n%s", got, want)
	}
}
