package link

import (
	"strings"
	"testing"
)

// What looking at eight bytes together for disguises too, rewriting only words
// with a disguise, and first looks at plain links gave, 2026-11: in wasm under
// Node, the same process on a busy machine, old and new in turns, fastest slices
// of messages of web/test/bench/chat.mjs, a wasm call for each message. Without
// a link or sign 534 to 148 ns; in one buffer 21.4 to 8.9 ns a byte.

// Texts of about 150 bytes, as one chat message is.
const (
	messageNone = "Halo Bu, besok rapat pukul 10:30 di aula ya. Mohon bawa buku catatan, nanti ada konsumsi. Kalau berhalangan tolong kabari saya dulu, terima kasih banyak."
	messageOne  = "Paket Anda dengan nomor resi 00112233 sudah tiba di gudang kami. Lacak kiriman di https://kurir.example/lacak?resi=00112233 atau balas pesan ini. Salam."
	messageMany = "Lihat http://toko.example/a https://192.0.2.1/jalan dan toko.example, bitcoin:alamat lalu xmpp:nama@toko.example, cs@toko.test atau www.toko.test/x?y=1."
)

func benchmarkScan(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	n := 0
	for b.Loop() {
		Scan(text, func(int, int, bool) bool { n++; return true })
	}
}

func BenchmarkScan_none(b *testing.B) { benchmarkScan(b, messageNone) }
func BenchmarkScan_one(b *testing.B)  { benchmarkScan(b, messageOne) }
func BenchmarkScan_many(b *testing.B) { benchmarkScan(b, messageMany) }
func BenchmarkScan_chat(b *testing.B) {
	benchmarkScan(b, strings.Repeat(messageNone+"\n"+messageNone+"\n"+messageOne+"\n", 700))
}

func benchmarkFind(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}

func BenchmarkFind_none(b *testing.B) { benchmarkFind(b, messageNone) }
func BenchmarkFind_one(b *testing.B)  { benchmarkFind(b, messageOne) }
func BenchmarkFind_many(b *testing.B) { benchmarkFind(b, messageMany) }
func BenchmarkFind_bent(b *testing.B) {
	benchmarkFind(b, strings.ReplaceAll(messageOne, "https://kurir.example", "hxxps://kurir[.]example"))
}

// The expression that Scan must equal, for scale.
func benchmarkXurls(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		relaxed.FindAllStringSubmatchIndex(text, -1)
	}
}

func BenchmarkXurls_none(b *testing.B) { benchmarkXurls(b, messageNone) }
func BenchmarkXurls_many(b *testing.B) { benchmarkXurls(b, messageMany) }
