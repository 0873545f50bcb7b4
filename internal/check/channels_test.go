package check

import (
	"os"
	"testing"
)

// useExample gives a checker the channel pack of Bank Contoh.
func useExample(t testing.TB, c *Checker) {
	t.Helper()
	data, err := os.ReadFile("../channel/testdata/bankcontoh.json")
	if err != nil {
		t.Fatal(err)
	}
	if answer := string(c.UseChannels(nil, data, "en")); c.business == nil {
		t.Fatal(answer)
	}
}
