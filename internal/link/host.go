package link

import (
	"strings"
	"unicode/utf8"
)

// setHost reads a host as written and fills Host, Display, IP and OddIP.
func (u *URL) setHost(written string, special bool) error {
	if len(written) > MaxHost {
		return errHostLong
	}
	if written[0] == '[' {
		if written[len(written)-1] != ']' {
			return errIPv6
		}
		pieces, ok := readIPv6(written[1 : len(written)-1])
		if !ok {
			return errIPv6
		}
		u.Host, u.IP = ipv6Text(pieces), true
		u.Display = u.Host
		return nil
	}
	if !special {
		return u.setOpaqueHost(written)
	}
	if isPlain(written) {
		u.Host = lower(written)
		u.Display = u.Host
	} else {
		decoded := percentDecoded(written)
		if !utf8.ValidString(decoded) {
			return errHostBytes
		}
		var err error
		if u.Host, u.Display, err = domainToASCII(decoded); err != nil {
			return err
		}
	}
	if u.Host == "" {
		return errNoHost
	}
	if !endsInNumber(u.Host) {
		return nil
	}
	address, ok := readIPv4(u.Host)
	if !ok {
		return errIPv4
	}
	u.Host, u.IP = ipv4Text(address), true
	u.Display, u.OddIP = u.Host, u.Host != written
	return nil
}

// setOpaqueHost takes the host of a scheme that browsers do not know: no
// lower-casing, no IPv4, controls and non-ASCII percent-encoded.
func (u *URL) setOpaqueHost(written string) error {
	encode := false
	for i := range len(written) {
		c := written[i]
		if hostForbids(c) {
			return errHostSign
		}
		encode = encode || c < ' ' || c > '~'
	}
	u.Host, u.Display = written, written
	if encode {
		const digits = "0123456789ABCDEF"
		b := make([]byte, 0, 3*len(written))
		for i := range len(written) {
			if c := written[i]; c < ' ' || c > '~' {
				b = append(b, '%', digits[c>>4], digits[c&15])
			} else {
				b = append(b, c)
			}
		}
		u.Host = string(b)
	}
	return nil
}

// isPlain says whether a host is made of ASCII letters, digits, "-", "_" and
// "." and has no punycode label, so that lower-casing is all it needs.
func isPlain(host string) bool {
	start := 0
	for i := range len(host) {
		switch c := host[i]; {
		case c == '.':
			start = i + 1
		case isLetter(c), isDigit(c), c == '_':
		case c == '-':
			if i == start+3 && isPunycode(host[start:]) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isPunycode says whether a label starts with "xn--".
func isPunycode(label string) bool {
	return len(label) >= 4 && label[0]|0x20 == 'x' && label[1]|0x20 == 'n' && label[2] == '-' && label[3] == '-'
}

// hostForbids says whether a byte may stand in no host at all.
func hostForbids(c byte) bool {
	return c == 0 || strings.IndexByte("\t\n\r #/:<>?@[\\]^|", c) >= 0
}

// domainForbids says whether an ASCII byte may stand in no domain name that a
// browser asks for.
func domainForbids(c byte) bool {
	return hostForbids(c) || c <= 0x1f || c == '%' || c == 0x7f
}
