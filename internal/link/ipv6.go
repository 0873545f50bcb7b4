package link

import "strconv"

// readIPv6 reads an IPv6 address without its brackets, as the URL Standard
// does: up to eight hexadecimal pieces, one "::", and perhaps four decimal
// numbers at the end. Zone names (%eth0) are not allowed.
func readIPv6(s string) (pieces [8]uint16, ok bool) {
	n, gap, i := 0, -1, 0
	if len(s) > 0 && s[0] == ':' {
		if len(s) < 2 || s[1] != ':' {
			return pieces, false
		}
		gap, n, i = 0, 1, 2
	}
	for i < len(s) {
		if n == 8 {
			return pieces, false
		}
		if s[i] == ':' {
			if gap >= 0 {
				return pieces, false
			}
			gap, n, i = n, n+1, i+1 // "::" stands for at least one piece
			continue
		}
		value, digits := 0, 0
		for digits < 4 && i+digits < len(s) && digitValue(s[i+digits]) < 16 {
			value = value<<4 | digitValue(s[i+digits])
			digits++
		}
		if i+digits < len(s) && s[i+digits] == '.' {
			if digits == 0 || n > 6 {
				return pieces, false
			}
			quad, ok := ipv6Tail(s[i:])
			if !ok {
				return pieces, false
			}
			pieces[n], pieces[n+1] = uint16(quad>>16), uint16(quad)
			n, i = n+2, len(s)
			break
		}
		i += digits
		switch {
		case i == len(s):
		case s[i] != ':' || i+1 == len(s):
			return pieces, false
		default:
			i++
		}
		pieces[n] = uint16(value)
		n++
	}
	if gap < 0 {
		return pieces, n == 8
	}
	for k := n - 1; k > gap && n < 8; k-- { // move what follows "::" to the end
		pieces[8-n+k], pieces[k] = pieces[k], 0
	}
	return pieces, true
}

// ipv6Tail reads the four plain decimal numbers that may end an IPv6 address.
func ipv6Tail(s string) (address uint32, ok bool) {
	i := 0
	for k := range 4 {
		if k > 0 {
			if i == len(s) || s[i] != '.' {
				return 0, false
			}
			i++
		}
		from, n := i, 0
		for i < len(s) && isDigit(s[i]) && n <= 255 {
			n = n*10 + int(s[i]-'0')
			i++
		}
		if i == from || n > 255 || s[from] == '0' && i > from+1 {
			return 0, false
		}
		address = address<<8 | uint32(n)
	}
	return address, i == len(s)
}

// ipv6Text writes an IPv6 address in brackets, its longest run of two or more
// zero pieces as "::" (RFC 5952, without the dotted form).
func ipv6Text(pieces [8]uint16) string {
	gap, length := -1, 1
	for i := 0; i < 8; i++ {
		k := i
		for k < 8 && pieces[k] == 0 {
			k++
		}
		if k-i > length {
			gap, length = i, k-i
		}
		i = max(i, k-1)
	}
	b := append(make([]byte, 0, 41), '[')
	for i := 0; i < 8; i++ {
		if i == gap {
			if i == 0 {
				b = append(b, ':')
			}
			b = append(b, ':')
			i += length - 1
			continue
		}
		b = strconv.AppendUint(b, uint64(pieces[i]), 16)
		if i < 7 {
			b = append(b, ':')
		}
	}
	return string(append(b, ']'))
}
