package personal

import (
	"strings"
	"unsafe"
)

const (
	maxGroups = 16
	maxDigits = 40
	maxToken  = 128
)

// figures is a run of groups of digits with one sign between them: "+62
// 812-0000-0000". Indices of groups are masked, which spares the engine a
// bounds check each; n never exceeds maxGroups.
type figures struct {
	start, end [maxGroups]int
	to         [maxGroups]int  // digits up to the end of the group
	sep        [maxGroups]byte // what stands behind it, as separator tells it; 0 behind the last
	n          int
	digit      [maxDigits]byte
}

//go:noinline
func (f *figures) from(g int) int { return f.to[g&15] - f.size(g) }
func (f *figures) size(g int) int { return f.end[g&15] - f.start[g&15] }

// digits returns the digits of groups g to h. It holds as long as f does.
//
//go:noinline
func (f *figures) digits(g, h int) string {
	return unsafe.String(&f.digit[0], maxDigits)[f.from(g):f.to[h&15]]
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
	for isDigit(r.after(digits)) {
		digits++
	}
	if start < i || digits < end {
		if to := r.mixed(start, end); to > 0 {
			return to
		}
		// A frame may be glued to a number: "wa081200000000", "081200000000an".
		switch {
		case start == i && digits-i >= 10 && r.glued(digits, end):
			end = digits
		case digits == end && r.glued(start, i):
			start = i
		default:
			return max(digits, end)
		}
	}
	if i-2 >= r.from && r.before(i) == '-' && isLetter(r.text[i-2]) {
		if from, to := r.reference(i, end); to > 0 && r.orderNumber(from, to) {
			return r.add(Order, from, to)
		}
	}
	var f figures
	r.groups(&f, i, end)
	if to := r.plateAround(i, end); to > 0 {
		return to
	}
	if f.n == 0 || f.to[(f.n-1)&15] < 4 {
		return end
	}
	return max(r.settle(&f), f.end[(f.n-1)&15])
}

// glued notes a frame that is glued to a number.
func (r *reader) glued(start, end int) bool {
	set, to := r.words.at(r.text, start, end)
	if set&named == 0 || to != end {
		return false
	}
	r.note(set, end)
	return true
}

// named are the frames before numbers.
const named = 1<<titleFrame - 1

// groups fills f with the groups that begin at start; the first ends at end. It
// leaves f empty where that one is longer than any number that is looked for.
func (r *reader) groups(f *figures, start, end int) {
	digits := 0
	for end-start <= maxDigits-digits {
		copy(f.digit[digits:], r.text[start:end])
		digits += end - start
		g := f.n & 15
		f.start[g], f.end[g], f.to[g] = start, end, digits
		f.n++
		next, sep := r.separator(end)
		if sep == 0 || f.n == maxGroups {
			return
		}
		start, end = next, next
		for isDigit(r.after(end)) {
			end++
		}
		if end < len(r.text) && classes[r.text[end]] == letter || sep == ',' && (end-start != 3 || f.size(f.n-1) > 3) {
			return // a comma stands within amounts only
		}
		f.sep[g] = sep
	}
}

// separator returns where the group behind end begins and the kind of what
// stands between, of up to four bytes: ' ', '-', '.', ',', '/', ')' or ';', or 0 where none begins.
func (r *reader) separator(end int) (next int, kind byte) {
	i := end
	for ; i < len(r.text) && i-end < 4 && !isDigit(r.text[i]); i++ {
	}
	if i == end || !isDigit(r.after(i)) {
		return end, 0
	}
	switch s := r.text[end:i]; s {
	case " ", "\u00a0", "\u202f":
		kind = ' '
	case "-", " - ", "\u2011", "\u2013":
		kind = '-'
	case ")", ") ", ")-", " (":
		kind = ')'
	case ". ":
		kind = ';'
	case ".", ",", "/":
		kind = s[0]
	}
	return i, kind
}

// run returns the last group of the longest run from g on with one sign between
// the groups and at most limit digits.
func (f *figures) run(g, limit int) (h int) {
	for h = g; h+1 < f.n && isJoint(f.sep[h&15]) && f.sep[h&15] == f.sep[g&15] && f.to[(h+1)&15]-f.from(g) <= limit; h++ {
	}
	return h
}

func isJoint(separator byte) bool { return separator == ' ' || separator == '-' || separator == '.' }

// Signs that join what stands on both sides to one longer thing.
const (
	joinsBefore = "@%\\&/=?]"
	joinsAfter  = "@%=&["
)

// free reports that text[start:end] is not a part of something longer: of a
// word, a link, a reference or a mask.
func (r *reader) free(start, end int) bool {
	before, after := r.before(start), r.after(end)
	if isAlnum(before) || isAlnum(after) || strings.IndexByte(joinsBefore, before) >= 0 || strings.IndexByte(joinsAfter, after) >= 0 {
		return false
	}
	// A list's dash is free, a reference's is not.
	if start-1 > r.from && strings.IndexByte("-_.,+:", before) >= 0 {
		if c := r.text[start-2]; isDigit(c) || before == '-' && isLetter(c) {
			return false
		}
	}
	if strings.IndexByte("-_/.:", after) >= 0 {
		if c := r.after(end + 1); isDigit(c) || after == '-' && isLetter(c) {
			return false
		}
	}
	return !strings.HasPrefix(r.text[end:], dot) && !strings.HasSuffix(r.text[:start], dot)
}
