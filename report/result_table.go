package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// Table writes the assessment for a person: the level and how far the next one is, a bar for each level, category and
// rule, what blocks, the next steps, the findings and the gate.
func (a Assessment) Table(w io.Writer, style Style) error {
	p := &page{style: style}
	a.head(p)
	if a.Result.Level != nil {
		a.levels(p)
	}
	for _, lens := range a.Result.Lenses {
		if lens.Assessed {
			a.lens(p, lens)
		}
	}
	a.blockers(p)
	a.steps(p)
	a.disagreement(p)
	a.findings(p)
	a.gate(p)
	_, err := io.WriteString(w, p.String())
	return err
}

func (a Assessment) head(p *page) {
	r := a.Result
	about := a.about()
	for i := range about {
		about[i] = diag.Printable(about[i])
	}
	p.text("", strings.Join(about, ", "))
	p.line("")
	a.whatIf(p)
	if r.Level == nil {
		p.text("", p.paint("NO LEVEL", color.Bold)+" "+a.noLevel())
		return
	}
	p.line(p.paint(fmt.Sprintf("LEVEL %d OF %d: %s", r.Level.Number, a.Model.Top().Number, r.Level.Name), color.Bold) +
		"   score " + r.Score.Low.String())
	p.text("", r.Level.Description)
	for _, remark := range a.remarks() {
		p.text("", remark)
	}
}

func (a Assessment) levels(p *page) {
	p.heading("Levels")
	var rows [][]string
	for _, level := range a.Result.Levels {
		state := "not reached"
		switch {
		case level.Reached:
			state = "reached"
		case !level.Assessable:
			state = "not assessable"
		}
		rows = append(rows, []string{
			level.Level.String(), p.bar(level.Score.Low), scores(level.Score),
			fmt.Sprintf("%d of %d", level.InPlace, level.Applicable), strconv.Itoa(level.Needed), state,
		})
	}
	p.table([]column{
		{title: "Level", flexible: true},
		{title: ""},
		{title: "Score", number: true},
		{title: "In place", number: true},
		{title: "Needed", number: true},
		{title: ""},
	}, rows)
}

// lens writes a lens group by group: the level lens with the levels of its groups, others as said beside done.
func (a Assessment) lens(p *page, lens assess.LensResult) {
	p.heading(fmt.Sprintf("%s by %s", lens.Lens.Name, lens.Lens.GroupNoun))
	columns := []column{{title: capital(lens.Lens.GroupNoun), flexible: true}, {title: ""}}
	levelLens := lens.Lens.ID == a.Model.LevelLens
	if levelLens {
		columns = append(columns, column{title: "Score", number: true}, column{title: "In place", number: true},
			column{title: "Level", number: true})
	} else {
		columns = append(columns, column{title: "Said", number: true}, column{title: "Done", number: true},
			column{title: "Apart", number: true})
	}
	var rows [][]string
	for _, group := range lens.Groups {
		row := []string{group.Group.Name, p.bar(group.Score.Low), scores(group.Score)}
		if levelLens {
			row = append(row, fmt.Sprintf("%d of %d", group.InPlace, group.Applicable), optional(group.Level))
		} else {
			row = append(row, group.Done.String(), group.Distance.String())
		}
		rows = append(rows, row)
	}
	p.table(columns, rows)
	if levelLens {
		p.text("  ", fmt.Sprintf("Level: the highest up to which all of the %s is in place.", lens.Lens.GroupNoun))
	} else {
		p.text("  ", a.legend(lens))
	}
}

// legend says what a lens that is not the level lens holds against what.
func (a Assessment) legend(lens assess.LensResult) string {
	return fmt.Sprintf("Said: the answers to the %s itself. Done: the elements of the %s that serve it.",
		lens.Lens.GroupNoun, a.levelLensName())
}

func (a Assessment) steps(p *page) {
	if len(a.Result.Steps) == 0 {
		return
	}
	p.heading("Next steps")
	for i, step := range a.Result.Steps {
		team, _ := a.Model.Team(step.Element.Owner)
		move, _ := step.Element.Steps.To(step.To)
		lead := fmt.Sprintf("%2d. ", i+1)
		indent := strings.Repeat(" ", len(lead))
		if i > 0 {
			p.line("")
		}
		p.text(lead, p.paint(step.Element.Name, color.Bold)+": "+GradeWord(step.From)+" → "+step.To.String())
		p.text(indent, fmt.Sprintf("%s, %s. Raise it in: %s", team.Name, count(step.Days, "day", "days"), team.Channel))
		if step.From.Open() {
			p.text(indent+"First      ", "find out where it stands: an open answer counts as none")
		}
		p.text(indent+"Do         ", move.Do)
		p.text(indent+"Done when  ", step.Element.Grades.Of(step.To))
		if step.DaysToInPlace > 0 {
			p.text(indent+"Then       ", count(step.DaysToInPlace, "more day", "more days")+" until it is in place")
		}
		if len(step.Unlocks) > 0 {
			p.text(indent+"Unlocks    ", a.someNames(step.Unlocks)+", once it is in place")
		}
	}
}

func (a Assessment) names(ids []framework.ElementID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		element, _ := a.Model.Element(id)
		names[i] = element.Name
	}
	return strings.Join(names, ", ")
}

// someNames is names, cut short where they are many.
func (a Assessment) someNames(ids []framework.ElementID) string {
	const most = 4
	if len(ids) <= most {
		return a.names(ids)
	}
	return fmt.Sprintf("%s and %d more", a.names(ids[:most-1]), len(ids)-most+1)
}

func (a Assessment) gate(p *page) {
	if a.Gate == nil {
		return
	}
	p.heading("Gate")
	for _, check := range a.Gate.Checks {
		state := p.paint("passed", color.FgGreen)
		if !check.Passed {
			state = p.paint("FAILED", color.FgRed, color.Bold)
		}
		p.text("  ", fmt.Sprintf("%s %s: want %s, got %s", state, check.Name, check.Want, check.Got))
	}
}
