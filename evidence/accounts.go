package evidence

import (
	"hash/fnv"
	"io"

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

// accounts adds up won deals by account. It holds a hash of each account that won a deal in the two windows, as there may
// be as many accounts as deals.
type accounts struct {
	sums map[uint64]account
	size fact.Size
}

// hashOf is the same in every run, so that the choice between two segments of one day is.
func hashOf(text string) uint64 {
	hash := fnv.New64a()
	_, _ = io.WriteString(hash, text) // it always gives nil
	return hash.Sum64()
}

// count counts a deal that was won recently or in the window before. An amount that is not there is 0.
func (a *accounts) count(d *deal) {
	a.size.Add(d.Amount)
	hash := hashOf(d.Account)
	sums := a.sums[hash]
	if d.won {
		sums.now = true
		sums.nowValue += d.Amount
		sums.step = sums.step || d.Step != ""
		if d.Segment != "" {
			segment := hashOf(fold(d.Segment))
			later := d.Closed > sums.segmentDay || d.Closed == sums.segmentDay && segment < sums.segment
			if sums.segment == 0 || later {
				sums.segment, sums.segmentDay = segment, d.Closed
			}
		}
	} else {
		sums.before = true
		sums.beforeValue += d.Amount
	}
	a.sums[hash] = sums
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
	for _, sums := range a.sums {
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
