package check

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saring/internal/channel"
	"saring/internal/link"
	"saring/internal/rule"
)

// Whole reports with the channel pack of Bank Contoh in use. Rewrite them with
// -update, and read the diff.
func TestChannelsGolden(t *testing.T) {
	messages, err := filepath.Glob("testdata/channels/*.txt")
	if err != nil || len(messages) < 10 {
		t.Fatalf("%d messages: %v", len(messages), err)
	}
	var c Checker
	useExample(t, &c)
	for _, name := range messages {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"id", "en"} {
			golden := strings.TrimSuffix(name, ".txt") + "." + tag + ".json"
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, c.AppendAnswer(nil, string(text), tag), "", " "); err != nil {
				t.Fatal(err)
			}
			pretty.WriteByte('\n')
			if *update {
				if err := os.WriteFile(golden, pretty.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(pretty.Bytes(), want) {
				t.Errorf("%s: the report has changed; run with -update and read the diff", golden)
			}
		}
	}
}

func TestChannelsVerdicts(t *testing.T) {
	var c Checker
	useExample(t, &c)
	for name, want := range map[string]string{
		"id-genuine": "no-sign", "id-lookalike": "danger", "id-beside": "danger", "id-account": "danger", "id-otp": "danger",
		"id-sender": "danger", "id-friend": "no-sign", "en-genuine": "no-sign", "en-number": "danger", "en-mail": "danger",
		"en-other": "danger", "en-code": "no-sign",
	} {
		text, err := os.ReadFile("testdata/channels/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		r, err := c.Text(string(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Verdict.String(); got != want {
			t.Errorf("%s: %s with score %d and %v, expected %s", name, got, r.Score, r.Rules(), want)
		}
	}
}

// A pack never lowers a verdict of a message that is not the business's alone, and
// a true address or number that is added never lowers it either.
func TestChannelsMonotone(t *testing.T) {
	honest, lures := ownRows(t)
	var with, without Checker
	useExample(t, &with)
	verdict := func(c *Checker, text string) rule.Verdict {
		t.Helper()
		r, err := c.Text(text)
		if err != nil {
			t.Fatal(err)
		}
		return r.Verdict
	}
	for i, text := range append(lures, honest...) {
		for _, m := range []string{text, "Bank Contoh: " + text} {
			plain, packed := verdict(&without, m), verdict(&with, m)
			if packed < plain {
				t.Errorf("%v became %v with a pack:\n%s", plain, packed, m)
			}
			own := []string{"https://bankcontoh.example", "1500-999", "lapor@bankcontoh.example", "+62 812 0000 0001"}[i%4]
			for _, added := range []string{m + " " + own, m + "\n\n" + own, own + "\n" + m} {
				if got := verdict(&with, added); got < packed {
					t.Errorf("%v became %v when %s was added to:\n%s", packed, got, own, m)
				}
			}
		}
		// Everyday messages stay what they are with a pack in use.
		if plain, packed := verdict(&without, text), verdict(&with, text); packed != plain {
			t.Errorf("%v became %v with a pack in use, which this message does not name:\n%s", plain, packed, text)
		}
	}
}

// The parties that are built in, written as channel packs and read by their reader,
// are judged as they are from brands.txt.
func TestBuiltInAsPacks(t *testing.T) {
	packs, refused := 0, 0
	for i := range link.Parties() {
		p := &link.Parties()[i]
		section, line := p.Lines()
		text, ok := asPack(section, line)
		if !ok {
			continue
		}
		pack, faults := channel.Read([]byte(text))
		if pack == nil {
			refused++
			t.Logf("%s has what a pack can't have: %v", p.Name, faults.List[0])
			continue
		}
		packs++
		d := link.NewDirectory(pack.Lines(func(string) bool { return false }))
		if own := d.Own(); own.Name != p.Name || own.Kind != p.Kind || own.Country != p.Country {
			t.Errorf("%s has become %+v", p.Name, own)
		}
		if packs%8 != 0 {
			continue // a directory takes a millisecond or two
		}
		name := strings.Map(func(c rune) rune {
			if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				return c
			}
			return -1
		}, strings.ToLower(p.Name))
		for _, address := range []string{
			"https://" + p.Domains[0], "https://login." + p.Domains[0] + "/x", "https://" + p.Domains[0] + ".evil.example", "https://" + name + "-login.example",
			"https://" + name + "poin.xyz", "https://" + name + ".evil.example", "https://news.example/" + name + "/login", "https://" + name + ".shop", "https://www.example",
		} {
			f := link.Found{Span: rule.Span{End: len(address)}, Address: address}
			a, one := link.Judge(address, f)
			b, other := d.Judge(nil, address, f)
			if !sameFindings(one, other) || nameOf(a.Owner) != nameOf(b.Owner) || nameOf(a.Claims) != nameOf(b.Claims) {
				t.Errorf("%s: %s is judged %v of %s and %v of %s", p.Name, address, one, nameOf(a.Owner), other, nameOf(b.Owner))
			}
		}
	}
	if refused > 40 {
		t.Errorf("%d parties have what a pack can't have", refused)
	}
	if packs < 800 {
		t.Errorf("only %d of %d parties can be written as packs", packs, len(link.Parties()))
	}
	t.Logf("%d of %d parties, %d refused", packs, len(link.Parties()), refused)
}

func nameOf(p *link.Party) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func sameFindings(a, b []rule.Finding) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Rule != b[i].Rule || a[i].Party != b[i].Party || a[i].Truth != b[i].Truth {
			return false
		}
	}
	return true
}

// asPack writes a line of brands.txt as a channel pack. Top-level domains of a
// party's own are left out: a pack has none.
func asPack(section, line string) (string, bool) {
	country, kind, _ := strings.Cut(strings.Trim(section, "[]"), " ")
	name, rest, _ := strings.Cut(line, "|")
	aliases, domains, _ := strings.Cut(rest, "|")
	name = strings.TrimSpace(name)
	fields := map[string]any{"v": 1, "name": name, "date": "2026-11-25", "kind": kind, "country": country}
	lists := map[string][]string{}
	for a := range strings.SplitSeq(aliases, ",") {
		a = strings.TrimSpace(a)
		plain := strings.TrimLeft(a, "~!^")
		if plain == "" {
			continue
		}
		if strings.EqualFold(plain, name) {
			plain = name
		} else {
			lists["aliases"] = append(lists["aliases"], plain)
		}
		switch a[0] {
		case '~':
			lists["ordinary"] = append(lists["ordinary"], plain)
		case '!':
			lists["ordinaryInTexts"] = append(lists["ordinaryInTexts"], plain)
		case '^':
			lists["ordinaryInAddresses"] = append(lists["ordinaryInAddresses"], plain)
		}
	}
	letters := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, strings.ToLower(name))
	for d := range strings.SplitSeq(domains, ",") {
		d = strings.TrimSpace(d)
		domain := strings.TrimPrefix(d, "-")
		if strings.HasPrefix(domain, ".") {
			domain = letters + domain
		}
		if strings.Contains(domain, ".") {
			lists["domains"] = append(lists["domains"], domain)
		}
	}
	for k, v := range lists {
		fields[k] = v
	}
	text, err := json.Marshal(fields)
	return string(text), err == nil && len(lists["domains"]) > 0
}
