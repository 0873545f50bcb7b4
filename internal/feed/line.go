package feed

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
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

// eachLine hands over the lines of a feed without their ends and without a byte
// order mark, and an error beside those that can't be read.
func eachLine(name string, feed io.Reader, yield func(number int, line string, err error) error) error {
	limited := &io.LimitedReader{R: feed, N: MaxFeed + 1}
	lines := bufio.NewReaderSize(limited, maxLine+2)
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
		if limited.N == 0 {
			return fmt.Errorf("%s is larger than %d MiB; split it", name, MaxFeed>>20)
		}
		if err == io.EOF {
			return nil
		}
	}
}

// Addresses returns the addresses on a line of a feed: one name or address,
// defanged or not, or a line of a hosts file (0.0.0.0 name name), or one of an
// ad blocker's list (||name^). Comments begin with #, ! or ; and have none.
func Addresses(line string) ([]string, error) {
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
