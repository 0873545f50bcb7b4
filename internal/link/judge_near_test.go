package link

import "testing"

func TestMisspelt(t *testing.T) {
	x := words()
	for _, test := range []struct {
		word    string
		suspect bool
		name    string
	}{
		{"tokopedla", false, "tokopedia"},
		{"tokpedia", false, "tokopedia"},
		{"tokoepdia", false, "tokopedia"},
		{"tokopediaa", false, "tokopedia"},
		{"tokopedia", false, ""},  // itself
		{"tokopedias", false, ""}, // guard: an ending
		{"dokopedia", false, ""},  // guard: the first letter
		{"shoper", false, ""},
		{"goggle", false, ""}, // guard: an ordinary word
		{"walletconectt", false, ""},
		{"walletconectt", true, "walletconnect"},
	} {
		name := ""
		if i := x.misspelt(test.word, test.suspect); i >= 0 {
			name = x.terms[i].text
		}
		if name != test.name {
			t.Errorf("misspelt(%q, %v) = %q, want %q", test.word, test.suspect, name, test.name)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		room int
		want int
	}{
		{"", "", 1, 0},
		{"trezor", "trezor", 1, 0},
		{"trezor", "trezr", 1, 1},
		{"trezor", "trzeor", 1, 1},
		{"trezor", "tresor", 1, 1},
		{"trezor", "treser", 1, 2},
		{"trezor", "treser", 2, 2},
		{"coinbase", "conibsae", 2, 2},
		{"abc", "xyz", 2, 3},
	} {
		if got := distance(test.a, test.b, test.room); got != test.want {
			t.Errorf("distance(%q, %q, %d) = %d, want %d", test.a, test.b, test.room, got, test.want)
		}
	}
}

func TestUndisguised(t *testing.T) {
	for _, test := range []struct {
		label string
		one   byte
		pairs bool
		want  string
	}{
		{"paypa1", 'l', false, "paypal"},
		{"b1nance", 'i', false, "binance"},
		{"g00gle", 'l', false, "google"},
		{"rnandiri", 'l', true, "mandiri"},
		{"vvise", 'l', true, "wise"},
		{"tokopedia", 'l', true, "tokopedia"},
	} {
		if got := undisguised(test.label, test.one, test.pairs); got != test.want {
			t.Errorf("undisguised(%q, %c, %v) = %q, want %q", test.label, test.one, test.pairs, got, test.want)
		}
	}
}

func TestNearPart(t *testing.T) {
	for _, test := range []struct{ label, name string }{
		{"start-trezzorhelp", "trezor"},
		{"metamxaskleogin", "metamask"},
		{"telegqzx", "telegram"},
		{"batikpekalongan", ""},
		{"warungkopi", ""},
	} {
		name := ""
		if i, start, end := words().nearPart(test.label); i >= 0 {
			name = words().terms[i].text
			if start < 0 || end > len(test.label) || start >= end {
				t.Errorf("nearPart(%q) points at %d to %d", test.label, start, end)
			}
		}
		if name != test.name {
			t.Errorf("nearPart(%q) = %q, want %q", test.label, name, test.name)
		}
	}
}
