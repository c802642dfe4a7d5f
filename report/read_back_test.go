package report_test

import (
	"bytes"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/framework"
	"revops/internal/samples"
	"revops/report"
	"revops/report/narrative"
)

func written(tb testing.TB, of report.Document, format report.Format) string {
	tb.Helper()
	var buffer bytes.Buffer
	if err := report.Write(&buffer, of, format, report.Style{}); err != nil {
		tb.Fatal(err)
	}
	return buffer.String()
}

// reading is what a reader finds in a report, whatever its format. Elements are names or ids.
type reading struct {
	Level, Score string
	// LoweredLevel and LoweredScore are those with contradicted answers lowered to what deals allow.
	LoweredLevel, LoweredScore string
	Gaps                       []string
	Contradicted               []string
}

// readers read a report in each format that says something of level, gaps or deals.
func readers() map[report.Format]func(content string) (reading, error) {
	return map[report.Format]func(string) (reading, error){
		report.FormatTable: readTable, report.FormatMarkdown: readMarkdown, report.FormatJSON: readJSON, report.FormatHTML: readHTML,
		report.FormatXLSX: readWorkbook, report.FormatCSV: readCSV, report.FormatJUnit: readJUnit, report.FormatSARIF: readSARIF,
		report.FormatGitHub: readGitHub,
	}
}

// wanted is what a format must say of a result: the files of CI list no gaps, a CSV file is a table of gaps and contradictions.
func wanted(a narrative.Assessment, format report.Format) reading {
	r := a.Result
	want := reading{Level: strconv.Itoa(r.Level.Number), Score: r.Score.String()}
	if r.Evidence != nil {
		want.LoweredLevel, want.LoweredScore = strconv.Itoa(r.Evidence.Level.Number), r.Evidence.Score.String()
		for _, e := range r.Evidence.Elements {
			if e.Contradicts {
				want.Contradicted = append(want.Contradicted, string(e.Element))
			}
		}
	}
	listed := r.Gaps
	if slices.Contains([]report.Format{report.FormatTable, report.FormatMarkdown, report.FormatHTML}, format) {
		path, others := a.GapsByPath() // the rest is counted in a sentence
		listed = slices.Concat(path, others)
	}
	for _, gap := range listed {
		want.Gaps = append(want.Gaps, string(gap.Element))
	}
	switch format {
	case report.FormatCSV:
		return reading{Gaps: want.Gaps, Contradicted: want.Contradicted}
	case report.FormatJUnit, report.FormatSARIF, report.FormatGitHub:
		want.Gaps = nil
	default:
	}
	return want
}

// Every format says the same of level, score, gaps and what deals contradict.
func TestForms_read_back(t *testing.T) {
	contradicted := 0
	for _, company := range samples.Companies(t) {
		for _, options := range []assess.Options{{Steps: 2}, {Target: 3}, {Team: "sales"}} {
			a := samples.Assessment(t, company, samples.BesideDeals(options))
			if a.LoweredLine() == "" {
				a = samples.Assessment(t, company, options) // what deals do not change is not said of the level
			}
			for format, read := range readers() {
				content := written(t, report.Assessment{Assessment: a}, format)
				if format == report.FormatTable {
					content += written(t, report.Gaps{Assessment: a}, format) // the other table names no gaps
				}
				got, err := read(content)
				if err != nil {
					t.Fatalf("%s as %s: %v", company, format, err)
				}
				want := wanted(a, format)
				contradicted += len(want.Contradicted)
				got.Gaps = ids(a.Model, got.Gaps)
				got.Contradicted, want.Contradicted = slices.Sorted(slices.Values(ids(a.Model, got.Contradicted))), slices.Sorted(slices.Values(want.Contradicted))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s, %+v as %s (-result +read):\n%s", company, options, format, diff)
				}
			}
		}
	}
	if contradicted == 0 {
		t.Error("no answer is contradicted")
	}
}

// ids are the ids of elements that are named or given by id.
func ids(model *framework.Framework, elements []string) []string {
	names := map[string]string{}
	for _, place := range model.Elements() {
		names[place.Name], names[string(place.ID)] = string(place.ID), string(place.ID)
	}
	var ids []string
	for _, element := range elements {
		ids = append(ids, names[element])
	}
	return ids
}
