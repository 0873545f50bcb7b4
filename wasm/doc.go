// Command wasm is the engine's door: package check behind a few functions and
// one buffer, for browsers, Workers and any other WebAssembly host.
//
// It is built as a WASI reactor:
//
//	go run ./internal/site engine
//
// which is GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared ./wasm with
// the words alone of language packs and without package embed.
//
// A host calls _initialize once, reserve(n) for an address, writes a language
// tag (and what the reader says: check.ReadContext) and a text there, calls
// check(tag bytes, text bytes) for a length and report() for the address of that
// many bytes of JSON. Offsets in the JSON are UTF-16 code units.
//
// Before that it tells the engine what to say, once: it writes a speech, or several
// behind one another (package lang), and calls tell(speech bytes) for the length of a
// JSON that says what became of it. The site has a speech as a file for each language.
//
// mask(tag bytes, text bytes) is called like check and answers what in the text
// is personal data, and with what to mask it (see check.AppendMasks).
//
// A host that has a known-bad pack (package link says what that is) writes it
// into the same buffer, after _initialize, and calls load(pack bytes) for the
// length of a JSON that says what became of it; report() gives its address.
// Without a pack everything else works.
//
// Built with -tags chat (go run ./internal/site chat-engine), which adds 25 kB, it
// also reads exported chats: a host writes the tag and calls chat_open(tag bytes),
// then for each chunk of a file writes it and calls chat_read(bytes) for the length of
// a JSON, and chat_end() after the last one (see check.Chat.Read). The engine
// holds no file, so its memory does not grow with the file's size.
//
// Built with -tags full (go run ./internal/site full-engine), which adds 48 kB, it
// takes channel packs: a host that has a business's pack
// (package channel says what that is) writes a language tag and the pack's JSON
// there and calls channels(tag bytes, pack bytes) for the length of a JSON that says
// what the pack holds, or a sentence for each fault in it (see
// check.Checker.UseChannels). Every check after that reads messages with the pack,
// until channels is called again; 0 bytes of pack forget it, and so does a faulty
// one. A pack of more than 64 kB is refused by its number of bytes: of such a one the
// host writes the tag alone.
//
// There is no syscall/js here, on purpose. The imports of the built module are
// a short list of WASI functions, none of which can reach a network; a host
// may answer nearly all of them with an error. So the engine cannot send a
// message anywhere, whatever its code says, and a test compares the list with
// the documented one.
package main
