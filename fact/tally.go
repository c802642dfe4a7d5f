package fact

import (
	"slices"

	"revops/deals"
)

// MaxPeriods is how many periods there are at most, back from the last. What happened before is in the overall figures.
const MaxPeriods = 240

// Tally adds deals up to what a Question asks for. It keeps no deal.
type Tally struct {
	question Question
	// last is the number of the period of the last day.
	last int
	// apart holds what belongs to no period: open deals, and what has no date or an old one.
	apart sums
	// periods are counted back from the last.
	periods [MaxPeriods]sums
	// recent are the last two full periods, counted as in periods, the earlier one first.
	recent [2]int
	groups grouping
	// valueOf gives the value by which a deal is grouped.
	valueOf func(*deals.Deal) string
	// unused is what is counted for the group of a deal where deals are not grouped.
	unused group
	size   Size

	later, undated, old int
	latest              deals.Day
}

// NewTally begins a count.
func NewTally(question Question) *Tally {
	t := &Tally{question: question, last: question.Period.Number(question.end()), valueOf: question.Dimension.Value()}
	full := 0
	if question.end() < question.Period.Last(t.last) {
		full = 1
	}
	t.recent = [2]int{full + 1, full}
	return t
}

// Count adds a deal. A deal that entered the pipeline after the as-of day was not there on that day: it does not
// count. One that closed after it is open.
func (t *Tally) Count(d *deals.Deal) {
	q := &t.question
	entered := d.Entered()
	if entered > q.AsOf {
		t.later++
		return
	}
	t.size.Add(d.Amount)
	of := &t.unused
	if !q.Dimension.None() {
		of = t.groups.at(t.valueOf(d))
		of.deals++
	}
	t.latest = max(t.latest, entered)
	if q.within(entered) {
		t.period(entered).flow++
		of.flow++
	}
	switch {
	case d.State.Closed() && d.Closed <= q.AsOf:
		t.close(d, of)
	case d.State != deals.Unknown:
		t.apart.addOpen(d, q.AsOf)
		of.addOpen(d, q.AsOf)
	}
}

// close takes in what a closed deal is beside the flow.
func (t *Tally) close(d *deals.Deal, of *group) {
	t.latest = max(t.latest, d.Closed)
	if !t.question.within(d.Closed) {
		return
	}
	in := t.period(d.Closed)
	in.addClosed(d, t.question.Base)
	of.addClosed(d, t.question.Base)
	for i, number := range t.recent {
		if in == &t.periods[number] && d.State == deals.Won {
			of.recent[i].Add(TotalOf(d))
		}
	}
}

// period is where something of a day is counted.
func (t *Tally) period(day deals.Day) *sums {
	if day == deals.NoDay {
		t.undated++
		return &t.apart
	}
	back := t.last - t.question.Period.Number(day)
	if back >= MaxPeriods {
		t.old++
		return &t.apart
	}
	return &t.periods[back]
}

// Fact gives the figures of what was counted so far. It is an error that the amounts are too large for them.
func (t *Tally) Fact() (*Fact, error) {
	if !t.size.Fits() {
		return nil, ErrTooMuch
	}
	whole := sums{}
	whole.add(&t.apart)
	for i := range t.periods {
		whole.add(&t.periods[i])
	}
	f := &Fact{
		Question: t.question, Overall: whole.factors(),
		Open: whole.open.rounded(), Overdue: whole.overdue.rounded(),
		Later: t.later, Undated: t.undated, Old: t.old, Latest: t.latest,
	}
	f.Periods = t.span()
	f.Change = t.change(f.Periods)
	t.split(f, &whole)
	if !f.fits() {
		return nil, ErrTooMuch
	}
	if f.OneOutcome {
		f.dropConversion()
	}
	return f, nil
}

// span gives the periods from the first in which something happened to the last.
func (t *Tally) span() []PeriodFactors {
	empty := func(s sums) bool { return s.flow == 0 && s.won == 0 && s.lost == 0 }
	oldest := len(t.periods) - 1
	for oldest >= 0 && empty(t.periods[oldest]) {
		oldest--
	}
	var periods []PeriodFactors
	q := &t.question
	for back := oldest; back >= 0; back-- {
		number := t.last - back
		periods = append(periods, PeriodFactors{
			Name: q.Period.Name(number), First: q.Period.First(number), Last: q.Period.Last(number),
			Full:    q.Period.Last(number) <= q.end() && (q.Since == deals.NoDay || q.Since <= q.Period.First(number)),
			Factors: t.periods[back].factors(),
		})
	}
	return periods
}

// change is that between the last two full periods; nil where there are no two.
func (t *Tally) change(periods []PeriodFactors) *Growth {
	from, to := len(periods)-1-t.recent[0], len(periods)-1-t.recent[1]
	if from < 0 || !periods[from].Full {
		return nil
	}
	g := newGrowth(&t.periods[t.recent[0]], &t.periods[t.recent[1]])
	g.From, g.To = periods[from].Name, periods[to].Name
	return &g
}

// newPart is a group as a part of the whole.
func (t *Tally) newPart(f *Fact, value string, g *group, whole *sums) Part {
	p := Part{
		Value: value, Factors: g.factors(), Open: g.open.rounded(), Overdue: g.overdue.rounded(), OfWonValue: g.wonValue.over(whole.wonValue),
	}
	if f.Change != nil {
		gained := g.recent[1].Minus(g.recent[0])
		p.Gained = Value{gained.Rounded(), true}
		p.OfChange = gained.over(t.periods[t.recent[1]].wonValue.Minus(t.periods[t.recent[0]].wonValue))
	}
	return p
}

// split gives the groups, the one with the highest won value first and the others last.
func (t *Tally) split(f *Fact, whole *sums) {
	for value, g := range t.groups.kept {
		f.Parts = append(f.Parts, t.newPart(f, value, g, whole))
	}
	slices.SortFunc(f.Parts, func(a, b Part) int { return a.before(&b) })
	if t.groups.others != nil {
		others := t.newPart(f, "", t.groups.others, whole)
		others.Others = true
		f.Parts = append(f.Parts, others)
	}
}
