package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"runtime"
	"slices"
	"strings"
)

// Go's linker writes tables for every function. Most serve the collector and
// growing stacks and must stay. Others only tell a stack trace the file, line
// and name of a call. A stack trace ends up in a file that the checking room
// does not open, so nobody ever reads one; and the tables hardly compress.
//
// The runtime knows that such a table may be missing: an offset of 0 (or -1
// for function data) says so, and the trace then shows "?:0". What is emptied
// here is set to exactly that.
//
// Layouts: src/runtime/symtab.go (pcHeader, moduledata), runtime2.go (_func),
// symtabinl.go (inlinedCall), internal/abi/symtab.go (numbers of tables).
const (
	// tracesKnown is the version whose layouts stand here. Engines that another
	// version links keep their tables: they are larger, not wrong.
	tracesKnown = "go1.26"

	headerSize   = 72
	moduleGofunc = 320 // offset of moduledata.gofunc
	funcSize     = 44  // _func without what follows it

	pcUnsafePoint  = 0 // abi.PCDATA_UnsafePoint: read to stop a thread anywhere, which wasm cannot
	pcInlineTree   = 2 // abi.PCDATA_InlTreeIndex
	pcArgLive      = 3 // abi.PCDATA_ArgLiveIndex
	dataInlineTree = 3 // abi.FUNCDATA_InlTree
	dataArgInfo    = 5 // abi.FUNCDATA_ArgInfo
	dataArgLive    = 6 // abi.FUNCDATA_ArgLiveInfo

	inlinedCallSize = 16
	argsEnd         = 0xff // abi.TraceArgsEndSeq
)

var (
	headerMagic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}
	errTraces   = errors.New("they do not have the layout of " + tracesKnown + "; compare traceback.go with the runtime's sources")
)

// tables are the parts of the function tables, all inside one memory image.
type tables struct {
	image             []byte
	names, units      []byte // function names; file numbers of compilation units
	files, pcs, funcs []byte // file names; tables by program counter; functions
	functions         int
	gofunc            int // where function data begins in the image
	deadPC, livePC    map[uint32]bool
	deadData          map[uint32]int // their lengths in bytes
	liveData          map[uint32]bool
}

// dropTraces empties the tables of stack traces in a memory image that begins
// at address base. An image without function tables, and one that another
// version of Go has linked, stay as they are.
func dropTraces(image []byte, base int) error {
	if !strings.HasPrefix(runtime.Version(), tracesKnown) {
		return nil
	}
	at := bytes.Index(image, headerMagic)
	if at < 0 {
		return nil
	}
	t, err := findTables(image, base, at)
	if err != nil {
		return err
	}
	// Two walks: a table may serve two purposes, since the linker keeps equal
	// tables once. Only what no living one uses is emptied.
	if err := t.walk(); err != nil {
		return err
	}
	t.empty()
	return nil
}

func findTables(image []byte, base, at int) (*tables, error) {
	if at+headerSize > len(image) {
		return nil, errTraces
	}
	var offsets [6]int // names, units, files, pcs, funcs, and the end
	for i := range 5 {
		offsets[i] = int(binary.LittleEndian.Uint64(image[at+32+8*i:]))
	}
	offsets[5] = len(image) - at
	if offsets[0] != headerSize || !slices.IsSorted(offsets[:]) {
		return nil, errTraces
	}
	part := func(i int) []byte { return image[at+offsets[i] : at+offsets[i+1]] }
	t := &tables{
		image: image, names: part(0), units: part(1), files: part(2), pcs: part(3), funcs: part(4),
		functions: int(binary.LittleEndian.Uint64(image[at+8:])),
		deadPC:    map[uint32]bool{}, livePC: map[uint32]bool{},
		deadData: map[uint32]int{}, liveData: map[uint32]bool{},
	}
	// The module's record begins with the addresses of the header and the names.
	record := binary.LittleEndian.AppendUint64(nil, uint64(base+at))
	record = binary.LittleEndian.AppendUint64(record, uint64(base+at+headerSize))
	m := bytes.Index(image, record)
	if m < 0 || m+moduleGofunc+8 > len(image) || t.functions <= 0 || t.functions > len(t.funcs)/8 {
		return nil, errTraces
	}
	t.gofunc = int(binary.LittleEndian.Uint64(image[m+moduleGofunc:])) - base
	if t.gofunc <= 0 || t.gofunc >= len(image) {
		return nil, errTraces
	}
	return t, nil
}

// function gives the record of a function and its two lists of offsets.
func (t *tables) function(i int) (record, pcdata, funcdata []byte, err error) {
	at := int(binary.LittleEndian.Uint32(t.funcs[8*i+4:]))
	if at+funcSize > len(t.funcs) {
		return nil, nil, nil, errTraces
	}
	record = t.funcs[at : at+funcSize]
	p := int(binary.LittleEndian.Uint32(record[28:])) * 4
	f := int(record[43]) * 4
	if p > 4*8 || f > 4*16 || at+funcSize+p+f > len(t.funcs) {
		return nil, nil, nil, errTraces
	}
	return record, t.funcs[at+funcSize : at+funcSize+p], t.funcs[at+funcSize+p : at+funcSize+p+f], nil
}

// walk sorts what functions point at into living and dead, and cuts the
// pointers to the dead.
func (t *tables) walk() error {
	for i := range t.functions {
		record, pcdata, funcdata, err := t.function(i)
		if err != nil {
			return err
		}
		inlined := 0
		if len(pcdata) > 4*pcInlineTree {
			if inlined, err = t.highest(binary.LittleEndian.Uint32(pcdata[4*pcInlineTree:])); err != nil {
				return err
			}
		}
		t.livePC[binary.LittleEndian.Uint32(record[16:])] = true // stack pointers
		for _, field := range [...]int{20, 24} {                 // files, lines
			t.deadPC[binary.LittleEndian.Uint32(record[field:])] = true
			clear(record[field : field+4])
		}
		clear(record[32:40]) // compilation unit, first line
		for j := range len(pcdata) / 4 {
			offset := pcdata[4*j : 4*j+4]
			if j == pcUnsafePoint || j == pcInlineTree || j == pcArgLive {
				t.deadPC[binary.LittleEndian.Uint32(offset)] = true
				clear(offset)
			} else {
				t.livePC[binary.LittleEndian.Uint32(offset)] = true
			}
		}
		for j := range len(funcdata) / 4 {
			offset := funcdata[4*j : 4*j+4]
			n := binary.LittleEndian.Uint32(offset)
			if n == 1<<32-1 {
				continue
			}
			length := 0
			switch j {
			case dataInlineTree:
				length = inlined * inlinedCallSize
			case dataArgInfo:
				length = 1 + bytes.IndexByte(t.image[min(t.gofunc+int(n), len(t.image)):], argsEnd)
			case dataArgLive:
			default:
				t.liveData[n] = true
				continue
			}
			t.deadData[n] = max(t.deadData[n], length)
			copy(offset, "\xff\xff\xff\xff")
		}
	}
	return nil
}

// highest returns how many entries the table of program counters at offset
// names: its highest value and one.
func (t *tables) highest(offset uint32) (int, error) {
	if offset == 0 {
		return 0, nil
	}
	if int(offset) >= len(t.pcs) {
		return 0, errTraces
	}
	// Pairs of zigzag value change and counter change; a change of 0 ends it,
	// except in the first pair.
	rest, value, most := t.pcs[offset:], -1, -1
	for first := true; ; first = false {
		change, n := binary.Uvarint(rest)
		if n <= 0 {
			return 0, errTraces
		}
		if change == 0 && !first {
			return most + 1, nil
		}
		_, m := binary.Uvarint(rest[n:])
		if m <= 0 {
			return 0, errTraces
		}
		rest = rest[n+m:]
		value += int(int32(-(change & 1) ^ change>>1))
		most = max(most, value)
	}
}

// empty clears what nothing points at any more.
func (t *tables) empty() {
	var starts []int
	for offset := range t.deadPC {
		starts = append(starts, int(offset))
	}
	for offset := range t.livePC {
		starts = append(starts, int(offset))
	}
	starts = append(starts, len(t.pcs))
	slices.Sort(starts)
	starts = slices.Compact(starts)
	for i, from := range starts[:len(starts)-1] {
		if from > 0 && !t.livePC[uint32(from)] {
			clear(t.pcs[from:starts[i+1]])
		}
	}
	for offset, length := range t.deadData {
		if from := t.gofunc + int(offset); !t.liveData[offset] && from+length <= len(t.image) {
			clear(t.image[from : from+length])
		}
	}
	clear(t.files)
	clear(t.units)
	// The runtime asks some names for their package: whether a goroutine is its
	// own, whether a frame is one of reflect's. So the package stays.
	for rest := t.names; len(rest) > 0; {
		end := bytes.IndexByte(rest, 0)
		if end < 0 {
			break
		}
		kept := 0
		switch name := rest[:end]; {
		case bytes.HasPrefix(name, []byte("runtime.")):
			kept = len("runtime.")
		case bytes.HasPrefix(name, []byte("reflect.")):
			kept = end // two of them are asked for by their whole names
		}
		clear(rest[kept:end])
		rest = rest[end+1:]
	}
}
