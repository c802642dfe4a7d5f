package page

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/report/document"
	"revops/report/narrative"
)

// The sizes of a chart of columns. The scale stands in its left margin, the names in the one below.
const (
	columnsWidth  = 760
	columnsHeight = 260
	columnsLeft   = 56
	columnsRight  = 12
	columnsTop    = 16
	columnsBottom = 30
)

// column is a column of a chart, with what is drawn over and behind it.
type column struct {
	name string
	// value is that of the column, front that of a second one in front of it, in hundredths.
	value, front int64
	// said is where a line is drawn across, low and high are the ends of a wider column behind; none where hasSaid and hasRange are false.
	said, low, high   int64
	hasSaid, hasRange bool
}

// columnChart draws columns. Each of its parts is a path.
type columnChart struct {
	ID, Title, About      string
	Width, Height         int
	Lines, Ranges, Said   string
	Columns, Front        string
	Scale, Names          []label
	Keys                  []chartKey
	axisTop               int64
	slot, axisBase, reach float64
}

// chartKey explains a part of a chart by its class.
type chartKey struct{ Class, Text string }

// newColumnChart draws columns on a scale from 0 to the highest value; nil without any.
func newColumnChart(id, title, about string, columns []column, keys ...chartKey) *columnChart {
	if len(columns) == 0 {
		return nil
	}
	c := &columnChart{ID: id, Title: title, About: about, Width: columnsWidth, Height: columnsHeight, Keys: keys}
	highest := int64(1)
	for _, one := range columns {
		highest = max(highest, one.value, one.front)
		if one.hasSaid {
			highest = max(highest, one.said)
		}
		if one.hasRange {
			highest = max(highest, one.high)
		}
	}
	c.slot = float64(columnsWidth-columnsLeft-columnsRight) / float64(len(columns))
	c.axisBase, c.reach = columnsHeight-columnsBottom, columnsHeight-columnsBottom-columnsTop
	c.scale(highest)
	every := max(1, int(math.Ceil(58/c.slot)))
	for i, one := range columns {
		c.draw(float64(i), &one)
		if i%every == 0 {
			middle := columnsLeft + (float64(i)+0.5)*c.slot
			c.Names = append(c.Names, label{svgNumber(middle), strconv.Itoa(columnsHeight - 10), one.name})
		}
	}
	return c
}

// scale draws lines at round values.
func (c *columnChart) scale(highest int64) {
	step := roundStep(float64(highest) / 4)
	c.axisTop = int64(math.Ceil(float64(highest)/step) * step)
	for value := 0.0; value <= float64(c.axisTop)+step/2; value += step {
		y := c.height(int64(value))
		c.Lines += fmt.Sprintf("M%d,%sH%d", columnsLeft, svgNumber(y), columnsWidth-columnsRight)
		c.Scale = append(c.Scale, label{strconv.Itoa(columnsLeft - 8), svgNumber(y + 4), shortAmount(value / 100)})
	}
}

// roundStep is the next of 1, 2, 5, 10, 20 and so on, at least a whole unit.
func roundStep(value float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(max(value, 100))))
	for _, factor := range []float64{1, 2, 5} {
		if factor*power >= value {
			return factor * power
		}
	}
	return 10 * power
}

// shortAmount writes a round amount in thousands or millions.
func shortAmount(units float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1e9, "bn"}, {1e6, "M"}, {1e3, "k"}} {
		if units >= unit.size {
			return strconv.FormatFloat(units/unit.size, 'f', -1, 64) + unit.name
		}
	}
	return strconv.FormatFloat(units, 'f', -1, 64)
}

// height is the y of a value; one below 0 is on the axis.
func (c *columnChart) height(value int64) float64 {
	return c.axisBase - c.reach*float64(max(value, 0))/float64(c.axisTop)
}

// draw adds the column at a place.
func (c *columnChart) draw(place float64, one *column) {
	part := func(share float64, low, high int64) string {
		left, width := columnsLeft+(place+(1-share)/2)*c.slot, share*c.slot
		return fmt.Sprintf("M%s,%sh%sV%sh-%sz", svgNumber(left), svgNumber(c.height(low)), svgNumber(width), svgNumber(c.height(high)), svgNumber(width))
	}
	if one.hasRange {
		c.Ranges += part(0.86, one.low, one.high)
	}
	if one.value > 0 {
		c.Columns += part(0.5, 0, one.value)
	}
	if one.front > 0 {
		c.Front += part(0.5, 0, one.front)
	}
	if one.hasSaid {
		c.Said += fmt.Sprintf("M%s,%sh%s", svgNumber(columnsLeft+(place+0.07)*c.slot), svgNumber(c.height(one.said)), svgNumber(0.86*c.slot))
	}
}

// forecastKeys explain the parts of a chart of won value and forecast.
func forecastKeys() []chartKey {
	return []chartKey{{"", "won"}, {"told", "forecast"}, {"range", "range"}}
}

// toldColumns are the tested periods, and those to come with their range.
func toldColumns(f *document.Forecast) []column {
	var columns []column
	for _, t := range f.BelievedTests() {
		columns = append(columns, column{
			name: t.Name, value: int64(t.Actual), said: int64(t.Forecast.Money), hasSaid: t.Forecast.Known,
		})
	}
	for _, p := range f.Periods {
		columns = append(columns, column{
			name: p.Name, value: int64(p.SoFar), said: int64(p.Forecast.Money), hasSaid: p.Forecast.Known,
			low: int64(p.Low.Money), high: int64(p.High.Money), hasRange: p.Low.Known,
		})
	}
	return columns
}

// forecastChart is what was won in the tested periods with what was forecast, and the forecast of those to come with its range.
func forecastChart(f *document.Forecast) *columnChart {
	return newColumnChart("won", "Won value and forecast by "+string(f.Period),
		"A column for the won value of each "+string(f.Period)+", with a line at its forecast and, for those to come, the range behind it. The tables of forecast and backtest hold the same values.",
		toldColumns(f), forecastKeys()...)
}

// cohortsChart is the open pipeline by age, with what it is expected to bring.
func cohortsChart(f *document.Forecast) *columnChart {
	var columns []column
	for i := range f.Pipeline {
		c := &f.Pipeline[i]
		columns = append(columns, column{name: c.ShortAges(), value: int64(c.Amount), front: int64(c.Expected.Money)})
	}
	return newColumnChart("cohorts", "Open pipeline by age in days",
		"A column for the amount of the open deals of each age, and in front of it what they are expected to bring. The table below holds the same values.",
		columns, chartKey{"done", "open"}, chartKey{"", "expected by " + f.Until.String()})
}

// factChart is the won value of the periods that are shown and, where there is a forecast, what was and is forecast.
func factChart(f narrative.Fact, periods []document.FactPeriod) *columnChart {
	var columns []column
	for i := range periods {
		columns = append(columns, column{name: periods[i].Name, value: int64(periods[i].WonValue)})
	}
	title, about := "Won Value by "+string(f.Period), "A column for the Won Value of each "+string(f.Period)
	if f.Forecast == nil || f.Forecast.Method == nil {
		return newColumnChart("won", title, about+". The table below holds the same values.", columns)
	}
	for _, told := range toldColumns(f.Forecast) {
		at := slices.IndexFunc(columns, func(c column) bool { return c.name == told.name })
		switch {
		case at >= 0:
			told.value = columns[at].value
			columns[at] = told
		case told.name > columns[len(columns)-1].name:
			columns = append(columns, told)
		}
	}
	return newColumnChart("won", title+", with forecast", about+", with a line at its forecast and, for those to come, the range behind it. The tables below hold the same values.",
		columns, forecastKeys()...)
}

// factorLine is one of the four factors over time, as a line that breaks where it is not known. Points are paths.
type factorLine struct {
	ID, Name, Line, Points string
	Low, High              string
	First, Last            string
}

const (
	lineWidth, lineHeight = 360, 96
	lineMargin            = 8
)

// factorLines are the four factors over the periods that are shown, each on a scale of its own from 0; nil for fewer than two periods.
func factorLines(periods []document.FactPeriod) []factorLine {
	if len(periods) < 2 {
		return nil
	}
	step := float64(lineWidth-2*lineMargin) / float64(len(periods)-1)
	var lines []factorLine
	series := document.FactorSeries()
	for i, of := range []struct {
		id, unit string
		write    func(p *document.Factors) string
	}{
		{"flow", "", func(p *document.Factors) string { return strconv.Itoa(p.Flow) }},
		{"sale", "", func(p *document.Factors) string { return document.WholeAmountOrDash(p.AverageSale) }},
		{"conversion", "", func(p *document.Factors) string { return document.PercentTenths(p.Conversion) }},
		{"close", ", days", func(p *document.Factors) string { return document.TenthsOrDash(p.TimeToClose.Mean) }},
	} {
		values, highest := series[i].Scaled(periods)
		line := factorLine{
			ID: "line-" + of.id, Name: series[i].Name + of.unit, First: periods[0].Name, Last: periods[len(periods)-1].Name,
			High: of.write(&periods[highest].Factors), Low: of.write(&periods[len(periods)-1].Factors),
		}
		line.Line, line.Points = linePath(values, func(index, value int) (x, y float64) {
			return lineMargin + float64(index)*step, lineHeight - lineMargin - float64(lineHeight-2*lineMargin)*float64(value)/1000
		})
		lines = append(lines, line)
	}
	return lines
}

// linePath draws values between 0 and 1000 as a line, which breaks where one is not known, and its points.
func linePath(values []assess.Score, place func(index, value int) (x, y float64)) (line, points string) {
	var lines, marks strings.Builder
	move := "M"
	for i, value := range values {
		if !value.Known {
			move = "M"
			continue
		}
		x, y := place(i, value.Tenths)
		at := svgNumber(x) + "," + svgNumber(y)
		lines.WriteString(move + at)
		marks.WriteString("M" + at + "h0")
		move = "L"
	}
	return lines.String(), marks.String()
}
