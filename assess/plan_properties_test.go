package assess_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// randomPlan makes a model of several levels with random owners, and answers to it.
func randomPlan(tb testing.TB, r *rand.Rand) (*framework.Framework, *answers.File) {
	tb.Helper()
	var lines, known []string
	for i := range 3 + r.IntN(15) {
		line := []string{fmt.Sprintf("e%d %d %d", i, 1+r.IntN(3), 2+r.IntN(5))}
		for range min(r.IntN(3), len(known)) {
			line = append(line, known[r.IntN(len(known))])
		}
		known = append(known, fmt.Sprintf("e%d", i))
		lines = append(lines, strings.Join(line, " "))
	}
	lines = append(lines, "x1 1 2", "x2 2 2", "x3 3 2")
	r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	f := model(tb, 30+10*r.IntN(8), lines...)
	grades := []string{"none", "none", "none", "partial", "mostly", "unknown", "n/a"}
	var given strings.Builder
	for _, place := range f.Elements() {
		fmt.Fprintf(&given, "%s=%s ", place.ID, grades[r.IntN(len(grades))])
		if r.IntN(2) == 0 {
			place.Owner = "theirs"
		}
	}
	return f, answersOf(tb, f, given.String())
}

// A plan that is replayed breaks no requirement and no capacity, and ends at the target.
func TestNewPlan_replayed(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	tried := 0
	for range 2000 {
		f, a := randomPlan(t, r)
		o := options(1+r.IntN(12), 1+r.IntN(12))
		result := assess.Evaluate(f, a, assess.Options{Target: 1 + r.IntN(len(f.Levels)-1)})
		plan := assess.NewPlan(f, result, o)
		if result.Target.Path == nil || len(result.Target.Path.Elements) == 0 {
			check(t, "periods without a path", len(plan.Periods), 0)
			continue
		}
		tried++
		replay(t, f, a, plan, o.Capacity)
		if t.Failed() {
			t.Fatalf("\n%s", lines(plan))
		}
	}
	if tried < 500 {
		t.Errorf("only %d plans", tried)
	}
}

// replay does what a plan says, day by day, and complains where that is not possible.
func replay(t *testing.T, f *framework.Framework, a *answers.File, plan *assess.Plan, capacity assess.Capacity) {
	t.Helper()
	r := &replayed{
		f: f, capacity: capacity, grade: map[framework.ElementID]framework.Grade{}, worked: map[move]int{},
		begun: map[framework.ElementID]int{}, ended: map[framework.ElementID]int{},
	}
	for _, answer := range a.Given {
		r.grade[answer.Element] = answer.Grade
	}
	reached := r.level()
	for at, period := range plan.Periods {
		used := map[framework.TeamID]int{}
		byDay := slices.Clone(period.Steps)
		slices.SortStableFunc(byDay, func(a, b assess.PlanStep) int { return a.First - b.First })
		for _, step := range byDay {
			team := step.Element.Owner
			if step.First <= used[team] {
				t.Errorf("%s: %s works on two things on day %d", period.Start, team, step.First)
			}
			used[team] = step.First + step.Days - 1
			r.work(t, at, step)
		}
		for team, days := range used {
			if days > capacity.Of(team) {
				t.Errorf("%s: %s works on day %d of %d", period.Start, team, days, capacity.Of(team))
			}
		}
		check(t, "levels reached", len(period.Reached), r.level()-reached)
		reached = r.level()
	}
	if reached < plan.Target.Level.Number {
		t.Errorf("ends at level %d, not %d", reached, plan.Target.Level.Number)
	}
	for _, place := range f.Elements() {
		for _, required := range place.Requires {
			if _, planned := r.begun[place.ID]; planned && r.begun[place.ID] < r.ended[required] {
				t.Errorf("%s begins before %s is done", place.ID, required)
			}
		}
	}
}

type move struct {
	element framework.ElementID
	to      framework.Grade
}

// replayed is how far a plan has been followed.
type replayed struct {
	f        *framework.Framework
	capacity assess.Capacity
	grade    map[framework.ElementID]framework.Grade
	worked   map[move]int
	// begun and ended are times in periods, times both capacities so that they are whole.
	begun, ended map[framework.ElementID]int
}

func (r *replayed) level() int {
	a := &answers.File{}
	for _, place := range r.f.Elements() {
		a.Given = append(a.Given, answers.Answer{Element: place.ID, Grade: r.grade[place.ID]})
	}
	return assess.Evaluate(r.f, a, assess.Options{}).Level.Number
}

func (r *replayed) work(t *testing.T, period int, step assess.PlanStep) {
	t.Helper()
	id := step.Element.ID
	if next, _ := r.grade[id].Next(); step.From != r.grade[id] || step.To != next {
		t.Errorf("%s moves %s to %s from %s", id, step.From, step.To, r.grade[id])
	}
	scale := r.capacity.Of("ours") * r.capacity.Of("theirs")
	day := scale / r.capacity.Of(step.Element.Owner)
	if _, before := r.begun[id]; !before {
		r.begun[id] = period*scale + (step.First-1)*day
	}
	r.ended[id] = period*scale + (step.First-1+step.Days)*day
	r.worked[move{id, step.To}] += step.Days
	if step.Done {
		r.grade[id] = step.To
		needed, _ := step.Element.Steps.To(step.To)
		check(t, fmt.Sprintf("days of %s to %s", id, step.To), r.worked[move{id, step.To}], needed.Days)
	}
}

// No plan is longer than a list schedule by longest remaining chain.
func TestNewPlan_noLongerThanListSchedule(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 3000 {
		f, a := randomPlan(t, r)
		ours, theirs := 1+r.IntN(12), 1+r.IntN(12)
		result := assess.Evaluate(f, a, assess.Options{Target: len(f.Levels) - 1})
		if result.Target.Path == nil {
			continue
		}
		plan := assess.NewPlan(f, result, options(ours, theirs))
		got := finish(plan, ours, theirs)
		inOrder := slices.Clone(result.Target.Path.Elements)
		slices.SortFunc(inOrder, func(a, b framework.ElementID) int { return position(f, a) - position(f, b) })
		for _, path := range [][]framework.ElementID{result.Target.Path.Elements, inOrder} {
			for _, inTime := range []bool{true, false} {
				want := (&clock{f: f, a: a, path: path, inTime: inTime, ours: ours, theirs: theirs}).run()
				if got > want {
					t.Fatalf("%d of %d, a list schedule takes %d\n%s", got, ours*theirs, want, lines(plan))
				}
			}
		}
	}
}

// finish is when the last day of a plan ends, in periods times both capacities.
func finish(plan *assess.Plan, ours, theirs int) int {
	last := 0
	for p, period := range plan.Periods {
		for _, step := range period.Steps {
			day := theirs
			if step.Element.Owner == "theirs" {
				day = ours
			}
			last = max(last, p*ours*theirs+(step.First-1+step.Days)*day)
		}
	}
	return last
}

// clock is a list schedule by longest remaining chain as one would do it by hand: it goes through time tick by tick,
// a period having as many ticks as the product of the capacities, and gives each team whose day begins and who is
// free the element with the longest chain of those whose requirements are done, of several the first in path.
type clock struct {
	f            *framework.Framework
	a            *answers.File
	path         []framework.ElementID
	inTime       bool
	ours, theirs int
}

func (c *clock) run() int {
	ends := map[framework.ElementID]int{}
	busy := map[framework.TeamID]int{}
	for tick, last := 0, 0; ; tick++ {
		if len(ends) == len(c.path) {
			return last
		}
		for team, day := range map[framework.TeamID]int{"ours": c.theirs, "theirs": c.ours} {
			if tick%day != 0 || busy[team] > tick {
				continue
			}
			if next := c.next(team, tick, ends); next != "" {
				ends[next] = tick + c.days(next)*day
				busy[team], last = ends[next], max(last, ends[next])
			}
		}
	}
}

func (c *clock) next(team framework.TeamID, tick int, ends map[framework.ElementID]int) framework.ElementID {
	var best framework.ElementID
	for _, id := range c.path {
		place, _ := c.f.Element(id)
		waits := slices.ContainsFunc(place.Requires, func(required framework.ElementID) bool {
			end, begun := ends[required]
			return slices.Contains(c.path, required) && (!begun || end > tick)
		})
		if _, begun := ends[id]; begun || waits || place.Owner != team {
			continue
		}
		if best == "" || c.chain(id) > c.chain(best) {
			best = id
		}
	}
	return best
}

func (c *clock) days(id framework.ElementID) int {
	place, _ := c.f.Element(id)
	at := slices.IndexFunc(c.a.Given, func(given answers.Answer) bool { return given.Element == id })
	return place.Steps.Days(c.a.Given[at].Grade, framework.Mostly)
}

func (c *clock) chain(id framework.ElementID) int {
	longest := 0
	for _, other := range c.path {
		if place, _ := c.f.Element(other); slices.Contains(place.Requires, id) {
			longest = max(longest, c.chain(other))
		}
	}
	place, _ := c.f.Element(id)
	switch {
	case !c.inTime:
		return longest + c.days(id)
	case place.Owner == "theirs":
		return longest + c.days(id)*c.ours
	default:
		return longest + c.days(id)*c.theirs
	}
}
