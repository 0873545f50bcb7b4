//go:build wasip1 && full

package main

import "saring/internal/check"

// channels takes a channel pack into use, or forgets the one that is: the input
// area holds languageBytes bytes of a language tag and then packBytes bytes of the
// pack's JSON, none to forget. It returns the length in bytes of the answer, whose
// address report gives: the JSON of check.Checker.UseChannels. An instance starts
// without a pack. A pack of more than 64 kB is refused by its number of bytes, and
// the host need not write them. Before tell the answer is an error, as of check.
//
//go:wasmexport channels
func channels(languageBytes, packBytes uint32) uint32 {
	if cap(output) > keepInput {
		output = nil
	}
	if !told {
		output = check.AppendErrorJSON(output[:0], check.ErrNotTold, "")
		return uint32(len(output))
	}
	from := min(int(languageBytes), len(input))
	tag, _ := check.ReadContext(string(input[:from]))
	if pack := input[from:]; uint64(packBytes) <= uint64(len(pack)) {
		output = checker.UseChannels(output[:0], pack[:packBytes], tag)
	} else {
		output = checker.RefuseChannels(output[:0], int64(packBytes), tag)
	}
	return uint32(len(output))
}
