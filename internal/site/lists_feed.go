package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"saring/internal/link"
)

// Bounds of what is read.
const (
	maxFeed    = 256 << 20 // bytes of one feed
	maxLine    = 4 << 10   // bytes of one line
	maxEntries = 2_000_000
)

// Why a line is left out. Each is a sentence for a person.
var (
	errLineLong      = errors.New("This line is longer than 4,096 bytes.")
	errLineText      = errors.New("This line is not text.")
	errLineException = errors.New("This is an exception of an ad blocker's list; exceptions go into the list named with -good.")
	errLineWildcard  = errors.New("A * can stand for any name; only *.name at the start is read.")
	errLineRule      = errors.New("This is a rule of an ad blocker's list that is no plain name (||name^).")
	errLineWords     = errors.New("A line holds one name or address, or is a line of a hosts file.")
	errLineGuarded   = errors.New("The list of good sites holds this name or one above it.")
)

// collector gathers the entries of feeds.
type collector struct {
	guard      map[uint64]bool
	seen       map[uint64]bool
	entries    []link.KnownEntry
	date       string // the newest that a feed gives for itself
	faults     int
	complaints io.Writer
}

// read reads one feed.
func (c *collector) read(name string) error {
	return eachLine(name, func(number int, line string, err error) error {
		if date, ok := strings.CutPrefix(line, "# date: "); ok {
			if _, err := time.Parse(time.DateOnly, strings.TrimSpace(date)); err == nil {
				c.date = max(c.date, strings.TrimSpace(date))
			}
		}
		var addresses []string
		if err == nil {
			addresses, err = feedLine(line)
		}
		if err != nil {
			c.complain(name, number, line, err)
		}
		for _, address := range addresses {
			if err := c.add(address); err != nil {
				c.complain(name, number, address, err)
			}
		}
		if len(c.entries) > maxEntries {
			return fmt.Errorf("%s:%d: the feeds hold more than %d names and addresses", name, number, maxEntries)
		}
		return nil
	})
}

// add enters an address of a feed.
func (c *collector) add(address string) error {
	e, err := link.ReadKnownEntry(address)
	if err != nil {
		return err
	}
	for _, name := range e.Names {
		if key, err := link.GuardKey(name); err == nil && c.guard[key] {
			return errLineGuarded
		}
	}
	if !c.seen[e.Keys[0]] {
		c.seen[e.Keys[0]] = true
		c.entries = append(c.entries, link.KnownEntry{Keys: e.Keys}) // the texts are not needed any more
	}
	return nil
}

func (c *collector) complain(name string, number int, line string, err error) {
	c.faults++
	complain(c.complaints, name, number, line, err)
}

func complain(w io.Writer, name string, number int, line string, err error) {
	if len(line) > 60 {
		line = line[:60] + "…"
	}
	fmt.Fprintf(w, "%s:%d: left out %q: %v\n", name, number, line, err)
}

// readGuard reads a list of good sites: a name a line, or rank,name.
func readGuard(name string, complaints io.Writer) (map[uint64]bool, error) {
	guard := map[uint64]bool{}
	err := eachLine(name, func(number int, line string, err error) error {
		line = strings.TrimSpace(line)
		if err == nil && (line == "" || line[0] == '#') {
			return nil
		}
		var key uint64
		if err == nil {
			key, err = link.GuardKey(strings.TrimSpace(line[strings.LastIndexByte(line, ',')+1:]))
		}
		if err != nil {
			complain(complaints, name, number, line, err)
			return nil
		}
		guard[key] = true
		if len(guard) > maxEntries {
			return fmt.Errorf("%s:%d: the list holds more than %d names", name, number, maxEntries)
		}
		return nil
	})
	return guard, err
}

// eachLine hands over the lines of a file without their ends and without a byte
// order mark, and an error beside those that can't be read.
func eachLine(name string, yield func(number int, line string, err error) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.Size() > maxFeed {
		return errors.Join(err, fmt.Errorf("%s is larger than %d MiB; split it", name, maxFeed>>20))
	}
	lines := bufio.NewReaderSize(io.LimitReader(file, maxFeed), maxLine+2) // a pipe has no size
	for number := 1; ; number++ {
		line, err := lines.ReadSlice('\n')
		long := err == bufio.ErrBufferFull
		start := string(line)
		for err == bufio.ErrBufferFull {
			_, err = lines.ReadSlice('\n')
		}
		if err != nil && err != io.EOF {
			return err
		}
		if number == 1 {
			start = strings.TrimPrefix(start, "\ufeff")
		}
		start = strings.TrimRight(start, "\r\n")
		var fault error
		switch {
		case long:
			fault = errLineLong
		case !utf8.ValidString(start) || strings.IndexByte(start, 0) >= 0:
			fault = errLineText
		}
		if start != "" || fault != nil {
			if err := yield(number, start, fault); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// feedLine returns the addresses on a line of a feed: one name or address,
// defanged or not, or a line of a hosts file (0.0.0.0 name name), or one of an
// ad blocker's list (||name^). Comments begin with #, ! or ; and have none.
func feedLine(line string) ([]string, error) {
	line = strings.TrimSpace(line)
	switch {
	case line == "" || strings.IndexByte("#!;", line[0]) >= 0 || strings.HasPrefix(line, "[Adblock"):
		return nil, nil
	case strings.HasPrefix(line, "@@"):
		return nil, errLineException
	case strings.HasPrefix(line, "||"):
		name := line[2:]
		if i := strings.IndexAny(name, "^$"); i >= 0 {
			if rest := strings.TrimPrefix(name[i:], "^"); rest != "" && rest[0] != '$' {
				return nil, errLineRule
			}
			name = name[:i]
		}
		if strings.Contains(name, "*") {
			return nil, errLineRule
		}
		line = name
	}
	if i := strings.IndexAny(line, " \t"); i >= 0 {
		if comment := strings.Index(line[i:], "#"); comment > 0 && strings.IndexByte(" \t", line[i+comment-1]) >= 0 {
			line = line[:i+comment]
		}
	}
	words := strings.Fields(line)
	if len(words) > 1 {
		if !sink[words[0]] {
			return nil, errLineWords
		}
		words = words[1:]
	}
	var addresses []string
	for _, word := range words {
		if ownNames[word] {
			continue
		}
		word = strings.TrimPrefix(strings.TrimPrefix(word, "*"), ".")
		if len(word) > 4 && strings.EqualFold(word[:4], "hxxp") {
			word = "http" + word[4:]
		}
		word = strings.ReplaceAll(word, "[.]", ".")
		if strings.Contains(hostPart(word), "*") {
			return addresses, errLineWildcard
		}
		addresses = append(addresses, word)
	}
	return addresses, nil
}

// hostPart returns what an address has before its path.
func hostPart(address string) string {
	if i := strings.Index(address, "://"); i >= 0 {
		address = address[i+3:]
	}
	host, _, _ := strings.Cut(address, "/")
	return host
}

// sink are the addresses to which hosts files send a name.
var sink = map[string]bool{"0.0.0.0": true, "127.0.0.1": true, "::": true, "::1": true, "0": true, "fe80::1%lo0": true, "255.255.255.255": true, "ff02::1": true, "ff02::2": true, "ff02::3": true, "fe00::0": true, "ff00::0": true}

// ownNames are the names of the machine itself in hosts files.
var ownNames = map[string]bool{"localhost": true, "localhost.localdomain": true, "local": true, "broadcasthost": true, "0.0.0.0": true, "ip6-localhost": true,
	"ip6-loopback": true, "ip6-localnet": true, "ip6-mcastprefix": true, "ip6-allnodes": true, "ip6-allrouters": true, "ip6-allhosts": true}
