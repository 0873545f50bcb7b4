//go:build js && wasm

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/syumai/workers/cloudflare/fetch"
	"github.com/syumai/workers/cloudflare/kv"

	"saring/internal/link"
)

// The KV namespace LISTS holds packs under their hash and one record that says
// which of them is in use: a reader gets one pack or the other, never a part.
// entry.mjs reads it.
const (
	listsStore  = "LISTS"
	listsRecord = "record"
	packPrefix  = "pack:"
	packDays    = 40 // a pack that nobody renews is old long before
)

// packRecord is the record.
type packRecord struct {
	known
	SHA256  string `json:"sha256"`
	Bytes   int    `json:"bytes"`
	Made    string `json:"made"`              // RFC 3339
	FaultAt string `json:"faultAt,omitempty"` // RFC 3339, of known.Fault
}

// renewLists is the scheduled job. LISTS_FEEDS names the feeds, LISTS_GOOD the
// list of good sites. It never fails: what went wrong stands in the record, and
// GET /api/v1/health tells it.
func renewLists(ctx context.Context) error {
	feeds := strings.Fields(variable("LISTS_FEEDS"))
	if len(feeds) == 0 {
		return nil
	}
	store, err := kv.NewNamespace(listsStore)
	if err != nil {
		return nil // without a namespace there is nowhere to put a pack, or a sentence
	}
	now := time.Now().UTC().Format(time.RFC3339)
	record, last := readRecord(store)
	pack, err := newFetcher(fetch.NewClient().HTTPClient(fetch.RedirectModeFollow)).pack(ctx, feeds, variable("LISTS_GOOD"), last)
	if err == nil {
		err = putPack(store, &record, pack, now)
	}
	if err != nil {
		record.Fault, record.FaultAt = err.Error(), now
	}
	if text, err := json.Marshal(record); err == nil {
		_ = store.PutString(listsRecord, string(text), nil)
	}
	return nil
}

// putPack writes a pack and names it in the record.
func putPack(store *kv.Namespace, record *packRecord, pack []byte, now string) error {
	k, err := link.ReadKnown(pack)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(pack)
	name := hex.EncodeToString(sum[:])
	if store.PutReader(packPrefix+name, bytes.NewReader(pack), &kv.PutOptions{ExpirationTTL: packDays * 24 * 3600}) != nil {
		return errors.New("the namespace " + listsStore + " did not take the pack")
	}
	*record = packRecord{known: known{Date: k.Date, Entries: k.Entries}, SHA256: name, Bytes: len(pack), Made: now}
	return nil
}

// readRecord returns the record and the pack that it names, as far as they are
// there.
func readRecord(store *kv.Namespace) (record packRecord, last *link.Known) {
	text, err := store.GetString(listsRecord, nil)
	if err != nil || json.Unmarshal([]byte(text), &record) != nil || record.SHA256 == "" {
		return record, nil
	}
	reader, err := store.GetReader(packPrefix+record.SHA256, nil)
	if err != nil || reader == nil {
		return record, nil
	}
	data, err := io.ReadAll(io.LimitReader(reader, link.MaxKnown+1))
	if err != nil {
		return record, nil
	}
	last, _ = link.ReadKnown(data)
	return record, last
}
