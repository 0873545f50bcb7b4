package personal

const (
	maxAddress = 240 // bytes
	maxStreet  = 6   // words and numbers of a street's name
	maxArea    = 3
)

// chain is an address as far as it is read: a street or an area, then numbers,
// areas and a postcode, parted by commas, spaces and single line breaks.
type chain struct {
	streets, areas, numbers int
	end                     int   // of what surely belongs to it
	anchor                  frame // the last word for a street, an area or a number
	room                    int   // words that may still follow the anchor
	small                   int   // of them, read in small letters
	whole                   bool  // the anchor is no abbreviation: "jalan" is also to walk
}

// address reads an address that begins at start with a word for a street or an
// area, and returns its end, or 0 where the parts are too few to be one: a
// street with a number, a street and an area, areas with a number, or a
// street behind "Alamat:".
func (r *reader) address(start int) int {
	c := chain{anchor: frames}
	limit := min(len(r.text), start+maxAddress)
	parted := false // by a comma or a line from what was read last
	lines, town := 0, 0
read:
	for at := start; at < limit; {
		switch b := r.text[at]; classes[b] {
		case digit:
			to := at
			for to < limit && (isAlnum(r.text[to]) || (r.text[to] == '-' || r.text[to] == '/') && isDigit(r.after(to+1))) {
				to++
			}
			figures := digitsIn(r.text[at:to])
			if figures == 5 && to-at == 5 && b != '0' && c.end > 0 {
				if c.enough(false) {
					c.end = to
				}
				break read
			}
			if figures > 7 || c.room == 0 || parted || town > 0 || !c.number(to, figures) {
				break read
			}
			at = to
		case letter:
			to, _ := r.wordAt(at)
			if to == at {
				break read
			}
			set, end := r.words.at(r.text, at, to)
			const anchors = 1<<streetFrame | 1<<areaFrame | 1<<houseFrame
			switch {
			case set&anchors != 0 && (set&(1<<houseFrame) == 0 || c.end > 0 || c.small > 0):
				c.open(set, end-at)
				parted, lines, town = false, 0, 0
				at = end
				continue
			case set&(1<<homeFrame|1<<phoneFrame|1<<nameLabelFrame|1<<holderFrame|1<<accountFrame) != 0:
				break read
			}
			if parted || c.room == 0 {
				// A town counts only where a postcode follows.
				if town++; town > 4 || !isUpper(b) || c.end == 0 {
					break read
				}
			} else if !c.word(to, isUpper(b) || b >= 0x80) {
				break read
			}
			at = to
		case other:
			switch b {
			case ' ', '.', '/', '-', '(', ')', ':':
			case ',':
				parted = true
			case '\n':
				parted = true
				if lines++; lines > 1 {
					break read
				}
			default:
				break read
			}
			at++
			continue
		default:
			break read
		}
		lines = 0
	}
	if !c.enough(r.near(homeFrame, start, 24)) {
		return 0
	}
	return r.add(Address, start, c.end)
}

// open begins a part of the address with its word, of n bytes.
func (c *chain) open(set uint64, n int) {
	c.small = 0
	switch {
	case set>>streetFrame&1 != 0:
		c.anchor, c.room, c.whole = streetFrame, maxStreet, n > 3
	case set>>areaFrame&1 != 0:
		c.anchor, c.room = areaFrame, maxArea
	default:
		c.anchor, c.room = houseFrame, 1
	}
}

// number takes in figures behind an anchor; it reports false where they do not
// belong to it.
func (c *chain) number(to, figures int) bool {
	switch c.anchor {
	case streetFrame:
		switch {
		case c.room == maxStreet: // "Jl. 17 Agustus"
		case c.small > 0 && (c.whole || figures > 3): // a year
			return false
		default:
			c.value()
			c.numbers++
			c.end = to
		}
		c.room--
		return true
	case houseFrame:
		c.numbers++
		if c.small > 0 {
			c.streets++
		}
	}
	c.value()
	c.end, c.room = to, 0
	return true
}

// word takes in a word behind an anchor.
func (c *chain) word(to int, capital bool) bool {
	if c.room--; !capital {
		// The name in small letters counts once a number follows.
		c.small++
		return c.small <= 3 && c.anchor != houseFrame
	}
	c.value()
	c.end = to
	return true
}

// value counts an anchor once, with its first value.
func (c *chain) value() {
	switch c.anchor {
	case streetFrame:
		c.streets = 1
	case areaFrame:
		c.areas++
		c.anchor = frames
	}
}

// enough reports that the parts make an address.
func (c *chain) enough(home bool) bool {
	return c.streets > 0 && (c.numbers+c.areas > 0 || home) || c.areas > 2 || c.areas == 2 && c.numbers > 0
}

// streetBefore reads an address as English has it: a number, capitalised words
// and the word that ended at end ("221 Example Street"). It returns the end, or 0.
func (r *reader) streetBefore(start, end int) int {
	text := r.text
	if !isUpper(text[start]) {
		return 0
	}
	for at, words := start, 0; words < 4 && at-1 > r.from && text[at-1] == ' '; words++ {
		from := at - 1
		for from > r.from && isAlnum(text[from-1]) && at-from < maxNameWord {
			from--
		}
		switch c := text[from]; {
		case isDigit(c):
			// In a text of capitals alone, capitals say nothing.
			if word := text[from : at-1]; words == 0 || capitals(text[from:end]) || len(word) > 5 || digitsIn(word)+1 < len(word) || !r.free(from, at-1) {
				return 0
			}
			return r.add(Address, from, end)
		case !isUpper(c):
			return 0
		}
		at = from
	}
	return 0
}
