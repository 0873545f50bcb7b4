package link

// Scan calls yield for every match of xurls.Relaxed() in text, in order, until
// yield returns false. Start and end are byte offsets; email says that the
// match is an e-mail address without a scheme. The text may be any bytes.
//
// It is one pass: every link has a dot, a colon or an "@" in it, so Scan goes
// from one such byte to the next and reads around it what the grammar of xurls
// allows there. The time is linear in len(text) whatever the text is.
//
// The names of top-level domains and schemes, and the grammar, are those of
// mvdan.cc/xurls/v2 (BSD 3-Clause); its expression is the tests' oracle.
func Scan(text string, yield func(start, end int, email bool) bool) {
	scanFrom(text, 0, yield)
}

// scanFrom is Scan for a text that has no trigger before from.
func scanFrom(text string, from int, yield func(start, end int, email bool) bool) {
	s := scanner{text: text}
	for i := from; ; {
		if i = nextTrigger(text, i); i >= len(text) {
			return
		}
		var m match
		switch text[i] {
		case '.':
			m = s.atDot(i)
		case ':':
			m = s.atColon(i)
		default:
			m = s.atAt(i)
		}
		if m.end <= i {
			i++
			continue
		}
		if !yield(m.start, m.end, m.email) {
			return
		}
		i = m.end
		s.floor = m.end
	}
}

// match is a link; end is 0 for none.
type match struct {
	start, end int
	email      bool
}

// better keeps the leftmost of two matches, and of two with the same start the
// longer.
func (m match) better(o match) match {
	if o.end == 0 || m.end != 0 && (m.start < o.start || m.start == o.start && m.end >= o.end) {
		return m
	}
	return o
}

type scanner struct {
	text  string
	floor int // end of the last match: nothing may begin before
	// Up to labels the dots are known to join labels without a domain.
	labels int
	// The run of e-mail characters up to local is read already; mail is the
	// end of the domain after the "@" that follows it, or -1.
	local, mail int
}

// atDot returns the leftmost link whose first dot is at text[dot].
func (s *scanner) atDot(dot int) match {
	text := s.text
	if dot+1 >= len(text) || byteClass[text[dot+1]]&(classAlnum|classBeyond) == 0 || dot == s.floor {
		return match{}
	}
	before := byteClass[text[dot-1]]
	if before&(classAlnum|classBeyond) == 0 {
		return match{}
	}
	var m match
	if dot >= s.labels && labelRune(text, dot+1) > 0 && labelRuneBefore(text, dot, s.floor) > 0 {
		end, reached := scanDomain(text, dot+1)
		// The label after this dot can itself be a top-level domain.
		end = max(end, scanTLD(text, dot+1))
		if end > 0 {
			m = match{start: labelStart(text, dot, s.floor), end: scanPortPath(text, end)}
		} else {
			s.labels = reached
		}
	}
	if '0' <= text[dot-1] && text[dot-1] <= '9' {
		if start, end, ok := scanBareIPv4(text, dot, s.floor); ok {
			m = m.better(match{start: start, end: scanPortPath(text, end)})
		}
	}
	if m.end == 0 {
		return m
	}
	m = m.better(s.mailAround(dot))
	if end := scanDotted(text, m.start); end > m.end {
		m.end, m.email = end, false
	}
	return m
}

// mailAround returns the e-mail address whose part before the "@" covers
// text[i], which is one of its characters.
func (s *scanner) mailAround(i int) match {
	if i >= s.local {
		s.local = i
		for s.local < len(s.text) && byteClass[s.text[s.local]]&classLocal != 0 {
			s.local++
		}
		s.mail = -1
		if s.local < len(s.text) && s.text[s.local] == '@' {
			s.mail, _ = scanDomain(s.text, s.local+1)
		}
	}
	if s.mail < 0 {
		return match{}
	}
	return match{start: s.localStart(i), end: s.mail, email: true}
}

func (s *scanner) localStart(i int) int {
	for i > s.floor && byteClass[s.text[i-1]]&classLocal != 0 {
		i--
	}
	return i
}

// atAt returns the e-mail address whose "@" is at text[at].
func (s *scanner) atAt(at int) match {
	if at == s.floor || byteClass[s.text[at-1]]&classLocal == 0 {
		return match{}
	}
	end, _ := scanDomain(s.text, at+1)
	if end < 0 {
		return match{}
	}
	return match{start: s.localStart(at), end: end, email: true}
}

// atColon returns the leftmost link whose first colon is at text[colon]: one
// with a scheme, an IPv6 address, or one in brackets.
func (s *scanner) atColon(colon int) match {
	text := s.text
	var m match
	if authority, bare := scanSchemes(text, colon, s.floor); authority >= 0 || bare >= 0 {
		if end := scanPath(text, colon+1); end >= 0 && bare >= 0 {
			m = match{start: bare, end: end}
		}
		if authority >= 0 {
			if end := scanPath(text, colon+3); end >= 0 {
				m = m.better(match{start: authority, end: end})
			}
		}
	}
	hex := colon
	for hex > s.floor && colon-hex < 4 && byteClass[text[hex-1]]&classHex != 0 {
		hex--
	}
	if colon+1 >= len(text) || text[colon+1] != ':' && (hex == colon || byteClass[text[colon+1]]&classHex == 0) {
		return m
	}
	end := scanIPv6(text, hex)
	if end >= 0 {
		m = m.better(match{start: hex, end: end})
	}
	if hex > s.floor && text[hex-1] == '[' {
		if hex == colon && end < 0 { // "::" alone counts within brackets
			end = colon + 2
		}
		if end >= 0 && end < len(text) && text[end] == ']' {
			m = m.better(match{start: hex - 1, end: scanPortPath(text, end+1)})
		}
	}
	return m
}
