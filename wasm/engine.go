//go:build wasip1

package main

import (
	"unsafe"

	"saring/internal/check"
)

// maxInput is the longest language tag and text that fit together.
const maxInput = check.MaxText + 16

// keepInput is the size of buffers that are kept from one call to the next;
// larger ones go back to the collector, so that one long text does not hold
// memory for ever.
const keepInput = 1 << 20

var input, output []byte

var checker check.Checker

// told is whether the engine has been given texts.
var told bool

// tell gives the engine what it says, in one language or several (lang.Tell): the
// first n bytes of the input area. It returns the length in bytes of the answer,
// whose address report gives: the JSON of check.AppendTell. A check before that has
// no sentences and is answered with an error.
//
//go:wasmexport tell
func tell(n uint32) uint32 {
	output, told = check.AppendTell(output[:0], string(input[:min(int(n), len(input))]))
	return uint32(len(output))
}

// reserve makes room for an input of n bytes and returns its address, or 0
// when n is more than the engine takes. The address holds until the next call
// of reserve. Growing memory detaches views of it: make them anew.
//
//go:wasmexport reserve
func reserve(n uint32) uint32 {
	if n > maxInput {
		return 0
	}
	if uint32(cap(input)) < n || cap(input) > keepInput && n <= keepInput {
		input = make([]byte, max(n, 4096))
	}
	input = input[:cap(input)]
	return address(input)
}

// checkText checks a text. The input area holds languageBytes bytes of a
// language tag ("id"), with what the reader says about the message where there is
// any ("id;u", see check.ReadContext), and then textBytes bytes of text, both
// UTF-8. It returns the length in bytes of the answer, whose address report
// gives: the JSON of check.Report.AppendJSON, or {"v":1,"error":"…"}.
//
//go:wasmexport check
func checkText(languageBytes, textBytes uint32) uint32 {
	return answer(languageBytes, textBytes, func(text, tag string, said check.Context) {
		checker.Context = said
		output = checker.AppendAnswer(output[:0], text, tag)
	})
}

// maskText finds personal data in a text, given as to check, and returns the
// length of the answer: the JSON of check.AppendMasks, or {"v":1,"error":"…"}.
//
//go:wasmexport mask
func maskText(languageBytes, textBytes uint32) uint32 {
	return answer(languageBytes, textBytes, func(text, tag string, _ check.Context) {
		output = check.AppendMasks(output[:0], text, tag)
	})
}

// answer hands over what the host has written and returns the output's length.
func answer(languageBytes, textBytes uint32, write func(text, tag string, said check.Context)) uint32 {
	if cap(output) > keepInput {
		output = nil
	}
	total := uint64(languageBytes) + uint64(textBytes)
	if total > uint64(len(input)) {
		output = check.AppendErrorJSON(output[:0], check.ErrTooLong, "")
		return uint32(len(output))
	}
	if !told {
		output = check.AppendErrorJSON(output[:0], check.ErrNotTold, "")
		return uint32(len(output))
	}
	// The text is read where the host has put it, not copied: what is cleared
	// below is then all that there was of it.
	whole := unsafe.String(unsafe.SliceData(input), int(total))
	tag, said := check.ReadContext(whole[:languageBytes])
	write(whole[languageBytes:], tag, said)
	// The message does not stay in the engine longer than it is needed.
	clear(input[:total])
	return uint32(len(output))
}

// load takes a known-bad pack into use: the first n bytes of the input area. It
// returns the length in bytes of the answer, whose address report gives: the
// JSON of check.Checker.LoadKnown. An instance starts without a pack.
//
//go:wasmexport load
func load(n uint32) uint32 {
	output = checker.LoadKnown(output[:0], input[:min(int(n), len(input))])
	return uint32(len(output))
}

// reportAddress returns the address of the answer of the last check, mask, load or
// channels.
//
//go:wasmexport report
func reportAddress() uint32 { return address(output) }

func address(b []byte) uint32 { return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(b)))) }

func main() {}
