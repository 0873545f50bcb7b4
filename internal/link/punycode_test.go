package link

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/idna"
)

func TestPunycode(t *testing.T) {
	for label, want := range map[string]string{
		"ü": "tda", "bücher": "bcher-kva", "bank-ü": "bank--ova", "😀": "e28h", "例え": "r8jz45g",
		"\U0010ffff": "dn32g", "почта": "80a1acny", "-ü-": "---xka",
	} {
		got, ok := punycodeEncoded(nil, label)
		if !ok || string(got) != want {
			t.Errorf("punycodeEncoded(%q) = %q, want %q", label, got, want)
		}
		if back, ok := punycodeDecoded(want); !ok || back != label {
			t.Errorf("punycodeDecoded(%q) = %q, want %q", want, back, label)
		}
		if back, ok := punycodeDecoded(strings.ToUpper(want)); !ok || strings.ToLower(back) != label {
			t.Errorf("punycodeDecoded(%q) = %q, want %q", strings.ToUpper(want), back, label)
		}
	}
	for _, broken := range []string{"99999999", "ls8h=", "bcher-kv", "é", "bcher-kva!", "a-zzzzzzzz", "-ttp"} {
		if got, ok := punycodeDecoded(broken); ok {
			t.Errorf("punycodeDecoded(%q) = %+q, want a failure", broken, got)
		}
	}
}

func TestPunycodeRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 100_000 {
		var b strings.Builder
		b.WriteRune('ü')
		for range random.IntN(20) {
			switch r := rune(random.IntN(0x110000)); {
			case random.IntN(2) == 0:
				b.WriteByte("abc019-"[random.IntN(7)])
			case r < 0xd800 || r > 0xdfff:
				b.WriteRune(r)
			}
		}
		label := b.String()
		ascii, ok := punycodeEncoded(nil, label)
		if !ok {
			t.Fatalf("punycodeEncoded(%+q) failed", label)
		}
		if back, ok := punycodeDecoded(string(ascii)); !ok || back != strings.ToValidUTF8(label, "") {
			t.Fatalf("punycodeDecoded(%q) = %+q, want %+q", ascii, back, label)
		}
		want, err := idna.Punycode.ToASCII(label)
		if err == nil && !strings.Contains(want, ".") && "xn--"+string(ascii) != want {
			t.Fatalf("punycodeEncoded(%+q) = %q, the oracle says %q", label, ascii, want)
		}
	}
}
