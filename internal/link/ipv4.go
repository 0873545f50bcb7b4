package link

import (
	"strconv"
	"strings"
)

// Browsers read a host whose last label is a number as IPv4, and take every
// form that the C function inet_aton took: one to four numbers, each decimal,
// octal (leading 0) or hexadecimal (leading 0x), the last one filling all bytes
// that remain. So 3221226219, 0300.0.01353 and 0xC0.0.2.0xeb. are all
// 192.0.2.235. People never write addresses so; those who hide them do.

// endsInNumber says whether the last label of a host is a number, so that the
// host must be an IPv4 address. One trailing dot is passed over.
func endsInNumber(host string) bool {
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == "" {
		return false
	}
	digits := true
	for i := range len(last) {
		digits = digits && isDigit(last[i])
	}
	if digits {
		return true
	}
	if last[0] != '0' || len(last) < 2 || last[1]|0x20 != 'x' {
		return false
	}
	_, ok := ipv4Number(last)
	return ok
}

// readIPv4 reads an IPv4 address in any form that a browser takes.
func readIPv4(host string) (address uint32, ok bool) {
	host = strings.TrimSuffix(host, ".")
	for left := 4; left > 0; left-- {
		part, rest, more := strings.Cut(host, ".")
		n, ok := ipv4Number(part)
		if !ok {
			return 0, false
		}
		if !more { // the last number fills what is left
			return address | uint32(n), n < 1<<(8*left)
		}
		if n > 255 {
			return 0, false
		}
		address |= uint32(n) << (8 * (left - 1))
		host = rest
	}
	return 0, false // more than four numbers
}

// ipv4Number reads one number of an IPv4 address. Numbers beyond 32 bits come
// back as 1<<32.
func ipv4Number(s string) (n uint64, ok bool) {
	if s == "" {
		return 0, false
	}
	base := 10
	if len(s) >= 2 && s[0] == '0' {
		if s[1]|0x20 == 'x' {
			s, base = s[2:], 16
		} else {
			s, base = s[1:], 8
		}
	}
	for i := range len(s) {
		d := digitValue(s[i])
		if d >= base {
			return 0, false
		}
		if n = n*uint64(base) + uint64(d); n > 1<<32 {
			n = 1 << 32
		}
	}
	return n, true
}

// ipv4Text writes an IPv4 address as four decimal numbers.
func ipv4Text(address uint32) string {
	b := make([]byte, 0, 15)
	for shift := 24; shift >= 0; shift -= 8 {
		b = strconv.AppendUint(b, uint64(address>>shift&255), 10)
		if shift > 0 {
			b = append(b, '.')
		}
	}
	return string(b)
}
