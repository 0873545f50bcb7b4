//go:build wasip1

package main

import (
	"unsafe"

	"saring/internal/link"
)

// maxInput bounds a text, in bytes.
const maxInput = 8 << 20

var (
	input []byte
	spans []uint32
	links []link.Found
)

// reserve makes room for a text of n bytes and returns its address, or 0.
//
//go:wasmexport reserve
func reserve(n uint32) uint32 {
	if n > maxInput {
		return 0
	}
	if uint32(len(input)) < n {
		input = make([]byte, max(n, 4096))
	}
	return address(unsafe.Pointer(unsafe.SliceData(input)))
}

// find finds the links of the first n bytes of the input and returns how many
// there are. Their borders stand at the address that found gives: two numbers
// of 32 bits each, in UTF-16 code units as JavaScript counts. A host that knows
// the text to be ASCII, since it has as many bytes as code units, says so.
//
//go:wasmexport find
func find(n, ascii uint32) uint32 {
	if n > uint32(len(input)) {
		return 0
	}
	text := unsafe.String(unsafe.SliceData(input), int(n))
	spans = spans[:0]
	at, units := 0, uint32(0)
	links = link.FindInto(links, text)
	for _, f := range links {
		if ascii != 0 {
			spans = append(spans, uint32(f.Span.Start), uint32(f.Span.End))
			continue
		}
		units += countUnits(text[at:f.Span.Start])
		start := units
		units += countUnits(text[f.Span.Start:f.Span.End])
		at = f.Span.End
		spans = append(spans, start, units)
	}
	return uint32(len(spans) / 2)
}

//go:wasmexport found
func found() uint32 { return address(unsafe.Pointer(unsafe.SliceData(spans))) }

// judge finds the links of the first n bytes of the input once and judges them
// so many times; it returns how many rules fired in all.
//
//go:wasmexport judge
func judge(n, times uint32) uint32 {
	if n > uint32(len(input)) {
		return 0
	}
	text := unsafe.String(unsafe.SliceData(input), int(n))
	links, fired := link.Find(text), 0
	for range times {
		for _, f := range links {
			_, findings := link.Judge(text, f)
			fired += len(findings)
		}
	}
	return uint32(fired)
}

// countUnits counts UTF-16 code units by lead bytes.
func countUnits(s string) uint32 {
	n := uint32(0)
	for i := 0; i < len(s); i++ {
		for i+8 <= len(s) && *(*uint64)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i))&0x8080808080808080 == 0 {
			i += 8
			n += 8
		}
		if i == len(s) {
			break
		}
		switch c := s[i]; {
		case c >= 0xF0:
			n += 2
		case c < 0x80 || c >= 0xC0:
			n++
		}
	}
	return n
}

func address(p unsafe.Pointer) uint32 { return uint32(uintptr(p)) }

func main() {}
