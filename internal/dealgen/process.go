package dealgen

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"time"
)

// Process makes deals whose chances are known: on each day after Lag days from its entry an open deal is won with the chance Win, lost
// with the chance Lose, and stays open otherwise.
type Process struct {
	Seed uint64
	// AsOf is the last day, in days since 1970-01-01; entries begin Days before it.
	AsOf, Days int
	// PerDay is the mean number of entries on the first day. It grows by Growth a year; Season is how far above and below the mean it
	// swings within a year.
	PerDay, Growth, Season float64
	Lag                    int
	Win, Lose              float64
	// Amount is the mean amount in whole units. Amounts are log-normal with the deviation Spread.
	Amount, Spread float64
}

// Each makes the deals, in the order of their entry. What happens after AsOf is not there yet.
func (p Process) Each(each func(*Deal)) {
	random := rand.New(rand.NewPCG(p.Seed, 2))
	id := 0
	for day := p.AsOf - p.Days; day <= p.AsOf; day++ {
		years := float64(day-p.AsOf+p.Days) / 365
		mean := p.PerDay * math.Pow(1+p.Growth, years) * (1 + p.Season*math.Sin(2*math.Pi*float64(Day(day).YearDay())/365))
		for range poisson(random, mean) {
			id++
			d := &Deal{ID: id, Created: day, Priced: true}
			d.Cents = int64(100 * p.Amount * math.Exp(p.Spread*random.NormFloat64()-p.Spread*p.Spread/2))
			p.end(random, d)
			each(d)
		}
	}
}

// end draws how and when a deal closes.
func (p Process) end(random *rand.Rand, d *Deal) {
	rate := p.Win + p.Lose
	days := p.Lag + 1 + int(math.Log(1-random.Float64())/math.Log(1-rate))
	outcome := Lost
	if random.Float64() < p.Win/rate {
		outcome = Won
	}
	if d.Created+days <= p.AsOf {
		d.Closed, d.Outcome = d.Created+days, outcome
	}
}

// Chance is that of a deal, open at an age, to be won within so many days.
func (p Process) Chance(age, within int) float64 {
	rate := p.Win + p.Lose
	days := within - max(0, p.Lag-age)
	return p.Win / rate * (1 - math.Pow(1-rate, float64(max(0, days))))
}

// poisson draws a number with a mean.
func poisson(random *rand.Rand, mean float64) int {
	number := 0
	for left := mean - random.ExpFloat64(); left >= 0; left -= random.ExpFloat64() {
		number++
	}
	return number
}

// Write writes the deals as a plain export.
func (p Process) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	_, err := out.WriteString("Deal ID,Deal Stage,Amount,Create Date,Close Date\n")
	date := func(day int) string {
		if day == 0 {
			return ""
		}
		return Day(day).Format(time.DateOnly)
	}
	p.Each(func(d *Deal) {
		stage := [...]string{"Proposal", "Closed Won", "Closed Lost"}[d.Outcome]
		_, wrote := fmt.Fprintf(out, "P%07d,%s,%d.%02d,%s,%s\n", d.ID, stage, d.Cents/100, d.Cents%100, date(d.Created), date(d.Closed))
		if err == nil {
			err = wrote
		}
	})
	if err != nil {
		return err
	}
	return out.Flush()
}
