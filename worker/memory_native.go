//go:build !js

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"
)

// maxClaims bounds the messages that are remembered at once.
const maxClaims = 100_000

// errFull asks Meta to come again: more messages came than can be remembered.
var errFull = errors.New("too many messages at once")

// nativeMemory keeps messages in memory, and senders who want no answers in a
// file, one a line: "+hash" from then on, "-hash" no longer.
type nativeMemory struct {
	mutex  sync.Mutex
	claims map[string]time.Time // when each was claimed
	out    map[string]bool
	file   *os.File // nil: forgotten at the end of the program
	now    func() time.Time
}

// openMemory reads the file, or makes it; "" is for none.
func openMemory(name string) (*nativeMemory, error) {
	m := &nativeMemory{claims: map[string]time.Time{}, out: map[string]bool{}, now: time.Now}
	if name == "" {
		return m, nil
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if errors.Is(err, fs.ErrPermission) {
		return nil, fmt.Errorf("INBOX_OPTOUT is %s, which this account may not write; name another file", name)
	}
	if err != nil {
		return nil, fmt.Errorf("the file of INBOX_OPTOUT cannot be opened: %w", err)
	}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		sign, sender := lines.Text(), ""
		if len(sign) > 1 {
			sign, sender = sign[:1], sign[1:]
		}
		switch sign {
		case "+":
			m.out[sender] = true
		case "-":
			delete(m.out, sender)
		}
	}
	if err := lines.Err(); err != nil {
		file.Close()
		return nil, fmt.Errorf("the file of INBOX_OPTOUT cannot be read: %w", err)
	}
	m.file = file
	return m, nil
}

func (m *nativeMemory) claim(_ context.Context, message string) (bool, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	now := m.now()
	if at, known := m.claims[message]; known && now.Sub(at) < rememberFor {
		return false, nil
	}
	if len(m.claims) >= maxClaims {
		for old, at := range m.claims {
			if now.Sub(at) >= rememberFor {
				delete(m.claims, old)
			}
		}
		if len(m.claims) >= maxClaims {
			return false, errFull
		}
	}
	m.claims[message] = now
	return true, nil
}

func (m *nativeMemory) release(_ context.Context, message string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	delete(m.claims, message)
}

func (m *nativeMemory) isOut(_ context.Context, sender string) (bool, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.out[sender], nil
}

func (m *nativeMemory) setOut(_ context.Context, sender string, out bool) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.file != nil {
		sign := "-"
		if out {
			sign = "+"
		}
		if _, err := m.file.WriteString(sign + strings.TrimSpace(sender) + "\n"); err != nil {
			return err
		}
	}
	if out {
		m.out[sender] = true
	} else {
		delete(m.out, sender)
	}
	return nil
}
