package lure

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// What a one-time code is called in languages that have no pack: a notice in
// any language shows its code, and a code is secret in all of them. Only names
// that services put into such notices stand here; they are asked only where no
// pack's own words name a code.

// codeEndings end words for a code in languages that join or bend words:
// German "Verifizierungscode", Dutch "verificatiecode", Swedish "engångskod",
// Turkish "kodunuz", Finnish "vahvistuskoodi".
var codeEndings = [...]string{
	"code", "codes", "kode", "koden", "kod", "kodu", "kodunuz", "koda", "kodas", "kods", "koodi", "koodisi", "kodi", "kood",
	"passwort", "kennwort", "wachtwoord", "losenord", "lösenord", "salasana", "haslo", "hasło", "jelszo", "jelszó",
	"codigo", "código", "codice", "codi", "codul", "kód", "kódja", "kode", "kódod", "парола", "пароль", "код", "кода", "коды", "коду",
	"κωδικός", "κωδικο", "κωδικος", "shifresi", "sifre", "şifre", "şifreniz", "sifreniz", "parola", "contrasena", "contraseña",
	"captcha", "passcode", "otp",
}

// codePhrases are names of several words, or of scripts whose words are parted
// by spaces but not bent, as they stand folded.
var codePhrases = [...]string{
	"ma xac thuc", "mã xác thực", "ma xac nhan", "mã xác nhận", "ma otp", "mã otp", "ma kich hoat", "mã kích hoạt", "mat khau", "mật khẩu", "ma so", "mã số",
	"कोड", "ओटीपी", "पासवर्ड", "কোড", "ওটিপি", "கோடு", "குறியீடு", "కోడ్", "ಕೋಡ್", "കോഡ്", "ਕੋਡ", "કોડ", "اوٹی پی", "کوڈ",
	"رمز", "كود", "کد", "الرمز", "رمزك", "رمز التحقق", "קוד", "סיסמה", "კოდი", "կոդ",
}

// codeRuns are names in scripts that run words together.
var codeRuns = [...]string{
	"验证码", "驗證碼", "校验码", "校驗碼", "检验码", "动态码", "動態碼", "动态密码", "動態密碼", "安全代码", "安全代碼", "确认码", "確認碼", "激活码", "认证码", "認證碼",
	"代码为", "代码", "代碼", "密码为", "登录码", "短信码", "口令", "認証番号", "認証コード", "確認コード", "確認番号", "ワンタイムパスワード", "セキュリティコード", "ログインコード", "コード",
	"인증번호", "인증", "인증코드", "확인코드", "코드", "보안코드", "รหัส", "ລະຫັດ", "លេខកូដ", "ကုဒ်",
}

// nameBorders finds codeEndings by their last two bytes and codePhrases by their
// first two: most words are told by them to be neither.
var nameBorders = func() (set struct{ last, first pairTable }) {
	for i, ending := range slices.Backward(codeEndings[:]) {
		set.last.add(ending[len(ending)-2], ending[len(ending)-1], i)
	}
	for i, phrase := range slices.Backward(codePhrases[:]) {
		set.first.add(phrase[0], phrase[1], i)
	}
	return set
}()

// pairTable lists small numbers by pairs of bytes, the last one entered first.
// Some pairs share a list.
type pairTable struct {
	heads [1 << 10]uint8
	nexts [max(len(codeEndings), len(codePhrases)) + 1]uint8 // 0 ends a list
}

func pairOf(a, b byte) int { return (int(a)*37 + int(b)) & (1<<10 - 1) }

func (t *pairTable) add(a, b byte, number int) {
	head := &t.heads[pairOf(a, b)]
	t.nexts[number+1] = *head
	*head = uint8(number + 1)
}

// foreignCodeNames finds such names, once for all readings; the time is linear
// in the text.
func (m *Message) foreignCodeNames() []occurrence {
	if !m.foreignKnown {
		m.foreign, m.foreignKnown = m.findForeignCodeNames(), true
	}
	return m.foreign
}

func (m *Message) findForeignCodeNames() []occurrence {
	var names []occurrence
	for i := range m.tokens {
		if m.tokens[i].kind != word {
			continue
		}
		if n := m.foreignCodeName(i); n > 0 {
			names = append(names, occurrence{code, int32(i), int32(i + n)})
		}
	}
	return names
}

// foreignCodeName returns how many tokens from i name a code, or 0.
func (m *Message) foreignCodeName(i int) int {
	w := m.at(i)
	if len(w) < 2 {
		return 0 // shorter than any name and any name's first word
	}
	end := w[len(w)-1]
	if end >= utf8.RuneSelf {
		if r, _ := utf8.DecodeLastRune(w); unparted(r) {
			for _, name := range codeRuns {
				if bytes.Contains(w, []byte(name)) {
					return 1
				}
			}
			return 0
		}
	}
	for k := nameBorders.last.heads[pairOf(w[len(w)-2], end)]; k != 0; k = nameBorders.last.nexts[k] {
		if ending := codeEndings[k-1]; len(w) >= len(ending) && string(w[len(w)-len(ending):]) == ending {
			return 1
		}
	}
	for k := nameBorders.first.heads[pairOf(w[0], w[1])]; k != 0; k = nameBorders.first.nexts[k] {
		if n := m.phraseAt(i, codePhrases[k-1]); n > 0 {
			return n
		}
	}
	if i > 0 && misspeltCode(w) && confirms(m.at(i-1)) {
		return 1
	}
	return 0
}

// misspeltCode reports four letters of which one is not that of "code" or
// "kode".
func misspeltCode(w []byte) bool {
	if len(w) != 4 {
		return false
	}
	same := 0
	for i := range w {
		if w[i] == "code"[i] || i == 0 && w[i] == 'k' {
			same++
		}
	}
	return same == 3
}

// confirms reports a word that stands before "code" and hardly before anything
// else of four letters like it.
func confirms(w []byte) bool {
	switch string(w) {
	case "verification", "confirmation", "authentication", "security", "login", "activation", "verify", "access":
		return true
	}
	return false
}

// phraseAt returns how many tokens from i on make the phrase, or 0.
func (m *Message) phraseAt(i int, phrase string) int {
	for n := 0; i+n < len(m.tokens); n++ {
		w := m.at(i + n)
		if m.tokens[i+n].kind == linked || len(phrase) < len(w) || phrase[:len(w)] != string(w) {
			return 0
		}
		phrase = phrase[len(w):]
		if phrase == "" {
			return n + 1
		}
		if phrase[0] != ' ' {
			return 0
		}
		phrase = phrase[1:]
	}
	return 0
}

// unparted reports a letter of a script that puts no space between words, or,
// as Korean does, none between a number and what belongs to it.
func unparted(r rune) bool {
	switch {
	case r >= 0x0E00 && r <= 0x0EFF, // Thai, Lao
		r >= 0x1000 && r <= 0x109F, // Burmese
		r >= 0x1780 && r <= 0x17FF, // Khmer
		r >= 0x3040 && r <= 0x30FF, // kana
		r >= 0x3400 && r <= 0x9FFF, // Han
		r >= 0xAC00 && r <= 0xD7AF, // Hangul
		r >= 0x20000 && r <= 0x3FFFF:
		return true
	}
	return false
}
