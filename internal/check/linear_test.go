//go:build unix

package check

import (
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Time grows in line with the text: ten times the text takes at most fifteen
// times the time, on texts made to be slow. What is counted is processor time,
// because the machine may be shared, and without the collector, which works by
// the heap's size and not by the text's.
func TestLinear(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for _, piece := range []string{
		"tolong kirim kode OTP ke nomor ini ya. ", "jangan kirim kode jika ada yang minta ", "k o d e ", "d4n4 ", "a.b.c ", "1.1.1.1 ", "a@b.example ", "**21*0812# ",
		"http://a.example/?u=http://b.example ", "ABCD-2345 ", "0812-0000-1234 ", ".apk ", "\u200b\u202e", "BCA BRI BNI ", "menang hadiah ", "(((", "é̀ ", "XX ", "X",
		"kode 123456 ", "send me the code ", "L.A.Z.A.D.A ", "2@a,b,",
		"“jangan kirim kode jika ada yang minta transfer ", "BCA a.example ", "akun BCA klik http://bri-poin.example ", "\n@a.example #1 ",
	} {
		ratio := growth(piece, 40_000)
		if ratio > 15 {
			// A short text's working memory is used again, a long one's is not
			// (package lure, keptTokens): where a check costs little else, that
			// is a step between the two. Beyond the step, growth is in line; what
			// is not linear grows there even more.
			ratio = growth(piece, 400_000)
		}
		if ratio > 15 {
			t.Errorf("%q: ten times the text takes %.1f times the time", piece, ratio)
		}
	}
}

// growth returns how many times the time ten times a text takes, the least of
// up to five trials; size is that of the shorter text in bytes.
func growth(piece string, size int) float64 {
	small, large := strings.Repeat(piece, size/len(piece)), strings.Repeat(piece, 10*size/len(piece))
	ratio := 1e9
	for range 5 {
		if ratio = min(ratio, float64(cpu(large))/float64(max(cpu(small), 1))); ratio <= 15 {
			break
		}
	}
	return ratio
}

// cpu returns the least processor time of three checks, in nanoseconds.
func cpu(text string) time.Duration {
	best := time.Duration(1 << 62)
	for range 3 {
		runtime.GC()
		before := used()
		Text(text)
		best = min(best, used()-before)
	}
	return best
}

func used() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
