package report

import (
	"fmt"
	"io"
	"strconv"

	"github.com/fatih/color"

	"revops/assess"
)

// Table writes the plan for a person: when each level is reached, what each team does in each period, how much of
// its capacity each team needs.
func (p Plan) Table(w io.Writer, style Style) error {
	to := &page{style: style}
	p.head(to)
	if len(p.Plan.Periods) == 0 {
		to.line("")
		to.text("", nothingToPlan)
	} else {
		p.schedule(to)
	}
	_, err := io.WriteString(w, to.String())
	return err
}

const nothingToPlan = "Nothing to plan."

// schedule writes a plan in which there is something to do.
func (p Plan) schedule(to paper) {
	p.outcome(to)
	for _, period := range p.Plan.Periods {
		p.period(to, period)
	}
	p.teams(to)
}

// outcome says when each level is reached.
func (p Plan) outcome(to paper) {
	to.heading("Plan")
	for _, line := range p.outcomes() {
		to.note(line)
	}
}

// outcomes say when each level is reached and which team needs the most time.
func (p Plan) outcomes() []string {
	if len(p.Plan.Periods) == 0 {
		return []string{nothingToPlan}
	}
	var lines []string
	for _, period := range p.Plan.Periods {
		for _, level := range period.Reached {
			lines = append(lines, fmt.Sprintf("Level %s by the end of %s.", level, p.last(period.Start)))
		}
	}
	for _, load := range p.Plan.Teams {
		if load.Team.ID == p.Plan.Bottleneck {
			lines = append(lines, fmt.Sprintf("Bottleneck: %s, with %s of work at %d a %s.",
				load.Team.Name, count(load.Days, "day", "days"), load.Capacity, p.Plan.Period))
		}
	}
	return lines
}

// name is how a period is called: by its month, or its first and its last one.
func (p Plan) name(start assess.Month) string {
	return span(start.String(), p.last(start).String())
}

// last is the last month of the period that starts in a month.
func (p Plan) last(start assess.Month) assess.Month {
	return start + assess.Month(p.Plan.Period.Months()-1)
}

func (p Plan) period(to paper, period assess.PlanPeriod) {
	to.heading(p.name(period.Start))
	var rows [][]string
	for _, step := range period.Steps {
		if !p.Result.Shows(step.Element.Element) {
			continue
		}
		team, _ := p.Model.Team(step.Element.Owner)
		state := "done"
		if !step.Done {
			state = "goes on"
		}
		rows = append(rows, []string{
			team.Name, step.Element.Name, GradeWord(step.From) + " → " + step.To.String(), strconv.Itoa(step.Days), state,
		})
	}
	if len(rows) > 0 {
		to.table([]column{
			{title: "Team", flexible: true},
			{title: "Element", flexible: true},
			{title: "Move", flexible: true},
			{title: "Days", number: true},
			{title: ""},
		}, rows)
	} else {
		to.note("Nothing for this team.")
	}
	for _, level := range period.Reached {
		to.note(to.paint(fmt.Sprintf("Level %s is reached.", level), color.FgGreen))
	}
}

func (p Plan) teams(to paper) {
	to.heading("Teams")
	var rows [][]string
	for _, load := range p.Plan.Teams {
		rows = append(rows, []string{
			load.Team.Name, strconv.Itoa(load.Days), strconv.Itoa(load.Capacity), to.bar(load.Used), load.Used.String() + "%",
			p.name(load.Done),
		})
	}
	to.table([]column{
		{title: "Team", flexible: true},
		{title: "Days", number: true},
		{title: "Capacity", number: true},
		{title: ""},
		{title: "Used", number: true},
		{title: "Done in", flexible: true},
	}, rows)
}
