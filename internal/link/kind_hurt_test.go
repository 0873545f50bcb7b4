package link_test

import (
	"slices"
	"testing"

	"saring/internal/check"
	"saring/internal/rule"
)

// TestOfficialHostsCanStillHurt: where anybody can lead a reader through a true
// host of a known party, that party's good name must hide nothing.
func TestOfficialHostsCanStillHurt(t *testing.T) {
	for _, test := range []struct {
		text    string
		verdict rule.Verdict
		fires   string // a rule that must be among those that fired, or ""
	}{
		// Links that hand over an account, whoever's host they are on.
		{"https://wa.me/settings/linked_devices#2@abc,def,ghi", rule.Danger, "device-link"},
		{"https://www.whatsapp.com/linked-devices/abc", rule.Danger, "device-link"},
		{"whatsapp://settings/linked_devices", rule.Danger, "device-link"},
		{"tg://login?token=abcdef", rule.Danger, "device-link"},
		{"Tolong kirim kode WhatsApp dari v.whatsapp.com/482913 ke saya, salah kirim", rule.Danger, ""},
		{"https://v.whatsapp.com/482913", rule.NoSign, "whatsapp-registration-code"},
		{"v.whatsapp.com/482913", rule.NoSign, "whatsapp-registration-code"},
		// Forms that anybody can make, on the hosts of Google and Microsoft.
		{"Nasabah BRI, akun Anda akan diblokir. Segera isi https://forms.gle/AbCdEfGhIjKlMnOp7", rule.Danger, "foreign-domain"},
		{"Nasabah BRI, akun Anda akan diblokir. Segera isi https://docs.google.com/forms/d/e/1FAIpQLSdAbC/viewform", rule.Danger, "foreign-domain"},
		{"Google: akun Anda terkunci. Masukkan kata sandi di https://docs.google.com/forms/d/e/1FAIpQLSdAbC/viewform", rule.Danger, ""},
		{"Your Netflix account is suspended. Confirm your card at https://forms.office.com/r/AbCdEfGh", rule.Danger, "foreign-domain"},
		// A chat with somebody whom nobody knows.
		{"CS BRI: akun Anda akan diblokir, segera hubungi https://wa.me/6280000000000", rule.Danger, "foreign-domain"},
		{"Selamat! Anda menang undian Shopee Rp50.000.000, klaim di https://wa.me/6280000000000", rule.Danger, "foreign-domain"},
		{"Selamat! Anda terpilih sebagai pemenang undian Telkomsel. Klaim hadiah di https://t.me/undian_poin", rule.Danger, "foreign-domain"},
		// Files that anybody can leave.
		{"https://drive.google.com/uc?export=download&name=Undangan.apk", rule.Danger, "apk-link"},
		{"https://cdn.discordapp.com/attachments/1/2/Undangan.apk", rule.Danger, "apk-link"},
		// Redirections through a good host.
		{"https://www.google.com/url?q=https%3A%2F%2Fklikbca-login.example%2F", rule.Danger, "combo-brand"},
		{"https://l.facebook.com/l.php?u=https%3A%2F%2Fbri-poin-undian.example%2F", rule.Danger, "combo-brand"},
		// Strangers' pages below a known party's host.
		{"https://hadiah-bri-2026.blogspot.com/", rule.Danger, "combo-brand"},
		{"https://whatsapp-login.azurewebsites.net/", rule.Danger, "combo-brand"},
		// The same hosts in everyday use.
		{"Rapat RT nanti malam ya, isi kehadiran di https://forms.gle/AbCdEfGhIjKlMnOp7", rule.NoSign, ""},
		{"Pesan kue bisa lewat https://wa.me/6280000000000", rule.NoSign, ""},
		{"482-913 adalah kode verifikasi Anda. Untuk membuka Halodoc, klik https://halodoc.onelink.me/AbCd/0a1b2c3d", rule.NoSign, ""},
		{"Foto acara kemarin: https://drive.google.com/drive/folders/1AbCdEf", rule.NoSign, ""},
	} {
		report, err := check.Text(test.text)
		if err != nil {
			t.Fatal(err)
		}
		if test.verdict == rule.NoSign && report.Verdict != rule.NoSign || report.Verdict < test.verdict {
			t.Errorf("%s\n  is %v %v, want %v", test.text, report.Verdict, report.Rules(), test.verdict)
		}
		if test.fires != "" && !slices.Contains(report.Rules(), test.fires) {
			t.Errorf("%s\n  fires %v, want %s among them", test.text, report.Rules(), test.fires)
		}
	}
}
