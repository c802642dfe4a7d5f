package report_test

import (
	"bytes"
	"io"
	"testing"

	"revops/assess"
	"revops/data"
	"revops/report"
	"revops/report/ci"
	"revops/report/document"
	pg "revops/report/page"
	"revops/report/sheet"
)

func samples(t *testing.T) map[string]report.Assessment {
	all := map[string]report.Assessment{}
	for _, file := range companies(t) {
		for _, o := range []assess.Options{{Steps: 5}, {Steps: 3, Target: 3}, {Steps: 5, Team: "sales"}, {Steps: 5, Lenses: nil}} {
			a := assessment(t, file, o)
			all[file+string(o.Team)+string(rune('0'+o.Target))] = a
			if a.Result.Date != "" {
				m, _ := assess.MonthAfter(a.Result.Date)
				b := a
				b.Plan = assess.NewPlan(a.Model, a.Result, assess.PlanOptions{Capacity: assess.Capacity{Default: 10}, Period: assess.ByQuarter, Start: m})
				all[file+string(o.Team)+string(rune('0'+o.Target))+"plan"] = b
			}
		}
	}
	return all
}

func docOf(a report.Assessment) document.Assessment {
	return document.Assessment{Model: a.Model, Result: document.NewResult(a.Model, document.Counted{Result: a.Result, Gate: a.Gate, WhatIf: a.WhatIf, Plan: a.Plan, Comparison: a.Comparison})}
}

func same(t *testing.T, name string, old func(io.Writer) error, new func(io.Writer) error) {
	t.Helper()
	var a, b bytes.Buffer
	if err := old(&a); err != nil {
		t.Fatal(err)
	}
	if err := new(&b); err != nil {
		t.Fatal(name, err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("%s differs", name)
		if len(name) > 3 && name[:3] != "xls" {
			t.Logf("%.600s\n---\n%.600s", a.String(), b.String())
		}
	}
}

func TestTmpSheet(t *testing.T) {
	_ = data.PRO()
	for name, a := range samples(t) {
		d := docOf(a)
		same(t, "csv "+name, a.CSV, func(w io.Writer) error { return sheet.AssessmentCSV(w, d) })
		same(t, "tasks "+name, a.Tasks, func(w io.Writer) error { return sheet.Tasks(w, d) })
		same(t, "xlsx "+name, a.XLSX, func(w io.Writer) error { return sheet.Assessment(w, d) })
		if a.Plan != nil {
			same(t, "plancsv "+name, report.Plan{Assessment: a}.CSV, func(w io.Writer) error { return sheet.PlanCSV(w, d) })
			same(t, "xlsplan "+name, report.Plan{Assessment: a}.XLSX, func(w io.Writer) error { return sheet.Plan(w, d) })
		}
	}
}

func TestTmpCI(t *testing.T) {
	for name, a := range samples(t) {
		d := docOf(a)
		same(t, "junit "+name, a.JUnit, func(w io.Writer) error { return ci.JUnit(w, d) })
		same(t, "sarif "+name, a.SARIF, func(w io.Writer) error { return ci.SARIF(w, d) })
		same(t, "github "+name, a.GitHub, func(w io.Writer) error { return ci.GitHub(w, d) })
	}
}

func TestTmpPage(t *testing.T) {
	for name, a := range samples(t) {
		d := docOf(a)
		same(t, "html "+name, a.HTML, func(w io.Writer) error { return pg.Assessment(w, d) })
		same(t, "htmlgaps "+name, report.Gaps{Assessment: a}.HTML, func(w io.Writer) error { return pg.Gaps(w, d) })
		if a.Plan != nil {
			same(t, "htmlplan "+name, report.Plan{Assessment: a}.HTML, func(w io.Writer) error { return pg.Plan(w, d) })
		}
	}
}
