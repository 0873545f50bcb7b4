package personal

import "strings"

const (
	maxLocal  = 64 // RFC 5321
	maxDomain = 255
)

// email reads an address around the "@" at i and returns where to go on.
func (r *reader) email(i int) int {
	text := r.text
	start := i
	for start > r.from && i-start < maxLocal && localByte(text[start-1]) {
		start--
	}
	for start < i && (text[start] == '.' || text[start] == '-' || text[start] == '_' || text[start] == '\'') {
		start++
	}
	if start == i || i-start == maxLocal || text[i-1] == '.' {
		return i + 1
	}
	if strings.HasSuffix(text[:start], "//") || strings.HasSuffix(text[:start], dot) {
		return i + 1 // the user's part of a link; a mask
	}
	end := r.domain(i + 1)
	if end == 0 {
		return i + 1
	}
	return r.add(Email, start, end)
}

func localByte(c byte) bool {
	return isAlnum(c) || strings.IndexByte("._%+-'", c) >= 0
}

// domain reads labels parted by dots, the last of letters alone or punycode.
func (r *reader) domain(start int) int {
	text := r.text
	end, label := 0, start
	for i := start; ; i++ {
		if i-start > maxDomain {
			return 0
		}
		if i < len(text) && (isAlnum(text[i]) || text[i] == '-' && i > label) {
			continue
		}
		if i == label || text[i-1] == '-' {
			return end
		}
		if name := text[label:i]; label > start && len(name) >= 2 && (digitsIn(name) == 0 && !strings.Contains(name, "-") || strings.HasPrefix(name, "xn--")) {
			end = i
		} else if label > start {
			end = 0
		}
		if i == len(text) || text[i] != '.' {
			return end
		}
		label = i + 1
	}
}
