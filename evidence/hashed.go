package evidence

import (
	"hash/maphash"
	"math/bits"
)

// hashed holds values by hashes of 63 bits; the highest bit of one is passed over. The zero value is empty. It does what
// a map does, in less time: a value is found and changed by one look.
type hashed[V any] struct {
	slots []slot[V]
	used  int
	// spread is odd. It spreads hashes over the slots, in another way in each run, so that no file can be made for which
	// they meet.
	spread uint64
}

// slot is a place for a value, with its hash and the bit taken if there is one.
type slot[V any] struct {
	hash  uint64
	value V
}

const taken = 1 << 63

// at is the place of the value of a hash, which is new if there was none. It holds until at is called again.
func (h *hashed[V]) at(hash uint64) *V {
	const fewest = 1 << 8
	switch {
	case h.slots == nil:
		h.slots = make([]slot[V], fewest)
		h.spread = maphash.String(maphash.MakeSeed(), "") | 1
	case 4*h.used >= 3*len(h.slots):
		h.grow()
	}
	found := h.find(hash | taken)
	if found.hash == 0 {
		found.hash = hash | taken
		h.used++
	}
	return &found.value
}

// find is the slot of a hash, an empty one if there is none.
func (h *hashed[V]) find(hash uint64) *slot[V] {
	mask := uint64(len(h.slots) - 1)
	// The highest bits of a product depend on all bits of the hash.
	for at := hash * h.spread >> bits.LeadingZeros64(mask); ; at++ {
		if s := &h.slots[at&mask]; s.hash == hash || s.hash == 0 {
			return s
		}
	}
}

func (h *hashed[V]) grow() {
	before := h.slots
	h.slots = make([]slot[V], 2*len(before))
	for i := range before {
		if s := &before[i]; s.hash != 0 {
			*h.find(s.hash) = *s
		}
	}
}

// all calls a function for each hash and its value, in any order.
func (h *hashed[V]) all(yield func(uint64, *V) bool) {
	for i := range h.slots {
		if s := &h.slots[i]; s.hash != 0 && !yield(s.hash&^taken, &s.value) {
			return
		}
	}
}

// clear empties it.
func (h *hashed[V]) clear() {
	clear(h.slots)
	h.used = 0
}
