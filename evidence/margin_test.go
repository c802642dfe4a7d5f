package evidence

import (
	"testing"

	"revops/deals"
)

func TestMarginOf(t *testing.T) {
	for _, test := range []struct {
		profit, amount deals.Money
		tenths         int
		ok             bool
	}{
		{300, 1000, 300, true},
		{3005, 10000, 301, true},
		{3004, 10000, 300, true},
		{-3005, 10000, -301, true},
		{-300, -1000, 300, true},
		{300, -1000, -300, true},
		{0, 1000, 0, true},
		{5, 0, 0, false},
		{1e14, 1, 2001, true},
		{1e14, 1e14, 1000, true},
		{2000, 1000, 2000, true},
	} {
		if tenths, ok := marginOf(test.profit, test.amount); tenths != test.tenths || ok != test.ok {
			t.Errorf("%d of %d: %d, %v", test.profit, test.amount, tenths, ok)
		}
	}
}
