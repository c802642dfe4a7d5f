package browser_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
)

const testdata = "../../testdata/"

// nasty is text that would do harm wherever it is taken for anything but text.
func nasty() string {
	return "<script>alert(1)</script>\n\"><img src=x onerror=alert(2)> =cmd() | \u202egnidaer\u202c \u200f\u05d0 " +
		"javascript:alert(3) {{.}} " + strings.Repeat("x", 100)
}

// pages is every kind of document, and an assessment of every kind.
func pages(t *testing.T) map[string][]byte {
	t.Helper()
	model := data.PRO()
	plain := func(name string, options assess.Options) report.Assessment {
		return counted(model, read(t, model, "answers/"+name), options)
	}
	everything := whole(t, model)
	history := compared(t, model, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	hostile := spoilt(t, model)
	given := read(t, model, "answers/scaleup.yaml")
	fact, evidence := ofDeals(t, model, "hubspot.csv", source(t, "deals/hubspot.csv").Data, given)
	hostileFact, hostileEvidence := ofDeals(t, model, nasty(), hostileDeals(), given)
	return map[string][]byte{
		"assessment":              written(t, plain("scaleup.yaml", assess.Options{Steps: 5}).HTML),
		"assessment, provisional": written(t, plain("services.yaml", assess.Options{Steps: 5, Target: 3}).HTML),
		"assessment, top level":   written(t, lifted(model).HTML),
		"assessment of a team":    written(t, plain("scaleup.yaml", assess.Options{Steps: 5, Team: "sales"}).HTML),
		"assessment, no level":    written(t, plain("services.yaml", assess.Options{Steps: 5, Lenses: []framework.LensID{"rules"}}).HTML),
		"assessment, everything":  written(t, everything.HTML),
		"assessment, hostile":     written(t, hostile.HTML),
		"gaps":                    written(t, report.Gaps{Assessment: plain("mature.yaml", assess.Options{Steps: 5})}.HTML),
		"gaps, hostile":           written(t, report.Gaps{Assessment: hostile}.HTML),
		"plan":                    written(t, report.Plan{Assessment: everything}.HTML),
		"plan, long":              written(t, report.Plan{Assessment: planned(plain("seed.yaml", assess.Options{Target: 3}), 1)}.HTML),
		"comparison of two":       written(t, compared(t, model, "2026-02.json", "2026-05.yaml").HTML),
		"comparison, trend":       written(t, history.HTML),
		"comparison, split":       written(t, split(model, history).HTML),
		"comparison, hostile":     written(t, defaced(t, model).HTML),
		"portfolio":               written(t, portfolio(t, model, 1, "portfolio/*.yaml", "portfolio-mistake/*.yaml").HTML),
		"portfolio of many":       written(t, portfolio(t, model, 4, "portfolio/*.yaml").HTML),
		"factors":                 written(t, fact.HTML),
		"factors, hostile":        written(t, hostileFact.HTML),
		"evidence":                written(t, evidence.HTML),
		"evidence, hostile":       written(t, hostileEvidence.HTML),
		"portfolio of problems":   written(t, portfolio(t, model, 1, "portfolio-mistake/*.yaml").HTML),
	}
}

func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var page bytes.Buffer
	if err := write(&page); err != nil {
		t.Fatal(err)
	}
	return page.Bytes()
}

func source(t *testing.T, file string) diag.Source {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(testdata, file))
	if err != nil {
		t.Fatal(err)
	}
	return diag.Source{Name: file, Data: content}
}

func read(t *testing.T, model *framework.Framework, file string) *answers.File {
	t.Helper()
	given, err := answers.Parse(source(t, file), model)
	if err != nil {
		t.Fatal(err)
	}
	return given
}

func counted(model *framework.Framework, given *answers.File, options assess.Options) report.Assessment {
	result := assess.Evaluate(model, given, options)
	return report.Assessment{Model: model, Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: 2, Complete: true})}
}

func planned(a report.Assessment, capacity int) report.Assessment {
	start, _ := assess.ParseMonth("2027-01")
	a.Plan = assess.NewPlan(a.Model, a.Result, assess.PlanOptions{
		Capacity: assess.Capacity{Default: capacity}, Period: assess.ByMonth, Start: start,
	})
	return a
}

// lifted is a company that has everything in place.
func lifted(model *framework.Framework) report.Assessment {
	given := &answers.File{Organization: "Top of the ladder"}
	for _, element := range model.Elements() {
		given.Given = append(given.Given, answers.Answer{Element: element.ID, Grade: framework.Full})
	}
	return counted(model, given, assess.Options{Steps: 5})
}

// whole is an assessment with everything in it that one can hold.
func whole(t *testing.T, model *framework.Framework) report.Assessment {
	t.Helper()
	files, err := filepath.Glob(testdata + "respondents/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatalf("%d respondents, error %v", len(files), err)
	}
	var voices []answers.Response
	for _, file := range files {
		name := "respondents/" + filepath.Base(file)
		voices = append(voices, answers.Response{File: name, Answers: read(t, model, name)})
	}
	said := answers.Combine(model, voices, answers.Median)
	said.Waivers = []answers.Waiver{{Element: "defined-channel-plans", Reason: "Later", Owner: "Dana", Expires: "2030-01-01"}}
	options := assess.Options{Steps: 7, Target: 3, Today: "2026-11-01", Oldest: "2026-10-01", Shown: shownAs("61.5% (40 of 65)")}
	given, changes := assess.Assume(said, []assess.Assumption{{Element: "utm-tracking", To: framework.Full}})
	a := planned(counted(model, given, options), 12)
	a.Result.Respondents, a.Result.Disagreement = assess.Disagree(model, voices, nil)
	a.WhatIf = &assess.WhatIf{Changes: changes, Before: assess.Evaluate(model, said, options)}
	a.Comparison = compared(t, model, "2026-02.json", "2026-05.yaml").Comparison
	return a
}

// shownAs is what deals show of three elements, with the same text wherever one stands: one refuted, one suggested, one of
// which nothing can be told.
func shownAs(text string) []assess.Shown {
	figures := []assess.ShownFigure{{ID: "open-active-owner", Text: text}, {ID: "open-owned", Text: text}}
	return []assess.Shown{
		{Element: "deal-ownership", Kind: framework.Direct, Suggested: framework.None, AtMost: framework.None, Figures: figures, Rule: text},
		{Element: "utm-tracking", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Full, Figures: figures},
		{Element: "retention-plans", Kind: framework.Proxy, Why: text},
	}
}

// spoilt is an assessment in which every text that a file can hold is nasty.
func spoilt(t *testing.T, model *framework.Framework) report.Assessment {
	t.Helper()
	given := read(t, model, "answers/services.yaml")
	given.Organization = nasty()
	for i := range given.Given {
		given := &given.Given[i]
		given.Note, given.Position.File = nasty(), nasty()
		if i < 2 {
			given.Note += strings.Repeat("x", 10_000)
		}
		if given.Grade == framework.NotApplicable {
			given.Reason = nasty()
		}
		given.Evidence = []answers.Evidence{{Text: nasty()}, {Text: "javascript:alert(1)"}, {Text: "https://example.org/" + nasty()}}
	}
	a := counted(model, given, assess.Options{Steps: 5, Shown: shownAs(nasty())})
	voices := []answers.Response{{File: nasty(), Answers: given}, {File: "b", Answers: read(t, model, "answers/seed.yaml")}}
	voices[0].Answers.Respondent = answers.Respondent{Name: nasty()}
	a.Result.Respondents, a.Result.Disagreement = assess.Disagree(model, voices, nil)
	return a
}

func compared(t *testing.T, model *framework.Framework, files ...string) report.Comparison {
	t.Helper()
	var snapshots []*assess.Snapshot
	for _, file := range files {
		snapshot, err := assess.SnapshotOfAnswers(source(t, "history/"+file), model)
		if err != nil {
			t.Fatal(err)
		}
		snapshots = append(snapshots, snapshot)
	}
	return report.Comparison{Model: model, Comparison: assess.Compare(model, snapshots)}
}

// split is a comparison whose first snapshot was counted by an earlier version of the framework.
func split(model *framework.Framework, c report.Comparison) report.Comparison {
	first := *c.Snapshots[0]
	first.Version = 0
	first.Elements = first.Elements[1:]
	snapshots := append([]*assess.Snapshot{&first}, c.Snapshots[1:]...)
	return report.Comparison{Model: model, Comparison: assess.Compare(model, snapshots)}
}

// defaced is a comparison of stored results that hold nasty names.
func defaced(t *testing.T, model *framework.Framework) report.Comparison {
	t.Helper()
	c := compared(t, model, "2026-02.json", "2026-05.yaml")
	for _, s := range c.Snapshots {
		s.Organization, s.File = nasty(), nasty()
		s.Groups[0].Name, s.Elements[0].Name = nasty(), nasty()
	}
	c.Snapshots[0].Elements[0].Grade = framework.Unknown
	return report.Comparison{Model: model, Comparison: assess.Compare(model, c.Snapshots)}
}

// portfolio collects files, each as often as said.
func portfolio(t *testing.T, model *framework.Framework, times int, patterns ...string) report.Portfolio {
	t.Helper()
	surveyor := assess.NewCounter(model, model.LevelLens)
	collected := surveyor.Collect()
	for _, pattern := range patterns {
		files, err := filepath.Glob(testdata + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, error %v", pattern, len(files), err)
		}
		for _, file := range files {
			name, err := filepath.Rel(testdata, file)
			if err != nil {
				t.Fatal(err)
			}
			survey, err := surveyor.Count(source(t, name))
			if err != nil {
				collected.AddProblem(name, err)
				continue
			}
			survey.Organization += nasty()[:48]
			for range times {
				collected.Add(survey)
			}
		}
	}
	return report.Portfolio{Portfolio: collected.Portfolio(assess.ByLevel)}
}
