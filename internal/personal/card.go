package personal

// card recognises a payment card by its issuer's prefix, length, grouping and
// check digit (ISO/IEC 7812).
func (r *reader) card(f *figures, g int) (h int, ok bool) {
	named := r.near(cardFrame, f.group[g].start, reach)
	if r.otherNearer(f.group[g].start, cardFrame) && !named {
		return g, false
	}
	for h = g; h < f.n && h <= g+4; h++ {
		digits := f.digits(g, h)
		if len(digits) > 19 || h > g && (f.group[h-1].separator != ' ' && f.group[h-1].separator != '-' || f.group[h-1].separator != f.group[g].separator) {
			break
		}
		if len(digits) >= 12 && (h == g || f.cardGroups(g, h)) && issued(digits, named) && luhn(digits) &&
			(f.group[h].separator != f.group[g].separator || h == g || f.group[h].separator == ' ') {
			return h, true
		}
		if h == g && len(digits) > 8 {
			break
		}
	}
	return g, false
}

// cardGroups reports 4-4-4-4, 4-4-4-4-3 and 4-6-5 or 4-6-4.
func (f *figures) cardGroups(g, h int) bool {
	if f.size(g) != 4 {
		return false
	}
	if h == g+2 {
		return f.size(g+1) == 6 && (f.size(h) == 5 || f.size(h) == 4)
	}
	for i := g; i < h; i++ {
		if f.size(i) != 4 {
			return false
		}
	}
	return h >= g+3 && f.size(h) <= 4
}

// issued reports an issuer's prefix with a length that it uses. Rare lengths and
// issuers need the word for a card nearby.
func issued(digits []byte, named bool) bool {
	n := len(digits)
	two, four := number(digits[:2]), number(digits[:4])
	switch {
	case digits[0] == '4':
		return n == 16 || named && (n == 13 || n == 19)
	case two >= 51 && two <= 55, four >= 2221 && four <= 2720:
		return n == 16
	case two == 34 || two == 37:
		return n == 15
	case four >= 3528 && four <= 3589:
		return n == 16
	case two == 36 || two == 38 || two == 39 || two == 30 && four/10 <= 305 || four/10 == 309:
		return n == 14
	case two == 62 || two == 65 || four == 6011 || four/10 >= 644 && four/10 <= 649:
		return n == 16 || named && n <= 19
	case two == 50 || two >= 56 && two <= 58 || two == 67 || two == 63:
		return n == 16 || named
	case digits[0] == '1':
		return named && n == 15
	}
	return false
}

// luhn checks the last digit (ISO/IEC 7812-1, annex B).
func luhn(digits []byte) bool {
	sum := 0
	for i := len(digits) - 1; i >= 0; i-- {
		d := int(digits[i] - '0')
		if (len(digits)-i)%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0 && sum > 0
}
