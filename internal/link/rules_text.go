package link

import (
	"strings"

	"saring/internal/rule"
)

// linkText fires for a Markdown or HTML link whose visible text shows the
// address of another site than the one that opens.
func linkText(j *judgement) (rule.Finding, bool) {
	shown, span, ok := j.shownElsewhere()
	if !ok || shown.Owner != nil {
		return silent, false
	}
	return rule.Finding{Spans: []rule.Span{span}, Site: j.Opens().Site}, true
}

// brandInLinkText is linkText where the text shows a party's true address.
func brandInLinkText(j *judgement) (rule.Finding, bool) {
	shown, span, ok := j.shownElsewhere()
	if !ok || shown.Owner == nil {
		return silent, false
	}
	if j.Claims == nil {
		j.Claims = shown.Owner
	}
	return rule.Finding{Spans: []rule.Span{span}, Site: j.Opens().Site, Party: shown.Owner.Name, Truth: shown.Site}, true
}

// shownElsewhere reads the first address in the visible text of a link, and
// says whether the link opens another site.
func (j *judgement) shownElsewhere() (shown *judgement, span rule.Span, elsewhere bool) {
	if j.Label == "" || j.Err != nil || j.URL.Host == "" {
		return nil, span, false
	}
	for _, f := range Find(j.Label) {
		if f.Email {
			continue
		}
		shown = &judgement{directory: j.directory, own: -1, claim: noClaim, hostAt: -1}
		shown.read(f.Address)
		if shown.Err != nil || shown.Site == "" || shown.URL.IP {
			return nil, span, false
		}
		opened := j.Opens()
		switch {
		case sameHouse(&shown.Link, opened), sameHouse(&shown.Link, &j.Link):
			return nil, span, false
		case opened.Kind == Tenant: // guard: a sender's mailing service counts its readers' taps
			return nil, span, false
		case shown.Kind == Shortener: // guard: where that ends is not known
			return nil, span, false
		}
		written := j.Label[f.Span.Start:f.Span.End]
		span = j.Span
		if at := strings.LastIndex(j.text[span.Start:span.End], written); at >= 0 {
			span = rule.Span{Start: span.Start + at, End: span.Start + at + len(written)}
		}
		return shown, span, true
	}
	return nil, span, false
}
