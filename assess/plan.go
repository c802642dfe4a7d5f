package assess

import (
	"cmp"
	"slices"
	"time"

	"revops/answers"
	"revops/framework"
)

// DefaultCapacity is how many person-days a team has in a period unless something else is said.
const DefaultCapacity = 20

// MaxCapacity is the most person-days that a team can have in a period.
const MaxCapacity = 100_000

// Capacity is how many person-days teams have in a period, from 1 to MaxCapacity.
type Capacity struct {
	Default int
	// Assumed reports that the user did not give the default.
	Assumed bool
	// Teams holds those that differ from the default.
	Teams map[framework.TeamID]int
}

// Of is the capacity of a team.
func (c Capacity) Of(team framework.TeamID) int {
	if days, differs := c.Teams[team]; differs {
		return days
	}
	return c.Default
}

// PlanOptions say how to lay out a plan.
type PlanOptions struct {
	Capacity Capacity
	Period   Period
	Start    Month
	// AsOf is the day that decides which period is the current one, "" for none.
	AsOf answers.Date
}

// Plan lays the path to a level out over time. schedule.go and docs/scoring.md describe the method.
type Plan struct {
	// Target is the level aimed at with the path there: the target of the result, or its next level. It is nil where
	// there is neither.
	Target *Target
	Period Period
	Start  Month
	// AsOf is the day that decides which period is the current one, "" for none.
	AsOf answers.Date
	// Periods are those from the start until the path is done, empty where there is nothing to do.
	Periods []PlanPeriod
	// Order lists the elements by the day on which their work starts; those that start together stand in the order of the path.
	Order []framework.ElementID
	// Assumed is the capacity that is assumed for teams without one of their own, 0 if the user gave one.
	Assumed int
	// Teams are those that have work in the plan, in the order of the framework.
	Teams []TeamLoad
	// Bottleneck is the team that needs the most periods for its own work, whatever it waits for: the one with the
	// most person-days for each day of its capacity. No plan for this path can be shorter than that, so it is the
	// first place to add capacity. Of several, the one that is done last, then the first of the framework. It is ""
	// where there is nothing to do.
	Bottleneck framework.TeamID
	// Decisive is what decides when the plan ends, nil where there is nothing to do.
	Decisive *Decisive
}

// Last is the last month of the plan, that of a first period where there is nothing to do.
func (p *Plan) Last() Month {
	last := p.Start
	if periods := len(p.Periods); periods > 0 {
		last = p.Periods[periods-1].Start
	}
	return last + Month(p.Period.Months()) - 1
}

// PlanPeriod is what happens in one period.
type PlanPeriod struct {
	Start Month
	// Steps are in the order of their elements in the plan.
	Steps []PlanStep
	// Reached are the levels that are reached by the end of the period and were not before.
	Reached []framework.Level
}

// PlanStep is the part of one move of an element that is done in one period.
type PlanStep struct {
	Element  framework.Place
	From, To framework.Grade
	// First is the first of the team's working days in the period that the step takes, counted from 1, and Days is the number of
	// days in a row. Days is 0 if no work is left and only the least time of the move passes.
	First, Days int
	// Done says that the move is finished with this part.
	Done bool
	// Lasts is how many calendar days the move takes at least from its start, 0 where the work alone counts.
	Lasts int
	// Starts and Ends are the first and the last weekday of the part.
	Starts, Ends answers.Date
}

// TeamLoad is what a team has to do in a plan.
type TeamLoad struct {
	Team framework.Team
	// Capacity is in person-days a period, Days the work in the whole plan.
	Capacity, Days int
	// Used is which share of its capacity the team uses over all periods of the plan, in percent.
	Used Score
	// Done is the start of the period in which its last work ends.
	Done Month
	end  instant
}

// NewPlan lays out the path to the target of a result or, where it has none, to its next level. The same result and
// options give the same plan.
func NewPlan(model *framework.Framework, result *Result, options PlanOptions) *Plan {
	plan := &Plan{Target: result.Target, Period: options.Period, Start: options.Start, AsOf: options.AsOf}
	if options.Capacity.Assumed {
		plan.Assumed = options.Capacity.Default
	}
	if plan.Target == nil && result.NextLevel != nil {
		plan.Target = &Target{Level: result.NextLevel.Level, Path: result.NextLevel.Path}
	}
	if plan.Target == nil || plan.Target.Path == nil || len(plan.Target.Path.Elements) == 0 {
		return plan
	}
	s := result.planned(result.scoring(model))
	work := &scheduler{jobs: s.jobs(plan.Target.Path.Elements), period: options.Period, start: plan.Start}
	for _, team := range model.Teams {
		work.capacity = append(work.capacity, options.Capacity.Of(team.ID))
	}
	starts := work.best()
	plan.periods(s, work, starts)
	plan.loads(s, work, starts)
	plan.decide(s, work, starts)
	return plan
}

// scoring is the one that the result was counted on.
func (r *Result) scoring(model *framework.Framework) *scoring {
	counted := &answers.File{}
	for _, element := range r.Elements {
		counted.Given = append(counted.Given, element.Answer)
	}
	return newScoring(model, counted, nil)
}

// jobs makes the elements of a path into work.
func (s *scoring) jobs(path []framework.ElementID) []job {
	jobs := make([]job, len(path))
	index := map[int]int{}
	lifted := s
	for i, id := range path {
		at := s.position[id]
		team := slices.IndexFunc(s.model.Teams, func(t framework.Team) bool { return t.ID == s.elements[at].Owner })
		jobs[i] = job{at: at, team: team, moves: s.moves(at), level: lifted.level() + 1}
		index[at] = i
		lifted = lifted.with([]int{at})
	}
	for i := range jobs {
		for _, required := range s.requires[jobs[i].at] {
			if before, onPath := index[required]; onPath {
				jobs[i].requires = append(jobs[i].requires, before)
				jobs[before].dependents = append(jobs[before].dependents, i)
			}
		}
	}
	return jobs
}

// moves are those that put an element in place from its grade.
func (s *scoring) moves(at int) []move {
	var moves []move
	for from := s.grades[at]; from.Points() < s.model.Policy.InPlace.Points(); {
		to, _ := from.Next()
		step, _ := s.elements[at].Steps.To(to)
		moves = append(moves, move{from: from, to: to, days: step.Days, lasts: int(step.Lasts)})
		from = to
	}
	return moves
}

// periods cuts the schedule into periods and says which levels are reached in each.
func (p *Plan) periods(s *scoring, work *scheduler, starts schedule) {
	for _, i := range work.order(starts) {
		j := &work.jobs[i]
		p.Order = append(p.Order, s.elements[j.at].ID)
		for k, m := range j.moves {
			step := PlanStep{Element: s.elements[j.at], From: m.from, To: m.to, Days: m.days, Lasts: m.lasts}
			p.place(work, step, starts[i][k], work.capacity[j.team], work.doneAt(starts, i, k))
		}
	}
	level, lifted := s.level(), s
	for i := range p.Periods {
		period := &p.Periods[i]
		for _, step := range period.Steps {
			if step.Done && step.To == s.model.Policy.InPlace {
				lifted = lifted.with([]int{s.position[step.Element.ID]})
			}
		}
		for ; level < lifted.level(); level++ {
			period.Reached = append(period.Reached, s.model.Levels[level+1])
		}
	}
}

// order lists the jobs as they start, of several that start together as they stand on the path.
func (s *scheduler) order(starts schedule) []int {
	order := make([]int, len(s.jobs))
	for i := range order {
		order[i] = i
	}
	start := func(i int) instant { return instant{starts[i][0], s.capacity[s.jobs[i].team]} }
	slices.SortStableFunc(order, func(a, b int) int { return start(a).compare(start(b)) })
	return order
}

// place puts a move, which begins on a day of its team, into as many periods as its work takes, and into the one in which it is
// done.
func (p *Plan) place(work *scheduler, move PlanStep, day, capacity int, done instant) {
	var started time.Time
	for left := move.Days; left > 0; {
		at := day / capacity
		move.First = day%capacity + 1
		move.Days = min(left, capacity-day%capacity)
		begins := instant{day, capacity}
		day, left = day+move.Days, left-move.Days
		move.Done = left == 0 && done.period() == at
		ends := instant{day, capacity}
		if move.Done {
			ends = done
		}
		started = p.add(at, work.days(at), move, begins, ends, started)
	}
	if !move.Done {
		at := done.period()
		move.Done, move.Days = true, 0
		move.First = done.firstDay(capacity) - at*capacity
		p.add(at, work.days(at), move, done, done, started)
	}
}

// add adds a part of a move to the period with the index, with those of its weekdays on which the part starts and ends, and returns the day
// on which the move started: the first part is given the zero time for it. A move that is done because of the days that have passed since
// then ends on the last of these, weekday or not.
func (p *Plan) add(at int, days []time.Time, part PlanStep, begins, ends instant, started time.Time) time.Time {
	for len(p.Periods) <= at {
		p.Periods = append(p.Periods, PlanPeriod{Start: p.Start + Month(len(p.Periods)*p.Period.Months())})
	}
	period := &p.Periods[at]
	// The day that an end falls on is the one before the weekday that begins with it.
	last := max((ends.day-at*ends.capacity)*len(days)+ends.capacity-1, 0)/ends.capacity - 1
	first := (begins.day - at*begins.capacity) * len(days) / begins.capacity
	starts, end := days[min(first, last)], days[last]
	if started.IsZero() {
		started = starts
	}
	if passed := started.AddDate(0, 0, part.Lasts-1); part.Done && passed.After(end) {
		end = passed
	}
	part.Starts, part.Ends = dateOf(starts), dateOf(end)
	period.Steps = append(period.Steps, part)
	return started
}

// loads sums up what each team has to do, and finds the bottleneck.
func (p *Plan) loads(s *scoring, work *scheduler, starts schedule) {
	var bottleneck TeamLoad
	for t, team := range s.model.Teams {
		load := TeamLoad{Team: team, Capacity: work.capacity[t], end: instant{0, 1}}
		for i, j := range work.jobs {
			if j.team != t {
				continue
			}
			load.Days += j.days()
			if end := work.end(starts, i); end.compare(load.end) > 0 {
				load.end = end
			}
		}
		if load.Days == 0 {
			continue
		}
		load.Used = percent(load.Days, load.Capacity*len(p.Periods))
		load.Done = p.Periods[load.end.period()].Start
		p.Teams = append(p.Teams, load)
		if bottleneck.Days == 0 || cmp.Or(
			instant{load.Days, load.Capacity}.compare(instant{bottleneck.Days, bottleneck.Capacity}),
			load.end.compare(bottleneck.end)) > 0 {
			bottleneck = load
		}
	}
	p.Bottleneck = bottleneck.Team.ID
}
