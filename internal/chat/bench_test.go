package chat_test

import (
	"bytes"
	"testing"

	"saring/internal/chat"
	"saring/internal/chat/export"
)

func BenchmarkReader(b *testing.B) {
	for _, name := range []string{"android-id", "ios-us"} {
		b.Run(name, func(b *testing.B) {
			layout, err := export.Named(name)
			if err != nil {
				b.Fatal(err)
			}
			var file bytes.Buffer
			messages, err := layout.Write(&file, 1, 4<<20)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(file.Len()))
			b.ReportAllocs()
			for b.Loop() {
				read := 0
				r := chat.NewReader(func(*chat.Message) { read++ })
				r.Write(file.Bytes())
				if err := r.Close(); err != nil || read != messages {
					b.Fatal(read, err)
				}
			}
		})
	}
}
