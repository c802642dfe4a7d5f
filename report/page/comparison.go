package page

import (
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"revops/report/document"
)

// Comparison writes the comparison as a page by itself.
func Comparison(w io.Writer, c document.ComparisonView) error {
	h := newBuilder("Comparison over time", c.Organization, "Comparison", c.Model.Reference(), "comparison")
	view := newChangeView(c)
	h.cover("change-cover", view)
	h.section("compared", "What was compared", "compared", comparedView{c.Files, newTrendChart(c)})
	if c.Split != nil {
		h.section("split", c.SplitTitle(), "split", view)
	}
	h.section("groups", "Group by group", "change-groups", view)
	if len(c.Elements) > 0 {
		h.section("changed", "Elements that changed", "change-elements", view)
	}
	return h.write(w)
}

// changeView is how the first of several files became the last one.
type changeView struct {
	document.ComparisonView
	// From and To are their days.
	From, To string
	// Kinds says how many elements changed in which way, Name what the level is called.
	Kinds, Name string
	// Ranges says that open answers leave the first or the last score a range.
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

// changeRow is a row with the cells behind the name.
type changeRow struct {
	Name    string
	Figures template.HTML
}

func newChangeView(c document.ComparisonView) changeView {
	first, last := c.First().Scores(), c.Last().Scores()
	view := changeView{
		ComparisonView: c, From: document.DateOrWords(c.First()), To: document.DateOrWords(c.Last()),
		Kinds: document.KindCounts(c.Elements), Ranges: first.Low != first.High || last.Low != last.High,
	}
	if c.Last().Level != nil {
		view.Name = c.Last().Level.Name
	}
	if c.Split != nil {
		view.Splits = []splitRow{
			{"Framework", document.KindCounts(c.Split.Model.Elements), c.Split.Model},
			{"Company", document.KindCounts(c.Split.Company.Elements), c.Split.Company},
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
			"<td>" + document.KindWord(e.Kind) + "<td>" + e.BeforeWord() + "<td>" + e.AfterWord() + "<td>" + e.ChangeWord())})
	}
	return view
}

// groupCells show what became of a group, by its place in the comparison: its bars, its scores, what changed them where that
// is known, and each of its scores where there is a trend.
func groupCells(c document.ComparisonView, at int) template.HTML {
	g := c.Groups[at]
	row := barCell(behind(g.Before), bar(g.After)) + cells(g.Before.String(), g.After.String(), g.Change.String())
	if c.Split != nil {
		row += cells(c.Split.Model.GroupChange(g.ID).String(), c.Split.Company.GroupChange(g.ID).String())
	}
	if c.Trend == nil {
		return row
	}
	over := make([]string, len(c.Trend.Groups[at].Scores))
	for i, score := range c.Trend.Groups[at].Scores {
		over[i] = score.String()
	}
	return row + template.HTML(`<td class="figures">`+strings.Join(over, " · ")+"</td>")
}

// comparedView is the files, with a chart where they are more than two.
type comparedView struct {
	Files []document.ComparedFile
	Chart *trendChart
}

// A trend chart has a margin on the left for its scale and below for the days.
const (
	trendWidth  = 760
	trendHeight = 260
	trendLeft   = 44
	trendRight  = 40
	trendTop    = 24
	trendBottom = 34
)

// trendChart is the score of each snapshot as a line, which breaks where there is none.
type trendChart struct {
	Width, Height int
	// Lines is the scale, Scores the line and Marks its points, each as a path.
	Lines, Scores, Marks string
	Scale, Values, Days  []placed
}

// newTrendChart is nil where there is no trend.
func newTrendChart(c document.ComparisonView) *trendChart {
	if c.Trend == nil {
		return nil
	}
	chart := &trendChart{Width: trendWidth, Height: trendHeight}
	height := func(tenths int) float64 {
		return trendTop + float64(trendHeight-trendTop-trendBottom)*(1-float64(tenths)/1000)
	}
	for _, score := range []int{0, 25, 50, 75, 100} {
		y := height(10 * score)
		chart.Lines += fmt.Sprintf("M%d,%sH%d", trendLeft, unit(y), trendWidth-trendRight)
		chart.Scale = append(chart.Scale, placed{strconv.Itoa(trendLeft - 8), unit(y + 4), strconv.Itoa(score)})
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
		x, y := unit(trendLeft+30+float64(i)*step), height(score.Tenths)
		chart.Scores += move + x + "," + unit(y)
		chart.Marks += "M" + x + "," + unit(y) + "h0"
		move = "L"
		if i%every == 0 {
			chart.Values = append(chart.Values, placed{x, unit(y - 10), score.String()})
			chart.Days = append(chart.Days, placed{x, strconv.Itoa(trendHeight - 8), string(c.Files[i].Date)})
		}
	}
	return chart
}
