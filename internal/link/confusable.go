package link

import (
	"strings"
	"unicode/utf8"
)

//go:generate go run gen_confusable.go

// Two texts look alike if their skeletons (UTS 39) are equal: each letter is
// replaced by one that stands for all that look like it, so that the Cyrillic
// аррӏе and the Latin apple both become "apple", and rn and m both "rn".
//
// looks lists what looks like ASCII, in order of code points: the distance to
// the entry before (7 bits a byte, low bits first, top bit: more follow; 0 for
// the first of 24), then either one ASCII character or a byte with the top bit
// set and as many bytes of text as its lowest six bits say. Bit 0x40 of that
// byte marks a loose likeness. lookIndex leads to every 24th entry.

// Skeleton returns the UTS 39 skeleton of s in lower case, as far as it leads
// to ASCII letters and signs; what looks like nothing in ASCII is folded only
// ([Fold1]). Accents stand apart, after their letter, as combining marks that
// [Unmarked] drops. Small capitals and a few other letters count as those that
// a hasty reader takes them for, which goes beyond UTS 39. Case matters: I looks
// like l, i does not. Compare skeletons with skeletons only.
func Skeleton(s string) string {
	if !isWide(s) {
		return asciiSkeleton(s)
	}
	out := make([]rune, 0, len(s)+8)
	for _, r := range s {
		if target, _, ok := looksLike(r); ok {
			out = append(out, []rune(target)...)
			continue
		}
		mapped, ok := Fold1(r)
		if !ok {
			out = appendLooks(out, r)
			continue
		}
		for _, m := range mapped {
			out = appendLooks(out, m)
		}
	}
	for i := 0; i < len(out); { // accents into their order
		start := i
		for i++; i < len(out) && orderOf(out[i]) != 0; i++ {
		}
		if i > start+2 {
			sortMarks(out[start:i])
		}
	}
	return string(out)
}

// asciiSkeleton is Skeleton for text in ASCII.
func asciiSkeleton(s string) string {
	b := make([]byte, 0, len(s)+4)
	for i := range len(s) {
		switch c := s[i]; c {
		case 'm', 'M':
			b = append(b, "rn"...)
		case '0', 'O':
			b = append(b, 'o')
		case '1', 'I', '|':
			b = append(b, 'l')
		case '"':
			b = append(b, "''"...)
		case '`':
			b = append(b, '\'')
		default:
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
		}
	}
	return string(b)
}

// appendLooks appends what the parts of a folded code point look like.
func appendLooks(out []rune, r rune) []rune {
	from := len(out)
	out = appendParts(out, r)
	for i := from; i < len(out); i++ {
		target, _, ok := looksLike(out[i])
		if !ok {
			continue
		}
		first, size := utf8.DecodeRuneInString(target)
		out[i] = first
		if rest := []rune(target[size:]); len(rest) > 0 {
			out = append(out, rest...)
			copy(out[i+1+len(rest):], out[i+1:len(out)-len(rest)])
			copy(out[i+1:], rest)
			i += len(rest)
		}
	}
	return out
}

// looksLike returns the ASCII text, perhaps with marks, that r looks like, and
// whether only a hasty reader would say so.
func looksLike(r rune) (target string, loose, ok bool) {
	if r < utf8.RuneSelf {
		s := string(r)
		target = asciiSkeleton(s)
		return target, false, target != s
	}
	at, place := indexed(lookIndex, r)
	for range lookStep {
		if place >= len(looks) {
			break
		}
		distance, i := number(looks, place)
		at += rune(distance)
		end := i + 1
		if looks[i] >= 0x80 {
			loose = looks[i]&0x40 != 0
			i, end = end, end+int(looks[i]&0x3f)
		} else {
			loose = false
		}
		if at >= r {
			return looks[i:end], loose, at == r
		}
		place = end
	}
	return "", false, false
}

// lookStep is the number of entries from one entry of lookIndex to the next.
const lookStep = 24

// Unmarked drops the combining marks of a skeleton, so that "dáná" and "dana"
// can be compared as a hasty eye does.
func Unmarked(skeleton string) string {
	if !isWide(skeleton) {
		return skeleton
	}
	return strings.Map(func(r rune) rune {
		if r >= 0x300 && orderOf(r) != 0 {
			return -1
		}
		return r
	}, skeleton)
}

// WholeScript says whether a label, in Unicode, is a whole-script confusable:
// written in one script other than Latin, yet with every letter like one of
// a to z. Digits and hyphens don't count. Short words of other languages can be
// such (Russian "сор"), so it speaks against a label only where nothing else in
// the domain is of that script.
func WholeScript(label string) bool {
	script := byte(commonScript)
	for _, r := range label {
		s := scriptOf(r)
		if s == commonScript {
			if r >= utf8.RuneSelf {
				return false
			}
			continue
		}
		if s == scriptLatin || script != commonScript && s != script {
			return false
		}
		script = s
		target, loose, ok := looksLike(r)
		if !ok || loose {
			return false
		}
		for i := range len(target) {
			if !isLetter(target[i]) {
				return false
			}
		}
	}
	return script != commonScript
}
