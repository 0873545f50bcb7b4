package link

import (
	"strings"
	"unicode/utf8"

	"saring/internal/rule"
)

// spoof says that letters beyond ASCII in a host pass for others.
type spoof struct {
	rule   string // the id of the rule that says how, or ""
	offset int    // where the label stands in the host
	label  string // in Unicode
	script byte   // whose letters don't belong there; commonScript: the signs that look like "/", "."
}

// separators are signs that part an address; a letter that looks like one makes
// the host look shorter than it is.
const separators = "./:?#@=&%"

// latinTwins are the Latin letters that have a twin in Cyrillic or Greek.
const latinTwins = "aceijopsxyhkmt"

// findSpoof reads the labels of a host that are not ASCII, by their tokens:
// "it-компания" mixes scripts in an honest way, "bаnk" does not.
func (j *judgement) findSpoof() (found spoof) {
	var whole spoof
	var plain uint64 // scripts with a token that looks like nothing in Latin
	host, shown := j.URL.Host, j.URL.Display
	for offset := 0; shown != ""; {
		ascii, label := upTo(host, "."), upTo(shown, ".")
		s := spoof{offset: offset, label: label}
		if isWide(label) {
			if fakeSeparator(label) {
				s.rule = "fake-separator"
				return s
			}
			for rest := label; rest != ""; {
				token := upTo(rest, "-")
				rest = rest[min(len(token)+1, len(rest)):]
				script := foreignScript(token)
				odd, mixed := mixes(token, script)
				switch {
				case script == commonScript:
				case mixed:
					if found.rule == "" {
						s.rule, s.script = "mixed-script", odd
						found = s
					}
				case WholeScript(token) && utf8.RuneCountInString(token) >= 3 && traitsOf(firstRune(token)).class == bidiL:
					s.rule, s.script = "whole-script", script
					whole = s
				default:
					plain |= 1 << (script & 63)
				}
			}
		}
		offset += len(ascii) + 1
		host, shown = host[min(len(ascii)+1, len(host)):], shown[min(len(label)+1, len(shown)):]
	}
	if found.rule == "" && whole.rule != "" && plain&(1<<(whole.script&63)) == 0 && !j.atHome(whole.script) {
		return whole
	}
	return found
}

// foreignScript returns the script of the first letter of a token that is not
// Latin, or commonScript.
func foreignScript(token string) byte {
	for _, r := range token {
		if s := scriptOf(r); s != commonScript && s != scriptLatin {
			return s
		}
	}
	return commonScript
}

// mixes says that a token mixes Latin and another script so that the letters of
// one pass for those of the other, and of which: "ремонтpro" is merely two words
// side by side.
func mixes(token string, other byte) (odd byte, ok bool) {
	if !MixedScript(token) {
		return odd, false
	}
	latin, others, strange, lonely, switches := 0, 0, 0, 0, 0
	last := byte(commonScript)
	for _, r := range token {
		s := scriptOf(r)
		switch {
		case s == commonScript:
			continue
		case s != scriptLatin:
			others++
			if _, loose, ok := looksLike(r); !ok || loose {
				strange++
			}
		default:
			latin++
			if r >= utf8.RuneSelf || strings.IndexByte(latinTwins, byte(r)) < 0 {
				lonely++
			}
		}
		if last != commonScript && s != last {
			switches++
		}
		last = s
	}
	if strange > 0 && (lonely == 0 || latin < others) {
		other = scriptLatin // the word reads as one of the other script
	}
	return other, latin == 0 || strange == 0 || lonely == 0 || switches >= 2 || others <= 2 && latin >= 3
}

// fakeSeparator says that a label holds a sign that looks like one that parts
// an address. A letter among letters of its own script is a letter.
func fakeSeparator(label string) bool {
	before := rune(utf8.RuneError)
	for i, r := range label {
		if passesForSeparator(r) {
			after := firstRune(label[i+utf8.RuneLen(r):])
			s := scriptOf(r)
			if (before < utf8.RuneSelf || after < utf8.RuneSelf) && (s == commonScript || scriptOf(before) != s && scriptOf(after) != s) {
				return true
			}
		}
		before = r
	}
	return false
}

func passesForSeparator(r rune) bool {
	if r < utf8.RuneSelf {
		return false
	}
	target, _, ok := looksLike(r)
	return ok && len(target) == 1 && strings.Contains(separators, target) && traitsOf(r).class != bidiAN && traitsOf(r).class != bidiEN
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// atHome says that a word of this script is no wonder here: the ending is of a
// country that writes so, or the message is written so.
func (j *judgement) atHome(script byte) bool {
	const around, enough = 300, 8
	if among(" ru su by ua bg mk rs kz kg mn tj gr cy am ", j.Suffix[strings.LastIndexByte(j.Suffix, '.')+1:]) {
		return true
	}
	n := 0
	for _, part := range [...]string{j.text[max(0, j.Span.Start-around):j.Span.Start], j.text[j.Span.End:min(len(j.text), j.Span.End+around)]} {
		for _, r := range part {
			if scriptOf(r) == script {
				n++
			}
		}
	}
	return n >= enough
}

// odd says that a character of the host is one of those that the spoof is about.
func (s *spoof) odd(r rune) bool {
	if mapped, ok := Fold1(r); ok && mapped != "" {
		r = firstRune(mapped)
	}
	switch {
	case s.script == commonScript:
		return passesForSeparator(r)
	case s.script == scriptLatin:
		return scriptOf(r) == scriptLatin
	}
	script := scriptOf(r)
	return script != commonScript && script != scriptLatin
}

// addOdd notes the characters of the host that a finding marks one by one.
func (j *judgement) addOdd(spots []rule.Span) {
	shift := j.URL.Start - j.hostAt
	for _, s := range spots {
		s.Start, s.End = s.Start+shift, s.End+shift
		if j.hostAt >= 0 && s.Start >= j.URL.Start && s.End <= j.URL.End && (len(j.Odd) == 0 || s.Start >= j.Odd[len(j.Odd)-1].End) {
			j.Odd = append(j.Odd, s)
		}
	}
}

// mostSpots bounds the characters that are marked one by one.
const mostSpots = 8

// spots returns where the label at a byte of the host stands in the message,
// and then each run of characters in it that are odd. A label in punycode is
// marked whole.
func (j *judgement) spots(offset int, odd func(rune) bool) []rule.Span {
	label := j.hostSpan(offset, len(upTo(j.URL.Host[offset:], ".")))
	spans := []rule.Span{label}
	if j.hostAt < 0 {
		return spans
	}
	open := false
	for i, r := range j.text[label.Start:label.End] {
		at := label.Start + i
		switch hit := odd(r); {
		case hit && open:
			spans[len(spans)-1].End = at + utf8.RuneLen(r)
		case hit && len(spans) <= mostSpots:
			spans = append(spans, rule.Span{Start: at, End: at + utf8.RuneLen(r)})
			open = true
		default:
			open = false
		}
	}
	return spans
}

// passesFor says that the letters beyond ASCII in a label pass for those of a
// party's name at piece k. guard: with nothing but accents, an ordinary word
// ("äpple") and a short one may be a word of another language.
func (l *labelRead) passesFor(t *term, k int) bool {
	if l.accents {
		return t.class == brand && len(t.text) >= 4
	}
	return len(t.text) >= 4 || len(t.text) == 3 && l.alone(k)
}

// likeness returns where the label that passes for a party's name stands, and
// then the very characters that are not the name's.
func (j *judgement) likeness() []rule.Span {
	c := &j.claim
	host := j.URL.Host[c.offset : c.offset+c.length]
	if isPunycode(host) {
		return j.spots(c.offset, func(r rune) bool { return r >= utf8.RuneSelf })
	}
	label := j.hostSpan(c.offset, c.length)
	spans := []rule.Span{label}
	if label.Len() != c.length || c.like == "" {
		return spans
	}
	if len(host) != len(c.like) {
		from, rest := 0, c.like
		for from < len(host) && rest != "" && host[from] == rest[0] {
			from, rest = from+1, rest[1:]
		}
		to := len(host)
		for to > from && rest != "" && host[to-1] == rest[len(rest)-1] {
			to, rest = to-1, rest[:len(rest)-1]
		}
		if from < to {
			spans = append(spans, rule.Span{Start: label.Start + from, End: label.Start + to})
		}
		return spans
	}
	for i := 0; i < len(host) && len(spans) <= mostSpots; i++ {
		from := i
		for i < len(host) && host[i] != c.like[i] {
			i++
		}
		if from < i {
			spans = append(spans, rule.Span{Start: label.Start + from, End: label.Start + i})
		}
	}
	return spans
}

// hostSpan returns where bytes of the host stand in the message; the whole
// label, host or link, where that cannot be said.
//
//go:noinline
func (j *judgement) hostSpan(offset, length int) rule.Span {
	if j.hostAt < 0 {
		return j.Span
	}
	written := j.text[j.hostAt : j.hostAt+j.URL.End-j.URL.Start]
	whole := rule.Span{Start: j.hostAt, End: j.hostAt + len(written)}
	if length == 0 || offset+length > len(j.URL.Host) {
		return whole
	}
	if len(written) == len(j.URL.Host) && !isWide(written) {
		return rule.Span{Start: j.hostAt + offset, End: j.hostAt + offset + length}
	}
	// Label by label: as many as stand before it in the host.
	n := strings.Count(j.URL.Host[:offset], ".")
	start := 0
	for i, r := range written {
		if !isDot(r) {
			continue
		}
		if n == 0 {
			written = written[:i]
			break
		}
		n--
		start = i + utf8.RuneLen(r)
	}
	if n > 0 || strings.Contains(written, "%") {
		return whole
	}
	first := strings.LastIndexByte(j.URL.Host[:offset], '.') + 1
	label := rule.Span{Start: j.hostAt + start, End: j.hostAt + len(written)}
	if strings.Contains(j.URL.Host[offset:offset+length], ".") {
		return rule.Span{Start: label.Start, End: whole.End}
	}
	if len(upTo(j.URL.Host[first:], ".")) == label.Len() && !isWide(written[start:]) {
		label.Start += offset - first
		label.End = label.Start + length
	}
	return label
}

// isDot says that UTS 46 reads a character as the dot between two labels.
func isDot(r rune) bool { return r == '.' || r == '。' || r == '．' || r == '｡' }
