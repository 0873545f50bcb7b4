package link

import (
	"strings"
	"unicode/utf8"
)

// UTS 46 turns a host as a person writes it into the one that is asked for:
// every code point is mapped (capitals, full-width forms, ligatures), dropped
// (soft hyphen, zero-width space) or refused, the result is composed (NFC),
// each label is checked and, if it is not ASCII, written as "xn--" and
// punycode. Browsers use it with STD3 rules, hyphen checks and length checks
// off, joiner and bidi checks on, and non-transitional: ß stays ß.

// longestName is the number of characters that DNS can hold of a whole name.
// Browsers read longer ones and then find nothing; here they are refused, as
// the cost of punycode grows with the square of a label's length.
const longestName = 253

// domainToASCII returns a domain as a browser asks for it and its Unicode form.
//
// A domain in ASCII is only lowered: browsers ask for "xn--" labels as they
// are, even broken ones, which have no Unicode form and are shown as they are.
func domainToASCII(domain string) (ascii, display string, err error) {
	if !isWide(domain) {
		ascii = lower(domain)
		for i := range len(ascii) {
			if domainForbids(ascii[i]) {
				return "", "", errHostSign
			}
		}
		return ascii, domainShown(ascii), nil
	}
	labels, err := unicodeLabels(idnaMapped(domain))
	if err != nil {
		return "", "", err
	}
	out := make([]byte, 0, len(domain)+16)
	for i, label := range labels {
		if i > 0 {
			out = append(out, '.')
		}
		if !isWide(label) {
			out = append(out, label...)
			continue
		}
		var ok bool
		if out, ok = punycodeEncoded(append(out, "xn--"...), label); !ok {
			return "", "", errPunycode
		}
	}
	return string(out), strings.Join(labels, "."), nil
}

// domainShown returns the Unicode form of a domain in lower-case ASCII. A
// label that UTS 46 refuses stays as it is, and so does the whole domain if
// its labels may not stand together.
func domainShown(ascii string) string {
	labels := strings.Split(ascii, ".")
	for i, label := range labels {
		if !isPunycode(label) {
			continue
		}
		if shown, err := unicodeLabels(label); err == nil {
			labels[i] = shown[0]
		}
	}
	shown := strings.Join(labels, ".")
	if again, err := unicodeLabels(shown); err != nil || strings.Join(again, ".") != shown {
		return ascii
	}
	return shown
}

// unicodeLabels splits a mapped domain, decodes its punycode labels and checks
// them all.
func unicodeLabels(mapped string) ([]string, error) {
	labels := strings.Split(mapped, ".")
	rightToLeft := false
	for i, label := range labels {
		if isPunycode(label) {
			decoded, ok := punycodeDecoded(label[4:])
			// A label that is ASCII after all, or that mapping would change,
			// was never made by a browser.
			if !ok || !isWide(decoded) || idnaMapped(decoded) != decoded {
				return nil, errPunycode
			}
			label, labels[i] = decoded, decoded
		}
		if isWide(label) && utf8.RuneCountInString(label) > longestName {
			return nil, errHostLong
		}
		right, err := checkLabel(label)
		if err != nil {
			return nil, err
		}
		rightToLeft = rightToLeft || right
	}
	for _, label := range labels {
		if rightToLeft && !followsBidiRule(label) {
			return nil, errLabel
		}
	}
	return labels, nil
}

// idnaMapped maps every code point of a domain and composes the result.
func idnaMapped(domain string) string {
	if !isWide(domain) {
		return lower(domain)
	}
	text := make([]rune, 0, len(domain))
	for _, r := range domain {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			text = append(text, r)
			continue
		}
		switch fate, mapped := idnaFate(r); fate {
		case runIgnored:
		case runValid, runDisallowed: // checkLabel finds the disallowed
			text = append(text, r)
		default:
			for _, m := range mapped {
				text = append(text, m)
			}
		}
	}
	return string(composed(text))
}

// Fold1 returns what a code point is mapped to by UTS 46, which for text is
// NFKC and lower case in one. ok is false if it maps to itself. What is not
// visible (zero-width signs, variation selectors, bidi controls) maps to "".
func Fold1(r rune) (mapped string, ok bool) {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			const small = "abcdefghijklmnopqrstuvwxyz"
			return small[r-'A' : r-'A'+1], true
		}
		return "", false
	}
	if !utf8.ValidRune(r) || r == utf8.RuneError {
		return "", false
	}
	fate, mapped := idnaFate(r)
	switch fate {
	case runValid, runDisallowed:
		// In a name these are kept (joiners) or refused; in text they are
		// merely unseen (Default_Ignorable_Code_Point).
		return "", isUnseen(r)
	case runIgnored:
		return "", true
	}
	return mapped, true
}

// isUnseen says whether a code point that UTS 46 does not drop is invisible.
func isUnseen(r rune) bool {
	switch {
	case r >= 0x200c && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r == 0x061c, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x180e, r == 0x3164, r == 0xffa0,
		r >= 0xfff0 && r <= 0xfff8, r >= 0x1bca0 && r <= 0x1bca3, r >= 0x1d173 && r <= 0x1d17a, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// isWide says whether s holds anything beyond ASCII.
func isWide(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}
