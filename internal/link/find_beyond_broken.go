package link

import "strings"

// Longest stretch that brokenLine and spacedOut look at, in bytes.
const mostBroken = 300

// brokenLine undoes the end of a line, text[i], that broke a link in two. word
// is where the link's first part begins. Most lines end where a link ends, so
// the break must show in what stands before it and behind it.
func brokenLine(text string, i, word int) edit {
	part := text[max(word, i-mostBroken):i]
	next := i + 1
	if text[i] == '\r' && next < len(text) && text[next] == '\n' {
		next++
	}
	web := strings.Index(part, "://")
	if _, www := cutFolded(part, 0, "www."); web < 0 && !www || next >= len(text) {
		return edit{}
	}
	if part[0] == '<' {
		if e := angled(text, i); e.end > 0 {
			return e
		}
	}
	if byteClass[text[next]]&(classAlnum|classMid) == 0 {
		return edit{}
	}
	rest := text[next:min(len(text), next+mostBroken)]
	if end := strings.IndexAny(rest, " \t\r\n"); end >= 0 {
		rest = rest[:end]
	}
	if strings.Contains(rest, "://") {
		return edit{}
	}
	last := part[len(part)-1]
	if last == '=' && i-1-lineStart(text, i) >= 70 {
		return edit{i - 1, next, "", Spaced} // quoted-printable: "=" at the end of a full line
	}
	host := part
	if web >= 0 {
		host = part[web+3:]
	}
	if strings.ContainsAny(host, "/?#") {
		// The path goes on where it can't have ended, in something that is no word.
		if strings.IndexByte("=&%-_", last) >= 0 && (looksLikeCode(text[next:wordFrom(text, next)]) || strings.ContainsAny(rest, "=&%")) {
			return edit{i, next, "", Spaced}
		}
		return edit{}
	}
	label := host[strings.LastIndexByte(host, '.')+1:]
	end := wordFrom(text, next)
	goesOn := text[next:end]
	if label == "" || goesOn == "" || !hostByte(last) || capital(goesOn) {
		return edit{}
	}
	follows := byte(' ')
	if end < len(text) {
		follows = text[end]
	}
	switch whole := label + goesOn; {
	case isTLD(label):
		// "toko.co" was whole, unless the next line has the rest and a path.
		if isTLD(whole) && follows == '/' && len(label) < len(host) {
			return edit{i, next, "", Spaced}
		}
	case isTLD(whole) && len(label) < len(host), follows == '.' && end+1 < len(text) && endingAt(text, end+1):
		return edit{i, next, "", Spaced}
	}
	return edit{}
}

// angled undoes all line ends between text[i] and the ">" that closes a link in
// angle brackets (RFC 3986, appendix C).
func angled(text string, i int) edit {
	shut := strings.IndexByte(text[i:min(len(text), i+mostBroken)], '>')
	if shut < 0 {
		return edit{}
	}
	var b strings.Builder
	line := true // only blanks so far in this line
	for _, c := range []byte(text[i : i+shut]) {
		switch {
		case c == '\n' || c == '\r':
			line = true
		case c == ' ' || c == '\t':
			if !line {
				return edit{}
			}
		case byteClass[c]&(classMid|classEnd|classBeyond) == 0:
			return edit{}
		default:
			line = false
			b.WriteByte(c)
		}
	}
	if b.Len() == 0 {
		return edit{}
	}
	return edit{i, i + shut, b.String(), Spaced}
}

//go:noinline
func lineStart(text string, i int) int {
	return max(i-mostBroken, strings.LastIndexByte(text[max(0, i-mostBroken):i], '\n')+1+max(0, i-mostBroken))
}

// rowStart returns where the row of single characters begins in which text[i],
// a blank on both sides, stands: a row of at most mostBroken bytes.
func rowStart(text string, i int) int {
	dot := i
	for i >= 2 && dot-i < mostBroken && undoClass[text[i-1]] == undoBlank && undoClass[text[i-2]] != undoBlank && (i == 2 || undoClass[text[i-3]] == undoBlank) {
		i -= 2
	}
	return i
}

// spacedOut undoes a link that is written letter by letter from text[i] on:
// "t o k o . c o m". What is joined must be one link from end to end.
func spacedOut(text string, i int) edit {
	if i >= 2 && (i == 2 || undoClass[text[i-3]] == undoBlank) {
		return edit{} // within a run that was tried from its start
	}
	var room [mostBroken / 2]byte
	joined := room[:0]
	end := i
	for end < len(text) && len(joined) < len(room) && undoClass[text[end]] != undoBlank {
		joined = append(joined, text[end])
		end++
		if end >= len(text) || text[end] != ' ' || end+1 < len(text) && end+2 < len(text) && undoClass[text[end+2]] != undoBlank {
			break
		}
		end++
	}
	if end > i && text[end-1] == ' ' {
		end--
	}
	s := string(joined)
	dot := strings.LastIndexByte(s, '.')
	if len(s) < 6 || dot < 1 || !amongWords(commonTLDs[:], s[dot+1:wordFrom(s, dot+1)]) {
		return edit{}
	}
	whole := false
	Scan(s, func(start, stop int, _ bool) bool {
		whole = start == 0 && stop == len(s)
		return false
	})
	if !whole {
		return edit{}
	}
	return edit{i, end, s, Spaced}
}
