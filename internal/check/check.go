// Package check reads a text and answers with a Report. It is the one package
// that the doors (the browser's engine, the command line, the edge) import,
// and it is pure: no clock, no files, no network, no goroutine. The same text
// and language give the same report everywhere.
//
// The order of work: package link finds and judges links; package lure reads
// the message once with each language pack's words; weights are added; the
// worst reading stands.
//
// Most messages of a chat hold nothing, so that is what is made cheap: a word
// costs one look-up for all packs, rules are asked only where a fact calls for
// them (needs.go of package lure, rules_about.go of package link), memory is used
// again, and a message without a finding gets a ready answer. In one run under
// Node 20 against the engine of commit 5b1f896, least of 40 rounds, this made a
// chat message without a link 5.0 times as fast, one with a link 3.7 times, and
// 2,000 characters 2.1 times, with a third pack and more rules by then. The
// figures of today are those of `make bench`.
package check

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/lure"
	"saring/internal/rule"
)

// MaxText is the longest text that is checked, in bytes. A longer one is
// refused with ErrTooLong: it is a file, not a message.
const MaxText = 4 << 20

// ErrTooLong is returned for texts longer than MaxText.
var ErrTooLong = errors.New("check: the text is longer than 4 MiB; check its parts one by one")

// Report is what Saring says about one text.
type Report struct {
	// Text is the text that was checked, with invalid UTF-8 replaced byte by
	// byte with U+FFFD. All spans are byte offsets into it; they lie on rune
	// borders.
	Text    string
	Blank   bool // nothing but white space: there is no verdict
	Verdict rule.Verdict
	// Score is the sum of the findings' weights, each rule counted once; at
	// least 0. Caution begins at CautionAt, danger at DangerAt.
	Score int
	// Reading is the tag of the pack whose words gave this reading.
	Reading  string
	Party    *link.Party    // whom the message speaks for or imitates, or nil
	Findings []rule.Finding // strongest first
	Links    []Link         // in the order of the text
	Codes    []lure.Code
	// Channels are what the message names, compared with the channel pack in use.
	Channels []Channel
	business channels // whose pack that is

	acts lure.Acts // what it does that counts beside other messages (chat.go)
}

// Link is a link of the message and the rules that it fired.
type Link struct {
	link.Link
	Rules []string
}

// Checker checks texts with what it was given beforehand. The zero value has
// been given nothing and is ready. It keeps memory from one text to the next, so
// it checks one text at a time.
type Checker struct {
	// Known is the known-bad pack, or nil.
	Known *link.Known
	// Context is what the reader says about the message.
	Context Context

	opened   []link.Link // of the text that is being checked: what its links open
	business channels    // whose channel pack is in use, or nil
}

// Text checks a text without a known-bad pack.
func Text(text string) (Report, error) { return (&Checker{}).Text(text) }

// Text checks a text. Texts of any content are answered; only one longer than
// MaxText is refused.
func (c *Checker) Text(text string) (Report, error) {
	if len(text) > MaxText {
		return Report{}, ErrTooLong
	}
	text = validUTF8(text)
	r := Report{Text: text}
	if strings.TrimSpace(text) == "" {
		r.Blank = true
		return r, nil
	}
	packs, err := lang.Load()
	if err != nil {
		return Report{}, err
	}
	c.readWith(&r, packs, c.business)
	if c.Context != (Context{}) {
		c.Context.weigh(&r)
	}
	r.Verdict = verdictOf(r.Score)
	sortFindings(r.Findings)
	return r, nil
}

// readWith reads the message, and more than once with a channel pack: without the
// pack where that might excuse what is not the business's, and without the
// business's own addresses, so that one that is added never lowers a verdict.
func (c *Checker) readWith(r *Report, packs []*lang.Pack, b channels) {
	bids, another := c.read(r, packs, b)
	if b == nil {
		return
	}
	b.compare(r)
	worst := func(text string, b channels) {
		other := Report{Text: text}
		moves, _ := c.read(&other, packs, b)
		bids = bids || moves
		if r.Party == nil || other.Party != nil && other.Score > r.Score {
			r.Party = other.Party
		}
		if other.Score > r.Score {
			r.Score, r.Findings, r.Reading, r.acts = other.Score, other.Findings, other.Reading, other.acts
		}
	}
	if text := b.without(r); text != r.Text {
		worst(text, b)
	}
	if !b.wholly(r, another) {
		worst(r.Text, nil)
	}
	for _, f := range b.judge(r, bids) {
		r.Findings = append(r.Findings, f)
		r.Score += f.Rule.Weight
	}
}

// read reads the message with the parties that are built in and, unless it is nil,
// the business.
func (c *Checker) read(r *Report, packs []*lang.Pack, b channels) (bids, another bool) {
	var directory *link.Directory
	var reader *lure.Business
	if b != nil {
		directory, reader = b.names()
	}
	fromLinks := r.judgeLinks(c.Known, directory)
	c.opened = r.appendOpened(c.opened[:0])
	m := reader.Prepare(r.Text, c.opened)
	readings := m.Read(packs)
	c.readPrefilled(r, packs, readings, directory, reader)
	// The worst reading stands; among equals, the one that understands most.
	best, understood := -1, -1
	for i := range readings {
		reading := &readings[i]
		r.acts |= reading.Acts
		if !reading.Heard {
			reading.Findings = firmOf(reading.Findings)
			if len(reading.Findings) == 0 {
				continue
			}
		}
		findings := append(slices.Clip(reading.Findings), fromLinks...)
		score := capped(weigh(findings), reading.Findings, fromLinks)
		if score > best || score == best && reading.Understood > understood {
			best, understood = score, reading.Understood
			r.Score, r.Findings, r.Reading = score, findings, reading.Pack.Tag
			r.Party = partyOf(findings, reading.Party, directory)
		}
		bids = bids || reading.Bids
		// A code is a code in whatever language its notice is read.
		r.addCodes(reading.Codes)
	}
	if b != nil {
		another = b.beside(m)
	}
	m.Release()
	clear(c.opened)
	return bids, another
}

// Rules returns the ids of the rules that fired, strongest first, each once.
func (r *Report) Rules() []string {
	ids := make([]string, 0, len(r.Findings))
	for _, f := range r.Findings {
		if !slices.Contains(ids, f.Rule.ID) {
			ids = append(ids, f.Rule.ID)
		}
	}
	return ids
}

// judgeLinks finds and judges the links and returns their findings.
func (r *Report) judgeLinks(known *link.Known, directory *link.Directory) []rule.Finding {
	var all []rule.Finding
	found := link.Find(r.Text)
	if len(found) > 0 {
		r.Links = make([]Link, 0, len(found))
	}
	for _, f := range found {
		judged, findings := directory.Judge(known, r.Text, f)
		l := Link{Link: judged}
		for _, f := range findings {
			if !slices.Contains(l.Rules, f.Rule.ID) {
				l.Rules = append(l.Rules, f.Rule.ID)
			}
		}
		r.Links = append(r.Links, l)
		all = append(all, findings...)
	}
	return all
}

// appendOpened appends what the links of the message open: not what carries it.
func (r *Report) appendOpened(all []link.Link) []link.Link {
	for i := range r.Links {
		all = append(all, *r.Links[i].Opens())
	}
	return all
}

func (r *Report) addCodes(codes []lure.Code) {
	for _, c := range codes {
		if !slices.ContainsFunc(r.Codes, func(o lure.Code) bool { return o.Span.Start < c.Span.End && c.Span.Start < o.Span.End }) {
			r.Codes = append(r.Codes, c)
		}
	}
}

// partyOf names whom the message imitates: a finding that says so comes before
// a mere mention.
func partyOf(findings []rule.Finding, mentioned string, directory *link.Directory) *link.Party {
	for _, f := range findings {
		if f.Party != "" && f.Rule.Weight > 0 {
			mentioned = f.Party
			break
		}
	}
	if mentioned == "" {
		return nil
	}
	p, _ := directory.PartyByAlias(strings.ToLower(mentioned))
	return p
}

// validUTF8 replaces each byte that is no UTF-8 with U+FFFD.
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	out := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		out = utf8.AppendRune(out, r)
		i += size
	}
	return string(out)
}
