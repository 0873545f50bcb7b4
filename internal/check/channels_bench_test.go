package check

import (
	"os"
	"testing"
)

// What a channel pack adds to a check, and what taking one into use costs.
func BenchmarkChannels(b *testing.B) {
	var without, with Checker
	useExample(b, &with)
	for name, text := range map[string]string{
		"lure":  "Nasabah Bank Contoh yth, poin Anda akan hangus hari ini. Segera tukarkan di https://bankcontoh-poin.example/tukar",
		"plain": "Bu, nanti ketemu jam 3 ya. Aku bawa mobil.",
	} {
		for kind, c := range map[string]*Checker{"without": &without, "with": &with} {
			b.Run(name+"/"+kind, func(b *testing.B) {
				for b.Loop() {
					if _, err := c.Text(text); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
	data, err := os.ReadFile("../channel/testdata/bankcontoh.json")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("pack", func(b *testing.B) {
		for b.Loop() {
			with.UseChannels(nil, data, "id")
		}
	})
}
