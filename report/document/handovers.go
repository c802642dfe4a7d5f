package document

import (
	"cmp"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

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
