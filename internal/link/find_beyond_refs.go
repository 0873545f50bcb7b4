package link

import "strings"

// Markdown can keep an address apart from the text that stands for it:
//
//	Buka [klikbca.com][1] sekarang.
//
//	[1]: https://toko.example/masuk
//
// A reader who gets that rendered sees the text alone, so the link is where the
// text stands, and the line below is where its address is.

// definition is a line that gives an address a name.
type definition struct {
	name  string
	start int // where the line begins
	link  int // whose address it is, among the links found
	used  bool
}

// mostDefinitions bounds the names that each reference is compared with, and
// mostName their bytes.
const (
	mostDefinitions = 64
	mostName        = 100
)

// definitionAt reads what stands before an address at text[at:], to the start of
// its line: at most three blanks, "[name]:", blanks, perhaps a "<".
//
//go:noinline
func definitionAt(text string, at int) (definition, bool) {
	i := at
	if text[i-1] == '<' {
		i--
	}
	for i > 0 && at-i < 8 && (text[i-1] == ' ' || text[i-1] == '\t') {
		i--
	}
	if i < 4 || text[i-1] != ':' || text[i-2] != ']' {
		return definition{}, false
	}
	open := strings.LastIndexByte(text[max(0, i-2-mostName):i-2], '[')
	if open < 0 {
		return definition{}, false
	}
	open += max(0, i-2-mostName)
	name := lower(strings.TrimSpace(text[open+1 : i-2]))
	if name == "" || strings.ContainsAny(name, "]\n") {
		return definition{}, false
	}
	start := open
	for start > 0 && open-start < 3 && text[start-1] == ' ' {
		start--
	}
	return definition{name: name, start: start}, start == 0 || text[start-1] == '\n'
}

// referred adds to wraps a link for each "[text][name]", "[name][]" and "[name]" whose
// name has a line of its own, and takes the links of those lines out
// of found. The answer is both, in order.
//
//go:noinline
func referred(text string, found []Found, lines []definition, wraps []Found) (left, wrapped []Found) {
	var refs []Found
	for i := strings.IndexByte(text, ']'); i >= 0; {
		next := i + 1
		if open := bracketBefore(text, i); open >= 0 {
			name, shut := text[open+1:i], i
			if next < len(text) && text[next] == '[' {
				near := text[next+1 : min(len(text), next+2+mostName)]
				if n := strings.IndexByte(near, ']'); n >= 0 && sameLine(near[:n]) {
					if shut = next + 1 + n; n > 0 {
						name = near[:n]
					}
					next = shut + 1
				}
			}
			if d := named(lines, name); d != nil && !isDefinition(text, shut) {
				d.used = true
				refs = append(refs, found[d.link])
				refs[len(refs)-1].stands(text[open+1:i], open, shut+1, Markdown)
			}
		}
		n := strings.IndexByte(text[next:], ']')
		if n < 0 {
			break
		}
		i = next + n
	}
	n := 0
	for i := range found {
		shown := true
		for k := range lines { // its name can be an address too
			d := &lines[k]
			shown = shown && !(d.used && i <= d.link && found[i].Span.Start >= d.start)
		}
		if shown {
			found[n] = found[i]
			n++
		}
	}
	return found[:n], merge(wraps, refs)
}

// named returns the first line that defines a name, case ignored, or nil.
//
//go:noinline
func named(lines []definition, name string) *definition {
	name = lower(strings.TrimSpace(name))
	for i := range lines {
		if lines[i].name == name {
			return &lines[i]
		}
	}
	return nil
}

// isDefinition says that the bracket text[shut] closes is the name of a line.
func isDefinition(text string, shut int) bool {
	return shut+1 < len(text) && (text[shut+1] == ':' || text[shut+1] == '(')
}
