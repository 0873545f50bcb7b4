package link

import "strings"

// targetOf returns the absolute http(s) address that an address carries in its
// host, path, query or fragment, and how it is carried; "" if there is none.
// site is the registrable domain of u.
func targetOf(u *URL, site string) (address string, how Carriage) {
	if !webScheme(u.Scheme) && among(" mailto tel sms javascript data ", u.Scheme) {
		return "", Forwards
	}
	if address = carried(u, site); address != "" {
		return address, Carries
	}
	if address = unwrapped(u, site); address != "" {
		return address, Forwards
	}
	if u.Query == "" && u.Fragment == "" {
		return inPath(u), Forwards
	}
	shares := sharing(u, site)
	if address, how = inPairs(u, u.Query, shares); address != "" {
		return address, how
	}
	fragment := u.Fragment
	if _, query, ok := strings.Cut(fragment, "?"); ok && !startsWithWeb(fragment) {
		fragment = query // "#/login?next=…"
	}
	if address, how = inPairs(u, fragment, shares); address != "" {
		return address, how
	}
	return inPath(u), Forwards
}

// inPairs looks for the target among the pairs of a query.
func inPairs(u *URL, query string, shares bool) (string, Carriage) {
	for rest := query; rest != ""; {
		whole := rest
		var pair string
		pair, rest, _ = strings.Cut(rest, "&")
		if startsWithWeb(pair) {
			return absolute(whole, false), Forwards // "?https://…": all that follows is its own
		}
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			if address := absolute(key, false); address != "" {
				return address, Forwards
			}
			continue
		}
		if shares {
			if address := mentioned(value); address != "" {
				return address, Mentions
			}
			continue
		}
		if len(value) < len("www.a.b") {
			continue
		}
		known, how := carries(lower(key))
		if !known && !strings.Contains(value, base64Web) {
			continue
		}
		if key == "q" && (u.Path == "" || u.Path == "/" || strings.HasPrefix(u.Path, "/search")) {
			continue // guard: somebody looks for an address
		}
		if address := absolute(value, known); address != "" {
			if how == Returns && lower(key) != "redirect_uri" && !signsIn(u) {
				how = Forwards
			}
			return address, how
		}
	}
	return "", Forwards
}

// Names of query parameters that usually carry a target, each between blanks.
// A blank before or behind a word that stands alone would match all of it.
const (
	keysForward = " u q to target dest destination redir redirect redirect_to goto go link out r l a t z location loc forward ued uddg deeplink deep_link_id jump exit open href landing "
	keysReturn  = " continue next return return_to returnto redirect_uri service ru rurl followup wreply back came_from post_logout_redirect_uri success oauth_callback "
	// guard: addresses of pictures, and of the page that the link stands on
	keysOther = "im pic page photo logo icon thumb video audio feed ref src source base api callback origin canonical cancel error curr client request"
)

// carries says that a query parameter of this name usually carries a target,
// and in what way.
func carries(key string) (bool, Carriage) {
	switch {
	case among(keysReturn, key):
		return true, Returns
	case among(keysForward, key):
		return true, Forwards
	case !strings.HasSuffix(key, "url") && !strings.HasSuffix(key, "uri"):
		return false, Forwards
	case startsWithAny(key, "return back success"):
		return true, Returns
	}
	return !startsWithAny(key, keysOther), Forwards
}

// signsIn says that an address looks like a page to sign in or out.
func signsIn(u *URL) bool {
	return holdsAny(lower(u.Host+u.Path), "login signin sign_in sign-in signup logout auth sso accounts. account/ masuk passport register daftar /cas")
}

// Where share buttons live: what they carry is told to others, not opened.
const (
	shareSites = " facebook.com twitter.com x.com linkedin.com pinterest.com reddit.com line.me vk.com tumblr.com threads.net threads.com bsky.app google.com "
	sharePaths = "/share /intent/ /dialog/ /submit /pin/create /r/msg /lineit /compose /mail/"
)

// sharing says that an address is a share button.
func sharing(u *URL, site string) bool {
	return among(" wa.me whatsapp.com t.me telegram.me ", site) || u.Scheme == "whatsapp" || u.Scheme == "tg" ||
		among(shareSites, site) && holdsAny(lower(u.Path), sharePaths)
}

// mentioned returns the first web address in a text that a query holds.
func mentioned(value string) string {
	for range maxDecoded {
		if at, _ := webAt(value, 0); at >= 0 && strings.Contains(value[at:], "://") {
			value = value[at:]
			return absolute(upTo(value, " +\n\t\"<>"), false)
		}
		if !strings.Contains(value, "%") {
			break
		}
		value = percentDecoded(value)
	}
	return ""
}

// inPath returns the address that stands in a path: to its end if written in
// the open ("/https://a.example/x"), to the next slash if encoded.
func inPath(u *URL) string {
	path := u.Path
	for from := 0; ; {
		at, encoded := webAt(path, from)
		if at < 0 {
			break
		}
		from = at + 4
		if at == 0 || isLetter(path[at-1]) || isDigit(path[at-1]) || path[at-1] == '-' || path[at-1] == '.' {
			continue
		}
		rest := path[at:]
		if encoded {
			return absolute(upTo(rest, "/"), false)
		}
		if end := strings.Index(rest, "___."); end > 0 { // Avanan: /___https://…___.code
			return absolute(rest[:end], false)
		}
		colon := strings.IndexByte(rest, ':')
		host := strings.TrimLeft(rest[colon+1:], "/")
		if !strings.Contains(host, ".") {
			return ""
		}
		return rest[:colon] + "://" + host + queryOf(u)
	}
	if at := strings.Index(path, base64Web); at > 0 && strings.IndexByte("/=_,", path[at-1]) >= 0 {
		return absolute(upTo(path[at:], "/"), false)
	}
	return ""
}

// queryOf returns the query with its "?", or "".
//
//go:noinline
func queryOf(u *URL) string {
	if u.Query == "" {
		return ""
	}
	return "?" + u.Query
}
