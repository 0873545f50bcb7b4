package personal

// ibanLengths lists lengths and the countries that have them (SWIFT's IBAN
// registry, release 99).
const ibanLengths = "15NO 16BE 18DKFKFOFIGLNLSD 19MKSI 20ATBAEEKZLTLUXKMN 21CHHRLILV " +
	"22BGBHCRDEGBGEIEMERSVA 23AEGIILIQOMSOTL 24ADCZESMDPKROSASESKTNVG 25LYPT 26ISTR 27BIDJFRGRITMCMRSM " +
	"28ALAZBYCYDOGTHULBNIPLSV 29BREGPSQAUA 30JOKWMU 31MTSC 32LC 33RU "

// iban reads an account number that begins at start with two capitals and two
// digits, in one piece or in groups of four, and returns its end, or 0.
func (r *reader) iban(start int) int {
	text := r.text
	if start+15 > len(text) || !isUpper(text[start]) || !isUpper(text[start+1]) || !isDigit(text[start+2]) || !isDigit(text[start+3]) {
		return 0
	}
	want := ibanLength(text[start : start+2])
	if want == 0 {
		return 0
	}
	sum, n, i := 0, 0, start
	var head int // the first four characters go last
	grouped := byte(0)
	for n < want {
		if i == len(text) {
			return 0
		}
		c := text[i]
		if n > 0 && n%4 == 0 {
			if n == 4 && (c == ' ' || c == '-') {
				grouped = c
			}
			if grouped != 0 {
				if i++; c != grouped || i == len(text) {
					return 0
				}
				c = text[i]
			}
		}
		v := 0
		switch {
		case isDigit(c):
			v = int(c - '0')
		case isUpper(c):
			v = int(c-'A') + 10
		default:
			return 0
		}
		if n < 4 {
			head = appendValue(head, v)
		} else {
			sum = appendValue(sum, v) % 97
		}
		n++
		i++
	}
	// Four characters are six digits: two letters are two each.
	if sum = (sum*1000000 + head) % 97; sum != 1 || !r.free(start, i) {
		return 0
	}
	return i
}

func appendValue(sum, v int) int {
	if v >= 10 {
		return sum*100 + v
	}
	return sum*10 + v
}

// ibanLength returns how many characters a country's numbers have, or 0.
func ibanLength(country string) int {
	for i := 0; i+4 <= len(ibanLengths); i++ {
		row := i
		for i += 2; isUpper(ibanLengths[i]); i += 2 {
			if ibanLengths[i:i+2] == country {
				return number(ibanLengths[row : row+2])
			}
		}
	}
	return 0
}
