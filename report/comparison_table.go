package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/fatih/color"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// Comparison is a comparison with the framework by which answers are counted now.
type Comparison struct {
	Model *framework.Framework
	*assess.Comparison
}

// Forms lists the formats of a comparison.
func (c Comparison) Forms() []Form {
	return []Form{
		{FormatTable, c.Table},
		unstyled(FormatJSON, c.JSON),
		unstyled(FormatMarkdown, c.Markdown),
		unstyled(FormatHTML, c.HTML),
		unstyled(FormatCSV, c.CSV),
		unstyled(FormatXLSX, c.XLSX),
	}
}

// Table writes the comparison for a person: what was compared, level and score, who changed what where the framework
// changed too, the groups, with their trend where there is one, and the elements that are not what they were.
func (c Comparison) Table(w io.Writer, style Style) error {
	p := &page{style: style}
	c.head(p)
	c.files(p)
	c.split(p)
	for _, lens := range c.lenses() {
		c.groups(p, lens)
	}
	c.elements(p)
	_, err := io.WriteString(w, p.String())
	return err
}

func (c Comparison) head(p *page) {
	p.text("", diag.Printable(c.about()))
	p.line("")
	p.line(p.paint("LEVEL "+c.levelMove(), color.Bold) + "   score " + c.scoreMove())
	for _, remark := range c.remarks() {
		p.text("", remark)
	}
}

// about says whose results are compared, and of which days.
func (c Comparison) about() string {
	first, last := c.Snapshots[0], c.Snapshots[len(c.Snapshots)-1]
	about := fmt.Sprintf("%s to %s", cmp.Or(string(first.Date), "no date"), cmp.Or(string(last.Date), "no date"))
	if name := organization(c.Comparison); name != "" {
		return name + ", " + about
	}
	return about
}

// levelMove says the level and, where that was another, the one before.
func (c Comparison) levelMove() string {
	level := levelWord(c.Level.After)
	if change, ok := c.Level.Change(); !ok || change != 0 {
		return fmt.Sprintf("%s (was %s)", level, levelWord(c.Level.Before))
	}
	return level
}

// remarks say how many elements changed, and why nobody can say what changed them.
func (c Comparison) remarks() []string {
	var remarks []string
	if c.Empty() {
		remarks = append(remarks, "Nothing changed.")
	} else if len(c.Elements) > 0 {
		remarks = append(remarks, "Elements: "+kindCounts(c.Elements)+".")
	}
	if untold := c.untold(); untold != "" {
		remarks = append(remarks, untold)
	}
	return remarks
}

// since names the first of two snapshots.
func (c Comparison) since() string {
	first := c.Snapshots[0]
	return "Since " + cmp.Or(string(first.Date), diag.Printable(first.File))
}

// moves says in a sentence what became of level, score and elements.
func (c Comparison) moves() string {
	if c.Empty() {
		return "Nothing changed."
	}
	line := fmt.Sprintf("Level %s → %s, score %s", levelWord(c.Level.Before), levelWord(c.Level.After), c.scoreMove())
	if len(c.Elements) > 0 {
		line += ", elements: " + kindCounts(c.Elements)
	}
	return line + "."
}

// untold says that the framework changed and that what it changed is not known, "" where that is not so.
func (c Comparison) untold() string {
	first, last := c.Snapshots[0], c.Snapshots[len(c.Snapshots)-1]
	if first.Reference() == last.Reference() || c.Causes != nil {
		return ""
	}
	return fmt.Sprintf("The first is counted by %s, the last by %s, the framework at hand is %s: what the framework changed "+
		"and what the company changed cannot be told apart.", first.Reference(), last.Reference(), c.Model.Reference())
}

func levelWord(level *framework.Level) string {
	if level == nil {
		return "–"
	}
	return diag.Printable(level.String())
}

// scoreMove says a score and where it came from, each with the range that open elements leave.
func (c Comparison) scoreMove() string {
	first, last := c.Snapshots[0], c.Snapshots[len(c.Snapshots)-1]
	return fmt.Sprintf("%s → %s (%s)", scores(first.Score), scores(last.Score), c.Score.Change())
}

func (c Comparison) files(p paper) {
	p.heading("Compared")
	var rows [][]string
	for _, s := range c.Snapshots {
		rows = append(rows, []string{string(s.Date), diag.Printable(s.File), s.Reference(), snapshotLevel(s), scores(s.Score)})
	}
	p.table([]column{
		{title: "Date"},
		{title: "File", flexible: true},
		{title: "Framework"},
		{title: "Level", flexible: true},
		{title: "Score", number: true},
	}, rows)
	if c.Trend != nil {
		p.note(fmt.Sprintf("Score %s %s", sparkline(c.Trend.Scores), figures(c.Trend.Scores)))
	}
}

// snapshotLevel is the level of a snapshot, with what open elements leave room for.
func snapshotLevel(s *assess.Snapshot) string {
	level := levelWord(s.Level)
	if s.Level != nil && s.LevelRange.High > s.LevelRange.Low {
		level += fmt.Sprintf(" (up to %d)", s.LevelRange.High)
	}
	return level
}

// split says, where the framework changed, what that did and what the company did.
func (c Comparison) split(p paper) {
	if c.Causes == nil {
		return
	}
	p.heading(c.splitTitle())
	row := func(what string, change assess.Change) []string {
		return []string{
			what, levelWord(change.Level.Before), levelWord(change.Level.After), change.Score.Before.String(),
			change.Score.After.String(), change.Score.Change().String(),
		}
	}
	p.table([]column{
		{title: ""},
		{title: "Level before", flexible: true},
		{title: "Level after", flexible: true},
		{title: "Score before", number: true},
		{title: "Score after", number: true},
		{title: "Change", number: true},
	}, [][]string{row("Framework", c.Causes.Model), row("Company", c.Causes.Company)})
	if len(c.Causes.Model.Elements) > 0 {
		p.note("Elements, by the framework: " + kindCounts(c.Causes.Model.Elements) + ".")
	}
	if len(c.Causes.Company.Elements) > 0 {
		p.note("Elements, by the company: " + kindCounts(c.Causes.Company.Elements) + ".")
	}
}

func (c Comparison) splitTitle() string {
	first, last := c.Snapshots[0], c.Snapshots[len(c.Snapshots)-1]
	return fmt.Sprintf("What changed: %s to %s, and the company", first.Reference(), last.Reference())
}

// lensTitle is the heading of a lens, and what its groups are called; its id, and groups, if the model does not know it.
func (c Comparison) lensTitle(id framework.LensID) (title, noun string) {
	if lens, known := c.Model.Lens(id); known {
		return lens.Name, lens.GroupNoun
	}
	return string(id), "group"
}

// lenses lists those of the groups, in their order.
func (c Comparison) lenses() []framework.LensID {
	var ids []framework.LensID
	for _, g := range c.Groups {
		if !slices.Contains(ids, g.Lens) {
			ids = append(ids, g.Lens)
		}
	}
	return ids
}

func (c Comparison) groups(p paper, id framework.LensID) {
	title, noun := c.lensTitle(id)
	p.heading(title + " by " + noun)
	columns := []column{
		{title: capital(noun), flexible: true},
		{title: "Before", number: true},
		{title: "After", number: true},
		{title: "Change", number: true},
	}
	if c.Causes != nil {
		columns = append(columns, column{title: "Framework", number: true}, column{title: "Company", number: true})
	}
	if c.Trend != nil {
		columns = append(columns, column{title: "Trend"}, column{title: ""})
	}
	var rows [][]string
	for i, g := range c.Groups {
		if g.Lens != id {
			continue
		}
		row := []string{diag.Printable(g.Name), g.Before.String(), g.After.String(), g.Change().String()}
		if c.Causes != nil {
			row = append(row, groupDifference(c.Causes.Model, g.ID), groupDifference(c.Causes.Company, g.ID))
		}
		if c.Trend != nil {
			row = append(row, sparkline(c.Trend.Groups[i].Scores), figures(c.Trend.Groups[i].Scores))
		}
		rows = append(rows, row)
	}
	p.table(columns, rows)
}

func groupDifference(c assess.Change, id framework.GroupID) string {
	for _, g := range c.Groups {
		if g.ID == id {
			return g.Change().String()
		}
	}
	return assess.Difference{}.String()
}

func (c Comparison) elements(p paper) {
	if len(c.Elements) == 0 {
		return
	}
	p.heading("Elements that changed")
	var rows [][]string
	for _, e := range c.Elements {
		what, before, after, change := changeWords(e)
		rows = append(rows, []string{what, diag.Printable(e.Name), before, after, change})
	}
	p.table([]column{
		{title: ""},
		{title: "Element", flexible: true},
		{title: "Before"},
		{title: "After"},
		{title: "Points", number: true},
	}, rows)
}
