package evidence

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// TestHashedHoldsWhatAMapHolds adds to both the same, with hashes that are alike in some of their bits.
func TestHashedHoldsWhatAMapHolds(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for _, shift := range []int{0, 20, 46} {
		var got hashed[int]
		for range 2 {
			want := map[uint64]int{}
			for i := range 20_000 {
				hash := dice.Uint64N(1<<13) << shift
				*got.at(hash) += i
				want[hash] += i
			}
			held := map[uint64]int{}
			for hash, sum := range got.all {
				held[hash] = *sum
			}
			if !maps.Equal(want, held) || got.used != len(want) {
				t.Errorf("%d values with shift %d are not those of the map, %d", got.used, shift, len(want))
			}
			got.clear()
		}
	}
}
