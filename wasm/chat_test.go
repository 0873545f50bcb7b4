//go:build !wasip1

package main

import (
	"bytes"
	"testing"

	"saring/internal/chat/export"
	"saring/internal/check"
)

// chatStep writes bytes and calls one of the chat functions.
func (e *engine) chatStep(name string, data []byte) []byte {
	e.t.Helper()
	at := e.call(e.reserve, uint64(max(len(data), 1)))
	if at == 0 || !e.module.Memory().Write(at, data) {
		e.t.Fatalf("no room for %d bytes", len(data))
	}
	f := e.module.ExportedFunction(name)
	if name == "chat_open" {
		if _, err := f.Call(e.t.Context(), uint64(len(data))); err != nil {
			e.t.Fatal(err)
		}
		return nil
	}
	args := []uint64{uint64(len(data))}
	if name == "chat_end" {
		args = nil
	}
	size := e.call(f, args...)
	out, ok := e.module.Memory().Read(e.call(e.report), size)
	if !ok {
		e.t.Fatal("the answer lies outside the memory")
	}
	return bytes.Clone(out)
}

// The engine answers a chat as Go does, byte for byte, and its memory does not
// grow with the file.
func TestEngineReadsChats(t *testing.T) {
	layout, err := export.Named("android-id")
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := layout.Write(&file, 11, 1<<20); err != nil {
		t.Fatal(err)
	}
	e, native := startWith(t, builtChat), (&check.Checker{}).OpenChat("id")
	if got := e.chatStep("chat_end", nil); len(got) != 0 {
		t.Errorf("without a chat the engine answers %s", got)
	}
	e.chatStep("chat_open", []byte("id"))
	var early uint32
	for rest := file.Bytes(); len(rest) > 0; {
		n := min(len(rest), 150_000)
		if got, want := e.chatStep("chat_read", rest[:n]), native.Read(nil, rest[:n]); !bytes.Equal(got, want) {
			t.Fatalf("engine %.300s\nnative %.300s", got, want)
		}
		rest = rest[n:]
		if early == 0 && file.Len()-len(rest) > 1<<18 {
			early = e.module.Memory().Size()
		}
	}
	if got, want := e.chatStep("chat_end", nil), native.End(nil); !bytes.Equal(got, want) || !bytes.Contains(got, []byte(`"format":"whatsapp"`)) {
		t.Errorf("engine %s\nnative %s", got, want)
	}
	if size := e.module.Memory().Size(); size > early+early/4 || size > 32<<20 {
		t.Errorf("memory grew from %d bytes after 256 kB to %d after 1 MB", early, size)
	}
	if got := e.chatStep("chat_read", bytes.Repeat([]byte("x"), 256<<10+1)); len(got) != 0 {
		t.Errorf("a chunk over 256 kB was taken: %s", got)
	}
	// A message of its own in between does not disturb the chat.
	e.chatStep("chat_open", []byte("en"))
	e.chatStep("chat_read", []byte("21/07/26, 10:00 - Andi: halo\n21/07"))
	e.answer("id", "kirim kode OTP ya")
	e.chatStep("chat_read", []byte("/26, 10:01 - Budi: ya\n"))
	if got := e.chatStep("chat_end", nil); !bytes.Contains(got, []byte(`"messages":2`)) {
		t.Errorf("%s", got)
	}
}
