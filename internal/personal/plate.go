package personal

import "strings"

// platePrefixes are the regions on Indonesian number plates (Perpol 7/2021).
const platePrefixes = " A AA AB AD AE AG B BA BB BD BE BG BH BK BL BM BN BP D DA DB DC DD DE DG DH DK DL DM DN DP DR DS DT DW " +
	"E EA EB ED F G H K KB KH KT KU L M N P PA PB PS PT R S T W Z "

// plateAround reads a plate whose digits are text[start:end] and stand alone:
// "B 1234 XYZ".
func (r *reader) plateAround(start, end int) int {
	if end-start > 4 || start < 2 || start-2 < r.from || !isLetter(r.text[start-2]) || r.before(start) != ' ' && r.before(start) != '-' {
		return 0
	}
	from := start - 1
	for from > r.from && isLetter(r.text[from-1]) && start-from <= 4 {
		from--
	}
	return r.plate(from)
}

// plate reads a plate that begins at start and returns its end, or 0. Where no
// word for a vehicle stands before, it must be in capitals, of three or four digits and
// two or three letters that do not make a unit or a year of a sentence.
func (r *reader) plate(start int) int {
	text := r.text
	named := r.near(plateFrame, start, reach)
	i := start
	region, i := r.plateLetters(i, named)
	if len(region) < 1 || len(region) > 2 {
		return 0
	}
	i, gap := blank(text, i)
	digits := i
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	number := text[digits:i]
	if len(number) < 1 || len(number) > 4 || number[0] == '0' {
		return 0
	}
	behind, gapBehind := blank(text, i)
	series, end := r.plateLetters(behind, named)
	if len(series) < 1 || len(series) > 3 || gap != gapBehind || !listed(platePrefixes, region) || !r.free(start, end) {
		return 0
	}
	if !named {
		year := len(number) == 4 && (number[:2] == "19" || number[:2] == "20")
		if len(number) < 3 || len(series) < 2 || year || listed(noSeries, series) {
			return 0
		}
		if len(region) == 1 && gap == 0 && len(number) == 3 {
			return 0 // "A123BC" is anything
		}
	}
	return r.add(Plate, start, end)
}

// noSeries are capitals that follow a number in other texts.
const noSeries = " RB JT KG GB MB KB TB ML CC CM KM MM KW HP RP USD IDR PCS PTS WIB WIT DAN DI KE YG OR AND TO IN OF FOR PM AM BC AD RPM VA LT TH ORG HR BLN " +
	"MBPS KBPS GHZ MHZ KWH MAH KCAL INR SGD MYR EUR GBP AUD XL XXL BUY GET OFF SMS WA "

// plateLetters reads capitals, or letters where a vehicle is named.
func (r *reader) plateLetters(i int, named bool) (letters string, end int) {
	end = i
	for end < len(r.text) && end-i < 4 && (isUpper(r.text[end]) || named && isLower(r.text[end])) {
		end++
	}
	return r.text[i:end], end
}

// blank passes over one space or hyphen.
func blank(text string, i int) (end, n int) {
	if i < len(text) && (text[i] == ' ' || text[i] == '-') {
		return i + 1, 1
	}
	return i, 0
}

// listed reports that a word of up to six letters, in any case, is one of a list
// parted by spaces.
func listed(list, word string) bool {
	var buffer [8]byte
	key := append(buffer[:0], ' ')
	for i := range min(len(word), 6) {
		c := word[i]
		if isLower(c) {
			c -= 32
		}
		key = append(key, c)
	}
	return strings.Contains(list, string(append(key, ' ')))
}
