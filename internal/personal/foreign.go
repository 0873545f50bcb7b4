package personal

import "strings"

// Identity numbers of other countries that Indonesians meet, and of those that
// the world's messages are full of. Each has a check digit or a shape of its
// own; those that are bare digits need a word beside them (framed).

// foreign judges numbers in printed groups.
func (r *reader) foreign(f *figures, g int) (h int, ok bool) {
	named := r.near(foreignFrame, f.group[g].start, reach)
	phone := r.near(phoneFrame, f.group[g].start, reach)
	for _, separator := range [...]byte{'-', ' ', '.'} {
		if separator != '-' && f.group[g].separator != separator {
			continue
		}
		if h, ok := f.shape(g, separator, 3, 2, 4); ok && (separator == '-' || named) && validSSN(f.digits(g, h)) {
			return h, true
		}
		if h, ok := f.shape(g, separator, 3, 3, 4); ok && validNHS(f.digits(g, h)) && (named || separator == ' ' && !phone) {
			return h, true
		}
		if h, ok := f.shape(g, separator, 4, 4, 4); ok && separator != '.' && f.digits(g, h)[0] >= '2' && verhoeff(f.digits(g, h)) {
			return h, true // Aadhaar, India
		}
	}
	if h, ok := f.shape(g, '-', 6, 2, 4); ok && birthNumber(f.digits(g, h)) {
		return h, true // MyKad, Malaysia
	}
	if h, ok := f.shape(g, '-', 6, 7); ok && birthNumber(f.digits(g, h)) && f.digits(g, h)[6] >= '1' && f.digits(g, h)[6] <= '8' {
		return h, true // resident registration, South Korea
	}
	if h, ok := f.shape(g, '-', 1, 4, 5, 2, 1); ok && validThai(f.digits(g, h)) {
		return h, true
	}
	if named {
		if h, ok := f.fit(g, 9); ok && (validSSN(f.digits(g, h)) || luhn(f.digits(g, h))) {
			return h, true // the United States; Canada
		}
		if h, ok := f.fit(g, 10); ok && validNHS(f.digits(g, h)) {
			return h, true
		}
		if h, ok := f.fit(g, 12); ok && verhoeff(f.digits(g, h)) {
			return h, true
		}
		if h, ok := f.fit(g, 13); ok && validThai(f.digits(g, h)) {
			return h, true
		}
	}
	return g, false
}

// validSSN also takes the numbers that tax offices give (9xx-50 to 99).
func validSSN(digits []byte) bool {
	area, middle, last := number(digits[:3]), number(digits[3:5]), number(digits[5:])
	return area != 0 && area != 666 && middle != 0 && last != 0 && (area < 900 || middle >= 50 && middle != 89 && middle != 93)
}

func validNHS(digits []byte) bool {
	sum := 0
	for i := range 9 {
		sum += int(digits[i]-'0') * (10 - i)
	}
	check := (11 - sum%11) % 11
	return check == int(digits[9]-'0') && sum > 0
}

func validThai(digits []byte) bool {
	sum := 0
	for i := range 12 {
		sum += int(digits[i]-'0') * (13 - i)
	}
	return digits[0] != '0' && (11-sum%11)%10 == int(digits[12]-'0')
}

// birthNumber reports six digits that are a date, year first.
func birthNumber(digits []byte) bool {
	month, day := number(digits[2:4]), number(digits[4:6])
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, number(digits[:2]))
}

// verhoeff checks by the dihedral group of order ten (J. Verhoeff, 1969).
func verhoeff(digits []byte) bool {
	sum := byte(0)
	for i := range digits {
		d := digits[len(digits)-1-i] - '0'
		for range i % 8 {
			d = "1576283094"[d] - '0'
		}
		sum = dihedral(sum, d)
	}
	return sum == 0
}

func dihedral(a, b byte) byte {
	switch {
	case a < 5 && b < 5:
		return (a + b) % 5
	case a < 5:
		return (a+b-5)%5 + 5
	case b < 5:
		return (a-5-b+5)%5 + 5
	}
	return (a - b + 5) % 5
}

// foreignToken judges numbers with letters and returns the end, or 0.
func (r *reader) foreignToken(start, end int) int {
	token := r.text[start:end]
	if !r.free(start, end) {
		return 0
	}
	ok := false
	switch len(token) {
	case 9:
		ok = validFIN(token) || validNIE(token) ||
			like(token, "AA999999A") && token[8] <= 'D' && !strings.Contains("DFIQUV", token[:1]) && !strings.Contains("DFIQUVO", token[1:2])
	case 10: // permanent account number, India; the fourth letter is the holder's sort
		ok = like(token, "AAAAA9999A") && strings.Contains("ABCFGHJLPT", token[3:4])
	case 16:
		ok = like(token, "AAAAAA99A99A999A") && strings.Contains("ABCDEHLMPRST", token[8:9]) // codice fiscale
	}
	if ok {
		return end
	}
	return 0
}

// like compares by shape: A stands for a capital, 9 for a digit.
func like(token, shape string) bool {
	if len(token) != len(shape) {
		return false
	}
	for i := range len(shape) {
		if shape[i] == 'A' != isUpper(token[i]) || shape[i] == '9' != isDigit(token[i]) {
			return false
		}
	}
	return true
}

// validFIN checks the last letter of a Singapore NRIC or FIN.
func validFIN(token string) bool {
	if !like(token, "A9999999A") {
		return false
	}
	sum := 0
	for i, weight := range [...]int{2, 7, 6, 5, 4, 3, 2} {
		sum += weight * int(token[1+i]-'0')
	}
	switch token[0] {
	case 'S':
		return token[8] == "JZIHGFEDCBA"[sum%11]
	case 'T':
		return token[8] == "JZIHGFEDCBA"[(sum+4)%11]
	case 'F':
		return token[8] == "XWUTRQPNMLK"[sum%11]
	case 'G':
		return token[8] == "XWUTRQPNMLK"[(sum+4)%11]
	case 'M':
		return token[8] == "KLJNPQRTUWX"[10-(sum+3)%11]
	}
	return false
}

// validNIE checks the letter of a Spanish DNI or NIE.
func validNIE(token string) bool {
	digits := token
	if i := strings.IndexByte("XYZ", token[0]); i >= 0 {
		digits = "012"[i:i+1] + token[1:]
	}
	return like(digits, "99999999A") && digits[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[number([]byte(digits[:8]))%23]
}
