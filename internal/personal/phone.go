package personal

import "strings"

// Indonesian numbers follow the Fundamental Technical Plan (Permenkominfo
// 14/2018): a mobile number is 0 or 62, an operator's prefix 8xx and 10 to 13
// digits in all with the 0; a fixed line is 0, an area code and 5 to 8 digits.

// mobilePrefixes has the operators' 8xx: bit x of the row of the middle digit.
var mobilePrefixes = [10]uint16{
	1: 0b11_1111_1111, // 810–819 Telkomsel, Indosat, XL
	2: 0b01_1000_1110, // 821–823 Telkomsel, 827 Ceria, 828
	3: 0b01_0000_1110, // 831–833, 838 Axis
	5: 0b11_1110_1110, // 851–853 Telkomsel, 855–858 Indosat, 859 XL
	6: 0b01_0000_0000, // 868 by satellite
	7: 0b11_1000_0000, // 877–879 XL
	8: 0b11_1111_1110, // 881–889 Smartfren
	9: 0b11_1110_0000, // 895–899 Three
}

// mobile reports that digits are a whole mobile number from its 8 on.
func mobile(digits []byte) bool {
	return len(digits) >= 9 && len(digits) <= 12 && digits[0] == '8' && mobilePrefixes[digits[1]-'0']&(1<<(digits[2]-'0')) != 0
}

// looksMobile reports 08…, 628… and 8… of the right length.
func looksMobile(digits []byte) bool { return mobile(national(digits)) }

// national strips 0, 62 or 0062 before an 8.
func national(digits []byte) []byte {
	for _, head := range [...]string{"0062", "62", "0"} {
		if len(digits) > len(head) && string(digits[:len(head)]) == head && digits[len(head)] == '8' {
			return digits[len(head):]
		}
	}
	return nil
}

// fixed reports a fixed line's area code and number, as one or two groups.
func fixed(area, subscriber int, digits []byte) bool {
	if digits[0] != '0' || subscriber < 5 || subscriber > 8 || digits[area] == '0' && subscriber < 7 {
		return false
	}
	switch code := string(digits[1:3]); code {
	case "21", "22", "24", "31", "61":
		return area == 3 && subscriber >= 6
	default:
		return area == 4 && code[0] >= '2' && code[0] != '8' && code[1] >= '1' && subscriber <= 7
	}
}

// isHotline reports a short number of a company: 1500-888, 14000.
func isHotline(digits []byte) bool {
	s := string(digits)
	return strings.HasPrefix(s, "1500") || strings.HasPrefix(s, "140") || strings.HasPrefix(s, "150") || strings.HasPrefix(s, "0800") ||
		strings.HasPrefix(s, "0804") || strings.HasPrefix(s, "1800")
}

// plainPhone reads what is a phone number by itself: Indonesian mobile numbers,
// and those behind "+".
func (r *reader) plainPhone(f *figures, g int) (h int, ok bool) {
	start := f.group[g].start
	if r.before(start) == '+' && start-1 >= r.from {
		return r.worldPhone(f, g)
	}
	return r.mobilePhone(f, g, r.near(phoneFrame, start, reach))
}

// mobilePhone reads an Indonesian mobile number in one group or in several.
func (r *reader) mobilePhone(f *figures, g int, named bool) (h int, ok bool) {
	digits := f.digits(g, f.n-1)
	if digits[0] != '0' && digits[0] != '6' && !(named && digits[0] == '8') {
		return g, false
	}
	best := -1
	for h = g; h < f.n; h++ {
		if h > g {
			joint := f.group[h-1].separator
			// After 0812 or 62 the separator may change, and only there.
			if joint != ' ' && joint != '-' && joint != '.' && joint != ')' ||
				h-1 > g && joint != f.group[h-2].separator && f.group[h-1].to-f.group[g].from > 5 ||
				f.size(h) > 8 {
				break
			}
			if f.size(h) < 2 {
				break
			}
		}
		digits := f.digits(g, h)
		if len(digits) > 15 {
			break
		}
		if whole(digits, named) {
			best = h
			if h == g {
				break // a number in one piece ends where the piece ends
			}
		}
	}
	if best < 0 {
		return g, false
	}
	start, end := f.group[g].start, f.group[best].end
	return best, r.free(start, end) || best == g && r.freeInLink(start, end)
}

// whole reports a mobile number, with its 0 or 62 unless it is named a phone.
func whole(digits []byte, named bool) bool {
	if looksMobile(digits) {
		return true
	}
	return named && len(digits) >= 10 && digits[0] == '8' && mobile(digits)
}

// freeInLink lets a number stand in a link that opens a chat or a call:
// wa.me/628…, phone=628….
func (r *reader) freeInLink(start, end int) bool {
	head := r.text[max(r.from, start-12):start]
	for _, sign := range [...]string{"wa.me/", "wa.me/+", "phone=", "send/", "tel:", "msisdn="} {
		if strings.HasSuffix(head, sign) {
			c := r.after(end)
			return !isAlnum(c) && c != '@' && c != '-' && c != '.'
		}
	}
	return false
}

// groupedPhone reads fixed lines, and numbers as other countries write them at
// home; a number in one piece needs a frame that names it.
func (r *reader) groupedPhone(f *figures, g int) (h int, ok bool) {
	start := f.group[g].start
	if r.before(start) == '+' {
		return g, false
	}
	named := r.near(phoneFrame, start, reach)
	parenthesis := r.before(start) == '(' && g+1 < f.n && f.group[g].separator == ')'
	digits := f.digits(g, f.n-1)
	if g+1 < f.n && digits[0] == '0' && f.size(g) >= 3 && f.size(g) <= 4 {
		// (021) 555-0123, 0274-555012, 021 555 0123
		for h = min(f.n-1, g+3); h > g; h-- {
			if h > g+1 && (f.group[h-1].separator != f.group[g+1].separator || !isJoint(f.group[h-1].separator)) {
				continue
			}
			if h > g+2 && !named {
				continue
			}
			if s := f.group[g].separator; s != '-' && s != ')' && !(named && isJoint(s)) && !(s == ' ' && h == g+2) {
				continue
			}
			if n := len(f.digits(g, h)); f.size(h) >= 2 && fixed(f.size(g), n-f.size(g), f.digits(g, h)) {
				return h, true
			}
		}
	}
	// (415) 555-0132, 415-555-0132, 415.555.0132: North America.
	if g+2 < f.n && f.size(g) == 3 && f.size(g+1) == 3 && f.size(g+2) == 4 && digits[0] >= '2' && digits[3] >= '2' {
		first, second := f.group[g].separator, f.group[g+1].separator
		if parenthesis && (second == '-' || second == ' ' || second == '.') || first == second && (first == '-' || first == '.' || first == ' ' && named) {
			return g + 2, true
		}
	}
	// 0 and 9 or 10 digits in groups: 0917 123 4567, 0532 123 45 67, 090-1234-5678.
	if digits[0] == '0' && g+1 < f.n && (f.size(g) > 1 || parenthesisAfter(r.text, f.group[g].end)) {
		for h = min(f.n-1, g+4); h > g; h-- {
			n := len(f.digits(g, h))
			if n >= 9 && n <= 11 && (h > g+1 || named) && f.alike(g, h) && digits[1] != '0' && f.size(h) >= 2 {
				return h, true
			}
		}
	}
	if n := f.size(g); named && n >= 9 && n <= 12 && (digits[0] == '0' && digits[1] != '0' || n >= 10) && !isHotline(digits) && r.free(start, f.group[g].end) {
		return g, true
	}
	return g, false
}

func parenthesisAfter(text string, at int) bool {
	return strings.HasPrefix(text[at:], " (") || strings.HasPrefix(text[at:], "(")
}

// alike reports that groups g to h have one separator, but for brackets, and
// two to five digits each after the first.
func (f *figures) alike(g, h int) bool {
	seen := byte(0)
	for i := g; i < h; i++ {
		s := f.group[i].separator
		if s != ')' && seen != 0 && s != seen || s != ')' && !isJoint(s) {
			return false
		}
		if s != ')' {
			seen = s
		}
		if f.size(i+1) > 5 && seen != 0 || f.size(i+1) < 2 {
			return false
		}
	}
	return true
}

// worldPhone reads a number behind "+".
func (r *reader) worldPhone(f *figures, g int) (h int, ok bool) {
	best := -1
	for h = g; h < f.n; h++ {
		digits := f.digits(g, h)
		if len(digits) > 16 || h > g && (f.group[h-1].separator == '/' || f.group[h-1].separator == ',' || f.group[h-1].separator == ';') {
			break
		}
		if worldLength(digits) {
			best = h
			if h == g {
				break
			}
		}
	}
	if best < 0 {
		return g, false
	}
	// In a link it stands behind a slash: wa.me/+62….
	from, end := f.group[g].start-1, f.group[best].end
	return best, r.free(from, end) || best == g && r.freeInLink(from+1, end)
}

// phoneStart takes in the "+" and the bracket before a number.
func (r *reader) phoneStart(start int) int {
	if start > r.from && r.text[start-1] == '+' {
		start--
	}
	if start > r.from && r.text[start-1] == '(' {
		// Only a bracket that closes inside the number belongs to it.
		for i := start; i < min(len(r.text), start+8); i++ {
			if r.text[i] == ')' {
				return start - 1
			}
		}
	}
	return start
}
