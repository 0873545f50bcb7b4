// Package rule holds the few words that every check shares: what a rule is,
// where in a message it fired, and what the three verdicts are.
//
// A rule is a judgement that does not depend on any language: an id, a weight
// and a short function elsewhere that looks for something. What a rule says to
// a person stands in the language packs (package lang) under the same id.
package rule

// Verdict is what a report says as a whole. There are three and no more: a
// checker that cannot see who sent a message must never call it harmless.
type Verdict uint8

const (
	// NoSign means that no rule of weight fired. It is no proof of anything.
	NoSign Verdict = iota
	// Caution means that something speaks against the message.
	Caution
	// Danger means that the message looks like a known way of taking an
	// account, a code or money.
	Danger
)

// String returns the verdict's public word: "no-sign", "caution" or "danger".
func (v Verdict) String() string {
	switch v {
	case Danger:
		return "danger"
	case Caution:
		return "caution"
	}
	return "no-sign"
}

// Rule is the judgement half of a rule.
type Rule struct {
	// ID is public, kebab-case and never reused for another meaning.
	ID string
	// Weight is added to a report's score once, however often the rule fires.
	// A negative weight speaks for the sender.
	Weight int
	Role   Role
}

// Role says what part a rule plays where a message is no more than an advert.
type Role uint8

const (
	// Trap is a rule about a trap: what it finds is never only an advert.
	Trap Role = iota
	// Offer is a rule about an advert: a loan, a game, a bargain.
	Offer
	// Bait is a rule about what adverts and traps have in common: a prize, a
	// link to follow, a number to call.
	Bait
)

// Span is a range of a message: byte offsets into the text as it was given,
// Start inclusive, End exclusive, both on rune borders.
type Span struct {
	Start, End int
}

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Finding is one firing of one rule.
type Finding struct {
	Rule Rule
	// Spans are the parts of the message that caused the finding, the most
	// telling one first. Only a rule about the message as a whole has none.
	Spans []Span
	// Party is the party whose name the message or the link uses, as people
	// write it ("BCA"), or "".
	Party string
	// Truth is an address that really is that party's ("bca.co.id"), or "".
	Truth string
	// Site is the registrable domain or host that the finding is about, or "".
	Site string
	// Value is what else the explanation names: a dial code, a code, a file
	// name; "" where nothing is.
	Value string
}
