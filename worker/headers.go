//go:build !js

package main

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// Cloudflare's format of a file _headers, as its own reader understands it:
//
//	# a comment
//	/a/*                        a rule: the path that it is for
//	  Cache-Control: no-cache   sets a header
//	  ! X-Frame-Options         removes a header that an earlier rule set
//
// A path may hold one `*` (any characters) and placeholders `:name` (no
// slash); what they stand for may be named in values, `*` as `:splat`. A path
// may begin with https:// and a host. All rules that match a request apply, in
// the order of the file; a header that several set is joined with ", ".
//
// Cloudflare skips in silence what it cannot read. A policy that is skipped
// protects nobody, so we refuse the file and say where the fault is.
const (
	maxHeaderRules = 100     // as at Cloudflare, which skips the rest
	maxHeaderLine  = 2000    // bytes, as at Cloudflare
	maxHeaderFile  = 1 << 20 // bytes
)

// headerRule is one path of the file and what it does.
type headerRule struct {
	path   string
	match  *regexp.Regexp
	host   bool // path begins with https://
	remove []string
	set    []headerValue
}

type headerValue struct{ name, value string }

var (
	placeholder = regexp.MustCompile(`:([A-Za-z][A-Za-z0-9_]*)`)
	rulePath    = regexp.MustCompile(`^([^\s]+://|/)`)
)

// parseHeaders reads a file _headers. The name stands in errors, which name
// the line too. All faults are reported, joined.
func parseHeaders(name, text string) ([]headerRule, error) {
	if len(text) > maxHeaderFile {
		return nil, fmt.Errorf("%s is longer than %d bytes", name, maxHeaderFile)
	}
	p := headerParser{seen: map[string]bool{}}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if err := p.line(line, number); err != nil {
			p.faults = append(p.faults, lineFault{number, err})
		}
	}
	p.close()
	if len(p.faults) > 0 {
		slices.SortStableFunc(p.faults, func(a, b lineFault) int { return cmp.Compare(a.line, b.line) })
		var faults []error
		for _, f := range p.faults {
			faults = append(faults, fmt.Errorf("%s:%d: %w", name, f.line, f.err))
		}
		return nil, errors.Join(faults...)
	}
	return p.rules, nil
}

type lineFault struct {
	line int
	err  error
}

// headerParser holds what is known between two lines.
type headerParser struct {
	rules  []headerRule
	open   *headerRule // the rule that lines now belong to
	opened int         // its line
	broken bool        // its path was refused: its headers belong to nothing
	seen   map[string]bool
	faults []lineFault
}

func (p *headerParser) line(line string, number int) error {
	if len(line) > maxHeaderLine {
		return fmt.Errorf("this line is %d bytes long; at most %d are read", len(line), maxHeaderLine)
	}
	if rulePath.MatchString(line) {
		p.close()
		rule, err := newHeaderRule(line)
		p.broken = true
		switch {
		case err != nil:
			return err
		case p.seen[rule.path]:
			return fmt.Errorf("the path %s has a rule already; join the two", rule.path)
		case len(p.rules) == maxHeaderRules:
			return fmt.Errorf("there are more than %d rules", maxHeaderRules)
		}
		p.broken, p.seen[rule.path] = false, true
		p.open, p.opened = &rule, number
		return nil
	}
	if p.open == nil {
		if p.broken {
			return nil
		}
		return errors.New("a header stands before the first path; a path begins with /")
	}
	return p.open.add(line)
}

// close ends the open rule.
func (p *headerParser) close() {
	if p.open == nil {
		return
	}
	if len(p.open.set) == 0 && len(p.open.remove) == 0 {
		p.faults = append(p.faults, lineFault{p.opened, fmt.Errorf("the path %s has no headers", p.open.path)})
	} else {
		p.rules = append(p.rules, *p.open)
	}
	p.open = nil
}

// add reads a header line of a rule.
func (r *headerRule) add(line string) error {
	name, value, pair := strings.Cut(line, ":")
	if !pair {
		name, removes := strings.CutPrefix(line, "!")
		name = strings.TrimSpace(name)
		if !removes {
			return fmt.Errorf("expected `Name: value` or `! Name`, found %q", line)
		}
		if !httpguts.ValidHeaderFieldName(name) {
			return fmt.Errorf("%q is not a header's name", name)
		}
		r.remove = append(r.remove, http.CanonicalHeaderKey(name))
		return nil
	}
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	switch {
	case !httpguts.ValidHeaderFieldName(name):
		return fmt.Errorf("%q is not a header's name", name)
	case value == "":
		return fmt.Errorf("the header %s has no value; `! %s` removes it", name, name)
	case !httpguts.ValidHeaderFieldValue(value):
		return fmt.Errorf("the value of %s contains a control character", name)
	}
	name = http.CanonicalHeaderKey(name)
	for i := range r.set {
		if r.set[i].name == name {
			r.set[i].value += ", " + value
			return nil
		}
	}
	r.set = append(r.set, headerValue{name, value})
	return nil
}

// newHeaderRule reads a rule's path.
func newHeaderRule(path string) (headerRule, error) {
	rule := headerRule{path: path}
	rest := path
	var pattern strings.Builder
	pattern.WriteString("^")
	if i := strings.Index(path, "://"); i >= 0 && path[0] != '/' {
		if path[:i] != "https" {
			return rule, fmt.Errorf("the path %s begins with %s; a path begins with / or https://", path, path[:i+3])
		}
		host, after, _ := strings.Cut(path[i+3:], "/")
		if host == "" || strings.ContainsRune(placeholder.ReplaceAllString(host, ""), ':') {
			return rule, fmt.Errorf("the path %s needs a host without a port", path)
		}
		rule.host = true
		rest = "/" + after
		pattern.WriteString("https://" + expand(strings.ToLower(host), `[^/.]+`))
	}
	if strings.ContainsAny(rest, "?#") || strings.ContainsFunc(rest, func(c rune) bool { return c <= ' ' || c >= 0x7f }) {
		return rule, fmt.Errorf("the path %s may hold only visible ASCII characters other than ? and #", path)
	}
	if strings.Count(path, "*") > 1 {
		return rule, fmt.Errorf("the path %s holds more than one *", path)
	}
	names := placeholder.FindAllString(strings.TrimPrefix(path, "https:"), -1)
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) < len(names) || slices.Contains(names, ":splat") {
		return rule, fmt.Errorf("the path %s names a placeholder twice; *'s own name is :splat", path)
	}
	pattern.WriteString(expand(rest, `[^/]+`) + "$")
	match, err := regexp.Compile(pattern.String())
	if err != nil {
		return rule, fmt.Errorf("the path %s cannot be matched", path)
	}
	rule.match = match
	return rule, nil
}

// expand turns `*` and `:name` of a path into a regular expression; name is
// what a placeholder may stand for.
func expand(path, name string) string {
	parts := strings.Split(path, "*")
	for i, part := range parts {
		parts[i] = placeholder.ReplaceAllString(regexp.QuoteMeta(part), "(?P<$1>"+name+")")
	}
	return strings.Join(parts, "(?P<splat>.*)")
}

// applyHeaders does to h what the rules say for a request: host without a
// port, path as it stands in the request line. What h held before a rule sets
// it gives way; what two rules set is joined.
func applyHeaders(rules []headerRule, host, path string, h http.Header) {
	var ours []string
	for _, rule := range rules {
		subject := path
		if rule.host {
			subject = "https://" + strings.ToLower(host) + path
		}
		found := rule.match.FindStringSubmatch(subject)
		if found == nil {
			continue
		}
		for _, name := range rule.remove {
			h.Del(name)
		}
		for _, header := range rule.set {
			value := rule.fill(header.value, found)
			if before := h.Get(header.name); before != "" && slices.Contains(ours, header.name) {
				value = before + ", " + value
			}
			h.Set(header.name, value)
			ours = append(ours, header.name)
		}
	}
}

// fill puts what a path's placeholders stood for into a value.
func (r *headerRule) fill(value string, found []string) string {
	if len(found) == 1 {
		return value
	}
	return placeholder.ReplaceAllStringFunc(value, func(name string) string {
		if i := r.match.SubexpIndex(name[1:]); i >= 0 {
			return found[i]
		}
		return name
	})
}
