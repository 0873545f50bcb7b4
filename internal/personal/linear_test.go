//go:build unix

package personal

import (
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Time grows in line with the text: ten times the text takes at most fifteen
// times the processor time, on texts made to be slow.
func TestLinear(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for _, piece := range []string{
		"1", "1 ", "1.", "1,", "0812 ", "0812-", "+62 ", "a1", "@", "a@", "a.", "a@a.", "jl ", "Jl. A ", "rt 1 ", "RT 1/", "lahir ", "Ibu ", "a.n. ", "kode ",
		"12 Aa ", "No. 1 ", "rek 1234567 ", "AB12", "AB12 ", "B 1234 ", "a/", "A-1", "(", "nama: ", "bank ", "St ", "1 A St ", "A A A St ", "•", "kode 12-", "http://",
		"GB82 ", "GB82", "0x", "lahir Mei ", "wa.me/", "virtual account ", "jalan jalan ", "Alamat: Jl. Mawar No. 5 ", "123456 is ", "Ibu a.n. Bpk ",
	} {
		small, large := strings.Repeat(piece, 20_000/len(piece)), strings.Repeat(piece, 200_000/len(piece))
		ratio := 1e9
		for range 5 {
			if ratio = min(ratio, float64(cpu(large))/float64(max(cpu(small), 1))); ratio <= 15 {
				break
			}
		}
		if ratio > 15 {
			t.Errorf("%q: ten times the text takes %.1f times the time", piece, ratio)
		}
	}
}

// cpu returns the least processor time of three passes, in nanoseconds.
func cpu(text string) time.Duration {
	best := time.Duration(1 << 62)
	found := make([]Found, 0, len(text)/4)
	for range 3 {
		before := used()
		Find(found, text)
		best = min(best, used()-before)
	}
	return best
}

func used() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
