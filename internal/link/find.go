package link

import (
	"strings"

	"saring/internal/rule"
)

// Disguise says how a link was hidden from plain finders; a set of bits.
type Disguise uint8

const (
	// Defanged: "hxxp", "[.]", "(dot)", " titik " and the like.
	Defanged Disguise = 1 << iota
	// Spaced: spaces around a dot, a slash or a colon, or a colon left out.
	Spaced
	// Invisible: characters without a shape inside the host.
	Invisible
	// FullWidth: wide letters, digits or dots instead of ASCII.
	FullWidth
	// Markdown: [text](address), or [text][1] and a line "[1]: address".
	Markdown
	// HTML: <a href="address">text</a>.
	HTML
)

// Found is a link as a person would see it in a message.
type Found struct {
	// Span lies on the text as it was given. For a Markdown or HTML link it
	// covers the whole construct, visible text included.
	Span rule.Span
	// Address is what a browser would be given: the text of the span with the
	// disguise undone. A link without a scheme stays without.
	Address string
	// Email is true for a bare e-mail address.
	Email bool
	// Disguise is 0 for a link that stands in the open.
	Disguise Disguise
	// Label is the visible text of a Markdown or HTML link, else "".
	Label string
	// Target is where the address of such a link stands in the text, its
	// disguise with it: behind the visible text, or in a line of its own
	// ("[1]: address"). It is empty if that is Span, or is not known.
	Target rule.Span
}

// target returns where the address stands in the text.
//
//go:noinline
func (f *Found) target() rule.Span {
	if f.Target.End > f.Target.Start {
		return f.Target
	}
	return f.Span
}

// Find returns the links of a message in the order of their spans, which do
// not overlap. It is what Scan finds; more that is found on purpose, beyond
// xurls: disguises undone (find_beyond*.go), schemes that matter here, ends
// moved to where a person sees them, Markdown and HTML; less what no person
// would call a link (find_drop.go). The time is linear in len(text).
func Find(text string) []Found { return FindInto(nil, text) }

// FindInto is Find for many messages: it puts the links into the memory of room,
// whose content is lost, as far as they have room there.
func FindInto(room []Found, text string) []Found {
	found := candidates(room[:0], text)
	if len(found) == 0 && strings.IndexByte(text, '<') < 0 {
		return found
	}
	found = wrapped(text, trued(text, parted(text, found)))
	return dropped(text, found)
}

// candidates are the links that stand in the open, as Scan finds them, those
// in disguise and those with a scheme of their own. Most messages have none,
// and most of those show it to the first look.
func candidates(found []Found, text string) []Found {
	from := nextSign(text, 0)
	if from == len(text) {
		return found
	}
	scanFrom(text, from, func(start, end int, email bool) bool {
		if cap(found) == 0 {
			found = make([]Found, 0, 4)
		}
		found = append(found, Found{Span: rule.Span{Start: start, End: end}, Address: text[start:end], Email: email})
		return true
	})
	var room [4]edit
	if edits := findEdits(text, from, room[:0]); len(edits) > 0 {
		found = merge(found, undone(text, edits))
	}
	return merge(found, oddSchemes(text, from))
}

// merge joins two ordered lists. Where links of the two overlap, the largest
// stands, and of two equally large ones that of beyond.
func merge(found, beyond []Found) []Found {
	if len(beyond) == 0 {
		return found
	}
	if len(found) == 0 {
		return beyond
	}
	all := make([]Found, 0, len(found)+len(beyond))
	add := func(f Found) {
		for len(all) > 0 {
			last := all[len(all)-1]
			if last.Span.End <= f.Span.Start {
				break
			}
			if last.Span.Len() > f.Span.Len() {
				return
			}
			all = all[:len(all)-1]
		}
		all = append(all, f)
	}
	for len(found) > 0 || len(beyond) > 0 {
		if len(beyond) == 0 || len(found) > 0 && found[0].Span.Start <= beyond[0].Span.Start {
			add(found[0])
			found = found[1:]
		} else {
			add(beyond[0])
			beyond = beyond[1:]
		}
	}
	return all
}
