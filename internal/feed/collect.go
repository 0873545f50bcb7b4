// Package feed reads lists of reported names and addresses, as others publish
// them, and makes a known-bad pack of them (package link says what that is).
//
// A feed is a text file with one name or address a line, defanged or not, a
// hosts file, or the plain names of an ad blocker's list. Feeds come from
// strangers, day by day, and are never quite clean: a line that cannot stand in
// a pack is left out and named, and the run goes on.
package feed

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"saring/internal/link"
)

// Bounds of what is read.
const (
	MaxFeed    = 256 << 20 // bytes of one feed
	maxLine    = 4 << 10   // bytes of one line
	maxEntries = 2_000_000 // of all feeds together
)

// Collector gathers the entries of feeds.
type Collector struct {
	// Date is the newest that a feed gives for itself (`# date: 2026-11-25`), or "".
	Date string
	// Faults is the number of lines and addresses that were left out.
	Faults int

	guard      map[uint64]bool
	seen       map[uint64]bool
	entries    []link.KnownEntry
	complaints io.Writer
}

// NewCollector returns a collector that takes no entry of a guard list (nil for
// none). What it leaves out it names on complaints, by feed and line.
func NewCollector(guard Guard, complaints io.Writer) *Collector {
	return &Collector{guard: guard, seen: map[uint64]bool{}, complaints: complaints}
}

// Entries returns the number of names and addresses so far.
func (c *Collector) Entries() int { return len(c.entries) }

// Read reads one feed; name is what it is called in complaints and errors.
func (c *Collector) Read(name string, feed io.Reader) error {
	return eachLine(name, feed, func(number int, line string, err error) error {
		if date, ok := strings.CutPrefix(line, "# date: "); ok {
			if _, err := time.Parse(time.DateOnly, strings.TrimSpace(date)); err == nil {
				c.Date = max(c.Date, strings.TrimSpace(date))
			}
		}
		var addresses []string
		if err == nil {
			addresses, err = Addresses(line)
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
func (c *Collector) add(address string) error {
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

func (c *Collector) complain(name string, number int, line string, err error) {
	c.Faults++
	complainTo(c.complaints, name, number, line, err)
}

func complainTo(w io.Writer, name string, number int, line string, err error) {
	if len(line) > 60 {
		line = line[:60] + "…"
	}
	fmt.Fprintf(w, "%s:%d: left out %q: %v\n", name, number, line, err)
}

// Pack builds the known-bad pack of what was read, for a day; "" is for the
// feeds' own date.
func (c *Collector) Pack(date string) ([]byte, error) {
	if date == "" {
		date = c.Date
	}
	return link.BuildKnown(date, c.entries, slices.Sorted(maps.Keys(c.guard)))
}

// Guard holds the names of sites that no pack may condemn.
type Guard map[uint64]bool

// ReadGuard reads a list of good sites: a name a line, or rank,name.
func ReadGuard(name string, list io.Reader, complaints io.Writer) (Guard, error) {
	guard := Guard{}
	err := eachLine(name, list, func(number int, line string, err error) error {
		line = strings.TrimSpace(line)
		if err == nil && (line == "" || line[0] == '#') {
			return nil
		}
		var key uint64
		if err == nil {
			key, err = link.GuardKey(strings.TrimSpace(line[strings.LastIndexByte(line, ',')+1:]))
		}
		if err != nil {
			complainTo(complaints, name, number, line, err)
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
