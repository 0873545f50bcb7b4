package check

import (
	"sync"

	"saring/internal/lang"
	"saring/internal/rule"
)

// quiet is the whole answer to a message in which nothing was found, in one
// language: what nearly every message of a chat gets. It is written once, by
// the same writer as all others.
type quiet struct {
	tag    string
	answer func() string
}

var quietAnswers = sync.OnceValue(func() (all []quiet) {
	packs, _ := lang.Load()
	for _, p := range packs {
		all = append(all, quiet{p.Tag, sync.OnceValue(func() string {
			nothing := Report{Text: "-"}
			return string(nothing.writeJSON(nil, p.Tag))
		})})
	}
	return all
})

// quietAnswer returns the answer in a language, or "" where the report has
// something to say or the language has no pack.
func (r *Report) quietAnswer(tag string) string {
	if r.Blank || r.Verdict != rule.NoSign || r.Score != 0 || r.Party != nil || len(r.Findings)+len(r.Links)+len(r.Codes) > 0 {
		return ""
	}
	for _, q := range quietAnswers() {
		if q.tag == tag {
			return q.answer()
		}
	}
	return ""
}
