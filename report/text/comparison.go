package text

import (
	"fmt"
	"io"

	"github.com/fatih/color"

	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// comparison is a comparison whose parts are laid out for a person.
type comparison struct{ narrative.Comparison }

// Comparison writes a comparison for a terminal: what was compared, level and score, who changed what where the framework
// changed too, the groups, with their trend where there is one, and the elements that are not what they were.
func Comparison(w io.Writer, of narrative.Comparison, style Style) error {
	c := comparison{of}
	return WriteTerminal(w, style, func(t *Terminal) {
		t.Paragraph("", diag.Printable(c.About()))
		t.Line("")
		t.Line(t.Paint("MATURITY LEVEL "+c.LevelMove(), color.Bold) + ", score " + c.ScoreMove())
		for _, remark := range c.Remarks() {
			t.Paragraph("", remark)
		}
		c.body(t)
	})
}

// ComparisonMarkdown writes the same as Markdown.
func ComparisonMarkdown(w io.Writer, of narrative.Comparison) error {
	c := comparison{of}
	return WriteMarkdown(w, func(m *Markdown) {
		m.Title("Maturity level " + c.LevelMove() + ", score " + c.ScoreMove())
		m.Paragraph(Strong(c.About()))
		m.List(Plains(c.Remarks()))
		c.body(m)
	})
}

// markdownPart writes the comparison within an assessment.
func (c comparison) markdownPart(m *Markdown) {
	m.Heading(c.Since())
	m.Note(c.Moves())
	m.Nested(func() { c.body(m) })
}

// body writes what was compared and what changed.
func (c comparison) body(to Layout) {
	c.files(to)
	c.split(to)
	for _, lens := range c.Lenses() {
		c.groups(to, lens)
	}
	c.elements(to)
}

func (c comparison) files(to Layout) {
	to.Heading(narrative.ComparedTitle)
	var rows [][]string
	for i := range c.Files {
		f := &c.Files[i]
		rows = append(rows, []string{
			string(f.Date), diag.Printable(f.File), f.Framework.In(c.Model), f.LevelWithRange(), document.Scores(f.Scores()),
		})
	}
	to.Table([]Column{
		{Title: "Date"},
		{Title: "File", Flexible: true},
		{Title: "Framework"},
		{Title: "Level", Flexible: true},
		{Title: "Score", Number: true},
	}, rows)
	if c.Trend != nil {
		to.Note(fmt.Sprintf("Score %s %s", to.Spark(c.Trend.Scores), ScoreList(c.Trend.Scores)))
	}
}

// split says, where the framework changed, what that did and what the company did.
func (c comparison) split(to Layout) {
	if c.Split == nil {
		return
	}
	to.Heading(c.SplitTitle())
	row := func(what string, change *document.Change) []string {
		return []string{
			what, c.LevelName(change.Level.Before), c.LevelName(change.Level.After), change.Score.Before.String(),
			change.Score.After.String(), change.Score.Change.String(),
		}
	}
	to.Table([]Column{
		{Title: narrative.CauseTitle},
		{Title: "Level before", Flexible: true},
		{Title: "Level after", Flexible: true},
		{Title: "Score before", Number: true},
		{Title: "Score after", Number: true},
		{Title: "Change", Number: true},
	}, [][]string{row("Framework", &c.Split.Model), row("Company", &c.Split.Company)})
	if len(c.Split.Model.Elements) > 0 {
		to.Note("Due to the framework: " + narrative.KindCounts(c.Split.Model.Elements) + ".")
	}
	if len(c.Split.Company.Elements) > 0 {
		to.Note("Due to the company: " + narrative.KindCounts(c.Split.Company.Elements) + ".")
	}
}

func (c comparison) groups(to Layout, id framework.LensID) {
	title, noun := c.LensTitle(id)
	to.Heading(title + ": score by " + noun)
	columns := []Column{
		{Title: document.Capital(noun), Flexible: true},
		{Title: "Before", Number: true},
		{Title: "After", Number: true},
		{Title: "Change", Number: true},
	}
	if c.Split != nil {
		columns = append(columns, Column{Title: "Framework", Number: true}, Column{Title: "Company", Number: true})
	}
	if c.Trend != nil {
		columns = append(columns, Column{Title: "Trend"}, Column{Title: "Scores"})
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
			row = append(row, to.Spark(c.Trend.Groups[i].Scores), ScoreList(c.Trend.Groups[i].Scores))
		}
		rows = append(rows, row)
	}
	to.Table(columns, rows)
}

func (c comparison) elements(to Layout) {
	if len(c.Elements) == 0 {
		return
	}
	to.Heading(narrative.ChangedTitle)
	var rows [][]string
	for _, e := range c.Elements {
		rows = append(rows, []string{
			narrative.KindWord(e.Kind), diag.Printable(e.Name), e.BeforeWord(), e.AfterWord(), e.ChangeWord(),
		})
	}
	to.Table([]Column{
		{Title: "Change"},
		{Title: "Element", Flexible: true},
		{Title: "Before"},
		{Title: "After"},
		{Title: "Points", Number: true},
	}, rows)
}
