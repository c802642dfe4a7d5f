package evidence

import (
	"revops/deals"
	"revops/fact"
)

// maxValues is how many different values of a column are told apart.
const maxValues = 4096

// valueSet holds the different values of a column. With more than maxValues it holds none and says so, in whatever
// order they came. The zero value is empty.
type valueSet struct {
	values map[string]struct{}
	over   bool
}

func (s *valueSet) add(value string) {
	if s.over {
		return
	}
	if s.values == nil {
		s.values = map[string]struct{}{}
	}
	if s.values[value] = struct{}{}; len(s.values) > maxValues {
		s.values, s.over = nil, true
	}
}

// count is the number of values, maxValues where there are more.
func (s *valueSet) count() int {
	if s.over {
		return maxValues
	}
	return len(s.values)
}

// spelled holds the values of a column as they are spelled, and without regard to case and blanks.
type spelled struct{ exact, folded valueSet }

// take adds a value.
func (s *spelled) take(l *label) {
	if l.counted {
		return
	}
	l.counted = true
	s.exact.add(l.exact)
	s.folded.add(l.folded)
}

// margins count won deals by their profit in tenths of a percent of the amount. Those beyond maxMargin are counted
// together.
type margins struct {
	deals  map[int]int
	beyond int
}

const maxMargin = 2000

func (m *margins) add(tenths int) {
	if tenths > maxMargin || tenths < -maxMargin {
		m.beyond++
		return
	}
	if m.deals == nil {
		m.deals = map[int]int{}
	}
	m.deals[tenths]++
}

// alike is the number of deals with the most frequent margin, of all.
func (m *margins) alike() fact.Rate {
	rate := fact.Rate{Whole: m.beyond}
	for _, deals := range m.deals {
		rate.Whole += deals
		rate.Part = max(rate.Part, deals)
	}
	return rate
}

// marginOf is a profit in tenths of a percent of an amount, rounded half away from zero.
func marginOf(profit, amount deals.Money) (tenths int, ok bool) {
	if amount == 0 {
		return 0, false
	}
	size := max(amount, -amount)
	// Beyond this the margin is beyond maxMargin, and the product might not fit.
	if profit/(maxMargin+1) > size || profit/(maxMargin+1) < -size {
		return maxMargin + 1, true
	}
	rounded := int((2000*max(profit, -profit) + size) / (2 * size))
	if (profit < 0) != (amount < 0) {
		rounded = -rounded
	}
	return rounded, true
}
