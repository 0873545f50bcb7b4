package check

import (
	"saring/internal/chat"
	"saring/internal/link"
	"saring/internal/lure"
	"saring/internal/rule"
)

// Policy returns every rule with its weight, for those who list them: first
// what is judged on links, then what is read in words, each in the order in
// which it is asked, then what a reader may add (Context), then what several
// messages of a chat show together, then what a channel pack shows. What rules say to a reader stands in the
// language packs.
func Policy() (links, words, said, stories, channels []rule.Rule) {
	for i := range contextRules {
		said = append(said, contextRules[i].Rule)
	}
	return link.Rules(), lure.Rules(), said, chat.StoryRules(), channelRules[:]
}
