package lure

// wordTable numbers words in the order in which they are entered. It is an
// open-addressed hash over one run of bytes: building one of 2,000 words takes
// a third of the time that a Go map of strings takes, and look-ups need no
// allocation either.
type wordTable struct {
	slots []uint64 // hash<<32 | number + 1; 0 is empty
	bytes []byte
	ends  []int32 // where each word ends in bytes
}

// newWordTable makes room for n words; more make it grow.
func newWordTable(n int) wordTable {
	return wordTable{slots: make([]uint64, doubled(n)), bytes: make([]byte, 0, 8*n), ends: make([]int32, 0, n)}
}

// doubled returns the least power of two that leaves half of a table empty.
func doubled(n int) int {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return size
}

// Hashes are FNV-1a, so that one can be taken while letters arrive.
const hashStart = uint32(2166136261)

func hashNext(hash uint32, c byte) uint32 { return (hash ^ uint32(c)) * 16777619 }

func hashOf[T string | []byte](w T) uint32 {
	hash := hashStart
	for i := range len(w) {
		hash = hashNext(hash, w[i])
	}
	return hash
}

// mayHold reports whether some word has this hash: nearly always no word has.
func (t *wordTable) mayHold(hash uint32) bool {
	h := hash ^ hash>>15
	mask := uint32(len(t.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		e := t.slots[at]
		if e == 0 {
			return false
		}
		if uint32(e>>32) == h {
			return true
		}
	}
}

// slot returns where w, whose hash is given, stands or would stand. The hash in
// an entry spares nearly every comparison of bytes.
func (t *wordTable) slot(w []byte, hash uint32) (at uint32) {
	h := hash ^ hash>>15
	mask := uint32(len(t.slots) - 1)
	for at = h & mask; ; at = (at + 1) & mask {
		e := t.slots[at]
		if e == 0 || uint32(e>>32) == h && string(t.word(int32(uint32(e))-1)) == string(w) {
			return at
		}
	}
}

func (t *wordTable) word(n int32) []byte {
	from := int32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.bytes[from:t.ends[n]]
}

// find returns the number of w, whose hash is given, or unknown.
func (t *wordTable) find(w []byte, hash uint32) int32 {
	return int32(uint32(t.slots[t.slot(w, hash)])) - 1
}

// add returns the number of w and enters it if it is new.
func (t *wordTable) add(w string) (n int32, isNew bool) {
	hash := hashOf(w)
	h := hash ^ hash>>15
	mask := uint32(len(t.slots) - 1)
	at := h & mask
	for ; t.slots[at] != 0; at = (at + 1) & mask {
		if e := t.slots[at]; uint32(e>>32) == h && string(t.word(int32(uint32(e))-1)) == w {
			return int32(uint32(e)) - 1, false
		}
	}
	t.bytes = append(t.bytes, w...)
	t.ends = append(t.ends, int32(len(t.bytes)))
	t.slots[at] = uint64(h)<<32 | uint64(len(t.ends))
	if 2*len(t.ends) > len(t.slots) {
		t.widen()
	}
	return int32(len(t.ends)) - 1, true
}

// widen doubles the table. Entries know their hashes, so no word is read.
func (t *wordTable) widen() {
	old := t.slots
	t.slots = make([]uint64, 2*len(old))
	mask := uint32(len(t.slots) - 1)
	for _, e := range old {
		if e == 0 {
			continue
		}
		at := uint32(e>>32) & mask
		for t.slots[at] != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = e
	}
}

// trie holds phrases as paths of word numbers. Node 0 is the root.
type trie struct {
	keys     []uint64 // node<<32 | word + 1; 0 is empty
	children []int32
	nodes    []trieNode
	list     []ended
}

// trieNode knows the first of its cues in the trie's list, or -1, and about its
// children a set of their words' numbers, modulo 32: most words that follow in a
// message lead nowhere, and this tells so without a search.
type trieNode struct {
	cues    int32
	leadsOn uint32
}

// ended is a cue that a path means; next is the node's next one, or -1.
type ended struct {
	cue  cue
	next int32
}

// newTrie makes room for so many edges; more make it grow.
func newTrie(edges int) trie {
	size := doubled(edges)
	t := trie{keys: make([]uint64, size), children: make([]int32, size), nodes: make([]trieNode, 1, edges+1)}
	t.nodes[0].cues = -1
	return t
}

func (t *trie) slot(key uint64) uint32 {
	mask := uint32(len(t.keys) - 1)
	for h := uint32((key*0x9E3779B97F4A7C15)>>33) & mask; ; h = (h + 1) & mask {
		if t.keys[h] == 0 || t.keys[h] == key {
			return h
		}
	}
}

func edgeKey(node, word int32) uint64 { return uint64(node)<<32 | uint64(word+1) }

// next returns the child of node along word, or 0.
func (t *trie) next(node, word int32) int32 {
	if t.nodes[node].leadsOn>>(word&31)&1 == 0 {
		return 0
	}
	return t.children[t.slot(edgeKey(node, word))]
}

// grow returns the child of node along word, made where there was none.
func (t *trie) grow(node, word int32) int32 {
	key := edgeKey(node, word)
	s := t.slot(key)
	if t.keys[s] == 0 {
		t.nodes[node].leadsOn |= 1 << (word & 31)
		t.keys[s] = key
		child := int32(len(t.nodes))
		t.children[s] = child
		t.nodes = append(t.nodes, trieNode{cues: -1})
		if 2*len(t.nodes) > len(t.keys) {
			t.widen()
		}
		return child
	}
	return t.children[s]
}

func (t *trie) widen() {
	keys, children := t.keys, t.children
	t.keys, t.children = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	for i, key := range keys {
		if key != 0 {
			s := t.slot(key)
			t.keys[s], t.children[s] = key, children[i]
		}
	}
}

func (t *trie) mean(node int32, c cue) {
	t.list = append(t.list, ended{c, t.nodes[node].cues})
	t.nodes[node].cues = int32(len(t.list)) - 1
}
