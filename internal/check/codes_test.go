package check

import "testing"

// codesIn returns the codes that the report on a text shows.
func codesIn(t *testing.T, text string) []string {
	t.Helper()
	r, err := Text(text)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, c := range r.Codes {
		if text[c.Span.Start:c.Span.End] != c.Text {
			t.Errorf("%q: the span of %q holds %q", text, c.Text, text[c.Span.Start:c.Span.End])
		}
		codes = append(codes, c.Text)
	}
	return codes
}

func TestCodesOfNotices(t *testing.T) {
	for _, test := range []struct{ text, code string }{
		{"Kode OTP Anda 482913, berlaku 5 menit", "482913"},
		{"<#> Kode WhatsApp: 123-456\nv.whatsapp.com/123456 4sgLq1p5sV6", "123-456"},
		{"123 456 is your login code", "123 456"},
		{"G-482913 is your verification code.", "G-482913"},
		{"Your access code: A1B2C3", "A1B2C3"},
		{"Use login code RKJ-YP4 to sign in", "RKJ-YP4"},
		{"login code is Z6X4, valid for 5 minutes", "Z6X4"},
		{"Your code is 482913 for order 99887766 of $1250.00 on 12/11/2026", "482913"},
		{"OTP 4821 for txn of Rp 482.913 on card ending 9913", "4821"},
		{"Your shop code is 482913\n\n@shop.example #482913", "482913"},
		// Languages without a pack.
		{"【示例】您的验证码为482913，5分钟内有效，请勿泄露。", "482913"},
		{"2026年03月28日验证码482913，请勿泄露。", "482913"},
		{"【例】482913是你的验证码", "482913"},
		{"確認コードは 482913 です。", "482913"},
		{"인증번호 482913(을)를 입력해 주세요", "482913"},
		{"รหัสของคุณคือ 482913", "482913"},
		{"Ваш код: 4829. Никому не сообщайте", "4829"},
		{"482913 ist dein Verifizierungscode für dein Konto", "482913"},
		{"Uw verificatiecode is 482913 voor € 12,50", "482913"},
		{"Doğrulama kodunuz: 482913", "482913"},
		{"Ma xac thuc cua ban la 482913", "482913"},
		{"رمز التحقق 482913", "482913"},
		{"आपका ओटीपी 482913 है", "482913"},
		// Nothing but a code.
		{"482913", "482913"},
		{"G-482913", "G-482913"},
	} {
		if got := codesIn(t, test.text); len(got) != 1 || got[0] != test.code {
			t.Errorf("%q shows the codes %q, want %q", test.text, got, test.code)
		}
	}
}

func TestNoCodes(t *testing.T) {
	for _, text := range []string{
		"2026",
		"Jakarta 40115",
		"Total Rp482.913, bayar sebelum 12/11/2026",
		"Kode pos rumah saya 40115",
		"kode promo HEMAT50 sampai besok",
		"Nomor pesanan 482913 sudah dikirim",
		"Your order 482913 has shipped",
		"Call me on 0812 0000 1234 about the code of conduct",
		"Rekening 4829130000 a.n. Budi",
		"The door code is 4821",
		"Ketik *123# untuk kode paket",
		"Your licence key: purchase code 39M4W",
		"订单482913已发货",
		"Bestellung 482913 ist unterwegs",
		"booking code 7KQ4-M9XZ, show it at check-in",
		"km 4829 lagi",
	} {
		if got := codesIn(t, text); len(got) != 0 {
			t.Errorf("%q is said to show the codes %q", text, got)
		}
	}
}

func TestPairingCodeIsNoOneTimeCode(t *testing.T) {
	text := "Open WhatsApp > Linked devices > Link with phone number, then enter the code 7KQ4-M9XZ"
	if got := codesIn(t, text); len(got) != 0 {
		t.Errorf("%q is said to show the codes %q", text, got)
	}
}
