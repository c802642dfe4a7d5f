package assess

import (
	"slices"

	"revops/framework"
)

// Decisive explains when a plan ends. Going back from the end, it follows the moves that succeed one another without a pause. If
// some of them wait for their least time, the last such wait decides; otherwise the work of all of them does.
type Decisive struct {
	// Last is the element that is done last.
	Last framework.Place
	// Wait is the move that waits, nil where the work decides.
	Wait *DecisiveWait
	// Teams are those whose work follows one another up to the end, in the order in which they come up.
	Teams []framework.TeamID
}

// DecisiveWait is a move that is done only once its least time has passed.
type DecisiveWait struct {
	Element framework.Place
	To      framework.Grade
	// AtOnce reports that the move starts with the plan, so that it cannot end earlier.
	AtOnce bool
}

// link is a move in a chain, from the end of a plan backwards. What follows it starts once it is done or, if it is of the same team
// and nothing else holds, once its work is.
type link struct {
	job, move int
	byWork    bool
}

// decide says what decides when the plan ends.
func (p *Plan) decide(s *scoring, work *scheduler, starts schedule) {
	at, more := work.lastDone(starts), true
	p.Decisive = &Decisive{Last: s.elements[work.jobs[at.job].at]}
	for ; more; at, more = work.before(starts, at) {
		j := &work.jobs[at.job]
		if element := s.elements[j.at]; !slices.Contains(p.Decisive.Teams, element.Owner) {
			p.Decisive.Teams = slices.Insert(p.Decisive.Teams, 0, element.Owner)
		}
		if !at.byWork && work.waits(starts, at) {
			p.Decisive.Wait = &DecisiveWait{Element: s.elements[j.at], To: j.moves[at.move].to, AtOnce: starts[at.job][at.move] == 0}
			return
		}
	}
}

// lastDone is the move that is done last, the first on the path of several.
func (s *scheduler) lastDone(starts schedule) link {
	last, end := link{}, instant{0, 1}
	for i := range s.jobs {
		for k := range s.jobs[i].moves {
			if done := s.doneAt(starts, i, k); done.compare(end) > 0 {
				last, end = link{job: i, move: k}, done
			}
		}
	}
	return last
}

// waits reports whether a move is done later than its work.
func (s *scheduler) waits(starts schedule, of link) bool {
	worked := instant{starts[of.job][of.move] + s.jobs[of.job].moves[of.move].days, s.capacity[s.jobs[of.job].team]}
	return s.doneAt(starts, of.job, of.move).compare(worked) > 0
}

// before is the move that another one follows without a pause: the one below it, one that its element requires, or the one that its team
// does before. It is false for a move that starts with the plan.
func (s *scheduler) before(starts schedule, of link) (link, bool) {
	start, team := starts[of.job][of.move], s.jobs[of.job].team
	if start == 0 {
		return link{}, false
	}
	if of.move > 0 && s.doneAt(starts, of.job, of.move-1).firstDay(s.capacity[team]) == start {
		return link{job: of.job, move: of.move - 1}, true
	}
	for _, required := range s.jobs[of.job].requires {
		if of.move == 0 && s.end(starts, required).firstDay(s.capacity[team]) == start {
			return link{job: required, move: len(s.jobs[required].moves) - 1}, true
		}
	}
	for i := range s.jobs {
		for k, m := range s.jobs[i].moves {
			if s.jobs[i].team == team && starts[i][k]+m.days == start {
				return link{i, k, true}, true
			}
		}
	}
	return link{}, false
}
