package assess

import (
	"cmp"
	"slices"
	"time"

	"revops/framework"
)

// How work is laid out over time.
//
// A team has a number of person-days in each period, and these are spread evenly over it: of twenty days the first
// takes the first twentieth of the period, of five the first fifth. A team works on one move at a time, on every one of
// its days, and goes on with the same element where it can; teams work beside each other. A move is done when its work is and when it has lasted as long as the model
// says at least, counted in calendar days from the weekday of its start; its team does other work until then.
// An element starts on a day of its team that begins no earlier than everything that it requires is done, and each of
// its moves no earlier than the one before is done. Time is compared exactly, as fractions of whole numbers, and no day
// lies in two periods.
//
// A list schedule never lets a team wait that has something to start: it goes from day to day and gives each free
// team, of the elements that can start, the one that is first in a list. Several lists are tried: the longest
// remaining chain first, the chain measured in time or in person-days, for elements as far as the framework's order
// or the path's order tells them apart; each also with the elements of lower levels before those of higher ones. The
// schedule that ends first is kept; of those that end at the same time, the one that reaches the first level
// earliest, then the second one, and so on. So no plan is longer than a list schedule by longest remaining chain.

// job is an element of the path as work of its team.
type job struct {
	// at is the element's position in the framework, team that of its owner.
	at, team int
	// moves are those from its grade until it is in place, in their order.
	moves []move
	// level is the one on the path to which the element is put in place.
	level int
	// requires and dependents are the jobs, by index, right before and after this one.
	requires, dependents []int
}

// move is the work up to one grade.
type move struct {
	from, to framework.Grade
	// days is the work in person-days, lasts how many calendar days pass at least from its start until it is done.
	days, lasts int
}

// days is the work of the job.
func (j *job) days() int {
	days := 0
	for _, m := range j.moves {
		days += m.days
	}
	return days
}

// instant is a time in periods: day/capacity, where day counts the days of a team with that capacity.
type instant struct{ day, capacity int }

func (i instant) compare(other instant) int {
	return cmp.Compare(i.day*other.capacity, other.day*i.capacity)
}

// firstDay is the first day of a team with the capacity that does not begin before the instant, from 0.
func (i instant) firstDay(capacity int) int {
	return (i.day*capacity + i.capacity - 1) / i.capacity
}

// period is the index of the period that ends with the instant or holds it.
func (i instant) period() int { return max(i.day-1, 0) / i.capacity }

// scheduler lays out jobs, which stand in path order: requirements before what requires them.
type scheduler struct {
	jobs []job
	// capacity is that of each team in a period.
	capacity []int
	// period is what the capacities are for, start the month in which the first one starts.
	period Period
	start  Month
	// weekdays are those of the periods that were asked for.
	weekdays [][]time.Time
}

// days are the weekdays of a period.
func (s *scheduler) days(at int) []time.Time {
	for next := len(s.weekdays); next <= at; next++ {
		s.weekdays = append(s.weekdays, s.period.weekdays(s.start+Month(next*s.period.Months())))
	}
	return s.weekdays[at]
}

// schedule is when each move of each job starts, as a day of its team, counted from 0 over all periods.
type schedule [][]int

// best is the best of the list schedules.
func (s *scheduler) best() schedule {
	var best schedule
	for _, levelFirst := range []bool{true, false} {
		for _, chain := range [][]int{s.chains(s.billionths), s.chains(s.personDays)} {
			for _, tie := range []func(int) int{
				func(i int) int { return i },
				func(i int) int { return s.jobs[i].at },
			} {
				tried := s.list(s.ranks(levelFirst, chain, tie))
				if best == nil || s.compare(tried, best) < 0 {
					best = tried
				}
			}
		}
	}
	return best
}

func (s *scheduler) personDays(i int) int { return s.jobs[i].days() }

// billionths is the time that a job takes in billionths of a period, rounded down: good enough to sort by, and the
// same on every machine.
func (s *scheduler) billionths(i int) int {
	const billion, monthDays = 1_000_000_000, 30
	work, total := 0, 0
	for _, m := range s.jobs[i].moves {
		if lasts := m.lasts * billion / (monthDays * s.period.Months()); lasts > m.days*billion/s.capacity[s.jobs[i].team] {
			total += lasts
		} else {
			work += m.days
		}
	}
	return total + work*billion/s.capacity[s.jobs[i].team]
}

// chains is, for each job, its length and that of the longest chain of what waits for it.
func (s *scheduler) chains(length func(int) int) []int {
	chains := make([]int, len(s.jobs))
	for i, j := range slices.Backward(s.jobs) {
		for _, dependent := range j.dependents {
			chains[i] = max(chains[i], chains[dependent])
		}
		chains[i] += length(i)
	}
	return chains
}

// ranks gives each job its place in a list.
func (s *scheduler) ranks(levelFirst bool, chain []int, tie func(int) int) []int {
	order := make([]int, len(s.jobs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		byLevel := 0
		if levelFirst {
			byLevel = cmp.Compare(s.jobs[a].level, s.jobs[b].level)
		}
		return cmp.Or(byLevel, cmp.Compare(chain[b], chain[a]), cmp.Compare(tie(a), tie(b)))
	})
	ranks := make([]int, len(order))
	for rank, i := range order {
		ranks[i] = rank
	}
	return ranks
}

// list makes the list schedule for the ranks: again and again the next move of the job that can start or go on earliest, of
// several the one that its team has been at, then the one with the lowest rank.
func (s *scheduler) list(ranks []int) schedule {
	starts := make(schedule, len(s.jobs))
	placed := func(i int) bool { return len(starts[i]) == len(s.jobs[i].moves) }
	free := make([]int, len(s.capacity))
	for {
		next, nextDay, nextRank := -1, 0, 0
		for i, j := range s.jobs {
			if placed(i) || slices.ContainsFunc(j.requires, func(r int) bool { return !placed(r) }) {
				continue
			}
			day, rank := max(free[j.team], s.ready(starts, i)), ranks[i]
			if begun := len(starts[i]); begun > 0 && day == starts[i][begun-1]+j.moves[begun-1].days {
				rank = -1
			}
			if next >= 0 {
				later := instant{day, s.capacity[j.team]}.compare(instant{nextDay, s.capacity[s.jobs[next].team]})
				if cmp.Or(later, cmp.Compare(rank, nextRank)) > 0 {
					continue
				}
			}
			next, nextDay, nextRank = i, day, rank
		}
		if next < 0 {
			return starts
		}
		free[s.jobs[next].team] = nextDay + s.jobs[next].moves[len(starts[next])].days
		starts[next] = append(starts[next], nextDay)
	}
}

// ready is the first day of the job's team on which its next move can begin: all that the job requires is done, and so is the move
// before.
func (s *scheduler) ready(starts schedule, i int) int {
	capacity := s.capacity[s.jobs[i].team]
	if begun := len(starts[i]); begun > 0 {
		return s.doneAt(starts, i, begun-1).firstDay(capacity)
	}
	day := 0
	for _, required := range s.jobs[i].requires {
		day = max(day, s.end(starts, required).firstDay(capacity))
	}
	return day
}

// doneAt is when a move of a job is done: its work is, and it has lasted long enough.
func (s *scheduler) doneAt(starts schedule, i, of int) instant {
	start, m, capacity := starts[i][of], s.jobs[i].moves[of], s.capacity[s.jobs[i].team]
	worked := instant{start + m.days, capacity}
	if m.lasts == 0 {
		return worked
	}
	if lasted := s.lasted(start, capacity, m.lasts); lasted.compare(worked) > 0 {
		return lasted
	}
	return worked
}

// lasted is the first weekday on which so many calendar days have passed since a day of a team with the capacity, as a part of the period
// that holds the last of them. A period ends with its last weekday, and begins with its first.
func (s *scheduler) lasted(day, capacity, lasts int) instant {
	at := day / capacity
	days := s.days(at)
	over := days[day%capacity*len(days)/capacity].AddDate(0, 0, lasts)
	for over.After((s.start + Month((at+1)*s.period.Months())).begins()) {
		at++
	}
	days = s.days(at)
	passed := slices.IndexFunc(days, func(day time.Time) bool { return !day.Before(over) })
	if passed < 0 {
		passed = len(days)
	}
	return instant{at*len(days) + max(passed, 1), len(days)}
}

// end is when a job is done.
func (s *scheduler) end(starts schedule, i int) instant {
	return s.doneAt(starts, i, len(s.jobs[i].moves)-1)
}

// compare orders schedules: the one that ends earlier first, then the one that is earlier through with the lowest
// level, then with the next one.
func (s *scheduler) compare(a, b schedule) int {
	top := 0
	for _, j := range s.jobs {
		top = max(top, j.level)
	}
	order := s.through(a, top).compare(s.through(b, top))
	for level := 1; order == 0 && level < top; level++ {
		order = s.through(a, level).compare(s.through(b, level))
	}
	return order
}

// through is when all jobs up to a level are done.
func (s *scheduler) through(starts schedule, level int) instant {
	last := instant{0, 1}
	for i, j := range s.jobs {
		if end := s.end(starts, i); j.level <= level && end.compare(last) > 0 {
			last = end
		}
	}
	return last
}
