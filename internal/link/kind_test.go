package link

import (
	"strings"
	"testing"
)

func TestKindOf(t *testing.T) {
	for _, test := range []struct {
		address string
		kind    Kind
	}{
		{"https://bit.ly/abc", Shortener},
		{"https://www.bit.ly/abc", Shortener},
		{"https://xbit.ly/abc", Ordinary},
		{"https://lnkd.in/abc", Shortener},
		{"https://resep.blogspot.com/", FreeHost},
		{"https://resep.blogspot.co.id/", FreeHost},
		{"https://sites.google.com/view/x", FreeHost},
		{"https://docs.google.com/forms/d/x", Form},
		{"https://docs.google.com/document/d/x", Ordinary},
		{"https://forms.gle/abc", Form},
		{"https://drive.google.com/file/d/x", FileDrop},
		{"https://www.mediafire.com/file/x", FileDrop},
		{"https://wa.me/?text=x", Messenger},
		{"https://chat.whatsapp.com/x", Messenger},
		{"https://www.whatsapp.com/channel/x", Messenger},
		{"https://www.whatsapp.com/", Ordinary},
		{"https://grab.zendesk.com/", Tenant},
		{"https://www-bca-co-id.translate.goog/", Carrier},
		{"https://bca.co.id/", Ordinary},
		{"http://192.0.2.7/", Ordinary},
	} {
		l, _ := judged(test.address)
		if l.Kind != test.kind {
			t.Errorf("%s is %v, want %v", test.address, l.Kind, test.kind)
		}
	}
}

func TestKindsFilesAreSortedAndReadable(t *testing.T) {
	for _, file := range []struct{ name, text string }{{"kinds.txt", kindsText}, {"kinds_words.txt", wordsText}} {
		known := map[string]bool{
			"cheap-ending": true, "papers-ending": true, "code-host": true, "temporary-host": true,
			"bait": true, "trap": true, "business": true, "talk": true, "neighbour": true,
		}
		for k := Shortener; int(k) < len(kindNames); k++ {
			known[k.String()] = true
		}
		seen := map[string]string{}
		last, previous := "", ""
		eachEntry(file.text, func(section, entry string) {
			if !known[section] {
				t.Errorf("%s: section %s is not known", file.name, section)
			}
			if section != last {
				last, previous = section, ""
			}
			if entry <= previous {
				t.Errorf("%s: [%s] %s stands after %s", file.name, section, entry, previous)
			}
			previous = entry
			if entry != strings.ToLower(entry) {
				t.Errorf("%s: [%s] %s is not in lower case", file.name, section, entry)
			}
			if other, ok := seen[entry]; ok {
				t.Errorf("%s: %s stands in [%s] and in [%s]", file.name, entry, other, section)
			}
			seen[entry] = section
			if strings.Contains(entry, ".") && file.name == "kinds.txt" {
				host, _, _ := strings.Cut(entry, "/")
				if u, err := Read("https://" + host); err != nil || u.Host != host {
					t.Errorf("%s: %s reads as %q, %v", file.name, entry, u.Host, err)
				}
			}
		})
	}
}

func TestNeighboursResembleAName(t *testing.T) {
	x := words()
	for _, word := range x.neighbours.keys {
		resembles := false
		for i := range x.terms {
			name := &x.terms[i]
			if !name.near || name.text[0] != word[0] || name.text == word {
				continue
			}
			room := 1
			if len(name.text) >= 8 {
				room = 2
			}
			if strings.HasPrefix(name.text, word) || distance(word, name.text, room) <= room {
				resembles = true
			}
		}
		if !resembles {
			t.Errorf("kinds_words.txt: [neighbour] %s resembles no party's name; take it out", word)
		}
	}
}

func TestShortenersAreMany(t *testing.T) {
	n := 0
	eachEntry(kindsText, func(section, _ string) {
		if section == "shortener" {
			n++
		}
	})
	if n < 400 {
		t.Errorf("%d shorteners, want at least 400", n)
	}
}

// TestKindsHoldNoPartysOwnHost: an entry that takes a party's main domain away
// from it ("anybody can put a page there") must be meant so.
func TestKindsHoldNoPartysOwnHost(t *testing.T) {
	meant := map[string]bool{
		"slack.com": true, "zoom.us": true, // customers' names are sub-domains
		"line.me":        true, // the start of a chat
		"wetransfer.com": true, // files that anybody can leave
	}
	main := map[string]string{}
	for i := range Parties() {
		if p := &Parties()[i]; len(p.Domains) > 0 {
			main[p.Domains[0]] = p.Name
		}
	}
	eachEntry(kindsText, func(section, entry string) {
		if strings.HasSuffix(section, "-ending") {
			return
		}
		if name, ok := main[entry]; ok && !meant[entry] {
			t.Errorf("kinds.txt: [%s] %s is the main domain of %s", section, entry, name)
		}
	})
}
