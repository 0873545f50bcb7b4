package link

import "strings"

// Beyond xurls, Find takes disguises off. Each is a small step that looks at
// one place of the text and says what stands there in truth: an edit. The
// edited text is then scanned like any other, and a link with an edit inside
// is one that was disguised. Steps are strict about what stands around them,
// since prose is full of dots, brackets and the word "titik".

// findEdits adds the edits of text[from:] to edits, in order; no sign stands
// before from. It goes from one sign to the next ([nextSign]), and prose is full
// of those too: most are turned away here by a look at their neighbours.
func findEdits(text string, from int, edits []edit) []edit {
	w := marked{end: -1}
	floor := 0       // the end of the last edit
	sign := from - 1 // the last sign that was found
	for i := from; ; i++ {
		if sign < i {
			sign = nextSign(text, i)
		}
		if i <= w.end && w.end <= sign {
			i = w.end // a marked word matters up to the blank behind it
		} else {
			i = sign
		}
		if i >= len(text) {
			return edits
		}
		var next uint8
		if i+1 < len(text) {
			next = undoClass[text[i+1]]
		}
		var e edit
		switch undoClass[text[i]] {
		case undoBlank:
			e = atBlank(text, i, floor, &w)
		case undoDot:
			if i+1 < w.end && next == undoNone && undoClass[text[i-1]] == undoNone && text[i+1]|0x20 != 'c' {
				w.dots = true // one of many in a host
				continue
			}
			if sign == i {
				sign = nextSign(text, i+1)
			}
			if next == undoBlank && i >= w.end && (floor == 0 || i-floor > farFloor) && sentenceEnds(text, i, sign) {
				continue
			}
			e = atDot(text, i, floor, next, &w)
		case undoColon:
			if i < 4 || next == undoColon {
				continue
			}
			if c := text[i-1] | 0x20; c != 'p' && c != 's' {
				continue
			}
			e = bentScheme(text, i, floor)
		case undoSlash:
			if i < w.end && next == undoNone && undoClass[text[i-1]] == undoNone && text[i-1] != ';' {
				w.dots, w.path = true, true // one of many in a path
				continue
			}
			e = atSlash(text, i, floor, next, &w)
		case undoOpen:
			if next != undoBlank && i+1 < len(text) && strings.IndexByte(".dDtT:/@aA", text[i+1]) < 0 {
				continue
			}
			e = bracketed(text, i, floor)
		case undoBeyond:
			e = beyondASCII(text, i, i < w.end && w.path)
		}
		if e.end > e.start {
			edits = append(edits, e)
			floor = e.end
			w.enter(text, i)
			if w.end <= floor {
				w.end = nextBlank(text, floor) // the word goes on
			}
			i = floor - 1
		}
	}
}

// marked is a word with a dot or slash in it. The blank behind it can be a lost
// dot, a line's end in the middle of a link, a slash that is spoken.
type marked struct {
	start, end int  // while findEdits is before end, these are its borders
	dots       bool // a dot or slash was seen
	path       bool // a slash was seen that is none of a scheme
}

// enter makes w the word that text[i] stands in, if it isn't yet.
func (w *marked) enter(text string, i int) {
	if i < w.end {
		return
	}
	start := i
	for start > 0 && undoClass[text[start-1]] != undoBlank {
		start--
	}
	*w = marked{start: start, end: nextBlank(text, i)}
}

// atBlank undoes what the blank text[i] stands for behind a marked word or
// before a word that is a dot.
func atBlank(text string, i, floor int, w *marked) (e edit) {
	before := marked{start: i}
	if i == w.end {
		before = *w
	}
	*w = marked{start: i + 1}
	if c := text[i]; c == '\n' || c == '\r' {
		if i-before.start > 7 {
			if e = brokenLine(text, i, before.start); e.end > e.start {
				*w = before // the word goes on
				w.end = i + 1
			}
		}
		return e
	}
	if blankMatters(text, i, before.dots) {
		if e = spokenDot(text, i, floor); e.put == "" {
			e = lostDot(text, i, floor)
		}
		if e.end > e.start {
			w.end = i + 1
		}
	}
	return e
}

// farFloor is more than [introduced] reads before a dot.
const farFloor = 400

// sentenceEnds is a quick look at the dot text[i], a blank behind it, in a word
// without other marks. That word could only go on behind the blank in an ending
// that begins with "c", or with a path; sign is where the next sign stands.
func sentenceEnds(text string, i, sign int) bool {
	if i == 0 || i+2 >= len(text) || undoClass[text[i-1]] == undoBlank || text[i-1]|0x20 == 'w' {
		return false
	}
	c := text[i+2]
	return byteClass[c]&classAlnum != 0 && c|0x20 != 'c' && (sign == len(text) || text[sign] != '/')
}

// atDot undoes what stands around the dot text[i].
func atDot(text string, i, floor int, next uint8, w *marked) edit {
	before := i > 0 && undoClass[text[i-1]] == undoBlank
	// A dot that ends its word, or that stands in a number, marks nothing.
	if i < w.end || next != undoBlank && next != undoDot && i+1 < len(text) && !(i > 0 && digits(text[i-1:i]) && digits(text[i+1:i+2])) {
		w.enter(text, i)
		w.dots = true
	}
	if next == undoShut {
		return bracketBehind(text, i)
	}
	torn := i+3 < len(text) && text[i+1]|0x20 == 'c' && (text[i+2] == ' ' || text[i+3] == ' ') && spelledEnding(text, i+1) > 0
	if !before && next != undoBlank && !torn || i+2 >= len(text) || i == 0 {
		return edit{}
	}
	// Most of these end a sentence, and a capital follows.
	if c := text[i+2]; !before && 'A' <= c && c <= 'Z' && text[i-1]|0x20 != 'w' {
		return edit{}
	}
	if before && next == undoBlank {
		if row := rowStart(text, i); row >= floor {
			if e := spacedOut(text, row); e.end > 0 {
				*w = marked{start: row + 2, end: i + 1}
				return e
			}
		}
	}
	e := looseDot(text, i, floor)
	if e.end > e.start {
		w.enter(text, i)
		w.dots = true
	}
	return e
}

// atSlash undoes what stands around the slash text[i].
func atSlash(text string, i, floor int, next uint8, w *marked) (e edit) {
	w.enter(text, i)
	w.dots = true
	if i == 0 {
		return e
	}
	before := undoClass[text[i-1]]
	ofPath := before != undoColon && before != undoSlash
	// "//" behind a colon is plain, unless a blank follows; and so is a slash
	// between other things than blanks.
	plain := next == undoNone && before == undoNone && text[i-1] != ';' || before == undoSlash && next != undoBlank
	if next == undoSlash && before == undoColon && text[i] == '/' && text[i+1] == '/' {
		plain = i+2 >= len(text) || undoClass[text[i+2]] != undoBlank
	}
	if !plain {
		e = looseSlashes(text, i, floor)
	}
	if e.put == "" && next == undoDot && text[i] == '\\' {
		e = bracketBehind(text, i)
	}
	if e.put == "" && ofPath {
		w.path = true
		if !plain {
			e = looseSlash(text, i, floor)
		}
	}
	return e
}

// blankMatters is a quick look at what follows the blank text[i]: one of the
// few words that stand for a mark ("dot", "d0t", "ttk", "titik", "slash",
// "garis miring", "garing"), or, behind a word with a dot or slash in it, an
// ending that lost its dot.
func blankMatters(text string, i int, marked bool) bool {
	if i+5 >= len(text) {
		return marked
	}
	switch text[i+1] | 0x20 {
	case 'd', 't':
		c := text[i+3] | 0x20
		return c == 't' || c == 'k' || marked
	case 's':
		return text[i+2]|0x20 == 'l' && text[i+5]|0x20 == 'h'
	case 'g':
		return text[i+2]|0x20 == 'a' && text[i+3]|0x20 == 'r' || marked
	case 'c', 'n', 'o', 'x', 'm':
		return marked
	}
	return false
}
