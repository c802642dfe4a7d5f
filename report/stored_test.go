package report_test

import (
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// forms is an assessment in every format.
func forms(tb testing.TB, a narrative.Assessment) map[report.Format]string {
	tb.Helper()
	all := map[report.Format]string{}
	of := report.Assessment{Assessment: a}
	for _, format := range report.Formats(of) {
		all[format] = written(tb, of, format)
	}
	return all
}

// A stored result is written as it was before it was stored.
func TestForms_stored(t *testing.T) {
	rules := []framework.LensID{"rules"}
	all := map[string]narrative.Assessment{
		"of respondents": samples.Document(samples.CountRespondents(t)), "of another framework": samples.Bakery(t, assess.Options{Steps: 5}),
		"beside deals that tell nothing": samples.Assessment(t, samples.Seed, assess.Options{Shown: []assess.Shown{}}),
		"of a team beside deals":         samples.Assessment(t, samples.ScaleUp, samples.BesideDeals(assess.Options{Team: "customer-success"})),
		"of a lens beside deals":         samples.Assessment(t, samples.ScaleUp, samples.BesideDeals(assess.Options{Lenses: rules})),
	}
	for _, company := range samples.Companies(t) {
		all[company] = samples.Assessment(t, company, assess.Options{Steps: 5})
		everything := samples.CountEverything(t, company)
		everything.Comparison = samples.Compare(t, "2026-02.json", "2026-05.yaml") // a result has one baseline
		all[company+" with everything"] = samples.Document(everything)
	}
	for name, a := range all {
		want := forms(t, a)
		result, err := document.ReadResult(diag.Source{Name: "stored.json", Data: []byte(want[report.FormatJSON])}, a.Model)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, forms(t, narrative.Assessment{Model: a.Model, Result: result})); diff != "" {
			t.Errorf("%s (-counted +stored):\n%s", name, diff)
		}
	}
}

// Whatever is read as a stored result can be written in every format.
func FuzzForms(f *testing.F) {
	for _, name := range []string{"scaleup.json", "without-newer-keys.json"} {
		f.Add(samples.Source(f, "results", name).Data)
	}
	team := samples.Assessment(f, samples.ScaleUp, samples.BesideDeals(assess.Options{Team: "sales"}))
	f.Add([]byte(samples.Written(f, document.Write, any(team.Result))))
	f.Add([]byte(samples.Written(f, document.Write, any(samples.Document(samples.CountEverything(f, samples.Services)).Result))))
	model := data.PRO()
	f.Fuzz(func(t *testing.T, content []byte) {
		result, err := document.ReadResult(diag.Source{Name: "a.json", Data: content}, model)
		if err != nil {
			return
		}
		for _, rendering := range (report.Assessment{Assessment: narrative.Assessment{Model: model, Result: result}}).Renderings() {
			if rendering.Format == report.FormatXLSX {
				continue // too slow to be worth its runs here
			}
			if err := rendering.Write(io.Discard, report.Style{Style: text.Style{Width: 80}}); err != nil {
				t.Errorf("%s: %v", rendering.Format, err)
			}
		}
	})
}
