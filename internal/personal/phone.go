package personal

import "strings"

// Indonesian numbers follow the Fundamental Technical Plan (Permenkominfo
// 14/2018): a mobile number is 0 or 62, an operator's prefix 8xx and 10 to 13
// digits in all with the 0; a fixed line is 0, an area code and 5 to 8 digits.

// mobilePrefixes has the operators' 8xx: bit x of the row of the middle digit.
var mobilePrefixes = [16]uint16{
	1: 0b11_1111_1111, // 810–819 Telkomsel, Indosat, XL
	2: 0b01_1000_1110, // 821–823 Telkomsel, 827 and 828 Ceria
	3: 0b01_0000_1110, // 831–833, 838 Axis
	5: 0b11_1110_1110, // 851–853 Telkomsel, 855–858 Indosat, 859 XL
	6: 0b01_0000_0000, // 868 by satellite
	7: 0b11_1000_0000, // 877–879 XL
	8: 0b11_1111_1110, // 881–889 Smartfren
	9: 0b11_1110_0000, // 895–899 Three
}

// mobile reports a whole mobile number from its 8 on.
func mobile(d string) bool {
	return len(d) >= 9 && len(d) <= 12 && d[0] == '8' && mobilePrefixes[(d[1]-'0')&15]&(1<<(d[2]-'0')) != 0
}

// looksMobile reports 08…, 628… and 00628… of the right length.
func looksMobile(d string) bool { return mobile(national(d)) }

// national returns what stands behind 0, 62 or 0062 if that is an 8, or "".
func national(d string) string {
	d, long := strings.CutPrefix(d, "00")
	if rest, ok := strings.CutPrefix(d, "62"); ok {
		d = rest
	} else if rest, ok := strings.CutPrefix(d, "0"); ok && !long {
		d = rest
	} else {
		return ""
	}
	if strings.HasPrefix(d, "8") {
		return d
	}
	return ""
}

// isHotline reports the number of a company: 1500-888, 140…, 0800….
func isHotline(d string) bool {
	for _, head := range [...]string{"150", "140", "0800", "0804", "1800"} {
		if strings.HasPrefix(d, head) {
			return true
		}
	}
	return false
}

// phone judges groups g and on as a phone number: an Indonesian mobile number;
// a number behind "+"; a fixed line, or a number as another country writes it at
// home, in groups. What is in one piece otherwise needs a frame (framed).
func (r *reader) phone(f *figures, g int) (h int, ok bool) {
	start := f.start[g&15]
	plus := start > r.from && r.before(start) == '+'
	called := r.near(phoneFrame, start, reach)
	best := -1
	seen := byte(0)
	for h = g; h < f.n; h++ {
		if h > g {
			// Behind a country, an operator or an area the sign may change once.
			sep := f.sep[(h-1)&15]
			if sep != ')' && !isJoint(sep) || f.size(h) < 2 && !plus && f.size(g) > 1 || f.size(h) > 8 || seen != 0 && sep != seen && sep != ')' && !(plus && h < g+3) {
				break
			}
			if sep != ')' && (h > g+1 || f.to[(h-1)&15]-f.from(g) > 5) {
				seen = sep
			}
		}
		d := f.digits(g, h)
		if len(d) > 16 {
			break
		}
		if plus && worldLength(d) || !plus && (looksMobile(d) || called && len(d) >= 10 && mobile(d) || h > g && r.fixed(f, g, h, called)) {
			best = h
			if h == g {
				break // a number in one piece ends where the piece ends
			}
		}
	}
	if best < 0 {
		return g, false
	}
	from, end := r.phoneStart(start), f.end[best&15]
	return best, r.free(from, end) || best == g && r.freeInLink(from, end)
}

// fixed reports 0 and 8 to 11 digits, in two groups or more: (021) 555-0123,
// 0274-555012, 0917 123 4567, 090-1234-5678. Two groups are parted by a bracket or a
// hyphen, or a frame stands before.
func (r *reader) fixed(f *figures, g, h int, called bool) bool {
	d, sep := f.digits(g, h), f.sep[g&15]
	if r.inFours(f, g, h) {
		return false
	}
	return len(d) >= 9 && len(d) <= 12 && d[0] == '0' && d[1] >= '1' && f.size(g) < 6 &&
		(h > g+1 || called || f.size(g) > 2 && f.size(g) < 5 && d[1] >= '2' && (sep == ')' || sep == '-') && len(d) < 12)
}

// inFours reports that groups g to h are a piece of a longer number written in
// fours, as an IBAN with a wrong digit is: "CR05 0152 0200 1026 2840".
//
//go:noinline
func (r *reader) inFours(f *figures, g, h int) bool {
	sep, start := f.sep[g&15], f.start[g&15]
	if h == g || sep != ' ' && sep != '-' {
		return false
	}
	if f.size(h) == 4 && h+1 < f.n && f.sep[h&15] == sep {
		return true
	}
	if start-5 < r.from || r.text[start-1] != sep {
		return false
	}
	for i := start - 5; i < start-1; i++ {
		if !isDigit(r.text[i]) && !isUpper(r.text[i]) {
			return false
		}
	}
	return !isAlnum(r.before(start - 5))
}

// freeInLink lets a number stand in a link that opens a chat or a call:
// wa.me/628…, phone=628….
func (r *reader) freeInLink(start, end int) bool {
	head := r.text[max(r.from, start-7):start]
	for _, sign := range [...]string{"wa.me/", "phone=", "send/", "tel:"} {
		if strings.HasSuffix(head, sign) {
			c := r.after(end)
			return !isAlnum(c) && strings.IndexByte(joinsAfter+"-._", c) < 0
		}
	}
	return false
}

// phoneStart takes in the "+" and the bracket before a number; only a bracket
// that closes inside the number belongs to it.
func (r *reader) phoneStart(start int) int {
	if start > r.from && r.text[start-1] == '+' {
		start--
	}
	if start > r.from && r.text[start-1] == '(' && strings.IndexByte(r.text[start:min(len(r.text), start+8)], ')') > 0 {
		start--
	}
	return start
}
