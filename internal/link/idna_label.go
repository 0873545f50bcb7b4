package link

import "unicode/utf8"

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// checkLabel checks a mapped label by the validity criteria of UTS 46: no
// refused code point, no mark at its start, joiners only where a script needs
// them. It says whether the label holds letters written from right to left.
func checkLabel(label string) (rightToLeft bool, err error) {
	if isPunycode(label) {
		return false, errPunycode // "xn--" may not begin a label of Unicode
	}
	joiners := false
	for i, r := range label {
		if r < utf8.RuneSelf {
			if domainForbids(byte(r)) {
				return false, errHostSign
			}
			continue
		}
		if fate, _ := idnaFate(r); fate != runValid {
			return false, errHostSign
		}
		joiners = joiners || r == zeroWidthNonJoiner || r == zeroWidthJoiner
		t := traitsOf(r)
		if i == 0 && t.mark {
			return false, errLabel
		}
		rightToLeft = rightToLeft || t.class == bidiR || t.class == bidiAL || t.class == bidiAN
	}
	if joiners && !joinersFit([]rune(label)) {
		return false, errLabel
	}
	return rightToLeft, nil
}

// viramaOrder is the combining class of the signs that kill a vowel.
const viramaOrder = 9

// joinersFit applies the rules of RFC 5892, appendix A.1 and A.2: a joiner
// stands after a virama, or (the non-joiner only) between two letters that
// would otherwise be joined.
func joinersFit(label []rune) bool {
	for i, r := range label {
		if r != zeroWidthJoiner && r != zeroWidthNonJoiner || i > 0 && orderOf(label[i-1]) == viramaOrder {
			continue
		}
		if r == zeroWidthJoiner {
			return false
		}
		left, right := i-1, i+1
		for left >= 0 && traitsOf(label[left]).joining == 'T' {
			left--
		}
		for right < len(label) && traitsOf(label[right]).joining == 'T' {
			right++
		}
		if left < 0 || right == len(label) {
			return false
		}
		if j := traitsOf(label[left]).joining; j != 'L' && j != 'D' {
			return false
		}
		if j := traitsOf(label[right]).joining; j != 'R' && j != 'D' {
			return false
		}
	}
	return true
}

// followsBidiRule applies RFC 5893, section 2: in a domain that holds any
// letter written from right to left, each label must keep to one direction.
func followsBidiRule(label string) bool {
	const (
		anyway = 1<<bidiES | 1<<bidiCS | 1<<bidiET | 1<<bidiON | 1<<bidiBN | 1<<bidiNSM
		ltr    = anyway | 1<<bidiL | 1<<bidiEN
		rtl    = anyway | 1<<bidiR | 1<<bidiAL | 1<<bidiAN | 1<<bidiEN
		both   = 1<<bidiEN | 1<<bidiAN
	)
	if label == "" {
		return true
	}
	var allowed, seen, ending uint16
	last := byte(bidiON)
	for _, r := range label {
		class := traitsOf(r).class
		if allowed == 0 {
			switch class {
			case bidiL:
				allowed, ending = ltr, 1<<bidiL|1<<bidiEN
			case bidiR, bidiAL:
				allowed, ending = rtl, 1<<bidiR|1<<bidiAL|1<<bidiEN|1<<bidiAN
			default:
				return false
			}
		}
		if allowed&(1<<class) == 0 {
			return false
		}
		seen |= 1 << class
		if class != bidiNSM {
			last = class
		}
	}
	return ending&(1<<last) != 0 && (allowed != rtl || seen&both != both)
}
