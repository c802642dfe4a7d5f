package fact

import (
	"maps"
	"math/big"
	"slices"

	"revops/deals"
)

// sums is what is counted of a set of deals: whole numbers only, so that the sums of two sets without a deal in common
// add up to those of both, in any order.
type sums struct {
	flow, won, lost int
	// wonValue is the sum of the amounts of won deals; priced counts those that have one.
	wonValue deals.Money
	priced   int
	open     stock
	overdue  stock
	days     histogram
}

// stock is a number of deals with what they are worth. Priced counts those that have an amount.
type stock struct {
	deals, priced int
	value         deals.Money
}

func (s *stock) take(d *deals.Deal) {
	s.deals++
	if d.HasAmount {
		s.priced++
		s.value += d.Amount
	}
}

func (s *stock) add(other stock) {
	s.deals += other.deals
	s.priced += other.priced
	s.value += other.value
}

func (s *sums) win(d *deals.Deal) {
	s.won++
	if d.HasAmount {
		s.priced++
		s.wonValue += d.Amount
	}
}

func (s *sums) add(other *sums) {
	s.flow += other.flow
	s.won += other.won
	s.lost += other.lost
	s.wonValue += other.wonValue
	s.priced += other.priced
	s.open.add(other.open)
	s.overdue.add(other.overdue)
	s.days.add(other.days)
}

// histogram counts deals by the days that they took to close. The zero value is empty.
type histogram struct{ deals map[deals.Day]int }

func (h *histogram) count(days deals.Day, number int) {
	if h.deals == nil {
		h.deals = map[deals.Day]int{}
	}
	h.deals[days] += number
}

// all calls a function for each number of days that a deal took, the smallest first, with how many deals.
func (h *histogram) all(yield func(deals.Day, int) bool) {
	for _, days := range slices.Sorted(maps.Keys(h.deals)) {
		if !yield(days, h.deals[days]) {
			return
		}
	}
}

func (h *histogram) add(other histogram) {
	for days, deals := range other.all {
		h.count(days, deals)
	}
}

// total is the sum of the days, and of how many deals.
func (h *histogram) total() (sum, deals int) {
	for days, count := range h.all {
		deals += count
		sum += int(days) * count
	}
	return sum, deals
}

// duration rounds the mean and finds the median.
func (h *histogram) duration(mean *big.Rat) Duration {
	if mean == nil {
		return Duration{}
	}
	_, deals := h.total()
	lower, upper := h.middle(deals)
	return Duration{Mean: int(Round(mean, 10).Int64()), Median: 5 * (int(lower) + int(upper)), N: deals}
}

// middle gives the two days in the middle of n, the same one twice where n is odd.
func (h *histogram) middle(n int) (lower, upper deals.Day) {
	seen := 0
	for days, count := range h.all {
		before := seen
		seen += count
		if before < (n+1)/2 && seen >= (n+1)/2 {
			lower = days
		}
		if seen >= n/2+1 {
			return lower, days
		}
	}
	return lower, lower
}
