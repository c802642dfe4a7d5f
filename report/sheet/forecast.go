package sheet

import (
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/deals"
	"revops/forecast"
	"revops/report/document"
)

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

// forecastGrid is a period a row, past, tested or to come, by a method.
func forecastGrid(f *document.Forecast, title string) grid {
	var rows [][]any
	add := func(kind, name string, start, end deals.Day, values ...any) {
		rows = append(rows, append([]any{kind, name, answers.Date(start.String()), answers.Date(end.String())}, values...))
	}
	method := forecast.Method("")
	if f.Method != nil {
		method = *f.Method
	}
	for _, p := range f.Periods {
		add("forecast", p.Name, p.Start, p.End, method, p.SoFar, p.Forecast, p.Low, p.High, looking{p.WonDeals, lookDecimal}, nil, nil, nil)
	}
	for i := range f.Backtest {
		t := &f.Backtest[i]
		add("backtest", t.Name, t.Start, t.End, t.Method, nil, t.Forecast, nil, nil, nil, t.Actual, t.Off(), t.Believed)
	}
	for _, h := range f.History {
		add("history", h.Name, h.Start, h.End, "", nil, nil, nil, nil, h.Won, h.WonValue, nil, nil)
	}
	return valueGrid(title, []head{
		{"kind", "Kind", lookPlain, 12},
		{"period", "Period", lookPlain, 12},
		{"start", "Start", lookPlain, 12},
		{"end", "End", lookPlain, 12},
		{"method", "Method", lookPlain, 16},
		{"won_so_far", "Won so far", lookMoney, 14},
		{"forecast", "Forecast", lookMoney, 14},
		{"low", "Low", lookMoney, 14},
		{"high", "High", lookMoney, 14},
		{"won_deals", "Won deals", lookPlain, 10},
		{"actual", "Actual", lookMoney, 14},
		{"error", "Error", lookPercentChange, 10},
		{"believed", "Believed", lookPlain, 10},
	}, rows, readAttributes[[]any](f.Read())...)
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

// valuesGrid is the won value of past periods and the forecast of those to come, one below the other.
func valuesGrid(f *document.Forecast) grid {
	var rows [][]any
	for _, h := range f.History {
		rows = append(rows, []any{h.Name, h.WonValue, nil})
	}
	for _, p := range f.Periods {
		rows = append(rows, []any{p.Name, nil, p.Forecast})
	}
	period := string(f.Period)
	g := valueGrid("Won value and forecast by "+period, []head{
		{"period", document.Capital(period), lookPlain, 0},
		{"won", "Won value", lookMoney, 0},
		{"forecast", "Forecast", lookMoney, 0},
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

// cohortsGrid is the open deals by age, all of them, and the entries to come, which have neither number nor amount.
func cohortsGrid(f *document.Forecast) grid {
	rows := document.Each(f.Pipeline, func(c document.ForecastCohort) []any { return []any{c.Ages(), c.Deals, c.Amount, c.Expected} })
	number, amount, expected := f.OpenTotal()
	rows = append(rows,
		[]any{document.AllOpenDeals, calculated{number, sumAbove}, calculated{amount, sumAbove}, calculated{expected, sumAbove}},
		[]any{document.EntriesToCome, nil, nil, f.ToCome})
	return valueGrid(document.CohortsTitle, []head{
		{"age", "Age", lookPlain, 0},
		{"deals", "Deals", lookPlain, 0},
		{"amount", "Amount", lookMoney, 0},
		{"expected", "Expected by " + f.Until.String(), lookMoney, 0},
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
