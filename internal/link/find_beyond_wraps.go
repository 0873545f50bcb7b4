package link

import (
	"strings"

	"saring/internal/rule"
)

// mostLabel is how many bytes the visible text of a wrapped link may have.
const mostLabel = 300

// wrapped widens links that stand in Markdown or HTML to the whole construct
// and notes the visible text. Links within that text are swallowed.
func wrapped(text string, found []Found) []Found {
	var wraps []Found
	var lines []definition
	for i := range found {
		at := found[i].Span.Start
		if at < 3 {
			continue
		}
		if d, is := definitionAt(text, at); is && len(lines) < mostDefinitions {
			d.link = i
			lines = append(lines, d)
		}
		var w Found
		ok := false
		switch text[at-1] {
		case '(', '<':
			w, ok = markdown(text, found[i])
		case '=', '"', '\'':
			w, ok = board(text, found[i])
		}
		if ok {
			wraps = append(wraps, w)
		}
	}
	if lines != nil {
		found, wraps = referred(text, found, lines, wraps)
	}
	found = merge(found, wraps)
	if i := strings.IndexByte(text, '<'); i >= 0 {
		found = merge(found, anchors(text, i))
	}
	return found
}

// markdown returns the link as [text](address) or [text](address "title").
func markdown(text string, f Found) (Found, bool) {
	open := f.Span.Start - 1
	if open > 0 && text[open] == '<' {
		open--
	}
	if open < 2 || text[open] != '(' || text[open-1] != ']' {
		return f, false
	}
	shut := f.Span.End
	if shut < len(text) && text[shut] == '>' {
		shut++
	}
	if shut < len(text) && text[shut] == ' ' {
		title := strings.IndexByte(text[shut:min(len(text), shut+mostLabel)], ')')
		if title < 0 || strings.IndexByte(text[shut:shut+title], '\n') >= 0 {
			return f, false
		}
		shut += title
	}
	if shut >= len(text) || text[shut] != ')' {
		return f, false
	}
	from := bracketBefore(text, open-1)
	if from < 0 {
		return f, false
	}
	f.stands(text[from+1:open-1], from, shut+1, Markdown)
	return f, true
}

// bracketBefore returns where the bracket opens that text[shut] closes, in the
// same line and near, or -1.
//
//go:noinline
func bracketBefore(text string, shut int) int {
	depth := 1
	for i := shut - 1; i >= 0 && shut-i < mostLabel; i-- {
		switch text[i] {
		case ']':
			depth++
		case '\n':
			return -1
		case '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// stands widens a link to the construct that shows a text in its place.
//
//go:noinline
func (f *Found) stands(label string, start, end int, how Disguise) {
	f.Label, f.Target, f.Span = strings.TrimSpace(label), f.Span, rule.Span{Start: start, End: end}
	f.Disguise |= how
}

// board returns the link as [url=address]text[/url], which bulletin boards use.
func board(text string, f Found) (Found, bool) {
	open, shut := f.Span.Start, f.Span.End
	if q := text[open-1]; q != '=' {
		if open--; shut >= len(text) || text[shut] != q {
			return f, false
		}
		shut++
	}
	const tag = "[url="
	if open < len(tag) || shut >= len(text) || text[shut] != ']' {
		return f, false
	}
	if _, ok := cutFolded(text, open-len(tag), tag); !ok {
		return f, false
	}
	label := text[shut+1 : min(len(text), shut+1+mostLabel)]
	for i := 0; i+6 <= len(label); i++ {
		if label[i] == '[' {
			if after, ok := cutFolded(label, i, "[/url]"); ok {
				f.stands(label[:i], open-len(tag), shut+1+after, Markdown)
				return f, true
			}
		}
	}
	return f, false
}

// anchors returns the HTML links of text[from:].
func anchors(text string, from int) []Found {
	var found []Found
	for i := from; i+8 < len(text); {
		if text[i] != '<' || text[i+1]|0x20 != 'a' || undoClass[text[i+2]] != undoBlank {
			next := strings.IndexByte(text[i+1:], '<')
			if next < 0 {
				break
			}
			i += 1 + next
			continue
		}
		f, end, ok := anchor(text, i)
		if ok {
			found = append(found, f)
		}
		i = max(end, i+1)
	}
	return found
}

// anchor reads <a … href="address" …>text</a> at text[start:]. The end is
// where reading stopped; nothing before it begins another anchor.
func anchor(text string, start int) (f Found, end int, ok bool) {
	href, hrefAt := "", 0
	i := start + 2
	for i < len(text) && text[i] != '>' && text[i] != '<' {
		if undoClass[text[i]] == undoBlank {
			i++
			continue
		}
		name := i
		for i < len(text) && text[i] != '=' && text[i] != '>' && text[i] != '<' && undoClass[text[i]] != undoBlank {
			i++
		}
		key := text[name:i]
		i = skipBlanks(text, i)
		if i >= len(text) || text[i] != '=' {
			if i == name {
				i++
			}
			continue
		}
		i = skipBlanks(text, i+1)
		value, valueAt := "", i
		value, i = attribute(text, i)
		if among(" href ", key) && href == "" {
			href, hrefAt = value, valueAt
		}
	}
	if i >= len(text) || text[i] != '>' {
		return f, i, false
	}
	from := i + 1
	for i = from; i < len(text); i++ {
		if text[i] != '<' || i+2 >= len(text) {
			continue
		}
		if text[i+1]|0x20 == 'a' && undoClass[text[i+2]] == undoBlank {
			break
		}
		if text[i+1] == '/' && text[i+2]|0x20 == 'a' {
			shut := strings.IndexByte(text[i:min(len(text), i+16)], '>')
			if shut < 0 {
				break
			}
			end = i + shut + 1
			f, ok = target(strings.TrimSpace(unescaped(href)))
			if !ok {
				return f, end, false
			}
			f.Span = rule.Span{Start: hrefAt, End: hrefAt}
			for _, s := range [...]string{f.Address, href} {
				if at := strings.Index(text[hrefAt:from], s); at >= 0 {
					f.Span = rule.Span{Start: hrefAt + at, End: hrefAt + at + len(s)}
					break
				}
			}
			f.stands(plainLabel(text[from:i]), start, end, HTML)
			return f, end, true
		}
	}
	return f, i, false
}

// target reads an href. One that leads nowhere ("#", a path of the same page)
// is no link; in one that is disguised itself the disguise is undone.
func target(href string) (Found, bool) {
	href = strings.TrimPrefix(href, "//") // the scheme of the page
	found := candidates(nil, href)
	if len(found) == 0 || found[0].Span.Start != 0 {
		return Found{}, false
	}
	f := found[0]
	if f.Disguise == 0 {
		f.Address = href // with whatever xurls leaves off at its end
	}
	return f, true
}

// attribute reads the value of an attribute at text[i:], quoted or not.
func attribute(text string, i int) (value string, end int) {
	if i >= len(text) {
		return "", i
	}
	if q := text[i]; q == '"' || q == '\'' {
		shut := strings.IndexByte(text[i+1:], q)
		if shut < 0 {
			return "", len(text)
		}
		return text[i+1 : i+1+shut], i + 2 + shut
	}
	from := i
	for i < len(text) && text[i] != '>' && undoClass[text[i]] != undoBlank {
		i++
	}
	return text[from:i], i
}

// unescaped undoes the character references that addresses are written with:
// numbers of ASCII characters and the names of marks.
func unescaped(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '&' {
			if c, n := reference(s[i:]); n > 0 {
				out = append(out, c)
				i += n - 1
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

// reference reads "&amp;", "&#46;" or "&#x2e;" at the start of s.
func reference(s string) (c byte, length int) {
	end := strings.IndexByte(s[:min(len(s), 10)], ';')
	if end < 2 {
		return 0, 0
	}
	name := s[1:end]
	if name[0] != '#' {
		for _, r := range [...]struct{ name, char string }{{"amp", "&"}, {"period", "."}, {"colon", ":"}, {"sol", "/"}, {"commat", "@"}, {"quot", "\""}} {
			if name == r.name {
				return r.char[0], end + 1
			}
		}
		return 0, 0
	}
	base, number := 10, name[1:]
	if number != "" && number[0]|0x20 == 'x' {
		base, number = 16, number[1:]
	}
	value := 0
	for i := range len(number) {
		d := digitValue(number[i])
		if d >= base || value > 255 {
			return 0, 0
		}
		value = value*base + d
	}
	if value < ' ' || value > '~' {
		return 0, 0
	}
	return byte(value), end + 1
}

// plainLabel drops the tags of a label and joins its blanks.
func plainLabel(s string) string {
	var b strings.Builder
	tag := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '<':
			tag = true
		case c == '>' && tag:
			tag = false
		case !tag:
			b.WriteByte(c)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
