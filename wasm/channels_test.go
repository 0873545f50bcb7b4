//go:build !wasip1

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"saring/internal/channel"
	"saring/internal/check"
)

func examplePack(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../internal/channel/testdata/bankcontoh.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The engine answers to a pack what Go answers, and reads messages with it.
func TestEngineChannels(t *testing.T) {
	e := startWith(t, builtFull)
	channels := e.module.ExportedFunction("channels")
	good := examplePack(t)
	message := "Bank Contoh: poin Anda hangus hari ini, tukar di https://bankcontoh-poin.example"
	var native check.Checker
	for _, pack := range []string{
		good, "", good, "{}", "[", good, strings.Replace(good, `"v": 1`, `"v": 2`, 1), strings.Repeat(" ", channel.MaxSize+1), "null", good,
	} {
		for _, tag := range []string{"id", "en", "ms", "zz", "en;u"} {
			plain, _ := check.ReadContext(tag)
			got, want := e.ask(channels, tag, pack), native.UseChannels(nil, []byte(pack), plain)
			if !bytes.Equal(got, want) {
				t.Fatalf("%.40q in %s:\nengine %s\nnative %s", pack, tag, got, want)
			}
			got, want = e.answer(plain, message), native.AppendAnswer(nil, message, plain)
			if !bytes.Equal(got, want) {
				t.Errorf("with the pack %.40q in %s:\nengine %s\nnative %s", pack, tag, got, want)
			}
		}
	}
}

// A pack of 10 MB is refused by its size: no room is made for it.
func TestEngineChannelsTooLarge(t *testing.T) {
	e := startWith(t, builtFull)
	channels := e.module.ExportedFunction("channels")
	e.ask(channels, "id", "{}") // reads the texts
	before := e.module.Memory().Size()
	at := e.call(e.reserve, 2)
	e.module.Memory().Write(at, []byte("id"))
	for _, n := range []uint64{10 << 20, 1<<32 - 1} {
		size := e.call(channels, 2, n)
		out, _ := e.module.Memory().Read(e.call(e.report), size)
		var answer struct {
			Faults []struct{ Path, Text string }
		}
		if err := json.Unmarshal(out, &answer); err != nil || len(answer.Faults) != 1 || !strings.Contains(answer.Faults[0].Text, "65536") {
			t.Errorf("channels(2, %d) answers %s", n, out)
		}
	}
	if after := e.module.Memory().Size(); after != before {
		t.Errorf("memory grew from %d to %d bytes", before, after)
	}
	if size := e.call(channels, 1<<32-1, 1<<32-1); size == 0 {
		t.Error("lengths whose sum overflows get no answer")
	}
}
