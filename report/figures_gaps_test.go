package report_test

import (
	"encoding/json"
	"strconv"

	"revops/report"
	"revops/report/document"
)

// quadrantRows count the gaps of each quadrant and add up their days.
func quadrantRows(of any) []any {
	var rows []any
	for _, quadrant := range document.Quadrants() {
		gaps, days := 0, int64(0)
		for _, gap := range rowsAt("gaps")(of) {
			if valueAt(gap, "quadrant") == string(quadrant) {
				work, _ := valueAt(gap, "days").(json.Number).Int64()
				gaps, days = gaps+1, days+work
			}
		}
		rows = append(rows, map[string]any{
			"quadrant": string(quadrant), "gaps": json.Number(strconv.Itoa(gaps)), "days": json.Number(strconv.FormatInt(days, 10)),
		})
	}
	return rows
}

// assessmentSections are what deals show, with what a point is worth; the CSV file lists the gaps.
func assessmentSections() []section {
	inForecast := func(of any) []any { return worthRows(valueAt(of, "evidence.forecast")) }
	return []section{
		{
			name: "gaps", rows: rowsAt("gaps"), keys: []field{{path: "element", csv: "element"}}, fields: []field{{path: "days", csv: "days"}},
			except: []report.Format{report.FormatTable, report.FormatMarkdown, report.FormatHTML, report.FormatXLSX},
		},
		{
			name: "evidence", rows: rowsAt("evidence.elements"), names: elementNames(),
			keys: []field{{path: "element", people: "Element", sheet: "Element"}}, fields: []field{same("said", "", "Answer")},
		},
		{
			name: "worth", rows: inForecast, names: factorNames(), keys: []field{{path: "factor", people: "Factor", sheet: "Factor"}},
			fields: []field{
				within("value", "", "Won value", "", `([\d,]+)`), {path: "per_quarter", sheet: "A quarter"}, {path: "once", sheet: "Earlier, once"},
			},
		},
	}
}

func gapsSections() []section {
	quadrants := map[string]string{}
	for _, quadrant := range document.Quadrants() {
		quadrants[string(quadrant)] = quadrant.Title()
	}
	return []section{
		{
			name: "gaps", rows: rowsAt("gaps"), names: elementNames(), except: []report.Format{report.FormatMarkdown, report.FormatHTML},
			keys:   []field{{path: "element", csv: "element", people: "Element", sheet: "Element"}},
			fields: []field{same("days", "days", "Days"), {path: "quadrant", csv: "quadrant"}},
		},
		{
			name: "quadrants", rows: quadrantRows, names: quadrants, except: []report.Format{report.FormatHTML},
			keys: []field{{path: "quadrant", people: "Quadrant"}}, fields: []field{{path: "gaps", people: "Gaps"}, {path: "days", people: "Days"}},
		},
		{
			name: "owners", rows: rowsAt("owners"), names: elementNames(), keys: []field{{path: "owner", people: "Owner", sheet: "Owner"}},
			fields: []field{
				same("gaps", "", "Gaps"), same("days", "", "Days"), same("on_path", "", "On the path"), same("path_days", "", "Days on the path"),
			},
		},
	}
}
