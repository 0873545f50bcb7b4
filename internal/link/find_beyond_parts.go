package link

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"saring/internal/rule"
)

// parted cuts links that stand in the open where a person sees their end: at
// the letters and marks of scripts that put no blank between words, at a second
// scheme that a missing blank glued to the first link, at invisible characters
// and an English genitive behind the last letter. What is cut off is scanned
// by itself, once: "toko.example/x中国語bank.example" are two.
func parted(text string, found []Found) []Found {
	for i := range found {
		if f := &found[i]; f.Disguise == 0 && !f.Email && partAt(f.Address, 1) > 0 {
			return partedFrom(text, found, i)
		}
	}
	return found
}

func partedFrom(text string, found []Found, first int) []Found {
	all := append(make([]Found, 0, len(found)+2), found[:first]...)
	for _, f := range found[first:] {
		if f.Disguise != 0 || f.Email {
			all = append(all, f)
			continue
		}
		cut := partAt(f.Address, 1)
		if cut <= 0 {
			all = append(all, f)
			continue
		}
		from, end := f.Span.Start, f.Span.End
		f.Span.End = from + cut
		f.Address = f.Address[:cut]
		all = append(all, f)
		for from += cut; from < end; from += cut {
			piece := text[from:end]
			if cut = partAt(piece, 1); cut <= 0 {
				cut = len(piece)
			}
			at := from
			Scan(piece[:cut], func(start, stop int, email bool) bool {
				all = append(all, Found{Span: rule.Span{Start: at + start, End: at + stop}, Address: piece[start:stop], Email: email})
				return true
			})
		}
	}
	return all
}

// partAt returns the first byte, from the given one on, at which an address
// ends for a person, or -1.
func partAt(address string, from int) int {
	if from == 1 && partless(address) {
		return -1
	}
	label, scheme, path, foreign := 0, false, false, false
	for i := from; i < len(address); {
		c := address[i]
		if c < utf8.RuneSelf {
			switch c {
			case 'h', 'H':
				if i+10 < len(address) && byteClass[address[i-1]]&classAlnum != 0 && schemeFollows(address, i) {
					return i
				}
			case '\'':
				if i == len(address)-2 && address[i+1]|0x20 == 's' && byteClass[address[i-1]]&classAlnum != 0 {
					return i
				}
			case '[':
				if strings.HasPrefix(address[i:], "[/") {
					return i // a tag of a bulletin board
				}
			case '.':
				label = i + 1
			case ':':
				if !path && strings.HasPrefix(address[i:], "://") {
					scheme = true
					i += 2
				} else if !path && label > 0 && portTooLarge(address[i+1:]) {
					return i
				}
			case '/':
				// Who writes the whole host in such letters writes the path so.
				foreign = foreign || !path && address[i-1] >= utf8.RuneSelf
				path = true
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(address[i:])
		switch {
		case endsSentence(r) && !strings.HasPrefix(address[i+n:], "."), shapeless(r) && onlyShapeless(address[i:]):
			return i
		case byteClass[address[i-1]]&classAlnum != 0 && (unspaced(r) || 0xAC00 <= r && r <= 0xD7A3) &&
			(path && !foreign || !scheme && label > 0 && isTLD(address[label:i])):
			return i
		case path && byteClass[address[i-1]]&classAlnum != 0 && 0x1F000 <= r && r <= 0x1FAFF:
			return i // an emoji behind a word is an ornament
		}
		i += n
	}
	return -1
}

// partless is a quick look at an address: it is of one part if it is ASCII and
// has no bracket, no genitive and no colon but that of "http" or "https" at its
// front.
func partless(address string) bool {
	n := len(address)
	if n > 2 && address[n-2] == '\'' {
		return false
	}
	scheme := false
	for i := 1; i < n; {
		w := nextLanes(address, i)
		m := (lanesOf(w, ':') | lanesOf(w, '[') | w) & laneTops
		if m == 0 {
			i += 8
			continue
		}
		i += bits.TrailingZeros64(m) >> 3
		if scheme || !strings.HasPrefix(address[i:], "://") || address[:i] != "http" && address[:i] != "https" {
			return false
		}
		scheme = true
		i += 3
	}
	return true
}

// portTooLarge reports whether a colon is followed by a number that ends the
// address and is no port: "toko.example:150000" names a price.
//
//go:noinline
func portTooLarge(s string) bool {
	return digits(s) && (len(s) > 5 || len(s) == 5 && s > "65535")
}

// schemeFollows reports whether "http://" or "https://" and a host stand at
// address[i:].
//
//go:noinline
func schemeFollows(address string, i int) bool {
	after, ok := cutFolded(address, i, "http")
	if !ok {
		return false
	}
	if after < len(address) && address[after]|0x20 == 's' {
		after++
	}
	return strings.HasPrefix(address[after:], "://") && labelRune(address, after+3) > 0
}

// endsSentence reports whether r is a wide mark that ends a clause and that no
// browser takes for a dot of a host.
func endsSentence(r rune) bool {
	switch r {
	case 0x3001, 0xFF0C, 0xFF01, 0xFF1F, 0xFF1B, 0xFF5C, 0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F, 0x3010, 0x3011:
		return true
	}
	return false
}

//go:noinline
func onlyShapeless(s string) bool {
	for n := 0; s != ""; n++ {
		r, size := utf8.DecodeRuneInString(s)
		if !shapeless(r) || n > 16 {
			return false
		}
		s = s[size:]
	}
	return true
}
