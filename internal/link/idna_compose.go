package link

// NFC (UAX 15) for text that UTS 46 has mapped. Mapping leaves no code point
// with a decomposition except those that NFC would compose again, so one list
// of pairs serves both ways. Hangul syllables are computed.

const (
	hangulS, hangulL, hangulV, hangulT = 0xac00, 0x1100, 0x1161, 0x11a7
	hangulLs, hangulVs, hangulTs       = 19, 21, 28
)

// composed brings text into NFC. It changes and returns the slice.
func composed(text []rune) []rune {
	if !mayCompose(text) {
		return text
	}
	text = decomposed(text)
	starter, last := -1, byte(0) // last: combining class of the rune before
	out := 0
	for _, r := range text {
		order := orderOf(r)
		if starter >= 0 && (last == 0 && starter == out-1 || last != 0 && last < order) {
			if c := pairOf(text[starter], r); c != 0 {
				text[starter] = c
				continue
			}
		}
		if order == 0 {
			starter = out
		}
		text[out], last = r, order
		out++
	}
	return text[:out]
}

// mayCompose says whether normalization could change text: whether it holds a
// mark that moves or anything that composes with what stands before it.
func mayCompose(text []rune) bool {
	for i, r := range text {
		if r < 0x300 {
			continue
		}
		if orderOf(r) != 0 || i > 0 && pairOf(text[i-1], r) != 0 {
			return true
		}
	}
	return false
}

// decomposed takes apart every code point that a moving mark follows, and
// sorts marks by their combining class.
func decomposed(text []rune) []rune {
	out := make([]rune, 0, len(text)+8)
	for i := 0; i < len(text); {
		start := i
		i++
		for i < len(text) && orderOf(text[i]) != 0 {
			i++
		}
		if i == start+1 {
			out = append(out, text[start])
			continue
		}
		from := len(out)
		out = appendParts(out, text[start])
		out = append(out, text[start+1:i]...) // no mark that moves has parts
		sortMarks(out[from:])
	}
	return out
}

// appendParts appends the full canonical decomposition of a code point. Those
// that have one stand in two ranges.
func appendParts(out []rune, r rune) []rune {
	if r >= 0xc0 && r < 0x3100 || r >= 0x11000 && r < 0x12000 {
		for at := 0; at < len(composites); at += 6 {
			if long(composites[at+4:]) == r {
				return append(appendParts(out, long(composites[at+2:])), long(composites[at:]))
			}
		}
	}
	return append(out, r)
}

// sortMarks puts the marks of a run into the order of their combining classes,
// keeping the order within a class. The classes are few, so a pass for each
// keeps it linear on hostile text.
func sortMarks(text []rune) {
	var seen [256]uint16
	sorted, last := true, byte(0)
	for _, r := range text {
		order := orderOf(r)
		sorted = sorted && (order == 0 || order >= last)
		last = order
		seen[order]++
	}
	if sorted {
		return
	}
	var place [256]int
	for order, at := 0, 0; order < 256; order++ {
		place[order] = at
		at += int(seen[order])
	}
	marks := append([]rune(nil), text...)
	for _, r := range marks {
		order := orderOf(r)
		text[place[order]] = r
		place[order]++
	}
}

// pairOf returns what two code points compose to, or 0.
func pairOf(first, second rune) rune {
	if second >= hangulV && second < hangulT+hangulTs {
		if l := first - hangulL; l >= 0 && l < hangulLs && second < hangulV+hangulVs {
			return hangulS + (l*hangulVs+second-hangulV)*hangulTs
		}
		if s := first - hangulS; s >= 0 && s < hangulLs*hangulVs*hangulTs && s%hangulTs == 0 && second > hangulT {
			return first + second - hangulT
		}
		return 0
	}
	lo, hi := 0, len(composites)/6
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		e := composites[6*mid:]
		b, a := long(e), long(e[2:])
		switch {
		case b == second && a == first:
			return long(e[4:])
		case b < second || b == second && a < first:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0
}

// long reads a code point of composites; U+E000 to U+EFFF stand for U+11000 to
// U+11FFF there.
func long(e string) rune {
	r := rune(e[0])<<8 | rune(e[1])
	if r >= 0xe000 && r < 0xf000 {
		r += 0x11000 - 0xe000
	}
	return r
}

func orderOf(r rune) byte {
	if r < 0x300 {
		return 0
	}
	return traitsOf(r).order
}
