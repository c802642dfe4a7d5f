package report

import (
	"cmp"
	"io"

	"revops/assess"
)

// HTML writes the comparison as a page by itself.
func (c Comparison) HTML(w io.Writer) error {
	title := harmless(organization(c.Comparison))
	if title == "" {
		title = c.Model.Name
	}
	h := newHTML("Comparison over time", title, c.Model.Reference())
	h.cover("change-cover", c.changeView())
	h.section("compared", "What was compared", "compared", c.comparedView())
	view := c.changeView()
	if c.Split != nil {
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
	Splits                    []splitRow
	Lenses                    []changeLens
	Elements                  []changeRow
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

type changeGroup struct {
	assess.GroupChange
	Framework, Company string
	// Scores are those of each snapshot, empty without a trend.
	Scores []assess.Score
}

type changeRow struct {
	assess.ElementChange
	What, Was, Is, Points string
}

func (c Comparison) changeView() changeView {
	first, last := c.Snapshots[0], c.Snapshots[len(c.Snapshots)-1]
	view := changeView{
		Comparison: c.Comparison, First: first, Last: last,
		From: cmp.Or(string(first.Date), "no date"), To: cmp.Or(string(last.Date), "no date"),
		Kinds: kindCounts(c.Elements), Untold: c.untold(),
	}
	if c.Split != nil {
		view.SplitTitle = c.splitTitle()
		view.Splits = []splitRow{
			{"Framework", kindCounts(c.Split.Model.Elements), c.Split.Model},
			{"Company", kindCounts(c.Split.Company.Elements), c.Split.Company},
		}
	}
	for _, id := range c.lenses() {
		title, noun := c.lensTitle(id)
		lens := changeLens{Title: title, Noun: noun, Split: c.Split != nil}
		for i, g := range c.Groups {
			if g.Lens != id {
				continue
			}
			row := changeGroup{GroupChange: g}
			if c.Split != nil {
				row.Framework, row.Company = groupDifference(c.Split.Model, g.ID), groupDifference(c.Split.Company, g.ID)
			}
			if c.Trend != nil {
				row.Scores = c.Trend.Groups[i].Scores
			}
			lens.Rows = append(lens.Rows, row)
		}
		view.Lenses = append(view.Lenses, lens)
	}
	for _, e := range c.Elements {
		what, was, is, points := changeWords(e)
		view.Elements = append(view.Elements, changeRow{ElementChange: e, What: what, Was: was, Is: is, Points: points})
	}
	return view
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

// trendChart is the score of each snapshot as a line.
type trendChart struct {
	Width, Height, Left, Right int
	Scale                      []trendMark
	// Lines are what joins scores that stand beside each other.
	Lines  []string
	Points []trendPoint
}

type trendMark struct {
	Y, TextY string
	Score    int
}

type trendPoint struct {
	X, Y, LabelY string
	Score        assess.Score
	// Date is "" where there is no room for it.
	Date assess.Date
}

func newTrendChart(c *assess.Comparison) *trendChart {
	chart := &trendChart{Width: trendWidth, Height: trendHeight, Left: trendLeft, Right: trendWidth - trendRight}
	height := func(tenths int) float64 {
		return trendTop + float64(trendHeight-trendTop-trendBottom)*(1-float64(tenths)/1000)
	}
	for _, score := range []int{0, 25, 50, 75, 100} {
		y := height(10 * score)
		chart.Scale = append(chart.Scale, trendMark{unit(y), unit(y + 4), score})
	}
	scores := c.Trend.Scores
	step := float64(trendWidth-trendLeft-trendRight-60) / float64(len(scores)-1)
	every := 1
	for step*float64(every) < 84 {
		every++
	}
	line := ""
	for i, score := range scores {
		if !score.Known {
			chart.join(line)
			line = ""
			continue
		}
		x, y := trendLeft+30+float64(i)*step, height(score.Tenths)
		point := trendPoint{X: unit(x), Y: unit(y), LabelY: unit(y - 10), Score: score}
		if i%every == 0 {
			point.Date = c.Snapshots[i].Date
		}
		chart.Points = append(chart.Points, point)
		line += unit(x) + "," + unit(y) + " "
	}
	chart.join(line)
	return chart
}

// join adds a line if there is one.
func (t *trendChart) join(line string) {
	if line != "" {
		t.Lines = append(t.Lines, line)
	}
}
