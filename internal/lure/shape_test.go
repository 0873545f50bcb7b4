package lure

import (
	"strings"
	"testing"

	"saring/internal/lang"
)

func TestDialCodes(t *testing.T) {
	for in, want := range map[string]dialKind{
		"**21*081200001234#": dialForward, "*21*081200001234#": dialForward, "**21* 0812-0000-1234#": dialForward, "**21* 0812 0000 1234 #": dialForward,
		"**61*+6281200001234#": dialForward, "**62*081200001234**30#": dialForward, "**67*081200001234#": dialForward,
		"*002*081200001234#": dialForward, "**004*081200001234#": dialForward, "*401*9800001234": dialForward, "*4019800001234": dialForward, "*405*9800001234#": dialForward,
		"*21* lalu nomor": dialForward,
		"*#21#":           dialQuery, "*#62#": dialQuery,
		"##21#": dialUndo, "##002#": dialUndo, "#21#": dialUndo,
	} {
		m := Prepare(in, nil)
		if len(m.dials) != 1 || m.dials[0].kind != want {
			t.Errorf("%q: got %+v, expected one dial code of kind %d", in, m.dials, want)
		}
	}
	for _, in := range []string{"*123#", "*363*1#", "*500*75#", "*888#", "**penting**", "*21 tahun*", "#21", "2*21*3", "*62812*", "5 ** 21", "*#06#", "*567*15#", "*21%*"} {
		if m := Prepare(in, nil); len(m.dials) != 0 {
			t.Errorf("%q: taken for the dial code %q", in, m.dials[0].code)
		}
	}
}

func TestPhones(t *testing.T) {
	for _, in := range []string{"081200001234", "0812-0000-1234", "+62 812 0000 1234", "6281200001234", "(021) 5550-0123", "021-5550123", "+1 (555) 010-9999", "800-555-0199", "XXXXXXXXXX", "XXXX-XX-XXXX", "ke08120000123"} {
		if m := Prepare("hub "+in+" ya", nil); len(m.phones) != 1 {
			t.Errorf("%q: %d phone numbers, expected one", in, len(m.phones))
		}
	}
	for _, in := range []string{"Rp1.000.000.000", "1.250.000", "12/11/2026", "482913", "2026-11-23 10:32", "10.30", "1234567", "3.1415926535", "XXL", "xxx", "12345678901234567890"} {
		if m := Prepare("total "+in+" ya", nil); len(m.phones) != 0 {
			t.Errorf("%q: taken for the phone number %v", in, m.phones)
		}
	}
}

func TestFilesAndKeys(t *testing.T) {
	for in, want := range map[string]string{
		"buka Undangan.apk ya": "Undangan.apk", "Surat_Tilang.pdf.apk": "Surat_Tilang.pdf.apk", "FOTO PAKET.APK": "PAKET.APK",
	} {
		m := Prepare(in, nil)
		if len(m.apks) != 1 || in[m.apks[0].Start:m.apks[0].End] != want {
			t.Errorf("%q: got %v, expected %q", in, m.apks, want)
		}
	}
	for _, in := range []string{"apk nya bagus", ".apk", "laporan.apkx", "kapak"} {
		if m := Prepare(in, nil); len(m.apks) != 0 {
			t.Errorf("%q: taken for an application file", in)
		}
	}
	for in, want := range map[string]int{"kode K7PW-4XZ9 ya": 1, "K7PW4XZ9": 1, "ABCD-EFGH": 0, "2026-1123": 0, "K7PO-4XZ9": 0, "XK7PW-4XZ9": 0, "K7PW-4XZ91": 0} {
		if m := Prepare(in, nil); len(m.pairs) != want {
			t.Errorf("%q: %d pairing codes, expected %d", in, len(m.pairs), want)
		}
	}
	key := "2@" + strings.Repeat("Ab1", 12) + "," + strings.Repeat("x/y", 12) + "=," + strings.Repeat("Zz9", 12)
	if m := Prepare("pindai "+key, nil); len(m.keys) != 1 {
		t.Error("a device-link text is not found")
	}
	if m := Prepare("2@rumah, 3@kantor", nil); len(m.keys) != 0 {
		t.Error("2@rumah is taken for a device-link text")
	}
}

func TestCodes(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	found := func(in string) string {
		for _, r := range Prepare(in, nil).Read(packs) {
			for _, c := range r.Codes {
				return c.Text
			}
		}
		return ""
	}
	for in, want := range map[string]string{
		"Kode verifikasi Anda 482913.":                         "482913",
		"482913 adalah kode OTP Anda, berlaku 5 menit":         "482913",
		"Your WhatsApp code: 123-456":                          "123-456",
		"G-482913 is your verification code.":                  "G-482913",
		"Use code 7741 to log in. It expires in 10 minutes":    "7741",
		"OTP transaksi Rp1.250.000 di TOKO adalah 771204":      "771204",
		"Your security code is A1B2C3":                         "A1B2C3",
		"kode OTP utk transfer Rp 500000 ke 1234567890: 90312": "90312",
		"123 456 is your one-time code":                        "123 456",
		"Kode OTP: 482913. Hubungi 1500000 bila bukan Anda":    "482913",
	} {
		if got := found(in); got != want {
			t.Errorf("%q: the code is %q, expected %q", in, got, want)
		}
	}
	for _, in := range []string{
		"Total Rp250000 sudah dibayar", "Lahir 12-11-2026 jam 10.30", "kode pos 40115", "Order 482913 sudah dikirim", "pakai kode promo HEMAT50 diskon 5000",
		"telepon 081200001234 ya", "ruang 1204 lantai 12", "zip code 90210",
	} {
		if got := found(in); got != "" {
			t.Errorf("%q: %q is taken for a code", in, got)
		}
	}
}
