package link

import "strings"

// Some hosts are made by machines: names that nobody would choose, by the
// thousand, because each lives for a day. The measures here tell such a name
// from one that a person chose. They judge the form and know no host.

// machineMade says that a label looks made by a machine and not chosen.
//
// Guards against false alarms: Indonesian names are full of what is rare
// elsewhere. People leave their vowels out ("rzkyfbrn"), schools and offices are
// called by initials and a number ("smpn3kudus", "hmjtiuntan"), and students put
// their number behind a hyphen. So rare pairs count only among letters that such
// names seldom have, and digits only where no word stands beside them.
func (l *labelRead) machineMade(tenant bool) bool {
	s := shapeOf(l.text)
	garbled := 5*s.strange >= 2*s.letters && s.strange >= 4 && 2*l.unknown >= s.letters
	if tenant {
		// Services give their tenants random names of their own (six or nine
		// signs mostly), so only long runs count there.
		return s.longestDigits >= 8 && !l.numberedWork() || s.rare >= 4 && 5*s.rare >= 2*s.pairs && garbled
	}
	switch {
	case s.letters == 0:
		return s.digits >= 5
	case s.switches == 2 && s.letters+s.digits <= 5 && isLower(l.text[0]) && l.unknown > 0:
		return true
	case s.switches >= 3 && s.letters+s.digits >= 5, s.switches == 2 && s.digits >= 3 && l.unknown > 0:
		return !dated(l) && !s.readable
	case s.digits >= 6:
		return !l.numberedWork()
	}
	return s.rare >= 3 && s.pairs >= 4 && 3*s.rare >= s.pairs && garbled
}

// numberedWork says that a label is words and, behind a hyphen, one long number:
// "tugas-pbo-2110817210005". A word that asks, a party's name, or several words
// of business make no such name.
func (l *labelRead) numberedWork() bool {
	last := len(l.pieces) - 1
	return last >= 2 && l.digits <= 2 && l.pieces[last].class == figures && l.pieces[last-1].class == separator &&
		l.pieces[0].class != figures && l.business <= 1 && l.bait+l.names() == 0
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
	longestDigits   int  // in one run
	switches        int  // from letter to digit or back
	pairs, rare     int  // letters side by side, and how many of these pairs words seldom have
	strange         int  // letters that Indonesian names seldom have, those that they hardly have counted twice
	readable        bool // four letters in a row that can be spoken: a vowel, no rare pair
}

// longWord is a row of letters too long for initials.
const longWord = 5

func shapeOf(label string) shape {
	var s shape
	digits, letters, spoken := 0, 0, false // of the run; whether its letters can be spoken so far
	vowel, odd := false, 0
	for i := range len(label) {
		c := label[i]
		switch {
		case isDigit(c):
			s.digits++
			digits++
			s.longestDigits = max(s.longestDigits, digits)
			if letters > 0 {
				s.switches++
			}
			letters = 0
			continue
		case isLower(c):
			s.letters++
			if digits > 0 {
				s.switches++
			}
			if letters == 0 {
				odd = 0
				spoken, vowel = true, false
			} else {
				s.pairs++
				if strings.IndexByte(rareAfter[label[i-1]-'a'], c) >= 0 {
					s.rare++
					spoken = false
				}
			}
			letters++
			odd += int(strangeLetter[c-'a'] - '0')
			if letters >= longWord {
				s.strange, odd = s.strange+odd, 0
			}
			vowel = vowel || strings.IndexByte("aeiou", c) >= 0
		default:
			letters = 0
		}
		digits = 0
		s.readable = s.readable || letters == 4 && spoken && vowel
	}
	return s
}

// strangeLetter says of each letter, a to z, how strange it is in a short
// Indonesian name: how much seldomer it is among the consonants of Indonesian
// words than in a row of random letters.
const strangeLetter = "00100100010000002000021202"

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
