package link

// scanOctet returns the length of the longest decimal number 0…255 without a
// leading zero at text[i:], or 0.
func scanOctet(text string, i int) int {
	value, n := 0, 0
	for n < 3 && i+n < len(text) {
		d := int(text[i+n]) - '0'
		if d < 0 || d > 9 || n > 0 && value == 0 || value*10+d > 255 {
			break
		}
		value = value*10 + d
		n++
	}
	return n
}

// scanIPv4 returns the end of the longest dotted IPv4 address at text[i:], or
// -1. It does not look at what follows.
func scanIPv4(text string, i int) int {
	for k := 0; ; k++ {
		n := scanOctet(text, i)
		if n == 0 {
			return -1
		}
		i += n
		if k == 3 {
			return i
		}
		if i >= len(text) || text[i] != '.' {
			return -1
		}
		i++
	}
}

// scanBareIPv4 finds the IPv4 address whose first dot stands at text[dot],
// between word borders and not before floor.
func scanBareIPv4(text string, dot, floor int) (start, end int, ok bool) {
	start = dot
	for start > floor && dot-start < 4 && '0' <= text[start-1] && text[start-1] <= '9' {
		start--
	}
	if start == dot || dot-start > 3 || wordBefore(text, start) {
		return 0, 0, false
	}
	end = scanIPv4(text, start)
	if end < 0 || wordAt(text, end) {
		return 0, 0, false
	}
	return start, end, true
}

// scanH4 returns how many hexadecimal digits, at most four, stand at text[i:].
func scanH4(text string, i int) int {
	n := 0
	for n < 4 && i+n < len(text) && byteClass[text[i+n]]&classHex != 0 {
		n++
	}
	return n
}

// scanIPv6 returns the end of the longest IPv6 address at text[i:], or -1.
// The address "::" alone is none. It reads at most 50 bytes.
func scanIPv6(text string, i int) int {
	// Groups that end in a colon, up to the elision.
	k := 0
	for k < 8 {
		n := scanH4(text, i)
		if n == 0 {
			break
		}
		if k == 6 {
			if end := scanIPv4(text, i); end >= 0 {
				return end
			}
		}
		if k == 7 {
			return i + n
		}
		if i+n >= len(text) || text[i+n] != ':' {
			return -1
		}
		i += n + 1
		k++
	}
	// Here stands the second colon of the elision, or with no group its first.
	if i >= len(text) || text[i] != ':' {
		return -1
	}
	i++
	end := i
	if k == 0 {
		if i >= len(text) || text[i] != ':' {
			return -1
		}
		i++
		end = -1
	}
	// Groups after the elision, at most 7 in all; an IPv4 address takes two.
	for m := 0; m < 7-k; m++ {
		n := scanH4(text, i)
		if n == 0 {
			break
		}
		if m <= 5-k {
			if e := scanIPv4(text, i); e >= 0 {
				end = max(end, e)
			}
		}
		end = max(end, i+n)
		if i+n >= len(text) || text[i+n] != ':' {
			break
		}
		i += n + 1
	}
	return end
}
