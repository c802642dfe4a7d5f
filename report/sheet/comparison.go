package sheet

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// comparison makes tables of a comparison.
type comparison struct{ narrative.Comparison }

// ComparisonCSV writes what changed: a row for the level, one for the score, one for the upper ends of the scores, one for each group and one for each element that
// changed. The column "what" says which of these a row is.
func ComparisonCSV(w io.Writer, c narrative.Comparison) error {
	return comparison{c}.allGrid().csv(w)
}

// Comparison writes the comparison as a workbook: what was compared, the groups and the elements that changed.
func Comparison(w io.Writer, c narrative.Comparison, author string) error {
	about := []string{c.Last().Framework.Titled(c.Model)}
	if c.Organization != "" {
		about = append([]string{c.Organization}, about...)
	}
	return workbook{title: "Comparison: " + strings.Join(about, ", "), date: c.Last().Date, pages: comparison{c}.pages()}.write(w, author)
}

func (c comparison) pages() []sheetPage {
	summary := sheetPage{
		name: "Comparison", lines: []string{"Comparison"}, widths: summaryWidths(), grids: []grid{c.movementGrid(), c.filesGrid()},
	}
	summary.lines = append(summary.lines, c.Remarks()...)
	return []sheetPage{summary, pageOf(c.groupsGrid()), pageOf(c.elementsGrid())}
}

func (c comparison) elementsGrid() grid {
	type move = document.ElementMove
	return newGrid(narrative.ChangedTitle, []attribute[move]{
		{"name", "Element", lookPlain, 34, func(e move) any { return e.Name }, nil},
		{"kind", "Change", lookPlain, 16, func(e move) any { return e.Kind }, func(e move) string { return narrative.KindWord(e.Kind) }},
		{"before", "Before", lookGrade, 13, func(e move) any { return e.Before }, func(e move) string { return e.BeforeWord() }},
		{"after", "After", lookGrade, 13, func(e move) any { return e.After }, func(e move) string { return e.AfterWord() }},
		{"change", "Points", lookPoints, 9, func(e move) any { return e.Change }, nil},
		lensOf(c.Model, func(e move) framework.LensID { return e.Lens }),
		{"group", "Group", lookPlain, 28, func(e move) any { return e.Group }, func(e move) string { return c.groupName(e.Group) }},
		{"id", "Element ID", lookPlain, 34, func(e move) any { return e.ID }, nil},
	}, c.Elements)
}

func (c comparison) groupName(id framework.GroupID) string {
	at := slices.IndexFunc(c.Groups, func(g document.GroupMove) bool { return g.ID == id })
	if at < 0 {
		return ""
	}
	return c.Groups[at].Name
}

func (c comparison) groupsGrid() grid {
	type move = document.GroupMove
	fields := []attribute[move]{
		{"name", "Group", lookPlain, 34, func(g move) any { return g.Name }, nil},
		lensOf(c.Model, func(g move) framework.LensID { return g.Lens }),
		{"before", "Before", lookScore, 11, func(g move) any { return g.Before }, nil},
		{"after", "After", lookScore, 11, func(g move) any { return g.After }, nil},
		{"change", "Change", lookChange, 10, func(g move) any { return g.Change }, nil},
	}
	if c.Split != nil {
		fields = append(fields,
			attribute[move]{"framework", "Framework", lookChange, 11, func(g move) any { return c.Split.Model.GroupChange(g.ID) }, nil},
			attribute[move]{"company", "Company", lookChange, 11, func(g move) any { return c.Split.Company.GroupChange(g.ID) }, nil})
	}
	if c.Trend != nil {
		for i, file := range c.Files {
			fields = append(fields, attribute[move]{
				"score", cmp.Or(string(file.Date), file.File), lookScore, 11, func(g move) any { return c.trendScore(g.ID, i) }, nil,
			})
		}
	}
	return newGrid("Group changes", fields, c.Groups)
}

func (c comparison) trendScore(id framework.GroupID, file int) assess.Score {
	at := slices.IndexFunc(c.Trend.Groups, func(g document.GroupTrend) bool { return g.ID == id })
	return c.Trend.Groups[at].Scores[file]
}

func (c comparison) filesGrid() grid {
	type file = document.ComparedFile
	g := newGrid(narrative.ComparedTitle, []attribute[file]{
		{"answers", "Answers of", lookPlain, 0, func(f file) any { return c.label(f) }, nil},
		{"file", "File", lookPlain, 0, func(f file) any { return f.File }, nil},
		{"framework", "Framework", lookPlain, 0, func(f file) any { return f.Framework.In(c.Model) }, nil},
		{"level", "Level", lookPlain, 0, func(f file) any { return levelNumber(f.Level) }, nil},
		{"score", "Score", lookScore, 0, func(f file) any { return f.Score }, nil},
		{"score_high", narrative.HighScoreTitle, lookDecimal, 0, func(f file) any { return f.Scores().High }, nil},
	}, c.Files)
	g.chart = &chart{title: "Score over time", kind: excelize.Col, series: []int{4}, format: "0", most: 100}
	return g
}

// label names a compared file by its date, with its name where that is not its own.
func (c comparison) label(f document.ComparedFile) string {
	base, same := filepath.Base(f.File), 0
	for _, other := range c.Files {
		if other.Date == f.Date {
			same++
		}
	}
	switch {
	case f.Date == "":
		return base
	case same > 1:
		return string(f.Date) + ", " + base
	default:
		return string(f.Date)
	}
}

// movement is how level and score changed, for one reason or all.
type movement struct {
	name   string
	change document.Change
}

func (c comparison) movementGrid() grid {
	moves := []movement{{"Total", c.Change}}
	end := func(file *document.ComparedFile) func(movement) any {
		return func(m movement) any {
			if m.name == moves[0].name {
				return file.Scores().High
			}
			return nil
		}
	}
	if c.Split != nil {
		moves = append(moves, movement{"Framework", c.Split.Model}, movement{"Company", c.Split.Company})
	}
	return newGrid("Level and score", []attribute[movement]{
		{"what", narrative.CauseTitle, lookPlain, 0, func(m movement) any { return m.name }, nil},
		{"level_before", "Level before", lookPlain, 0, func(m movement) any { return m.change.Level.Before }, nil},
		{"level_after", "Level after", lookPlain, 0, func(m movement) any { return m.change.Level.After }, nil},
		{"score_before", "Score before", lookScore, 0, func(m movement) any { return m.change.Score.Before }, nil},
		{"score_after", "Score after", lookScore, 0, func(m movement) any { return m.change.Score.After }, nil},
		{"change", "Change", lookChange, 0, func(m movement) any { return m.change.Score.Change }, nil},
		{"high_before", "Upper end before", lookDecimal, 0, end(c.First()), nil},
		{"high_after", "Upper end after", lookDecimal, 0, end(c.Last()), nil},
	}, moves)
}

// allGrid holds all that a comparison says, one thing a row: what changed, from what to what.
func (c comparison) allGrid() grid {
	heads := document.Each([]string{"what", "id", "name", "lens", "group", "kind", "before", "after", "change"}, func(key string) head {
		return head{key: key}
	})
	rows := [][]any{
		{"level", nil, nil, nil, nil, nil, c.Level.Before, c.Level.After, c.Level.Change},
		{"score", nil, nil, nil, nil, nil, c.Score.Before, c.Score.After, c.Score.Change},
		{"score_high", nil, nil, nil, nil, nil, c.First().Scores().High, c.Last().Scores().High, nil},
	}
	for _, g := range c.Groups {
		rows = append(rows, []any{"group", g.ID, g.Name, g.Lens, nil, nil, g.Before, g.After, g.Change})
	}
	for _, e := range c.Elements {
		rows = append(rows, []any{"element", e.ID, e.Name, e.Lens, e.Group, e.Kind, e.Before, e.After, e.Change})
	}
	return valueGrid("", heads, rows)
}
