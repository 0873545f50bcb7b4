//go:build wasip1 && chat

package main

import "saring/internal/check"

// chat is the exported chat that is being read, or nil.
var chat *check.Chat

// maxChunk is the most that one call of chat takes: what a checking room reads
// between two looks at its other messages.
const maxChunk = 256 << 10

// chatOpen begins the check of an exported chat with the known-bad pack that is
// in use. The input area holds languageBytes bytes of a language tag. What was
// read of an earlier chat is forgotten. An engine without texts (tell) opens none.
//
//go:wasmexport chat_open
func chatOpen(languageBytes uint32) {
	if !told {
		chat = nil
		return
	}
	chat = checker.OpenChat(string(input[:min(int(languageBytes), len(input))]))
}

// chatRead takes the next n bytes of a file from the input area; n is at most
// 256 kB. It returns the length in bytes of the answer, whose address report
// gives: the JSON of check.Chat.Read. Without an open chat, or with more bytes
// than that, the length is 0.
//
//go:wasmexport chat_read
func chatRead(n uint32) uint32 {
	if chat == nil || n > maxChunk || int(n) > len(input) {
		return 0
	}
	if cap(output) > keepInput {
		output = nil
	}
	output = chat.Read(output[:0], input[:n])
	clear(input[:n])
	return uint32(len(output))
}

// chatEnd says that the file has ended and returns a length as chatRead does.
// What is read from then on is the next file of the same person.
//
//go:wasmexport chat_end
func chatEnd() uint32 {
	if chat == nil {
		return 0
	}
	output = chat.End(output[:0])
	return uint32(len(output))
}
