package sheet_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/forecast"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/sheet"
)

// formats are the functions that write a document, by the name of the format.
type formats map[string]func(tb testing.TB) string

// form is one format of a document.
func form[D any](write func(io.Writer, D) error, of D) func(testing.TB) string {
	return func(tb testing.TB) string { tb.Helper(); return samples.Written(tb, write, of) }
}

// unsigned writes a workbook whose author is the program.
func unsigned[D any](write func(io.Writer, D, string) error) func(io.Writer, D) error {
	return func(w io.Writer, of D) error { return write(w, of, "") }
}

func assessmentFormats(a narrative.Assessment) formats {
	return formats{"csv": form(sheet.AssessmentCSV, a), "tasks": form(sheet.Tasks, a), "xlsx": form(unsigned(sheet.Assessment), a)}
}

func planFormats(a narrative.Assessment) formats {
	return formats{"csv": form(sheet.PlanCSV, a), "tasks": form(sheet.Tasks, a), "xlsx": form(unsigned(sheet.Plan), a)}
}

func comparisonFormats(view narrative.Comparison) formats {
	return formats{"csv": form(sheet.ComparisonCSV, view), "xlsx": form(unsigned(sheet.Comparison), view)}
}

func portfolioFormats(p narrative.Portfolio) formats {
	return formats{"csv": form(sheet.PortfolioCSV, p), "xlsx": form(unsigned(sheet.Portfolio), p)}
}

func factFormats(f *document.Fact) formats {
	return formats{"csv": form(sheet.FactCSV, f), "xlsx": form(unsigned(sheet.Fact), f)}
}

func forecastFormats(f *document.Forecast) formats {
	return formats{"csv": form(sheet.ForecastCSV, f), "xlsx": form(unsigned(sheet.Forecast), f)}
}

// earlyForecast asks for a forecast from a day on which there were no deals.
func earlyForecast() forecast.Question {
	q := samples.ForecastQuestion()
	q.AsOf -= 10000
	return q
}

func evidenceFormats(e narrative.Evidence) formats {
	return formats{"csv": form(sheet.EvidenceCSV, e), "xlsx": form(unsigned(sheet.Evidence), e)}
}

// beside is a company's assessment beside what its deals show and how well they can be forecast.
func beside(tb testing.TB, company string) narrative.Assessment {
	tb.Helper()
	a := samples.Assessment(tb, company, assess.Options{Shown: samples.Shown(), ShownAsOf: "2026-11-21", Steps: 3})
	a.Result.Evidence.Forecast = samples.Forecast(tb, samples.ForecastQuestion(), samples.Deals(tb, "hubspot.csv")...).InResult()
	return a
}

// planned is a company's assessment with a plan.
func planned(tb testing.TB, company string, options assess.Options, period assess.Period) narrative.Assessment {
	tb.Helper()
	return samples.Document(samples.WithPlan(samples.Count(tb, company, options), period))
}

// everything is an assessment that holds all that a workbook has a sheet for, but what deals show. The answers of two
// companies stand for those of two respondents.
func everything(tb testing.TB) narrative.Assessment {
	tb.Helper()
	model := data.PRO()
	var responses []answers.Response
	for i, name := range []string{samples.Services, samples.ScaleUp} {
		given := samples.Answers(tb, model, "answers", name)
		given.Respondent = answers.Respondent{Name: []string{"Dana", "Kim"}[i], Team: []framework.TeamID{"marketing", "sales"}[i]}
		responses = append(responses, answers.Response{File: name, Answers: given})
	}
	c := samples.CountAnswers(answers.Combine(model, responses, answers.Median), assess.Options{Steps: 2})
	c.Result.Respondents, c.Result.Disagreement = assess.Disagree(model, responses, nil)
	c.Gate = assess.CheckGates(model, c.Result, assess.Gates{MinLevel: new(2)})
	c.Comparison = samples.Compare(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	return samples.Document(samples.WithPlan(c, assess.ByQuarter))
}

// documents are of every type and many shapes, by name.
func documents(tb testing.TB) map[string]formats {
	tb.Helper()
	a := samples.Assessment(tb, samples.Services, assess.Options{Steps: 3, Target: 3})
	onlyRules := assess.Options{Lenses: []framework.LensID{"rules"}, Steps: 2}
	deals := samples.Deals(tb, "hubspot.csv")
	early := samples.Question()
	early.AsOf -= 10000
	return map[string]formats{
		"assessment":     assessmentFormats(a),
		"with deals":     assessmentFormats(beside(tb, samples.ScaleUp)),
		"benchmark":      assessmentFormats(samples.Document(samples.CountBenchmark(tb, samples.ScaleUp))),
		"gaps":           {"xlsx": form(unsigned(sheet.Gaps), a)},
		"plan":           planFormats(planned(tb, samples.Seed, assess.Options{Target: 2}, assess.ByMonth)),
		"everything":     assessmentFormats(everything(tb)),
		"all at once":    assessmentFormats(samples.Document(samples.CountEverything(tb, samples.Services))),
		"team":           planFormats(planned(tb, samples.Services, assess.Options{Steps: 3, Team: "sales"}, assess.ByMonth)),
		"empty":          assessmentFormats(samples.Document(samples.CountAnswers(&answers.File{}, assess.Options{Steps: 5}))),
		"top":            planFormats(planned(tb, samples.Mature, assess.Options{Steps: 2}, assess.ByMonth)),
		"without level":  assessmentFormats(samples.Assessment(tb, samples.Services, onlyRules)),
		"what if":        assessmentFormats(samples.Document(samples.CountAssumed(tb, samples.Seed, assess.Options{}))),
		"comparison":     comparisonFormats(samples.Comparison(samples.Compare(tb, "2026-02.json", "2026-05.yaml"))),
		"trend":          comparisonFormats(samples.Comparison(samples.Compare(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml"))),
		"split":          comparisonFormats(samples.Comparison(samples.CompareSplit(tb, "2026-02.json", "2026-08.yaml"))),
		"no change":      comparisonFormats(samples.Comparison(samples.Compare(tb, "2026-05.yaml", "2026-05.yaml"))),
		"portfolio":      portfolioFormats(samples.Portfolio(tb, "answers/*.yaml", "portfolio-mistake/*.yaml")),
		"only a mistake": portfolioFormats(samples.Portfolio(tb, "portfolio-mistake/*.yaml")),
		"status":         {"csv": form(sheet.StatusCSV, samples.Status(tb, "")), "xlsx": form(unsigned(sheet.Status), samples.Status(tb, ""))},
		"fact":           factFormats(samples.Fact(tb, samples.Question(), deals...)),
		"no deals":       factFormats(samples.Fact(tb, early, deals...)),
		"forecast":       forecastFormats(samples.Forecast(tb, samples.ForecastQuestion(), deals...)),
		"no forecast":    forecastFormats(samples.Forecast(tb, earlyForecast(), deals...)),
		"evidence":       evidenceFormats(samples.Evidence(tb, samples.ScaleUp, 0, deals...)),
		"rows behind":    evidenceFormats(samples.Evidence(tb, "", 20, deals...)),
	}
}

func openWorkbook(tb testing.TB, content string) *excelize.File {
	tb.Helper()
	file, err := excelize.OpenReader(strings.NewReader(content))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = file.Close() })
	return file
}

// cells are those of a sheet as they are stored: numbers and dates as numbers.
func cells(tb testing.TB, file *excelize.File, name string) [][]string {
	tb.Helper()
	rows, err := file.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}

// dump writes down what a workbook holds: each cell as it is shown and, behind it, as it is stored where that differs.
func dump(tb testing.TB, content string) string {
	tb.Helper()
	file := openWorkbook(tb, content)
	var out strings.Builder
	for i, name := range file.GetSheetList() {
		open := ""
		if file.GetActiveSheetIndex() == i {
			open = " (open)"
		}
		fmt.Fprintf(&out, "== %s%s\n", name, open)
		shown, err := file.GetRows(name)
		if err != nil {
			tb.Fatal(err)
		}
		stored := cells(tb, file, name)
		for r := range shown {
			for c := range shown[r] {
				fmt.Fprintf(&out, "%q ", shown[r][c])
				if stored[r][c] != shown[r][c] {
					fmt.Fprintf(&out, "(%s) ", stored[r][c])
				}
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// records are the rows of a CSV file, which has no byte order mark and ends each line with CRLF.
func records(tb testing.TB, content string) [][]string {
	tb.Helper()
	if strings.HasPrefix(content, "\ufeff") || strings.Count(content, "\n") != strings.Count(content, "\r\n") {
		tb.Error("a byte order mark, or a line that does not end in CRLF")
	}
	rows, err := csv.NewReader(strings.NewReader(content)).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return rows
}

// column gives the cells under a title.
func column(tb testing.TB, rows [][]string, title string) []string {
	tb.Helper()
	at := slices.Index(rows[0], title)
	if at < 0 {
		tb.Fatalf("no column %q in %q", title, rows[0])
	}
	var found []string
	for _, row := range rows[1:] {
		value := ""
		if at < len(row) {
			value = row[at]
		}
		found = append(found, value)
	}
	return found
}
