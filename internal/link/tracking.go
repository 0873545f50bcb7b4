package link

import (
	_ "embed"
	"strings"
	"sync"
)

// Tracker is a part of an address that tells its reader apart from others and
// changes nothing about the page.
type Tracker struct {
	Name string // the parameter, as written
	By   string // who reads it
	What string // what for: click, reader, share, campaign or visit
}

//go:embed tracking.txt
var trackingText string

// trackerTable is tracking.txt, read.
type trackerTable struct {
	names index // name, or host?name → line
	hosts index // those that have names of their own
	lines []Tracker
}

var trackers = sync.OnceValue(func() *trackerTable { return readTrackers(trackingText) })

func readTrackers(text string) *trackerTable {
	t := &trackerTable{names: newIndex(strings.Count(text, " ")), hosts: newIndex(64)}
	what := ""
	for text != "" {
		line := upTo(text, "\n")
		text = text[min(len(line)+1, len(text)):]
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			what = strings.Trim(line, "[]")
			continue
		}
		by := upTo(line, ":")
		names := line[len(by)+1:]
		n := len(t.lines)
		t.lines = append(t.lines, Tracker{By: strings.TrimRight(upTo(by, "("), " "), What: what})
		if !strings.Contains(by, "(") {
			t.enter("", names, n)
			continue
		}
		for host := range strings.FieldsSeq(between(by, "(", ")")) {
			t.hosts.add(host, n)
			t.enter(host+"?", names, n)
		}
	}
	return t
}

func (t *trackerTable) enter(host, names string, line int) {
	for name := range strings.FieldsSeq(names) {
		t.names.add(host+name, line)
	}
}

// find returns the line of a parameter that means something everywhere (host is
// "") or on one host ("amazon?"), or -1.
func (t *trackerTable) find(host, name string) int {
	if e := t.names.find(host + name); e >= 0 {
		return e
	}
	start := strings.IndexByte(name, '_') + 1 // "utm_source" begins with "utm_"
	if strings.HasPrefix(name[start:], "rd_") {
		start += len("rd_")
	}
	if start == 0 {
		return -1
	}
	return t.names.find(host + name[:start] + "*")
}

// mostTrackers bounds the trackers that are named of one address.
const mostTrackers = 20

// track names the trackers of a web address and makes the copy without them.
func (j *judgement) track() {
	if !webScheme(j.URL.Scheme) || j.Err != nil {
		return
	}
	host := j.Site
	if trackers().hosts.find(host) < 0 {
		host = upTo(host, ".")
	}
	if trackers().hosts.find(host) < 0 {
		host = ""
	} else {
		host += "?"
	}
	start := j.Address[:len(upTo(j.Address, "?#"))]
	clean := start
	if host != "" {
		if at := strings.Index(start, "/ref="); at > 0 && trackers().names.find(host+"ref") >= 0 {
			j.untracked(host, "ref") // shops write it into the path too
			clean = start[:at]
		}
	}
	query := j.untracked(host, j.URL.Query)
	anchor := j.URL.Fragment
	if n := len(j.Tracking); j.untracked(host, anchor) == "" {
		anchor = ""
	} else {
		j.Tracking = j.Tracking[:n] // a place on the page
	}
	if len(j.Tracking) > 0 && j.Address == start+mark("?", j.URL.Query)+mark("#", j.URL.Fragment) {
		j.Clean = clean + mark("?", query) + mark("#", anchor)
	}
}

// mark puts a sign before what is not empty.
func mark(sign, s string) string {
	if s == "" {
		return ""
	}
	return sign + s
}

// untracked lists the trackers among the pairs of a query and returns the query
// without them.
func (j *judgement) untracked(host, query string) string {
	t := trackers()
	var kept []byte
	from := 0 // of what is kept and not yet copied
	for at := 0; at < len(query); {
		pair := upTo(query[at:], "&")
		end := min(at+len(pair)+1, len(query))
		name := strings.TrimPrefix(upTo(pair, "="), "amp;")
		e := -1
		if len(name) <= t.names.longest {
			key := lower(name)
			if e = t.find("", key); e < 0 && host != "" {
				e = t.find(host, key)
			}
		}
		if e >= 0 {
			if len(j.Tracking) < mostTrackers {
				tracker := t.lines[e]
				tracker.Name = name
				j.Tracking = append(j.Tracking, tracker)
			}
			kept = append(kept, query[from:at]...)
			from = end
		}
		at = end
	}
	if from == 0 {
		return query
	}
	kept = append(kept, query[from:]...)
	return strings.TrimPrefix(strings.TrimSuffix(string(kept), "&"), "amp;")
}
