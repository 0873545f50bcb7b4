package personal

// form is a number that its own shape and digits settle.
type form struct {
	kind Kind
	// groups are sizes in base 36 with the sign between them: "3-2-4", "g" for 16
	// digits in one piece; "?" is any sign, the same throughout. "u" before a
	// size takes these digits in one piece or in groups with one sign.
	groups string
	check  check
	// near is a frame that must stand before the number, or free where none need be.
	near frame
}

const free = frames

// check is what the digits must fulfil.
type check uint8

const (
	anyDigits check = iota
	nik
	organisation // an NPWP that begins with 0
	headOffice   // an NPWP that ends with 000
	bpjs
	card
	rareCard
	ssn
	nhs
	aadhaar
	dated // six digits of a date first
	canada
	america // North American phone number
)

// forms are tried in order. Indonesian numbers come first; of other countries
// stand here those that Indonesians meet and those that the world's messages
// are full of. Where no sign and no check digit settles a number, its word
// must stand before it.
var forms = [...]form{
	{TaxNumber, "2?3?3?1?3?3", anyDigits, free},
	{TaxNumber, "2.3.3.1-3.3", anyDigits, free},
	{NIK, "ug", nik, free},
	{TaxNumber, "g", organisation, free},
	{TaxNumber, "f", headOffice, free},
	{Health, "d", bpjs, free},
	{Card, "g", card, free}, {Card, "f", card, free}, {Card, "e", card, free},
	{Card, "4 4 4 4", card, free}, {Card, "4-4-4-4", card, free},
	{Card, "4?6?5", card, free}, {Card, "4?6?4", card, free},
	{Card, "u16", rareCard, cardFrame}, {Card, "ud", rareCard, cardFrame}, {Card, "uf", rareCard, cardFrame}, {Card, "uj", rareCard, cardFrame},
	{ForeignID, "3-2-4", ssn, free}, {ForeignID, "3?2?4", ssn, foreignFrame}, // the United States
	{ForeignID, "3 3 4", nhs, free}, {ForeignID, "3-3-4", nhs, foreignFrame}, {ForeignID, "a", nhs, foreignFrame}, // the United Kingdom
	{ForeignID, "4 4 4", aadhaar, free}, {ForeignID, "4-4-4", aadhaar, free}, {ForeignID, "c", aadhaar, foreignFrame}, // India
	{ForeignID, "6-2-4", dated, free}, {ForeignID, "6-7", dated, free}, // Malaysia, South Korea
	{ForeignID, "9", ssn, foreignFrame}, {ForeignID, "u9", canada, foreignFrame},
	{Phone, "3-3-4", america, free}, {Phone, "3.3.4", america, free}, {Phone, "3 3 4", america, phoneFrame},
	{Phone, "3)3-4", america, free}, {Phone, "3)3 4", america, free},
}

// form judges the number that begins with group g; h is its last group.
func (r *reader) form(f *figures, g int) (kind Kind, h int, ok bool) {
	start := f.start[g&15]
	for i := range forms {
		m := &forms[i]
		h := f.match(g, m.groups)
		if h < 0 || m.check == aadhaar && r.inFours(f, g, h) || m.near != free && !r.near(m.near, start, reach) || !m.check.holds(f.digits(g, h)) ||
			!r.free(r.phoneStart(start), f.end[h&15]) {
			continue
		}
		kind := m.kind
		if kind != Phone {
			switch f := r.nearest(start, bankReach, 0); f {
			case orderFrame, otherFrame, moneyFrame:
				if kind != Card || h == g {
					continue // another sort of number was named; guard: none of them is written in a card's groups
				}
			case virtualFrame, accountFrame:
				continue
			case familyFrame, taxFrame: // have the shape of a man's identity number
				if kind == NIK {
					kind = meanings[f].kind
				}
			case phoneFrame:
				if m.check == nhs {
					continue
				}
			}
		}
		return kind, h, true
	}
	return 0, g, false
}

// match returns the last group of a number in groups from g on, or -1.
func (f *figures) match(g int, groups string) int {
	if groups[0] == 'u' {
		n := base36(groups[1])
		h := f.run(g, n)
		if f.to[h&15]-f.from(g) != n || h+1 < f.n && f.sep[h&15] == '-' && h > g && f.sep[g&15] == '-' {
			return -1
		}
		return h
	}
	h := g
	for i := 0; ; i += 2 {
		if h >= f.n || f.size(h) != base36(groups[i]) {
			return -1
		}
		if i+1 == len(groups) {
			break
		}
		sep := f.sep[h&15]
		if groups[i+1] != sep && (groups[i+1] != '?' || !isJoint(sep) || sep != f.sep[g&15]) {
			return -1
		}
		h++
	}
	if sep := f.sep[h&15]; h > g && sep == f.sep[g&15] && sep != ' ' && h+1 < f.n {
		return -1 // goes on: another number
	}
	return h
}

func base36(c byte) int {
	if c >= 'a' {
		return int(c-'a') + 10
	}
	return int(c - '0')
}
