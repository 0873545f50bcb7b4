package personal

import (
	"sync"

	"saring/internal/lang"
)

// frame is a meaning that a word gives to what stands beside it. A pack's
// section [frame NAME] lists the words.
type frame uint8

const (
	phoneFrame frame = iota
	nikFrame
	familyFrame
	taxFrame
	healthFrame
	passportFrame
	licenceFrame
	plateFrame
	accountFrame
	bankFrame
	virtualFrame
	cardFrame
	walletFrame
	codeFrame
	birthFrame
	orderFrame
	foreignFrame
	otherFrame // a number of no interest: an invoice, a point, a postcode
	moneyFrame
	titleFrame     // before a name: "Bpk", "Mrs"
	holderFrame    // before a name, in any letters: "a.n."
	nameLabelFrame // before a name and a colon: "Penerima:"
	noNameFrame    // what follows a title and is no name: "Bu Guru"
	streetFrame    // begins a street: "Jl."
	streetEndFrame // ends one: "Road"
	areaFrame      // a part of an address: "RT", "Kec."
	houseFrame     // before a house number
	homeFrame      // before an address: "Alamat:"
	monthFrame
	afterAccountFrame // before a name, where an account stands before: "an"

	frames
)

var frameNames = [frames]string{
	"phone", "nik", "family-card", "tax-number", "health", "passport", "licence", "plate", "account", "bank",
	"virtual-account", "card", "wallet", "code", "birth", "order", "foreign-id", "other-number", "money",
	"title", "holder", "name-label", "no-name", "street", "street-end", "area", "house", "home", "month", "after-account",
}

// wordTable finds the frames that a word or phrase stands for.
type wordTable struct {
	sets map[string]uint64 // lower case, words parted by one space; bit f is frame f
	// lengths has, for the first two letters of a first word, a bit for each
	// length that such words have.
	lengths [1024]uint32
}

const (
	goesOn    = 1 << 63 // a longer phrase begins so
	maxPhrase = 32      // bytes
)

var frameWords = sync.OnceValue(func() *wordTable {
	packs, _ := lang.Load() // a pack that cannot be read has no words
	return newWordTable(packs)
})

// newWordTable passes over frames that do not exist and phrases that are too
// long; a test names them.
func newWordTable(packs []*lang.Pack) *wordTable {
	t := &wordTable{sets: make(map[string]uint64, 1024)}
	for _, p := range packs {
		for _, c := range p.Frames {
			for f := range frames {
				if frameNames[f] == c.Name {
					for _, phrase := range c.Phrases {
						t.add(phrase, f)
					}
				}
			}
		}
	}
	return t
}

func (t *wordTable) add(phrase string, f frame) {
	t.sets[phrase] |= 1 << f
	first := len(phrase)
	for i := len(phrase) - 1; i > 0; i-- {
		if phrase[i] == ' ' {
			t.sets[phrase[:i]] |= goesOn
			first = i
		}
	}
	word := phrase[:first]
	if len(word) == 3 && word[1] == '/' {
		t.sets[word[:1]] |= goesOn
		word = word[:1]
	}
	second := byte(' ')
	if len(word) > 1 {
		second = word[1]
	}
	if len(word) == 1 {
		// What follows a single letter is not a part of it: any will do.
		for second := range byte(32) {
			t.lengths[index(word[0], second)] |= 1 << 1
		}
		return
	}
	t.lengths[index(word[0], second)] |= 1 << min(len(word), 31)
}

func index(a, b byte) int { return int(a&31)<<5 | int(b&31) }

// may reports that a word of n bytes that begins with a and b may be in the
// table; where n is 1, b is any byte.
func (t *wordTable) may(a, b byte, n int) bool {
	return t.lengths[index(a, b)]&(1<<min(n, 31)) != 0
}

// at reads the longest phrase that begins with the word text[start:end] and
// returns its frames and its end; without one 0 and the end of the word.
// Abbreviations of two letters are written "a/n" in packs and "a.n", "a/n", "A.N"
// in texts.
func (t *wordTable) at(text string, start, end int) (set uint64, to int) {
	var buffer [maxPhrase + 1]byte
	key := buffer[:0]
	to = end
	if end-start == 1 && end+1 < len(text) && (text[end] == '.' || text[end] == '/') && isLetter(text[end+1]) &&
		(end+2 == len(text) || classes[text[end+2]] == other) {
		key = append(key, lower(text[start]), '/', lower(text[end+1]))
		if s := t.sets[string(key)]; s&^goesOn != 0 {
			return s &^ goesOn, end + 2
		}
		key = key[:0]
	}
	for {
		if len(key)+end-start > maxPhrase {
			return set, to
		}
		for i := start; i < end; i++ {
			key = append(key, lower(text[i]))
		}
		s := t.sets[string(key)]
		if s&^goesOn != 0 {
			set, to = s&^goesOn, end
		}
		if s&goesOn == 0 {
			return set, to
		}
		// The next word of the phrase, behind a full stop and spaces at most.
		start = end
		if start < len(text) && text[start] == '.' {
			start++
		}
		for start < len(text) && text[start] == ' ' && start-end < 3 {
			start++
		}
		if start == end || start == len(text) || classes[text[start]] != letter {
			return set, to
		}
		end = start + 1
		for end < len(text) && end-start <= maxPhrase && classes[text[end]] == letter {
			end++
		}
		key = append(key, ' ')
	}
}

func lower(c byte) byte {
	if isUpper(c) {
		return c + 32
	}
	return c
}
