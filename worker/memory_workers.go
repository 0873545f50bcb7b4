//go:build js && wasm

package main

import (
	"context"
	"errors"

	"github.com/syumai/workers/cloudflare/kv"
)

// inboxStore is the binding of the KV namespace that the inbox remembers in.
const inboxStore = "INBOX_STATE"

// errStore asks Meta to come again: without a memory nobody is answered, or
// some would be answered over and over.
var errStore = errors.New("the namespace " + inboxStore + " does not answer")

// kvMemory keeps hashes in a KV namespace. A namespace tells other places of
// the world late, up to a minute: an event that Meta repeats within it, to
// another place, can be answered twice.
type kvMemory struct{}

func (kvMemory) has(key string) (bool, error) {
	store, err := kv.NewNamespace(inboxStore)
	if err != nil {
		return false, errStore
	}
	// A missing key gives null, which GetString cannot tell from a text; a text
	// of ours is "1".
	value, err := store.GetString(key, nil)
	if err != nil {
		return false, errStore
	}
	return value == "1", nil
}

func (kvMemory) put(key string, seconds int) error {
	store, err := kv.NewNamespace(inboxStore)
	if err != nil {
		return errStore
	}
	if store.PutString(key, "1", &kv.PutOptions{ExpirationTTL: seconds}) != nil {
		return errStore
	}
	return nil
}

func (kvMemory) remove(key string) error {
	store, err := kv.NewNamespace(inboxStore)
	if err != nil || store.Delete(key) != nil {
		return errStore
	}
	return nil
}

func (m kvMemory) claim(_ context.Context, message string) (bool, error) {
	known, err := m.has("message:" + message)
	if err != nil || known {
		return false, err
	}
	return true, m.put("message:"+message, int(rememberFor.Seconds()))
}

func (m kvMemory) release(_ context.Context, message string) { _ = m.remove("message:" + message) }

func (m kvMemory) isOut(_ context.Context, sender string) (bool, error) {
	return m.has("out:" + sender)
}

func (m kvMemory) setOut(_ context.Context, sender string, out bool) error {
	if out {
		return m.put("out:"+sender, 0) // for good
	}
	return m.remove("out:" + sender)
}
