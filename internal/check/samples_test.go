package check

import (
	"slices"
	"strings"
	"testing"

	"saring/internal/lang"
)

// Every `+` sample of a pack must fire its rule and every `-` sample must not.
func TestSamples(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		for _, r := range p.Rules() {
			for _, s := range r.Must {
				if got := rulesOf(t, r.ID, s); !slices.Contains(got, r.ID) {
					t.Errorf("%s.txt [rule %s]: this sample must fire the rule, and fires %v:\n+ %s", p.Tag, r.ID, got, s)
				}
			}
			for _, s := range r.Spare {
				if got := rulesOf(t, r.ID, s); slices.Contains(got, r.ID) {
					t.Errorf("%s.txt [rule %s]: this sample must not fire the rule:\n- %s", p.Tag, r.ID, s)
				}
			}
		}
	}
}

// rulesOf reads a sample of a rule; a rule about what a reader says hears it said.
func rulesOf(t *testing.T, id, text string) []string {
	t.Helper()
	c := sampleChecker(t)
	if strings.HasPrefix(id, "story-") {
		return rulesOfChat(t, c, text)
	}
	c.Context = contextOf[id]
	if strings.HasPrefix(id, "channel-") {
		useExample(t, c)
	}
	r, err := c.Text(text)
	if err != nil {
		t.Fatal(err)
	}
	return r.Rules()
}

// completePacks are the packs that say that they lack nothing.
func completePacks(t *testing.T) []*lang.Pack {
	t.Helper()
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	packs = slices.DeleteFunc(slices.Clone(packs), func(p *lang.Pack) bool { return !p.Complete })
	if len(packs) < 3 {
		t.Fatalf("only %d packs are complete", len(packs))
	}
	return packs
}

// Every rule says what it is and has samples of both kinds in every complete
// language, and no pack speaks of a rule that does not exist.
func TestRulesSpeak(t *testing.T) {
	var ids []string
	for _, r := range policyRules() {
		if !slices.Contains(ids, r.ID) {
			ids = append(ids, r.ID)
		}
	}
	for _, p := range completePacks(t) {
		tag := p.Tag
		known := map[string]lang.Rule{}
		for _, r := range p.Rules() {
			known[r.ID] = r
			if !slices.Contains(ids, r.ID) {
				t.Errorf("%s.txt speaks of the rule %s, which does not exist", tag, r.ID)
			}
		}
		for _, id := range ids {
			r, ok := known[id]
			if !ok {
				t.Errorf("%s.txt lacks [rule %s]", tag, id)
				continue
			}
			if len(r.Must) == 0 || len(r.Spare) == 0 {
				t.Errorf("%s.txt [rule %s] needs a + sample and a - sample, and has %d and %d", tag, id, len(r.Must), len(r.Spare))
			}
			for _, key := range []string{"title", "why"} {
				if p.Text(id+"."+key) == "" {
					t.Errorf("%s.txt [rule %s] lacks %s", tag, id, key)
				}
			}
		}
	}
}

// A rule that can decide a verdict can also say what the message does.
func TestDecidingRulesHaveSentences(t *testing.T) {
	for _, p := range completePacks(t) {
		tag := p.Tag
		for _, r := range policyRules() {
			if r.Weight >= 15 && p.Text(r.ID+".says") == "" {
				t.Errorf("%s.txt [rule %s] has weight %d and lacks says", tag, r.ID, r.Weight)
			}
		}
		for _, state := range states {
			if len(p.Steps(state)) == 0 || p.Text(state+".title") == "" {
				t.Errorf("%s.txt [advice %s] lacks its title or steps", tag, state)
			}
		}
		for _, key := range []string{"acts", "danger", "danger-party", "caution", "caution-party", "no-sign", "no-sign-code", "no-sign-party", "unknown", "unknown-short", "link-owner", "link-pretends", "link-short", "link-tenant", "link-plain", "link-unreadable", "link-mail", "link-forwards", "link-carries", "link-returns", "link-mentions", "tracking-click", "tracking-reader", "tracking-share", "tracking-campaign", "tracking-visit", "months", "channel-link-own", "channel-link-other", "channel-mail-own", "channel-mail-other", "channel-phone-own", "channel-phone-other", "channel-sender-own", "channel-sender-other", "channel-account-own", "channel-account-other", "code-secret", "too-long", "failed"} {
			if p.Text("report."+key) == "" {
				t.Errorf("%s.txt [report] lacks %s", tag, key)
			}
		}
	}
}
