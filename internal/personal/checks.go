package personal

// holds reports that digits can be what the check stands for.
func (c check) holds(d string) bool {
	switch c {
	case nik:
		return validNIK(d)
	case organisation:
		return d[0] == '0' && d[1] != '0' && d[13:] == "000"
	case headOffice: // whose number is not round before its end, as an amount is
		return d[12:] == "000" && d[9:12] != "000" && d[6:9] != "000"
	case bpjs:
		return d[:3] == "000" && d[3:5] != "00"
	case card:
		return issued(d) && luhn(d)
	case rareCard, canada:
		return luhn(d)
	case ssn: // also the numbers that tax offices give, 9xx-50 and on
		area, middle := number(d[:3]), number(d[3:5])
		return area != 0 && area != 666 && middle != 0 && d[5:] != "0000" && (area < 900 || middle >= 50 && middle != 89 && middle != 93)
	case nhs:
		sum := 0
		for i := range 10 {
			sum += int(d[i]-'0') * max(10-i, 1)
		}
		return sum%11 == 0 && sum > 0 && d[:2] != "08"
	case aadhaar:
		return d[0] >= '2' && verhoeff(d)
	case dated:
		month, day := number(d[2:4]), number(d[4:6])
		return validDay(day, month, number(d[:2]))
	case america:
		return d[0] >= '2' && d[3] >= '2'
	}
	return true
}

//go:noinline
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// validNIK checks the parts of a 16-digit number that are no free choice:
// province, regency or city, district, a date of birth whose day is 40 more for
// women, and a counter that begins at 1 (Permendagri 72/2022 has the codes of
// regions).
//
//go:noinline
func validNIK(d string) bool {
	regency, day := number(d[2:4]), number(d[6:8])
	if day > 40 {
		day -= 40
	}
	return provinces[(d[0]-'0')&15]&(1<<(d[1]-'0')) != 0 &&
		(regency >= 1 && regency <= 40 || regency >= 71 && regency <= 79) &&
		d[4:6] != "00" && validDay(day, number(d[8:10]), number(d[10:12])) && d[12:] != "0000"
}

// provinces has a bit for each second digit of a province's code.
var provinces = [16]uint16{
	1: 0b11_1111_1110, // 11–19 Sumatra
	2: 0b00_0000_0010, // 21 Kepulauan Riau
	3: 0b00_0111_1110, // 31–36 Java
	5: 0b00_0000_1110, // 51–53 Bali, Nusa Tenggara
	6: 0b00_0011_1110, // 61–65 Kalimantan
	7: 0b00_0111_1110, // 71–76 Sulawesi
	8: 0b00_0000_0110, // 81, 82 Maluku
	9: 0b00_0111_1110, // 91–96 Papua
}

//go:noinline
func validDay(day, month, year int) bool {
	days := 31
	switch month {
	case 2:
		days = 28
		if year%4 == 0 {
			days = 29
		}
	case 4, 6, 9, 11:
		days = 30
	}
	return month >= 1 && month <= 12 && day >= 1 && day <= days
}

// issued reports a card issuer's prefix with the length that it uses (ISO/IEC 7812).
//
//go:noinline
func issued(d string) bool {
	two, four := number(d[:2]), number(d[:4])
	switch len(d) {
	case 14: // Diners
		return two == 36 || two == 38 || two == 39 || four >= 3000 && four < 3060
	case 15: // American Express
		return two == 34 || two == 37
	}
	return d[0] == '4' || two >= 50 && two <= 58 || two == 62 || two == 65 || two == 67 || two == 63 ||
		four == 6011 || four >= 6440 && four <= 6499 || four >= 2221 && four <= 2720 || four >= 3528 && four <= 3589
}

// luhn checks the last digit (ISO/IEC 7812-1, annex B).
//
//go:noinline
func luhn(d string) bool {
	sum, even := 0, len(d)%2
	for i := range len(d) {
		v := int(d[i] - '0')
		if i%2 == even {
			v = v*2 - v/5*9
		}
		sum += v
	}
	return sum%10 == 0 && sum > 0
}

// verhoeff checks by the dihedral group of order ten (J. Verhoeff, 1969).
//
//go:noinline
func verhoeff(d string) bool {
	a := 0
	for i := range len(d) {
		b := int(d[len(d)-1-i] - '0')
		for range i % 8 {
			b = int("1576283094"[b] - '0')
		}
		switch {
		case a < 5:
			a = (a+b)%5 + b/5*5
		case b < 5:
			a = (a-b)%5 + 5
		default:
			a = (a - b + 5) % 5
		}
	}
	return a == 0
}
