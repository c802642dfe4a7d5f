package text

import (
	"fmt"
	"io"
	"slices"

	"revops/assess"

	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Comparison writes a comparison for a terminal: what was compared, level and score, who changed what where the framework
// changed too, the groups, with their trend where there is one, and the elements that are not what they were.
func Comparison(w io.Writer, c narrative.Comparison, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) {
		t.Paragraph("", diag.Printable(c.About()))
		t.Line("")
		t.Line(t.Paint("MATURITY LEVEL "+c.LevelMove(), Emphasis) + ", score " + c.ScoreMove())
		for _, remark := range c.Remarks() {
			t.Paragraph("", remark)
		}
		ComparisonTables{t, c}.Write()
	})
}

// ComparisonMarkdown writes the same as Markdown.
func ComparisonMarkdown(w io.Writer, c narrative.Comparison) error {
	return WriteMarkdown(w, func(m *Markdown) {
		m.Title("Maturity level " + c.LevelMove() + ", score " + c.ScoreMove())
		m.Paragraph(Strong(c.About()))
		m.List(Plains(c.Remarks()))
		ComparisonTables{m, c}.Write()
	})
}

// Change writes what is not what it was in the baseline.
func (a Sections) Change(to Layout) {
	c := ComparisonTables{to, a.Comparison()}
	to.Heading(c.Since())
	to.Note(c.Moves())
	to.Nested(c.Write)
}

// ComparisonTables are the tables of a comparison.
type ComparisonTables struct {
	Layout
	narrative.Comparison
}

// Write writes what was compared and what changed.
func (c ComparisonTables) Write() {
	c.files()
	c.split()
	for _, lens := range c.Lenses() {
		c.groups(lens)
	}
	c.elements()
}

func (c ComparisonTables) files() {
	c.Heading(narrative.ComparedTitle)
	var rows [][]string
	for i := range c.Files {
		f := &c.Files[i]
		rows = append(rows, []string{
			string(f.Date), diag.Printable(f.File), f.Framework.In(c.Model), f.LevelWithRange(), document.Scores(f.Scores()),
		})
	}
	c.Table(slices.Concat(Words("Date"), Prose("File"), Words("Framework"), Prose("Level"), Numbers("Score")), rows)
	if c.Trend != nil && !c.Page() { // else a chart shows them
		c.Note(fmt.Sprintf("Score %s %s", c.Spark(c.Trend.Scores), ScoreList(c.Trend.Scores)))
	}
}

// split says, where the framework changed, what that did and what the company did.
func (c ComparisonTables) split() {
	if c.Split == nil {
		return
	}
	c.Heading(c.SplitTitle())
	row := func(what string, change *document.Change) []string {
		return []string{
			what, c.LevelName(change.Level.Before), c.LevelName(change.Level.After), change.Score.Before.String(),
			change.Score.After.String(), change.Score.Change.String(),
		}
	}
	columns := slices.Concat(Words(narrative.CauseTitle), Prose("Level before", "Level after"), Numbers("Score before", "Score after", "Change"))
	c.Table(columns, [][]string{row("Framework", &c.Split.Model), row("Company", &c.Split.Company)})
	if len(c.Split.Model.Elements) > 0 {
		c.Note("Due to the framework: " + narrative.KindCounts(c.Split.Model.Elements) + ".")
	}
	if len(c.Split.Company.Elements) > 0 {
		c.Note("Due to the company: " + narrative.KindCounts(c.Split.Company.Elements) + ".")
	}
}

func (c ComparisonTables) groups(id framework.LensID) {
	title, noun := c.LensTitle(id)
	c.Heading(title + ": score by " + noun)
	columns := slices.Concat(Prose(document.Capital(noun)), Numbers("Before", "After", "Change"))
	if c.Split != nil {
		columns = append(columns, Numbers("Framework", "Company")...)
	}
	if c.Trend != nil {
		columns = append(columns, Words("Trend", "Scores")...)
	}
	if c.Page() {
		columns = slices.Insert(columns, 1, Column{Bars: []string{"after", "before"}})
	}
	var rows [][]string
	for i, g := range c.Groups {
		if g.Lens != id {
			continue
		}
		row := []string{diag.Printable(g.Name), g.Before.String(), g.After.String(), g.Change.String()}
		if c.Split != nil {
			row = append(row, c.Split.Model.GroupChange(g.ID).String(), c.Split.Company.GroupChange(g.ID).String())
		}
		if c.Trend != nil {
			row = append(row, c.Spark(c.Trend.Groups[i].Scores), ScoreList(c.Trend.Groups[i].Scores))
		}
		if c.Page() {
			row = slices.Insert(row, 1, c.Bar(assess.Range{Low: g.After, High: g.After}, g.Before))
		}
		rows = append(rows, row)
	}
	c.Table(columns, rows)
}

func (c ComparisonTables) elements() {
	if len(c.Elements) == 0 {
		return
	}
	c.Heading(narrative.ChangedTitle)
	var rows [][]string
	for _, e := range c.Elements {
		rows = append(rows, []string{
			narrative.KindWord(e.Kind), diag.Printable(e.Name), e.BeforeWord(), e.AfterWord(), e.ChangeWord(),
		})
	}
	c.Table(slices.Concat(Words("Change"), Prose("Element"), Words("Before", "After"), Numbers("Points")), rows)
}
