package personal

import "strings"

// How far before a number, in bytes, the frame that names it may stand.
const (
	reach     = 40
	bankReach = 24
	behind    = 44 // how far behind a number its frame may end
)

// settle says what the groups are and returns the end of the last finding.
func (r *reader) settle(f *figures) int {
	to := 0
	for g := 0; g < f.n; g++ {
		kind, h := r.kindOf(f, g)
		if kind < Kinds {
			start := f.start[g&15]
			if kind == Phone {
				start = r.phoneStart(start)
			}
			to = r.add(kind, start, f.end[h&15])
		}
		g = h
	}
	return to
}

// kindOf judges the number that begins with group g. h is the last group that
// belongs to it, or to what is no personal data: then the kind is Kinds.
func (r *reader) kindOf(f *figures, g int) (kind Kind, h int) {
	if h, ok := r.amount(f, g); ok {
		return Kinds, h
	}
	if f.date(g) {
		return Kinds, g + 2
	}
	if kind, h, ok := r.form(f, g); ok {
		return kind, h
	}
	if h, ok := r.phone(f, g); ok {
		return Phone, h
	}
	return r.framed(f, g)
}

// amount recognises money and counts: a currency before, or thousands in
// groups of three.
func (r *reader) amount(f *figures, g int) (h int, ok bool) {
	start, sep := f.start[g&15], f.sep[g&15]
	h = g
	if sep == '.' || sep == ',' {
		for h+1 < f.n && f.sep[h&15] == sep && f.size(h+1) == 3 {
			h++
		}
	}
	if r.near(moneyFrame, start, 2) && r.before(start) != '+' || currencyEnds(r.text[r.from:start]) {
		return h, true
	}
	if h == g || f.size(g) > 3 || f.digits(g, g)[0] == '0' || f.sep[h&15] != 0 && f.sep[h&15] != ' ' {
		return g, false
	}
	// "628.123.456.789" may be a phone number all the same, where one is named.
	return h, !r.near(taxFrame, start, reach) && (h == g+1 || !r.near(phoneFrame, start, reach))
}

// currencyEnds reports a currency sign at the end of s.
func currencyEnds(s string) bool {
	s = strings.TrimSuffix(s, " ")
	for sign := "$£€¥₹₱₩"; sign != ""; {
		n := 1
		for n < len(sign) && sign[n]&0xC0 == 0x80 {
			n++
		}
		if strings.HasSuffix(s, sign[:n]) {
			return true
		}
		sign = sign[n:]
	}
	return false
}

// date recognises 31-12-1990, 31/12/90, 1990-12-31 and 12.31.1990.
func (f *figures) date(g int) bool {
	sep := f.sep[g&15]
	if g+2 >= f.n || sep != f.sep[(g+1)&15] || sep == ')' || sep == ',' || sep == ';' || f.to[(g+2)&15]-f.from(g) > 8 {
		return false
	}
	a, b, c := number(f.digits(g, g)), number(f.digits(g+1, g+1)), number(f.digits(g+2, g+2))
	if f.size(g) == 4 {
		a, c = c, a
	} else if f.size(g+2) == 2 {
		c += 1900
	}
	return f.size(g+1) <= 2 && (f.size(g) <= 2 || f.size(g+2) <= 2) && c >= 1900 && c < 2100 && a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12) &&
		(g+3 == f.n || f.sep[(g+2)&15] != sep || sep == ' ') // "12.05.90.1234" is none
}

// meaning is what a number is by the nearest frame before it.
type meaning struct {
	kind     Kind // Kinds: of no interest
	reach    int  // bytes between the two
	min, max int  // digits
}

// meanings stand in the order of the frames.
var meanings = [titleFrame]meaning{
	phoneFrame:    {Phone, reach, 7, 14},
	nikFrame:      {NIK, reach, 16, 16},
	familyFrame:   {FamilyCard, reach, 16, 16},
	taxFrame:      {TaxNumber, reach, 15, 16},
	healthFrame:   {Health, reach, 11, 13},
	passportFrame: {Passport, reach, 7, 9},
	licenceFrame:  {Licence, reach, 12, 16},
	plateFrame:    {Kinds, 0, 0, 0},
	accountFrame:  {Account, reach, 8, 18},
	bankFrame:     {Account, bankReach, 8, 18},
	virtualFrame:  {VirtualAccount, reach, 8, 20},
	cardFrame:     {Kinds, 0, 0, 0},
	walletFrame:   {Kinds, 0, 0, 0},
	codeFrame:     {Code, reach, 4, 8},
	birthFrame:    {Kinds, 0, 0, 0},
	orderFrame:    {Order, bankReach, 6, 24},
	foreignFrame:  {Kinds, 0, 0, 0},
	otherFrame:    {Kinds, bankReach, 0, 0},
	moneyFrame:    {Kinds, 16, 0, 0},
}

// framed judges a number by the nearest frame before it that it can belong to,
// or by one right behind. What was weighed and found to be nothing is not weighed again in parts: h
// is its last group.
func (r *reader) framed(f *figures, g int) (kind Kind, h int) {
	start, to := f.start[g&15], g
	for passed := uint64(0); ; {
		best := r.nearest(start, reach, passed)
		if best == frames {
			break
		}
		passed |= 1 << best
		if best == bankFrame && r.near(virtualFrame, start, reach) {
			best = virtualFrame // "VA BCA"
		}
		m := &meanings[best]
		if start-r.last[best] > m.reach {
			continue
		}
		if m.kind == Kinds {
			return Kinds, to // another sort of number was named
		}
		if h, ok := r.means(f, g, best); ok {
			return m.kind, h
		} else if h > to {
			to = h
		}
	}
	// "123456 is your code", "1234567890 a.n. Budi", "1234567890 (BCA)".
	const wanted = 1<<codeFrame | 1<<holderFrame | 1<<bankFrame | 1<<otherFrame | 1<<moneyFrame
	if r.codeInLink(start, f.end[g&15]) {
		return Code, g
	}
	h = f.run(g, 18)
	d, end := f.digits(g, h), f.end[h&15]
	set := uint64(0)
	if len(d) >= 4 && r.free(start, end) {
		set = r.ahead(end, wanted, behind)
	}
	switch {
	case set&(1<<otherFrame|1<<moneyFrame) != 0:
	case set&(1<<codeFrame) != 0:
		if h, ok := r.code(f, g, -1); ok {
			return Code, h
		}
	case set != 0 && len(d) >= 8 && !looksMobile(d) && (set&(1<<holderFrame) != 0 || !strings.HasSuffix(d, "000")):
		return Account, h
	}
	return Kinds, to
}

// means reports that the number that begins with group g can be what a frame
// before it says.
func (r *reader) means(f *figures, g int, by frame) (h int, ok bool) {
	if by == codeFrame {
		return r.code(f, g, r.last[codeFrame])
	}
	m := &meanings[by]
	h = f.run(g, m.max)
	if f.sep[g&15] == ' ' && f.size(g) >= m.min {
		h = g
	}
	d := f.digits(g, h)
	if len(d) < m.min || len(d) > m.max || !r.free(f.start[g&15], f.end[h&15]) {
		return h, false
	}
	switch by {
	case bankFrame: // an amount; a phone number is no account but for the bank's word
		return h, !strings.HasSuffix(d, "000") && !looksMobile(d)
	case phoneFrame:
		return h, !isHotline(d) && !strings.HasSuffix(d, "0000") && (d[0] != '0' || len(d) > 8)
	}
	return h, true
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
