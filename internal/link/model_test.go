package link

import (
	"strings"
	"testing"
)

// sumOf is the model's sum for an address.
func sumOf(t *testing.T, address string) int {
	t.Helper()
	j := judgement{own: -1, claim: noClaim}
	j.Address = address
	j.read(address)
	if !j.strangers() {
		t.Fatalf("%s: the model is not asked", address)
	}
	return j.resemblance()
}

func TestModelReadsDigitsAlike(t *testing.T) {
	for _, pair := range [][2]string{
		{"https://toko-123.example/", "https://toko-987.example/"},
		{"https://a1b2c3.example/", "https://a9b8c7.example/"},
		{"https://kelas5.weebly.com/", "https://kelas9.weebly.com/"},
	} {
		if a, b := sumOf(t, pair[0]), sumOf(t, pair[1]); a != b {
			t.Errorf("%s sums to %d, %s to %d: the model knows a number", pair[0], a, pair[1], b)
		}
	}
}

func TestModelKnowsNoFreeHostByName(t *testing.T) {
	for _, name := range []string{"sanggartari", "dapur-nenek", "walletsync"} {
		a, b := sumOf(t, "https://"+name+".webflow.io/"), sumOf(t, "https://"+name+".jimdosite.com/")
		if a != b {
			t.Errorf("%s sums to %d on one free host and to %d on another", name, a, b)
		}
	}
}

func TestModelIgnoresIndonesianEndings(t *testing.T) {
	a, b := sumOf(t, "https://kopisenja.web.id/"), sumOf(t, "https://kopisenja.biz.id/")
	if a != b {
		t.Errorf("one name sums to %d under .web.id and to %d under .biz.id", a, b)
	}
}

func TestSpread(t *testing.T) {
	// slots 2, 3 and 300: a gap of 3, of 1 and of 255 + 42
	table := spread("\x03\x01\xff\x2a", "A?x")
	for slot, want := range map[int]int8{2: 1, 3: -1, 300: 56, 0: 0, 299: 0} {
		if table[slot] != want {
			t.Errorf("slot %d weighs %d, want %d", slot, table[slot], want)
		}
	}
	n := 0
	for _, w := range weights() {
		if w != 0 {
			n++
		}
	}
	if n != len(modelWeights) {
		t.Errorf("the table has %d weights, the source %d", n, len(modelWeights))
	}
}

func TestMostTelling(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.kopi-walletsync.example/": "walletsync",
		"https://toko.walletsync.example/":     "walletsync",
	} {
		j := judgement{own: -1, claim: noClaim}
		j.Address = address
		j.read(address)
		offset, length := j.mostTelling()
		if got := j.URL.Host[offset : offset+length]; got != want {
			t.Errorf("%s: %q tells most, want %q", address, got, want)
		}
	}
}

func BenchmarkModel(b *testing.B) {
	j := judgement{own: -1, claim: noClaim}
	j.Address = "https://" + strings.Repeat("walletsync-", 5) + "x." + strings.Repeat("login", 9) + ".top/verify/account/index.php"
	j.read(j.Address)
	b.ReportAllocs()
	for range b.N {
		j.resemblance()
		j.mostTelling()
	}
}
