package fact

import (
	"cmp"
	"hash/maphash"
	"maps"
	"slices"
	"strings"
)

// maxGroups is how many values have sums of their own. One more, and the half with the fewest deals goes to the others.
const maxGroups = 4096

// group is what is counted of the deals with one value.
type group struct {
	sums
	// deals counts all of them, for the choice of who stays.
	deals int
	// recent is the won value of the last two full periods, the earlier one first.
	recent [2]Total
}

func (g *group) add(other *group) {
	g.sums.add(&other.sums)
	g.deals += other.deals
	g.recent[0].Add(other.recent[0])
	g.recent[1].Add(other.recent[1])
}

// grouping holds the sums by value. However many values there are, they take a limited space: with more than maxGroups of
// them, those with few deals are put together as others. A value that was put there once stays there, so that the
// figures of a value with sums of its own are those of all its deals. The zero value is empty.
type grouping struct {
	kept   map[string]*group
	others *group
	// dropped holds the hashes, by seed, of the values that went to the others.
	seed    maphash.Seed
	dropped map[uint64]struct{}
}

// at is the group of a value. The value is copied if it is kept.
func (g *grouping) at(value string) *group {
	if kept := g.kept[value]; kept != nil {
		return kept
	}
	if g.others != nil {
		if _, dropped := g.dropped[maphash.String(g.seed, value)]; dropped {
			return g.others
		}
	}
	if g.kept == nil {
		g.kept = map[string]*group{}
	}
	if len(g.kept) >= maxGroups {
		g.drop()
	}
	fresh := &group{}
	g.kept[strings.Clone(value)] = fresh
	return fresh
}

// drop puts the half with the fewest deals to the others.
func (g *grouping) drop() {
	if g.others == nil {
		g.others, g.seed, g.dropped = &group{}, maphash.MakeSeed(), map[uint64]struct{}{}
	}
	values := slices.SortedFunc(maps.Keys(g.kept), func(a, b string) int {
		return cmp.Or(cmp.Compare(g.kept[b].deals, g.kept[a].deals), cmp.Compare(a, b))
	})
	for _, value := range values[maxGroups/2:] {
		g.others.add(g.kept[value])
		g.dropped[maphash.String(g.seed, value)] = struct{}{}
		delete(g.kept, value)
	}
}
