package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"revops/assess"
	"revops/internal/samples"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// firstOnce are ids in the order in which each stands first.
func firstOnce(ids []string) []string {
	var once []string
	for _, id := range ids {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	return once
}

// sheetColumn is a column of a sheet, by their titles.
func sheetColumn(t *testing.T, content, sheet, title string) []string {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return column(rows, title, "", "")
}

// orders reads the order of the path out of each format that has one.
func orders(t *testing.T, a narrative.Assessment) map[string][]string {
	t.Helper()
	csvOf := func(of report.Document, format report.Format, title string) []string {
		return csvColumn(t, written(t, of, format), title)
	}
	whole, gaps := report.Assessment{Assessment: a}, report.Gaps{Assessment: a}
	page, book := written(t, whole, report.FormatHTML), written(t, whole, report.FormatXLSX)
	path := len(a.Result.NextSteps)
	var table strings.Builder
	if err := report.Write(&table, whole, report.FormatTable, report.Style{Style: text.Style{Steps: path}}); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{
		"steps, table":    all(`(?m)^ *\d+\. (.*): \S+(?: answered)? → `, table.String()),
		"steps, markdown": all(`(?m)^\d+\. \*\*(.*)\*\*: `, strings.NewReplacer("\u200b", "", `\`, "", "&amp;", "&").Replace(written(t, whole, report.FormatMarkdown))),
		"steps, html":     all(`data-step="([^"]*)"`, page),
		"steps, xlsx":     sheetColumn(t, book, narrative.StepsTitle, "Element ID"),
		"gaps, html":      all(`data-gap="([^"]*)"`, page)[:path],
		"gaps, xlsx":      sheetColumn(t, book, narrative.GapsTitle, "Element ID")[:path],
		"gaps, csv":       csvOf(gaps, report.FormatCSV, "element")[:path],
		"tasks":           csvOf(whole, report.FormatTasks, "Element"),
	}
	if a.Result.Plan != nil {
		plan := report.Plan{Assessment: a}
		got["plan, csv"] = csvOf(plan, report.FormatCSV, "element")
		got["plan, xlsx"] = sheetColumn(t, written(t, plan, report.FormatXLSX), "Plan", "Element ID")
		_, periods, _ := strings.Cut(page, `<table class="periods">`)
		periods, _, _ = strings.Cut(periods, "</table>")
		got["plan, html"] = all(`(?m)^<tr><th>(.*?)(?: \(part \d of \d\))?<td>`, periods)
		_, chart, _ := strings.Cut(page, `<svg class="gantt"`)
		chart, _, _ = strings.Cut(chart, "</svg>")
		got["chart"] = all(`<text y="\d+">(.*?)</text>`, chart)
	}
	return got
}

// Steps, gaps on the path, plan, chart and tasks stand in one order in every format: that of the plan where there is one.
func TestForms_order(t *testing.T) {
	for _, company := range []string{samples.ScaleUp, samples.Services, samples.Seed} {
		for _, options := range []assess.Options{{Steps: assess.AllSteps}, {Steps: assess.AllSteps, Target: 3}} {
			plain := samples.Count(t, company, options)
			for _, c := range []document.Counted{plain, samples.WithPlan(plain, assess.ByMonth)} {
				a := samples.Document(c)
				path, _ := a.Result.PathToTake()
				var want []string
				for _, id := range path.Elements {
					want = append(want, string(id))
				}
				for form, order := range orders(t, a) {
					if diff := cmp.Diff(want, firstOnce(ids(a.Model, unescaped(order)))); diff != "" {
						t.Errorf("%s, %s (-path +read):\n%s", company, form, diff)
					}
				}
			}
		}
	}
}
