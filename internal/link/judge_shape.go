package link

import "strings"

// Some hosts are made by machines: names that nobody would choose, by the
// thousand, because each lives for a day. The measures here tell such a name
// from one that a person chose. They judge the form and know no host.

// machineMade says that a label looks made by a machine and not chosen.
func (l *labelRead) machineMade(tenant bool) bool {
	s := shapeOf(l.text)
	if tenant {
		// Services give their tenants random names of their own (six or nine
		// signs mostly), so only long runs count there.
		return s.longestDigits >= 8 || s.rare >= 4 && 5*s.rare >= 2*s.pairs && 2*l.unknown >= s.letters
	}
	switch {
	case s.letters == 0:
		return s.digits >= 5
	case s.switches == 2 && s.letters+s.digits <= 5 && isLower(l.text[0]) && l.unknown > 0:
		return true
	case s.switches >= 3 && s.letters+s.digits >= 5, s.switches == 2 && s.digits >= 3 && l.unknown > 0:
		return !dated(l)
	case s.digits >= 6:
		return true
	}
	return s.rare >= 3 && s.pairs >= 4 && 3*s.rare >= s.pairs && 2*l.unknown >= s.letters
}

// dated says that a label's digits are a year: events put it in their names.
func dated(l *labelRead) bool {
	for _, p := range l.pieces {
		if p.class == figures && p.end-p.start == 4 && (strings.HasPrefix(l.text[p.start:], "20") || strings.HasPrefix(l.text[p.start:], "19")) {
			return true
		}
	}
	return false
}

// shape is what a label looks like.
type shape struct {
	letters, digits int
	longestDigits   int // in one run
	switches        int // from letter to digit or back
	pairs, rare     int // letters side by side, and how many of these pairs words seldom have
}

func shapeOf(label string) shape {
	var s shape
	run := 0
	for i := range len(label) {
		c := label[i]
		switch {
		case isDigit(c):
			s.digits++
			run++
			s.longestDigits = max(s.longestDigits, run)
			if i > 0 && isLower(label[i-1]) {
				s.switches++
			}
			continue
		case isLower(c):
			s.letters++
			if i > 0 && isDigit(label[i-1]) {
				s.switches++
			}
			if i > 0 && isLower(label[i-1]) {
				s.pairs++
				if strings.IndexByte(rareAfter[label[i-1]-'a'], c) >= 0 {
					s.rare++
				}
			}
		}
		run = 0
	}
	return s
}

// rareAfter lists, for each letter, those that seldom follow it in the names
// that people give to hosts: fewer than 6 in 10,000 pairs, counted over 20,000
// much visited sites; pairs that Indonesian words need are taken out by hand.
var rareAfter = [26]string{
	"eqx",                       // a
	"bcdfghjkmnpqtvwxyz",        // b
	"bfgjmnpqvwxyz",             // c
	"fgkpqtvwxyz",               // d
	"qz",                        // e
	"bcdghjkmnpqsvwxyz",         // f
	"cdfgjmpqtvwxyz",            // g
	"bcdfghjklmnpqsvwxyz",       // h
	"hiquwy",                    // i
	"bcdfghjklmnpqrstvwxyz",     // j
	"bcdfgjkmpqvwxz",            // k
	"bfghjknqrvwxz",             // l
	"cdfghjklnqrtvwxz",          // m
	"hjmqrwxz",                  // n
	"ehqz",                      // o
	"bdfgjkmnqvwxyz",            // p
	"abcdefghijklmnopqrstvwxyz", // q
	"fhjqwxz",                   // r
	"fgjqrvxz",                  // s
	"dgjkqxz",                   // t
	"oquvwxyz",                  // u
	"bcdfghjklmnpqrstuvwxyz",    // v
	"bcdfghjklmnpqrtvwxyz",      // w
	"abcdefghjklmnopqrsuvwxyz",  // x
	"bdfghijklnqrvwxyz",         // y
	"bcdfghjklmnpqrstuvwxyz",    // z
}

// addressLike says that a label spells an IP address with hyphens
// ("ip-192-0-2-7"), or that four labels do with dots.
func addressLike(host string) bool {
	numbers := 0
	for i := 0; i < len(host); {
		if !isDigit(host[i]) {
			if isLower(host[i]) {
				numbers = 0
			}
			i++
			continue
		}
		start := i
		for i < len(host) && isDigit(host[i]) {
			i++
		}
		bounded := i == len(host) || !isLower(host[i])
		if i-start > 3 || !bounded || i-start == 3 && host[start:i] > "255" {
			numbers = 0
			continue
		}
		numbers++
		if numbers == 4 {
			return true
		}
		if i+1 < len(host) && !isDigit(host[i+1]) {
			numbers = 0
		}
	}
	return false
}
