package personal

import "strings"

const (
	maxAddress = 240 // bytes
	maxStreet  = 6   // words and numbers of a street's name
)

// address reads an address that begins at start with a word for a street or an
// area, and returns its end, or 0 where the parts are too few to be one: a
// street with a number, a street and an area, two areas, or a street behind
// "Alamat:".
func (r *reader) address(start int) int {
	text := r.text
	limit := min(len(text), start+maxAddress)
	streets, areas, numbers, end := 0, 0, 0, 0
	home := r.near(homeFrame, start, 24)
	for at := start; at < limit; {
		wordEnd, _ := r.wordAt(at)
		if wordEnd == at {
			break
		}
		set, to := r.words.at(text, at, wordEnd)
		switch {
		case set&(1<<streetFrame) != 0:
			next, numbered := r.street(to, to-at <= 3)
			if next == 0 {
				at = limit
				continue
			}
			streets++
			if numbered {
				numbers++
			}
			to = next
		case set&(1<<areaFrame) != 0:
			next := r.area(to)
			if next == 0 {
				at = limit
				continue
			}
			areas++
			to = next
		case set&(1<<houseFrame) != 0 && end > 0:
			next := r.houseNumber(to)
			if next == 0 {
				at = limit
				continue
			}
			numbers++
			to = next
		default:
			at = limit
			continue
		}
		end = to
		at = r.between(to)
		if code := r.postcode(at); code > 0 {
			end = code
			break
		}
	}
	if streets > 0 && (numbers+areas > 0 || home) || areas > 1 && (numbers > 0 || streets > 0 || areas > 2 || r.rtAndRW(start, end)) {
		if to := r.town(end); to > 0 {
			end = to
		}
		return r.add(Address, start, end)
	}
	return 0
}

// rtAndRW reports that both stand in the span: a neighbourhood that only few
// households share.
func (r *reader) rtAndRW(start, end int) bool {
	span := strings.ToLower(r.text[start:end])
	return strings.HasPrefix(span, "rt") && strings.Contains(span, "rw")
}

// street reads a street's name behind its word and returns its end and whether a
// number ends it. A name in capitals ends with its last capital. One in small
// letters must end in a number, and in "no" and a number where the word was whole:
// "jalan" is also to walk.
func (r *reader) street(at int, short bool) (end int, numbered bool) {
	text := r.text
	if r.after(at) == '.' {
		at++
	}
	capitals, small := 0, 0
	for n := 0; n < maxStreet; n++ {
		at = r.spaces(at)
		if at >= len(text) {
			break
		}
		if c := text[at]; isDigit(c) {
			to := at
			for to < len(text) && isAlnum(text[to]) {
				to++
			}
			if to-at > 4 && n > 0 {
				break // a postcode, a phone number
			}
			if n > 0 && capitals == 0 && !short {
				break
			}
			end, numbered = to, n > 0
			if r.after(to) == '-' || r.after(to) == '/' {
				for to < len(text) && (isAlnum(text[to]) || text[to] == '-' || text[to] == '/') && to-end < 8 {
					to++
				}
				if isAlnum(text[to-1]) {
					end = to
				}
			}
			if n > 0 {
				return end, true
			}
			at = to
			continue
		}
		to, set := r.wordAt(at)
		if to == at || set&(1<<streetFrame|1<<areaFrame) != 0 && n > 0 || set&(1<<homeFrame|1<<phoneFrame|1<<nameLabelFrame|1<<holderFrame) != 0 {
			break
		}
		if set&(1<<houseFrame) != 0 {
			if number := r.houseNumber(to); number > 0 && n > 0 {
				return number, true
			}
		}
		if isUpper(text[at]) || text[at] >= 0x80 {
			capitals++
			end, numbered = to, false
		} else if small++; small > 3 {
			break
		}
		if at = to; r.after(at) == '.' && to+1 < len(text) && (to-at <= 4 && text[to+1] != '\n') {
			at++
		} else if c := r.after(at); c != ' ' {
			break
		}
	}
	if capitals == 0 && !numbered {
		return 0, false
	}
	return end, numbered
}

// area reads what stands behind RT, RW, Kel., Kec. and their like: figures, or up to
// three capitalised words.
func (r *reader) area(at int) int {
	text := r.text
	for n := 0; n < 3 && at < len(text) && (text[at] == '.' || text[at] == ' ' || text[at] == ':'); n++ {
		at++
	}
	if at >= len(text) {
		return 0
	}
	if isDigit(text[at]) {
		to := at
		for to < len(text) && isDigit(text[to]) {
			to++
		}
		if to-at > 3 {
			return 0
		}
		// RT 001/002; RT 1/RW 2 is read on its own.
		if r.after(to) == '/' && isDigit(r.after(to+1)) {
			to++
			for to < len(text) && isDigit(text[to]) {
				to++
			}
		}
		return to
	}
	end := 0
	for range 3 {
		to, set := r.wordAt(at)
		if to == at || set&(1<<streetFrame|1<<areaFrame|1<<houseFrame|1<<homeFrame|1<<phoneFrame) != 0 || !isUpper(text[at]) && end == 0 && to-at < 3 || !isUpper(text[at]) && end > 0 {
			break
		}
		end = to
		// A block: "Blok A3", "Blok C No 5".
		for end < len(text) && isDigit(text[end]) && end-to < 4 {
			end++
		}
		if r.after(end) == '/' && isDigit(r.after(end+1)) {
			for end++; end < len(text) && isDigit(text[end]); end++ {
			}
		}
		if r.after(end) != ' ' || !isUpper(text[at]) {
			break
		}
		at = end + 1
	}
	return end
}

// houseNumber reads "12", "12A", "A-5" behind "No." and returns its end, or 0.
func (r *reader) houseNumber(at int) int {
	text := r.text
	for n := 0; n < 3 && at < len(text) && (text[at] == '.' || text[at] == ' ' || text[at] == ':'); n++ {
		at++
	}
	end := at
	for end < len(text) && end-at < 8 && (isAlnum(text[end]) || (text[end] == '-' || text[end] == '/') && end > at && isAlnum(r.after(end+1))) {
		end++
	}
	if digits := digitsIn(text[at:end]); digits == 0 || digits > 4 || isAlnum(r.after(end)) {
		return 0
	}
	return end
}

// between passes over what parts an address: commas, spaces, slashes, one line
// break.
func (r *reader) between(at int) int {
	lines := 0
	for n := 0; n < 6 && at < len(r.text); n++ {
		switch r.text[at] {
		case ' ', ',', '.', '/', '-', '(', ')':
		case '\n':
			if lines++; lines > 1 {
				return at
			}
		default:
			return at
		}
		at++
	}
	return at
}

func (r *reader) spaces(at int) int {
	for n := 0; n < 2 && at < len(r.text) && r.text[at] == ' '; n++ {
		at++
	}
	return at
}

// postcode reads five digits (id) and returns their end, or 0.
func (r *reader) postcode(at int) int {
	end := at
	for end < len(r.text) && isDigit(r.text[end]) {
		end++
	}
	if end-at != 5 || r.text[at] == '0' || classes[r.after(end)] == letter {
		return 0
	}
	return end
}

// town reads capitalised words and a postcode behind an address: ", Bandung
// 40111". Words without a postcode stay: they may begin a new sentence.
func (r *reader) town(at int) int {
	for range 4 {
		at = r.between(at)
		if end := r.postcode(at); end > 0 {
			return end
		}
		if at >= len(r.text) || !isUpper(r.text[at]) {
			return 0
		}
		to, _ := r.wordAt(at)
		if to == at {
			return 0
		}
		at = to
	}
	if end := r.postcode(r.between(at)); end > 0 {
		return end
	}
	return 0
}

// streetBefore reads an address as English has it: a number, capitalised words
// and the word that ended at end ("221 Example Street"). It returns the end, or 0.
func (r *reader) streetBefore(start, end int) int {
	text := r.text
	if !isUpper(text[start]) {
		return 0
	}
	at, words := start, 0
	for words < 4 && at-1 > r.from && text[at-1] == ' ' {
		from := at - 1
		for from > r.from && isAlnum(text[from-1]) && at-from < maxNameWord {
			from--
		}
		word := text[from : at-1]
		if word == "" {
			return 0
		}
		if isDigit(word[0]) {
			if words == 0 || digitsIn(word) > 5 || digitsIn(word)+1 < len(word) || !r.free(from, at-1) {
				return 0
			}
			if r.after(end) == '.' && !isAlnum(r.after(end+1)) && end+1 < len(text) && text[end+1] == ',' {
				end++
			}
			if to := r.town(end); to > 0 {
				end = to
			}
			return r.add(Address, from, end)
		}
		if !isUpper(word[0]) {
			return 0
		}
		words++
		at = from
	}
	return 0
}
