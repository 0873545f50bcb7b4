package chat

import (
	"strings"
	"unicode/utf8"
)

// half is the half of a day that a twelve-hour clock names.
type half uint8

const (
	noHalf half = iota
	beforeNoon
	afterNoon
)

// The words for the halves of the day, without dots and spaces, Latin letters
// small. Source: the dayPeriod parts that ICU 77 (CLDR) gives for each language
// that WhatsApp is offered in, and older forms that exports still show.
const (
	wordsBefore = " am vm an ጥዋት ص صباحا পূৰ্বাহ্ন পূর্বাহ্ণ পূর্বাহ্ন फुं फुंनि чam dop πμ قظ ap rn sf de n’ụtụtụ fh 午前 上午 凌晨 清晨 早上 오전 " +
		"тң ກ່ອນທ່ຽງ priešpiet priekšp претпл үө pg နံနက် पूर्वाह्न मपू صبح පෙව pd fm goöň ÖÖ дп to sa Àárọ̀ ก่อนเที่ยง முற்பகல் ಪೂರ್ವಾಹ್ನ ਪੂਦੁ проб "
	wordsAfter = " pm чpm nm anw ከሰዓት م مساء অপৰাহ্ন অপরাহ্ণ অপরাহ্ন बेलासे बेलासेनि odp μμ بظ ip in ym du n’abalị eh 午後 下午 中午 晚上 오후 " +
		"тк ຫຼັງທ່ຽງ popiet pēcp попл үх ptg ညနေ अपराह्न मउ شام පව pop md em gosoň Ös пп tk ch Ọ̀sán หลังเที่ยง பிற்பகல் ಅಪರಾಹ್ನ ਬਾਦੁ слоб "
)

// word reads a word and the spaces and dots in and after it. It returns the half
// of the day that the word names, if it does, and the number of its letters.
func (s *scanner) word() (h half, letters int) {
	var room [64]byte
	key := append(room[:0], ' ')
	s.capitals = false
	for len(key) < 56 {
		r := s.peek()
		if digitOf(r) >= 0 || r < utf8.RuneSelf && !isLetter(r) && r != '.' && r != ' ' || isDash(r) || r == '،' || r == utf8.RuneError {
			break
		}
		if s.at += utf8.RuneLen(r); r == '.' || isSpace(r) || isMark(r) {
			continue
		}
		if letters++; isLetter(r) {
			s.capitals = r < 'a'
			r |= 0x20
		}
		key = utf8.AppendRune(key, r)
	}
	switch word := view(append(key, ' ')); {
	case letters == 0:
	case word == " pm ", strings.Contains(wordsAfter, word):
		h = afterNoon
	case strings.Contains(wordsBefore, word):
		h = beforeNoon
	}
	return h, letters
}

// longestJoin is as many letters as a word has that joins date and clock, or
// follows one of them: "klo", "pukul", "um", "à", "г.", "Uhr".
const longestJoin = 8

// era reads the letter of a Japanese era before a year ("R8"), where a phone is
// set to that calendar, and returns the year before the era's first, or 0. The
// Buddhist calendar is told by its years alone (order.go).
func (s *scanner) era() int {
	from := 0
	switch s.peek() {
	case 'R', '令':
		from = 2018
	case 'H', '平':
		from = 1988
	default:
		return 0
	}
	s.at += utf8.RuneLen(s.peek())
	s.skip('和')
	s.skip('成')
	return from
}
