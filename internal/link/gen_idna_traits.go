//go:build ignore

package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// traits are what label rules and normalization ask of a code point.
type traits struct {
	class   bidi.Class
	joining byte // L, R, D, T or 0, as in RFC 5892
	mark    bool
	ccc     byte
}

func traitsOf(r rune) traits {
	p, _ := bidi.LookupRune(r)
	t := traits{class: p.Class(), ccc: norm.NFC.PropertiesString(string(r)).CCC()}
	fits := func(s string) bool {
		_, err := strict.ToUnicode(s)
		return err == nil
	}
	c := string(r)
	if !fits("-" + c + "-") { // known to UTS 46 only since
		return t
	}
	const joiner, dual = "\u200c", "ب" // dual-joining
	t.mark = !fits(c + "-")
	switch before, after := fits("-"+c+joiner+dual), rightJoining(r); {
	case fits(dual+c+joiner+dual) && (!before || t.ccc == virama):
		t.joining = 'T'
	case before && fits(dual+joiner+c+joiner+dual):
		t.joining = 'D'
	case before:
		t.joining = 'L'
	case after:
		t.joining = 'R'
	}
	return t
}

// virama is the combining class of the signs that kill a vowel.
const virama = 9

// rightJoining says whether r joins to its right neighbour only. The package
// idna can't be asked, it lets anything follow a joiner; so the code points
// stand in testdata/host/right-joining.txt.
func rightJoining(r rune) bool {
	i, found := slices.BinarySearchFunc(rightJoiners(), r, func(x [2]rune, r rune) int { return int(x[0] - r) })
	return found || i > 0 && r <= rightJoiners()[i-1][1]
}

var rightJoiners = sync.OnceValue(func() (ranges [][2]rune) {
	text, err := os.ReadFile("testdata/host/right-joining.txt")
	if err != nil {
		log.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var x [2]rune
		if n, _ := fmt.Sscanf(line, "%x %x", &x[0], &x[1]); n == 1 {
			x[1] = x[0]
		}
		ranges = append(ranges, x)
	}
	return ranges
})

// packTraits writes a table of the distinct traits (four bytes each, their
// number first) and then runs: length, index. What UTS 46 maps or refuses is
// never asked for and joins its left neighbour's run.
func packTraits(kinds []int) (b, index []byte) {
	type stretch struct {
		n int
		t traits
	}
	var runs []stretch
	count := map[traits]int{}
	for r := 0; r < len(kinds); r++ {
		keep := kinds[r] == valid
		var t traits
		if keep {
			t = traitsOf(rune(r))
		}
		if last := len(runs) - 1; last >= 0 && (!keep || runs[last].t == t) {
			runs[last].n++
			continue
		}
		runs = append(runs, stretch{1, t})
		count[t]++
	}
	var all []traits
	for t := range count {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b traits) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	b = append(b, byte(len(all)))
	for _, t := range all {
		mark := byte(0)
		if t.mark {
			mark = 1
		}
		b = append(b, byte(t.class), t.joining, mark, t.ccc)
	}
	r := 0
	for i, x := range runs {
		if i%traitStep == 0 {
			index = append(index, entry(r, len(b))...)
		}
		b = binary.AppendUvarint(b, uint64(x.n-1))
		b = append(b, byte(slices.Index(all, x.t)))
		r += x.n
	}
	return b, index
}

// packPairs lists the pairs that NFC composes, in order of second and first.
// The few of them beyond the Basic Multilingual Plane stand in U+11000 to
// U+11FFF and are written as U+E000 to U+EFFF, which is private use.
func packPairs(kinds []int) (b []byte) {
	short := func(r rune) []byte {
		switch {
		case r >= 0x11000 && r < 0x12000:
			r += 0xe000 - 0x11000
		case r > 0xffff || r >= 0xe000 && r < 0xf000:
			log.Fatalf("The pair with %U does not fit the form of composites.", r)
		}
		return []byte{byte(r >> 8), byte(r)}
	}
	var pairs [][]byte
	for c := range rune(len(kinds)) {
		if kinds[c] != valid || c >= 0xac00 && c < 0xd7a4 { // Hangul is computed
			continue
		}
		parts := []rune(norm.NFD.String(string(c)))
		if len(parts) < 2 {
			continue
		}
		second := parts[len(parts)-1]
		head := []rune(norm.NFC.String(string(parts[:len(parts)-1])))
		if len(head) != 1 || norm.NFC.String(string(parts)) != string(c) || kinds[head[0]] != valid || kinds[second] != valid {
			log.Fatalf("%U has a decomposition that the form of composites can't hold.", c)
		}
		if norm.NFC.PropertiesString(string(c)).CCC() != 0 || c >= 0x3100 && c < 0x11000 || c >= 0x12000 {
			log.Fatalf("%U has a decomposition where idna_compose.go doesn't look for one.", c)
		}
		pairs = append(pairs, slices.Concat(short(second), short(head[0]), short(c)))
	}
	slices.SortFunc(pairs, bytes.Compare)
	return slices.Concat(pairs...)
}
