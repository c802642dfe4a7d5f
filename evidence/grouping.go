package evidence

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
)

// mostGroups is how many values have sums of their own. One more, and the half with the fewest deals goes to the others.
const mostGroups = 4096

// group is what is counted of the deals with one value.
type group struct {
	sums
	value string
	// deals counts all of them, for the choice of who stays.
	deals int
	// recent is the won value of the last two full periods, the earlier one first.
	recent [2]Money
}

func (g *group) add(other *group) {
	g.sums.add(&other.sums)
	g.deals += other.deals
	g.recent[0] += other.recent[0]
	g.recent[1] += other.recent[1]
}

// grouping holds the sums by value. However many values there are, they take a limited space: with more than mostGroups of
// them, those with few deals are put together as others. A value that was put there once stays there, so that the
// figures of a value with sums of its own are those of all its deals. The zero value is empty.
type grouping struct {
	kept map[string]*group
	// near holds some of them by the places of their values.
	near   [places]*group
	others *group
	// dropped holds the values that went to the others: some that did not may look as if they had.
	dropped *bloom
}

// at is the group of a value. The value is copied if it is kept.
func (g *grouping) at(value string) *group {
	near := &g.near[placeOf(value)]
	if *near != nil && (*near).value == value {
		return *near
	}
	if found, ok := g.kept[value]; ok {
		*near = found
		return found
	}
	if g.dropped != nil && g.dropped.has(value) {
		return g.others
	}
	if g.kept == nil {
		g.kept = map[string]*group{}
	}
	if len(g.kept) >= mostGroups {
		g.drop()
	}
	fresh := &group{value: strings.Clone(value)}
	g.kept[fresh.value] = fresh
	return fresh
}

// drop puts the half with the fewest deals to the others.
func (g *grouping) drop() {
	if g.others == nil {
		g.others, g.dropped = &group{}, &bloom{}
	}
	values := make([]string, 0, len(g.kept))
	for value := range g.kept {
		values = append(values, value)
	}
	slices.SortFunc(values, func(a, b string) int {
		return cmp.Or(cmp.Compare(g.kept[b].deals, g.kept[a].deals), cmp.Compare(a, b))
	})
	for _, value := range values[mostGroups/2:] {
		g.put(value)
	}
}

// put puts a value to the others.
func (g *grouping) put(value string) {
	g.others.add(g.kept[value])
	g.dropped.add(value)
	delete(g.kept, value)
	g.near[placeOf(value)] = nil
}

// add takes in the sums of other deals.
func (g *grouping) add(other *grouping) {
	if other.dropped != nil {
		if g.dropped == nil {
			g.others, g.dropped = &group{}, &bloom{}
		}
		g.others.add(other.others)
		g.dropped.join(other.dropped)
		for value := range g.kept {
			if g.dropped.has(value) {
				g.put(value)
			}
		}
	}
	for value, theirs := range other.kept {
		g.at(value).add(theirs)
	}
}

// bloom is a set of values in one MiB, which may hold more than was put in, and never less.
type bloom struct{ bits [1 << 17]uint64 }

// bitsOf are the bits of a value.
func bitsOf(value string) [4]uint64 {
	hash := fnv.New128a()
	_, _ = hash.Write([]byte(value)) // a hash takes everything
	sum := hash.Sum(nil)
	var found [4]uint64
	for i := range found {
		for _, b := range sum[4*i : 4*i+4] {
			found[i] = found[i]<<8 | uint64(b)
		}
		found[i] %= 64 * (1 << 17)
	}
	return found
}

func (b *bloom) add(value string) {
	for _, place := range bitsOf(value) {
		b.bits[place/64] |= 1 << (place % 64)
	}
}

func (b *bloom) has(value string) bool {
	for _, place := range bitsOf(value) {
		if b.bits[place/64]&(1<<(place%64)) == 0 {
			return false
		}
	}
	return true
}

func (b *bloom) join(other *bloom) {
	for i := range b.bits {
		b.bits[i] |= other.bits[i]
	}
}
