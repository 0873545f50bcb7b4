package link

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed kinds_words.txt
var wordsText string

// class says what a piece of a label is.
type class uint8

const (
	unknown   class = iota
	separator       // "-" or "_"
	figures         // a run of digits
	bait            // a word that asks for something
	trap            // the same, and no business puts it into its name
	business        // a word of a business's own pages
	talk            // a word of those who write about a brand
	brand           // a party's name
	wordBrand       // a party's name that is also an ordinary word
)

// term is a word or a party's name that labels are cut into.
type term struct {
	text     string
	party    int16 // index into Parties, -1 for a word
	class    class
	near     bool   // a name that imitators misspell
	several  bool   // of such a name: several words written together
	letters  uint32 // of such a name: the set of its letters
	nextNear int16  // of such a name: the one before it with the same first letter and length, -1 for none
	phrase   bool   // a party's name and another word: "poin telkomsel"
}

// lexicon holds every term, chained by its first two bytes.
type lexicon struct {
	terms      []term
	next       []int16        // the next term with the same start, -1 for none
	heads      [37 * 37]int16 // by start
	neighbours index          // ordinary words that resemble a party's name
	// By first letter and length, the longest together: the last name that imitators misspell.
	nearHeads [37][longestMisspelt + 4]int16
}

// words builds the lexicon at its first use.
var words = sync.OnceValue(func() *lexicon { return readWords(wordsText, brands().keys) })

func readWords(text string, keys []brandKey) *lexicon {
	x := &lexicon{
		terms:      make([]term, 0, len(keys)+1024),
		next:       make([]int16, 0, len(keys)+1024),
		neighbours: newIndex(512),
	}
	for i := range x.heads {
		x.heads[i] = -1
	}
	for i := range x.nearHeads {
		for n := range x.nearHeads[i] {
			x.nearHeads[i][n] = -1
		}
	}
	for i := range keys {
		k := &keys[i]
		c := brand
		if k.ambiguous {
			c = wordBrand
		}
		n := x.add(term{text: k.text, party: k.party, class: c, phrase: !k.name})
		if n >= 0 && k.name && !k.ambiguous && len(k.text) >= shortestMisspelt && !strings.HasPrefix(k.text, "bank") {
			t, first := &x.terms[n], &x.nearHeads[signOf(k.text[0])][min(len(k.text), longestMisspelt+3)]
			t.near, t.several, t.letters, t.nextNear = true, k.several, letterSet(k.text), *first
			*first = n
		}
	}
	eachEntry(text, func(section, entry string) {
		switch section {
		case "bait":
			x.add(term{text: entry, party: -1, class: bait})
		case "trap":
			x.add(term{text: entry, party: -1, class: trap})
		case "business":
			x.add(term{text: entry, party: -1, class: business})
		case "talk":
			x.add(term{text: entry, party: -1, class: talk})
		case "neighbour":
			x.neighbours.add(entry, 1)
		}
	})
	return x
}

// add enters a term. Of two with one text, a party's ordinary-word mark wins
// over its plain name, and a name wins over a word. The answer is the term's
// index, or -1 if its text had been entered before.
func (x *lexicon) add(t term) int16 {
	head := &x.heads[startOf(t.text, 0)]
	for i := *head; i >= 0; i = x.next[i] {
		if x.terms[i].text == t.text {
			if x.terms[i].party == t.party && t.class > x.terms[i].class {
				x.terms[i].class = t.class
			}
			return -1
		}
	}
	x.terms = append(x.terms, t)
	x.next = append(x.next, *head)
	*head = int16(len(x.terms) - 1)
	return *head
}

// letterSet returns the letters a to z of a word as bits; digits share one.
func letterSet(s string) uint32 {
	set := uint32(0)
	for i := range len(s) {
		if isLower(s[i]) {
			set |= 1 << (s[i] - 'a')
		} else {
			set |= 1 << 26
		}
	}
	return set
}

// startOf numbers the two bytes at i.
func startOf(s string, i int) int {
	if i+1 >= len(s) {
		return signOf(s[i]) * 37
	}
	return signOf(s[i])*37 + signOf(s[i+1])
}

// signOf numbers the bytes that a label is written in; all others share one.
func signOf(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 1
	case '0' <= c && c <= '9':
		return int(c-'0') + 27
	}
	return 0
}

// asks says that a word asks for something.
func (x *lexicon) asks(word string) bool {
	c := x.classOf(word)
	return c == bait || c == trap
}

// classOf returns the class of a word, unknown if it is none.
func (x *lexicon) classOf(word string) class {
	for i := x.heads[startOf(word, 0)]; i >= 0; i = x.next[i] {
		if x.terms[i].text == word {
			return x.terms[i].class
		}
	}
	return unknown
}
