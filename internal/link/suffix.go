package link

import "strings"

// The Public Suffix List says below which names strangers can register:
// "co.id" is one such name (a public suffix), so bca.co.id and evil.co.id have
// different owners, while m.bca.co.id and www.bca.co.id have one. The
// registrable domain, called site here, is the public suffix and one label
// more. The list has two sections: the ICANN section (registries) and the
// private section (companies that give sub-domains to customers, such as
// blogspot.com). In the second, the company's good name says nothing about the
// tenant.
//
// suffixTree keeps the rules as a tree of labels, read from the right. A list
// of children is a run of records in byte order of their labels; a record is
// the label in ASCII (punycode) and one byte with the top bit set that says
// what the label is. If it has children, five more bytes with the top bit set
// follow: where their list starts (three, 7 bits each, low bits first) and how
// many bytes it has (two). Only labels have bytes below 0x80, so a binary
// search can jump anywhere into a list and walk back to a record's start.
const (
	isRule      = 1
	isWildcard  = 2 // "*.label" is a rule
	isException = 4 // "!label" is a rule: this one is registrable after all
	isPrivate   = 8
	isBranch    = 16
)

//go:generate go run gen_suffix.go

// Site returns the registrable domain of a host as [URL] gives it (lower-case
// ASCII), the public suffix it ends in, and whether that suffix stands in the
// private section of the list.
//
// A trailing dot is dropped. An IP address is its own site and has no suffix,
// and so is a host with an empty label. A host that is itself a public suffix
// is its own site. Where no rule matches, the last label is the suffix.
// The rules are those of publicsuffix.org at the revision named in zz_suffix.go.
func Site(host string) (site, suffix string, private bool) {
	name := strings.TrimSuffix(host, ".")
	if name == "" || name[0] == '.' || endsInNumber(name) || name[0] == '[' || strings.Contains(name, "..") {
		return name, "", false
	}
	start, private := suffixStart(name)
	if start == 0 {
		return name, name, private
	}
	dot := strings.LastIndexByte(name[:start-1], '.')
	return name[dot+1:], name[start:], private
}

// suffixStart returns the byte at which the public suffix of a name starts.
func suffixStart(name string) (start int, private bool) {
	from, to := suffixFrom, suffixTo
	end := len(name)
	found := false
	var above byte // what the label to the right is
	for end >= 0 {
		dot := strings.LastIndexByte(name[:end], '.')
		var own byte
		var ok bool
		own, from, to, ok = childOf(from, to, name[dot+1:end])
		if ok && own&isException != 0 {
			return end + 1, own&isPrivate != 0
		}
		if ok && own&isRule != 0 {
			start, private, found = dot+1, own&isPrivate != 0, true
		} else if above&isWildcard != 0 {
			start, private, found = dot+1, above&isPrivate != 0, true
		}
		if !ok {
			break
		}
		above, end = own, dot
	}
	if !found {
		start = strings.LastIndexByte(name, '.') + 1
	}
	return start, private
}

// childOf looks a label up in the list of records at suffixTree[from:to] and
// returns what it is and where its own children stand.
func childOf(from, to int, label string) (flags byte, childFrom, childTo int, ok bool) {
	for from < to {
		at := int(uint(from+to) / 2)
		for at > from && (suffixTree[at] >= 0x80 || suffixTree[at-1] < 0x80) {
			at--
		}
		order, i := 0, 0
		for ; suffixTree[at+i] < 0x80 && order == 0; i++ {
			if i == len(label) {
				order = -1
			} else {
				order = int(label[i]) - int(suffixTree[at+i])
			}
		}
		if order == 0 && i < len(label) {
			order = 1
		}
		if order < 0 {
			to = at
			continue
		}
		for suffixTree[at+i] < 0x80 {
			i++
		}
		next := at + i + 1
		flags = suffixTree[at+i]
		if flags&isBranch != 0 {
			next += 5
		}
		if order > 0 {
			from = next
			continue
		}
		if flags&isBranch != 0 {
			n := suffixTree[next-5 : next]
			childFrom = int(n[0]&127) | int(n[1]&127)<<7 | int(n[2]&127)<<14
			childTo = childFrom + (int(n[3]&127) | int(n[4]&127)<<7)
		}
		return flags, childFrom, childTo, true
	}
	return 0, 0, 0, false
}
