package check

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkText checks the everyday messages of testdata, one call each, as a chat
// brings them, and the golden messages, most of which are lures.
func BenchmarkText(b *testing.B) {
	for name, pattern := range map[string]string{"everyday": "testdata/everyday-*", "lures": "testdata/golden/*.txt"} {
		b.Run(name, func(b *testing.B) {
			var texts []string
			files, _ := filepath.Glob(pattern)
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					b.Fatal(err)
				}
				if name == "lures" {
					texts = append(texts, string(data))
				} else {
					for line := range strings.Lines(string(data)) {
						var row struct{ Text string }
						if err := json.Unmarshal([]byte(line), &row); err != nil {
							b.Fatal(err)
						}
						texts = append(texts, row.Text)
					}
				}
			}
			if len(texts) == 0 {
				b.Fatal("no messages")
			}
			size := 0
			for _, text := range texts {
				size += len(text)
			}
			c := &Checker{}
			var out []byte
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range texts {
					out = c.AppendAnswer(out[:0], text, "id")
				}
			}
		})
	}
}
