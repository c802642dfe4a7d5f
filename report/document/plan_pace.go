package document

import (
	"cmp"
	"fmt"
	"slices"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// Decisive is what decides when a plan ends: the last move before the end that has to wait or, where none does, the work of the teams.
type Decisive struct {
	// Last is the element that is done last, on the day Ends.
	Last framework.ElementID `json:"last"`
	Ends answers.Date        `json:"ends"`
	// Waiting is the move that waits, absent where the work decides.
	Waiting *WaitingMove `json:"waiting,omitempty"`
	// Teams are those whose work follows one another without a pause up to the end, or from the move that waits.
	Teams []framework.TeamID `json:"teams"`
}

// WaitingMove is a move that is done only once time has passed.
type WaitingMove struct {
	Element framework.ElementID `json:"element"`
	To      framework.Grade     `json:"to"`
	// Starts is the first day of its work, Lasts how many calendar days pass from there at least.
	Starts answers.Date `json:"starts"`
	Lasts  int          `json:"lasts"`
	// AtOnce says that the move starts with the plan.
	AtOnce bool `json:"at_once"`
}

// decisiveOf is nil where there is nothing to do. The days are those of the whole plan, whichever steps a result shows.
func decisiveOf(plan *assess.Plan) *Decisive {
	if plan.Decisive == nil {
		return nil
	}
	d := &Decisive{Last: plan.Decisive.Last.ID, Teams: plan.Decisive.Teams}
	if wait := plan.Decisive.Wait; wait != nil {
		d.Waiting = &WaitingMove{Element: wait.Element.ID, To: wait.To, AtOnce: wait.AtOnce}
	}
	for _, period := range plan.Periods {
		for _, step := range period.Steps {
			if step.Element.ID == d.Last {
				d.Ends = step.Ends
			}
			if w := d.Waiting; w != nil && step.Element.ID == w.Element && step.To == w.To {
				w.Starts, w.Lasts = cmp.Or(w.Starts, step.Starts), step.Lasts
			}
		}
	}
	return d
}

// warn adds a warning to a plan with work that starts in or before the month of the answers or of the CRM data.
func (p *PlanBody) warn(r *assess.Result) {
	earliest, day, fromData, dated := r.EarliestStart()
	if !dated || p.Start >= earliest || len(p.Periods) == 0 {
		return
	}
	known := "the answers are of "
	if fromData {
		known = "the CRM data runs to "
	}
	p.EarliestStart = present(earliest)
	p.Warnings = append(p.Warnings, fmt.Sprintf("the plan starts in %s, but %s%s: start it in %s or later", p.Start.Name(), known, LongDate(day), earliest.Name()))
}

// WarningLines are the warnings as sentences.
func (p *PlanBody) WarningLines() []string {
	lines := WarningLines(p.Warnings)
	for i := range lines {
		lines[i] += "."
	}
	return lines
}

// BottleneckTitle names the team that needs the most periods: one that is done within a single one holds nothing up, and neither does one
// whose work does not decide when the plan ends.
func (p *PlanBody) BottleneckTitle() string {
	const busiest = "Busiest team"
	if d := p.Decisive; d != nil && p.Bottleneck != nil && (d.Waiting != nil || !slices.Contains(d.Teams, *p.Bottleneck)) {
		return busiest
	}
	for _, load := range p.Teams {
		if p.Bottleneck != nil && load.Team == *p.Bottleneck && load.Days <= load.Capacity {
			return busiest
		}
	}
	return "Bottleneck"
}

// Handover is an element that a team puts in place before another team can start with one that requires it.
type Handover struct {
	Element framework.ElementID `json:"element"`
	Team    framework.TeamID    `json:"team"`
	// Done is the last weekday of the work on it.
	Done answers.Date `json:"done"`
	// For is the element that waits for it, ForTeam its team, and Starts the first weekday of the work on that.
	For     framework.ElementID `json:"for"`
	ForTeam framework.TeamID    `json:"for_team"`
	Starts  answers.Date        `json:"starts"`
}

// handoversOf are those of a plan, in its order; of the team of the result, if it has one. It is never nil.
func handoversOf(r *assess.Result, plan *assess.Plan) []Handover {
	elements := map[framework.ElementID]framework.Place{}
	starts, done := map[framework.ElementID]answers.Date{}, map[framework.ElementID]answers.Date{}
	for _, period := range plan.Periods {
		for _, step := range period.Steps {
			id := step.Element.ID
			elements[id] = step.Element
			starts[id], done[id] = cmp.Or(starts[id], step.Starts), max(done[id], step.Ends)
		}
	}
	handovers := []Handover{}
	for _, id := range plan.Order {
		waiting := elements[id]
		for _, required := range waiting.Requires {
			given, planned := elements[required]
			if planned && given.Owner != waiting.Owner && (r.Shows(given.Element) || r.Shows(waiting.Element)) {
				handovers = append(handovers, Handover{required, given.Owner, done[required], id, waiting.Owner, starts[id]})
			}
		}
	}
	return handovers
}
