package link

import (
	"strings"
	"unicode/utf8"
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
