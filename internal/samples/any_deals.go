package samples

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"revops/deals"
	"revops/deals/notation"
)

// Day is a date as YYYY-MM-DD, NoDay for none.
func Day(tb testing.TB, date string) deals.Day {
	tb.Helper()
	if date == "" {
		return deals.NoDay
	}
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		tb.Fatal(err)
	}
	return notation.DayOf(at)
}

// AnyDeals makes deals of every kind, the same ones for a seed.
func AnyDeals(seed uint64, count int) []deals.Deal {
	random := rand.New(rand.NewPCG(seed, 1))
	const first, days = 19000, 2000 // from 2022 on
	list := make([]deals.Deal, count)
	for i := range list {
		d := &list[i]
		d.Row = i + 2
		d.State = [...]deals.State{deals.Open, deals.Open, deals.Won, deals.Lost}[random.IntN(4)]
		if random.IntN(10) > 0 {
			d.HasAmount, d.Amount = true, deals.Money(random.IntN(10_000_000)-100_000)
		}
		if random.IntN(20) > 0 {
			d.Created = deals.Day(first + random.IntN(days))
		}
		if random.IntN(3) == 0 {
			d.Qualified = deals.Day(first + random.IntN(days))
		}
		if random.IntN(20) > 0 {
			d.Closed = deals.Day(first + random.IntN(days))
		}
		if random.IntN(10) > 0 {
			d.Channel = fmt.Sprint("channel ", random.IntN(12))
		}
	}
	return list
}
