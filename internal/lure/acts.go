package lure

// Acts are what a message does that means something only beside other messages
// of the same sender. Package chat puts them together.
type Acts uint8

const (
	// MeetsStranger: introduces itself, or has "the wrong number".
	MeetsStranger Acts = 1 << iota
	// WinsTrust: flatters, asks for secrecy, knows a sure profit.
	WinsTrust
	// NewNumber: says that its own number is a new one.
	NewNumber
	// NamesMoney: an amount, a currency, an account.
	NamesMoney
)

// acts reads them off the cues: no rule is asked for it.
func (f *facts) acts() (a Acts) {
	if f.has(stranger) {
		a |= MeetsStranger
	}
	if f.has(secrecy) || f.has(flirt) || f.has(sureProfit) {
		a |= WinsTrust
	}
	if f.has(newNumber) && (f.has(mine) || f.has(kin)) && !f.has(somePhone) && !f.has(send) {
		a |= NewNumber
	}
	if f.has(money) || f.has(account) {
		a |= NamesMoney
	}
	return a
}
