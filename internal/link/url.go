package link

import (
	"errors"
	"strings"
)

// Limits of what Read takes, in bytes.
const (
	MaxAddress = 64 << 10 // longer addresses are refused whole
	MaxHost    = 2 << 10  // longer hosts are refused; DNS allows 253
)

// URL is an address as a browser reads it (WHATWG URL Standard).
type URL struct {
	// Scheme is lower case and without ":". Assumed says that the address had
	// none, so that https is meant.
	Scheme  string
	Assumed bool
	// User is what stands before the last "@" of the authority, percent-decoded,
	// with the password if there is one. HasUser is true even if it is empty.
	User    string
	HasUser bool
	// Host is the host as the browser connects to it: lower-case ASCII with
	// punycode, IPv4 as four decimal numbers, IPv6 in brackets. It is empty for
	// schemes without a host (tel, mailto). In a scheme that browsers do not
	// know (intent, whatsapp) it is the host as written.
	Host string
	// Display is Host with its punycode labels in Unicode.
	Display string
	// IP says that Host is an IP address; OddIP that it is IPv4 written in
	// another way than four plain decimal numbers.
	IP, OddIP bool
	// Port is 0 if there is none or if it is the scheme's own.
	Port int
	// Path, Query and Fragment are as written, tabs and newlines removed,
	// without "?" and "#".
	Path, Query, Fragment string
	// Start and End bound the host as written: bytes of the address given to
	// Read, both 0 if there is no host.
	Start, End int
}

// What makes an address unreadable. Each is a sentence for a person.
var (
	errAddressLong = errors.New("This address is too long to be read.")
	errHostLong    = errors.New("The host in this address is too long.")
	errNoHost      = errors.New("This address names no host.")
	errScheme      = errors.New("This address has no scheme that a browser reads.")
	errPort        = errors.New("The port in this address is not a number from 0 to 65535.")
	errHostSign    = errors.New("The host in this address holds a character that no host may hold.")
	errHostBytes   = errors.New("The host in this address is not text.")
	errIPv4        = errors.New("The host in this address ends in a number but is no IPv4 address.")
	errIPv6        = errors.New("The host in this address stands in brackets but is no IPv6 address.")
	errPunycode    = errors.New("The host in this address holds a broken xn-- label.")
	errLabel       = errors.New("The host in this address holds letters that may not stand together.")
)

// Read reads an address as a browser would, following the WHATWG URL Standard
// (https://url.spec.whatwg.org): tabs, newlines, backslashes, surplus slashes,
// user-info, percent-encoded, full-width and internationalised hosts, and every
// way of writing an IPv4 address. An address without a scheme is read as https,
// as an address bar does.
//
// If the address cannot be read, err is a sentence that says why, and u keeps
// what was read until then, the scheme above all. Read takes time linear in
// the length of the address and never panics.
func Read(address string) (u URL, err error) {
	if len(address) > MaxAddress {
		u.Scheme, _, _ = cutScheme(strings.TrimLeft(address[:64], spaces))
		return u, errAddressLong
	}
	text, lead := tidy(address)
	scheme, rest, ok := cutScheme(text)
	if ok {
		u.Scheme = lower(scheme)
	} else {
		u.Scheme, u.Assumed, rest = "https", true, text
		if slashesBefore(rest, true) == 1 || rest == "" {
			return u, errNoHost
		}
	}
	special := isSpecial(u.Scheme)
	slashes := slashesBefore(rest, special)
	switch {
	case u.Scheme == "file":
		return u, u.readFile(address, text, rest, lead)
	case !special && slashes < 2:
		u.setTail(rest) // tel:, mailto:, javascript:, data:, or a bare path
		return u, nil
	case !special:
		slashes = 2
	}
	rest = rest[slashes:]
	authority, tail := rest, ""
	if i := strings.IndexAny(rest, endsOf(special)); i >= 0 {
		authority, tail = rest[:i], rest[i:]
	}
	u.setTail(tail)
	if at := strings.LastIndexByte(authority, '@'); at >= 0 {
		u.User, u.HasUser = percentDecoded(authority[:at]), true
		authority = authority[at+1:]
		if authority == "" {
			return u, errNoHost
		}
	}
	host, port, hasPort := cutPort(authority)
	if host == "" && (special || hasPort) {
		return u, errNoHost
	}
	if host == "" {
		return u, nil // weird:///path has an empty host
	}
	from := len(text) - len(tail) - len(authority)
	u.Start = original(address, text, lead, from)
	u.End = original(address, text, lead, from+len(host)-1) + 1
	if err := u.setHost(host, special); err != nil {
		return u, err
	}
	if u.Port, ok = portNumber(port); !ok {
		return u, errPort
	}
	if u.Port == ownPort(u.Scheme) {
		u.Port = 0
	}
	return u, nil
}

// readFile reads what follows "file:". Its host is mostly empty; a drive
// letter there belongs to the path.
func (u *URL) readFile(address, text, rest string, lead int) error {
	if slashesBefore(rest, true) < 2 {
		u.setTail(rest)
		return nil
	}
	rest = rest[2:]
	host, tail := rest, ""
	if i := strings.IndexAny(rest, endsOf(true)); i >= 0 {
		host, tail = rest[:i], rest[i:]
	}
	if len(host) == 2 && isLetter(host[0]) && (host[1] == ':' || host[1] == '|') {
		u.setTail(rest)
		return nil
	}
	u.setTail(tail)
	if host == "" {
		return nil
	}
	if err := u.setHost(host, true); err != nil {
		return err
	}
	if u.Host == "localhost" {
		u.Host, u.Display = "", ""
		return nil
	}
	from := len(text) - len(rest)
	u.Start = original(address, text, lead, from)
	u.End = original(address, text, lead, from+len(host)-1) + 1
	return nil
}

// setTail splits what follows the authority into path, query and fragment.
func (u *URL) setTail(tail string) {
	tail, u.Fragment, _ = strings.Cut(tail, "#")
	u.Path, u.Query, _ = strings.Cut(tail, "?")
}

// spaces are the bytes that browsers cut from both ends of an address: C0
// controls and the space.
const spaces = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f "

// tidy cuts the spaces from both ends and drops every tab and newline. lead is
// the number of bytes cut from the front.
func tidy(address string) (text string, lead int) {
	text = address
	for text != "" && text[0] <= ' ' {
		text = text[1:]
	}
	lead = len(address) - len(text)
	for text != "" && text[len(text)-1] <= ' ' {
		text = text[:len(text)-1]
	}
	if !strings.ContainsAny(text, "\t\n\r") {
		return text, lead
	}
	kept := make([]byte, 0, len(text))
	for i := range len(text) {
		if !isBreak(text[i]) {
			kept = append(kept, text[i])
		}
	}
	return string(kept), lead
}

func isBreak(c byte) bool { return c == '\t' || c == '\n' || c == '\r' }

// original returns where byte i of the tidied text stands in the address.
func original(address, text string, lead, i int) int {
	if strings.HasPrefix(address[lead:], text) { // nothing was dropped inside
		return lead + i
	}
	for at := lead; at < len(address); at++ {
		if isBreak(address[at]) {
			continue
		}
		if i == 0 {
			return at
		}
		i--
	}
	return len(address)
}

// endsOf returns the signs that end an authority.
func endsOf(special bool) string {
	if special {
		return `/\?#`
	}
	return "/?#"
}

// slashesBefore counts the slashes at the start of s; in a special scheme a
// backslash is one too.
func slashesBefore(s string, special bool) int {
	n := 0
	for n < len(s) && (s[n] == '/' || special && s[n] == '\\') {
		n++
	}
	return n
}
