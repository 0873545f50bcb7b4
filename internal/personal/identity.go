package personal

// identity recognises Indonesian numbers that their own shape and digits settle;
// a frame then only tells two numbers of one shape apart.
func (r *reader) identity(f *figures, g int) (kind Kind, h int, ok bool) {
	start := f.group[g].start
	if h, ok := f.taxShape(g); ok {
		return TaxNumber, h, true
	}
	if h, ok := f.fit(g, 16); ok {
		digits := f.digits(g, h)
		switch {
		case validNIK(digits):
			// A family card has the shape of a man's number: its word decides.
			if r.last[familyFrame] > r.last[nikFrame] && r.near(familyFrame, start, reach) {
				return FamilyCard, h, true
			}
			if r.last[taxFrame] > r.last[nikFrame] && r.near(taxFrame, start, reach) {
				return TaxNumber, h, true
			}
			if !r.otherNearer(start, nikFrame) {
				return NIK, h, true
			}
		case digits[0] == '0' && digits[1] != '0' && string(digits[13:]) == "000" && h == g:
			return TaxNumber, h, true // an organisation's: 0 before the old number
		}
	}
	if h, ok := f.fit(g, 15); ok && h == g {
		// Head offices end in 000; their number is not round before it.
		if digits := f.digits(g, h); string(digits[12:]) == "000" && string(digits[9:12]) != "000" && string(digits[6:9]) != "000" {
			return TaxNumber, h, !r.otherNearer(start, taxFrame)
		}
	}
	if h, ok := f.fit(g, 13); ok && h == g {
		if digits := f.digits(g, h); string(digits[:3]) == "000" && string(digits[3:5]) != "00" {
			return Health, h, !r.otherNearer(start, healthFrame)
		}
	}
	return 0, g, false
}

// otherNearer reports that a number of another sort was named before this one,
// nearer than f.
func (r *reader) otherNearer(start int, f frame) bool {
	for _, other := range [...]frame{orderFrame, otherFrame, virtualFrame, accountFrame, cardFrame, moneyFrame} {
		if r.near(other, start, 24) && r.last[other] > r.last[f] {
			return true
		}
	}
	return false
}

// taxShape recognises an NPWP as it is printed: 12.345.678.9-012.000, perhaps
// with blanks for some of the signs.
func (f *figures) taxShape(g int) (h int, ok bool) {
	sizes := [...]int{2, 3, 3, 1, 3, 3}
	if g+len(sizes) > f.n {
		return g, false
	}
	for i, size := range sizes {
		if f.size(g+i) != size || i < 5 && !isJoint(f.group[g+i].separator) {
			return g, false
		}
	}
	return g + 5, true
}

// validNIK checks the parts of a 16-digit number that are no free choice:
// province, regency or city, district, a date of birth whose day is 40 more for
// women, and a counter that begins at 1 (Permendagri 72/2022 has the codes of
// regions).
func validNIK(digits []byte) bool {
	two := func(i int) int { return int(digits[i]-'0')*10 + int(digits[i+1]-'0') }
	regency, district, day, month, year := two(2), two(4), two(6), two(8), two(10)
	if day > 40 {
		day -= 40
	}
	return provinces[two(0)/10]&(1<<(two(0)%10)) != 0 &&
		(regency >= 1 && regency <= 40 || regency >= 71 && regency <= 79) &&
		district >= 1 && day >= 1 && month >= 1 && month <= 12 && day <= daysIn(month, year) &&
		number(digits[12:]) >= 1
}

// provinces has a bit for each second digit of a province's code.
var provinces = [10]uint16{
	1: 0b11_1111_1110, // 11–19 Sumatra
	2: 0b00_0000_0010, // 21 Kepulauan Riau
	3: 0b00_0111_1110, // 31–36 Java
	5: 0b00_0000_1110, // 51–53 Bali, Nusa Tenggara
	6: 0b00_0011_1110, // 61–65 Kalimantan
	7: 0b00_0111_1110, // 71–76 Sulawesi
	8: 0b00_0000_0110, // 81, 82 Maluku
	9: 0b00_0111_1110, // 91–96 Papua
}

func daysIn(month, year int) int {
	switch month {
	case 2:
		if year%4 == 0 {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
