package link

import "strings"

// Some services write the other address in a way of their own. The forms are
// facts, gathered from what these services send.

// carried returns the address whose page a translator, a cache or an archive
// shows under its own name, or "".
func carried(u *URL, site string) string {
	if name, ok := strings.CutSuffix(u.Host, ".translate.goog"); ok && strings.Contains(name, "-") {
		return translated(name, u)
	}
	switch {
	case site == "ampproject.org" || site == "bing-amp.com":
		if len(u.Path) > 3 && u.Path[2] == '/' && strings.IndexByte("cvwi", u.Path[1]) >= 0 {
			return ampTarget(u, u.Path[3:])
		}
		if name := upTo(u.Host, "."); len(name) == len(u.Host)-len(".cdn.ampproject.org") && strings.Contains(name, "-") {
			return "https://" + hyphensUndone(name)
		}
	case among(" archive.org archive.today archive.ph archive.is archive.li archive.vn archive.fo archive.md ", site):
		if address := inPath(u); address != "" {
			return address
		}
		when := strings.TrimPrefix(u.Path, "/web")
		if len(when) == len(u.Path) && site == "archive.org" {
			return ""
		}
		when = strings.TrimPrefix(when, "/")
		address := strings.TrimPrefix(when[len(upTo(when, "/")):], "/")
		if (isDated(when) || strings.HasPrefix(when, "newest/")) && strings.Contains(upTo(address, "/"), ".") {
			return "https://" + address + queryOf(u)
		}
	case site == "googleusercontent.com":
		cached := percentDecoded(between(u.Query, "q=cache:", "&"))
		if id := upTo(cached, ":./"); len(id) < len(cached) && cached[len(id)] == ':' && !startsWithWeb(cached) {
			cached = cached[len(id)+1:]
		}
		return complete(upTo(cached, "+ "))
	case strings.HasPrefix(site, "google."):
		if path, ok := strings.CutPrefix(u.Path, "/amp/"); ok {
			return ampTarget(u, path)
		}
		if strings.HasPrefix(u.Host, "translate.") {
			return complete(percentDecoded(between("&"+u.Query, "&u=", "&")))
		}
	}
	return ""
}

// complete puts a scheme before an address that has none; what is no address
// becomes "".
func complete(address string) string {
	switch {
	case startsWithWeb(address):
		return address
	case strings.Contains(upTo(address, "/"), "."):
		return "https://" + address
	}
	return ""
}

// isDated says that a path's part is a time as archives write it, perhaps with
// flags behind it ("20240131120000if_").
func isDated(part string) bool {
	return len(part) >= 4 && isDigit(part[0]) && isDigit(part[1]) && isDigit(part[2]) && isDigit(part[3])
}

// ampTarget reads the target from the path of an AMP cache: "s/host/path", or
// "host/path" for http.
func ampTarget(u *URL, path string) string {
	path, secure := strings.CutPrefix(path, "s/")
	if !strings.Contains(upTo(path, "/"), ".") {
		return ""
	}
	if secure {
		return "https://" + path + queryOf(u)
	}
	return "http://" + path + queryOf(u)
}

// translated undoes the host names of Google's translation proxy. Its own
// parameters, which it writes last, are left out.
func translated(name string, u *URL) string {
	scheme := "https://"
	if strings.Contains(u.Query, "_x_tr_sch=http&") || strings.HasSuffix(u.Query, "_x_tr_sch=http") {
		scheme = "http://"
	}
	name = strings.TrimPrefix(between(u.Query, "_x_tr_hp=", "&")+name, "1-")
	if rest, ok := strings.CutPrefix(name, "0-"); ok { // a name that began with xn--
		scheme, name = scheme+"xn--", rest
	}
	query := queryOf(u)
	if own := strings.Index(query, "_x_tr_"); own > 0 {
		query = query[:own-1]
	}
	return scheme + hyphensUndone(name) + u.Path + query
}

// hyphensUndone reads a host written as one label: "-" stands for ".", "--" for
// "-".
func hyphensUndone(name string) string {
	out := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c == '-' {
			c = '.'
			if i+1 < len(name) && name[i+1] == '-' {
				c = '-'
				i++
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// unwrapped returns the address inside a link that a mailer or a security
// gateway has rewritten in a way of its own, or "".
func unwrapped(u *URL, site string) string {
	switch {
	case among(" urldefense.com urldefense.us proofpoint.com ", site):
		if wrapped := between(u.Path+queryOf(u), "/v3/__", ""); wrapped != "" {
			return defended(wrapped)
		}
		if address := []byte(between(u.Query, "u=", "&")); strings.HasPrefix(u.Path, "/v2/") {
			for i, c := range address {
				switch c {
				case '-':
					address[i] = '%'
				case '_':
					address[i] = '/'
				}
			}
			return absolute(string(address), false)
		}
	case strings.HasPrefix(site, "mimecast"):
		return complete(between(u.Query, "domain=", "&")) // all that it shows
	case site == "mandrillapp.com":
		path := between(u.Path, "/track/click/", "")
		return complete(between(path, "/", ""))
	case u.Scheme == "intent":
		return absolute(between(u.Fragment, "S.browser_fallback_url=", ";"), true)
	}
	return ""
}

// defended undoes version 3 of Proofpoint's writing: "address__;code!…", where
// each "*" stands for the next character of the code, which is base64, and "**"
// with a letter for a run of them.
func defended(wrapped string) string {
	end := strings.Index(wrapped, "__;")
	if end < 0 {
		return ""
	}
	address := wrapped[:end]
	hidden := []rune(base64Decoded(between(wrapped, "__;", "!")))
	const runs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	out := make([]byte, 0, len(wrapped))
	for i := 0; i < len(address); i++ {
		if address[i] != '*' {
			out = append(out, address[i])
			continue
		}
		n := 1
		if i+2 < len(address) && address[i+1] == '*' {
			n = strings.IndexByte(runs, address[i+2]) + 2
			i += 2
		}
		n = min(n, len(hidden))
		out = append(out, string(hidden[:n])...)
		hidden = hidden[n:]
	}
	return absolute(string(out), false)
}
