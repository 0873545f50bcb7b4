package personal

import "strings"

// code reads a one-time code or PIN of four to eight digits that begins with
// group g: in one group, or as 123-456 and 123 456. named is where its word
// ended, or -1 where it follows the code.
func (r *reader) code(f *figures, g, named int) (h int, ok bool) {
	h = g
	if g+1 < f.n && f.size(g) == 3 && f.size(g+1) == 3 && (f.group[g].separator == '-' || f.group[g].separator == ' ') {
		h = g + 1
	}
	digits := f.digits(g, h)
	start, end := f.group[g].start, f.group[h].end
	if len(digits) < 4 || len(digits) > 8 || !r.free(start, end) || h+1 < f.n && f.group[h].separator != ' ' && f.group[h].separator != ';' {
		return h, false
	}
	year := len(digits) == 4 && (string(digits[:2]) == "19" || string(digits[:2]) == "20")
	if named < 0 {
		return h, !year && !looksMobile(digits)
	}
	// A sentence must not end between the two; a line may.
	between := r.text[named:start]
	for i := 0; i+1 < len(between); i++ {
		if c := between[i]; (c == '.' || c == '!' || c == '?') && i > 0 && between[i+1] == ' ' {
			return h, false
		}
	}
	if len(digits) == 4 && (len(between) > 16 || year && !strings.ContainsAny(between, ":=")) {
		return h, false
	}
	return h, !isHotline(digits) || strings.ContainsAny(between, ":=")
}

// mixedCode reads what services print with letters, "G-123456" and "A1B2C3",
// right behind the word for a code or a little before it.
func (r *reader) mixedCode(start, end int) int {
	text := r.text
	if r.before(start) == '-' && start >= 2 && isUpper(text[start-2]) && (start < 3 || !isAlnum(text[start-3])) {
		start -= 2
	}
	token := text[start:end]
	if len(token) < 5 || len(token) > 10 || digitsIn(token) < 2 || !r.free(start, end) {
		return 0
	}
	named := r.near(codeFrame, start, 24) && r.last[otherFrame] < r.last[codeFrame] && r.last[orderFrame] < r.last[codeFrame]
	if !named && r.ahead(end, 1<<codeFrame|1<<otherFrame|1<<orderFrame, behind) != 1<<codeFrame {
		return 0
	}
	for i := range len(token) {
		if isLower(token[i]) {
			return 0
		}
	}
	return r.add(Code, start, end)
}
