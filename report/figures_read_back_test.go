package report_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"revops/assess"
	"revops/data"
	"revops/deals"
	"revops/internal/samples"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
)

// readBack is a document with the sections that its formats are read by.
type readBack struct {
	of       report.Document
	sections []section
}

// readBacks are the documents of deals, gaps, plans, comparisons and portfolios, by name.
func readBacks(t *testing.T) map[string]readBack {
	t.Helper()
	question := samples.Question()
	question.Dimension = deals.Dimension{Role: deals.RoleSource}
	exports := samples.Deals(t, "hubspot.csv")
	plan := func(company string) readBack {
		c := samples.WithPlan(samples.Count(t, company, assess.Options{Steps: 3, Target: 3}), assess.ByMonth)
		return readBack{report.Plan{Assessment: samples.Document(c)}, planSections()}
	}
	compared := document.NewComparison(samples.Compare(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml"))
	portfolio := samples.Portfolio(t, "answers/*.yaml")
	return map[string]readBack{
		"fact":       {report.Fact{Fact: narrative.Fact{Fact: samples.Fact(t, question, exports...)}}, factSections()},
		"forecast":   {report.Forecast{Forecast: samples.Forecast(t, samples.ForecastQuestion(), exports...)}, forecastSections()},
		"evidence":   {report.Evidence{Evidence: samples.Evidence(t, samples.ScaleUp, 0, exports...)}, evidenceSections()},
		"plan":       plan(samples.ScaleUp),
		"gaps":       {report.Gaps{Assessment: samples.Assessment(t, samples.ScaleUp, assess.Options{})}, gapsSections()},
		"assessment": {report.Assessment{Assessment: samples.Document(samples.CountBesideExport(t, samples.ScaleUp, "hubspot.csv"))}, assessmentSections()},
		"long plan":  plan(samples.Seed),
		"comparison": {report.Comparison{Comparison: narrative.Comparison{Comparison: compared, Model: data.PRO()}}, comparisonSections()},
		"portfolio":  {report.Portfolio{Portfolio: portfolio}, portfolioSections()},
	}
}

// Every format of a document says the same numbers as its JSON.
func TestForms_figures(t *testing.T) {
	formats := []report.Format{report.FormatTable, report.FormatMarkdown, report.FormatHTML, report.FormatCSV, report.FormatXLSX}
	for name, read := range readBacks(t) {
		document := readDocument(t, read.of)
		for _, format := range formats {
			content, checked := written(t, read.of, format), 0
			for _, s := range read.sections {
				t.Run(name+"/"+string(format)+"/"+s.name, func(t *testing.T) {
					checked += s.check(t, document, content, format)
				})
			}
			if checked < 20 {
				t.Errorf("%s as %s: %d figures are read", name, format, checked)
			}
		}
	}
}

// Tasks start with the first part of their move in the plan and are due with the last one.
func TestTasks_plan(t *testing.T) {
	c := samples.WithPlan(samples.Count(t, samples.Seed, assess.Options{Target: 3}), assess.ByMonth)
	plan := report.Plan{Assessment: samples.Document(c)}
	starts, ends := map[string]string{}, map[string]string{}
	for _, period := range rowsAt("periods")(readDocument(t, plan)) {
		for _, step := range rowsAt("steps")(period) {
			move := fmt.Sprint(valueAt(step, "element"), valueAt(step, "to"))
			starts[move] = cmp.Or(starts[move], fmt.Sprint(valueAt(step, "starts")))
			ends[move] = fmt.Sprint(valueAt(step, "ends"))
		}
	}
	tasks := written(t, plan, report.FormatTasks)
	elements, summaries := csvColumn(t, tasks, "Element"), csvColumn(t, tasks, "Summary")
	gotStarts, gotEnds := csvColumn(t, tasks, "Start Date"), csvColumn(t, tasks, "Due Date")
	if len(elements) != len(starts) {
		t.Errorf("%d tasks of %d moves", len(elements), len(starts))
	}
	for i, summary := range summaries {
		_, to, _ := strings.Cut(summary, "→ ")
		if move := elements[i] + to; gotStarts[i] != starts[move] || gotEnds[i] != ends[move] {
			t.Errorf("%s: %s to %s, in the plan %s to %s", summary, gotStarts[i], gotEnds[i], starts[move], ends[move])
		}
	}
}

// factorFields are the figures of a set of deals; in tables of people the won value stands apart where parts are compared.
func factorFields(conversion string) []field {
	return []field{
		same("flow", "flow", "Flow"), same("won", "won", "Won"), same("lost", "lost", "Lost"),
		{path: "conversion_rate", csv: "conversion_rate", people: "Conversion", sheet: "Conversion Rate", share: true, pattern: `^(\S+)`},
		{path: "conversion_interval.low", csv: "conversion_low", people: "Conversion", sheet: "Conversion from", share: true, pattern: `\((\d+)–`},
		{path: "conversion_interval.high", csv: "conversion_high", people: "Conversion", sheet: "Conversion to", share: true, pattern: `–(\d+)\)`},
		{path: "average_sale", csv: "average_sale", people: "Avg sale", sheet: "Average Sale"},
		{path: "time_to_close.mean", csv: "time_to_close_mean", people: "Days", sheet: "Time to Close"},
		{path: "time_to_close.median", csv: "time_to_close_median", sheet: "Median"},
		{path: "time_to_close.n", csv: "time_to_close_n", sheet: "Deals timed"},
		{path: "won_with_amount", csv: "won_with_amount", sheet: "Won with an amount"},
		same("new_value", "new_value", "New Value"),
		{path: "won_value", csv: "won_value", people: conversion, sheet: "Won Value"},
	}
}

func stockFields() []field {
	return []field{
		{path: "open", csv: "open", sheet: "Open"},
		{path: "open_value", csv: "open_value", sheet: "Open pipeline"},
		{path: "overdue", csv: "overdue", sheet: "Overdue"},
		{path: "overdue_value", csv: "overdue_value", sheet: "Overdue pipeline"},
	}
}

// figureRows are one row a figure, made of the fields of an object.
func figureRows(path string, figures [][3]string) func(any) []any {
	return func(document any) []any {
		var rows []any
		for _, figure := range figures {
			rows = append(rows, map[string]any{"name": figure[0], figure[2]: valueAt(document, path+"."+figure[1])})
		}
		return rows
	}
}

func factSections() []section {
	parts := map[string]string{"": "(none)"}
	changes := [][3]string{
		{"Flow", "flow", "share"},
		{"Average Sale", "average_sale", "share"},
		{"Conversion Rate", "conversion_rate", "share"},
		{"Time to Close", "time_to_close", "share"},
		{"New Value", "new_value", "share"},
		{"Won Value", "won_value", "share"},
	}
	counts := [][3]string{
		{"Flow", "flow", "value"},
		{"Average Sale", "average_sale", "value"},
		{"Time to Close", "time_to_close.mean", "value"},
		{"New Value", "new_value", "value"},
		{"Won Value", "won_value", "value"},
		{"Open pipeline", "open_value", "value"},
		{"Overdue", "overdue_value", "value"},
	}
	value := []field{within("value", "", "Value", "Value", `^([\d.,]+)`)}
	name := []field{{path: "name", people: "Figure", sheet: "Figure"}}
	return []section{
		{
			name: "periods", rows: rowsAt("periods"), recent: 8, csvOf: [2]string{"set", "period"}, sheetOf: [2]string{"Set", "period"},
			keys: []field{{path: "period", csv: "name", people: "Quarter", sheet: "Name"}}, fields: factorFields("Won Value"),
		},
		{
			name: "parts", rows: rowsAt("by"), csvOf: [2]string{"set", "value"}, sheetOf: [2]string{"Set", "value"}, names: parts,
			keys:   []field{{path: "value", csv: "name", people: "Source", sheet: "Name"}},
			fields: append(factorFields(""), stockFields()...),
		},
		{
			name: "contribution", rows: rowsAt("by"), csvOf: [2]string{"set", "value"}, sheetOf: [2]string{"Set", "value"}, names: parts,
			keys: []field{{path: "value", csv: "name", people: "Source", sheet: "Name"}},
			fields: []field{
				same("won_value", "won_value", "Won Value"), share("share_of_won_value", "share_of_won_value", "Share", "Share of won value"),
				same("won_value_difference", "won_value_difference", "Change"), share("share_of_difference", "share_of_difference", "Share of change", "Share of change"),
			},
		},
		{
			name: "overall", rows: func(document any) []any { return []any{valueAt(document, "overall")} },
			keys: []field{{path: "set", csv: "name", sheet: "Name"}}, csvOf: [2]string{"set", "overall"}, sheetOf: [2]string{"Set", "overall"},
			fields: append(factorFields(""), stockFields()...),
		},
		{name: "figures", rows: figureRows("overall", counts), keys: name, fields: value},
		{
			name: "conversion", rows: figureRows("overall", [][3]string{{"Conversion Rate", "conversion_rate", "value"}}), keys: name,
			fields: []field{share("value", "", "Value", "Value")},
		},
		{name: "change", rows: figureRows("change", changes), keys: name, fields: []field{share("share", "", "Change", "Change")}},
	}
}
