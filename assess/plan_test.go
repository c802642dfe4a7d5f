package assess_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
)

// planned makes a plan from a start in January 2027, by months, with so many days for "ours" and "theirs".
func planned(tb testing.TB, f *framework.Framework, given string, target, ours, theirs int) *assess.Plan {
	tb.Helper()
	result := assess.Evaluate(f, answersOf(tb, f, given), assess.Options{Target: target})
	return assess.NewPlan(f, result, options(ours, theirs))
}

func options(ours, theirs int) assess.PlanOptions {
	start, _ := assess.ParseMonth("2027-01")
	return assess.PlanOptions{
		Capacity: assess.Capacity{Default: ours, Teams: map[framework.TeamID]int{"theirs": theirs}},
		Period:   assess.ByMonth, Start: start,
	}
}

// owned is the framework with the elements named handed to "theirs".
func owned(f *framework.Framework, ids ...framework.ElementID) *framework.Framework {
	for _, place := range f.Elements() {
		if slices.Contains(ids, place.ID) {
			place.Owner = "theirs"
		}
	}
	return f
}

// lines writes a plan as one line a period: element, days and first day of each step, then the levels reached.
func lines(plan *assess.Plan) string {
	var written []string
	for _, period := range plan.Periods {
		line := []string{period.Start.String() + ":"}
		for _, step := range period.Steps {
			line = append(line, fmt.Sprintf("%s>%s %d@%d", step.Element.ID, step.To, step.Days, step.First))
		}
		for _, level := range period.Reached {
			line = append(line, fmt.Sprintf("=%d", level.Number))
		}
		written = append(written, strings.Join(line, " "))
	}
	return strings.Join(written, "\n")
}

// The moves of an element follow one another until it is in place.
func TestNewPlan_moves(t *testing.T) {
	f := model(t, 100, "a 1 5")
	check(t, "plan", lines(planned(t, f, "a=none", 1, 20, 20)), "2027-01: a>partial 4@1 a>mostly 1@5 =1")
	check(t, "plan", lines(planned(t, f, "a=partial", 1, 20, 20)), "2027-01: a>mostly 1@1 =1")
	f.Policy.InPlace = framework.Full
	check(t, "in place from full", lines(planned(t, f, "a=partial", 1, 20, 20)), "2027-01: a>mostly 1@1 a>full 2@2 =1")
}

// A step larger than a period runs over several.
func TestNewPlan_longStep(t *testing.T) {
	f := model(t, 100, "a 1 9")
	check(t, "plan", lines(planned(t, f, "a=none", 1, 3, 3)),
		"2027-01: a>partial 3@1\n2027-02: a>partial 3@1\n2027-03: a>partial 2@1 a>mostly 1@3 =1")
}

// A team works on one element at a time, teams work side by side.
func TestNewPlan_teams(t *testing.T) {
	f := owned(model(t, 100, "a 1 5", "b 1 4", "c 1 3"), "c")
	check(t, "plan", lines(planned(t, f, "*=none", 1, 5, 5)),
		"2027-01: c>partial 2@1 c>mostly 1@3 a>partial 4@1 a>mostly 1@5\n2027-02: b>partial 3@1 b>mostly 1@4 =1")
}

// An element starts within the period once what it requires is done.
func TestNewPlan_requirements(t *testing.T) {
	f := owned(model(t, 100, "a 1 5", "b 1 3 a"), "b")
	check(t, "the same days", lines(planned(t, f, "*=none", 1, 10, 10)),
		"2027-01: a>partial 4@1 a>mostly 1@5 b>partial 2@6 b>mostly 1@8 =1")
	check(t, "half the days: the third of four begins when five of ten are over", lines(planned(t, f, "*=none", 1, 10, 4)),
		"2027-01: a>partial 4@1 a>mostly 1@5 b>partial 2@3\n2027-02: b>mostly 1@1 =1")
	check(t, "one day a period", lines(planned(t, f, "*=none", 1, 10, 1)),
		"2027-01: a>partial 4@1 a>mostly 1@5\n2027-02: b>partial 1@1\n2027-03: b>partial 1@1\n2027-04: b>mostly 1@1 =1")
}

// A level is reached in the period in which its last element is done.
func TestNewPlan_levelReached(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 2", "c 3 2")
	check(t, "plan", lines(planned(t, f, "*=none", 3, 4, 4)),
		"2027-01: a>partial 1@1 a>mostly 1@2 b>partial 1@3 b>mostly 1@4 =1 =2\n2027-02: c>partial 1@1 c>mostly 1@2 =3")
}

// Lower levels come first, unless that takes longer.
func TestNewPlan_lowerLevelsFirst(t *testing.T) {
	f := owned(model(t, 100, "a 1 3", "b 2 3", "c 2 9"), "b")
	plan := planned(t, f, "*=none", 2, 3, 3)
	check(t, "level 1 before the longer work of level 2", plan.Periods[0].Reached[0].Number, 1)
	f = owned(model(t, 100, "a 1 3", "b 2 3", "c 2 9 b"), "c")
	plan = planned(t, f, "*=none", 2, 3, 3)
	check(t, "what nine days wait for goes before level 1", plan.Periods[0].Steps[0].Element.ID, "b")
	check(t, "periods", len(plan.Periods), 4)
}

// Without a target the plan leads to the next level.
func TestNewPlan_noTarget(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 2")
	check(t, "level", planned(t, f, "*=none", 0, 4, 4).Target.Level.Number, 1)
}

// There is nothing to plan at the top or without a path.
func TestNewPlan_nothingToPlan(t *testing.T) {
	f := model(t, 100, "a 1 2", "b 2 3", "c 2 3", "d 2 3")
	for _, given := range []string{"*=full", "a=mostly b=none c=n/a d=n/a"} {
		plan := planned(t, f, given, 0, 4, 4)
		check(t, given, len(plan.Periods)+len(plan.Teams), 0)
		check(t, given, plan.Bottleneck, "")
	}
	reached := planned(t, f, "*=full", 1, 4, 4)
	check(t, "a target that is reached", len(reached.Periods), 0)
}

// The bottleneck is the team that needs the most periods for its own work.
func TestNewPlan_bottleneck(t *testing.T) {
	f := owned(model(t, 100, "a 1 9", "b 1 4 a"), "b")
	check(t, "nine days of ten against four of ten", planned(t, f, "*=none", 1, 10, 10).Bottleneck, "ours")
	check(t, "nine days of ten against four of two", planned(t, f, "*=none", 1, 10, 2).Bottleneck, "theirs")
	f = owned(model(t, 100, "a 1 4", "b 1 4 a"), "b")
	plan := planned(t, f, "*=none", 1, 8, 8)
	check(t, "as many: the one that is done last", plan.Bottleneck, "theirs")
	check(t, "used", plan.Teams[0].Used, "50.0")
}

// A quarter is three months from the start.
func TestNewPlan_quarter(t *testing.T) {
	f := model(t, 100, "a 1 4")
	o := options(2, 2)
	o.Period, o.Start = assess.ByQuarter, o.Start+10
	plan := assess.NewPlan(f, evaluate(t, f, "*=none"), o)
	check(t, "starts", fmt.Sprint(plan.Periods[0].Start, plan.Periods[1].Start), "2027-11 2028-02")
}

// The plan starts the month after a date.
func TestMonthAfter(t *testing.T) {
	for date, want := range map[answers.Date]string{"2026-11-21": "2026-12", "2026-12-31": "2027-01"} {
		month, ok := assess.MonthAfter(date)
		check(t, string(date), fmt.Sprint(month, ok), want+" true")
	}
	_, ok := assess.MonthAfter("")
	check(t, "no date", ok, false)
}

// Assumed grades replace answers in a copy.
func TestAssume(t *testing.T) {
	f := model(t, 50, "a 1 2", "b 1 2")
	given := answersOf(t, f, "a=none")
	given.Given[0].Note = "as it is"
	assumed, changes := assess.Assume(given, []assess.Assumption{{Element: "b", To: framework.Full}, {Element: "a", To: framework.Partial}})
	check(t, "changes", changes, []assess.Assumption{
		{Element: "b", To: framework.Full}, {Element: "a", From: framework.None, To: framework.Partial},
	})
	check(t, "level", assess.Evaluate(f, assumed, assess.Options{}).Level.Number, 1)
	check(t, "notes are of the grade that was given", assumed.Given[0].Note, "")
	check(t, "answers", fmt.Sprintf("%d %s: %s", len(given.Given), given.Given[0].Grade, given.Given[0].Note), "1 none: as it is")
}

// BenchmarkPlan parses nothing: it counts and plans the longest path there is, from nothing to the top.
func BenchmarkPlan(b *testing.B) {
	f := data.PRO()
	a := answersOf(b, f, "*=none")
	for b.Loop() {
		result := assess.Evaluate(f, a, assess.Options{Target: 3})
		if plan := assess.NewPlan(f, result, options(20, 20)); len(plan.Periods) == 0 {
			b.Fatal("nothing is planned")
		}
	}
}

// lasting is the framework with least times for the moves of an element to partial and to mostly.
func lasting(f *framework.Framework, id framework.ElementID, partial, mostly framework.Duration) *framework.Framework {
	place, _ := f.Element(id)
	place.Steps.Partial.Lasts, place.Steps.Mostly.Lasts = partial, mostly
	return f
}

// A move is done when it has lasted long enough, without work of its team, which goes on with something else. 45 days from 7 January end
// on Sunday 21 February, behind fifteen of twenty weekdays; 15 days from 1 January on the 15th, and 15 from the 19th on 2 February.
func TestNewPlan_lasts(t *testing.T) {
	f := lasting(model(t, 100, "a 1 3", "b 1 2"), "a", 0, 45)
	check(t, "the other element meanwhile", lines(planned(t, f, "*=none", 1, 10, 10)),
		"2027-01: a>partial 2@1 a>mostly 1@3 b>partial 1@4 b>mostly 1@5\n2027-02: a>mostly 0@8 =1")
	f = lasting(model(t, 100, "a 1 3"), "a", 0, 90)
	check(t, "a quarter", lines(planned(t, f, "a=partial", 1, 10, 10)), "2027-01: a>mostly 1@1\n2027-02:\n2027-03: a>mostly 0@10 =1")
	f = lasting(model(t, 100, "a 1 2"), "a", 15, 15)
	check(t, "one after the other", lines(planned(t, f, "*=none", 1, 10, 10)), "2027-01: a>partial 1@1 a>mostly 1@7\n2027-02: a>mostly 0@1 =1")
	f = lasting(model(t, 100, "a 1 3", "b 1 2 a"), "a", 0, 30)
	check(t, "what requires it waits", lines(planned(t, f, "a=partial b=none", 1, 10, 10)),
		"2027-01: a>mostly 1@1\n2027-02: b>partial 1@1 b>mostly 1@2 =1")
	f = lasting(model(t, 100, "a 1 30"), "a", 30, 0)
	check(t, "work that takes longer", lines(planned(t, f, "a=none", 1, 10, 10)),
		"2027-01: a>partial 10@1\n2027-02: a>partial 10@1\n2027-03: a>partial 9@1 a>mostly 1@10 =1")
	plan := planned(t, lasting(model(t, 100, "a 1 3"), "a", 0, 90), "a=partial", 1, 10, 10)
	check(t, "the load ends with it", plan.Teams[0].Done.String(), "2027-03")
}

// Parts have the weekdays on which they start and end.
func TestNewPlan_dates(t *testing.T) {
	f := lasting(model(t, 100, "a 1 5", "b 1 3"), "b", 0, 45)
	plan := planned(t, f, "*=none", 1, 20, 20)
	var got []string
	for _, period := range plan.Periods {
		for _, step := range period.Steps {
			got = append(got, fmt.Sprintf("%s>%s %s..%s", step.Element.ID, step.To, step.Starts, step.Ends))
		}
	}
	// January 2027 has 21 weekdays, the first of them a Friday, for twenty days of work; the last of 45 days from 5 January is 18 February.
	check(t, "dates", strings.Join(got, " "), "b>partial 2027-01-01..2027-01-05 b>mostly 2027-01-05..2027-01-06 "+
		"a>partial 2027-01-06..2027-01-12 a>mostly 2027-01-12..2027-01-13 b>mostly 2027-02-18..2027-02-18")
}

// daysFrom counts the calendar days from one to another, both among them.
func daysFrom(t *testing.T, first, last answers.Date) int {
	t.Helper()
	from, wrong := time.Parse(time.DateOnly, string(first))
	to, alsoWrong := time.Parse(time.DateOnly, string(last))
	if wrong != nil || alsoWrong != nil {
		t.Fatal(first, last)
	}
	return int(to.Sub(from).Hours()/24) + 1
}

// No move is done before its least time has passed. With least times too, no element starts before what it requires is done, and no move before the one below it.
func TestNewPlan_lastsInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 1000 {
		f, a := randomPlan(t, r)
		for _, place := range f.Elements() {
			lasting(f, place.ID, framework.Duration(r.IntN(3)*20), framework.Duration(r.IntN(4)*30))
		}
		result := assess.Evaluate(f, a, assess.Options{Target: len(f.Levels) - 1})
		plan := assess.NewPlan(f, result, options(1+r.IntN(12), 1+r.IntN(12)))
		starts, ends := map[framework.ElementID]answers.Date{}, map[framework.ElementID]answers.Date{}
		began := map[string]answers.Date{}
		for _, period := range plan.Periods {
			for _, step := range period.Steps {
				if _, begun := starts[step.Element.ID]; !begun {
					starts[step.Element.ID] = step.Starts
				}
				if step.Starts < ends[step.Element.ID] || step.Ends < step.Starts {
					t.Fatalf("%s goes back in time\n%s", step.Element.ID, lines(plan))
				}
				ends[step.Element.ID] = step.Ends
				move := string(step.Element.ID) + step.To.String()
				began[move] = cmp.Or(began[move], step.Starts)
				if lasted := daysFrom(t, began[move], step.Ends); step.Done && lasted < step.Lasts {
					t.Fatalf("%s to %s lasts %d days, want %d at least\n%s", step.Element.ID, step.To, lasted, step.Lasts, lines(plan))
				}
			}
		}
		for _, id := range plan.Order {
			place, _ := f.Element(id)
			for _, required := range place.Requires {
				if starts[id] < ends[required] {
					t.Fatalf("%s starts before %s is done\n%s", id, required, lines(plan))
				}
			}
		}
	}
}

// A move that waits ends on the last of its calendar days, also on a weekend: 90 days from Monday 2 November 2026 end on 30 January 2027.
func TestNewPlan_lastDay(t *testing.T) {
	f := lasting(model(t, 100, "a 1 3"), "a", 0, 90)
	chosen := options(20, 20)
	chosen.Start = 2026*12 + 10
	plan := assess.NewPlan(f, assess.Evaluate(f, answersOf(t, f, "a=partial"), assess.Options{}), chosen)
	last := plan.Periods[len(plan.Periods)-1]
	check(t, "dates", string(plan.Periods[0].Steps[0].Starts+" to "+last.Steps[0].Ends), "2026-11-02 to 2027-01-30")
}
