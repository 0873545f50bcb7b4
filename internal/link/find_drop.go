package link

import "strings"

// Find drops what the grammar of xurls allows and no person would call a link.
// What has a scheme, "www.", a path or a disguise is never dropped: somebody
// meant it. Each ground for dropping is a function with cases of both kinds in
// its test.

// dropped removes from found, in place, what is no link for a person.
func dropped(text string, found []Found) []Found {
	kept := found[:0]
	for _, f := range found {
		if f.Disguise == 0 && !f.Email && noLink(text, f.Span.Start, f.Span.End) {
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// noLink reports whether text[start:end], which has no disguise, is an
// accident of writing.
func noLink(text string, start, end int) bool {
	s := text[start:end]
	if s[len(s)-1] == '#' && hostless(s) {
		return true
	}
	if s[0] == '[' || strings.IndexByte(s, '/') >= 0 {
		return false
	}
	if _, ok := cutFolded(s, 0, "www."); ok {
		return false
	}
	if colon := strings.IndexByte(s, ':'); colon >= 0 {
		if strings.IndexByte(s[:colon], '.') < 0 {
			return scopeOperator(s)
		}
		s = s[:colon] // a host with a port: "no.pin:25" is none
	}
	dot := strings.LastIndexByte(s, '.')
	if dot <= 0 {
		return false
	}
	name, tld := s[:dot], s[dot+1:]
	if digits(tld) {
		return versionNumber(text, start, end)
	}
	if payment(name) || goesOnAsFile(text, end) || strings.HasPrefix(text[end:], "()") {
		return true
	}
	return missingSpace(text, end, name, tld) || sentenceBreak(name, tld) ||
		fileName(name, tld) || abbreviation(name, tld)
}

// scopeOperator: "std::cout", "a::b" and "pukul::10" are IPv6 addresses for
// xurls. One that somebody means has digits in at least two groups.
func scopeOperator(s string) bool {
	groups, digit := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':':
			if digit {
				groups++
			}
			digit = false
		case '0' <= c && c <= '9':
			digit = true
		case byteClass[c]&classHex == 0:
			return false // a scheme, or an IPv4 address at the end
		}
	}
	if digit {
		groups++
	}
	return groups < 2 && s != "::1"
}

// hostless: "http://#" names no host.
func hostless(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	return ok && strings.Trim(rest, "#?/") == ""
}

// payment: the text of a QR code for paying (EMV) holds names such as
// "ID.CO.QRIS.WWW", run together with numbers.
func payment(name string) bool {
	return len(name) > 12 && name[:6] == "000201" && allCapital(name)
}

// goesOnAsFile: the host of "index.example.php", "cadangan.example.tar.gz" is
// a part of the name of a file.
func goesOnAsFile(text string, end int) bool {
	return end+2 < len(text) && text[end] == '.' &&
		among(" php html htm asp aspx jsp tar gz exe apk pdf doc docx xls xlsx jpg jpeg png gif mp4 css txt ", text[end+1:wordFrom(text, end+1)])
}

// versionNumber: "v1.2.3.4", "versi 1.2.3.4", "Chrome 120.0.1.2", "1.2.3.4.5".
func versionNumber(text string, start, end int) bool {
	if end+1 < len(text) && text[end] == '.' && digits(text[end+1:end+2]) {
		return true
	}
	i := start
	for n := 0; n < mostBlanks && i > 0 && (text[i-1] == ' ' || text[i-1] == '.' || text[i-1] == '-' || text[i-1] == ':' || text[i-1] == '/'); n++ {
		i--
	}
	return among(" v ver vers versi version rev revisi release rilis build firmware chrome android ios windows macos app apk aplikasi update upgrade kernel driver os ", text[wordTo(text, i, 0):i])
}

// missingSpace: the dot ends a sentence and the blank behind it is missing,
// all in small letters: "kalau.guru", "rumah.info", "days.so you can".
func missingSpace(text string, end int, name, tld string) bool {
	if !everyday(tld) || end < len(text) && text[end] == '-' {
		return false
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case name != last && !wordsOnly(name):
		return false
	case plain(last):
		// "here.it", but not "klik.us" with a path, which never comes here.
		return true
	case digits(last):
		return !capital(tld) || name == last // "2016.promo", "4444.info"
	}
	return letters(name) && (end < len(text) && text[end] == '\'' || amongWords(closedTLDs[:], tld)) // "ystrday.it's"
}

// wordsOnly reports whether all labels of a name are plain words or numbers.
func wordsOnly(name string) bool {
	for name != "" {
		label, rest, _ := strings.Cut(name, ".")
		if !plain(label) && !digits(label) && len(label) > 1 {
			return false
		}
		name = rest
	}
	return true
}

// sentenceBreak: a capital begins the next sentence: "selesai.Info",
// "berlaku.Download", "u.So". A host in capitals throughout is kept, and so is
// one that a keyboard began with capitals ("Klikbca.Com").
func sentenceBreak(name, tld string) bool {
	if !capital(tld) || allCapital(name) && allCapital(tld) && !everyday(tld) {
		return false
	}
	if hasSign(name) && !digits(name) || strings.IndexByte(name, '.') >= 0 && !wordsOnly(name) {
		return false
	}
	if allCapital(name) && allCapital(tld) && len(name) > 1 {
		return plain(name)
	}
	return everyday(tld)
}

// fileName: "foto.zip", "main.rs", "README.md", but "tokobank.pl". Names in
// ".apk" are no links for xurls either; the rules about apps find them.
func fileName(name, tld string) bool {
	return among(" zip mov md rs py sh pl ps ", tld) && (amongWords(fileNames[:], name) || plain(name) || len(tld) > 2 && digits(name))
}

// abbreviation: "d.a", "a.n", "PT.ABC", "no.pin", "dr.pt": a name of one
// letter with a short ending, or a short form that a name or number follows.
func abbreviation(name, tld string) bool {
	if len(name) == 1 && len(tld) <= 4 && !among(" com net org id me co ", tld) {
		return true
	}
	if among(" com net org ", tld) {
		return false
	}
	first, rest, more := strings.Cut(name, ".")
	if !among(" pt cv ud tb rp no nmr nomor telp hp jl jln kel kec kab prov rt rw dr drs dra ir hj bpk ibu sdr yth tgl pkl ttd dll dsb dst an ", first) {
		return false
	}
	return !more || !among(" go ac co or ", rest) && (plain(rest) || len(rest) < 3)
}
