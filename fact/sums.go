package fact

import (
	"errors"
	"maps"
	"math"
	"math/big"
	"slices"

	"revops/deals"
	"revops/deals/notation"
)

// sums is what is counted of a set of deals: whole numbers only, so that the sums of two sets without a deal in common
// add up to those of both, in any order.
type sums struct {
	flow, won, lost int
	// wonValue is the sum of the amounts of won deals; priced counts those that have one.
	wonValue      Total
	priced        int
	open, overdue stock
	days          histogram
}

// Total is an exact sum of amounts, in hundredths and parts of one. The zero value is the sum of none.
type Total struct {
	money deals.Money
	rest  int64
}

// TotalOf is the amount of a deal.
func TotalOf(d *deals.Deal) Total { return Total{d.Amount, d.Rest} }

// Add adds another sum.
func (t *Total) Add(other Total) {
	t.money += other.money
	t.rest += other.rest
}

// Minus is the sum without a part of it.
func (t Total) Minus(part Total) Total { return Total{t.money - part.money, t.rest - part.rest} }

// Units is the sum in whole units of the currency, to the precision of a float64.
func (t Total) Units() float64 { return (float64(t.money) + float64(t.rest)/notation.RestParts) / 100 }

// ErrTooMuch says that a sum does not fit.
var ErrTooMuch = errors.New("the amounts are too large to add up")

// Size is the sum of amounts without their signs. While it fits, so does every sum of some of them.
type Size uint64

// Add adds an amount.
func (s *Size) Add(amount deals.Money) {
	size := Size(max(amount, -amount)) // of the lowest amount, which has no opposite, more than fits
	if *s += size; *s < size {
		*s = math.MaxUint64
	}
}

// Fits reports whether every sum of the amounts can be held.
func (s Size) Fits() bool { return s <= math.MaxInt64 }

// exact is the sum in hundredths.
func (t Total) exact() *big.Rat {
	sum := big.NewRat(t.rest, notation.RestParts)
	return sum.Add(sum, new(big.Rat).SetInt64(int64(t.money)))
}

// Rounded is the sum, rounded half away from zero.
func (t Total) Rounded() deals.Money { return deals.Money(Round(t.exact(), 1).Int64()) }

// over is the sum in relation to another one; not known where that is 0.
func (t Total) over(whole Total) Share {
	of := whole.exact()
	if of.Sign() == 0 {
		return Share{}
	}
	return ShareOf(of.Quo(t.exact(), of))
}

// average is the sum divided by a number, nil of nothing.
func (t Total) average(number int) *big.Rat {
	if number == 0 {
		return nil
	}
	return new(big.Rat).Quo(t.exact(), new(big.Rat).SetInt64(int64(number)))
}

// addOpen counts a deal that is open.
func (s *sums) addOpen(d *deals.Deal, asOf deals.Day) {
	s.open.count(d)
	if d.Closed != deals.NoDay && d.Closed < asOf {
		s.overdue.count(d)
	}
}

// addClosed counts a deal that closed.
func (s *sums) addClosed(d *deals.Deal, base Base) {
	won := d.State == deals.Won
	if won {
		s.won++
	} else {
		s.lost++
	}
	if won && d.HasAmount {
		s.priced++
		s.wonValue.Add(TotalOf(d))
	}
	entered := d.Entered()
	timed := entered != deals.NoDay && d.Closed != deals.NoDay && d.Closed >= entered
	if timed && (won || base == BaseClosed) {
		s.days.count(d.Closed-entered, 1)
	}
}

func (s *sums) add(other *sums) {
	s.flow += other.flow
	s.won += other.won
	s.lost += other.lost
	s.wonValue.Add(other.wonValue)
	s.priced += other.priced
	s.open.add(other.open)
	s.overdue.add(other.overdue)
	for days, deals := range other.days {
		s.days.count(days, deals)
	}
}

// Stock is a number of deals and what they are worth. Priced counts those that have an amount.
type Stock struct {
	Deals, Priced int
	Value         deals.Money
}

// stock is a Stock while it is counted.
type stock struct {
	deals, priced int
	value         Total
}

func (s *stock) count(d *deals.Deal) {
	s.deals++
	if d.HasAmount {
		s.priced++
		s.value.Add(TotalOf(d))
	}
}

func (s *stock) add(other stock) {
	s.deals += other.deals
	s.priced += other.priced
	s.value.Add(other.value)
}

func (s *stock) rounded() Stock { return Stock{s.deals, s.priced, s.value.Rounded()} }

// histogram counts deals by the days that they took to close. The zero value is empty.
type histogram map[deals.Day]int

func (h *histogram) count(days deals.Day, number int) {
	if *h == nil {
		*h = histogram{}
	}
	(*h)[days] += number
}

// mean is the exact mean of the days and of how many deals it is; nil of none.
func (h histogram) mean() (mean *big.Rat, number int) {
	var sum int64
	for days, count := range h {
		number += count
		sum += int64(days) * int64(count)
	}
	return Ratio(sum, number), number
}

// duration rounds the mean and finds the median.
func (h histogram) duration() Duration {
	mean, number := h.mean()
	if mean == nil {
		return Duration{}
	}
	lower, upper := h.at((number-1)/2), h.at(number/2)
	return Duration{Mean: int(Round(mean, 10).Int64()), Median: 5 * (int(lower) + int(upper)), N: number}
}

// at gives the days of a deal by its place from 0 on, the one with the fewest days first.
func (h histogram) at(place int) deals.Day {
	for _, days := range slices.Sorted(maps.Keys(h)) {
		if place -= h[days]; place < 0 {
			return days
		}
	}
	return 0
}
