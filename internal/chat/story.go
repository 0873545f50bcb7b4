package chat

import (
	"strings"
	"unicode/utf8"

	"saring/internal/rule"
)

// Sign is something that one message does and that counts beside other messages.
// Package check reads signs off a message's own report.
type Sign uint8

const (
	MeetsStranger Sign = 1 << iota // introduces itself, or has "the wrong number"
	WinsTrust                      // flatters, asks for secrecy, knows a sure profit
	NewNumber                      // says that its number is a new one
	WantsMoney
	WantsCode
	BringsCode // a service delivers a one-time code
	Suspicious // a rule against it fired
)

// Story is what is remembered of a chat, so that signs over several messages are
// seen, in one file or several. It holds what senders did, never all that they wrote, and forgets those
// who have been silent longest: its size is bounded whatever comes.
type Story struct {
	memory memory // of senders by name, of suspicious links behind a space
	code   moment // when a service last brought a code
	now    int
	name   string // the last sender, and what is known of him
	last   *teller
}

// moment is when a message came and how it began. The zero value is never.
type moment struct {
	at    int // minutes
	quote string
	by    string // who sent it
	known bool
}

// teller is what one sender did.
type teller struct {
	seen                              int // messages, counted up to beginning
	met, trusted, renumbered, changed moment
}

// many is how often a suspicious link comes before it counts as spread.
const many = 3

// Reach of the signs, in minutes. A false relative asks within hours, a false
// friend within weeks.
const (
	codeReach    = 10
	numberReach  = 3 * 24 * 60
	changedReach = 14 * 24 * 60
	trustReach   = 120 * 24 * 60
)

// beginning is the number of a sender's first messages in which a stranger
// introduces himself. Who does it later is no stranger.
const beginning = 6

// scene is one message where the story has come to.
type scene struct {
	*Story
	*teller
	message *Message
	signs   Sign
	links   []string
}

// Seen takes in a message in which nothing was found.
func (s *Story) Seen(m *Message) {
	if m.Sender == "" || m.Mine || m.Part > 0 {
		return
	}
	if s.last == nil || s.name != m.Sender {
		s.last = s.memory.of(m.Sender)
		s.name = strings.Clone(m.Sender)
	}
	s.last.seen = min(s.last.seen+1, beginning)
}

// Add takes in a message and returns what it shows together with earlier ones: one
// finding or none. At is its time in minutes, signs what it does itself, links the
// addresses in it.
func (s *Story) Add(m *Message, at int, signs Sign, links []string) (rule.Finding, bool) {
	s.now = at
	if m.Notice || strings.HasPrefix(m.Text, leftToRight) {
		s.numberChanged(m.Text)
	}
	s.Seen(m)
	if m.Sender == "" || m.Mine || m.Part > 0 || signs == 0 {
		return rule.Finding{}, false
	}
	sc := scene{Story: s, teller: s.last, message: m, signs: signs, links: links}
	defer sc.remember()
	// Links are counted whatever else is found.
	spread, isSpread := linkSpread(&sc)
	for i := range storyRules {
		if look := storyRules[i].look; look != nil {
			if f, ok := look(&sc); ok {
				f.Rule = storyRules[i].Rule
				return f, true
			}
		}
	}
	spread.Rule = storyRules[len(storyRules)-1].Rule
	return spread, isSpread
}

func (s *Story) within(m moment, reach int) bool {
	return m.known && s.now-m.at <= reach && s.now >= m.at
}

// remember notes what the message did, for those that follow.
func (sc *scene) remember() {
	if sc.signs&^(Suspicious|WantsMoney|WantsCode) == 0 {
		return
	}
	t := sc.teller
	this := moment{at: sc.now, quote: quoteOf(sc.message.Text), by: strings.Clone(sc.message.Sender), known: true}
	switch {
	case sc.signs&MeetsStranger != 0 && t.seen < beginning && !t.met.known:
		t.met = this
	case sc.signs&(WinsTrust|MeetsStranger) != 0 && t.met.known:
		t.trusted = this
	}
	if sc.signs&NewNumber != 0 {
		t.renumbered = this
	}
	if sc.signs&BringsCode != 0 {
		sc.code = this
	}
}

// changeWords are how WhatsApp says that a number has changed. What it says
// begins with the name.
const changeWords = " changed their phone number| changed to +| mengubah nomor telepon| mengganti nomor telepon| berganti ke +| telah menukar nombor"

// numberChanged notes WhatsApp's own word that a sender has another number.
func (s *Story) numberChanged(text string) {
	if len(text) > 300 || !has(text, changeWords) {
		return
	}
	text = strings.TrimPrefix(text, leftToRight)
	for i := range text {
		if i > 0 && text[i] == ' ' && has(text[i:min(len(text), i+28)], changeWords) && !has(text[i+1:min(len(text), i+28)], changeWords) {
			s.memory.of(text[:i]).changed = moment{at: s.now, quote: quoteOf(text), known: true}
			return
		}
	}
}

// longestQuote bounds what is kept of a message, in bytes.
const longestQuote = 80

// quoteOf returns the beginning of a text, on one line.
func quoteOf(text string) string {
	if len(text) > longestQuote {
		end := longestQuote
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		if space := strings.LastIndexByte(text[:end], ' '); space > longestQuote/2 {
			end = space
		}
		text = text[:end] + "…"
	}
	return strings.ReplaceAll(strings.Clone(text), "\n", " ")
}

// kept is how many senders and links are remembered at least; at most it is twice
// as many.
const kept = 1500

// memory forgets what was not asked for longest.
type memory struct{ young, old map[string]*teller }

// of returns what is remembered under a key, which may be nothing yet.
func (m *memory) of(key string) *teller {
	if t := m.young[key]; t != nil {
		return t
	}
	t := m.old[key]
	if t == nil {
		t = &teller{}
	}
	if m.young == nil || len(m.young) >= kept {
		m.young, m.old = map[string]*teller{}, m.young
	}
	m.young[strings.Clone(key)] = t
	return t
}

// Size returns how many senders and links are remembered.
func (s *Story) Size() int { return len(s.memory.young) + len(s.memory.old) }
