package personal

import "bytes"

// How far before a number, in bytes, the frame that names it may stand.
const (
	reach     = 40
	bankReach = 24
	behind    = 44 // how far behind a number its frame may end
)

// settle says what the groups are and returns the end of the last finding.
func (r *reader) settle(f *figures) int {
	to := 0
	for g := 0; g < f.n; {
		kind, h, ok := r.kindOf(f, g)
		if !ok {
			g = h + 1
			continue
		}
		start, end := f.group[g].start, f.group[h].end
		if kind == Phone {
			start = r.phoneStart(start)
		}
		to = r.add(kind, start, end)
		g = h + 1
	}
	return to
}

// kindOf judges the number that begins with group g. h is the last group that
// belongs to it, or to what is no personal data.
func (r *reader) kindOf(f *figures, g int) (kind Kind, h int, ok bool) {
	start := f.group[g].start
	if h, ok := r.amount(f, g); ok {
		return 0, h, false
	}
	if h, ok := f.date(g); ok {
		return 0, h, false
	}
	if kind, h, ok := r.identity(f, g); ok && r.free(start, f.group[h].end) {
		return kind, h, true
	}
	if h, ok := r.card(f, g); ok && r.free(start, f.group[h].end) {
		return Card, h, true
	}
	if h, ok := r.plainPhone(f, g); ok {
		return Phone, h, true
	}
	if h, ok := r.foreign(f, g); ok && r.free(start, f.group[h].end) {
		return ForeignID, h, true
	}
	if h, ok := r.groupedPhone(f, g); ok && r.free(r.phoneStart(start), f.group[h].end) {
		return Phone, h, true
	}
	if kind, h, ok := r.framed(f, g); ok {
		return kind, h, true
	}
	return 0, g, false
}

// amount recognises money and counts: a currency before, or thousands in
// groups of three.
func (r *reader) amount(f *figures, g int) (h int, ok bool) {
	start := f.group[g].start
	thousands := f.size(g) <= 3 && f.digits(g, g)[0] != '0'
	for h = g; h+1 < f.n && thousands && f.size(h+1) == 3; h++ {
		if s := f.group[h].separator; s != '.' && s != ',' || s != f.group[g].separator {
			break
		}
	}
	switch r.before(start) {
	case '$':
		return h, true
	}
	if currencyEnds(r.text[r.from:start]) || r.near(moneyFrame, start, 2) {
		return h, true
	}
	// "628.123.456.789" may be a phone number all the same, where one is named.
	return h, h > g && (h == g+1 || !r.near(phoneFrame, start, reach)) && !r.near(taxFrame, start, reach) &&
		(h+1 == f.n || !isJoint(f.group[h].separator) || f.group[h].separator == ' ')
}

// currencyEnds reports a currency sign beyond ASCII at the end of s.
func currencyEnds(s string) bool {
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	if len(s) < 2 || s[len(s)-1] < 0x80 {
		return len(s) > 0 && s[len(s)-1] == '$'
	}
	for _, sign := range [...]string{"£", "€", "¥", "₹", "₱", "₩"} {
		if len(s) >= len(sign) && s[len(s)-len(sign):] == sign {
			return true
		}
	}
	return false
}

// date recognises 31-12-1990, 31/12/90, 1990-12-31 and 12.31.1990.
func (f *figures) date(g int) (h int, ok bool) {
	if g+2 >= f.n || f.group[g].separator != f.group[g+1].separator || f.group[g].separator == ')' || f.group[g].separator == ',' {
		return g, false
	}
	a, b, c := f.value(g), f.value(g+1), f.value(g+2)
	sizeA, sizeB, sizeC := f.size(g), f.size(g+1), f.size(g+2)
	dayMonth := func(a, b int) bool { return a >= 1 && b >= 1 && (a <= 31 && b <= 12 || a <= 12 && b <= 31) }
	switch {
	case sizeA <= 2 && sizeB <= 2 && (sizeC == 2 || sizeC == 4 && c >= 1900 && c < 2100):
		ok = dayMonth(a, b)
	case sizeA == 4 && sizeB <= 2 && sizeC <= 2:
		ok = a >= 1900 && a < 2100 && dayMonth(c, b)
	}
	if ok && g+3 < f.n && f.group[g+2].separator == f.group[g].separator && f.group[g].separator != ' ' {
		ok = false // "12.05.90.1234"
	}
	return g + 2, ok
}

func (f *figures) value(g int) int { return number(f.digits(g, g)) }

func number(digits []byte) int {
	n := 0
	for _, c := range digits {
		n = min(n*10+int(c-'0'), 1<<40)
	}
	return n
}

// meaning is a kind that a number takes from the nearest frame before it.
type meaning struct {
	frame    frame
	kind     Kind
	reach    int
	min, max int // digits
}

var meanings = [...]meaning{
	{nikFrame, NIK, reach, 16, 16},
	{familyFrame, FamilyCard, reach, 16, 16},
	{taxFrame, TaxNumber, reach, 15, 16},
	{healthFrame, Health, reach, 11, 13},
	{passportFrame, Passport, reach, 7, 9},
	{licenceFrame, Licence, reach, 12, 16},
	{accountFrame, Account, reach, 8, 18},
	{bankFrame, Account, bankReach, 8, 18},
	{virtualFrame, VirtualAccount, reach, 8, 20},
	{orderFrame, Order, 24, 6, 24},
	{codeFrame, Code, reach, 4, 8},
	{foreignFrame, ForeignID, 24, 8, 14},
	{phoneFrame, Phone, reach, 7, 14},
	{otherFrame, Kinds, 24, 0, maxDigits},
	{moneyFrame, Kinds, 16, 0, maxDigits},
}

// framed judges a number by the nearest frame before it, or by one right behind.
func (r *reader) framed(f *figures, g int) (kind Kind, h int, ok bool) {
	start := f.group[g].start
	for tried := uint64(0); ; {
		best, at := -1, never
		for i := range meanings {
			m := &meanings[i]
			if tried&(1<<i) == 0 && r.near(m.frame, start, m.reach) && r.last[m.frame] >= at {
				best, at = i, r.last[m.frame]
			}
		}
		if best < 0 {
			break
		}
		tried |= 1 << best
		m := &meanings[best]
		if m.kind == Kinds {
			return 0, g, false // another number's frame stands nearer
		}
		last, ok := r.means(f, g, m)
		if ok {
			return m.kind, last, true
		}
		h = max(h, last)
	}
	if kind, last, ok := r.framedAfter(f, g); ok {
		return kind, last, true
	}
	// What was weighed and found to be nothing is not weighed again in parts.
	return 0, max(g, h), false
}

// means reports that the number that begins with group g can be what m says.
func (r *reader) means(f *figures, g int, m *meaning) (h int, ok bool) {
	start := f.group[g].start
	if m.kind == Code {
		return r.code(f, g, r.last[codeFrame])
	}
	// The longest run of like groups that is short enough.
	for h = g; h+1 < f.n && isJoint(f.group[h].separator) && f.group[h].separator == f.group[g].separator && f.size(h+1) >= 2; h++ {
		if f.group[h+1].to-f.group[g].from > m.max || f.group[h].separator == ' ' && f.size(g) >= m.min {
			break
		}
	}
	digits := f.digits(g, h)
	if len(digits) < m.min || len(digits) > m.max || !r.free(start, f.group[h].end) {
		return h, false
	}
	switch m.kind {
	case Account:
		if len(digits) == 8 && h > g && f.size(h) == 4 && number(f.digits(h, h)) >= 1900 && number(f.digits(h, h)) < 2100 {
			return h, false // a date
		}
		if m.frame == bankFrame && (bytes.HasSuffix(digits, []byte("000")) || looksMobile(digits)) {
			return h, false // an amount; a phone number is no account but for the bank's word
		}
	case Phone:
		if len(digits) < 9 && (digits[0] == '0' && len(digits) < 8 || isHotline(digits)) || bytes.HasSuffix(digits, []byte("0000")) {
			return h, false
		}
	case Health:
		if len(digits) == 12 {
			return h, false
		}
	}
	return h, true
}

// framedAfter judges by what follows at once: "123456 is your code",
// "1234567890 a.n. Budi", "1234567890 (BCA)".
func (r *reader) framedAfter(f *figures, g int) (kind Kind, h int, ok bool) {
	for h = g; h+1 < f.n && f.group[h].separator == f.group[g].separator && f.group[h].separator != ';' && f.group[h].separator != ')'; h++ {
	}
	n := len(f.digits(g, h))
	if n < 4 || n > 18 || !r.free(f.group[g].start, f.group[h].end) {
		return 0, g, false
	}
	switch set := r.ahead(f.group[h].end, 1<<codeFrame|1<<holderFrame|1<<bankFrame|1<<otherFrame|1<<moneyFrame, behind); {
	case set&(1<<otherFrame|1<<moneyFrame) != 0:
	case set&(1<<codeFrame) != 0:
		if h, ok := r.code(f, g, -1); ok {
			return Code, h, true
		}
	case set != 0 && n >= 8 && !looksMobile(f.digits(g, h)):
		if set&(1<<holderFrame) != 0 || !bytes.HasSuffix(f.digits(g, h), []byte("000")) {
			return Account, h, true
		}
	}
	return 0, g, false
}

// ahead reads on for limit bytes and returns the frames, among the wanted ones,
// of the first word that has any. It stops at the end of a sentence and of a line, and before a mask.
func (r *reader) ahead(from int, wanted uint64, limit int) uint64 {
	text := r.text
	limit = min(len(text), from+limit)
	for i := from; i < limit; {
		switch c := text[i]; classes[c] {
		case letter:
			end := i + 1
			for end < limit && classes[text[end]] == letter {
				end++
			}
			set, to := r.words.at(text, i, end)
			if set&wanted != 0 {
				return set & wanted
			}
			i = max(to, end)
		case digit, lead, at:
			return 0
		default:
			if c == '\n' || c == '[' || (c == '.' || c == '!' || c == '?') && i > from {
				return 0
			}
			i++
		}
	}
	return 0
}
