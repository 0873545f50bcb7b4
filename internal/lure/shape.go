package lure

import (
	"strings"

	"saring/internal/rule"
)

// What is found by its shape alone, in any language: phone numbers, dial
// codes, application files, pairing codes, device-link texts. One pass over
// the bytes; every look-ahead is bounded, so time stays linear.
func (m *Message) findShapes() {
	text := m.Text
	link := 0
	for i := 0; i < len(text); i++ {
		for link < len(m.Links) && m.Links[link].Span.End <= i {
			link++
		}
		if link < len(m.Links) && i == m.Links[link].Span.Start && !(strings.EqualFold(text[i:min(len(text), i+4)], "tel:") && strings.IndexByte(m.Links[link].Address, '%') < 0) {
			if d, ok := dialLink(&m.Links[link]); ok {
				m.dials = append(m.dials, d)
			}
			if end := m.Links[link].Span.End; end > i {
				i = end - 1
				continue
			}
		}
		stop := len(text)
		if link < len(m.Links) {
			if stop = m.Links[link].Span.Start; stop <= i {
				stop = m.Links[link].Span.End
			}
		}
		for i < stop && !shapes[text[i]] {
			i++
		}
		if i == stop {
			i-- // the next round begins at a border of the link, or ends
			continue
		}
		switch c := text[i]; {
		case c == '*' || c == '#':
			if d, ok := dialAt(text, i); ok {
				m.dials = append(m.dials, d)
				i = d.span.End - 1
			}
		case c == '+' || c >= '0' && c <= '9' || c == '(':
			if c != '(' && c != '+' && i > 0 && isAlnum(text[i-1]) && (isDigit(text[i-1]) || !strings.HasPrefix(text[i:], "08") && (text[i] != '0' || text[i-1] < 'a')) {
				i = groupedEnd(text, i) - 1
				continue
			}
			if end, ok := phoneAt(text, i); ok {
				m.phones = append(m.phones, rule.Span{Start: i, End: end})
				i = end - 1
			} else if end, ok := pairingAt(text, i); ok {
				m.pairs = append(m.pairs, rule.Span{Start: i, End: end})
				i = end - 1
			} else if c == '2' && deviceKeyAt(text, i) > 0 {
				end := deviceKeyAt(text, i)
				m.keys = append(m.keys, rule.Span{Start: i, End: end})
				i = end - 1
			} else if c != '+' && c != '(' {
				i = groupedEnd(text, i) - 1
			}
		case c == 'X' || c == 'x':
			end, n := maskedAt(text, i)
			if n >= 8 && n <= 15 && (i == 0 || !isAlnum(text[i-1])) {
				m.phones = append(m.phones, rule.Span{Start: i, End: end})
			}
			i = end - 1
		case c >= 'A' && c <= 'Z':
			if i > 0 && isAlnum(text[i-1]) {
				continue
			}
			if end, ok := pairingAt(text, i); ok {
				m.pairs = append(m.pairs, rule.Span{Start: i, End: end})
				i = end - 1
			}
		case c == '.':
			if s, ok := apkAt(text, i); ok {
				m.apks = append(m.apks, s)
			}
		}
	}
}

// dropAccounts takes the numbers that stand right behind a bank's name out of the
// phone numbers: "BNI 0012345678" is an account.
func (m *Message) dropAccounts() {
	kept := m.phones[:0]
	for _, p := range m.phones {
		n := m.Text[p.Start:p.End]
		plain := digitsIn(n) == len(n) && !strings.HasPrefix(n, "08") && !strings.HasPrefix(n, "62")
		if !plain || !m.behindBank(p) {
			kept = append(kept, p)
		}
	}
	m.phones = kept
}

func (m *Message) behindBank(s rule.Span) bool {
	for _, x := range m.party {
		if end := int(m.tokens[x.to-1].end); x.party.Kind == "bank" && end <= s.Start && s.Start-end <= 8 {
			return true
		}
	}
	return false
}

// shapes are the bytes that something with a shape begins with.
var shapes = func() (set [256]bool) {
	for _, c := range []byte("*#+(.Xx0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		set[c] = true
	}
	return set
}()

// maskedAt reads a number whose digits somebody replaced by x before passing the
// message on ("XXXX-XX-XXXX"), and returns its end and how many there are.
func maskedAt(text string, i int) (end, n int) {
	x := text[i]
	for end = i; end < len(text); end++ {
		c := text[end]
		if c == x {
			n++
			continue
		}
		if (c == '-' || c == ' ') && end+2 < len(text) && text[end+1] == x && text[end+2] == x {
			continue
		}
		break
	}
	if end < len(text) && isAlnum(text[end]) {
		return end, 0
	}
	return end, n
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// groupedEnd returns the end of a number with its points and commas
// ("1.250.000,00"), so that its tail is not read as a number of its own.
func groupedEnd(text string, i int) int {
	for i < len(text) && (isDigit(text[i]) || (text[i] == '.' || text[i] == ',') && i+1 < len(text) && isDigit(text[i+1])) {
		i++
	}
	return i
}

// phoneAt reads a phone number that begins at i: 9 to 15 digits with at most
// two separators in a row, begun by `+`, `0`, `62` or a bracketed area code,
// or three groups of three, three and four. Grouped prices ("1.000.000") and
// dates are not phone numbers.
func phoneAt(text string, i int) (end int, ok bool) {
	digits, gaps, groups, group := 0, 0, 0, 0
	sizes := 0 // of the groups, as decimal digits: 334
	j := i
	if text[j] == '+' || text[j] == '(' {
		j++
	}
	first := j
	whole := 0
scan:
	for ; j < len(text) && digits <= 16; j++ {
		switch c := text[j]; {
		case isDigit(c):
			if group == 0 {
				groups++
			}
			digits++
			group++
			gaps = 0
			end = j + 1
		case c == ' ' || c == '-' || c == '.' || c == '(' || c == ')':
			if gaps++; gaps > 2 {
				break scan
			}
			if c == ' ' && digits >= 10 && digits <= 13 && whole == 0 {
				whole = end // "021-5550199 6327-5550188" are two
			}
			if group > 0 && groups <= 4 {
				sizes = sizes*10 + min(group, 9)
			}
			group = 0
		default:
			break scan
		}
	}
	if group > 0 && groups <= 4 {
		sizes = sizes*10 + min(group, 9)
	}
	if sizes == 34 && digits == 7 && text[first+3] == '-' { // 555-0199
		return end, end == len(text) || !isAlnum(text[end])
	}
	if digits > 15 && whole > 0 {
		end, digits = whole, digitsIn(text[i:whole])
	}
	if digits < 9 || digits > 15 || first >= len(text) {
		return 0, false
	}
	if end < len(text) && isAlnum(text[end]) {
		return 0, false
	}
	switch {
	case text[i] == '+', text[i] == '(', text[first] == '0':
	case strings.HasPrefix(text[first:], "62") && digits >= 10:
	case sizes == 334 || sizes == 1334: // 800-555-0199
	case sizes == 55 && text[first] >= '6': // 98000 00001, as in India
	case groups == 1 && digits == 10: // 10 digits in a row, as in India or the US
	default:
		return 0, false
	}
	return end, true
}

// pairingAt reads a code as WhatsApp shows it when a device is linked: eight
// characters as XXXX-XXXX, without I, O, U and 0, with a digit and a letter
// among them (the shape alone matches ordinary words).
func pairingAt(text string, i int) (end int, ok bool) {
	j, digits, letters := i, 0, 0
	for k := 0; k < 8; k++ {
		if k == 4 && j < len(text) && (text[j] == '-' || text[j] == ' ') {
			j++
		}
		if j == len(text) {
			return 0, false
		}
		c := text[j]
		switch {
		case c >= '1' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z' && c != 'I' && c != 'O' && c != 'U':
			letters++
		default:
			return 0, false
		}
		j++
	}
	if j < len(text) && isAlnum(text[j]) {
		return 0, false
	}
	return j, digits > 0 && letters > 0
}

// deviceKeyAt returns the end of a device-link text as WhatsApp Web's QR code
// carries it ("2@…,…,…"), or 0.
func deviceKeyAt(text string, i int) int {
	if i+2 >= len(text) || text[i+1] != '@' {
		return 0
	}
	j, commas := i+2, 0
	for j < len(text) && j-i < 1024 && (isAlnum(text[j]) || strings.IndexByte("+/=,-_", text[j]) >= 0) {
		if text[j] == ',' {
			commas++
		}
		j++
	}
	if commas < 2 || j-i < 60 {
		return 0
	}
	return j
}

// apkAt reads back from a dot to a file name that ends in ".apk" or another
// installer's ending.
func apkAt(text string, dot int) (rule.Span, bool) {
	end := 0
	for _, ending := range [...]string{".apk", ".xapk", ".apks", ".a p k"} {
		if len(text)-dot >= len(ending) && strings.EqualFold(text[dot:dot+len(ending)], ending) {
			if e := dot + len(ending); e == len(text) || !isAlnum(text[e]) {
				end = e
			}
		}
	}
	if end == 0 {
		return rule.Span{}, false
	}
	start := dot
	for start > 0 && dot-start < 80 && (isAlnum(text[start-1]) || strings.IndexByte("._-()", text[start-1]) >= 0) {
		start--
	}
	if start == dot {
		return rule.Span{}, false
	}
	return rule.Span{Start: start, End: end}, true
}
