package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saring/internal/channel"
)

func TestSign(t *testing.T) {
	folder := t.TempDir()
	key, other, pack := filepath.Join(folder, "a.key"), filepath.Join(folder, "b.key"), filepath.Join(folder, "pack.json")
	example, err := os.ReadFile("../channel/testdata/bankcontoh.json")
	if err != nil {
		t.Fatal(err)
	}
	write := func(data string) {
		t.Helper()
		if err := os.WriteFile(pack, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(string(example))
	call := func(want string, arguments ...string) string {
		t.Helper()
		var out bytes.Buffer
		text := ""
		if err := sign(arguments, &out); err != nil {
			text = err.Error()
		} else {
			text = out.String()
		}
		if !strings.Contains(text, want) {
			t.Errorf("sign %v answers %q, which lacks %q", arguments, text, want)
		}
		return text
	}
	call("a new key, fingerprint ", "-new", key)
	call("a new key, fingerprint ", "-new", other)
	call("exists already", "-new", key)
	call("usage: ", key)
	call("usage: ", "-new", key, pack)
	if info, err := os.Stat(key); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key may be read by others: %v %v", info.Mode(), err)
	}
	call("the pack of Bank Contoh with 11 channels is signed", key, pack)
	first, err := os.ReadFile(pack)
	if err != nil {
		t.Fatal(err)
	}
	p, faults := channel.Read(first)
	if p == nil || p.Key == nil {
		t.Fatalf("the signed pack is refused: %v", faults)
	}
	call("is signed", key, pack)
	if again, _ := os.ReadFile(pack); !bytes.Equal(again, first) {
		t.Errorf("signed again, the pack is another")
	}
	// A pack that was changed is signed anew, by another key too.
	write(strings.Replace(string(first), "69888", "69889", 1))
	call("is signed", other, pack)
	second, _ := os.ReadFile(pack)
	if q, faults := channel.Read(second); q == nil || q.Fingerprint() == p.Fingerprint() {
		t.Errorf("after the change, the pack is answered %v with %v", q, faults)
	}
	write(`{"v": 1, "name": "Toko Contoh", "domain": "tokocontoh.example"}`)
	text := call("pack.json: domain: There is no field “domain”. Did you mean domains?", key, pack)
	if strings.Count(text, "\n") != 2 {
		t.Errorf("not every fault has its line: %s", text)
	}
	write(strings.Repeat("x", 10<<20))
	call("pack.json: The pack has 10485760 bytes, and at most 65536 are read.", key, pack)
	call("is no key of this program", pack, pack)
}
