package samples

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"revops/data"
	"revops/deals"
	"revops/deals/notation"
	"revops/evidence"
	"revops/fact"
	"revops/forecast"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Question asks for the factors by channel as of 2026-10-31.
func Question() fact.Question {
	return fact.Question{
		AsOf:   notation.DayOf(time.Date(2026, time.October, 31, 0, 0, 0, 0, time.UTC)),
		Period: fact.ByQuarter, Base: fact.BaseWon, Dimension: deals.Dimension{Role: deals.RoleChannel},
	}
}

// Deals are exports under testdata/deals.
func Deals(tb testing.TB, names ...string) []diag.Source {
	tb.Helper()
	var files []diag.Source
	for _, name := range names {
		files = append(files, Source(tb, "deals", name))
	}
	return files
}

// Fact answers a question from exports of deals.
func Fact(tb testing.TB, question fact.Question, files ...diag.Source) *document.Fact {
	tb.Helper()
	return factBeside(tb, question, nil, files...)
}

// factBeside answers a question from exports of deals beside accounts, nil for none.
func factBeside(tb testing.TB, question fact.Question, accounts *deals.Accounts, files ...diag.Source) *document.Fact {
	tb.Helper()
	tally := fact.NewTally(question)
	imports := readDeals(tb, question.AsOf, files, func(int) {}, func(d *deals.Deal) {
		accounts.Fill(d)
		tally.Count(d)
	})
	fact, err := tally.Fact()
	if err != nil {
		tb.Fatal(err)
	}
	return document.NewFact(fact, imports, accounts.Import())
}

// ForecastQuestion asks for two quarters as of 2026-10-31.
func ForecastQuestion() forecast.Question {
	return forecast.Question{AsOf: Question().AsOf, Period: fact.ByQuarter, Ahead: 2, Window: 12}
}

// Forecast answers a question from exports of deals.
func Forecast(tb testing.TB, question forecast.Question, files ...diag.Source) *document.Forecast {
	tb.Helper()
	tally := forecast.NewTally(question)
	imports := readDeals(tb, question.AsOf, files, func(int) {}, tally.Count)
	forecast, err := tally.Forecast()
	if err != nil {
		tb.Fatal(err)
	}
	return document.NewForecast(forecast, imports, nil)
}

// Measure is what exports of deals show as of 2026-10-31 by the measures of a framework, with up to so many rows behind each figure.
func Measure(tb testing.TB, model *framework.Framework, rows int, files ...diag.Source) document.Measured {
	tb.Helper()
	asOf := Question().AsOf
	measurement := evidence.NewMeasurement(&model.Measures, asOf)
	measurement.KeepRows(rows)
	imports := readDeals(tb, asOf, files, measurement.BeginFile, measurement.Count)
	return document.Measured{AsOf: asOf, Shown: measurement.Judge(imports), Imports: imports, ShowRows: rows > 0}
}

// Evidence is what exports of deals show beside the answers of a sample company; "" stands for no answers.
func Evidence(tb testing.TB, company string, rows int, files ...diag.Source) narrative.Evidence {
	tb.Helper()
	model := data.PRO()
	measured := Measure(tb, model, rows, files...)
	if company != "" {
		measured.Answers = map[framework.ElementID]framework.Grade{}
		for _, answer := range Answers(tb, model, "answers", company).Given {
			measured.Answers[answer.Element] = answer.Grade
		}
	}
	return narrative.NewEvidence(document.NewEvidence(model, measured), model)
}

// readDeals reads exports one after the other, each announced by its number.
func readDeals(tb testing.TB, asOf deals.Day, files []diag.Source, begin func(int), count func(*deals.Deal)) []*deals.Import {
	tb.Helper()
	var imports []*deals.Import
	for i, file := range files {
		begin(i)
		read, err := deals.Read(strings.NewReader(string(file.Data)), file.Name, deals.Options{AsOf: asOf}, count)
		if err != nil {
			tb.Fatal(err)
		}
		imports = append(imports, read)
	}
	return imports
}

// FactWithAccounts answers a question from an export of deals beside a file of accounts.
func FactWithAccounts(tb testing.TB, question fact.Question, file, accounts diag.Source) *document.Fact {
	tb.Helper()
	book, err := deals.ReadAccounts(bytes.NewReader(accounts.Data), accounts.Name, deals.AccountOptions{})
	if err != nil {
		tb.Fatal(err)
	}
	return factBeside(tb, question, book, file)
}

// Day is a date as YYYY-MM-DD, NoDay for none.
func Day(tb testing.TB, date string) deals.Day {
	tb.Helper()
	if date == "" {
		return deals.NoDay
	}
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		tb.Fatal(err)
	}
	return notation.DayOf(at)
}

// AnyDeals makes deals of every kind, the same ones for a seed.
func AnyDeals(seed uint64, count int) []deals.Deal {
	random := rand.New(rand.NewPCG(seed, 1))
	const first, days = 19000, 2000 // from 2022 on
	list := make([]deals.Deal, count)
	for i := range list {
		d := &list[i]
		d.Row = i + 2
		d.State = [...]deals.State{deals.Open, deals.Open, deals.Won, deals.Lost}[random.IntN(4)]
		if random.IntN(10) > 0 {
			d.HasAmount, d.Amount = true, deals.Money(random.IntN(10_000_000)-100_000)
		}
		if random.IntN(20) > 0 {
			d.Created = deals.Day(first + random.IntN(days))
		}
		if random.IntN(3) == 0 {
			d.Qualified = deals.Day(first + random.IntN(days))
		}
		if random.IntN(20) > 0 {
			d.Closed = deals.Day(first + random.IntN(days))
		}
		if random.IntN(10) > 0 {
			d.Channel = fmt.Sprint("channel ", random.IntN(12))
		}
	}
	return list
}
