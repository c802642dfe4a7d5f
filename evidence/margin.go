package evidence

import (
	"revops/deals"
	"revops/fact"
)

// maxMargin is the highest margin, and the lowest below 0, of which deals are counted.
const maxMargin = 2000

// marginOf is a profit in tenths of a percent of an amount, rounded half away from zero; false of nothing. A margin beyond
// maxMargin is maxMargin + 1.
func marginOf(profit, amount deals.Money) (tenths int, ok bool) {
	if amount == 0 {
		return 0, false
	}
	size := max(amount, -amount)
	// Beyond this the product might not fit.
	if profit/(maxMargin+1) > size || profit/(maxMargin+1) < -size {
		return maxMargin + 1, true
	}
	rounded := int((2000*max(profit, -profit) + size) / (2 * size))
	if rounded > maxMargin {
		return maxMargin + 1, true
	}
	if (profit < 0) != (amount < 0) {
		rounded = -rounded
	}
	return rounded, true
}

// marginsAlike is the number of deals with the most frequent margin up to maxMargin, of all.
func marginsAlike(margins map[int]int) fact.Rate {
	var rate fact.Rate
	for margin, deals := range margins {
		rate.Whole += deals
		if margin <= maxMargin {
			rate.Part = max(rate.Part, deals)
		}
	}
	return rate
}
