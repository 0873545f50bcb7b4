package link

import (
	"errors"
	"math/bits"
	"strconv"

	"github.com/FastFilter/xorfilter"
)

// Known is a known-bad pack: the names and addresses that others have reported,
// kept so that a device can ask itself whether one of them stands in a message
// and nobody else learns what was asked. It is made by `go run ./internal/site
// lists` and read by [ReadKnown]. A nil Known knows nothing.
//
// What stands in it can't be read out again. It is a binary fuse filter
// (Graf and Lemire, 2022): for each entry three places of an array together
// give 16 bits of the entry's hash. An entry is always found. Any other name is
// found by accident once in 65,536 look-ups; an address with a path stands under
// two hashes, both of which must be there, so once in four thousand million.
// That is why a second filter, the guard, holds the names of well-known sites:
// what it names, and the true domains of every [Party], is never found. The
// package comment shows the file.
type Known struct {
	// Date is the day that the pack was made for, "2026-11-25".
	Date string
	// Entries and Guarded are the numbers of names and addresses, and of guarded
	// names.
	Entries, Guarded int

	bad, good xorfilter.BinaryFuse[uint16]
}

// MaxKnown is the largest pack in bytes: about 1.8 million names.
const MaxKnown = 4 << 20

const (
	knownMagic   = "saringK\x01"
	knownHeader  = 24
	filterHeader = 16
	maxSegment   = 1 << 18
)

// What is wrong with a pack. Each is a sentence for a person.
var (
	ErrKnownForeign  = errors.New("This file is no known-bad pack.")
	ErrKnownVersion  = errors.New("This known-bad pack has another version than this program reads.")
	ErrKnownLarge    = errors.New("This known-bad pack is larger than 4 MiB.")
	ErrKnownCut      = errors.New("This known-bad pack has another length than it says, so a part is missing.")
	ErrKnownDamaged  = errors.New("This known-bad pack is damaged: its checksum does not match.")
	ErrKnownNonsense = errors.New("This known-bad pack holds numbers that cannot be true.")
	ErrKnownEmpty    = errors.New("This known-bad pack holds no entry.")
)

// ReadKnown reads a pack. It keeps nothing of data. The errors are those named
// ErrKnown….
func ReadKnown(data []byte) (*Known, error) {
	const version = len(knownMagic) - 1
	switch {
	case len(data) < len(knownMagic) || string(data[:version]) != knownMagic[:version]:
		return nil, ErrKnownForeign
	case data[version] != knownMagic[version]:
		return nil, ErrKnownVersion
	case len(data) > MaxKnown:
		return nil, ErrKnownLarge
	case len(data) < knownHeader+2*filterHeader+4 || number32(data[8:]) != uint32(len(data)):
		return nil, ErrKnownCut
	}
	end := len(data) - 4
	if crc32(data[:end]) != number32(data[end:]) {
		return nil, ErrKnownDamaged
	}
	k := &Known{Entries: int(number32(data[16:])), Guarded: int(number32(data[20:]))}
	rest := data[knownHeader:end]
	ok := make([]bool, 3)
	k.Date, ok[0] = dateText(number32(data[12:]))
	rest, ok[1] = readFilter(&k.bad, rest)
	rest, ok[2] = readFilter(&k.good, rest)
	switch {
	case !ok[0] || !ok[1] || !ok[2] || len(rest) > 0:
		return nil, ErrKnownNonsense
	case k.Entries == 0 || len(k.bad.Fingerprints) == 0:
		return nil, ErrKnownEmpty
	case k.Entries > len(k.bad.Fingerprints) || k.Guarded > len(k.good.Fingerprints):
		return nil, ErrKnownNonsense
	}
	return k, nil
}

// readFilter reads one filter and returns what follows it. What it accepts can
// be asked for any key.
func readFilter(f *xorfilter.BinaryFuse[uint16], data []byte) (rest []byte, ok bool) {
	if len(data) < filterHeader {
		return nil, false
	}
	f.Seed = uint64(number32(data)) | uint64(number32(data[4:]))<<32
	length, count := number32(data[8:]), number32(data[12:])
	data = data[filterHeader:]
	if count == 0 {
		return data, true
	}
	n := (uint64(count) + 2) * uint64(length)
	if bits.OnesCount32(length) != 1 || length > maxSegment || 2*n > uint64(len(data)) {
		return nil, false
	}
	f.SegmentLength, f.SegmentLengthMask = length, length-1
	f.SegmentCount, f.SegmentCountLength = count, count*length
	f.Fingerprints = make([]uint16, n)
	for i := range f.Fingerprints {
		f.Fingerprints[i] = uint16(data[2*i]) | uint16(data[2*i+1])<<8
	}
	return data[2*n:], true
}

// dateText returns "2026-11-25" for 20261125.
func dateText(n uint32) (date string, ok bool) {
	month, day := n/100%100, n%100
	if n < 2000_00_00 || n > 9999_99_99 || month < 1 || month > 12 || day < 1 || day > 31 {
		return "", false
	}
	s := strconv.Itoa(int(n))
	return s[:4] + "-" + s[4:6] + "-" + s[6:], true
}

func number32(b []byte) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// crc32 is the checksum of gzip and PNG. Package hash/crc32 would bring faster
// code for other processors along.
func crc32(data []byte) uint32 {
	var table [256]uint32
	for i := range table {
		c := uint32(i)
		for range 8 {
			c = c>>1 ^ 0xedb88320&-(c&1)
		}
		table[i] = c
	}
	c := ^uint32(0)
	for _, b := range data {
		c = table[byte(c)^b] ^ c>>8
	}
	return ^c
}
