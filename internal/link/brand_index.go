package link

// index maps strings to small numbers: a hash table with open addressing that
// is filled once. It keeps no copy of a string and few bytes of its own, so that
// it is cheap to build at first use.
type index struct {
	slots   []int16 // number of the entry plus one, by hash; 0 is free
	keys    []string
	values  []int16
	longest int // key, in bytes: what is longer needs no look
}

// newIndex returns an index with room for n keys; more make it grow.
func newIndex(n int) index {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return index{make([]int16, size), make([]string, 0, n), make([]int16, 0, n), 0}
}

// add enters a key; the first value of a key stands.
func (x *index) add(key string, value int) {
	if 4*len(x.keys) > 3*len(x.slots) {
		x.grow()
	}
	at := x.slot(key)
	if x.slots[at] != 0 {
		return
	}
	x.keys, x.values = append(x.keys, key), append(x.values, int16(value))
	x.slots[at] = int16(len(x.keys))
	x.longest = max(x.longest, len(key))
}

// find returns the value of a key, or -1.
func (x *index) find(key string) int {
	if len(key) > x.longest {
		return -1
	}
	if e := x.slots[x.slot(key)]; e != 0 {
		return int(x.values[e-1])
	}
	return -1
}

// slot returns where a key stands, or the free slot where it would.
func (x *index) slot(key string) uint32 {
	mask := uint32(len(x.slots) - 1)
	at := hash(key) & mask
	for x.slots[at] != 0 && x.keys[x.slots[at]-1] != key {
		at = (at + 1) & mask
	}
	return at
}

func (x *index) grow() {
	x.slots = make([]int16, 2*len(x.slots))
	for i, key := range x.keys {
		x.slots[x.slot(key)] = int16(i + 1)
	}
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
