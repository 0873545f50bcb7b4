package personal

import "strings"

// code reads a one-time code or PIN of four to eight digits that begins with
// group g: in one group, or as 123-456 and 123 456. word is where its word
// ended, or -1 where it follows the code.
func (r *reader) code(f *figures, g, word int) (h int, ok bool) {
	h = g
	if f.size(g) == 3 && g+1 < f.n && f.size(g+1) == 3 && (f.sep[g&15] == '-' || f.sep[g&15] == ' ') {
		h++
	}
	d := f.digits(g, h)
	start, end := f.start[g&15], f.end[h&15]
	sep := f.sep[h&15]
	if len(d) < 4 || len(d) > 8 || sep != 0 && sep != ' ' && sep != ';' || !r.free(start, end) {
		return h, false
	}
	year := len(d) == 4 && (d[:2] == "19" || d[:2] == "20")
	if word < 0 {
		return h, !year
	}
	// A sentence must not end between the two; a line may.
	between := r.text[word:start]
	for i := 1; i < len(between); i++ {
		if c := between[i-1]; between[i] == ' ' && (c == '!' || c == '?' || c == '.' && i > 1) {
			return h, false
		}
	}
	if strings.ContainsAny(between, ":=") {
		return h, true
	}
	return h, !isHotline(d) && (len(d) > 4 || len(between) <= 16 && !year)
}

// codeInLink reports that text[start:end] is the code in WhatsApp's address for
// codes, "v.whatsapp.com/123456".
func (r *reader) codeInLink(start, end int) bool {
	const host = "v.whatsapp.com/"
	return end-start == 6 && start-r.from >= len(host) && strings.EqualFold(r.text[start-len(host):start], host) &&
		!isAlnum(r.after(end))
}

// mixedCode reads what services print with letters, "G-123456", "A1B2C3" and
// "7KQ4-M9XZ", right behind the word for a code or a little before it.
func (r *reader) mixedCode(start, end int) bool {
	token := r.text[start:end]
	if len(token) < 5 || len(token) > 10 || digitsIn(token) < 2 || !capitals(token) {
		return false
	}
	switch r.nearest(start, bankReach, 0) {
	case codeFrame:
		return true
	case orderFrame, otherFrame:
		return false
	}
	return r.ahead(end, 1<<codeFrame|1<<otherFrame|1<<orderFrame, behind) == 1<<codeFrame
}
