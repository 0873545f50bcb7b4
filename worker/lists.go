package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"saring/internal/feed"
	"saring/internal/link"
)

// Lists are kept fresh by a job that runs each day: it fetches the feeds that the
// deployment names, makes a known-bad pack of them, and puts it in the place of
// the last one. Whatever goes wrong, the last good pack stays. On Workers the job
// is a cron trigger and the place a KV namespace (lists_workers.go); elsewhere
// it is the command lists and a file (lists_native.go).

const (
	// maxFeedBytes is the largest feed that is fetched: on Workers all of a job
	// has 128 MB of memory.
	maxFeedBytes = 32 << 20
	feedTimeout  = time.Minute // of one feed
)

// fetcher fetches feeds and makes packs of them.
type fetcher struct {
	client  httpClient
	timeout time.Duration
	now     func() time.Time
}

func newFetcher(client httpClient) *fetcher { return &fetcher{client, feedTimeout, time.Now} }

// pack returns the pack of some feeds. good is the address of a list of sites
// that no pack may condemn, or "". last is the pack in use, or nil: a new one
// of less than half its size is refused, since a feed that was cut off looks
// just like a feed. The error is a sentence for whoever deploys.
func (f *fetcher) pack(ctx context.Context, feeds []string, good string, last *link.Known) (pack []byte, err error) {
	var guard feed.Guard
	if good != "" {
		if err := f.open(ctx, good, func(list io.Reader) error {
			guard, err = feed.ReadGuard(hostOfFeed(good), list, io.Discard)
			return err
		}); err != nil {
			return nil, err
		}
		if len(guard) == 0 {
			return nil, fmt.Errorf("the list of good sites at %s names no site", hostOfFeed(good))
		}
	}
	c := feed.NewCollector(guard, io.Discard)
	for _, address := range feeds {
		entries, faults := c.Entries(), c.Faults
		if err := f.open(ctx, address, func(text io.Reader) error { return c.Read(hostOfFeed(address), text) }); err != nil {
			return nil, err
		}
		if read, left := c.Entries()-entries, c.Faults-faults; left > read {
			return nil, fmt.Errorf("the feed at %s holds %d lines that are no names and %d that are; it looks like something else", hostOfFeed(address), left, read)
		}
	}
	if last != nil && 2*c.Entries() < last.Entries {
		return nil, fmt.Errorf("the feeds give %d entries, less than half of the %d of the pack in use; it stays", c.Entries(), last.Entries)
	}
	date := c.Date
	if date == "" {
		date = f.now().UTC().Format(time.DateOnly)
	}
	return c.Pack(date)
}

// open fetches one feed and hands it over while it comes.
func (f *fetcher) open(ctx context.Context, address string, read func(io.Reader) error) error {
	host := hostOfFeed(address)
	if host == "" {
		return errors.New("a feed's address begins with https://")
	}
	ctx, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- f.fetch(ctx, address, host, read) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		// What fetches on Workers does not know contexts. The reader is left
		// behind and ends with the instance.
		return fmt.Errorf("%s did not give its feed within %s", host, f.timeout)
	}
}

func (f *fetcher) fetch(ctx context.Context, address, host string, read func(io.Reader) error) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return fmt.Errorf("%s cannot be asked for a feed", host)
	}
	answer, err := f.client.Do(request)
	if err != nil {
		return fmt.Errorf("%s does not answer", host)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %d in the place of a feed", host, answer.StatusCode)
	}
	body := &counted{r: answer.Body}
	if err := read(body); err != nil {
		if body.n > maxFeedBytes {
			return fmt.Errorf("the feed at %s is larger than %d MiB", host, maxFeedBytes>>20)
		}
		return err
	}
	if answer.ContentLength > 0 && answer.Header.Get("Content-Encoding") == "" && body.n < answer.ContentLength {
		return fmt.Errorf("the feed at %s was cut off", host)
	}
	return nil
}

// hostOfFeed returns the name that stands for a feed in sentences, or "" for an
// address that is not fetched. Loopback may do without TLS.
func hostOfFeed(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && loopbackHost(u.Hostname())) {
		return ""
	}
	return u.Host
}

// errFeedLarge ends the reading of a feed that is too large.
var errFeedLarge = errors.New("this feed is too large")

// counted reads at most maxFeedBytes.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	if c.n += int64(n); c.n > maxFeedBytes {
		return 0, errFeedLarge
	}
	return n, err
}
