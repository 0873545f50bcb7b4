package lure

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestInOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var list []occurrence
		for range random.IntN(5) {
			at := int32(0)
			for range random.IntN(6) {
				at += random.Int32N(4)
				list = append(list, occurrence{from: at, to: int32(len(list))})
			}
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, func(a, b occurrence) int { return int(a.from - b.from) })
		if inOrder(list); !slices.Equal(list, want) {
			t.Fatalf("got  %v\nwant %v", list, want)
		}
	}
}
