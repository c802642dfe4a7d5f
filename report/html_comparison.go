package report

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"revops/assess"
)

// HTML writes the comparison as a page by itself.
func (c Comparison) HTML(w io.Writer) error {
	h := newHTML("Comparison over time", organization(c.Comparison), "Comparison", c.Model.Reference(), "comparison")
	h.cover("change-cover", c.changeView())
	h.section("compared", "What was compared", "compared", c.comparedView())
	view := c.changeView()
	if c.Causes != nil {
		h.section("split", view.SplitTitle, "split", view)
	}
	h.section("groups", "Group by group", "change-groups", view)
	if len(view.Elements) > 0 {
		h.section("changed", "Elements that changed", "change-elements", view)
	}
	return h.write(w)
}

// changeView is how the first of several snapshots became the last one.
type changeView struct {
	*assess.Comparison
	First, Last *assess.Snapshot
	// From and To are their days.
	From, To string
	// Kinds says how many elements changed in which way.
	Kinds, Untold, SplitTitle string
	// Ranges says that open answers leave the first or the last score a range.
	Ranges   bool
	Splits   []splitRow
	Lenses   []changeLens
	Elements []changeRow
}

type splitRow struct {
	Name, Kinds string
	assess.Change
}

type changeLens struct {
	Title, Noun string
	Split       bool
	Rows        []changeGroup
}

// changeGroup and changeRow are rows with the cells behind the name.
type changeGroup struct {
	Name    string
	Figures template.HTML
}

type changeRow struct {
	Name    string
	Figures template.HTML
}

func (c Comparison) changeView() changeView {
	first, last := c.Snapshots[0], c.Snapshots[len(c.Snapshots)-1]
	view := changeView{
		Comparison: c.Comparison, First: first, Last: last,
		From: cmp.Or(string(first.Date), "no date"), To: cmp.Or(string(last.Date), "no date"),
		Kinds: kindCounts(c.Elements), Untold: c.untold(),
		Ranges: first.Score.Low != first.Score.High || last.Score.Low != last.Score.High,
	}
	if c.Causes != nil {
		view.SplitTitle = c.splitTitle()
		view.Splits = []splitRow{
			{"Framework", kindCounts(c.Causes.Model.Elements), c.Causes.Model},
			{"Company", kindCounts(c.Causes.Company.Elements), c.Causes.Company},
		}
	}
	for _, id := range c.lenses() {
		title, noun := c.lensTitle(id)
		lens := changeLens{Title: title, Noun: noun, Split: c.Causes != nil}
		for i, g := range c.Groups {
			if g.Lens != id {
				continue
			}
			lens.Rows = append(lens.Rows, changeGroup{Name: g.Name, Figures: c.groupCells(i)})
		}
		view.Lenses = append(view.Lenses, lens)
	}
	for _, e := range c.Elements {
		what, was, is, points := changeWords(e)
		view.Elements = append(view.Elements, changeRow{
			Name: e.Name, Figures: template.HTML("<td>" + what + "<td>" + was + "<td>" + is + "<td>" + points),
		})
	}
	return view
}

// groupCells show what became of a group, by its place in the comparison: its bars, its scores, what changed them where that
// is known, and each of its scores where there is a trend.
func (c Comparison) groupCells(at int) template.HTML {
	g := c.Groups[at]
	row := barCell(behind(g.Before), bar(g.After)) + cells(g.Before.String(), g.After.String(), g.Change().String())
	if c.Causes != nil {
		row += cells(groupDifference(c.Causes.Model, g.ID), groupDifference(c.Causes.Company, g.ID))
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

// comparedView is the snapshots, with a chart where they are more than two.
type comparedView struct {
	Snapshots []comparedRow
	Chart     *trendChart
}

type comparedRow struct {
	*assess.Snapshot
	LevelWord string
}

func (c Comparison) comparedView() comparedView {
	var view comparedView
	for _, s := range c.Snapshots {
		view.Snapshots = append(view.Snapshots, comparedRow{s, snapshotLevel(s)})
	}
	if c.Trend != nil {
		view.Chart = newTrendChart(c.Comparison)
	}
	return view
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

func newTrendChart(c *assess.Comparison) *trendChart {
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
			chart.Days = append(chart.Days, placed{x, strconv.Itoa(trendHeight - 8), string(c.Snapshots[i].Date)})
		}
	}
	return chart
}
