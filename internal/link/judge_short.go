package link

import "strings"

// besideWA are the words that make "wa" in a host mean WhatsApp. Alone it is a
// syllable, a state of Australia and a state of the USA.
var besideWA = [...]string{
	"web", "login", "masuk", "verifikasi", "verif", "verify", "grup", "group", "join", "gabung", "scan", "qr",
	"aktivasi", "undangan", "invite", "support", "update", "gold", "mod", "chat", "vote", "dokumen", "akun", "bisnis",
}

// shortWhatsApp finds WhatsApp's short name joined with such a word in one
// label: wa-web, waweb, login-wa. It is the commonest name of pages that show a
// false WhatsApp Web.
func (j *judgement) shortWhatsApp() claim {
	if j.ending == papersEnding {
		return noClaim
	}
	for i := j.own; i >= 0; i-- {
		l := &j.labels[i]
		at, named, beside := 0, -1, false
		for token := range strings.SplitSeq(l.text, "-") {
			switch {
			case token == "wa":
				named = at
			case token == "waweb" || token == "webwa":
				named, beside = at, true
			case isBesideWA(token):
				beside = true
			}
			at += len(token) + 1
		}
		if named < 0 || !beside {
			continue
		}
		if e := j.brands().aliases.find("whatsapp"); e >= 0 {
			return claim{e >> 1, "combo-brand", l.offset, l.length, ""}
		}
	}
	return noClaim
}

func isBesideWA(token string) bool {
	for _, w := range besideWA {
		if token == w {
			return true
		}
	}
	return false
}
