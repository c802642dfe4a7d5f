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

// Table writes the assessment for a person: the level and how far the next one is, a bar for each level and each group of
// each lens, what blocks, the next steps, the findings and the gate.
func (a Assessment) Table(w io.Writer, style Style) error {
	p := &page{style: style}
	a.head(p)
	if a.Result.Level != nil {
		a.levels(p)
	}
	for _, lens := range a.Result.Lenses {
		if lens.Assessed {
			a.lens(p, lens, nil)
		}
		if lens.Lens.ID == a.Model.LevelLens && style.Width >= heatWidth {
			a.heat(p)
		}
	}
	a.blockers(p)
	if next := a.Result.NextLevel; next != nil && next.Path != nil {
		p.note("revops gaps lists the path and every other gap.")
	}
	a.steps(p)
	a.plan(p)
	a.changes(p)
	a.disagreement(p)
	a.beside(p)
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

func (a Assessment) levels(p paper) {
	p.heading("Levels")
	var rows [][]string
	for _, level := range a.Result.Levels {
		rows = append(rows, []string{
			level.Level.String(), p.bar(level.Score.Low), scores(level.Score),
			fmt.Sprintf("%d of %d", level.InPlace, level.Applicable), strconv.Itoa(level.Needed), levelState(level),
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

// lens writes a lens group by group: the level lens with the levels of its groups, one that others serve as said beside
// done, and any other with what is in place. At is what assess.ScoresAtTarget gives, nil to leave it out.
func (a Assessment) lens(p paper, lens assess.LensResult, at []assess.Score) {
	p.heading(fmt.Sprintf("%s by %s", lens.Lens.Name, lens.Lens.GroupNoun))
	columns := []column{{title: capital(lens.Lens.GroupNoun), flexible: true}, {title: ""}}
	figures := a.figures(lens, at)
	for _, m := range figures {
		columns = append(columns, column{title: m.title, number: true})
	}
	var rows [][]string
	for i, group := range lens.Groups {
		row := []string{group.Group.Name, p.bar(group.Score.Low)}
		for _, m := range figures {
			row = append(row, m.of(i))
		}
		rows = append(rows, row)
	}
	p.table(columns, rows)
	if legend := a.legend(lens); legend != "" {
		p.note(legend)
	}
}

// figure is what a table says of each group of a lens, by its place there.
type figure struct {
	title string
	of    func(group int) string
}

func (a Assessment) figures(lens assess.LensResult, at []assess.Score) []figure {
	groups := lens.Groups
	score := func(i int) string { return scores(groups[i].Score) }
	inPlace := figure{"In place", func(i int) string {
		return fmt.Sprintf("%d of %d", groups[i].InPlace, groups[i].Applicable)
	}}
	switch {
	case lens.Lens.ID == a.Model.LevelLens:
		all := []figure{{"Score", score}, inPlace, {"Level", func(i int) string { return optional(groups[i].Level) }}}
		if at != nil {
			all = append(all, figure{"Target", func(i int) string { return at[i].String() }})
		}
		return all
	case served(lens):
		return []figure{
			{"Said", score},
			{"Done", func(i int) string { return groups[i].Done.String() }},
			{"Apart", func(i int) string { return groups[i].Distance.String() }},
		}
	default:
		return []figure{{"Score", score}, inPlace}
	}
}

func (a Assessment) steps(p *page) {
	if len(a.Result.Steps) == 0 {
		return
	}
	p.heading("Next steps")
	for i, step := range a.Result.Steps {
		lead := fmt.Sprintf("%2d. ", i+1)
		indent := strings.Repeat(" ", len(lead))
		if i > 0 {
			p.line("")
		}
		p.text(lead, p.paint(step.Element.Name, color.Bold)+": "+GradeWord(step.From)+" → "+step.To.String())
		p.text(indent, a.work(step))
		for _, f := range a.facts(step) {
			p.text(indent+fmt.Sprintf("%-11s", f.label), f.text)
		}
	}
}

// fact is a labelled sentence.
type fact struct{ label, text string }

// facts say what to do in a step, when it is done and what comes of it.
func (a Assessment) facts(step assess.NextStep) []fact {
	move, _ := step.Element.Steps.To(step.To)
	var facts []fact
	if step.From.Open() {
		facts = append(facts, fact{"First", findOut})
	}
	facts = append(facts, fact{"Do", move.Do}, fact{"Done when", step.Element.Grades.Of(step.To)})
	if step.DaysToInPlace > 0 {
		facts = append(facts, fact{"Then", count(step.DaysToInPlace, "more day", "more days") + " until it is in place"})
	}
	if len(step.Unlocks) > 0 {
		facts = append(facts, fact{"Unlocks", a.someNames(step.Unlocks) + ", once it is in place"})
	}
	return facts
}

// work says who does a step, how long it takes and where to raise it.
func (a Assessment) work(step assess.NextStep) string {
	team, _ := a.Model.Team(step.Element.Owner)
	return fmt.Sprintf("%s, %s. Raise it in: %s", team.Name, count(step.Days, "day", "days"), team.Channel)
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
		p.note(state + " " + demand(check))
	}
}

// demand says what was wanted and what was found.
func demand(check assess.Check) string {
	return fmt.Sprintf("%s: want %s, got %s", check.Name, check.Want, check.Got)
}
