package personal

import "strings"

const (
	maxGroups = 16
	maxDigits = 40
	maxToken  = 128
)

// figures is a run of groups of digits with one separator between them:
// "+62 812-0000-0000".
type figures struct {
	group [maxGroups]group
	n     int
	digit [maxDigits]byte // of all groups
}

// group is text[start:end], digits alone; from is where they begin among all
// digits and to where they end. separator is what stands before the next group, 0 where none does.
type group struct {
	start, end, from, to int
	separator            byte
}

// number reads what the first digit at i belongs to and returns where to go on.
func (r *reader) number(i int) int {
	start, end := i, i
	for end < len(r.text) && isAlnum(r.text[end]) {
		end++
	}
	for start > r.from && isAlnum(r.text[start-1]) && i-start < maxToken {
		start--
	}
	if end-start > maxToken {
		return end
	}
	digits := i
	for digits < end && isDigit(r.text[digits]) {
		digits++
	}
	if start < i || digits < end {
		if to := r.mixed(start, end); to > 0 {
			return to
		}
		if start == i && r.text[i] == '0' && digits-i >= 10 && r.letterIsFrame(digits, end) {
			end = digits // "081200000000an": the frame is glued to the number
		} else if start < i && digits == end && r.gluedFrame(start, i) {
			start = i // "wa081200000000"
		} else {
			return max(digits, end)
		}
	}
	var f figures
	r.groups(&f, i, end)
	if to := r.plateAround(&f, i, end); to > 0 {
		return to
	}
	if f.count() < 4 && f.n < maxGroups {
		return max(f.group[f.n-1].end, end)
	}
	to := r.settle(&f)
	return max(to, f.group[f.n-1].end)
}

// letterIsFrame and gluedFrame report a known word glued to a number.
func (r *reader) letterIsFrame(start, end int) bool {
	set, to := r.words.at(r.text, start, end)
	return set != 0 && to == end
}

func (r *reader) gluedFrame(start, end int) bool {
	const wanted = 1<<phoneFrame | 1<<accountFrame | 1<<bankFrame | 1<<nikFrame | 1<<familyFrame | 1<<codeFrame
	set, to := r.words.at(r.text, start, end)
	if set&wanted == 0 || to != end {
		return false
	}
	for f := frame(0); f < frames; f++ {
		if set&(1<<f) != 0 {
			r.last[f] = end
		}
	}
	return true
}

// groups fills f with the groups that begin at start; the first ends at end.
func (r *reader) groups(f *figures, start, end int) {
	text := r.text
	for {
		if end-start > maxDigits-f.count() {
			if f.n == 0 {
				// Longer than any number that is looked for.
				f.group[0] = group{start: start, end: end}
				f.n = 1
			}
			return
		}
		if f.n > 0 {
			f.group[f.n-1].separator = r.separator(f.group[f.n-1].end, start)
		}
		from := f.count()
		copy(f.digit[from:], text[start:end])
		f.group[f.n] = group{start: start, end: end, from: from, to: from + end - start}
		f.n++
		next := r.nextGroup(end)
		if next < 0 || f.n == maxGroups {
			return
		}
		start, end = next, next
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if end < len(text) && classes[text[end]] == letter {
			return
		}
		if text[start-1] == ',' && (end-start != 3 || f.group[f.n-1].end-f.group[f.n-1].start > 3) {
			return // a comma stands within amounts only
		}
	}
}

func (f *figures) count() int {
	if f.n == 0 {
		return 0
	}
	return f.group[f.n-1].to
}

// nextGroup returns where the group behind end begins, or -1.
func (r *reader) nextGroup(end int) int {
	text := r.text[end:min(len(r.text), end+6)]
	for _, sign := range separators {
		if strings.HasPrefix(text, sign) && len(sign) < len(text) && isDigit(text[len(sign)]) {
			return end + len(sign)
		}
	}
	return -1
}

// separators are what may stand between two groups; the signs of the second line
// are a no-break space, a narrow one, a no-break hyphen and an en dash.
var separators = [...]string{
	" ", "-", ".", ",", "/", ") ", ")", ")-", " (", " - ", ". ",
	"\u00a0", "\u202f", "\u2011", "\u2013",
}

// separator tells separators apart by kind: ' ', '-', '.', ',', '/' or ')'.
func (r *reader) separator(from, to int) byte {
	switch s := r.text[from:to]; s {
	case "\u00a0", "\u202f":
		return ' '
	case "\u2011", "\u2013", " - ":
		return '-'
	case ") ", ")", ")-", " (":
		return ')'
	case ". ":
		return ';'
	default:
		return s[0]
	}
}

// digits returns the digits of groups g to h.
func (f *figures) digits(g, h int) []byte { return f.digit[f.group[g].from:f.group[h].to] }

func (f *figures) size(g int) int { return f.group[g].end - f.group[g].start }

// fit returns the last group of the number that begins with group g and has n
// digits: one group, or several with the same sign between them.
func (f *figures) fit(g, n int) (h int, ok bool) {
	for h = g; h < f.n; h++ {
		if h > g && (!isJoint(f.group[h-1].separator) || f.group[h-1].separator != f.group[g].separator) {
			return h, false
		}
		switch got := f.group[h].to - f.group[g].from; {
		case got == n:
			// One more group with the same hyphen makes it another number.
			return h, f.group[h].separator != '-' || f.group[h].separator != f.group[g].separator || h+1 == f.n
		case got > n:
			return h, false
		}
	}
	return h, false
}

func isJoint(separator byte) bool { return separator == ' ' || separator == '-' || separator == '.' }

// shape reports that groups from g on have the sizes, with that separator
// between them, and returns the last.
func (f *figures) shape(g int, separator byte, sizes ...int) (h int, ok bool) {
	if g+len(sizes) > f.n {
		return g, false
	}
	for i, size := range sizes {
		if f.size(g+i) != size || i+1 < len(sizes) && f.group[g+i].separator != separator {
			return g, false
		}
	}
	h = g + len(sizes) - 1
	return h, f.group[h].separator != separator || separator == ' '
}

// free reports that text[start:end] is not a part of something longer: of a
// word, a link, a reference or a mask.
func (r *reader) free(start, end int) bool {
	switch c := r.before(start); {
	case c == '@' || c == '%' || c == '\\' || c == '&' || c == '/' || c == '=' || c == '?' || c == ']', isAlnum(c):
		return false
	case c == '-' || c == '_' || c == '.' || c == ',' || c == '+' || c == ':':
		// A list's dash is free, a reference's is not.
		if start >= 2 && start-1 > r.from && isDigit(r.text[start-2]) || c == '-' && start >= 2 && isLetter(r.text[start-2]) && start-2 >= r.from {
			return false
		}
	}
	switch c := r.after(end); {
	case c == '@' || c == '%' || c == '=' || c == '&' || c == '[', isAlnum(c):
		return false
	case c == '-' || c == '_' || c == '/' || c == '.' || c == ':':
		if end+1 < len(r.text) && isDigit(r.text[end+1]) || c == '-' && isLetter(r.after(end+1)) {
			return false
		}
	}
	return !strings.HasPrefix(r.text[end:], dot) && !strings.HasSuffix(r.text[:start], dot)
}
