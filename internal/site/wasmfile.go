package main

import (
	"encoding/binary"
	"errors"
	"slices"
)

// WebAssembly's numbers of the two sections that this package reads.
const (
	customSection = 0
	dataSection   = 11
)

// maxImage bounds the memory image that a module may describe: an engine's is
// under 2 MB.
const maxImage = 64 << 20

// joinGap is the longest run of zero bytes that is written out instead of
// beginning a new data segment. A segment costs up to nine bytes that hardly
// compress, a run of zeros nearly nothing.
const joinGap = 1024

var wasmHead = []byte("\x00asm\x01\x00\x00\x00")

// errWasm is returned for bytes that are no module of the kind that Go links.
var errWasm = errors.New("the engine is not a WebAssembly module as Go links it")

// section is one section of a module, its body without the length.
type section struct {
	id   byte
	body []byte
}

// sections takes a module apart.
func sections(wasm []byte) ([]section, error) {
	if len(wasm) < len(wasmHead) || string(wasm[:len(wasmHead)]) != string(wasmHead) {
		return nil, errWasm
	}
	var all []section
	r := wasmReader{rest: wasm[len(wasmHead):]}
	for len(r.rest) > 0 && !r.failed {
		id := r.byte()
		all = append(all, section{id, r.bytes(r.unsigned())})
	}
	if r.failed {
		return nil, errWasm
	}
	return all, nil
}

// join is the opposite of sections.
func join(all []section) []byte {
	out := slices.Clone(wasmHead)
	for _, s := range all {
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out
}

// readImage returns the memory that a data section describes, from the first
// address that it sets. Only segments at constant addresses of memory 0 are
// known, which is all that Go writes.
func readImage(body []byte) (image []byte, base int, err error) {
	type segment struct {
		at   int
		data []byte
	}
	var all []segment
	r := wasmReader{rest: body}
	count := r.unsigned()
	low, high := maxImage, 0
	for range count {
		if r.failed {
			break
		}
		kind, opcode := r.byte(), r.byte()
		at := r.signed()
		end := r.byte()
		data := r.bytes(r.unsigned())
		if kind != 0 || opcode != 0x41 || end != 0x0b || at < 0 || at+len(data) > maxImage {
			return nil, 0, errWasm
		}
		all = append(all, segment{at, data})
		low, high = min(low, at), max(high, at+len(data))
	}
	if r.failed || len(r.rest) > 0 || len(all) == 0 {
		return nil, 0, errWasm
	}
	image = make([]byte, high-low)
	for _, s := range all {
		copy(image[s.at-low:], s.data)
	}
	return image, low, nil
}

// writeImage returns a data section for a memory image.
func writeImage(image []byte, base int) []byte {
	var segments [][2]int
	for i := 0; i < len(image); i++ {
		if image[i] == 0 {
			continue
		}
		if n := len(segments); n > 0 && i-segments[n-1][1] <= joinGap {
			segments[n-1][1] = i + 1
		} else {
			segments = append(segments, [2]int{i, i + 1})
		}
	}
	body := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		body = append(body, 0, 0x41)
		body = appendSigned(body, base+s[0])
		body = append(body, 0x0b)
		body = binary.AppendUvarint(body, uint64(s[1]-s[0]))
		body = append(body, image[s[0]:s[1]]...)
	}
	return body
}

// wasmReader reads a module's bytes. After a failure it answers zeros.
type wasmReader struct {
	rest   []byte
	failed bool
}

func (r *wasmReader) byte() byte {
	if len(r.rest) == 0 {
		r.failed = true
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *wasmReader) bytes(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.failed = true
		r.rest = nil
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

// unsigned reads a LEB128 number of at most 32 bits.
func (r *wasmReader) unsigned() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || size > 5 || n > 1<<32-1 {
		r.failed = true
		r.rest = nil
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// signed reads a signed LEB128 number of at most 32 bits.
func (r *wasmReader) signed() int {
	n := 0
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			if b&0x40 != 0 {
				n -= 1 << (shift + 7)
			}
			return n
		}
	}
	r.failed = true
	return 0
}

func appendSigned(dst []byte, n int) []byte {
	for {
		b := byte(n & 0x7f)
		n >>= 7
		if n == 0 && b&0x40 == 0 || n == -1 && b&0x40 != 0 {
			return append(dst, b)
		}
		dst = append(dst, b|0x80)
	}
}
