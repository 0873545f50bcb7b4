package link

// spokenDot undoes " dot " and " titik " at the blank text[i], between a word
// that can be a host and a common ending: "toko dot example".
func spokenDot(text string, i, floor int) edit {
	word := skipBlanks(text, i)
	end := wordFrom(text, word)
	if !among(" dot titik d0t ttk ", text[word:end]) {
		return spokenSlash(text, i, word, end, floor)
	}
	next := skipBlanks(text, end)
	if next == end {
		return edit{}
	}
	left := wordTo(text, i, 0)
	after := wordFrom(text, next)
	host, tld := text[left:i], text[next:after]
	if len(host) < 2 || floor > i || amongWords(proseHosts[:], host) {
		return edit{}
	}
	// "toko dot co dot id": the ending may come with the next spoken dot.
	more := skipBlanks(text, after)
	more2 := wordFrom(text, more)
	if more > after && among(" dot titik ttk ", text[more:more2]) {
		last := skipBlanks(text, more2)
		if last > more2 && amongWords(commonTLDs[:], text[last:wordFrom(text, last)]) && len(tld) > 1 {
			return edit{i, next, ".", Defanged}
		}
		return edit{}
	}
	if !amongWords(commonTLDs[:], tld) {
		return edit{}
	}
	strong := hasSign(host) || after < len(text) && text[after] == '/' || left > 0 && (text[left-1] == '.' || text[left-1] == '/' || text[left-1] == '@')
	if !strong && floor == left && left > 0 {
		strong = true // the second spoken dot of one host
	}
	if amongWords(proseTLDs[:], tld) && !strong {
		return edit{}
	}
	return edit{i, next, ".", Defanged}
}

// spokenSlash undoes " slash ", " garis miring " and " garing " at the blank
// text[i] between a host and what looks like a code: "bit dot ly slash x7Ab".
func spokenSlash(text string, i, word, end, floor int) edit {
	if among(" garis ", text[word:end]) {
		next := skipBlanks(text, end)
		end = wordFrom(text, next)
		if !among(" miring ", text[next:end]) {
			return edit{}
		}
	} else if !among(" slash garing ", text[word:end]) {
		return edit{}
	}
	next := skipBlanks(text, end)
	if next == end || !endsInHost(text, i, floor) || !looksLikeCode(text[next:wordFrom(text, next)]) {
		return edit{}
	}
	return edit{i, next, "/", Defanged}
}

// hasSign reports whether a word looks like a name made for a host: a digit or
// a hyphen among its letters.
//
//go:noinline
func hasSign(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] == '-' || '0' <= word[i] && word[i] <= '9' {
			return true
		}
	}
	return false
}

// bracketWords are what stands in brackets instead of the mark itself.
var bracketWords = [...]struct{ word, put string }{
	{".", "."}, {"dot", "."}, {"titik", "."}, {"d0t", "."},
	{":", ":"}, {"://", "://"}, {"//", "//"}, {"/", "/"},
	{"@", "@"}, {"at", "@"},
}

// bracketed undoes "[.]", "(dot)", "{titik}", "[:]", "[://]", "[at]" at the
// opening bracket text[i], with blanks around and inside.
func bracketed(text string, i, floor int) edit {
	shut := text[i] + 2
	if text[i] == '(' {
		shut = ')'
	}
	in := skipBlanks(text, i+1)
	put := ""
	end := in
	for _, w := range bracketWords {
		if after, ok := cutFolded(text, in, w.word); ok {
			if after = skipBlanks(text, after); after < len(text) && text[after] == shut {
				put, end = w.put, after+1
				break
			}
		}
	}
	if put == "" {
		return halfBracket(text, i)
	}
	start := blanksBefore(text, i, floor)
	next := skipBlanks(text, end)
	if start == 0 || next == len(text) {
		return edit{}
	}
	if put[0] == ':' {
		if start != i {
			return edit{}
		}
		return bracketedScheme(text, i, end, put, floor)
	}
	if !hostByte(text[start-1]) && text[start-1] != '/' || !hostByte(text[next]) && text[next] != '/' {
		return edit{}
	}
	if start < i && next > end && put == "." && everyday(text[next:wordFrom(text, next)]) {
		return edit{} // "the full stop (.) in", "titik (.) di"
	}
	return edit{start, next, put, Defanged}
}

// halfBracket undoes "toko[.example": a bracket before the dot that nobody
// closed, between a word and a top-level domain.
func halfBracket(text string, i int) edit {
	if i == 0 || i+2 >= len(text) || text[i+1] != '.' || text[i] == '<' || !hostByte(text[i-1]) || !endingAt(text, i+2) {
		return edit{}
	}
	return edit{i, i + 2, ".", Defanged}
}

// bracketBehind undoes "toko.]example" and, with the backslash of a pattern,
// "toko\.example" at text[i:i+2].
func bracketBehind(text string, i int) edit {
	if i == 0 || !hostByte(text[i-1]) || !endingAt(text, i+2) {
		return edit{}
	}
	return edit{i, i + 2, ".", Defanged}
}

// endingAt reports whether a top-level domain stands at text[i:], or a label
// with one behind a plain dot.
//
//go:noinline
func endingAt(text string, i int) bool {
	end := wordFrom(text, i)
	if end == i || capital(text[i:end]) && !allCapital(text[i:end]) {
		return false
	}
	if isTLD(text[i:end]) {
		return true
	}
	return end < len(text) && text[end] == '.' && isTLD(text[end+1:wordFrom(text, end+1)])
}

// looseDot undoes blanks around the dot at text[i]: "www .toko.example",
// "https://toko. example", "toko. com/masuk", "tokoku .com".
func looseDot(text string, i, floor int) edit {
	left := blanksBefore(text, i, floor)
	right := skipBlanks(text, i+1)
	if left == 0 || right >= len(text) || !hostByte(text[left-1]) || !hostByte(text[right]) {
		return edit{}
	}
	e := edit{left, right, ".", Spaced}
	word := wordTo(text, left, 0)
	after := wordFrom(text, right)
	tld := text[right:after]
	begins := word == 0 || undoClass[text[word-1]] == undoBlank || text[word-1] == '/' || text[word-1] == '('
	if among(" www ", text[word:left]) && begins {
		// "www. Toko Kami": what follows must go on as a host does.
		if after < len(text) && text[after] == '.' && after+1 < len(text) && hostByte(text[after+1]) || isTLD(tld) {
			return e
		}
		if dot := skipBlanks(text, after); dot < len(text) && text[dot] == '.' && hostFollowsDot(text, dot+1) && sameLine(text[left:dot]) {
			return e // "www . toko . example"
		}
		return edit{}
	}
	if spelt := spelledEnding(text, right); spelt > 0 && (introduced(text, word, floor) || left-word > 2 && hasSign(text[word:left]) || left-word > 3 && !plain(text[word:left])) {
		return edit{left, spelt, ".com", Spaced}
	}
	if capital(tld) || !isTLD(tld) {
		return edit{}
	}
	path := after+1 < len(text) && text[after] == '/' && byteClass[text[after+1]]&classAlnum != 0
	closed := after >= len(text) || !wordAt(text, after) && text[after] != '-'
	if path && left < i && among(" me ly ", tld) && !plain(text[word:left]) && sameLine(text[left:right]) {
		return e // "wa . me/62…", "t . me/x": nobody puts a blank before a full stop
	}
	if path && !everyday(tld) && (sameLine(text[left:right]) || introduced(text, word, floor)) {
		return e
	}
	if !closed || !amongWords(commonTLDs[:], tld) {
		return edit{}
	}
	// Without a path there must be a scheme or "www." before the host, or a
	// blank before the dot only, as nobody writes a full stop.
	if introduced(text, word, floor) {
		return e
	}
	switch name := text[word:left]; {
	case amongWords(proseHosts[:], name) || left-word < 3:
	case right == i+1 || left < i && among(" com ", tld):
		if among(" com net org xyz ", tld) {
			return e
		}
	case among(" com ", tld) && left-word > 3 && !plain(name):
		return e // no sentence begins with "com"
	}
	return edit{}
}

// spelledEnding returns the end of "c o m", "c om" or "co m" at text[i:], or 0.
//
//go:noinline
func spelledEnding(text string, i int) int {
	for _, s := range [...]string{"c o m", "c om", "co m"} {
		if after, ok := cutFolded(text, i, s); ok && !wordAt(text, after) && (after >= len(text) || text[after] != '-' && text[after] != '.') {
			return after
		}
	}
	return 0
}

// lostDot undoes a blank in the place of the last dot of a host that begins
// with "www." or a scheme: "www.tokobank com".
func lostDot(text string, i, floor int) edit {
	if i == 0 || i+3 > len(text) || !hostByte(text[i-1]) {
		return edit{}
	}
	end := wordFrom(text, i+1)
	if !among(" com net org xyz tk ml ga cf gq ", text[i+1:end]) || end < len(text) && text[end] == '.' {
		return edit{}
	}
	label := wordTo(text, i, 0)
	if isTLD(text[label:i]) || i-label < 3 || !introduced(text, label, floor) && !webBefore(text, label) {
		return edit{}
	}
	return edit{i, i + 1, ".", Spaced}
}

// webBefore reports whether the host whose last label begins at text[i] begins
// with "www.".
func webBefore(text string, i int) bool {
	start := i
	for n := 0; n < 253 && start > 0 && (hostByte(text[start-1]) || text[start-1] == '.'); n++ {
		start--
	}
	after, ok := cutFolded(text, start, "www.")
	return ok && after <= i
}

// introduced reports whether the host whose last label begins at text[i] has
// a scheme or "www." before it. It reads at most one host's length.
//
//go:noinline
func introduced(text string, i, floor int) bool {
	for n := 0; n < 253 && i > 0; n++ {
		c := text[i-1]
		if c == '/' {
			return i > 1 && (text[i-2] == '/' || floor >= i-1)
		}
		if !hostByte(c) && c != '.' {
			// The slashes may have been followed by blanks, undone before.
			return i > 0 && (floor == i || floor == i+1)
		}
		i--
	}
	return false
}
