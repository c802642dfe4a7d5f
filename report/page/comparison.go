package page

import (
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"revops/framework"
	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
)

// Comparison writes a comparison.
func Comparison(w io.Writer, c narrative.Comparison, by *brand.Brand) error {
	b := newBuilder(subject{
		kind: "Comparison over time", company: c.Organization, unnamed: "Comparison", reference: document.VersionOf(c.Model).Titled(c.Model), counted: "answers",
	}, "comparison")
	view := newChangeView(c)
	b.cover("change-cover", view)
	b.section("compared", narrative.ComparedTitle, "compared", comparedView{c.Model, c.Files, newTrendChart(c)})
	if c.Split != nil {
		b.section("split", c.SplitTitle(), "split", view)
	}
	b.section("groups", "Scores by group", "change-groups", view)
	if len(c.Elements) > 0 {
		b.section("changed", narrative.ChangedTitle, "change-elements", view)
	}
	return b.write(w, by)
}

// changeView is the change from the first to the last of several files.
type changeView struct {
	narrative.Comparison
	// From and To are their days.
	From, To string
	// Kinds counts the elements by how they changed. Name is that of the last level.
	Kinds, Name string
	// Ranges reports whether open answers make the first or the last score a range.
	Ranges bool
	Splits []splitRow
	Groups []changeLens
	Rows   []changeRow
}

type splitRow struct {
	Name, Kinds string
	document.Change
}

type changeLens struct {
	Title, Noun string
	Split       bool
	Rows        []changeRow
}

// changeRow is a row: a name, and the cells that follow it.
type changeRow struct {
	Name    string
	Figures template.HTML
}

func newChangeView(c narrative.Comparison) changeView {
	first, last := c.First().Scores(), c.Last().Scores()
	view := changeView{
		Comparison: c, From: narrative.DateOrWords(c.First()), To: narrative.DateOrWords(c.Last()),
		Kinds: narrative.KindCounts(c.Elements), Ranges: first.Low != first.High || last.Low != last.High,
	}
	if c.Last().Level != nil {
		view.Name = c.Last().Level.Name
	}
	if c.Split != nil {
		view.Splits = []splitRow{
			{"Framework", narrative.KindCounts(c.Split.Model.Elements), c.Split.Model},
			{"Company", narrative.KindCounts(c.Split.Company.Elements), c.Split.Company},
		}
	}
	for _, id := range c.Lenses() {
		title, noun := c.LensTitle(id)
		lens := changeLens{Title: title, Noun: noun, Split: c.Split != nil}
		for i, g := range c.Groups {
			if g.Lens == id {
				lens.Rows = append(lens.Rows, changeRow{Name: g.Name, Figures: groupCells(c, i)})
			}
		}
		view.Groups = append(view.Groups, lens)
	}
	for _, e := range c.Elements {
		view.Rows = append(view.Rows, changeRow{Name: e.Name, Figures: template.HTML(
			"<td>" + narrative.KindWord(e.Kind) + "<td>" + e.BeforeWord() + "<td>" + e.AfterWord() + "<td>" + e.ChangeWord())})
	}
	return view
}

// groupCells are the cells of the group with an index: its bars, its scores, the parts of their change where the comparison is split,
// and all its scores where there is a trend.
func groupCells(c narrative.Comparison, index int) template.HTML {
	g := c.Groups[index]
	row := barCell(secondBar(g.Before), bar(g.After)) + numberCells(g.Before.String(), g.After.String(), g.Change.String())
	if c.Split != nil {
		row += numberCells(c.Split.Model.GroupChange(g.ID).String(), c.Split.Company.GroupChange(g.ID).String())
	}
	if c.Trend == nil {
		return row
	}
	scores := make([]string, len(c.Trend.Groups[index].Scores))
	for i, score := range c.Trend.Groups[index].Scores {
		scores[i] = score.String()
	}
	return row + template.HTML(`<td class="figures">`+strings.Join(scores, " · ")+"</td>")
}

// comparedView is the files, with a chart for more than two.
type comparedView struct {
	Model *framework.Framework
	Files []document.ComparedFile
	Chart *trendChart
}

// The sizes of a trend chart. The scale stands in its left margin, the days in the one below.
const (
	trendWidth  = 760
	trendHeight = 260
	trendLeft   = 44
	trendRight  = 40
	trendTop    = 24
	trendBottom = 34
)

// trendChart is the score of each file as a line, which breaks where a file has no score.
type trendChart struct {
	Width, Height int
	// Lines are those of the scale, Scores is the line and Marks are its points: each is a path.
	Lines, Scores, Marks string
	Scale, Values, Days  []label
}

// newTrendChart draws a trend, nil without one.
func newTrendChart(c narrative.Comparison) *trendChart {
	if c.Trend == nil {
		return nil
	}
	chart := &trendChart{Width: trendWidth, Height: trendHeight}
	height := func(tenths int) float64 {
		return trendTop + float64(trendHeight-trendTop-trendBottom)*(1-float64(tenths)/1000)
	}
	for _, score := range []int{0, 25, 50, 75, 100} {
		y := height(10 * score)
		chart.Lines += fmt.Sprintf("M%d,%sH%d", trendLeft, svgNumber(y), trendWidth-trendRight)
		chart.Scale = append(chart.Scale, label{strconv.Itoa(trendLeft - 8), svgNumber(y + 4), strconv.Itoa(score)})
	}
	scores := c.Trend.Scores
	step := float64(trendWidth-trendLeft-trendRight-60) / float64(len(scores)-1)
	every := 1
	for step*float64(every) < 84 {
		every++
	}
	move := "M"
	for i, score := range scores {
		if !score.Known {
			move = "M"
			continue
		}
		x, y := svgNumber(trendLeft+30+float64(i)*step), height(score.Tenths)
		chart.Scores += move + x + "," + svgNumber(y)
		chart.Marks += "M" + x + "," + svgNumber(y) + "h0"
		move = "L"
		if i%every == 0 {
			chart.Values = append(chart.Values, label{x, svgNumber(y - 10), score.String()})
			chart.Days = append(chart.Days, label{x, strconv.Itoa(trendHeight - 8), string(c.Files[i].Date)})
		}
	}
	return chart
}
