package lure

import (
	"saring/internal/lang"
	"saring/internal/rule"
)

// ways are the cues by which a message without a strange link, phone number,
// dial code or file can still lead the reader on. A text that leads nowhere is
// no lure, however it is written.
var ways = [...]cue{contact, reply, askMoney, send, install, scanQR, join, namedLink, extort, newNumber, readOut, seed, upfront, fortune, job, invest}

var waySet = factsOf(ways[:]...)

// beyondAdverts are the cues of what no honest advert speaks of: where none of
// them stands, a message with an advert's terms is one, and no lure.
var beyondAdverts = factsOf(threat, alarm, payProblem, refund, aid, fine, parcel, won, prize, winCode, fortune, job, easyTask, invest, loan, gamble, flirt, secretCode, pin, debt, extort, emergency, newNumber)

// advert reports that a pack finds an advert's terms in the message, and no
// pack anything that goes beyond them.
func (m *Message) advert(found []hearing) bool {
	terming := false
	for i := range found {
		h := &found[i]
		if h.facts.meet(&beyondAdverts) {
			return false
		}
		n := len(h.cues[promo]) + 2*len(h.cues[terms])
		if m.service {
			n += 2
		}
		terming = terming || n >= 2
	}
	return terming
}

func (m *Message) leadsOn(found []hearing) bool {
	if m.advert(found) {
		return false
	}
	if len(m.phones) > 0 || len(m.dials) > 0 || len(m.apks) > 0 || m.strangeLink() {
		return true
	}
	for i := range found {
		if found[i].facts.meet(&waySet) {
			return true
		}
	}
	return false
}

// tongue returns the tag of the pack that knows most of the message, the first
// of those that know as much.
func tongue(packs []*lang.Pack, found []hearing) string {
	best, most := "", -1
	for i := range found {
		if found[i].total > most {
			best, most = packs[i].Tag, found[i].total
		}
	}
	return best
}

// Tongue returns the tag of the pack by whose threshold the model judges.
func (m *Message) Tongue(packs []*lang.Pack) string { return tongue(packs, m.findCues(packs)) }

// LeadsOn reports that the message has a way to lead the reader on, without
// which the model does not speak.
func (m *Message) LeadsOn(packs []*lang.Pack) bool { return m.leadsOn(m.findCues(packs)) }

// shownWords is how many words the finding shows.
const shownWords = 5

// hearModel lets the model judge the message, once for all packs.
func (m *Message) hearModel(packs []*lang.Pack, found []hearing) {
	if !m.leadsOn(found) {
		return
	}
	n := len(m.tokens)
	r := m.scratch
	r.steps, r.shapes = sized(r.steps, n), sized(r.shapes, n)
	s := scoring{Model: model(), steps: r.steps, shapes: r.shapes}
	for i, t := range m.traits() {
		s.steps[i], s.shapes[i] = 0, t.shapes
		if t.word >= 0 {
			s.steps[i] = int32(s.Words[t.word]) + int32(s.Words[t.pair]) - 2*ModelZero
		}
	}
	m.eachCue(found, func(token int32, c cue) { s.steps[token] += s.cues[c] })
	score, from, to := s.worst()
	if score <= s.at(tongue(packs, found)) {
		return
	}
	// A guess that has no word to show is none: a list of links is no lure.
	m.telling = m.tellingWords(s.steps, from, to)
	m.likeLure = len(m.telling) > 0
}

// tellingWords returns the words between two tokens that moved the model most,
// the strongest first. What is too short to tell anything, or far weaker than
// the strongest, is left out.
func (m *Message) tellingWords(steps []int32, from, to int) []rule.Span {
	var spans []rule.Span
	least := int32(1)
	for range shownWords {
		best := -1
		for i := from; i < to; i++ {
			t := &m.tokens[i]
			if steps[i] >= least && t.kind == word && t.to-t.from >= 4 && (best < 0 || steps[i] > steps[best]) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		least = max(least, steps[best]/2)
		steps[best] = 0
		spans = besideEach(spans, m.tokens[best].span())
	}
	return spans
}

// besideEach adds a span, as part of one that it touches but for a space.
func besideEach(spans []rule.Span, s rule.Span) []rule.Span {
	for i, old := range spans {
		if s.Start <= old.End+1 && old.Start <= s.End+1 {
			spans[i] = rule.Span{Start: min(old.Start, s.Start), End: max(old.End, s.End)}
			return spans
		}
	}
	return append(spans, s)
}

// readsLikeLure is the model's finding.
func readsLikeLure(r *reading) (rule.Finding, bool) {
	return rule.Finding{Spans: r.telling}, r.likeLure
}
