package text

import (
	"io"
	"slices"
	"strconv"

	"revops/fact"
	"revops/report/document"
	"revops/report/narrative"
)

// Forecast writes a forecast for a terminal: what was recognised, then the figures.
func Forecast(w io.Writer, f *document.Forecast, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) {
		t.Paragraph("", f.About())
		warnings(t, f.Read())
		DealsRead(t, f.Read())
		wonColumns(t, "Won value and forecast by "+string(f.Period), columnsOfForecast(f), true)
		ForecastFigures(t, f)
	})
}

// columnsOfForecast are the tested periods and those to come.
func columnsOfForecast(f *document.Forecast) []wonColumn {
	var columns []wonColumn
	for _, t := range f.BelievedTests() {
		columns = append(columns, wonColumn{t.Name, t.Actual, t.Forecast.Money})
	}
	for _, p := range f.Periods {
		columns = append(columns, wonColumn{p.Name, p.SoFar, p.Forecast.Money})
	}
	return columns
}

// ForecastMarkdown writes the same as Markdown.
func ForecastMarkdown(w io.Writer, f *document.Forecast) error {
	return WriteMarkdown(w, func(m *Markdown) {
		m.Title(document.ForecastTitle)
		m.Note(f.About())
		warnings(m, f.Read())
		DealsRead(m, f.Read())
		ForecastFigures(m, f)
	})
}

// ForecastFigures writes the figures: the periods to come, how the methods did, the open pipeline and what a point is worth.
func ForecastFigures(to Layout, f *document.Forecast) {
	t := forecastTable{to, f}
	t.periods()
	t.record()
	t.methods()
	t.pipeline()
	t.worth()
}

// ForecastBrief writes what a page about the factors shows of a forecast: the periods to come, what was forecast of earlier ones, the open
// pipeline and what a point is worth.
func ForecastBrief(to Layout, f *document.Forecast) {
	t := forecastTable{to, f}
	t.periods()
	t.record()
	t.pipeline()
	t.worth()
}

type forecastTable struct {
	Layout
	forecast *document.Forecast
}

func (t forecastTable) periods() {
	f := t.forecast
	t.Heading(document.ForecastTitle)
	t.Note(f.Predicted())
	var rows [][]string
	for _, p := range f.Periods {
		low, high, won := "–", "–", "–"
		if p.Low.Known {
			low, high = document.WholeAmount(p.Low.Money), document.WholeAmount(p.High.Money)
		}
		if p.WonDeals != nil {
			won = p.WonDeals.String()
		}
		rows = append(rows, []string{p.Name, document.WholeAmount(p.SoFar), document.WholeAmountOrDash(p.Forecast), low, high, won})
	}
	t.Table(slices.Concat(Words(document.Capital(string(f.Period))), Numbers("Won so far", "Forecast", "Low", "High", "Won deals")), rows)
	t.Note(f.Why())
	if note := f.RangeNote(); note != "" {
		t.Note(note)
	}
	for _, remark := range f.Remarks {
		t.Note(remark)
	}
}

func (t forecastTable) record() {
	f := t.forecast
	tests := f.BelievedTests()
	if len(tests) == 0 {
		return
	}
	t.Heading(document.RecordTitle)
	var rows [][]string
	for i := range tests {
		test := &tests[i]
		rows = append(rows, []string{
			test.Name, string(test.Method), document.WholeAmountOrDash(test.Forecast), document.WholeAmount(test.Actual), signedTenths(test.Off()),
		})
	}
	t.Table(slices.Concat(Words(document.Capital(string(f.Period)), "Method believed"), Numbers("Forecast", "Actual", "Error")), rows)
	t.Note(f.RecordNote())
}

func signedTenths(s fact.Share) string {
	text := document.PercentTenths(s)
	if s.Known && s.Of10000 >= 5 {
		return "+" + text
	}
	return text
}

func (t forecastTable) methods() {
	f := t.forecast
	t.Heading(document.MethodsTitle)
	var rows [][]string
	row := func(name, meaning string, r *document.ForecastRecord, next string) []string {
		return []string{
			name, meaning, document.PercentTenths(r.WAPE), signedTenths(r.Bias), document.PercentTenths(r.AgainstNaive), strconv.Itoa(r.N), next,
		}
	}
	for i := range f.Methods {
		m := &f.Methods[i]
		meaning := document.MethodMeaning(m.Method)
		if m.Missing != "" {
			meaning = m.Missing
		}
		rows = append(rows, row(string(m.Method), meaning, &m.ForecastRecord, document.WholeAmountOrDash(m.Next)))
	}
	rows = append(rows, row("record", "the method believed at the time", &f.Record, ""))
	t.Table(slices.Concat(Words("Method"), Prose("What it takes"), Numbers("WAPE", "Bias", "vs. naive", "Tested", f.Periods[0].Name)), rows)
	t.Note("WAPE: the sum of all errors, without their signs, divided by the sum of the actual values. Bias: the same with signs; above 0 is too high. vs. naive: the errors as a share of those of naive.")
}

func (t forecastTable) pipeline() {
	f := t.forecast
	t.Heading(document.CohortsTitle)
	var rows [][]string
	for i := range f.Pipeline {
		c := &f.Pipeline[i]
		rows = append(rows, []string{c.Ages(), strconv.Itoa(c.Deals), document.WholeAmount(c.Amount), document.WholeAmountOrDash(c.Expected)})
	}
	number, amount, expected := f.OpenTotal()
	rows = append(rows, []string{document.AllOpenDeals, strconv.Itoa(number), document.WholeAmount(amount), document.WholeAmountOrDash(expected)},
		[]string{document.EntriesToCome, "", "", document.WholeAmountOrDash(f.ToCome)})
	t.Table(slices.Concat(Words("Age"), Numbers("Deals", "Amount", "Expected by "+f.Until.String())), rows)
}

// worthColumns are those of a table of what a point is worth.
func worthColumns() []Column {
	return slices.Concat(Words(narrative.WorthFactor, narrative.WorthChange), Numbers(narrative.WorthTitle))
}

func (t forecastTable) worth() {
	f := t.forecast
	if len(f.Worth) == 0 {
		return
	}
	t.Heading(document.PointWorthTitle)
	var rows [][]string
	for i := range f.Worth {
		w := &f.Worth[i]
		rows = append(rows, []string{w.FactorName(), document.Capital(w.Unit), w.Says(nil)})
	}
	t.Table(worthColumns(), rows)
	t.Note(f.WorthBasisLine())
}
