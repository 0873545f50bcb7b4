package link

import "strings"

// cutScheme cuts "scheme:" from an address. It says false where the address
// starts with a host instead: in "bank.example:8080/x" and "localhost:80" the
// colon starts a port, and in "bank.example:443@evil.example" a password.
func cutScheme(text string) (scheme, rest string, ok bool) {
	dots := false
	for i := range len(text) {
		c := text[i]
		switch {
		case isLetter(c), i > 0 && (isDigit(c) || c == '+' || c == '-'):
		case i > 0 && c == '.':
			dots = true
		case i > 0 && c == ':':
			scheme, rest = text[:i], text[i+1:]
			if strings.HasPrefix(rest, "//") {
				return scheme, rest, true
			}
			return scheme, rest, !dots && (!startsWithPort(rest) || takesNumber(lower(scheme)))
		default:
			return "", text, false
		}
	}
	return "", text, false
}

// startsWithPort says whether s starts with what can only be a port: one to
// five digits and then the end of the authority.
func startsWithPort(s string) bool {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n >= 1 && n <= 5 && (n == len(s) || strings.IndexByte(`/\?#`, s[n]) >= 0)
}

// takesNumber says whether a number after the colon of this scheme is no port.
func takesNumber(scheme string) bool {
	switch scheme {
	case "tel", "sms", "smsto", "mms", "mmsto", "callto", "sip", "sips", "fax", "facetime", "geo",
		"whatsapp", "tg", "viber", "skype", "data", "javascript", "http", "https", "ws", "wss", "ftp", "file":
		return true
	}
	return false
}

// isSpecial says whether a scheme is one of those whose addresses browsers
// read with all their leniency.
func isSpecial(scheme string) bool {
	switch scheme {
	case "https", "http", "ws", "wss", "ftp", "file":
		return true
	}
	return false
}

// ownPort returns the port that a special scheme uses by itself, else -1.
func ownPort(scheme string) int {
	switch scheme {
	case "https", "wss":
		return 443
	case "http", "ws":
		return 80
	case "ftp":
		return 21
	}
	return -1
}

// cutPort cuts ":port" from the end of an authority without user-info. A colon
// between brackets belongs to an IPv6 address.
func cutPort(authority string) (host, port string, ok bool) {
	inside := false
	for i := range len(authority) {
		switch authority[i] {
		case '[':
			inside = true
		case ']':
			inside = false
		case ':':
			if !inside {
				return authority[:i], authority[i+1:], true
			}
		}
	}
	return authority, "", false
}

// portNumber reads a port; an empty one is 0.
func portNumber(s string) (port int, ok bool) {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		if port = port*10 + int(s[i]-'0'); port > 65535 {
			return 0, false
		}
	}
	return port, true
}

// percentDecoded undoes percent-encoding; what is no "%" and two hexadecimal
// digits stays as it is. The result may be any bytes.
func percentDecoded(s string) string {
	first := strings.IndexByte(s, '%')
	if first < 0 {
		return s
	}
	out := append(make([]byte, 0, len(s)), s[:first]...)
	for i := first; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if hi, lo := digitValue(s[i+1]), digitValue(s[i+2]); hi < 16 && lo < 16 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

// digitValue returns the value of a hexadecimal digit, and 16 for other bytes.
func digitValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return 16
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// lower lowers ASCII letters only, and allocates only if there is one to lower.
func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			out := []byte(s)
			for j := i; j < len(out); j++ {
				if 'A' <= out[j] && out[j] <= 'Z' {
					out[j] += 'a' - 'A'
				}
			}
			return string(out)
		}
	}
	return s
}
