package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// suiteFolder writes one small suite of each kind.
func suiteFolder(t *testing.T, linkRow string) string {
	t.Helper()
	folder := t.TempDir()
	for _, s := range suites {
		rows := ""
		switch s.name {
		case "links-linkify-it":
			rows = `{"text":"lihat toko.example ya","links":["toko.example"],"first":true}` + "\n" + linkRow + "\n"
		case "links-spamassassin":
			rows = `{"text":"www.toko.example cs@toko.test","must":["^http://www\\.toko","mailto:cs\t!http\\S*test"],"must_not":["php"]}` + "\n"
		case "wpt-urls":
			rows = `{"input":"http://ＴＯＫＯ.example:8080/","protocol":"http:","hostname":"toko.example","port":"8080"}` + "\n" + `{"input":"http://a b/","failure":true}` + "\n"
		case "wpt-toascii":
			rows = `{"input":"bücher.example","output":"xn--bcher-kva.example"}` + "\n" + `{"input":"toko example","output":null}`
		case "punycode":
			rows = `{"decoded":"Bücher","encoded":"Bcher-kva"}` + "\n"
		case "pii-id", "pii-presidio":
			rows = `{"kind":"email","text":"tulis ke budi@toko.example","count":1,"spans":[[9,26]]}` + "\n" + `{"kind":"email","text":"tulis saja","count":0}` + "\n" + `{"kind":"nik","text":"x","value":"1990-01-01"}` + "\n"
		case "psl":
			rows = `{"host":"a.toko.co.id","registrable":"toko.co.id"}` + "\n" + `{"host":"co.id","registrable":null}` + "\n"
		}
		if err := os.WriteFile(filepath.Join(folder, s.name+".jsonl"), []byte(rows), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestFixturesAgree(t *testing.T) {
	golden := filepath.Join(t.TempDir(), "golden.txt")
	var out bytes.Buffer
	if err := runFixtures(&out, suiteFolder(t, `{"text":"std::cout","links":[]}`), golden, false, false); err != nil {
		t.Errorf("%v\n%s", err, out.String())
	}
	if strings.Count(out.String(), "100.0") != 2*len(suites) {
		t.Errorf("every suite should be answered in full:\n%s", out.String())
	}
}

// A difference must be listed with its reason, as long as it exists and as it is.
func TestFixturesGolden(t *testing.T) {
	golden := filepath.Join(t.TempDir(), "folder", "golden.txt")
	odd := suiteFolder(t, `{"text":"toko.example","links":["bank.example"]}`)
	run := func(folder string, update bool) (string, error) {
		var out bytes.Buffer
		err := runFixtures(&out, folder, golden, update, false)
		return out.String(), err
	}
	if out, err := run(odd, false); err == nil || !strings.Contains(out, "not listed: links-linkify-it:2") {
		t.Errorf("an unlisted difference passes: %v\n%s", err, out)
	}
	if _, err := run(odd, true); err == nil {
		t.Error("an update without a reason passes")
	}
	if out, err := run(odd, false); err == nil || !strings.Contains(out, "no reason is given") {
		t.Errorf("a difference without a reason passes: %v\n%s", err, out)
	}
	text, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "toko.example") {
		t.Errorf("the golden file holds a row:\n%s", text)
	}
	explained := strings.Replace(string(text), unexplained, "The row is wrong on purpose.", 1)
	if err := os.WriteFile(golden, []byte(explained), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := run(odd, false); err != nil || !strings.Contains(out, "The row is wrong on purpose.") {
		t.Errorf("an explained difference fails: %v\n%s", err, out)
	}
	if out, err := run(odd, true); err != nil {
		t.Errorf("an update loses the reason: %v\n%s", err, out)
	}
	if out, err := run(suiteFolder(t, `{"text":"toko.test","links":["bank.example"]}`), false); err == nil || !strings.Contains(out, "another answer") {
		t.Errorf("another answer passes: %v\n%s", err, out)
	}
	fine := suiteFolder(t, `{"text":"bank.example","links":["bank.example"]}`)
	if out, err := run(fine, false); err == nil || !strings.Contains(out, "no longer a difference: links-linkify-it 2") {
		t.Errorf("a listed difference that is gone passes: %v\n%s", err, out)
	}
	if _, err := run(fine, true); err != nil {
		t.Error(err)
	}
	if text, _ := os.ReadFile(golden); strings.Contains(string(text), "links-") {
		t.Errorf("the update keeps what is gone:\n%s", text)
	}
}

func TestGoldenIsSound(t *testing.T) {
	reasons, all, err := readGolden("testdata/fixtures.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Errorf("only %d differences are listed", len(all))
	}
	for _, r := range reasons {
		if r == unexplained || !strings.HasSuffix(r, ".") || len(strings.Fields(r)) < 5 {
			t.Errorf("%q is no reason", r)
		}
	}
	broken := filepath.Join(t.TempDir(), "golden.txt")
	for _, text := range []string{"a 1", "[r]\na 1 b\na 1 c"} {
		if err := os.WriteFile(broken, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, _, err := readGolden(broken); err == nil {
			t.Errorf("%q is taken for a golden file", text)
		}
	}
}

func TestXurls(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.jsonl")
	if err := os.WriteFile(file, []byte("{\"text\":\"toko.example dan http://bank.example/x.\",\"n\":1}\n\nbaris biasa toko.test\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := runXurls(&out, []string{file}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "texts 2, links 3, texts with other links than xurls.Relaxed() 0") {
		t.Errorf("xurls says %s", out.String())
	}
	if err := runXurls(&out, []string{"no-such-file"}); err == nil {
		t.Error("a missing file must be an error")
	}
	if likeXurls(nil) == nil || fixtures([]string{}) == nil {
		t.Error("without a file or folder there is nothing to do")
	}
}
