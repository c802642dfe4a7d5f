package report_test

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
)

// everything is an assessment with all that can be asked for: a gate, assumed grades, a plan, an earlier result.
func everything(t *testing.T, file string, options assess.Options) report.Assessment {
	t.Helper()
	a := assumed(t, file, options)
	a.Gate = assess.CheckGates(a.Model, a.Result, assess.Gates{MinLevel: 2, Complete: true})
	a.Plan = plan(a, assess.ByQuarter).Plan
	before := assessment(t, "../testdata/answers/seed.yaml", assess.Options{})
	a.Comparison = assess.Compare(a.Model, []*assess.Snapshot{
		before.Result.Snapshot(a.Model, "before.json"), a.Result.Snapshot(a.Model, file),
	})
	return a
}

// respondents is an assessment of several respondents who disagree.
func respondents(t *testing.T) report.Assessment {
	t.Helper()
	model := data.PRO()
	var voices []answers.Response
	for _, name := range []string{"marketing", "sales", "customer-success"} {
		file := "../testdata/respondents/" + name + ".yaml"
		voices = append(voices, answers.Response{File: file, Answers: answersOf(t, model, file)})
	}
	a := report.Assessment{Model: model, Result: assess.Evaluate(model, answers.Combine(model, voices, answers.Median), assess.Options{Steps: 5})}
	a.Result.Respondents, a.Result.Disagreement = assess.Disagree(model, voices, nil)
	return a
}

// allFormats is an assessment in every format that the package has.
func allFormats(t *testing.T, a report.Assessment) map[report.Format]string {
	t.Helper()
	all := map[report.Format]string{}
	for _, form := range a.Forms() {
		all[form.Format] = text(t, func(b *bytes.Buffer) error { return form.Write(b, report.Style{Width: 130}) })
	}
	return all
}

func TestAStoredResultIsWrittenAsItWasBeforeItWasStored(t *testing.T) {
	assessments := map[string]report.Assessment{"respondents": respondents(t)}
	for _, file := range companies(t) {
		assessments[file] = assessment(t, file, assess.Options{Steps: 5})
		assessments[file+" to a target"] = assessment(t, file, assess.Options{Target: 3, Today: "2026-11-21"})
		assessments[file+" of a team"] = assessment(t, file, assess.Options{Team: "sales", Steps: 5})
		assessments[file+" without the level lens"] = assessment(t, file, assess.Options{Lenses: []framework.LensID{"rules"}})
		assessments[file+" with everything"] = everything(t, file, assess.Options{Steps: 5, Shown: deals(), ShownAsOf: "2026-11-21"})
		assessments[file+" beside deals"] = besideDeals(t, file, assess.Options{Steps: 5})
		assessments[file+" of a team beside deals"] = besideDeals(t, file, assess.Options{Team: "customer-success"})
		assessments[file+" of one lens beside deals"] = besideDeals(t, file, assess.Options{Lenses: []framework.LensID{"rules"}})
		assessments[file+" beside deals that tell nothing"] = assessment(t, file, assess.Options{Shown: []assess.Shown{}})
	}
	for name, a := range assessments {
		want := allFormats(t, a)
		stored, err := report.Read(diag.Source{Name: "stored.json", Data: []byte(want[report.FormatJSON])}, data.PRO())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, allFormats(t, stored)); diff != "" {
			t.Errorf("%s (-counted +stored):\n%s", name, diff)
		}
	}
}

func TestAStoredResultThatContradictsItselfIsRefused(t *testing.T) {
	content, err := os.ReadFile("../testdata/results/scaleup.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ from, to, want string }{
		{`"score": 35.3,`, `"score": 99.9,`, `:19:12: score does not follow from the elements [result-disagrees]`},
		{`"low": 35.3`, `"low": 80`, `score_range does not follow`},
		{`"reached": false`, `"reached": true`, `levels does not follow`},
		{`"grade": "full"`, `"grade": "none"`, `do not go with its grade`},
		{`"provisional": false`, `"provisional": true`, `provisional does not follow`},
		{`"days": 6,`, `"days": 5,`, `does not follow`},
		{`"number": 1,`, `"number": -1,`, `a.json:`},
		{`"organization": "Tarnwick Routing",`, `"organization": "Tarnwick Routing", "team": "sales",`, ``},
	} {
		changed := strings.Replace(string(content), test.from, test.to, 1)
		if changed == string(content) {
			t.Errorf("%s is not there to be changed", test.from)
		}
		_, err := report.Read(diag.Source{Name: "a.json", Data: []byte(changed)}, data.PRO())
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s as %s: %v", test.from, test.to, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s as %s: got error %v, want %s", test.from, test.to, err, test.want)
		}
	}
}

func TestAGapThatIsNoElementIsRefused(t *testing.T) {
	a := assessment(t, "../testdata/answers/scaleup.yaml", assess.Options{Team: "sales"})
	a.Result.Gaps = append(a.Result.Gaps, a.Result.Gaps[0])
	written := text(t, func(b *bytes.Buffer) error { return a.JSON(b) })
	_, err := report.Read(diag.Source{Name: "a.json", Data: []byte(written)}, data.PRO())
	if err == nil || !strings.Contains(err.Error(), "given twice [result-disagrees]") {
		t.Errorf("got error %v", err)
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{"../testdata/results/scaleup.json", "../testdata/report/services.json.golden"} {
		content, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte(text(f, func(b *bytes.Buffer) error { return besideDeals(f, scaleup, assess.Options{Team: "sales"}).JSON(b) })))
	f.Fuzz(func(t *testing.T, content []byte) {
		a, err := report.Read(diag.Source{Name: "a.json", Data: content}, data.PRO())
		if err != nil {
			return
		}
		for _, form := range a.Forms() {
			if form.Format == report.FormatXLSX {
				continue // too slow to be worth its runs here
			}
			if err := form.Write(io.Discard, report.Style{Width: 80}); err != nil {
				t.Errorf("%s: %v", form.Format, err)
			}
		}
	})
}
