package page

import (
	"fmt"
	"io"
	"strconv"

	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// Comparison writes a comparison.
func Comparison(w io.Writer, c narrative.Comparison, by *brand.Brand) error {
	b := newBuilder(subject{
		kind: "Comparison over time", company: c.Organization, unnamed: "Comparison", reference: document.VersionOf(c.Model).Titled(c.Model), counted: "answers",
	}, "comparison")
	b.cover("change-cover", newChangeView(c))
	l := &layout{}
	text.ComparisonTables{Layout: l, Comparison: c}.Write()
	if c.Trend != nil {
		l.chart(narrative.ComparedTitle, b.render("trend", newTrendChart(c)))
	}
	l.write(b)
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
	return view
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

// newTrendChart draws a trend, which must be there.
func newTrendChart(c narrative.Comparison) *trendChart {
	chart := &trendChart{Width: trendWidth, Height: trendHeight}
	scores := c.Trend.Scores
	step := float64(trendWidth-trendLeft-trendRight-60) / float64(len(scores)-1)
	place := func(index, value int) (x, y float64) {
		return trendLeft + 30 + float64(index)*step, trendTop + float64(trendHeight-trendTop-trendBottom)*(1-float64(value)/1000)
	}
	for _, score := range []int{0, 25, 50, 75, 100} {
		_, y := place(0, 10*score)
		chart.Lines += fmt.Sprintf("M%d,%sH%d", trendLeft, svgNumber(y), trendWidth-trendRight)
		chart.Scale = append(chart.Scale, label{strconv.Itoa(trendLeft - 8), svgNumber(y + 4), strconv.Itoa(score)})
	}
	every := 1
	for step*float64(every) < 84 {
		every++
	}
	chart.Scores, chart.Marks = linePath(scores, place)
	for i, score := range scores {
		if score.Known && i%every == 0 {
			x, y := place(i, score.Tenths)
			chart.Values = append(chart.Values, label{svgNumber(x), svgNumber(y - 10), score.String()})
			chart.Days = append(chart.Days, label{svgNumber(x), strconv.Itoa(trendHeight - 8), string(c.Files[i].Date)})
		}
	}
	return chart
}
