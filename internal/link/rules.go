package link

import (
	"strings"

	"saring/internal/rule"
)

// linkRule is one row of the policy.
type linkRule struct {
	rule.Rule
	// fires says whether the rule speaks, and about what.
	fires func(*judgement) (rule.Finding, bool)
	// about is what an address must have one of for the rule to have anything to
	// look at; 0 is nothing.
	about aspects
}

// rules is the whole policy on links. A report is caution from 30 on and danger
// from 60 on: a row of 60 is proof of a trap by itself, one of 30 a reason to
// stop and look, and those below only count together.
//
// The order matters once: cheap-tld speaks only after another rule has.
var rules = [...]linkRule{
	// Who has met it before.
	{rule.Rule{ID: "known-bad", Weight: 70}, knownBad, hasPack},
	// What the link does.
	{rule.Rule{ID: "device-link", Weight: 70}, deviceLink, otherScheme | hasPath},
	{rule.Rule{ID: "apk-link", Weight: 60}, apkLink, hasPath},
	{rule.Rule{ID: "odd-scheme", Weight: 60}, runsCode, otherScheme},
	// What a reader is shown instead.
	{rule.Rule{ID: "brand-in-link-text", Weight: 60}, brandInLinkText, hasLabel},
	{rule.Rule{ID: "link-text", Weight: 35}, linkText, hasLabel},
	// How the host is written.
	{rule.Rule{ID: "userinfo", Weight: 60}, userinfo, hasUser},
	{rule.Rule{ID: "credentials", Weight: 15}, credentials, hasUser},
	{rule.Rule{ID: "odd-ip", Weight: 30}, oddIP, isNumber},
	{rule.Rule{ID: "raw-ip", Weight: 35}, rawIP, isNumber},
	{rule.Rule{ID: "mixed-script", Weight: 60}, spoofs("mixed-script"), isSpoof},
	{rule.Rule{ID: "whole-script", Weight: 30}, spoofs("whole-script"), isSpoof},
	{rule.Rule{ID: "fake-separator", Weight: 60}, spoofs("fake-separator"), isSpoof},
	{rule.Rule{ID: "reversed-text", Weight: 60}, reversedText, 0},
	{rule.Rule{ID: "invisible-in-host", Weight: 30}, invisibleInHost, isWideOrCoded},
	{rule.Rule{ID: "invisible-in-path", Weight: 10}, invisibleInPath, isWideOrCoded},
	{rule.Rule{ID: "punycode", Weight: 5}, punycode, isForeign},
	{rule.Rule{ID: "odd-port", Weight: 10}, oddPort, hasPort},
	// Whose name the host uses.
	{rule.Rule{ID: "lookalike", Weight: 60}, claimed("lookalike"), hasClaim},
	{rule.Rule{ID: "brand-in-subdomain", Weight: 60}, claimed("brand-in-subdomain"), hasClaim},
	{rule.Rule{ID: "combo-brand", Weight: 60}, claimed("combo-brand"), hasClaim},
	{rule.Rule{ID: "brand-other-ending", Weight: 55}, claimed("brand-other-ending"), hasClaim},
	{rule.Rule{ID: "brand-in-host", Weight: 30}, claimed("brand-in-host"), hasClaim},
	{rule.Rule{ID: "brand-in-path", Weight: 10}, brandInPath, hasPath},
	// What the host is made of.
	{rule.Rule{ID: "wrong-category", Weight: 35}, wrongCategory, hasLabels},
	{rule.Rule{ID: "fake-ending", Weight: 35}, fakeEnding, hasLabels},
	{rule.Rule{ID: "bait-words", Weight: 30}, baitWords, hasLabels},
	{rule.Rule{ID: "machine-made-host", Weight: 20}, machineMadeHost, hasLabels},
	{rule.Rule{ID: "number-host", Weight: 15}, numberHost, hasLabels},
	{rule.Rule{ID: "ip-in-host", Weight: 25}, ipInHost, hasLabels},
	{rule.Rule{ID: "many-hyphens", Weight: 20}, manyHyphens, hasLabels},
	{rule.Rule{ID: "temporary-host", Weight: 20}, temporaryHost, isTemporary},
	{rule.Rule{ID: "hidden-page", Weight: 30}, hiddenPage, hasPath},
	// Where it leads.
	{rule.Rule{ID: "open-redirect", Weight: 5}, openRedirect, leadsAway},
	{rule.Rule{ID: "shortener", Weight: 10}, ofKind(Shortener), ofSomeKind},
	{rule.Rule{ID: "free-host", Weight: 10}, ofKind(FreeHost), ofSomeKind},
	{rule.Rule{ID: ModelRule, Weight: 30}, resemblesTraps, hasLabels},
	{rule.Rule{ID: "cheap-tld", Weight: 5}, cheapTLD, isCheap},
}

// Rules returns the rules of this package, for those who list them.
func Rules() []rule.Rule {
	list := make([]rule.Rule, len(rules))
	for i := range rules {
		list[i] = rules[i].Rule
	}
	return list
}

// fire asks every rule, in order. What is found inside another address counts
// as that address's, each rule once.
func (j *judgement) fire(findings []rule.Finding) []rule.Finding {
	mine := j.aspects()
	for i := range rules {
		if rules[i].about&^mine == rules[i].about && rules[i].about != 0 {
			continue
		}
		if has(findings, rules[i].ID) || j.how == Mentions && rules[i].Weight < 30 { // guard: nobody is led to what is merely mentioned
			continue
		}
		f, ok := rules[i].fires(j)
		if !ok {
			continue
		}
		f.Rule = rules[i].Rule
		if f.Site == "" {
			f.Site = j.Site
		}
		findings = append(findings, f)
		j.addOdd(f.Spans[min(1, len(f.Spans)):])
		j.fired = true
	}
	return findings
}

// whole is a finding about the link as a whole.
func (j *judgement) whole() (rule.Finding, bool) {
	return rule.Finding{Spans: []rule.Span{j.Span}}, true
}

// host is a finding about the host.
func (j *judgement) host() (rule.Finding, bool) {
	return rule.Finding{Spans: []rule.Span{j.hostSpan(0, 0)}}, true
}

var silent = rule.Finding{}

// claimed fires when the host poses as a party in the way of the rule.
func claimed(id string) func(*judgement) (rule.Finding, bool) {
	return func(j *judgement) (rule.Finding, bool) {
		if j.Claims == nil || j.claim.rule != id {
			return silent, false
		}
		f := rule.Finding{
			Spans: []rule.Span{j.hostSpan(j.claim.offset, j.claim.length)},
			Party: j.Claims.Name,
		}
		if id == "lookalike" {
			f.Spans = j.likeness()
		}
		f.Truth = j.Claims.truth()
		return f, true
	}
}

// ofKind fires for a kind of place. An official host of a party is named for
// what it is, not suspected for its kind.
func ofKind(kind Kind) func(*judgement) (rule.Finding, bool) {
	return func(j *judgement) (rule.Finding, bool) {
		if j.Kind != kind {
			return silent, false
		}
		return j.host()
	}
}

// cheapTLD counts only beside another sign.
func cheapTLD(j *judgement) (rule.Finding, bool) {
	if !j.fired || j.ending != cheapEnding || j.Owner != nil {
		return silent, false
	}
	f, _ := j.host()
	if at := len(j.URL.Host) - len(j.Suffix); at > 0 {
		f.Spans[0] = j.hostSpan(at, len(j.Suffix))
	}
	f.Value = "." + j.Suffix
	return f, true
}

// rawIP spares addresses that only the reader's own network can reach, and
// public name servers.
func rawIP(j *judgement) (rule.Finding, bool) {
	if !j.URL.IP || j.Email || privateIP(j.URL.Host) || resolver(j.URL.Host) {
		return silent, false
	}
	f, _ := j.host()
	f.Value = j.URL.Host
	return f, true
}

// oddIP fires for an IP address written so that nobody recognises it.
func oddIP(j *judgement) (rule.Finding, bool) {
	if !j.URL.OddIP {
		return silent, false
	}
	f, _ := j.host()
	f.Value = j.URL.Host
	return f, true
}

// resolver says that an address is one of the public name servers that people
// send each other by number.
func resolver(host string) bool {
	switch host {
	case "1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9", "149.112.112.112":
		return true
	}
	return false
}

// privateIP says that an address lies in a home's or an office's own network.
func privateIP(host string) bool {
	if strings.HasPrefix(host, "[") {
		return host == "[::1]" || strings.HasPrefix(host, "[fe80:") ||
			strings.HasPrefix(host, "[fd") || strings.HasPrefix(host, "[fc")
	}
	if strings.HasPrefix(host, "172.") {
		second, _, _ := strings.Cut(host[4:], ".")
		return len(second) == 2 && "16" <= second && second <= "31"
	}
	return strings.HasPrefix(host, "10.") || strings.HasPrefix(host, "127.") ||
		strings.HasPrefix(host, "192.168.") || strings.HasPrefix(host, "169.254.")
}

// oddPort fires for a port that no ordinary page has.
func oddPort(j *judgement) (rule.Finding, bool) {
	switch j.URL.Port {
	case 0, 80, 443, 8080, 8443: // guard: everyday ports
		return silent, false
	}
	if j.URL.IP && privateIP(j.URL.Host) || j.URL.Host == "localhost" || !webScheme(j.URL.Scheme) {
		return silent, false
	}
	return j.host()
}

func webScheme(s string) bool { return s == "http" || s == "https" }

// punycode fires for any host with letters beyond ASCII. Alone it is nothing.
func punycode(j *judgement) (rule.Finding, bool) {
	if j.URL.Display == j.URL.Host {
		return silent, false
	}
	f, _ := j.host()
	f.Value = j.URL.Host
	return f, true
}

// userinfo fires when what stands before the "@" poses as a host or a party.
func userinfo(j *judgement) (rule.Finding, bool) {
	if !j.URL.HasUser || !webScheme(j.URL.Scheme) || j.Email || !j.hostLike(j.URL.User) {
		return silent, false
	}
	f, _ := j.whole()
	f.Value = j.URL.User
	user, _, _ := strings.Cut(lower(j.URL.User), ":")
	if p, _ := j.brands().trueDomainOf(user); p != nil {
		f.Party, f.Truth = p.Name, p.truth()
		if j.Claims == nil {
			j.Claims = p
		}
	}
	return f, true
}

// credentials fires for any other user name in a web address.
func credentials(j *judgement) (rule.Finding, bool) {
	if !j.URL.HasUser || !webScheme(j.URL.Scheme) || j.Email || j.URL.User == "" || j.hostLike(j.URL.User) {
		return silent, false
	}
	f, _ := j.whole()
	f.Value = j.URL.User
	return f, true
}

// hostLike says that a user name looks like a host ("bca.co.id") or is a
// party's name.
func (j *judgement) hostLike(user string) bool {
	name, _, _ := strings.Cut(lower(user), ":")
	name, _, _ = strings.Cut(name, "/")
	if dot := strings.LastIndexByte(name, '.'); dot > 0 && len(name)-dot > 2 {
		return true
	}
	p, ambiguous := j.brands().byAlias(name)
	return p != nil && !ambiguous
}
