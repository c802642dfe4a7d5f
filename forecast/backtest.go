package forecast

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// trial is a period that every method forecast on its eve, and what came.
type trial struct {
	origin
	// flow is by which rates all deals become won value.
	flow flowRates
	// outlooks are those of the methods, in the order of Methods.
	outlooks []outlook
	actual   float64
}

// predict forecasts each origin by every method. Origins are ordered by their eves.
func (t *Tally) predict(p *past, origins []origin) []trial {
	trials := make([]trial, len(origins))
	for i, o := range origins {
		p.move(o.eve)
		first, last := t.question.Period.First(o.target), t.question.Period.Last(o.target)
		trials[i] = trial{origin: o, flow: p.flowRates(o), outlooks: []outlook{
			naive(p, o), seasonalNaive(p, o), growth(p, o), seasonalGrowth(p, o), {}, pipeline(p, max(o.eve, first-1), last),
		}}
		if of := trials[i].factors(); t.values != nil {
			of.known = trials[i].flow.known // the values are added below
		} else if trials[i].flow.known {
			*of = p.fromFlow(o, trials[i].flow)
		}
	}
	p.move(t.question.AsOf)
	t.predictValues(trials)
	for i := range trials {
		t.finish(&trials[i], p)
	}
	return trials
}

// factors is the outlook of the method of the factors.
func (t *trial) factors() *outlook { return &t.outlooks[slices.Index(Methods(), Factors)] }

// predictValues forecasts each value of the dimension by its factors, and adds them up.
func (t *Tally) predictValues(trials []trial) {
	// Sums of fractions depend on their order.
	for _, value := range slices.Sorted(maps.Keys(t.values)) {
		p := newPast(&t.question, t.values[value])
		for i := range trials {
			if sum := trials[i].factors(); sum.known {
				p.move(trials[i].eve)
				*sum = sum.plus(p.fromFlow(trials[i].origin, trials[i].flow))
			}
		}
	}
}

// finish adds what came. Of a period that has begun, what is won counts, and of what a method says of the whole period the share of
// the days to come; the pipeline looks at these days only.
func (t *Tally) finish(of *trial, p *past) {
	first, last := t.question.Period.First(of.target), t.question.Period.Last(of.target)
	closed := p.closed(first, last)
	of.actual = closed.value.Units()
	if of.eve < first {
		return
	}
	share := float64(last-of.eve) / float64(last-first+1)
	for i, method := range Methods() {
		if method != Pipeline {
			of.outlooks[i] = of.outlooks[i].times(share)
		}
		of.outlooks[i] = of.outlooks[i].plus(closed.outlook())
	}
}

// misses adds up what a method was off in some periods, beside naive in the same ones.
type misses struct {
	n                        int
	off, over, actual, naive float64
}

func missesOf(trials []trial, choice func(i int) int) misses {
	var e misses
	for i, trial := range trials {
		outlook := trial.outlooks[choice(i)]
		if !outlook.known {
			continue
		}
		e.n++
		e.off += math.Abs(outlook.value - trial.actual)
		e.over += outlook.value - trial.actual
		e.actual += trial.actual
		e.naive += math.Abs(trial.outlooks[0].value - trial.actual)
	}
	return e
}

// best is the method that was off least in relation to naive, of those that forecast at least so many periods and that are
// candidates. Where all of them forecast every period, it is the one with the least WAPE.
func best(trials []trial, minPeriods int, candidate func(method int) bool) int {
	chosen, lowest := 0, 1.0
	for method := range Methods() {
		e := missesOf(trials, func(int) int { return method })
		if e.n < minPeriods || e.naive == 0 || !candidate(method) {
			continue
		}
		if ratio := e.off / e.naive; ratio < lowest {
			chosen, lowest = method, ratio
		}
	}
	return chosen
}

// believe gives, for each of the trials, the method that was best in those before it: naive for the first two, and one that could
// not have forecast it is none.
func believe(trials []trial) []int {
	const minTrials = 2
	chosen := make([]int, len(trials))
	for i := range trials {
		if i < minTrials {
			continue
		}
		before := trials[max(0, i-MaxTests):i]
		chosen[i] = best(before, min(MinTests, len(before)), func(method int) bool { return trials[i].outlooks[method].known })
	}
	return chosen
}

// quantile is the value at a share of a list: the k-th lowest of n stands for k/(n+1), values between two are in proportion.
// Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), 361-365, type 6.
func quantile(list []float64, share float64) float64 {
	sorted := slices.SortedFunc(slices.Values(list), cmp.Compare[float64])
	at := min(max(share*float64(len(sorted)+1), 1), float64(len(sorted)))
	below := int(at)
	low := sorted[below-1]
	if below == len(sorted) {
		return low
	}
	return low + (at-float64(below))*(sorted[below]-low)
}
