package check

import "saring/internal/link"

// LoadKnown takes a known-bad pack into use and appends what became of it as
// JSON: its date, its number of names and addresses and its size in bytes,
//
//	{"v":1,"date":"2026-11-25","entries":120000,"bytes":271364}
//
// or {"v":1,"error":"…"}, a sentence in English for whoever serves the pack; the
// pack that was in use before then stays. Whether a pack is too old is for the
// caller to say, who has a clock.
func (c *Checker) LoadKnown(dst, data []byte) []byte {
	w := writer{dst: dst}
	w.raw(`{"v":1`)
	known, err := link.ReadKnown(data)
	if err != nil {
		w.key(",", "error")
		w.string(err.Error())
	} else {
		c.Known = known
		w.key(",", "date")
		w.string(known.Date)
		w.key(",", "entries")
		w.number(known.Entries)
		w.key(",", "bytes")
		w.number(len(data))
	}
	w.raw("}")
	return w.dst
}
