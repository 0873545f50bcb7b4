package personal

import "strings"

// birthReach is how far behind the word a date of birth may begin: a place of
// birth stands between the two.
const birthReach = 40

// birth looks for a whole date behind a word for a birth, which ended at end,
// and returns where to go on.
func (r *reader) birth(end int) int {
	text := r.text
	limit := min(len(text), end+birthReach)
	for i := end; i < limit; i++ {
		switch c := text[i]; {
		case isDigit(c):
			if to := r.dateAt(i); to > 0 {
				return r.add(BirthDate, i, to)
			}
			return end
		case c == '\n' && i > end+2, c == '.' && i > end+1, c == '!', c == '?', c == '[':
			return end
		case isLetter(c) && !isAlnum(r.before(i)):
			if set, to := r.monthAt(i); set {
				if to := r.monthFirst(to); to > 0 {
					return r.add(BirthDate, i, to)
				}
			}
		}
		if strings.HasPrefix(text[i:], dot) {
			return end
		}
	}
	return end
}

func (r *reader) monthAt(i int) (ok bool, to int) {
	to = i
	for to < len(r.text) && classes[r.text[to]] == letter && to-i < maxPhrase {
		to++
	}
	set, to := r.words.at(r.text, i, to)
	return set&(1<<monthFrame) != 0, to
}

// dateAt reads 31-12-1990, 1990-12-31, 31 12 90 and "31 Desember 1990" and
// returns the end, or 0.
func (r *reader) dateAt(i int) int {
	text := r.text
	var f figures
	end := i
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	r.groups(&f, i, end)
	if h, ok := f.date(0); ok {
		if end := f.group[h].end; !isAlnum(r.after(end)) {
			return end
		}
		return 0
	}
	// The day, perhaps an ordinal; the month's name; the year.
	if f.size(0) > 2 {
		return 0
	}
	for _, ordinal := range [...]string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(text[end:], ordinal) {
			end += 2
			break
		}
	}
	end = r.gap(end)
	if strings.HasPrefix(text[end:], "of ") {
		end += 3
	}
	if end >= len(text) || !isLetter(text[end]) {
		return 0
	}
	ok, to := r.monthAt(end)
	if !ok {
		return 0
	}
	return r.year(r.gap(to))
}

// monthFirst reads the rest of "Dec 31, 1990" behind the month.
func (r *reader) monthFirst(at int) int {
	at = r.gap(at)
	day := at
	for at < len(r.text) && isDigit(r.text[at]) {
		at++
	}
	if at == day || at-day > 2 {
		return 0
	}
	for at < len(r.text) && isLower(r.text[at]) && at-day < 5 {
		at++
	}
	return r.year(r.gap(at))
}

// year reads four digits, or two behind an apostrophe or none.
func (r *reader) year(at int) int {
	end := at
	for end < len(r.text) && isDigit(r.text[end]) {
		end++
	}
	if n := end - at; (n == 4 && (r.text[at] == '1' || r.text[at] == '2') || n == 2) && !isAlnum(r.after(end)) {
		return end
	}
	return 0
}

// gap passes over a few spaces, commas and hyphens.
func (r *reader) gap(at int) int {
	for n := 0; n < 3 && at < len(r.text) && (r.text[at] == ' ' || r.text[at] == ',' || r.text[at] == '-' || r.text[at] == '.' || r.text[at] == '/'); n++ {
		at++
	}
	return at
}
