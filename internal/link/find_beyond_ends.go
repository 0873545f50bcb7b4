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
	}
	return merge(found, users)
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
	if cut == 0 || end-cut < 2 || end == len(address) || address[end] != '.' || byteClass[address[cut]]&classAlnum == 0 {
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
func unspaced(r rune) bool {
	return 0x0E00 <= r && r <= 0x0EFF || 0x1780 <= r && r <= 0x17FF || 0x3040 <= r && r <= 0x30FF || 0x3400 <= r && r <= 0x9FFF
}

// dashesBehind returns how many hyphens and other marks follow the host of a
// link that has a scheme and nothing behind the host: a ruled line, not a name.
func dashesBehind(address string) int {
	colon := strings.Index(address, "://")
	if colon < 0 {
		return 0
	}
	end := len(address)
	for end > colon+3 && strings.IndexByte("-_~=+&$%#", address[end-1]) >= 0 {
		end--
	}
	if end == len(address) || end == colon+3 || strings.ContainsAny(address[colon+3:end], "/?#") {
		return 0
	}
	return len(address) - end
}
