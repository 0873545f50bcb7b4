package lure

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"saring/internal/lang"
	"saring/internal/link"
	"saring/internal/rule"
)

// messageOf prepares a text with its links, as package check does.
func messageOf(text string) *Message {
	var links []link.Link
	for _, f := range link.Find(text) {
		l, _ := link.Judge(text, f)
		links = append(links, l)
	}
	return Prepare(text, links)
}

// without takes a fact out of a reading.
func (r *reading) without(c cue) {
	switch c {
	case someLink:
		r.Links, r.broken = nil, rule.Span{}
	case somePhone:
		r.phones = nil
	case someDial:
		r.dials = nil
	case someFile:
		r.apks = nil
	case somePair:
		r.pairs = nil
	case someKey:
		r.keys = nil
	case someCode:
		r.codes = nil
	case someParty:
		r.party = nil
	case someGuess:
		r.likeLure = false
	case someMask:
		r.masked = nil
	default:
		r.cues[c] = nil
	}
}

// A rule never fires in a reading that lacks what it needs, whatever else the
// reading holds: cues strewn at random over a text that has everything.
func TestNeeds(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range needs {
		if !slices.ContainsFunc(rules[:], func(r row) bool { return r.ID == n.id }) {
			t.Errorf("needs.go names the rule %s, which is none", n.id)
		}
	}
	texts := []string{
		strings.Repeat("satu dua tiga empat lima. ", 4) + "d4n4 h4d14h BCA: http://a.example/b.apk atau bit.ly/x, hub 0812-0000-1234; **21*081200001234# dan *#21# ya. Berkas.apk K7PW-4XZ9 kode 482913 ke 80088",
		"BCA kode 123456 rek 1234567890 hub 0812-0000-1234 cs@mail.example",
		"klikbca.com www.bca.co.id pajak.go.id 08090000123 BRI 482913\n@a.example #482913",
		"WhatsApp http // wa . example 2@" + strings.Repeat("a1b2c3,", 12) + " 482-913 v.whatsapp.com/482913 wa.me/628120000123",
	}
	random := rand.New(rand.NewPCG(1, 2))
	fired := map[string]bool{}
	for range 1500 {
		m := messageOf(texts[random.IntN(len(texts))])
		m.findCues(packs)
		m.likeLure, m.service = random.IntN(2) == 0, random.IntN(4) == 0
		dense := 1 + random.IntN(12)
		cues := func() (cues [cueCount][]occurrence) {
			for c := range cues {
				if random.IntN(dense) > 0 {
					continue
				}
				for at := random.IntN(len(m.tokens)); at < len(m.tokens) && len(cues[c]) < 4; at += 1 + random.IntN(9) {
					to := min(at+1+random.IntN(3), len(m.tokens))
					cues[c] = append(cues[c], occurrence{cue(c), int32(at), int32(to)})
				}
			}
			return cues
		}()
		score := random.IntN(60)
		ask := func(i int, lacking []cue) bool {
			message, held := *m, cues
			r := reading{Message: &message, pack: packs[0], cues: &held, score: score}
			r.warned = r.warnedOutside()
			r.findCodes()
			for _, c := range lacking {
				r.without(c)
			}
			_, ok := rules[i].look(&r)
			return ok
		}
		for i := range rules {
			fired[rules[i].ID] = fired[rules[i].ID] || ask(i, nil)
			n := needOf(rules[i].ID)
			if n == nil {
				continue
			}
			for _, list := range [][]cue{n.any, n.also} {
				if list != nil && ask(i, list) {
					t.Fatalf("%s fired without any of %v: widen its need in needs.go", n.id, list)
				}
			}
		}
	}
	silent := []string{}
	for i := range rules {
		if !fired[rules[i].ID] {
			silent = append(silent, rules[i].ID)
		}
	}
	if 10*len(silent) > len(rules) {
		t.Errorf("%d of %d rules never fired, so that this shows little of them: %v", len(silent), len(rules), silent)
	}
}

// Asking only the rules whose need is met finds what asking all finds.
func TestAskingFewFindsAll(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, _ := filepath.Glob("../check/testdata/*.jsonl")
	more, _ := filepath.Glob("../eval/rows/*.jsonl")
	texts, findings := 0, 0
	for _, name := range append(names, more...) {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(f); lines.Scan(); {
			var row struct{ Text string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			texts++
			m := messageOf(row.Text)
			for i, got := range m.Read(packs) {
				r := reading{Message: m, pack: packs[i], cues: &m.scratch.heard[i].cues, codes: got.Codes}
				r.warned = r.warnedOutside()
				var want []rule.Finding
				for k := range rules {
					if f, ok := rules[k].look(&r); ok {
						f.Rule = rules[k].Rule
						r.score += f.Rule.Weight
						want = append(want, f)
					}
				}
				findings += len(want)
				if !reflect.DeepEqual(got.Findings, want) {
					t.Errorf("%q, read with %s: got %+v, expected %+v", row.Text, packs[i].Tag, got.Findings, want)
				}
			}
			m.Release()
		}
		f.Close()
	}
	if texts < 500 || findings < 500 {
		t.Errorf("%d texts with %d findings show nothing", texts, findings)
	}
}
