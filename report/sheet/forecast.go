package sheet

import (
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/fact"
	"revops/report/document"
)

// forecastRow is a period, past, tested or to come, by a method.
type forecastRow struct {
	// kind is history, forecast or backtest.
	kind, period string
	start, end   answers.Date
	method       string
	wonSoFar     any
	forecast     fact.Value
	low, high    fact.Value
	wonDeals     any
	actual       any
	off          fact.Share
	believed     any
}

// ForecastCSV writes a period a row: those to come, then what each method said of each tested one, then the history.
func ForecastCSV(w io.Writer, f *document.Forecast) error { return forecastGrid(f, "").csv(w) }

// Forecast writes a workbook: the forecast with the methods, the pipeline and what a point is worth, the backtest, and what was recognised.
func Forecast(w io.Writer, f *document.Forecast, author string) error {
	summary := sheetPage{
		name: "Summary", lines: append([]string{document.ForecastTitle, f.About(), f.Predicted(), f.Why()}, f.Read().WarningLines()...),
		widths: summaryWidths(), grids: []grid{periodsGrid(f), valuesGrid(f), methodsGrid(f), cohortsGrid(f), worthGrid(f.Worth)},
	}
	if note := f.RangeNote(); note != "" {
		summary.lines = append(summary.lines, note)
	}
	summary.lines = append(summary.lines, f.Remarks...)
	if line := f.WorthBasisLine(); line != "" {
		summary.lines = append(summary.lines, line)
	}
	return workbook{
		title: document.ForecastTitle + ": " + f.About(), date: answers.Date(f.AsOf.String()),
		currency: f.Currency, pages: append([]sheetPage{summary, pageOf(forecastGrid(f, document.RecordTitle))}, dealsPages(f.Read())...),
	}.write(w, author)
}

func forecastGrid(f *document.Forecast, title string) grid {
	var rows []forecastRow
	method := ""
	if f.Method != nil {
		method = string(*f.Method)
	}
	for _, p := range f.Periods {
		rows = append(rows, forecastRow{
			kind: "forecast", period: p.Name, start: answers.Date(p.Start.String()), end: answers.Date(p.End.String()), method: method,
			wonSoFar: p.SoFar, forecast: p.Forecast, low: p.Low, high: p.High, wonDeals: looking{p.WonDeals, lookDecimal},
		})
	}
	for i := range f.Backtest {
		t := &f.Backtest[i]
		rows = append(rows, forecastRow{
			kind: "backtest", period: t.Name, start: answers.Date(t.Start.String()), end: answers.Date(t.End.String()), method: string(t.Method),
			forecast: t.Forecast, actual: t.Actual, off: t.Off(), believed: t.Believed,
		})
	}
	for _, h := range f.History {
		rows = append(rows, forecastRow{
			kind: "history", period: h.Name, start: answers.Date(h.Start.String()), end: answers.Date(h.End.String()), actual: h.WonValue, wonDeals: h.Won,
		})
	}
	return newGrid(title, slices.Concat([]attribute[forecastRow]{
		{"kind", "Kind", lookPlain, 12, func(r forecastRow) any { return r.kind }, nil},
		{"period", "Period", lookPlain, 12, func(r forecastRow) any { return r.period }, nil},
		{"start", "Start", lookPlain, 12, func(r forecastRow) any { return r.start }, nil},
		{"end", "End", lookPlain, 12, func(r forecastRow) any { return r.end }, nil},
		{"method", "Method", lookPlain, 16, func(r forecastRow) any { return r.method }, nil},
		{"won_so_far", "Won so far", lookMoney, 14, func(r forecastRow) any { return r.wonSoFar }, nil},
		{"forecast", "Forecast", lookMoney, 14, func(r forecastRow) any { return r.forecast }, nil},
		{"low", "Low", lookMoney, 14, func(r forecastRow) any { return r.low }, nil},
		{"high", "High", lookMoney, 14, func(r forecastRow) any { return r.high }, nil},
		{"won_deals", "Won deals", lookPlain, 10, func(r forecastRow) any { return r.wonDeals }, nil},
		{"actual", "Actual", lookMoney, 14, func(r forecastRow) any { return r.actual }, nil},
		{"error", "Error", lookPercentChange, 10, func(r forecastRow) any { return r.off }, nil},
		{"believed", "Believed", lookPlain, 10, func(r forecastRow) any { return r.believed }, nil},
	}, readAttributes[forecastRow](f.Read())), rows)
}

func periodsGrid(f *document.Forecast) grid {
	type period = document.ForecastPeriod
	return newGrid(document.ForecastTitle, []attribute[period]{
		{"period", "Period", lookPlain, 0, func(p period) any { return p.Name }, nil},
		{"end", "End", lookPlain, 0, func(p period) any { return answers.Date(p.End.String()) }, nil},
		{"won_so_far", "Won so far", lookMoney, 0, func(p period) any { return p.SoFar }, nil},
		{"forecast", "Forecast", lookMoney, 0, func(p period) any { return p.Forecast }, nil},
		{"low", "Low", lookMoney, 0, func(p period) any { return p.Low }, nil},
		{"high", "High", lookMoney, 0, func(p period) any { return p.High }, nil},
		{"won_deals", "Won deals", lookDecimal, 0, func(p period) any { return p.WonDeals }, nil},
	}, f.Periods)
}

// valueRow is a period with what was won in it, or what is forecast.
type valueRow struct {
	name          string
	won, forecast any
}

// valuesGrid is the won value of past periods and the forecast of those to come, one below the other.
func valuesGrid(f *document.Forecast) grid {
	var rows []valueRow
	for _, h := range f.History {
		rows = append(rows, valueRow{h.Name, h.WonValue, nil})
	}
	for i := range f.Periods {
		rows = append(rows, valueRow{f.Periods[i].Name, nil, f.Periods[i].Forecast})
	}
	period := string(f.Period)
	g := newGrid("Won value and forecast by "+period, []attribute[valueRow]{
		{"period", document.Capital(period), lookPlain, 0, func(v valueRow) any { return v.name }, nil},
		{"won", "Won value", lookMoney, 0, func(v valueRow) any { return v.won }, nil},
		{"forecast", "Forecast", lookMoney, 0, func(v valueRow) any { return v.forecast }, nil},
	}, rows)
	g.chart = &chart{title: g.title, kind: excelize.ColStacked, series: []int{1, 2}, format: "#,##0"}
	return g
}

func methodsGrid(f *document.Forecast) grid {
	type method = document.ForecastMethod
	rows := append(slices.Clone(f.Methods), method{Method: "record", ForecastRecord: f.Record})
	return newGrid(document.MethodsTitle, []attribute[method]{
		{"method", "Method", lookPlain, 0, func(m method) any { return m.Method }, nil},
		{"missing", "Why not", lookLong, 0, func(m method) any { return m.Missing }, nil},
		{"wape", "WAPE", lookPercent, 0, func(m method) any { return m.WAPE }, nil},
		{"bias", "Bias", lookPercentChange, 0, func(m method) any { return m.Bias }, nil},
		{"against_naive", "vs. naive", lookPercent, 0, func(m method) any { return m.AgainstNaive }, nil},
		{"n", "Tested", lookPlain, 0, func(m method) any { return m.N }, nil},
		{"next", f.Periods[0].Name, lookMoney, 0, func(m method) any { return m.Next }, nil},
	}, rows)
}

// cohortRow is the open deals of some ages, all of them, or the entries to come, which have neither number nor amount.
type cohortRow struct {
	name          string
	deals, amount any
	expected      any
}

func cohortsGrid(f *document.Forecast) grid {
	var rows []cohortRow
	for i := range f.Pipeline {
		c := &f.Pipeline[i]
		rows = append(rows, cohortRow{c.Ages(), c.Deals, c.Amount, c.Expected})
	}
	number, amount, expected := f.OpenTotal()
	rows = append(rows, cohortRow{document.AllOpenDeals, calculated{number, sumAbove}, calculated{amount, sumAbove}, calculated{expected, sumAbove}}, cohortRow{document.EntriesToCome, nil, nil, f.ToCome})
	return newGrid(document.CohortsTitle, []attribute[cohortRow]{
		{"age", "Age", lookPlain, 0, func(c cohortRow) any { return c.name }, nil},
		{"deals", "Deals", lookPlain, 0, func(c cohortRow) any { return c.deals }, nil},
		{"amount", "Amount", lookMoney, 0, func(c cohortRow) any { return c.amount }, nil},
		{"expected", "Expected by " + f.Until.String(), lookMoney, 0, func(c cohortRow) any { return c.expected }, nil},
	}, rows)
}

func worthGrid(factors []document.FactorWorth) grid {
	type worth = document.FactorWorth
	return newGrid(document.PointWorthTitle, []attribute[worth]{
		{"factor", "Factor", lookPlain, 0, func(w worth) any { return w.FactorName() }, nil},
		{"unit", "Change", lookPlain, 0, func(w worth) any { return document.Capital(w.Unit) }, nil},
		{"per_quarter", "A quarter", lookMoney, 0, func(w worth) any { return w.PerQuarter }, nil},
		{"once", "Earlier, once", lookMoney, 0, func(w worth) any { return w.Once }, nil},
	}, factors)
}
