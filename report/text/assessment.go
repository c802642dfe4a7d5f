package text

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"revops/assess"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// assessment is a result whose parts are laid out for a person.
type assessment struct{ narrative.Assessment }

// Assessment writes an assessment for a terminal: the level and how far the next one is, a bar for each level and each group of
// each lens, what blocks, the next steps, the findings and the gate.
func Assessment(w io.Writer, of narrative.Assessment, style Style) error {
	a := assessment{of}
	return WriteTerminal(w, style, func(t *Terminal) {
		a.head(t)
		if a.Result.Level != nil {
			a.levels(t)
		}
		for i := range a.Result.Lenses {
			lens := &a.Result.Lenses[i]
			if lens.Assessed {
				a.lens(t, lens, nil)
			}
			if lens.ID == a.Model.LevelLens && style.Width >= heatWidth {
				a.heat(t)
			}
		}
		a.blockers(t)
		if next := a.Result.NextLevel; next != nil && next.Path != nil {
			t.Note("Run revops gaps to see the shortest path to the level and all other gaps, revops explain to see what an element means.")
		}
		a.steps(t)
		a.team(t)
		a.plan(t)
		a.changes(t)
		a.benchmark(t)
		a.disagreement(t)
		a.evidence(t)
		a.untested(t)
		a.findings(t)
		a.gate(t)
	})
}

func (a assessment) head(t *Terminal) {
	about := a.About()
	for i := range about {
		about[i] = diag.Printable(about[i])
	}
	t.Paragraph("", strings.Join(about, ", "))
	t.Line("")
	a.whatIf(t)
	level := a.Result.Level
	if level == nil {
		t.Paragraph("", t.Paint(strings.ToUpper(narrative.NoLevelTitle), color.Bold)+". "+a.NoLevel())
		return
	}
	a.levelLine(t)
	t.Paragraph("", a.LevelMeaning())
	for _, remark := range a.Remarks() {
		t.Paragraph("", remark)
	}
}

// whatIf says first of all that grades were assumed, which, and what that does to level and score.
func (a assessment) whatIf(t *Terminal) {
	if a.Assumed() == "" {
		return
	}
	t.Paragraph("", t.Paint("WHAT IF", color.Bold)+" "+a.Assumed())
	for _, line := range append(a.Assumptions(), a.Effect()) {
		t.Paragraph("  ", line)
	}
	t.Line("")
}

func (a assessment) levels(to Layout) {
	to.Heading("Levels")
	var rows [][]string
	for i := range a.Result.Levels {
		level := &a.Result.Levels[i]
		rows = append(rows, []string{
			level.String(), to.Bar(level.Score), document.Scores(level.Scores()),
			fmt.Sprintf("%d of %d", level.InPlace, level.Applicable), strconv.Itoa(level.Needed), level.State(),
		})
	}
	to.Table([]Column{
		{Title: "Level", Flexible: true},
		{Title: ""},
		{Title: "Score", Number: true},
		{Title: "In place", Number: true},
		{Title: "Needed", Number: true},
		{Title: "Status", Flexible: true},
	}, rows)
	to.Note(document.InPlaceRule(a.Model.Policy))
	if line := a.ByAnswersLine(); line != "" {
		to.Note(line)
	}
}

// lens writes a lens group by group: the level lens with the levels of its groups and, unless after is nil, their scores after
// the path; one that others serve with its own score and that of the practice, and any other with what is in place.
func (a assessment) lens(to Layout, lens *document.Lens, after []assess.Score) {
	to.Heading(a.LensTitle(lens))
	columns := []Column{{Title: document.Capital(a.GroupNoun(lens.ID)), Flexible: true}, {Title: ""}}
	figures := a.GroupFigures(lens)
	if after != nil && lens.ID == a.Model.LevelLens {
		figures = append(figures, narrative.GroupFigure{Title: "After path", Of: func(i int) string { return after[i].String() }})
	}
	for _, figure := range figures {
		columns = append(columns, Column{Title: figure.Title, Number: true, Flexible: !strings.Contains(figure.Title, " ")}) // titles aren't wrapped
	}
	var rows [][]string
	for i := range lens.Groups {
		row := []string{lens.Groups[i].Name, to.Bar(lens.Groups[i].Score)}
		for _, figure := range figures {
			row = append(row, figure.Of(i))
		}
		rows = append(rows, row)
	}
	to.Table(columns, rows)
	if legend := a.Legend(lens); legend != "" {
		to.Note(legend)
	}
}

func (a assessment) steps(t *Terminal) {
	if len(a.Result.NextSteps) == 0 {
		return
	}
	t.Heading(narrative.StepsTitle)
	shown := min(cmp.Or(t.style.Steps, assess.DefaultSteps), len(a.Result.NextSteps))
	for i := range shown {
		step := &a.Result.NextSteps[i]
		lead := fmt.Sprintf("%2d. ", i+1)
		indent := strings.Repeat(" ", len(lead))
		if i > 0 {
			t.Line("")
		}
		t.Paragraph(lead, t.Paint(a.Name(step.Element), color.Bold)+": "+step.StepMove())
		t.Paragraph(indent, a.StepWork(step))
		for _, fact := range a.StepFacts(step) {
			t.Paragraph(indent+fmt.Sprintf("%-11s", fact.Label), fact.Text)
		}
	}
	if more := len(a.Result.NextSteps) - shown; more > 0 {
		t.Line("")
		t.Note(document.Count(more, "more step", "more steps") + " on the path: add -o report.html to see them all.")
	}
	a.worth(t)
}

// worth says what a point of each factor is worth, below what says which factors it improves.
func (a assessment) worth(to Layout) {
	rows := a.WorthRows()
	if rows == nil {
		return
	}
	to.Heading(document.PointWorthTitle)
	to.Table(worthColumns(), rows)
	note := narrative.WorthNote
	if to.Operated() {
		note += " Run revops forecast to see how."
	}
	to.Note(note)
}

// plan says when the levels are reached and what that takes of each team; revops plan shows the periods.
func (a assessment) plan(t *Terminal) {
	switch plan := a.Result.Plan; {
	case plan == nil:
	case len(plan.Periods) == 0:
		t.Line("")
		t.Paragraph("", narrative.NothingToPlan)
	default:
		a.planOutcome(t)
		a.planTeams(t)
	}
}

// changes says what is not what it was in the baseline.
func (a assessment) changes(t *Terminal) {
	if a.Result.Comparison == nil {
		return
	}
	c := comparison{a.Comparison()}
	t.Heading(c.Since())
	t.Note(c.Moves())
	c.split(t)
	c.elements(t)
}

func (a assessment) gate(t *Terminal) {
	if a.Result.Gate == nil {
		return
	}
	t.Heading("Gate")
	for _, check := range a.Result.Gate.Checks {
		state := t.Paint("passed", color.FgGreen)
		if !check.Passed {
			state = t.Paint("FAILED", color.FgRed, color.Bold)
		}
		t.Note(state + " " + check.Demand())
	}
}

// benchmark writes where the company stands among others.
func (a assessment) benchmark(to Layout) {
	b := a.Result.Benchmark
	if b == nil {
		return
	}
	to.Heading(narrative.BenchmarkTitle)
	var rows [][]string
	for _, row := range b.Rows() {
		rows = append(rows, []string{
			row.Name, row.Score.String(), row.LowerQuartile.String(), row.Median.String(), row.UpperQuartile.String(), row.Rank(),
		})
	}
	to.Table([]Column{
		{Title: document.Capital(a.GroupNoun(a.Model.LevelLens)), Flexible: true},
		{Title: "Score", Number: true},
		{Title: narrative.LowerQuartileTitle, Number: true},
		{Title: narrative.MedianTitle, Number: true},
		{Title: narrative.UpperQuartileTitle, Number: true},
		{Title: narrative.RankTitle, Number: true},
	}, rows)
	for _, line := range b.Lines() {
		to.Note(line)
	}
}

// evidence writes the answers beside the grades that the deals suggest. One that they contradict is marked by a word, and comes first.
func (a assessment) evidence(to Layout) {
	if a.Result.Evidence == nil {
		return
	}
	to.Heading(narrative.EvidenceTitle)
	to.Note(a.EvidenceLine())
	if a.shownTable(to, true) {
		to.Note(a.EvidenceLegend())
	}
	if lowered := a.LoweredLine(); lowered != "" {
		to.Note(lowered)
	}
}

// untested writes the answers that deals neither support nor contradict.
func (a assessment) untested(to Layout) {
	if a.Has(narrative.SectionUntested) {
		to.Heading(narrative.UntestedTitle)
		a.shownTable(to, false)
		to.Note(narrative.UntestedLegend)
	}
}

// shownTable is the answers that deals test, or the others. It reports whether there are any.
func (a assessment) shownTable(to Layout, tested bool) bool {
	var rows [][]string
	for _, e := range a.EvidenceElements() {
		if e.Tests() != tested {
			continue
		}
		mark := e.MarkWord()
		if e.Contradicts {
			mark = to.Paint(mark, color.FgRed)
		}
		rows = append(rows, []string{a.Name(e.Element), document.GradeWord(e.Answer), e.Words(), mark, diag.Printable(e.Basis())})
	}
	if len(rows) > 0 {
		to.Table([]Column{
			{Title: "Element", Flexible: true},
			{Title: "Answer", Flexible: true},
			{Title: "CRM evidence", Flexible: true},
			{Title: "Answer is"},
			{Title: "Based on", Flexible: true},
		}, rows)
	}
	return len(rows) > 0
}
