package link

import "unicode/utf8"

//go:generate go run gen_script.go

// scriptRuns divides all code points into runs of one script: length less one
// (7 bits a byte, low bits first, top bit: more follow), then the script's
// number. scriptIndex leads to every 24th run. Number 0 is for what belongs to
// no script of its own (digits, hyphens, marks).

// scriptOf returns the number of a code point's script.
func scriptOf(r rune) byte {
	if r < utf8.RuneSelf {
		if isLetter(byte(r)) {
			return scriptLatin
		}
		return commonScript
	}
	start, at := indexed(scriptIndex, r)
	for {
		n, i := number(scriptRuns, at)
		if start += rune(n) + 1; r < start {
			return scriptRuns[i]
		}
		at = i + 1
	}
}

// MixedScript says whether a label, in Unicode, mixes scripts that no language
// mixes: it breaks the "highly restrictive" level of UTS 39, which allows one
// script, and Latin with the writing of Japanese (Han, Hiragana, Katakana),
// Korean (Han, Hangul) or Taiwan (Han, Bopomofo). Digits, hyphens and marks
// belong to every script.
func MixedScript(label string) bool {
	const cjk = 1<<scriptHan | 1<<scriptHiragana | 1<<scriptKatakana | 1<<scriptBopomofo | 1<<scriptHangul
	var seen uint64 // scripts by number, those from 63 on as 63
	var other byte  // the script seen from 63 on
	for _, r := range label {
		s := scriptOf(r)
		if s == commonScript {
			continue
		}
		if s >= 63 {
			if other != 0 && other != s {
				return true
			}
			other, s = s, 63
		}
		seen |= 1 << s
	}
	if seen&(seen-1) == 0 {
		return false
	}
	if seen &^= 1 << scriptLatin; seen&^cjk != 0 {
		return true
	}
	kana := seen&(1<<scriptHiragana|1<<scriptKatakana) != 0
	bopomofo := seen&(1<<scriptBopomofo) != 0
	hangul := seen&(1<<scriptHangul) != 0
	return kana && bopomofo || kana && hangul || bopomofo && hangul
}
