package text_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

const (
	seed     = "seed.yaml"
	services = "services.yaml"
	scaleup  = "scaleup.yaml"
	mature   = "mature.yaml"
)

// companies are the sample companies under testdata/answers.
func companies(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../../testdata/answers/*.yaml")
	if err != nil || len(files) < 4 {
		tb.Fatalf("%d companies, error %v", len(files), err)
	}
	names := make([]string, len(files))
	for i := range files {
		names[i] = filepath.Base(files[i])
	}
	return names
}

func source(tb testing.TB, folder, name string) diag.Source {
	tb.Helper()
	content, err := os.ReadFile(filepath.Join("../../testdata", folder, name))
	if err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: name, Data: content}
}

func answersOf(tb testing.TB, model *framework.Framework, folder, name string) *answers.File {
	tb.Helper()
	given, err := answers.Parse(source(tb, folder, name), model)
	if err != nil {
		tb.Fatal(err)
	}
	return given
}

// counted is what the answers of a sample company amount to, with a gate.
func counted(tb testing.TB, name string, options assess.Options) document.Counted {
	tb.Helper()
	model := data.PRO()
	result := assess.Evaluate(model, answersOf(tb, model, "answers", name), options)
	return document.Counted{Result: result, Gate: assess.CheckGates(model, result, assess.Gates{MinLevel: 2, Complete: true})}
}

func documentOf(c document.Counted) document.Assessment {
	model := data.PRO()
	return document.Assessment{Model: model, Result: document.NewResult(model, c)}
}

func assessment(tb testing.TB, name string, options assess.Options) document.Assessment {
	tb.Helper()
	return documentOf(counted(tb, name, options))
}

// planned adds a plan to a result, with little capacity in sales.
func planned(c document.Counted, period assess.Period) document.Counted {
	start, _ := assess.ParseMonth("2027-01")
	c.Plan = assess.NewPlan(data.PRO(), c.Result, assess.PlanOptions{
		Capacity: assess.Capacity{Default: assess.DefaultCapacity, Teams: map[framework.TeamID]int{"sales": 7}},
		Period:   period, Start: start,
	})
	return c
}

// assumed is a company with some grades that it did not give.
func assumed(tb testing.TB, name string, options assess.Options) document.Assessment {
	tb.Helper()
	model := data.PRO()
	given := answersOf(tb, model, "answers", name)
	changed, changes := assess.Assume(given, []assess.Assumption{
		{Element: "defined-qualification-criteria", To: framework.Full}, {Element: "utm-tracking", To: framework.NotApplicable},
	})
	return documentOf(document.Counted{
		Result: assess.Evaluate(model, changed, options),
		WhatIf: &assess.WhatIf{Changes: changes, Before: assess.Evaluate(model, given, options)},
	})
}

// respondents are the answers of several respondents who disagree.
func respondents(tb testing.TB) document.Counted {
	tb.Helper()
	model := data.PRO()
	var responses []answers.Response
	for _, name := range []string{"marketing", "sales", "customer-success"} {
		responses = append(responses, answers.Response{
			File: "../testdata/respondents/" + name + ".yaml", Answers: answersOf(tb, model, "respondents", name+".yaml"),
		})
	}
	result := assess.Evaluate(model, answers.Combine(model, responses, answers.Median), assess.Options{Steps: 5})
	result.Respondents, result.Disagreement = assess.Disagree(model, responses, nil)
	return document.Counted{Result: result}
}

// history is the comparison of some of the files under testdata/history.
func history(tb testing.TB, names ...string) *assess.Comparison {
	tb.Helper()
	var snapshots []*assess.Snapshot
	for _, name := range names {
		from := source(tb, "history", name)
		s, err := assess.SnapshotOfAnswers(from, data.PRO())
		if document.IsResult(from) {
			s, _, err = document.ReadSnapshot(from, data.PRO())
		}
		if err != nil {
			tb.Fatal(err)
		}
		snapshots = append(snapshots, s)
	}
	return assess.Compare(data.PRO(), snapshots)
}

// split is a comparison whose first file was counted by an earlier version of the framework.
func split(tb testing.TB, names ...string) *assess.Comparison {
	tb.Helper()
	snapshots := history(tb, names...).Snapshots
	first := *snapshots[0]
	first.Version = 0
	first.Elements = first.Elements[1:]
	return assess.Compare(data.PRO(), append([]*assess.Snapshot{&first}, snapshots[1:]...))
}

func view(c *assess.Comparison) document.ComparisonView {
	return document.NewComparison(c).View(data.PRO())
}

// portfolio collects the files of the patterns under testdata.
func portfolio(tb testing.TB, patterns ...string) document.PortfolioView {
	tb.Helper()
	counter := assess.NewCounter(data.PRO(), "roadmap")
	collected := counter.Collect()
	for _, pattern := range patterns {
		files, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil || len(files) == 0 {
			tb.Fatalf("%s: %d files, error %v", pattern, len(files), err)
		}
		for _, file := range files {
			counted, err := counter.Count(source(tb, filepath.Dir(pattern), filepath.Base(file)))
			if err != nil {
				collected.AddProblem(filepath.Base(file), err)
			} else {
				collected.Add(counted)
			}
		}
	}
	return document.NewPortfolio(collected.Portfolio(assess.ByLevel)).View(data.PRO())
}

func written(tb testing.TB, write func(*bytes.Buffer) error) string {
	tb.Helper()
	var buffer bytes.Buffer
	if err := write(&buffer); err != nil {
		tb.Fatal(err)
	}
	return buffer.String()
}
