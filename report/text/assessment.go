package text

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Sections are the parts of a report on a result. Each method writes one to a layout, where the result has something for it.
type Sections struct{ narrative.Assessment }

// Assessment writes an assessment for a terminal: the level and how far the next one is, a bar for each level and each group of
// each lens, what blocks, the next steps, the findings and the gate.
func Assessment(w io.Writer, of narrative.Assessment, style Style) error {
	a := Sections{of}
	return WriteTerminal(w, style, func(t *Terminal) {
		a.head(t)
		if a.Result.Level != nil {
			a.levels(t)
		}
		for i := range a.Result.Lenses {
			lens := &a.Result.Lenses[i]
			if lens.Assessed {
				a.Lens(t, lens, nil)
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
		a.Team(t)
		a.plan(t)
		a.changes(t)
		a.Benchmark(t)
		a.Respondents(t)
		a.evidence(t)
		a.untested(t)
		a.Findings(t)
		a.gate(t)
	})
}

func (a Sections) head(t *Terminal) {
	t.Paragraph("", strings.Join(document.Each(a.About(), diag.Printable), ", "))
	t.Line("")
	a.whatIf(t)
	level := a.Result.Level
	if level == nil {
		t.Paragraph("", t.Paint(strings.ToUpper(narrative.NoLevelTitle), Emphasis)+". "+a.NoLevel())
		return
	}
	a.levelLine(t)
	t.Paragraph("", a.LevelMeaning())
	for _, remark := range a.Remarks() {
		t.Paragraph("", remark)
	}
}

// whatIf says first of all that grades were assumed, which, and what that does to level and score.
func (a Sections) whatIf(t *Terminal) {
	if a.Assumed() == "" {
		return
	}
	t.Paragraph("", t.Paint("WHAT IF", Emphasis)+" "+a.Assumed())
	for _, line := range append(a.Assumptions(), a.Effect()) {
		t.Paragraph("  ", line)
	}
	t.Line("")
}

func (a Sections) levels(to Layout) {
	to.Heading("Levels")
	var rows [][]string
	for i := range a.Result.Levels {
		level := &a.Result.Levels[i]
		rows = append(rows, []string{
			level.String(), bar(to, level.Score), document.Scores(level.Scores()),
			fmt.Sprintf("%d of %d", level.InPlace, level.Applicable), strconv.Itoa(level.Needed), level.State(),
		})
	}
	to.Table(slices.Concat(Prose("Level"), Words(""), Numbers("Score", "In place", "Needed"), Prose("Status")), rows)
	to.Note(document.InPlaceRule(a.Model.Policy))
	if line := a.ByAnswersLine(); line != "" {
		to.Note(line)
	}
}

// Lens writes a lens group by group: the level lens with the levels of its groups and, unless after is nil, their scores after
// the path; one that others serve with its own score and that of the practice, and any other with what is in place.
func (a Sections) Lens(to Layout, lens *document.Lens, after []assess.Score) {
	to.Heading(a.LensTitle(lens))
	columns := append(Prose(document.Capital(a.GroupNoun(lens.ID))), Words("")...)
	if lens.Served() {
		columns[1].Bars = []string{a.GroupNoun(lens.ID), "practice"}
	}
	figures := a.GroupFigures(lens)
	if after != nil && lens.ID == a.Model.LevelLens {
		figures = append(figures, narrative.GroupFigure{Title: "After path", Of: func(i int) string { return after[i].String() }})
	}
	for _, figure := range figures {
		columns = append(columns, Column{Title: figure.Title, Number: true, Flexible: !strings.Contains(figure.Title, " ")}) // titles aren't wrapped
	}
	var rows [][]string
	for i := range lens.Groups {
		group := &lens.Groups[i]
		row := []string{group.Name, to.Bar(group.Scores(), group.Done.Value)}
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

func (a Sections) steps(t *Terminal) {
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
		t.Paragraph(lead, t.Paint(a.Name(step.Element), Emphasis)+": "+step.StepMove())
		t.Paragraph(indent, a.StepWork(step))
		for _, fact := range a.StepFacts(step) {
			t.Paragraph(indent+fmt.Sprintf("%-11s", fact.Label), fact.Text)
		}
	}
	if more := len(a.Result.NextSteps) - shown; more > 0 {
		t.Line("")
		t.Note(document.Count(more, "more step", "more steps") + " on the path: add -o report.html to see them all.")
	}
	a.Worth(t)
}

// Worth says what a point of each factor is worth, below what says which factors it improves.
func (a Sections) Worth(to Layout) {
	rows := a.WorthRows()
	if len(rows) == 0 {
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
func (a Sections) plan(t *Terminal) {
	switch plan := a.Result.Plan; {
	case plan == nil:
	case len(plan.Periods) == 0:
		t.Line("")
		t.Paragraph("", narrative.NothingToPlan)
	default:
		a.planOutcome(t)
		a.Workload(t)
	}
}

// changes says what is not what it was in the baseline.
func (a Sections) changes(t *Terminal) {
	if a.Result.Comparison == nil {
		return
	}
	c := ComparisonTables{t, a.Comparison()}
	t.Heading(c.Since())
	t.Note(c.Moves())
	c.split()
	c.elements()
}

func (a Sections) gate(t *Terminal) {
	if a.Result.Gate == nil {
		return
	}
	t.Heading("Gate")
	for _, check := range a.Result.Gate.Checks {
		state := t.Paint("passed", Good)
		if !check.Passed {
			state = t.Paint("FAILED", Failed)
		}
		t.Note(state + " " + check.Demand())
	}
}

// Benchmark writes where the company stands among others.
func (a Sections) Benchmark(to Layout) {
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
	to.Table(slices.Concat(Prose(document.Capital(a.GroupNoun(a.Model.LevelLens))), Numbers("Score", narrative.LowerQuartileTitle, narrative.MedianTitle, narrative.UpperQuartileTitle, narrative.RankTitle)), rows)
	for _, line := range b.Lines() {
		to.Note(line)
	}
}

// evidence writes the answers beside the grades that the deals suggest. One that they contradict is marked by a word, and comes first.
func (a Sections) evidence(to Layout) {
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
func (a Sections) untested(to Layout) {
	if a.Has(narrative.SectionUntested) {
		to.Heading(narrative.UntestedTitle)
		a.shownTable(to, false)
		to.Note(narrative.UntestedLegend)
	}
}

// shownTable is the answers that deals test, or the others. It reports whether there are any.
func (a Sections) shownTable(to Layout, tested bool) bool {
	var rows [][]string
	for _, e := range a.EvidenceElements() {
		if e.Tests() != tested {
			continue
		}
		mark := e.MarkWord()
		if e.Contradicts {
			mark = to.Paint(mark, Bad)
		}
		rows = append(rows, []string{a.Name(e.Element), document.GradeWord(e.Answer), e.Words(), mark, diag.Printable(e.Basis())})
	}
	if len(rows) > 0 {
		to.Table(slices.Concat(Prose("Element", "Answer", "CRM evidence"), Words("Answer is"), Prose("Based on")), rows)
	}
	return len(rows) > 0
}
