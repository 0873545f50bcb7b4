package personal

import "strings"

// mixed judges text[start:end], a run of letters and digits with both in it,
// and returns the end of what it found, or 0.
func (r *reader) mixed(start, end int) int {
	text := r.text
	if to := r.iban(start); to > 0 {
		return r.add(IBAN, start, to)
	}
	token := text[start:end]
	if len(token) >= 26 {
		if r.free(start, end) && (isWallet(token) || r.near(walletFrame, start, reach) && isSolana(token)) {
			return r.add(Wallet, start, end)
		}
		return 0
	}
	if to := r.plate(start); to > 0 {
		return to
	}
	if r.passport(start, end) {
		return r.add(Passport, start, end)
	}
	if foreignToken(token) && r.free(start, end) {
		return r.add(ForeignID, start, end)
	}
	switch from, to := r.reference(start, end); {
	case to == 0:
	case r.orderNumber(from, to):
		return r.add(Order, from, to)
	case r.mixedCode(from, to):
		return r.add(Code, from, to)
	}
	return 0
}

// passport reads one or two letters and six or seven digits, or what else a
// country may print, where the word for a passport stands before.
func (r *reader) passport(start, end int) bool {
	n := end - start
	return n >= 7 && n <= 9 && r.near(passportFrame, start, reach) && digitsIn(r.text[start:end]) >= 5 && r.free(start, end)
}

// capitals reports that a token has no small letters.
func capitals(token string) bool {
	for i := range len(token) {
		if isLower(token[i]) {
			return false
		}
	}
	return true
}

func digitsIn(s string) (n int) {
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

// reference takes in what hyphens and slashes join to a run: "TRX-2026-889911".
// It returns 0 where the run is a part of a link.
func (r *reader) reference(start, end int) (from, to int) {
	text := r.text
	from, to = start, end
	for from-1 > r.from && (text[from-1] == '-' || text[from-1] == '/') && isAlnum(text[from-2]) && start-from < 24 {
		from--
		for from > r.from && isAlnum(text[from-1]) && start-from < 24 {
			from--
		}
	}
	for to+1 < len(text) && (text[to] == '-' || text[to] == '/') && isAlnum(text[to+1]) && to-end < 24 {
		to++
		for to < len(text) && isAlnum(text[to]) && to-end < 24 {
			to++
		}
	}
	if !r.free(from, to) && r.before(from) != '#' {
		return 0, 0
	}
	return from, to
}

// orderNumber reports the number of an order, a booking or a parcel: by the
// shape that one carrier prints, or by the word before it.
func (r *reader) orderNumber(from, to int) bool {
	token := r.text[from:to]
	digits := digitsIn(token)
	if s10(token) {
		return true
	}
	for _, head := range carriers {
		if strings.HasPrefix(token, head) && digits >= 10 && len(token)-len(head) <= digits+2 {
			return true
		}
	}
	if len(token) < 6 || digits < 3 && (digits < 1 || len(token) != 6 || !capitals(token)) {
		return false
	}
	// A frame inside the number says nothing: "pesanan INV-2026-…".
	order, other := r.last[orderFrame], max(r.last[otherFrame], r.last[moneyFrame])
	return r.near(orderFrame, from, bankReach) && (order > other || other > from)
}

// carriers begin tracking numbers of ten and more digits: Shopee Express, J&T,
// Lazada, Ninja, UPS, Anteraja, ID Express.
var carriers = [...]string{"SPXID", "JP", "JX", "JO", "JD", "LXAD", "NLIDAP", "1Z", "TSA", "IDS", "TKJP", "TLJP"}

// s10 reports a postal item's number: two letters, eight digits, a check digit
// and a country (UPU S10).
func s10(token string) bool {
	if len(token) != 13 || digitsIn(token[2:11]) != 9 {
		return false
	}
	for _, i := range [...]int{0, 1, 11, 12} {
		if !isUpper(token[i]) {
			return false
		}
	}
	sum := 0
	for i, weight := range [...]int{8, 6, 4, 2, 3, 5, 9, 7} {
		sum += weight * int(token[2+i]-'0')
	}
	check := 11 - sum%11
	switch check {
	case 10:
		check = 0
	case 11:
		check = 5
	}
	return int(token[10]-'0') == check
}

// foreignToken recognises identity numbers of other countries by shape and check
// letter: NRIC and FIN (Singapore), PAN (India), National Insurance (the United Kingdom).
func foreignToken(token string) bool {
	switch {
	case like(token, "A9999999A"):
		sum := 0
		for i := range 7 {
			sum += int("2765432"[i]-'0') * int(token[1+i]-'0')
		}
		letters := "JZIHGFEDCBA"
		switch token[0] {
		case 'T':
			sum += 4
		case 'F':
			letters = "XWUTRQPNMLK"
		case 'G':
			letters, sum = "XWUTRQPNMLK", sum+4
		case 'M':
			letters, sum = "XWUTRQPNJLK", sum+3
		case 'S':
		default:
			return false
		}
		return token[8] == letters[sum%11]
	case like(token, "AAAAA9999A"): // the fourth letter is the holder's sort
		return strings.IndexByte("ABCFGHJLPT", token[3]) >= 0
	}
	return like(token, "AA999999A") && token[8] <= 'D'
}

// like compares by shape: A stands for a capital, 9 for a digit.
func like(token, shape string) bool {
	if len(token) != len(shape) {
		return false
	}
	for i := range len(shape) {
		if c := token[i]; shape[i] == 'A' != isUpper(c) || shape[i] == '9' != isDigit(c) {
			return false
		}
	}
	return true
}
