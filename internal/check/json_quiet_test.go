package check

import (
	"strings"
	"testing"
)

// The ready answer is what the writer writes, whatever the text.
func TestQuietAnswer(t *testing.T) {
	for _, tag := range []string{"id", "en", "de"} {
		for _, text := range []string{"halo, apa kabar?", strings.Repeat("hujan lagi ya ", 200), "見て 🙂\n<b>ok</b>"} {
			r, err := Text(text)
			if err != nil {
				t.Fatal(err)
			}
			got, want := string(r.AppendJSON(nil, tag)), string(r.writeJSON(nil, tag))
			if got != want {
				t.Errorf("%q in %s: got %s, expected %s", text, tag, got, want)
			}
		}
	}
	// What has anything to say is never answered so.
	for _, text := range []string{"", " ", "kode verifikasi 123456", "lihat https://a.example", "BCA: halo", "segera transfer ke rekening baru saya"} {
		r, err := Text(text)
		if err != nil {
			t.Fatal(err)
		}
		if r.quietAnswer("id") != "" {
			t.Errorf("%q is answered as if nothing had been found: %s", text, r.writeJSON(nil, "id"))
		}
	}
}
