package link

import (
	"strings"

	"saring/internal/rule"
)

// deviceLink fires for addresses that link another device to an account: the
// official host makes them no better.
func deviceLink(j *judgement) (rule.Finding, bool) {
	u := &j.URL
	switch {
	case u.Scheme == "whatsapp" && strings.Contains(lower(j.Address), "linked_devices"):
	case within(u.Host, "wa.me") || within(u.Host, "whatsapp.com"):
		if !strings.Contains(lower(u.Path), "/linked_devices") && !strings.Contains(lower(u.Path), "/linked-devices") {
			return silent, false
		}
	case u.Scheme == "tg" && strings.HasPrefix(lower(j.Address), "tg://login"):
	case u.Scheme == "sgnl" && strings.HasPrefix(lower(j.Address), "sgnl://linkdevice"):
	default:
		return silent, false
	}
	return j.whole()
}

// apkLink fires for an Android app from anywhere but an app store.
func apkLink(j *judgement) (rule.Finding, bool) {
	path := strings.TrimRight(lower(j.URL.Path), "/")
	name := path[strings.LastIndexByte(path, '/')+1:]
	switch {
	case webScheme(j.URL.Scheme) && appFile(name):
	case webScheme(j.URL.Scheme) && appFile(fileInQuery(lower(j.URL.Query))):
		name = fileInQuery(lower(j.URL.Query))
	default:
		return silent, false
	}
	if within(j.URL.Host, "play.google.com") {
		return silent, false // guard: the store itself
	}
	f, _ := j.whole()
	f.Value = name
	if at := strings.LastIndex(lower(j.Address), name); at >= 0 && j.written() == j.Address {
		at += j.target().Start
		f.Spans[0] = rule.Span{Start: at, End: at + len(name)}
	}
	return f, true
}

// appFile says that a file name ends as Android apps do.
func appFile(name string) bool {
	for _, end := range [...]string{".apk", ".xapk", ".apks", ".apkm", ".aab"} {
		if strings.HasSuffix(name, end) && len(name) > len(end) {
			return true
		}
	}
	return strings.HasSuffix(name, "%2eapk")
}

// fileInQuery returns the value of a query parameter that names a file.
func fileInQuery(query string) string {
	for pair := range strings.SplitSeq(query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		switch key {
		case "file", "filename", "name", "download", "f", "dl":
			if appFile(value) {
				return value[strings.LastIndexByte(value, '/')+1:]
			}
		}
	}
	return ""
}

// runsCode fires for schemes that run something instead of opening a page.
func runsCode(j *judgement) (rule.Finding, bool) {
	switch j.URL.Scheme {
	case "javascript", "data", "vbscript", "intent", "blob", "file", "ms-msdt", "search-ms", "content":
	default:
		return silent, false
	}
	if j.URL.Assumed {
		return silent, false
	}
	f, _ := j.whole()
	f.Value = j.URL.Scheme + ":"
	return f, true
}

// brandInPath fires for a party's name as a segment of somebody else's path,
// beside a word that asks for something.
func brandInPath(j *judgement) (rule.Finding, bool) {
	if j.Owner != nil || j.Claims != nil || j.Kind == Messenger || j.Kind == Tenant || len(j.URL.Path) > 512 || j.ending == papersEnding {
		return silent, false
	}
	path := lower(j.URL.Path)
	var party *Party
	for at := 0; at < len(path); {
		end := at
		for end < len(path) && (isLower(path[end]) || isDigit(path[end])) {
			end++
		}
		if end > at {
			if p, ambiguous := j.brands().byAlias(path[at:end]); p != nil && !ambiguous {
				party = p
				break
			}
		}
		at = end + 1
	}
	if party == nil || !asksIn(path) {
		return silent, false
	}
	f, _ := j.whole()
	f.Party, f.Truth = party.Name, party.truth()
	return f, true
}

// fakeEnding fires for a host that shows a domain's ending long before its own:
// "post.com-track.example", "pajak.go.id-refund.example".
func fakeEnding(j *judgement) (rule.Finding, bool) {
	if j.ending == papersEnding || j.Owner != nil {
		return silent, false
	}
	for i := 1; i < len(j.labels); i++ {
		text := j.labels[i].text
		for _, end := range [...]string{"com-", "net-", "org-", "gov-", "id-"} {
			if strings.HasPrefix(text, end) && (end != "id-" || secondLevel(j.labels[i-1].text)) {
				f, _ := j.host()
				f.Spans[0] = j.hostSpan(j.labels[i].offset, j.labels[i].length)
				return f, true
			}
		}
	}
	return silent, false
}

// secondLevel says that a label is one that stands before a country's ending.
func secondLevel(label string) bool {
	return label == "go" || label == "co" || label == "or" || label == "ac"
}

// baitWords fires for a host that is made of words that ask for something.
// A word that asks counts twice a word of business.
func baitWords(j *judgement) (rule.Finding, bool) {
	if !j.strangers() || j.Claims != nil {
		return silent, false
	}
	l := &j.labels[j.own]
	if len(l.pieces) == 1 {
		return silent, false // guard: "login" by itself is any site's own
	}
	hyphens := strings.Contains(l.text, "-")
	open := j.tenant || j.ending == cheapEnding
	need := 4
	switch {
	case j.works: // guard: people who learn to program call their work so
		need = 5
	case open && l.trap > 0, hyphens && (open || l.trap > 0 && l.unknown <= 4):
		need = 2
	case open, l.trap > 0:
		need = 3
	case j.counts.bait == 1 && !hyphens:
		return silent, false // guard: a company's name ("securemailservice")
	}
	room := 4
	if open && (hyphens || l.trap > 0) {
		room = 20
	}
	if l.bait == 0 || j.counts.talk > 0 || l.unknown > room || 2*j.counts.bait+j.counts.business < need {
		return silent, false
	}
	f, _ := j.host()
	f.Spans[0] = j.hostSpan(l.offset, l.length)
	return f, true
}

// strangers says that the host has labels that somebody unknown chose.
func (j *judgement) strangers() bool {
	return j.own >= 0 && len(j.labels) > 0 && j.Owner == nil && j.ending != papersEnding
}

// machineMadeHost fires for a name that nobody would choose.
func machineMadeHost(j *judgement) (rule.Finding, bool) {
	if !j.strangers() || isPunycode(j.labels[j.own].text) {
		return silent, false
	}
	l := &j.labels[j.own]
	if !l.machineMade(j.tenant) {
		return silent, false
	}
	f, _ := j.host()
	f.Spans[0] = j.hostSpan(l.offset, l.length)
	return f, true
}

// numberHost fires for a host that is a long number: beside machine-made-host
// a reason to stop under any ending, not only under a cheap one.
func numberHost(j *judgement) (rule.Finding, bool) {
	if !j.strangers() {
		return silent, false
	}
	l := &j.labels[j.own]
	if s := shapeOf(l.text); s.letters > 0 || s.digits < 6 {
		return silent, false
	}
	f, _ := j.host()
	f.Spans[0] = j.hostSpan(l.offset, l.length)
	return f, true
}

// ipInHost fires for the name that a rented server has before it gets one.
func ipInHost(j *judgement) (rule.Finding, bool) {
	if j.URL.IP || !j.strangers() || !addressLike(j.URL.Host[:len(j.URL.Host)-len(j.Suffix)]) {
		return silent, false
	}
	return j.host()
}

// manyHyphens fires for a tenant's name in pieces ("sso--wallet--com-auth").
func manyHyphens(j *judgement) (rule.Finding, bool) {
	if !j.strangers() || !j.tenant || isPunycode(j.labels[j.own].text) {
		return silent, false
	}
	l := &j.labels[j.own]
	hyphens := strings.Count(l.text, "-")
	shreds := hyphens >= 5 && 2*len(l.text) < 7*(hyphens+1) // "n-e-w-me-ss-age"
	if !shreds && (j.works || hyphens < 4 && !strings.Contains(l.text, "--")) {
		return silent, false
	}
	f, _ := j.host()
	f.Spans[0] = j.hostSpan(l.offset, l.length)
	return f, true
}

// temporaryHost fires for tunnels and for servers that have no name yet: no
// business and no friend sends a link there.
func temporaryHost(j *judgement) (rule.Finding, bool) {
	if !j.temporary || len(j.labels) == 0 {
		return silent, false
	}
	return j.host()
}

// hiddenPage fires for a page in a folder where the software that runs a site
// keeps its own files: somebody broke in and put it there.
func hiddenPage(j *judgement) (rule.Finding, bool) {
	if j.Owner != nil || j.URL.Path == "" {
		return silent, false
	}
	path := lower(j.URL.Path)
	for _, folder := range [...]string{"/wp-content/", "/wp-includes/", "/.well-known/", "/vendor/phpunit/", "/cgi-sys/"} {
		at := strings.Index(path, folder)
		if at < 0 {
			continue
		}
		rest := path[at+len(folder):]
		if !strings.Contains(rest, "/") {
			continue // guard: files that belong right there
		}
		page := strings.HasSuffix(rest, ".php") || strings.HasSuffix(rest, ".html") || strings.HasSuffix(rest, ".htm")
		if !page && !strings.HasSuffix(rest, "/") && !asksIn(rest) || strings.Contains(rest, "acme-challenge") {
			continue
		}
		f, _ := j.whole()
		f.Value = j.URL.Path[at : at+len(folder)]
		return f, true
	}
	return silent, false
}

// asksIn says that a path holds a word that asks for something.
func asksIn(path string) bool {
	for at := 0; at < len(path); {
		end := at
		for end < len(path) && (isLower(path[end]) || isDigit(path[end])) {
			end++
		}
		if end > at && words().asks(path[at:end]) {
			return true
		}
		at = end + 1
	}
	return false
}

// openRedirect fires for a link that sends the reader to another site. Where
// the reader only goes on after signing in, or tells the address to others, it
// does not.
func openRedirect(j *judgement) (rule.Finding, bool) {
	if !j.away || j.leads > Carries {
		return silent, false
	}
	return j.whole()
}

// resemblesTraps fires where the model finds that an address resembles those of
// traps. Alone it is a reason to stop; danger needs a rule beside it.
func resemblesTraps(j *judgement) (rule.Finding, bool) {
	if !j.strangers() || j.claim.rule != "" && j.claim.rule != "brand-in-host" {
		return silent, false // nothing to add to a rule that is danger alone
	}
	l := &j.labels[j.own]
	if (j.tenant || shapeOf(l.text).letters == 0) && l.machineMade(j.tenant) {
		return silent, false // guard: machine-made-host has said the same
	}
	if j.works && strings.Contains(l.text, "--") {
		return silent, false // guard: the name that a service gives to a draft
	}
	if !Resembles(j.resemblance(), j.tenant) {
		return silent, false
	}
	f, _ := j.host()
	offset, length := j.mostTelling()
	f.Spans[0] = j.hostSpan(offset, length)
	f.Value = j.URL.Host[offset : offset+length]
	return f, true
}
