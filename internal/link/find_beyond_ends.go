package link

import (
	"strings"
	"unicode/utf8"
)

// The last steps beyond xurls move the ends of links to where a person sees
// them: no new link is found, and none is lost.

// trued moves the ends of links that stand in the open.
func trued(text string, found []Found) []Found {
	var users []Found
	for i := range found {
		f := &found[i]
		if f.Disguise != 0 {
			continue
		}
		if f.Email {
			if n := len(users); n > 0 && users[n-1].Span.End > f.Span.Start {
				continue // within the path of the last one
			}
			if u, ok := userInfo(text, *f); ok {
				users = append(users, u)
			} else if u, ok := password(text, found[:i], *f); ok {
				users = append(users, u)
			}
			for f.Address[0] == '.' { // no mailbox begins with a dot
				f.Address = f.Address[1:]
				f.Span.Start++
			}
			continue
		}
		if n := gluedWord(f.Address); n > 0 {
			f.Address = f.Address[n:]
			f.Span.Start += n
		}
		if n := dashesBehind(f.Address); n > 0 {
			f.Address = f.Address[:len(f.Address)-n]
			f.Span.End -= n
		}
		if n := len(f.Address) - 1; f.Span.Start > 0 && (f.Address[n] == '_' || f.Address[n] == '~') && text[f.Span.Start-1] == f.Address[n] {
			f.Address = f.Address[:n] // _italic_, ~struck~
			f.Span.End--
		}
		if n := underscored(text, f.Span.Start, f.Address); n > 0 {
			f.Span.Start -= n
			f.Address = text[f.Span.Start:f.Span.End]
		}
	}
	return merge(found, users)
}

// password reads "www.bank.example:x@toko.example" as one link to
// toko.example: for the finder it is a link and an e-mail address behind it.
func password(text string, before []Found, mail Found) (Found, bool) {
	if len(before) == 0 {
		return mail, false
	}
	f := before[len(before)-1]
	if f.Email || f.Disguise != 0 || f.Span.End+1 != mail.Span.Start || text[f.Span.End] != ':' || strings.ContainsAny(f.Address, "/:") {
		return mail, false
	}
	f.Span.End = scanPortPath(text, mail.Span.End)
	f.Address = text[f.Span.Start:f.Span.End]
	return f, true
}

// underscored returns how many bytes before text[start:] belong to the first
// label of a schemeless link: "_" is no letter of a host for the finder, but
// browsers take it in all labels that are not registered.
func underscored(text string, start int, address string) int {
	if start < 2 || text[start-1] != '_' || byteClass[text[start-2]]&classAlnum == 0 {
		return 0
	}
	host := address
	if end := strings.IndexAny(address, ":/"); end >= 0 {
		host = address[:end]
	}
	if strings.Count(host, ".") < 2 || strings.HasPrefix(address[len(host):], "://") {
		return 0
	}
	i := start
	for start-i < 63 && i > 0 && (hostByte(text[i-1]) || text[i-1] == '_') {
		i--
	}
	for i < start && byteClass[text[i]]&classAlnum == 0 {
		i++
	}
	return start - i
}

// userInfo reads "bank.example@toko.example/masuk" as a browser does: not as
// an e-mail address, which has no path, but as a link to toko.example. What
// stands before the "@" must look like a host.
func userInfo(text string, f Found) (Found, bool) {
	local, _, _ := strings.Cut(f.Address, "@")
	_, www := cutFolded(local, 0, "www.")
	dot := strings.LastIndexByte(local, '.')
	if !www && (dot <= 0 || !isTLD(local[dot+1:])) {
		return f, false
	}
	end := scanPortPath(text, f.Span.End)
	if end == f.Span.End && !www {
		return f, false
	}
	f.Span.End = end
	f.Address = text[f.Span.Start:end]
	f.Email = false
	return f, true
}

// gluedWord returns how many bytes at the front of a schemeless link are a
// word that a missing blank glued to it: "klik.www.toko.example" is for a
// person "www.toko.example". Scripts that put no blanks between words do the
// same to any host: "点击toko.example".
func gluedWord(address string) int {
	for k := 0; k < len(address); k++ {
		switch c := address[k]; {
		case c == ':' || c == '/':
			return 0
		case c == '.' && k > 0 && k+5 < len(address) && address[k+1]|0x20 == 'w':
			if _, ok := cutFolded(address, k+1, "www."); ok && address[k+5] != '/' {
				return k + 1
			}
		case c >= utf8.RuneSelf:
			return gluedScript(address)
		}
	}
	return 0
}

// gluedScript is gluedWord for a host that begins with letters of a script
// without blanks and goes on in ASCII throughout.
func gluedScript(address string) int {
	cut := 0
	for cut < len(address) {
		r, n := utf8.DecodeRuneInString(address[cut:])
		if !unspaced(r) {
			break
		}
		cut += n
	}
	end := wordFrom(address, cut)
	if cut == 0 || end-cut < 2 && strings.IndexByte(address, '/') < 0 || end == len(address) || address[end] != '.' || byteClass[address[cut]]&classAlnum == 0 {
		return 0
	}
	for i := cut; i < len(address) && address[i] != '/'; i++ {
		if address[i] >= utf8.RuneSelf {
			return 0
		}
	}
	return cut
}

// unspaced reports whether r belongs to a script that is written without
// blanks between words: Thai, Lao, Khmer, Kana, Han.
//
//go:noinline
func unspaced(r rune) bool {
	return 0x0E00 <= r && r <= 0x0EFF || 0x1780 <= r && r <= 0x17FF || 0x3040 <= r && r <= 0x30FF || 0x3400 <= r && r <= 0x9FFF
}

// dashesBehind returns how many hyphens and other marks follow the host of a
// link that has a scheme and nothing behind the host: a ruled line, not a name.
func dashesBehind(address string) int {
	end := len(address)
	for end > 0 && strings.IndexByte("-_~=+&$%#", address[end-1]) >= 0 {
		end--
	}
	if end == len(address) {
		return 0
	}
	colon := strings.Index(address, "://")
	if colon < 0 || end <= colon+3 || strings.ContainsAny(address[colon+3:end], "/?#") {
		return 0
	}
	return len(address) - end
}
