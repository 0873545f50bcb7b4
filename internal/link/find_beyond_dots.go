package link

// spokenDot undoes " dot " and " titik " at the blank text[i], between a word
// that can be a host and a common ending: "toko dot example".
func spokenDot(text string, i, floor int) edit {
	word := skipBlanks(text, i)
	end := wordFrom(text, word)
	if !among(" dot titik d0t ", text[word:end]) {
		return edit{}
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
	if more > after && among(" dot titik ", text[more:more2]) {
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

// hasSign reports whether a word looks like a name made for a host: a digit or
// a hyphen among its letters.
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
		return edit{}
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
		return edit{}
	}
	if capital(tld) || !isTLD(tld) {
		return edit{}
	}
	path := after+1 < len(text) && text[after] == '/' && byteClass[text[after+1]]&classAlnum != 0
	closed := after >= len(text) || !wordAt(text, after) && text[after] != '-'
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
	if right == i+1 && among(" com net org xyz ", tld) && left-word > 2 && !amongWords(proseHosts[:], text[word:left]) {
		return e
	}
	return edit{}
}

// introduced reports whether the host whose last label begins at text[i] has
// a scheme or "www." before it. It reads at most one host's length.
func introduced(text string, i, floor int) bool {
	for n := 0; n < 253 && i > 0; n++ {
		c := text[i-1]
		if c == '/' {
			return i > 1 && (text[i-2] == '/' || floor >= i-1)
		}
		if !hostByte(c) && c != '.' {
			// The slashes may have been followed by blanks, undone before.
			return floor == i && i > 0
		}
		i--
	}
	return false
}
