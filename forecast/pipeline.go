package forecast

import "revops/deals"

// yearDays is the last year, of which entries and average sale are taken.
const yearDays = 365

// curve is the cumulative incidence of winning by age, with losing as the competing event and open deals censored at their age.
// Source: Aalen and Johansen, An empirical transition matrix for non-homogeneous Markov chains based on censored
// observations, Scandinavian Journal of Statistics 5 (1978), 141-150.
type curve struct {
	// won is the chance that a deal is won up to an age, open that it is neither won nor lost by then. Index 0 is before the day of
	// entry, index t+1 is age t.
	won, open []float64
}

// newCurve works the curve out of what is known on the eve.
func newCurve(p *past) *curve {
	ages := int(p.eve-p.from) + 1
	risk := 0
	for i := range ages {
		risk += int(p.ends[i]) + int(p.days[i].open.deals)
	}
	c := &curve{won: make([]float64, ages+1), open: make([]float64, ages+1)}
	c.open[0] = 1
	for age := range ages {
		if risk == 0 {
			c.won[age+1], c.open[age+1] = c.won[age], c.open[age]
			continue
		}
		c.won[age+1] = c.won[age] + c.open[age]*float64(p.wins[age])/float64(risk)
		c.open[age+1] = c.open[age] * float64(risk-int(p.ends[age])) / float64(risk)
		// Those that closed at this age, and those that have reached it on the eve, are at risk no more.
		risk -= int(p.ends[age]) + int(p.days[ages-1-age].open.deals)
	}
	return c
}

// wonBy is the chance that a deal is won up to an age. It stays what it is at the oldest.
func (c *curve) wonBy(age deals.Day) float64 {
	return c.won[min(max(int(age)+1, 0), len(c.won)-1)]
}

// chance is that of a deal, open at an age, to be won at an age above first up to last.
func (c *curve) chance(age, first, last deals.Day) float64 {
	return (c.wonBy(last) - c.wonBy(first)) / c.open[int(age)+1]
}

// appraisal is how open deals are valued on the eve.
type appraisal struct {
	// sale is the average amount of the won deals of the last year, or of all where it had none.
	sale float64
	// own says that deals count with amounts of their own where they have one: at least half of the lost deals have one. Where lost
	// deals have none, amounts come with winning, and say how it ends.
	own   bool
	known bool
}

func (p *past) appraise() appraisal {
	if p.appraisal != nil {
		return *p.appraisal
	}
	sold := p.closed(p.eve-yearDays+1, p.eve)
	if sold.priced == 0 {
		sold = p.closed(p.from, p.eve)
	}
	_, sale, known := sold.rates()
	p.appraisal = &appraisal{sale, 2*p.lostValued >= p.lost, known}
	return *p.appraisal
}

// of is the value of open deals.
func (a appraisal) of(open *pool) float64 {
	if !a.own {
		return float64(open.deals) * a.sale
	}
	return open.value.Units() + float64(open.deals-open.valued)*a.sale
}

// pipeline is the open deals, each with its chance to be won after from up to until, and the entries to come with theirs.
func pipeline(p *past, from, until deals.Day) outlook {
	if p.ageless() != "" {
		return outlook{}
	}
	return p.openDeals(from, until).plus(p.toCome(from, until))
}

// incidence is the curve of the eve.
func (p *past) incidence() *curve {
	if p.curve == nil {
		p.curve = newCurve(p)
	}
	return p.curve
}

// openDeals is what the deals that are open on the eve bring.
func (p *past) openDeals(from, until deals.Day) outlook {
	sum := outlook{known: true}
	for i := range p.between(p.from, p.eve) {
		sum = sum.plus(p.openOf(p.from+deals.Day(i), from, until))
	}
	return sum
}

// openOf is what the deals that entered on a day and are open on the eve bring.
func (p *past) openOf(entered, from, until deals.Day) outlook {
	open := &p.days[entered-p.from].open
	if open.deals == 0 {
		return outlook{known: true}
	}
	chance := p.incidence().chance(p.eve-entered, from-entered, until-entered)
	return outlook{chance * p.appraise().of(open), chance * float64(open.deals), true}
}

// toCome is what deals bring that enter after the eve, at the rate of the last year.
func (p *past) toCome(from, until deals.Day) outlook {
	count := 0
	for i, days := 0, p.between(p.eve-yearDays+1, p.eve); i < len(days); i++ {
		count += int(days[i].aged)
	}
	curve, won := p.incidence(), 0.0
	for day := p.eve + 1; day <= until; day++ {
		won += curve.wonBy(until-day) - curve.wonBy(from-day)
	}
	won *= float64(count) / float64(min(yearDays, p.eve-p.from+1))
	return outlook{won * p.appraise().sale, won, true}
}

// ageless says why the ages of deals mean nothing on the eve, "" where they do.
func (p *past) ageless() string {
	const fewDeals = 20
	all, aged, busiest := 0, 0, 0
	for i, days := 0, p.between(p.from, p.eve); i < len(days); i++ {
		all += int(days[i].entered)
		aged += int(days[i].aged)
		busiest = max(busiest, int(days[i].entered))
	}
	switch {
	case p.question.OneOutcome:
		return "all deals have one outcome"
	case all == 0:
		return "no deal has a create date"
	case aged == 0:
		return "no deal closed after it was created"
	case all >= fewDeals && 2*busiest > all:
		return "more than half of the deals were created on one day, as by an import: their ages mean nothing"
	case p.lost == 0:
		return "no deal is lost"
	case !p.appraise().known:
		return "no deal is won with an amount"
	}
	return ""
}
