package check

import (
	"strings"

	"saring/internal/link"
)

func (w *writer) links() {
	w.raw("[")
	for i := range w.report.Links {
		l := &w.report.Links[i]
		if i == maxLinks {
			break
		}
		if i > 0 {
			w.raw(",")
		}
		w.raw("{")
		w.span(l.Span)
		w.key(",", "text")
		w.string(w.report.Text[l.Span.Start:l.Span.End])
		w.raw(",")
		w.address(&l.Link, w.note(&l.Link))
		w.targets(l.Targets)
		w.key(",", "rules")
		w.strings(l.Rules)
		w.raw("}")
	}
	w.raw("]")
}

// address writes what an address is: its parts, host and site, a form of it
// that nothing makes a link of, and a sentence.
func (w *writer) address(l *link.Link, note string) {
	w.key("", "parts")
	w.parts(l)
	w.key(",", "host")
	w.string(l.URL.Host)
	w.key(",", "site")
	w.string(l.Site)
	w.key(",", "defanged")
	w.string(defang(l.Address))
	w.key(",", "note")
	w.string(note)
	w.tracking(l)
}

// tracking names what tells the reader of an address apart, if anything does,
// and offers the address without it, in a form that nothing makes a link of.
func (w *writer) tracking(l *link.Link) {
	if l.Clean == "" {
		return
	}
	w.key(",", "tracking")
	comma := "["
	for _, t := range l.Tracking {
		w.raw(comma)
		w.key("{", "name")
		w.string(t.Name)
		w.key(",", "note")
		w.string(replace(w.text("report.tracking-"+t.What), "by", t.By))
		w.raw("}")
		comma = ","
	}
	w.raw("]")
	w.key(",", "clean")
	w.string(defang(l.Clean))
}

// targets writes the addresses that a link carries, if it carries any.
func (w *writer) targets(targets []link.Target) {
	if len(targets) == 0 {
		return
	}
	w.key(",", "targets")
	comma := "["
	for _, t := range targets {
		w.raw(comma)
		w.key("{", "how")
		w.string(t.How.String())
		w.raw(",")
		note := w.note(t.Link)
		if t.Claims == nil && t.Owner == nil && t.Kind == link.Ordinary && !t.Private {
			note = "" // the link's own note has said where it leads
		}
		w.address(t.Link, note)
		w.raw("}")
		comma = ","
	}
	w.raw("]")
}

// parts takes the address apart: what stands before the part that decides,
// that part ("site"), and the rest. Letters of the site that pass for others
// stand apart ("odd").
func (w *writer) parts(l *link.Link) {
	before, site, after := takeApart(l)
	w.raw("[")
	open := len(w.dst)
	w.part(open, before, "rest")
	at := len(before)
	end := at + len(site)
	for _, odd := range l.Odd {
		if odd.Start >= at && odd.End <= end {
			w.part(open, l.Address[at:odd.Start], "site")
			w.part(open, l.Address[odd.Start:odd.End], "odd")
			at = odd.End
		}
	}
	w.part(open, l.Address[at:end], "site")
	w.part(open, after, "rest")
	w.raw("]")
}

// part writes one part of the list that began at a byte of the answer.
func (w *writer) part(open int, text, role string) {
	if text == "" {
		return
	}
	if len(w.dst) > open {
		w.raw(",")
	}
	w.key("{", "text")
	w.string(text)
	w.key(",", "role")
	w.string(role)
	w.raw("}")
}

// takeApart splits the address at its registrable domain as written. Where the
// browser connects to something that is written otherwise (an odd number for
// an IP address, percent-encoding), the whole host as written is the part that
// decides.
func takeApart(l *link.Link) (before, site, after string) {
	a := l.Address
	u := l.URL
	if l.Err != nil || u.Host == "" || u.Start >= u.End || u.End > len(a) {
		return a, "", ""
	}
	host := a[u.Start:u.End]
	if n := len(host) - len(l.Site); n > 0 && strings.EqualFold(host[n:], l.Site) {
		return a[:u.Start+n], a[u.Start+n : u.End], a[u.End:]
	}
	return a[:u.Start], host, a[u.End:]
}

// defang writes an address so that no program makes a link of it.
func defang(address string) string {
	head, rest, ok := strings.Cut(address, "://")
	if !ok {
		head, rest = "", address
	} else {
		head = strings.Replace(head, "tt", "xx", 1) + "://"
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return head + strings.ReplaceAll(rest[:end], ".", "[.]") + rest[end:]
}

// note says in a sentence whose address it is or what it pretends.
func (w *writer) note(l *link.Link) string {
	fillIn := func(key, party, truth, site string) string {
		return replace(w.text("report."+key), "party", party, "truth", truth, "site", site, "suffix", l.Suffix)
	}
	switch {
	case l.Err != nil:
		return fillIn("link-unreadable", "", "", "")
	case l.Email:
		return fillIn("link-mail", "", "", l.Site)
	case len(l.Targets) > 0:
		last := l.Targets[len(l.Targets)-1]
		return replace(w.text("report.link-"+last.How.String()), "site", last.Site, "via", l.Site)
	case l.Claims != nil && l.Owner != l.Claims:
		truth := ""
		if len(l.Claims.Domains) > 0 {
			truth = l.Claims.Domains[0]
		}
		return fillIn("link-pretends", l.Claims.Name, truth, l.Site)
	case l.Kind == link.Shortener:
		return fillIn("link-short", "", "", l.Site)
	case l.Owner != nil && l.Kind == link.Ordinary:
		return fillIn("link-owner", l.Owner.Name, l.Site, l.Site)
	case l.Private:
		return fillIn("link-tenant", "", "", l.Site)
	case l.Site == "":
		return ""
	}
	return fillIn("link-plain", "", "", l.Site)
}
