package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// chart is a picture of columns of a table, beside it or, if the table is wide, below it. Its numbers are the cells of the table.
type chart struct {
	title string
	kind  excelize.ChartType
	// series are the columns that are drawn, from 0. The first column of the table names the rows.
	series []int
	// format is that of the numbers along the axis, which ends at most; 0 lets the program choose.
	format string
	most   float64
}

// chartRows is how many rows of a sheet a chart takes; maxBeside is how many columns a table has at most that has its chart beside it.
const (
	chartRows   = 14
	chartWidth  = 470
	chartHeight = 270
	maxBeside   = 3
	// With more columns than these there is no room for level labels below them.
	maxLevelLabels = 5
)

// chart draws the chart of a table whose rows end with the last one written, and leaves room for it. A table without rows has none.
func (s *sheetWriter) chart(g grid, top int) {
	if g.chart == nil || len(g.rows) == 0 {
		return
	}
	c := g.chart
	column := func(at int) string { return sheetName(s.page.name) + "!$" + columnName(at+1) + "$" }
	cells := func(at int) string { return fmt.Sprintf("%s%d:$%s$%d", column(at), top, columnName(at+1), s.row) }
	labels := excelize.Font{Color: quiet, Size: 9, Family: font}
	drawn := &excelize.Chart{
		Type: c.kind, Title: []excelize.RichTextRun{{Text: c.title, Font: &excelize.Font{Color: quiet, Size: 11, Bold: true, Family: font}}}, Legend: excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight}, GapWidth: new(uint(60)), Format: excelize.GraphicOptions{AltText: c.title},
		YAxis: excelize.ChartAxis{MajorGridLines: true, Minimum: new(0.0), NumFmt: excelize.ChartNumFmt{CustomNumFmt: c.format}, Font: labels},
		XAxis: excelize.ChartAxis{ReverseOrder: c.kind == excelize.Bar, Font: labels},
	}
	if c.kind != excelize.Bar && len(g.rows) > maxLevelLabels {
		drawn.XAxis.Alignment.TextRotation = -45
	}
	if c.most > 0 {
		drawn.YAxis.Maximum = &c.most
	}
	if len(c.series) > 1 {
		drawn.Legend.Position = "bottom"
	}
	for i, at := range c.series {
		drawn.Series = append(drawn.Series, excelize.ChartSeries{
			Name: fmt.Sprintf("%s%d", column(at), top-1), Categories: cells(0), Values: cells(at),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{[]string{accent, bars}[i%2]}},
		})
	}
	at := fmt.Sprintf("D%d", top-1)
	if len(g.heads) > maxBeside {
		at = fmt.Sprintf("A%d", s.row+2)
		s.row += chartRows + 1
	}
	s.row = max(s.row, top+chartRows)
	s.keep(s.AddChart(s.page.name, at, drawn))
}
