package link

import "testing"

// Each ground for dropping a link, beside links that look alike and stay.
var drops = []struct {
	ground     string
	drop, keep []string
}{
	{"scope operator",
		[]string{"std::cout", "pakai a::b", "pukul::10", "c::d::e", "::e"},
		[]string{"2001:db8::1", "::1", "fe80::1:2", "[::]", "[a::b]/x", "::192.0.2.1", "mid:a"}},
	{"version",
		[]string{"1.2.3.4.5", "192.0.2.1.7 ", "v1.2.3.4", "versi 1.2.3.4", "Versi: 10.0.0.1", "Chrome/120.0.1.2", "Android 1.2.3.4", "update 1.2.3.4 tersedia"},
		[]string{"192.0.2.1", "buka 192.0.2.1", "versi http://1.2.3.4", "versi 1.2.3.4/x", "server 1.2.3.4"}},
	{"missing blank",
		[]string{"kalau.guru", "hari ini.info lengkap", "company.you have", "ystrday.it's", "segera.call us", "days.so you can", "message.it is", "2016.promo", "nomor.info", "detail.do not", "saya tunggu.now", "her.love", "sekarang.in"},
		[]string{"bank-abc.info", "hadiah.fun", "undian.shop", "klikbank.info", "toko.example", "kalau.com", "rumah.info/x", "www.rumah.info", "http://rumah.info", "promo.rumah.id", "cek.undian.info", "bit.ly", "t.me", "wa.me", "ini.co.id", "cek guruku.guru untuk", "bankku.now", "uang-ku.is", "orang.ru", "kami.org"}},
	{"sentence break",
		[]string{"selesai.Info", "berlaku.Download", "u.So", "god.You", "Now.Free", "place.No", "2020.To"},
		[]string{"Klikbank.Com", "TOKO.COM", "WAY2SMS.COM", "Toko.Co.Id", "bank-abc.Shop", "selesai.Info/x", "https://selesai.Info", "GOV.UK"}},
	{"file name",
		[]string{"foto.zip", "dokumen.zip", "README.md", "config.py", "main.rs", "skrip.sh", "skrip.py", "video.mov"},
		[]string{"foto.zip/x", "http://foto.zip", "a.b.zip", "bank-abc.md", "toko.app", "tokobank.pl", "tokobank.sh", "tt88.zip", "bankku.rs"}},
	{"part of a file name",
		[]string{"index.example.php", "cadangan.example.tar.gz", "undangan.example.apk"},
		[]string{"toko.example.Terima kasih", "toko.example."}},
	{"call in a program",
		[]string{"tokoku.info()", "foo.bar() lalu"},
		[]string{"tokoku.info (murah)", "tokoku.info(1)"}},
	{"payment code",
		[]string{"00020101021126610014ID.CO.QRIS.WWW0215ID1020000000000303UMI"},
		[]string{"000201.co.id", "toko000201.co.id"}},
	{"abbreviation",
		[]string{"d.a", "a.n", "s.d", "PT.ABC", "no.pin", "no.id", "No.ID", "dr.pt", "b.in", "no.pin:25"},
		[]string{"t.co", "pt.com", "x.com", "no.co.id", "pt.go.id", "a.com:80", "d.ac/x"}},
	{"prices, times, short forms",
		[]string{"Rp.10.000", "Rp10.000,00", "10.30", "1.500.000", "dll.", "laporan.doc", "undangan.apk", "a.n.", "17.08.1945", "saya.di"},
		nil},
}

func TestDrops(t *testing.T) {
	for _, d := range drops {
		t.Run(d.ground, func(t *testing.T) {
			for _, text := range d.drop {
				if found := Find(text); len(found) != 0 {
					t.Errorf("Find(%q) = %+v, want none", text, found)
				}
			}
			for _, text := range d.keep {
				if found := Find("x " + text + " x"); len(found) != 1 {
					t.Errorf("Find(%q) = %+v, want one link", text, found)
				}
			}
		})
	}
}
