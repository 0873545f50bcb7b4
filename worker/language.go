package main

import (
	"net/http"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"saring/internal/lang"
)

// firstLanguage answers who names no language that there is a pack for.
const firstLanguage = "id"

// maxAcceptLanguage is how much of a header Accept-Language is read, in bytes.
const maxAcceptLanguage = 1 << 10

// languages are the tags of the packs and what else a reader of one of them may
// be asked to read: golang.org/x/text knows that a reader of Javanese reads
// Indonesian.
var languages = sync.OnceValue(func() (l struct {
	tags    []string
	matcher language.Matcher
}) {
	packs, err := lang.Load()
	if err != nil {
		return l // a broken pack fails the tests long before
	}
	var tags []language.Tag
	for _, p := range packs {
		l.tags = append(l.tags, p.Tag)
		tags = append(tags, language.Make(p.Tag))
	}
	l.matcher = language.NewMatcher(tags)
	return l
})

// languageOf returns the tag of the pack for a request's header
// Accept-Language: that of the first wish that can be met, English where none
// can, Indonesian where nothing is wished. Wishes are met by their language
// alone, so that worker/entry answers alike from a table of languages.
func languageOf(r *http.Request) string {
	header := strings.Join(r.Header.Values("Accept-Language"), ",")
	if strings.TrimSpace(header) == "" || len(header) > maxAcceptLanguage {
		return firstLanguage
	}
	best, weight := lang.Fallback, float32(0)
	for part := range strings.SplitSeq(header, ",") {
		// One wish at a time: a malformed one must not hide the others.
		wishes, weights, err := language.ParseAcceptLanguage(part)
		if err != nil || len(wishes) != 1 || weights[0] <= weight {
			continue
		}
		tag := firstLanguage
		if base, _ := wishes[0].Base(); base.String() != "mul" { // what "*" is read as
			tag = packFor(base.String())
		}
		if tag != "" {
			best, weight = tag, weights[0]
		}
	}
	return best
}

// packFor returns the tag of the pack that a reader of a language, given by its
// primary subtag, is answered in, or "".
func packFor(base string) string {
	l := languages()
	wish, err := language.Parse(base)
	if err != nil || l.matcher == nil {
		return ""
	}
	_, index, confidence := l.matcher.Match(wish)
	if confidence == language.No {
		return ""
	}
	return l.tags[index]
}
