package link

import (
	"math/bits"
	"strings"
)

// shortestMisspelt is the length from which a name can be told from a slip of
// the pen: below it, every other word is one letter away from a name.
const shortestMisspelt = 6

// longestMisspelt is the longest word that is compared with names.
const longestMisspelt = 24

// misspelt returns the term of the party's name that a word resembles without
// being it, or -1: one letter too many, too few, other or swapped, in a name of
// at least six letters; where the host is suspect by itself, two in a name of
// at least ten.
//
// Guards against false alarms, most of them as in Chromium's lookalike code:
// the first letter differs; only the last letter differs or is added (a plural,
// a numeric suffix); only hyphens differ; the word is an ordinary one.
func (x *lexicon) misspelt(word string, suspect bool) int {
	if len(word) < shortestMisspelt-1 || len(word) > longestMisspelt {
		return -1
	}
	if x.neighbours.find(word) > 0 {
		return -1 // guard: an ordinary word
	}
	set := letterSet(word)
	most := 1 // slips
	if suspect {
		most = 2
	}
	best := int16(-1)                                           // the name that was entered last
	for n := max(len(word)-most, 1); n <= len(word)+most; n++ { // guard: the first letter differs
		room := 1
		if suspect && n >= 10 {
			room = 2
		}
		if d := len(word) - n; d > room || -d > room {
			continue
		}
		for t := x.nearHeads[signOf(word[0])][n]; t > best; t = x.terms[t].nextNear {
			if bits.OnesCount32(set^x.terms[t].letters) > 2*room {
				continue // one slip changes at most two letters of the set
			}
			name := x.terms[t].text
			if word == name || onlyEndDiffers(word, name) || x.terms[t].class == wordBrand && n < 7 {
				continue
			}
			if distance(word, name, room) <= room {
				best = t
				break
			}
		}
	}
	return int(best)
}

// onlyEndDiffers says that word is name with one letter more at the end that
// does not double the last one ("amazons"), with its last letter missing, or,
// in a short name, with another last letter.
func onlyEndDiffers(word, name string) bool {
	if len(word) < len(name) {
		return name[:len(word)] == word
	}
	if len(word) == len(name) {
		return len(name) < 8 && word[:len(word)-1] == name[:len(name)-1]
	}
	last := len(name) - 1
	return word[:last+1] == name && word[last+1] != name[last]
}

// distance is the optimal string alignment distance of two short words, or
// room+1 if it is above room.
func distance(a, b string, room int) int {
	a, b = sharedEndsCut(a, b)
	if len(a) == 0 || len(b) == 0 {
		return max(len(a), len(b))
	}
	if len(a) > 24 || len(b) > 24 || len(a)-len(b) > room || len(b)-len(a) > room {
		return room + 1
	}
	var rows [3][26]int
	two, one, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		one[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(one[j]+1, row[j-1]+1, one[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], two[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > room {
			return room + 1
		}
		two, one, row = one, row, two
	}
	return one[len(b)]
}

// sharedEndsCut cuts what two words share at their start and at their end.
func sharedEndsCut(a, b string) (string, string) {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// nearPart looks for a party's name with a slip in it as a part of a label
// ("startrezzor"), or for a token that begins with most of a name and goes on
// otherwise ("telegxq"). The first three letters stay as they are; after them
// there may be one slip, two in a name of eight letters or more. It returns the
// term and where the part stands, or -1. Too eager for most hosts: only for
// those where anybody can have a name for nothing.
func (x *lexicon) nearPart(label string) (term, start, end int) {
	for i := 0; i+5 <= len(label); i++ {
		for t := x.heads[startOf(label, i)]; t >= 0; t = x.next[t] {
			name := x.terms[t].text
			if !x.terms[t].near || x.terms[t].several || name[2] != label[i+2] {
				continue // guard: "royalmail" starts as every royal thing does
			}
			if most := max(5, (6*len(name)+9)/10); edge(label, i) && most < len(name) &&
				strings.HasPrefix(label[i:], name[:most]) && x.neighbours.find(name[:most]) < 0 {
				return int(t), i, i + most
			}
			room := 1
			if len(name) >= 8 {
				room = 2
			}
			for n := len(name) - room + 1; n <= len(name)+room && i+n <= len(label); n++ {
				part := label[i : i+n]
				if part[:len(part)-1] == name[:min(len(part)-1, len(name))] || x.neighbours.find(part) > 0 {
					continue
				}
				if distance(part, name, room) <= room {
					return int(t), i, i + n
				}
			}
		}
	}
	return -1, 0, 0
}

// undisguised returns a label with digits read as the letters that they
// resemble ("paypa1" → "paypal") and with letter pairs that pass for one letter
// joined ("rnandiri" → "mandiri"); one says how "1" is read: 'l' or 'i'.
func undisguised(label string, one byte, pairs bool) string {
	out := make([]byte, 0, len(label))
	for i := 0; i < len(label); i++ {
		c := label[i]
		if pairs && i+1 < len(label) {
			if joined := pairLooks(c, label[i+1]); joined != 0 {
				out = append(out, joined)
				i++
				continue
			}
		}
		if isDigit(c) {
			if at := strings.IndexByte("0134578", c); at >= 0 {
				c = "oleastb"[at]
			}
			if label[i] == '1' {
				c = one
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// pairLooks returns the letter that two letters side by side pass for, or 0.
func pairLooks(a, b byte) byte {
	switch {
	case a == 'r' && b == 'n':
		return 'm'
	case a == 'v' && b == 'v':
		return 'w'
	}
	return 0
}
