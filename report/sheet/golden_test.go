package sheet_test

import (
	"strings"
	"testing"

	"revops/internal/golden"
	"revops/internal/samples"
)

// What CSV files, tasks and workbooks hold, whole.
func TestFormats_golden(t *testing.T) {
	all := documents(t)
	for _, file := range []string{
		"assessment.csv", "assessment.tasks", "assessment.xlsx", "everything.xlsx", "plan.csv", "plan.tasks", "plan.xlsx",
		"trend.csv", "trend.xlsx", "portfolio.csv", "portfolio.xlsx", "fact.csv", "fact.xlsx", "evidence.csv", "evidence.xlsx",
	} {
		name, format, _ := strings.Cut(file, ".")
		got := all[name][format](t)
		if format == "xlsx" {
			got = dump(t, got)
		}
		golden.Check(t, samples.Path(t, "report", file+".golden"), got)
	}
	golden.Check(t, samples.Path(t, "report", "shown.csv.golden"), all["with deals"]["csv"](t))
	_, shown, _ := strings.Cut(dump(t, all["with deals"]["xlsx"](t)), "== Evidence vs. answers")
	golden.Check(t, samples.Path(t, "report", "shown.xlsx.golden"), "== Evidence vs. answers"+shown)
}
