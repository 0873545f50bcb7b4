package link

import "unicode/utf8"

// looseSlashes undoes a scheme that is torn, bent or misses its colon, at the
// first of its slashes text[i]: "http // toko.example", "https: //…",
// "https:/ /…", "http//:…", "http:/toko.example", "http:\\…", "https;//…".
func looseSlashes(text string, i, floor int) edit {
	left := blanksBefore(text, i, floor)
	colon := left
	if left > floor && (text[left-1] == ':' || text[left-1] == ';') {
		colon = blanksBefore(text, left-1, floor)
	}
	scheme, start, bent := schemeBefore(text, colon, floor)
	if scheme == "" {
		return edit{}
	}
	second := i + 1
	if second < len(text) && text[second] != text[i] {
		second = skipBlanks(text, second)
	}
	double := second < len(text) && text[second] == text[i]
	last := i // the last slash
	if double {
		last = second
	} else if left != i || colon == left {
		return edit{} // one slash, and not right behind a colon
	}
	end := last + 1
	if colon == left && end < len(text) && text[end] == ':' {
		end++
	}
	after := skipBlanks(text, end)
	if after >= len(text) || byteClass[text[after]]&(classAlnum|classBeyond) == 0 {
		return edit{}
	}
	how := Disguise(0)
	if bent {
		how = Defanged
	}
	if !double || second != i+1 || left != i || colon == left || colon != left-1 || text[colon] != ':' || text[i] == '\\' || after != last+1 {
		how |= Spaced
	}
	if how == 0 {
		return edit{}
	}
	// A blank ends most addresses, and words have single slashes between them:
	// what follows must be a host.
	if (!double || after != end || colon == left) && (!sameLine(text[left:i]) || !hostFollows(text, after)) {
		return edit{}
	}
	return edit{start, after, scheme, how}
}

// hostFollows reports whether a name with a dot, loose or bracketed, follows.
func hostFollows(text string, i int) bool {
	e := wordFrom(text, i)
	if e == i || e >= len(text) {
		return false
	}
	if text[e] == '.' && e+1 < len(text) && hostByte(text[e+1]) {
		return true
	}
	d := skipBlanks(text, e)
	if among(" www ", text[i:e]) && d < len(text) && text[d] == '.' {
		return hostFollows(text, skipBlanks(text, d+1))
	}
	return d < len(text) && text[d] == '.' && d > e && hostFollowsDot(text, d+1) ||
		d < len(text) && undoClass[text[d]] == undoOpen && bracketed(text, d, 0).put == "."
}

// standsAsHost reports whether a domain or an IPv4 address stands at text[i:],
// whose first label ends at text[:end]. A label beyond ASCII may be disguised
// itself and gets the benefit of the doubt.
func standsAsHost(text string, i, end int) bool {
	for k := i; k < end; k++ {
		if text[k] >= utf8.RuneSelf {
			return true
		}
	}
	domain, _ := scanDomain(text, i)
	return domain >= 0 || scanIPv4(text, i) >= 0
}

// hostFollowsDot reports whether the word after a loose dot is an ending.
//
//go:noinline
func hostFollowsDot(text string, i int) bool {
	i = skipBlanks(text, i)
	tld := text[i:wordFrom(text, i)]
	return isTLD(tld) && !capital(tld)
}

// bentScheme undoes "hxxp:", "h**p:" and the like at the colon text[i], where
// the two slashes follow at once, and "http:toko.example" without slashes.
func bentScheme(text string, i, floor int) edit {
	scheme, start, bent := schemeBefore(text, i, floor)
	if scheme == "" {
		return edit{}
	}
	if i+3 < len(text) && text[i+1] == '/' && text[i+2] == '/' {
		if !bent || undoClass[text[i+3]] == undoBlank {
			return edit{} // looseSlashes has the blanks
		}
		return edit{start, i + 3, scheme, Defanged}
	}
	after := skipBlanks(text, i+1)
	e := wordFrom(text, after)
	if e == after || e+1 >= len(text) || text[e] != '.' || !standsAsHost(text, after, e) || !sameLine(text[i:after]) {
		return edit{}
	}
	how := Spaced
	if bent {
		how |= Defanged
	}
	return edit{start, after, scheme, how}
}

// bracketedScheme undoes "http[:]//" and "hxxps[://]" whose bracket stands at
// text[i:end].
func bracketedScheme(text string, i, end int, put string, floor int) edit {
	scheme, start, _ := schemeBefore(text, i, floor)
	if scheme == "" {
		return edit{}
	}
	if put == ":" {
		if end+2 > len(text) || text[end:end+2] != "//" {
			return edit{}
		}
		end += 2
	}
	return edit{start, end, scheme, Defanged}
}

// schemeBefore reads "http", "https" or a bent form of them that ends at
// text[:i] and returns it as "http://" or "https://", where it begins, and
// whether it was bent: "hxxp", "h**p", "htxp", "h__ps".
func schemeBefore(text string, i, floor int) (scheme string, start int, bent bool) {
	secure := false
	p := i - 1
	if p > floor && text[p]|0x20 == 's' {
		secure = true
		p--
	}
	if p < floor+3 || text[p]|0x20 != 'p' || text[p-3]|0x20 != 'h' {
		return "", 0, false
	}
	for _, c := range []byte{text[p-1], text[p-2]} {
		switch c {
		case 't', 'T':
		case 'x', 'X', '*', '_', '#', '+', '?':
			bent = true
		default:
			return "", 0, false
		}
	}
	start = p - 3
	if start > 0 && byteClass[text[start-1]]&classAlnum != 0 {
		return "", 0, false
	}
	if secure {
		return "https://", start, bent
	}
	return "http://", start, bent
}

// looseSlash undoes blanks at the slash text[i] between a host and a path that
// looks like a code: "bit.ly/ x7Ab", "toko.example /x7Ab".
func looseSlash(text string, i, floor int) edit {
	left := blanksBefore(text, i, floor)
	next := skipBlanks(text, i+1)
	if left == i && next == i+1 || next >= len(text) || !sameLine(text[left:next]) || !endsInHost(text, left, floor) {
		return edit{}
	}
	end := wordFrom(text, next)
	// Blanks on both sides, and round the dot before too: all was spaced out.
	spaced := left < i && next > i+1 && floor > 0 && floor == wordTo(text, left, 0) && end > next
	if !spaced && !looksLikeCode(text[next:end]) || hostFollows(text, next) {
		return edit{} // "a.test / b2.test" are two
	}
	return edit{left, next, "/", Spaced}
}

// endsInHost reports whether a host with a top-level domain ends at text[:i].
// Its last dot may have been loose itself and undone, up to floor.
//
//go:noinline
func endsInHost(text string, i, floor int) bool {
	label := wordTo(text, i, 0)
	if label < 2 || !isTLD(text[label:i]) || capital(text[label:i]) {
		return false
	}
	return label == floor || text[label-1] == '.' && hostByte(text[label-2])
}

// looksLikeCode reports whether a word is made by a machine: 3 to 24 letters
// and digits with a digit in them, or with capitals behind small letters.
func looksLikeCode(word string) bool {
	if len(word) < 3 || len(word) > 24 {
		return false
	}
	digits, letters, bumps := 0, 0, 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case '0' <= c && c <= '9':
			digits++
		case byteClass[c]&classAlnum != 0:
			letters++
			if c < 'a' && i > 0 && 'a' <= word[i-1] && word[i-1] <= 'z' {
				bumps++
			}
		default:
			return false
		}
	}
	return digits > 0 && letters > 0 || bumps > 0
}
