// Package personal finds and masks personal data: what a reader should take out
// of a message before passing it on.
//
// A text is read in one pass. Only three things make the pass stop: a digit, an
// "@", and a word that a language pack names as a frame (`[frame phone]`: "hp,
// wa, telepon"). A number is then settled by its checksum and shape, or by the
// nearest frame before it, or by one right after it. What is shaped like a
// price, a date, a time or a quantity is left alone.
//
// The frames of all packs are read together: people mix languages ("norek", "account")
// in one message, and a frame decides nothing without the shape beside it.
package personal

import "saring/internal/rule"

// Kind is what a piece of personal data is.
type Kind uint8

const (
	Phone Kind = iota
	Email
	NIK        // Indonesian identity number: 16 digits
	FamilyCard // number of a Kartu Keluarga: 16 digits
	TaxNumber  // NPWP: 15 or 16 digits
	Health     // BPJS: 13 digits, at work 11
	Passport
	Licence // SIM, a driving licence
	Plate
	Account // of a bank
	VirtualAccount
	Card // for payments
	IBAN
	Wallet // address of a crypto wallet
	Code   // one-time code or PIN
	BirthDate
	Address
	Order // number of an order, a booking or a parcel
	Name
	ForeignID // identity number of another country

	Kinds = iota
)

var kindNames = [Kinds]string{
	"phone", "email", "nik", "family-card", "tax-number", "health", "passport", "licence", "plate", "account",
	"virtual-account", "card", "iban", "wallet", "code", "birth-date", "address", "order", "name", "foreign-id",
}

// String returns the kind's public name, which is also its key in the packs'
// section [personal].
func (k Kind) String() string { return kindNames[k] }

// Found is one piece of personal data: a span of the text, in bytes, on rune
// borders.
type Found struct {
	rule.Span
	Kind Kind
}

// Find appends what it finds in the text to dst, in order and without overlaps.
// It allocates nothing where nothing is found. A text of any bytes is read in
// time that grows with its length alone. Pieces of a longer text may be read one
// by one where they are cut between lines.
func Find(dst []Found, text string) []Found {
	r := reader{text: text, words: frameWords(), out: dst, base: len(dst)}
	r.forget()
	r.read()
	return r.out
}
