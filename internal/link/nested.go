package link

import (
	"strings"

	"saring/internal/rule"
)

// maxNested is how deep a link inside a link is followed.
const maxNested = 3

// judgeInner judges the address that a link carries, and reports what is wrong
// with it as if it were wrong with the link.
func (j *judgement) judgeInner(findings []rule.Finding, depth int) []rule.Finding {
	address := innerAddress(&j.URL)
	if address == "" {
		return findings
	}
	inner := judgement{text: j.text, own: -1, claim: noClaim}
	inner.Found = Found{Span: j.Span, Address: address}
	inner.read(address)
	if inner.Err != nil || inner.URL.Host == "" {
		return findings
	}
	if j.Inner == "" {
		j.Inner = inner.URL.Host
	}
	if inner.Site == j.Site {
		return findings // guard: a site that sends its readers to its own pages
	}
	from := len(findings)
	findings = inner.fire(findings)
	kept := findings[:from]
	for _, f := range findings[from:] {
		if !has(kept, f.Rule.ID) && f.Rule.ID != "open-redirect" {
			kept = append(kept, f)
		}
	}
	if j.Claims == nil {
		j.Claims = inner.Claims
	}
	if depth < maxNested {
		kept = inner.judgeInner(kept, depth+1)
		if inner.Inner != "" {
			j.Inner = inner.Inner
		}
		if j.Claims == nil {
			j.Claims = inner.Claims
		}
	}
	return kept
}

func has(findings []rule.Finding, id string) bool {
	for _, f := range findings {
		if f.Rule.ID == id {
			return true
		}
	}
	return false
}

// innerAddress returns the absolute http(s) address that an address carries in
// its query, its path (AMP caches) or its host (translate.goog), or "".
func innerAddress(u *URL) string {
	if within(u.Host, "translate.goog") && u.Host != "translate.goog" {
		return translated(strings.TrimSuffix(u.Host, ".translate.goog"))
	}
	if inner := ampTarget(u); inner != "" {
		return inner
	}
	for _, part := range [...]string{u.Query, afterQuestion(u.Fragment)} {
		for part != "" {
			var pair string
			pair, part, _ = strings.Cut(part, "&")
			key, value, ok := strings.Cut(pair, "=")
			if !ok {
				value = key // "?https://…"
			} else if !carries(lower(key)) {
				continue
			}
			if address := absolute(value); address != "" {
				return address
			}
		}
	}
	return ""
}

// afterQuestion returns the query inside a fragment ("#/login?next=…").
func afterQuestion(fragment string) string {
	_, query, _ := strings.Cut(fragment, "?")
	return query
}

// carries says that a query parameter usually carries a target.
func carries(key string) bool {
	switch key {
	case "url", "u", "q", "to", "target", "dest", "destination", "redirect", "redirect_url", "redirecturl",
		"redirect_uri", "redir", "next", "goto", "go", "link", "out", "continue", "return", "returnurl", "return_url",
		"rurl", "r", "l", "location", "adurl", "uri", "forward", "service", "a", "murl", "ued", "deeplink", "deep_link_id", "ref":
		return true
	}
	return false
}

// absolute returns the http(s) address that a query value holds,
// percent-encoded once or twice, or "".
func absolute(value string) string {
	for range 3 {
		if hasWebScheme(value) {
			return value
		}
		if !strings.Contains(value, "%") {
			return ""
		}
		value = percentDecoded(value)
	}
	return ""
}

func hasWebScheme(s string) bool {
	if len(s) < len("http://a") {
		return false
	}
	scheme := lower(s[:8])
	return scheme == "https://" || strings.HasPrefix(scheme, "http://")
}

// ampTarget reads the target of Google's and AMP's caches: /amp/s/host/path,
// /c/s/host/path, /v/s/host/path.
func ampTarget(u *URL) string {
	path := ""
	switch {
	case within(u.Host, "google.com"):
		path, _ = strings.CutPrefix(u.Path, "/amp/")
		if path == u.Path {
			return ""
		}
	case within(u.Host, "cdn.ampproject.org"):
		if len(u.Path) < 3 || u.Path[2] != '/' || strings.IndexByte("cvwi", u.Path[1]) < 0 {
			return ""
		}
		path = u.Path[3:]
	default:
		return ""
	}
	path, secure := strings.CutPrefix(path, "s/")
	host, _, _ := strings.Cut(path, "/")
	if !strings.Contains(host, ".") {
		return ""
	}
	if secure {
		return "https://" + path
	}
	return "http://" + path
}

// translated undoes the host names of Google's translation proxy: "-" stands
// for ".", "--" for "-".
func translated(name string) string {
	if !strings.Contains(name, "-") {
		return ""
	}
	out := make([]byte, 0, len(name)+8)
	out = append(out, "https://"...)
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
