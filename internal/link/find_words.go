package link

import "strings"

// The words that decide whether a dot joins a host or ends a sentence stand in
// find_words.txt; gen_find.go writes them into zz_find.go, grouped by length
// as the top-level domains are.

// amongWords reports whether word, lower-cased as ASCII, stands in such a table.
//
//go:noinline
func amongWords(table []string, word string) bool {
	var key [24]byte
	if len(word) == 0 || len(word) > len(key) || len(word) >= len(table) {
		return false
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		key[i] = c
	}
	return inWords(table, key[:len(word)])
}

// everyday reports whether a top-level domain is also a word that begins or
// continues a sentence.
//
//go:noinline
func everyday(tld string) bool { return amongWords(everydayTLDs[:], tld) }

// plain reports whether word is an everyday word that ends sentences.
//
//go:noinline
func plain(word string) bool { return amongWords(plainWords[:], word) }

// letters reports whether word is made of ASCII letters only.
//
//go:noinline
func letters(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return word != ""
}

// digits reports whether word is made of digits only.
//
//go:noinline
func digits(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// capital reports whether word begins with a capital, allCapital whether it
// has no small letter.
//
//go:noinline
func capital(word string) bool {
	return word != "" && 'A' <= word[0] && word[0] <= 'Z'
}

//go:noinline
func allCapital(word string) bool {
	for i := 0; i < len(word); i++ {
		if 'a' <= word[i] && word[i] <= 'z' {
			return false
		}
	}
	return true
}
