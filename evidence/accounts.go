package evidence

import (
	"math"
	"math/big"

	"revops/deals"
	"revops/fact"
)

// account holds sums of the won deals of an account.
type account struct {
	// nowValue and beforeValue are the sums of the amounts of those won recently and in the window before.
	nowValue, beforeValue deals.Money
	// segment is the hash of that of the deal that was won last among the recently won ones with a segment, segmentDay its
	// close date. Of several segments of one day the choice is arbitrary and always the same.
	segment    uint64
	segmentDay deals.Day
	// now and before say that a deal was won recently and in the window before, step that a recently won one has an account
	// step.
	now, before, step bool
}

// accounts adds up won deals by account. It holds a hash of each account that won a deal in the two windows.
type accounts struct {
	sums hashed[account]
	// weight is the sum of all amounts without their signs. While it fits, so does every sum of amounts.
	weight uint64
}

func (a *accounts) add(hash uint64, theirs account) {
	ours := a.sums.at(hash)
	ours.nowValue += theirs.nowValue
	ours.beforeValue += theirs.beforeValue
	ours.now = ours.now || theirs.now
	ours.before = ours.before || theirs.before
	ours.step = ours.step || theirs.step
	later := theirs.segmentDay > ours.segmentDay || theirs.segmentDay == ours.segmentDay && theirs.segment < ours.segment
	if theirs.segment != 0 && (ours.segment == 0 || later) {
		ours.segment, ours.segmentDay = theirs.segment, theirs.segmentDay
	}
}

// weigh notes amounts that are added.
func (a *accounts) weigh(weight uint64) {
	if a.weight += weight; a.weight < weight {
		a.weight = math.MaxUint64
	}
}

// accountTotals are sums over all accounts.
type accountTotals struct {
	now, before, segmented, stepped int
	// again are the accounts that were active before and are now.
	again int
	// kept is the recent won value of the accounts that were active before, was their value then.
	kept, was deals.Money
	// segments counts the segments, largest the accounts in the one with most.
	segments, largest int
}

func (a *accounts) totals() accountTotals {
	var t accountTotals
	segments := map[uint64]int{}
	for _, sums := range a.sums.all {
		if sums.before {
			t.before++
			t.kept += sums.nowValue
			t.was += sums.beforeValue
			if sums.now {
				t.again++
			}
		}
		if !sums.now {
			continue
		}
		t.now++
		if sums.step {
			t.stepped++
		}
		if sums.segment != 0 {
			t.segmented++
			segments[sums.segment]++
			t.largest = max(t.largest, segments[sums.segment])
		}
	}
	t.segments = len(segments)
	return t
}

// fits reports whether the amounts could be added up.
func (a *accounts) fits() bool { return a.weight <= math.MaxInt64 }

// growth is the growth of the number of accounts; nil of none.
func (t *accountTotals) growth() *big.Rat { return fact.Ratio(int64(t.now-t.before), t.before) }

// retention is the net retention; nil where nothing was won.
func (t *accountTotals) retention() *big.Rat {
	if t.was <= 0 {
		return nil
	}
	return big.NewRat(int64(t.kept), int64(t.was))
}
