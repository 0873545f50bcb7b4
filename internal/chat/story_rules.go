package chat

import "saring/internal/rule"

// storyRule is one rule over several messages; what it says stands in the packs.
type storyRule struct {
	rule.Rule
	look func(*scene) (rule.Finding, bool) // nil: linkSpread, which counts
}

// storyRules is the whole policy, the most telling first: of two stories in one
// message only that one counts, and each is told once. Weights are added to those of the message that
// completes the story, which is the one that asks.
var storyRules = [...]storyRule{
	{rule.Rule{ID: "story-trust", Weight: 35}, trustThenRequest},
	{rule.Rule{ID: "story-code", Weight: 35}, codeThenRequest},
	{rule.Rule{ID: "story-new-number", Weight: 35}, newNumberThenMoney},
	{rule.Rule{ID: "story-number-changed", Weight: 25}, changedThenRequest},
	{rule.Rule{ID: "story-link-spread", Weight: 20}, nil},
}

// StoryRules returns the rules of this package in the order of the policy.
func StoryRules() []rule.Rule {
	out := make([]rule.Rule, len(storyRules))
	for i := range storyRules {
		out[i] = storyRules[i].Rule
	}
	return out
}

// trustThenRequest: a stranger who introduced himself, then won trust, now asks.
// It spares families, who never introduce themselves, and a shop's first chat,
// which asks without flattering.
func trustThenRequest(sc *scene) (rule.Finding, bool) {
	t := sc.teller
	if sc.signs&(WantsMoney|WantsCode) == 0 || !sc.within(t.met, trustReach) || !sc.within(t.trusted, trustReach) {
		return rule.Finding{}, false
	}
	met := t.met.quote
	t.met, t.trusted = moment{}, moment{}
	return rule.Finding{Value: met}, true
}

// codeThenRequest: a service brought a code, and within minutes somebody else asks
// for one. It spares the service itself, which says "enter the code".
func codeThenRequest(sc *scene) (rule.Finding, bool) {
	if sc.signs&WantsCode == 0 || sc.signs&BringsCode != 0 || !sc.within(sc.code, codeReach) || sc.code.by == sc.message.Sender {
		return rule.Finding{}, false
	}
	return rule.Finding{Value: sc.code.by}, true
}

// newNumberThenMoney: the sender said that the number is new, and now wants money.
// It spares one who only tells the new number.
func newNumberThenMoney(sc *scene) (rule.Finding, bool) {
	t := sc.teller
	if sc.signs&WantsMoney == 0 || !sc.within(t.renumbered, numberReach) {
		return rule.Finding{}, false
	}
	told := t.renumbered.quote
	t.renumbered = moment{}
	return rule.Finding{Value: told}, true
}

// changedThenRequest: WhatsApp itself said that this sender's number changed.
func changedThenRequest(sc *scene) (rule.Finding, bool) {
	t := sc.teller
	if sc.signs&(WantsMoney|WantsCode) == 0 || !sc.within(t.changed, changedReach) {
		return rule.Finding{}, false
	}
	notice := t.changed.quote
	t.changed = moment{}
	return rule.Finding{Value: notice}, true
}

// linkSpread: the same link came again and again, each time with a sign of its
// own. It spares links that nothing speaks against: a meeting's, a map's.
func linkSpread(sc *scene) (rule.Finding, bool) {
	if sc.signs&Suspicious == 0 {
		return rule.Finding{}, false
	}
	found := rule.Finding{}
	ok := false
	for _, link := range sc.links[:min(len(sc.links), 8)] {
		if len(link) > 512 {
			continue
		}
		l := sc.memory.of(" " + link)
		if l.seen++; l.seen >= many {
			found.Value, ok = link, true
		}
	}
	return found, ok
}
