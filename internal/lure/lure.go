// Package lure reads what a message wants.
//
// Crooks change words, links and brands every week, but what they need stays
// the same: a code read out, a number dialled, an application installed, a
// log-in on their page, money moved. So a message is read as acts: who is
// named, what is promised or threatened, and what the reader is told to do.
//
// The reading goes in steps. The text is folded into tokens that remember
// where they stood (fold.go). Each language pack turns tokens into cues, which
// are meanings such as `send` or `code` (vocabulary.go). Codes and dial codes
// are found by their shape (code.go, dial.go). Rules then ask which cues stand
// near each other, in which order, in which sentence, and whether a "do not"
// stands before them (reading.go, rules.go). A message is read once per pack
// with that pack's words only, because one language's harmless word is
// another's alarm.
package lure

import (
	"math/bits"
	"slices"

	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/rule"
)

// Message is a text made ready for reading: folded once, whatever the number
// of packs that read it.
type Message struct {
	Text    string
	Links   []link.Link
	scratch *scratch
	tokens  []token
	folded  []byte
	Codes   []Code
	dials   []dial
	phones  []rule.Span
	apks    []rule.Span
	pairs   []rule.Span
	keys    []rule.Span
	party   []mention
	// masked are the words with digits for letters that some pack knows.
	masked []rule.Span
	// Names of a code in languages without a pack, once they have been looked for.
	foreign      []occurrence
	foreignKnown bool
	// broken is a link that is no longer one, or empty; service says that a
	// menu code of an operator stands in the text.
	broken  rule.Span
	service bool
	numbers bool // a token is a number, without which there is no code
	// likeLure and telling are the model's answer, and the words that moved it.
	likeLure bool
	telling  []rule.Span
	business *Business
}

// Prepare folds text and finds what is found by shape alone. The links must be
// those of the same text, in order.
func Prepare(text string, links []link.Link) *Message { return (*Business)(nil).Prepare(text, links) }

// Prepare does what the function Prepare does for a text that is read with the
// names of the business.
func (b *Business) Prepare(text string, links []link.Link) *Message {
	s := takeScratch()
	m := &s.message
	m.Text, m.Links, m.scratch, m.business = text, links, s, b // all else is empty, see Release
	m.fold()
	m.findOdd()
	m.findShapes()
	m.service = m.serviceCode()
	return m
}

// Reading is what one pack's words make of a message.
type Reading struct {
	Pack     *lang.Pack
	Findings []rule.Finding
	// Codes are one-time codes that the message shows.
	Codes []Code
	// Party is the name of the party that the message speaks for, or "".
	Party string
	// Understood counts the cues: how much of the message the pack knows.
	Understood int
	// Heard is false where another pack understands far more.
	Heard bool
	// Bids says that the message tells the reader to do something.
	Bids bool
	Acts Acts
}

// guards are the cues that speak against a finding. They count in every
// reading, whichever pack knows them: a "do not" is one in any language, and a
// pack that does not know the word must not read a warning as its opposite.
var guards = [...]cue{not, condition, otherCode, warning, done, or}

var guardSet = factsOf(guards[:]...)

// understandsLittle: a pack that finds fewer than one in this many of the cues
// that another pack finds is not heard. A pack that knows only a stray word of
// the message has not read it.
const understandsLittle = 3

// outspoken reports that a pack of a near language, not outspoken itself, knows
// a quarter more words of the message. Indonesian and Malay share half their
// words, and those that tell honest messages from others are not among them: the
// pack that knows less of a message would alarm about it. Words are counted, not
// cues, because a large pack says more of each word.
func outspoken(packs []*lang.Pack, found []hearing, i int) bool {
	for j, p := range packs {
		if found[j].words*4 > found[i].words*5 && (slices.Contains(p.Near, packs[i].Tag) || slices.Contains(packs[i].Near, p.Tag)) && !outspoken(packs, found, j) {
			return true
		}
	}
	return false
}

// Read reads the message once with each pack's words. The list is the message's.
func (m *Message) Read(packs []*lang.Pack) []Reading {
	found := m.findCues(packs)
	m.hearModel(packs, found)
	var anywhere facts
	for i := range found {
		anywhere = anywhere.and(found[i].facts)
	}
	if anywhere.meet(&guardSet) {
		for _, g := range guards {
			m.share(found, g)
		}
	}
	most := 0
	for i := range found {
		most = max(most, found[i].total)
	}
	known := m.facts()
	s := m.scratch
	out := s.answers[:len(found)]
	for i := range found {
		h := &found[i]
		heard := h.total*understandsLittle >= most && !outspoken(packs, found, i)
		holds := h.facts.and(known)
		out[i] = Reading{}
		m.ask(&s.readings[i], &out[i], packs[i], h, &holds)
		out[i].Pack, out[i].Understood, out[i].Heard = packs[i], h.total, heard
		out[i].Acts = holds.acts()
		out[i].Bids = h.facts.meet(&bids)
	}
	return out
}

// facts returns what is known of the message whatever its words say.
func (m *Message) facts() (f facts) {
	f.addIf(someLink, len(m.Links) > 0 || m.broken.End > 0)
	f.addIf(somePhone, len(m.phones) > 0)
	f.addIf(someDial, len(m.dials) > 0)
	f.addIf(someFile, len(m.apks) > 0)
	f.addIf(somePair, len(m.pairs) > 0)
	f.addIf(someKey, len(m.keys) > 0)
	f.addIf(someParty, len(m.party) > 0)
	f.addIf(someGuess, m.likeLure)
	f.addIf(someMask, len(m.masked) > 0)
	return f
}

// findCues finds the cues of each pack. They are in the memory of the message.
func (m *Message) findCues(packs []*lang.Pack) []hearing {
	d := dictionaryOf(packs)
	s := m.scratch
	s.words = sized(s.words, len(m.tokens))
	marks := d.lookup(m, s.words)
	m.party, m.masked = s.party[:0], s.masked[:0]
	if marks&beginsAlias != 0 || m.numbers || len(s.odd) > 0 || m.business.named(m) {
		m.findParties(d)
		m.dropAccounts()
	}
	if marks&beginsBroken != 0 {
		m.broken = m.brokenLink(d)
	}
	if len(s.heard) < len(packs) {
		s.heard, s.readings, s.answers = make([]hearing, len(packs)), make([]reading, len(packs)), make([]Reading, len(packs))
	}
	s.room = s.room[:0]
	found := s.heard[:len(d.packs)]
	for i := range found {
		found[i].forget()
		d.vocabularies[i].cues(m, s.words, &found[i])
	}
	return found
}

// share gives every reading the occurrences of a cue that any of them found.
func (m *Message) share(found []hearing, c cue) {
	total, having := 0, 0
	for i := range found {
		if n := len(found[i].cues[c]); n > 0 {
			total += n
			having = i
		}
	}
	if total == 0 {
		return
	}
	all := found[having].cues[c]
	if len(all) < total {
		all = m.occurrences(total)[:0]
		for i := range found {
			all = append(all, found[i].cues[c]...)
		}
		inOrder(all)
	}
	for i := range found {
		h := &found[i]
		h.total += len(all) - len(h.cues[c])
		h.cues[c] = all
		h.facts.add(c)
	}
}

// ask asks the rules that the facts call for, in the order of the policy. Of
// nearly every message they call for none, and it shows no code and names nobody.
func (m *Message) ask(r *reading, out *Reading, pack *lang.Pack, h *hearing, holds *facts) {
	due := theAgenda.due(holds)
	if due == (ruleSet{}) && !m.numbers && len(m.party)+len(m.Links) == 0 {
		return
	}
	*r = reading{Message: m, pack: pack, cues: &h.cues}
	r.warned = h.facts.meet(&warningSet) && r.warnedOutside()
	if m.numbers {
		r.findCodes()
	}
	if len(r.codes) == 0 && len(m.Links) > 0 {
		r.findLinkedCode()
	}
	if len(r.codes) > 0 {
		holds.add(someCode)
		due = theAgenda.due(holds)
	}
	out.Codes = r.codes
	if len(m.party)+len(m.Links) > 0 {
		out.Party = r.claimedParty()
	}
	for k, word := range due {
		for ; word != 0; word &= word - 1 {
			row := &rules[k<<6+bits.TrailingZeros64(word)]
			if f, ok := row.look(r); ok {
				f.Rule = row.Rule
				r.score += row.Weight
				out.Findings = append(out.Findings, f)
			}
		}
	}
}

// bids are the cues by which a message moves its reader.
var bids = factsOf(openLink, verify, claim, install, enter, contact, reply, askMoney, payWhom, send, readOut, yours, dialing, scanQR)

// warningSet is what warnedOutside looks for.
var warningSet = factsOf(warning, not, condition)
