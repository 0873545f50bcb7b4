package personal

// How far behind the word a date of birth may begin, in bytes: a place of birth
// stands between the two. And how long a date is.
const (
	birthReach = 40
	maxDate    = 26
)

// birth looks for a whole date behind a word for a birth, which ended at end,
// and returns where to go on.
func (r *reader) birth(end int) int {
	limit := min(len(r.text), end+birthReach)
	for i := end; i < limit; {
		switch c := r.text[i]; classes[c] {
		case letter, digit:
			to, month := r.token(i)
			if c := classes[c]; c == digit || month {
				if to := r.date(i); to > 0 {
					return r.add(BirthDate, i, to)
				}
				if c == digit {
					return end
				}
			}
			i = to
		case lead, close:
			return end
		default:
			if c == '!' || c == '?' || c == '[' || i > end+2 && (c == '\n' || c == '.') {
				return end
			}
			i++
		}
	}
	return end
}

// token returns the end of the word or number at i and whether it names a month.
func (r *reader) token(i int) (to int, month bool) {
	class := classes[r.text[i]]
	for to = i + 1; to < len(r.text) && to-i < maxPhrase && classes[r.text[to]] == class; to++ {
	}
	if class == letter {
		set, _ := r.words.at(r.text, i, to)
		month = set>>monthFrame&1 != 0
	}
	return to, month
}

// date reads a day, a month and a year at i, in any order, the month perhaps by
// name, and returns the end, or 0: 31-12-1990, "31 Desember 1990", "Dec 31st, '90".
func (r *reader) date(i int) int {
	numbers, months, years := 0, 0, 0
	for at := i; at < len(r.text) && at-i < maxDate; {
		switch c := r.text[at]; classes[c] {
		case digit:
			to, _ := r.token(at)
			switch n := to - at; {
			case n == 4 && (c == '1' || c == '2'), n == 2 && numbers+months == 2:
				years++
			case n > 2:
				return 0
			}
			if numbers++; years > 0 && numbers+months == 3 {
				if isAlnum(r.after(to)) {
					return 0
				}
				return to
			}
			at = to
		case letter:
			to, month := r.token(at)
			switch word := r.text[at:to]; {
			case month:
				months++
			case word != "st" && word != "nd" && word != "rd" && word != "th" && word != "of":
				return 0
			}
			at = to
		case other:
			if c == '\n' || c == '(' || c == ':' {
				return 0
			}
			at++
		default:
			return 0
		}
	}
	return 0
}
