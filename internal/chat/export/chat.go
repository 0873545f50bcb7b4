package export

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"time"
)

// Said is one message of a made-up chat.
type Said struct {
	Time   time.Time
	Sender string // "" is a notice of the application
	Text   string
	Lure   bool // one of Lures, and not everyday talk
}

// Lures are the traps that a made-up chat holds, about one in 2,000 messages.
var Lures = [...]string{
	"Nasabah BCA yth, 21.500 poin BCA Anda akan hangus hari ini. Segera tukarkan di https://bca-poin.example/tukar",
	"Kak maaf tadi kode OTP saya nyasar ke nomor kakak, tolong kirim 6 angka itu ya kak",
	"Paket Anda tertahan. Cek resi di file Lihat-Foto-Paket.apk lalu pasang aplikasinya",
	"Your parcel could not be delivered. Pay the fee of 1.99 now: http://192.0.2.7/pay",
	"Ini mama, hp mama rusak, ini nomor baru mama. Tolong transfer 2 juta sekarang ke rek 000123456789 a.n. Tini",
}

var (
	names   = [...]string{"Andi", "Ibu Tini RT 04", "Budi Santoso", "Rina-Rina", "Pak Eko 🌱", "+62 812-0000-0001", "+62 813-0000-0002", "Dewi", "María José", "王小明", "علي"}
	words   = strings.Fields("besok jadi rapat ya jam berapa aku lagi di jalan macet banget nanti kabarin kalau sudah sampai rumah oke siap makasih banyak tolong beli beras sama telur dua kilo anak anak sudah pulang sekolah belum habis hujan deras tadi sore the meeting moved to friday can you send me the slides please see you there thanks a lot nanti malam kita makan bareng yuk di warung biasa harga cabai naik lagi jangan lupa bawa payung selamat ulang tahun semoga sehat selalu lihat foto kemarin lucu sekali hahaha wkwkwk iya betul kayaknya begitu coba tanya pak rt dulu soal iuran bulan ini sudah lunas semua")
	links   = [...]string{"https://maps.app.example/x/%d", "https://www.youtube.com/watch?v=a%d", "berita.example/artikel/%d", "https://id.wikipedia.org/wiki/Hujan_%d"}
	notices = [...]string{"Andi menambahkan +62 812-0000-0001", "Dewi left", "Budi Santoso mengubah ikon grup ini", "You created group \"Warga: RT 04\""}
)

// Chat makes up a chat without end. Times go forward and begin in 2025.
func Chat(seed uint64) iter.Seq[Said] {
	return func(yield func(Said) bool) {
		random := rand.New(rand.NewPCG(seed, 1))
		at := time.Date(2025, time.January, 3, 7, 0, 0, 0, time.UTC)
		for {
			at = at.Add(time.Duration(random.ExpFloat64() * float64(9*time.Minute))).Truncate(time.Second)
			said := Said{Time: at, Sender: names[random.IntN(len(names))]}
			switch p := random.IntN(2000); {
			case p < 1:
				said.Text, said.Lure = Lures[random.IntN(len(Lures))], true
			case p < 20:
				said.Sender, said.Text = "", notices[random.IntN(len(notices))]
			default:
				said.Text = talk(random)
			}
			if !yield(said) {
				return
			}
		}
	}
}

// talk makes up everyday words: mostly a few, now and then more lines, a link, a
// number, an emoji.
func talk(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + int(random.ExpFloat64()*9) {
		if b.Len() > 0 {
			if random.IntN(40) == 0 {
				b.WriteString([...]string{"\n", "\n\n", ". ", ", ", "? "}[random.IntN(5)])
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(words[random.IntN(len(words))])
	}
	switch random.IntN(40) {
	case 0, 1:
		fmt.Fprintf(&b, " "+links[random.IntN(len(links))], random.IntN(1_000_000))
	case 2:
		fmt.Fprintf(&b, " jam %d.%02d", random.IntN(24), random.IntN(60))
	case 3:
		fmt.Fprintf(&b, " Rp%d.000", random.IntN(900))
	case 4, 5:
		b.WriteString(" 😀")
	}
	return b.String()
}
