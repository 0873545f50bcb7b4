package link

//go:generate go run gen_idna.go gen_idna_traits.go

// idnaRuns divides the code points from U+0080 on into runs of one fate. A run
// is a number (7 bits a byte, low bits first, top bit: more follow) that holds
// its length less one and, in the lowest three bits, the fate; then what the
// fate needs. idnaIndex names the first code point and the place of a run every
// 160 bytes or so, so that a look-up is a binary search and a short walk.
const (
	runValid      = iota // stays
	runDisallowed        // stays, and makes the name invalid
	runIgnored           // goes
	runShifted           // maps to the code point that far away: a signed number
	runPaired            // every other one, the first included, maps to its successor
	runSame              // all map to one text: its bytes (one byte), the text
	runTexts             // each maps to a text of its own: as many times bytes, text
)

// idnaFate returns what UTS 46 (non-transitional, STD3 rules off, as browsers
// use it) does with a code point from U+0080 on: mapped is its new text if the
// fate is runShifted or above.
func idnaFate(r rune) (fate int, mapped string) {
	start, at := indexed(idnaIndex, r)
	for {
		n, i := number(idnaRuns, at)
		fate, length := int(n&7), rune(n>>3)+1
		into := r - start
		inside := into < length
		start += length
		switch fate {
		case runShifted:
			n, i = number(idnaRuns, i)
			if inside {
				return fate, string(r + (rune(n>>1) ^ -rune(n&1)))
			}
		case runPaired:
			if inside {
				if into%2 == 1 {
					return runValid, ""
				}
				return fate, string(r + 1)
			}
		case runSame, runTexts:
			if fate == runSame {
				into, length = 0, 1
			}
			for k := range length {
				size := int(idnaRuns[i])
				if inside && k == into {
					return fate, idnaRuns[i+1 : i+1+size]
				}
				i += 1 + size
			}
		default:
			if inside {
				return fate, ""
			}
		}
		at = i
	}
}

// traits are what the label rules and normalization ask of a code point.
type traits struct {
	class   byte // bidirectional class, as the constants below
	joining byte // 'L', 'R', 'D' (both), 'T' (transparent) or 0
	mark    bool // a combining mark
	order   byte // canonical combining class, 0 for what nothing moves past
}

// Bidirectional classes as golang.org/x/text/unicode/bidi numbers them.
const (
	bidiL = iota
	bidiR
	bidiEN
	bidiES
	bidiET
	bidiAN
	bidiCS
	bidiON  = 10
	bidiBN  = 11
	bidiNSM = 12
	bidiAL  = 13
)

// traitsOf returns the traits of a code point that UTS 46 keeps. traitRuns
// starts with the number of distinct traits and four bytes for each; then come
// the runs: length less one as in idnaRuns, one byte for which traits.
func traitsOf(r rune) traits {
	start, at := indexed(traitIndex, r)
	for {
		n, i := number(traitRuns, at)
		start += rune(n) + 1
		if r < start {
			t := traitRuns[1+4*int(traitRuns[i]):]
			return traits{t[0], t[1], t[2] != 0, t[3]}
		}
		at = i + 1
	}
}

// indexed finds the last entry of an index at or before r. An entry has five
// bytes: code point (3), place (2).
func indexed(index string, r rune) (start rune, at int) {
	lo, hi := 0, len(index)/5
	for hi-lo > 1 {
		mid := int(uint(lo+hi) / 2)
		if e := index[5*mid:]; rune(e[0])<<16|rune(e[1])<<8|rune(e[2]) <= r {
			lo = mid
		} else {
			hi = mid
		}
	}
	e := index[5*lo:]
	return rune(e[0])<<16 | rune(e[1])<<8 | rune(e[2]), int(e[3])<<8 | int(e[4])
}

// number reads a number of 7 bits a byte and returns the place after it.
func number(table string, at int) (n uint32, next int) {
	for shift := 0; ; shift += 7 {
		c := table[at]
		at++
		n |= uint32(c&0x7f) << shift
		if c < 0x80 {
			return n, at
		}
	}
}
