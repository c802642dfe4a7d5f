package evidence

import (
	"testing"

	"revops/deals"
)

func TestMarginOf(t *testing.T) {
	for _, test := range []struct {
		profit, amount deals.Money
		tenths         int64
	}{
		{300, 1000, 300},
		{3005, 10000, 301},
		{3004, 10000, 300},
		{-3005, 10000, -301},
		{-300, -1000, 300},
		{300, -1000, -300},
		{0, 1000, 0},
		{1e14, 1, 2001},
		{1e14, 1e14, 1000},
		{2000, 1000, 2000},
	} {
		if tenths := marginOf(test.profit, test.amount); tenths != test.tenths {
			t.Errorf("%d of %d: %d", test.profit, test.amount, tenths)
		}
	}
}
