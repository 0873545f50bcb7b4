package personal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxNameWords = 4
	maxNameWord  = 24 // bytes
)

// name reads a name behind a frame that ended at end and returns where to go
// on. Behind a title ("Bpk") and behind a label and its colon ("Penerima:") a
// name has capitals; behind "a.n." it may have none.
func (r *reader) name(set uint64, start, end int) int {
	text := r.text
	at := end
	if r.after(at) == '.' && (set>>titleFrame&1 == 0 || !strings.ContainsAny(text[start:end], "aeiouAEIOU")) {
		at++ // an abbreviation: behind "mba." a sentence begins
	}
	holder := set&(1<<holderFrame) != 0
	if set&(1<<titleFrame) == 0 {
		colon := false
		for n := 0; n < 3 && at < len(text) && (text[at] == ':' || text[at] == '=' || text[at] == ' '); n++ {
			colon = colon || text[at] != ' '
			at++
		}
		if !colon && !holder {
			return end
		}
	} else if !isUpper(text[start]) && isUpper(text[start+1]) {
		return end
	}
	for n := 0; n < 2 && at < len(text) && text[at] == ' '; n++ {
		at++
	}
	if at == end {
		return end
	}
	// A title may stand before the name: "a.n. Ibu Sari".
	first := at
	if to, set := r.wordAt(at); set&(1<<titleFrame) != 0 && set&(1<<noNameFrame) == 0 {
		at = to
		if r.after(at) == '.' {
			at++
		}
		if r.after(at) != ' ' || at >= len(text) {
			return end
		}
		at++
		first = at
	}
	last, words := at, 0
	for words < maxNameWords {
		to, set := r.wordAt(at)
		if !r.nameWord(at, to, holder && (words < 3)) || set&(1<<noNameFrame|1<<bankFrame|1<<accountFrame|1<<phoneFrame|1<<streetFrame|1<<areaFrame|1<<codeFrame|1<<moneyFrame|1<<homeFrame|1<<holderFrame|1<<nikFrame|1<<nameLabelFrame) != 0 {
			break
		}
		words++
		last = to
		if r.after(to) == '.' && to-at <= 3 && to-at > 0 && to+1 < len(text) && text[to+1] == ' ' {
			to++ // an initial or a short form: "M. Yusuf"
		}
		if r.after(to) != ' ' || to >= len(text) {
			break
		}
		at = to + 1
	}
	if words == 0 || words == 1 && last-first < 3 || !r.nameEnds(last) {
		return end
	}
	return r.add(Name, first, last)
}

// wordAt returns the end of the word at i and the frames of that word alone.
func (r *reader) wordAt(i int) (end int, set uint64) {
	end = i
	for end < len(r.text) && end-i <= maxNameWord {
		c, size := utf8.DecodeRuneInString(r.text[end:])
		if !unicode.IsLetter(c) && (c != '\'' && c != '’' || end == i) {
			break
		}
		end += size
	}
	if end > i && end-i <= maxNameWord {
		set, _ = r.words.at(r.text, i, end)
	}
	return end, set
}

// nameWord reports that text[start:end] can be a part of a name: a capital and
// small letters, or capitals throughout; in any letters where loose.
func (r *reader) nameWord(start, end int, loose bool) bool {
	n := end - start
	if n == 0 || n > maxNameWord || isDigit(r.after(end)) {
		return false
	}
	if c := r.text[start]; !isUpper(c) && c < utf8.RuneSelf {
		return loose && n >= 3
	}
	capitals := 0
	for i := start; i < end; i++ {
		if isUpper(r.text[i]) {
			capitals++
		}
	}
	return capitals < 2 || capitals == n || capitals == 2 && n > 4 // McKenzie, O'Neil
}

// nameEnds rejects what goes on as a link, a handle or a mask.
func (r *reader) nameEnds(end int) bool {
	switch c := r.after(end); {
	case c == '@' || c == '/' || c == '_' || isDigit(c):
		return false
	case c == '.':
		return !isAlnum(r.after(end + 1))
	}
	return end+len(dot) > len(r.text) || r.text[end:end+len(dot)] != dot
}
