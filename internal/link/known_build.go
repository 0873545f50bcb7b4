package link

import (
	"errors"
	"slices"

	"github.com/FastFilter/xorfilter"
)

// errKnownFull is a sentence for the person who builds a pack.
var errKnownFull = errors.New("These entries make a pack larger than 4 MiB; leave out the oldest.")

// BuildKnown returns the pack of these entries, those with one text counted
// once, and of a guard with these keys (see [GuardKey]). date is "2026-11-25". The
// same entries, in whatever order, give the same bytes.
func BuildKnown(date string, entries []KnownEntry, guard []uint64) ([]byte, error) {
	day := uint32(0)
	for i := range len(date) {
		if isDigit(date[i]) {
			day = day*10 + uint32(date[i]-'0')
		}
	}
	if text, ok := dateText(day); !ok || text != date {
		return nil, errors.New("The date of a pack is written as 2026-11-25.")
	}
	if len(entries) == 0 {
		return nil, ErrKnownEmpty
	}
	var keys, names []uint64
	for _, e := range entries {
		keys, names = append(keys, e.Keys...), append(names, e.Keys[0])
	}
	names, guard = sorted(names), sorted(guard)
	bad, err := xorfilter.NewBinaryFuse[uint16](sorted(keys))
	if err != nil {
		return nil, err
	}
	good := &xorfilter.BinaryFuse[uint16]{}
	if len(guard) > 0 {
		if good, err = xorfilter.NewBinaryFuse[uint16](slices.Clone(guard)); err != nil {
			return nil, err
		}
	}
	length := knownHeader + 2*filterHeader + 2*(len(bad.Fingerprints)+len(good.Fingerprints)) + 4
	if length > MaxKnown {
		return nil, errKnownFull
	}
	pack := append(make([]byte, 0, length), knownMagic...)
	for _, n := range [...]uint32{uint32(length), day, uint32(len(names)), uint32(len(guard))} {
		pack = append32(pack, n)
	}
	pack = appendFilter(appendFilter(pack, bad), good)
	return append32(pack, crc32(pack)), nil
}

// sorted returns the keys in order, each once.
func sorted(keys []uint64) []uint64 {
	keys = slices.Clone(keys)
	slices.Sort(keys)
	return slices.Compact(keys)
}

func appendFilter(dst []byte, f *xorfilter.BinaryFuse[uint16]) []byte {
	for _, n := range [...]uint32{uint32(f.Seed), uint32(f.Seed >> 32), f.SegmentLength, f.SegmentCount} {
		dst = append32(dst, n)
	}
	for _, p := range f.Fingerprints {
		dst = append(dst, byte(p), byte(p>>8))
	}
	return dst
}

func append32(dst []byte, n uint32) []byte {
	return append(dst, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
}
