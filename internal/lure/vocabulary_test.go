package lure

import (
	"math/rand/v2"
	"slices"
	"testing"

	"saring/internal/lang"
)

// What the engine works out word by word, in the order in which messages bring
// them, is what others work out at once.
func TestSettleLater(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	now, later := newDictionary(packs), newDictionary(packs)
	for i := range later.vocabularies {
		v, want := &later.vocabularies[i], &now.vocabularies[i]
		v.finish(true)
		if slices.ContainsFunc(v.reads, func(n int32) bool { return n != notYet }) {
			t.Fatal("something was worked out too soon")
		}
		for _, n := range rand.New(rand.NewPCG(1, uint64(i))).Perm(len(v.reads)) {
			v.settle(int32(n))
		}
		if !slices.Equal(v.reads, want.reads) || !slices.Equal(v.bases, want.bases) || !slices.Equal(v.starts, want.starts) {
			t.Errorf("%s: words read later are read otherwise", packs[i].Tag)
		}
	}
}
