package check

import (
	"strings"

	"saring/internal/chat"
	"saring/internal/lure"
)

// Rules whose finding is a sign.
const (
	wantsMoney = " money-to-stranger account-changed bare-account gift-cards money-errand pulsa-transfer relative-in-need " +
		"airtime-request emergency-money advance-fee investment-offer sure-profit task-job "
	wantsCode  = " asks-for-code may-ask-for-code reads-code-out asks-for-pin code-sent-by-mistake pairing-code scan-to-join "
	bringsCode = " delivers-code whatsapp-registration-code "
)

// signsOf reads off a message's report what counts beside other messages.
func signsOf(r *Report) chat.Sign {
	// The first signs are the acts that package lure reads.
	signs := chat.Sign(r.acts &^ lure.NamesMoney)
	for i := range r.Findings {
		f := &r.Findings[i].Rule
		if f.Weight > 0 {
			signs |= chat.Suspicious
		}
		switch id := " " + f.ID + " "; {
		case strings.Contains(wantsCode, id):
			signs |= chat.WantsCode
		case strings.Contains(bringsCode, id):
			signs |= chat.BringsCode
		case id == " new-number ":
			signs |= chat.NewNumber
		case strings.Contains(wantsMoney, id), id == " asks-for-money " && r.acts&lure.NamesMoney != 0:
			// "Can I borrow your bag" is weak; with a sum it is a request.
			signs |= chat.WantsMoney
		}
	}
	return signs
}

// Acts and signs share their first bits.
var _ = [1]struct{}{}[lure.Acts(chat.MeetsStranger|chat.WinsTrust|chat.NewNumber)^(lure.MeetsStranger|lure.WinsTrust|lure.NewNumber)]

// addressesOf returns the addresses that the links of a message open.
func addressesOf(r *Report) []string {
	if len(r.Links) == 0 {
		return nil
	}
	all := make([]string, 0, len(r.Links))
	for i := range r.Links {
		if l := r.Links[i].Opens(); !l.Email && l.URL.Host != "" {
			all = append(all, l.URL.Host+l.URL.Path)
		}
	}
	return all
}

// quietTexts remembers short texts in which nothing was found, because chats say
// the same few over and over: "ok", "iya", "<Media omitted>". One place for each
// text, the newest stays.
type quietTexts struct{ places *[quietPlaces]string }

const (
	quietPlaces = 1 << 12
	quietLength = 48 // bytes
)

func (q *quietTexts) place(text string) *string {
	hash := uint32(2166136261)
	for i := 0; i < len(text); i++ {
		hash = (hash ^ uint32(text[i])) * 16777619
	}
	return &q.places[hash>>7%quietPlaces]
}

func (q *quietTexts) has(text string) bool {
	return len(text) <= quietLength && text != "" && q.places != nil && *q.place(text) == text
}

func (q *quietTexts) keep(text string) {
	if q.places == nil {
		q.places = new([quietPlaces]string)
	}
	if len(text) <= quietLength {
		*q.place(text) = strings.Clone(text)
	}
}
