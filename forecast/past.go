package forecast

import (
	"revops/deals"
	"revops/fact"
)

// past is what was known on a day, the eve, of the deals of a book: those that had entered, and of those that had closed how.
// The eve moves forward only. Every method forecasts from it, so that nothing later leaks in.
type past struct {
	question *Question
	eve      deals.Day
	// from is the first day on which anything is known; days count from it.
	from deals.Day
	days []day
	// closings are the cells of closed deals by the day from which on that is known; next is the first of which it is not yet.
	closings []*cell
	next     int
	// lost counts the lost deals, lostValued those of them that have an amount other than 0.
	lost, lostValued int
	// wins and ends count the deals that were won and that closed at an age.
	wins, ends []int32
	// curve and appraisal are worked out when they are first asked for on an eve.
	curve     *curve
	appraisal *appraisal
}

// day is what happened on a day, and the deals that entered on it and are open on the eve.
type day struct {
	// entered counts the deals that entered, aged those of them that have an age.
	entered, aged int32
	open          pool
	closings
}

// pool is open deals: how many, how many of them have an amount other than 0, and the sum of these amounts.
type pool struct {
	deals, valued int32
	value         fact.Total
}

// closings are the deals that closed in some days. Priced counts the won deals with an amount, timed those with an age.
type closings struct {
	won, lost, priced, timed int
	value                    fact.Total
	// ages is the sum of the ages of the timed deals.
	ages    int64
	largest deals.Money
}

func (c *closings) add(other *closings) {
	c.won += other.won
	c.lost += other.lost
	c.priced += other.priced
	c.timed += other.timed
	c.value.Add(other.value)
	c.ages += other.ages
	c.largest = max(c.largest, other.largest)
}

// newPast is the past of a book before anything happened.
func newPast(question *Question, b *book) *past {
	p := &past{question: question, from: never}
	for c := range b.all() {
		if first := c.appears(); first != deals.NoDay {
			p.from = min(p.from, first)
		}
	}
	if p.from > question.AsOf {
		p.from = question.AsOf
	}
	p.eve = p.from - 1
	length := int(question.AsOf-p.from) + 1
	p.days, p.wins, p.ends = make([]day, length), make([]int32, length), make([]int32, length)
	for c := range b.all() {
		p.enter(c)
	}
	p.order(b)
	return p
}

// order lists the cells of closed deals by the day from which on that is known. Within a day their order makes no difference. Sorting
// them by comparison would take 15 percent of the time of the whole command.
func (p *past) order(b *book) {
	starts := make([]int32, len(p.days)+1)
	for c := range b.all() {
		if c.closes() {
			starts[c.known()-p.from+1]++
		}
	}
	for i := range p.days {
		starts[i+1] += starts[i]
	}
	p.closings = make([]*cell, starts[len(p.days)])
	for c := range b.all() {
		if c.closes() {
			place := &starts[c.known()-p.from]
			p.closings[*place] = c
			*place++
		}
	}
}

// enter takes in the deals of a cell as open deals.
func (p *past) enter(c *cell) {
	if c.entered == deals.NoDay {
		return
	}
	d := &p.days[c.entered-p.from]
	d.entered += c.deals
	if c.aged() {
		d.aged += c.deals
		d.open.deals += c.deals
		d.open.valued += c.valued
		d.open.value.Add(c.value)
	}
}

// move moves the eve forward.
func (p *past) move(eve deals.Day) {
	for p.next < len(p.closings) && p.closings[p.next].known() <= eve {
		p.close(p.closings[p.next])
		p.next++
	}
	p.eve, p.curve, p.appraisal = eve, nil, nil
}

func (p *past) close(c *cell) {
	p.lost += int(c.deals - c.won)
	p.lostValued += int(c.valued - c.wonValued)
	if c.closed >= p.from { // an earlier close of a deal that entered later is in no period
		d := &p.days[c.closed-p.from]
		d.won += int(c.won)
		d.lost += int(c.deals - c.won)
		d.priced += int(c.priced)
		d.value.Add(c.wonValue)
		d.largest = max(d.largest, c.largest)
		if c.aged() {
			d.timed += int(c.won)
			d.ages += int64(c.won) * int64(c.closed-c.entered)
		}
	}
	if !c.aged() {
		return
	}
	age := c.closed - c.entered
	p.wins[age] += c.won
	p.ends[age] += c.deals
	open := &p.days[c.entered-p.from].open
	open.deals -= c.deals
	open.valued -= c.valued
	open.value = open.value.Minus(c.value)
}

// between are the days from one to another that are known.
func (p *past) between(first, last deals.Day) []day {
	first, last = max(first, p.from), min(last, p.eve)
	if last < first {
		return nil
	}
	return p.days[first-p.from : last-p.from+1]
}

// closed adds up what closed from one day to another.
func (p *past) closed(first, last deals.Day) closings {
	var sum closings
	for i, days := 0, p.between(first, last); i < len(days); i++ {
		sum.add(&days[i].closings)
	}
	return sum
}

// entered counts the deals that entered from one day to another.
func (p *past) entered(first, last deals.Day) int {
	sum := 0
	for i, days := 0, p.between(first, last); i < len(days); i++ {
		sum += int(days[i].entered)
	}
	return sum
}

// closedIn adds up what closed in some periods, by their numbers.
func (p *past) closedIn(first, last int) closings {
	return p.closed(p.question.Period.First(first), p.question.Period.Last(last))
}

// firstFull is the number of the first period of which everything is known. The one in which the first deal appeared is that only
// if it did so in the first week.
func (p *past) firstFull() int { return firstFull(p.question.Period, p.from) }

func firstFull(period fact.Period, from deals.Day) int {
	const week = 7
	return period.Number(from-week) + 1
}
