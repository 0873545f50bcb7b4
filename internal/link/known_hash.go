package link

import "math/bits"

// knownKey is the hash under which a text stands in a pack: SipHash-2-4
// (Aumasson and Bernstein, 2012). A plain hash such as FNV would do for chance,
// but whoever gets his own name into a feed could choose it so that it hashes
// like an honest one.
//
// The key is no secret; which is 0 or, for the second hash of an address, 1.
func knownKey(text string, which uint64) uint64 {
	return sipHash(text, 0x6e6b676e69726173, which)
}

func sipHash(text string, k0, k1 uint64) uint64 {
	s := sip{k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d, k0 ^ 0x6c7967656e657261, k1 ^ 0x7465646279746573}
	last := uint64(len(text)) << 56
	for len(text) >= 8 {
		s.word(uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
			uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56)
		text = text[8:]
	}
	for i := range len(text) {
		last |= uint64(text[i]) << (8 * i)
	}
	s.word(last)
	s.v2 ^= 0xff
	for range 4 {
		s.round()
	}
	return s.v0 ^ s.v1 ^ s.v2 ^ s.v3
}

type sip struct{ v0, v1, v2, v3 uint64 }

func (s *sip) word(m uint64) {
	s.v3 ^= m
	s.round()
	s.round()
	s.v0 ^= m
}

func (s *sip) round() {
	s.v0 += s.v1
	s.v1 = bits.RotateLeft64(s.v1, 13) ^ s.v0
	s.v0 = bits.RotateLeft64(s.v0, 32)
	s.v2 += s.v3
	s.v3 = bits.RotateLeft64(s.v3, 16) ^ s.v2
	s.v0 += s.v3
	s.v3 = bits.RotateLeft64(s.v3, 21) ^ s.v0
	s.v2 += s.v1
	s.v1 = bits.RotateLeft64(s.v1, 17) ^ s.v2
	s.v2 = bits.RotateLeft64(s.v2, 32)
}
