package report_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"revops/data"
	"revops/report"
)

// believedTests are the tests of the methods that were believed at the time, each with its error as a share of the actual value.
func believedTests(document any) []any {
	var believed []any
	for _, row := range rowsAt("backtest")(document) {
		test := maps.Clone(row.(map[string]any))
		if test["believed"] != true {
			continue
		}
		forecast, _ := new(big.Rat).SetString(string(test["forecast"].(json.Number)))
		actual, _ := new(big.Rat).SetString(string(test["actual"].(json.Number)))
		test["error"] = json.Number(forecast.Sub(forecast, actual).Quo(forecast, actual).FloatString(4))
		believed = append(believed, test)
	}
	return believed
}

// recordAndMethods are the methods and, below them, the record.
func recordAndMethods(document any) []any {
	record := maps.Clone(valueAt(document, "record").(map[string]any))
	record["method"] = "record"
	return append(slices.Clone(rowsAt("methods")(document)), record)
}

// cohorts are the open deals by age, their total and the entries to come.
func cohorts(document any) []any {
	var rows []any
	total := map[string]*big.Rat{"deals": {}, "amount": {}, "expected": {}}
	for _, row := range rowsAt("pipeline")(document) {
		cohort := maps.Clone(row.(map[string]any))
		cohort["age"] = fmt.Sprintf("%s to %s days", cohort["age_from"], cohort["age_to"])
		if cohort["age_to"] == nil {
			cohort["age"] = fmt.Sprintf("%s days and more", cohort["age_from"])
		}
		for name, sum := range total {
			number, _ := new(big.Rat).SetString(string(cohort[name].(json.Number)))
			sum.Add(sum, number)
		}
		rows = append(rows, cohort)
	}
	all := map[string]any{"age": "All open deals"}
	for name, sum := range total {
		all[name] = json.Number(sum.FloatString(2))
	}
	return append(rows, all, map[string]any{"age": "Entries to come", "expected": valueAt(document, "entries_to_come")})
}

// worthRows say what a unit more of a factor is worth, in one value for people.
func worthRows(document any) []any {
	var rows []any
	for _, row := range rowsAt("worth")(document) {
		worth := maps.Clone(row.(map[string]any))
		worth["value"] = worth["per_quarter"]
		if worth["value"] == nil {
			worth["value"] = worth["once"]
		}
		rows = append(rows, worth)
	}
	return rows
}

// factorNames are what people read instead of the ids of factors.
func factorNames() map[string]string {
	return map[string]string{"flow": "Flow", "average-sale": "Average Sale", "conversion-rate": "Conversion Rate", "time-to-close": "Time to Close"}
}

func forecastSections() []section {
	return []section{
		{
			name: "periods", rows: rowsAt("periods"), csvOf: [2]string{"kind", "forecast"},
			keys: []field{{path: "period", csv: "period", people: "Quarter", sheet: "Period"}},
			fields: []field{
				same("won_so_far", "won_so_far", "Won so far"), same("forecast", "forecast", "Forecast"), same("low", "low", "Low"),
				same("high", "high", "High"), same("won_deals", "won_deals", "Won deals"),
			},
		},
		{
			name: "backtest", rows: believedTests, csvOf: [2]string{"believed", "true"}, sheetOf: [2]string{"Believed", "yes"},
			keys: []field{{path: "period", csv: "period", people: "Quarter", sheet: "Period"}, {path: "method", csv: "method", people: "Method believed", sheet: "Method"}},
			fields: []field{
				same("forecast", "forecast", "Forecast"), same("actual", "actual", "Actual"), share("error", "error", "Error", "Error"),
			},
		},
		{
			name: "methods", rows: recordAndMethods, keys: []field{{path: "method", people: "Method", sheet: "Method"}},
			fields: []field{
				share("wape", "", "WAPE", "WAPE"), share("bias", "", "Bias", "Bias"), share("against_naive", "", "vs. naive", "vs. naive"),
				same("n", "", "Tested"), same("next", "", "2026-Q4"),
			},
		},
		{
			name: "pipeline", rows: cohorts, keys: []field{{path: "age", people: "Age", sheet: "Age"}},
			fields: []field{same("deals", "", "Deals"), same("amount", "", "Amount"), same("expected", "", "Expected by 2027-03-31")},
		},
		{
			name: "worth", rows: worthRows, names: factorNames(), keys: []field{{path: "factor", people: "Factor", sheet: "Factor"}},
			fields: []field{
				within("value", "", "Won value", "", `^([\d,]+)`), {path: "per_quarter", sheet: "A quarter"}, {path: "once", sheet: "Earlier, once"},
			},
		},
	}
}

// figuresOf are the figures of measured elements with a unit; readiness only where it is asked for, as people read it in sentences.
func figuresOf(unit string, readiness bool) func(any) []any {
	return func(document any) []any {
		var rows []any
		for _, element := range rowsAt("elements")(document) {
			if !readiness && valueAt(element, "kind") == "readiness" {
				continue
			}
			for _, figure := range rowsAt("figures")(element) {
				row := maps.Clone(figure.(map[string]any))
				row["element"] = valueAt(element, "element")
				if row["known"] == true && row["unit"] == unit {
					rows = append(rows, row)
				}
			}
		}
		return rows
	}
}

func evidenceSections() []section {
	people := []field{{path: "name", people: "Element"}}
	ids := []field{{path: "element", csv: "element", sheet: "Element ID"}, {path: "figure", csv: "figure", sheet: "Figure ID"}}
	parts := []field{
		within("part", "part", "CRM evidence", "Part", `\((\d+) of`), within("whole", "whole", "CRM evidence", "Whole", `of (\d+)\)`),
	}
	shares := append([]field{{path: "value", csv: "value", people: "CRM evidence", sheet: "Value", share: true, pattern: `^(\S+%)`}}, parts...)
	counts := []field{within("value", "value", "CRM evidence", "Value", `^(\d+)$`)}
	return []section{
		{name: "shares", rows: figuresOf("share", false), keys: people, fields: shares},
		{name: "counts", rows: figuresOf("count", false), keys: people, fields: counts},
		{name: "all shares", rows: figuresOf("share", true), keys: ids, fields: shares},
		{name: "all counts", rows: figuresOf("count", true), keys: ids, fields: counts},
	}
}

// elementNames are what people read instead of the ids of elements and teams.
func elementNames() map[string]string {
	names := map[string]string{}
	for _, place := range data.PRO().Elements() {
		names[string(place.ID)] = place.Name
	}
	for _, team := range data.PRO().Teams {
		names[string(team.ID)] = team.Name
	}
	return names
}

func planSections() []section {
	steps := func(document any) []any {
		var steps []any
		for _, period := range rowsAt("periods")(document) {
			steps = append(steps, rowsAt("steps")(period)...)
		}
		return steps
	}
	return []section{
		{
			name: "steps", rows: steps, names: elementNames(),
			keys:   []field{{path: "element", csv: "element", people: "Element", sheet: "Element"}, {path: "starts", csv: "starts", people: "Start", sheet: "Start"}},
			fields: []field{same("days", "days", "Days"), same("ends", "ends", "End"), {path: "first_day", csv: "first_day", sheet: "Starts on day"}},
		},
		{
			name: "teams", rows: rowsAt("teams"), names: elementNames(), keys: []field{{path: "team", people: "Team", sheet: "Team"}},
			fields: []field{
				same("days", "", "Days"), same("capacity", "", "Available per month"), within("used", "", "Used, in %|Used", "Used %", `^([\d.]+)`),
				same("done", "", "Finishes in"),
			},
		},
	}
}

func comparisonSections() []section {
	scores := func(document any) []any {
		files := rowsAt("files")(document)
		first, last := files[0], files[len(files)-1]
		return []any{
			map[string]any{"what": "level", "before": valueAt(document, "level.before"), "after": valueAt(document, "level.after"), "change": valueAt(document, "level.change")},
			map[string]any{"what": "score", "before": valueAt(document, "score.before"), "after": valueAt(document, "score.after"), "change": valueAt(document, "score.change")},
			map[string]any{"what": "score_high", "before": valueAt(first, "score_range.high"), "after": valueAt(last, "score_range.high")},
		}
	}
	total := func(document any) []any {
		row := map[string]any{"name": "Total"}
		for _, s := range scores(document) {
			for _, key := range []string{"before", "after", "change"} {
				row[fmt.Sprint(valueAt(s, "what"), "_", key)] = valueAt(s, key)
			}
		}
		return []any{row}
	}
	changes := []field{same("before", "before", "Before"), same("after", "after", "After"), same("change", "change", "Change")}
	return []section{
		{
			name: "files", rows: rowsAt("files"), keys: []field{{path: "file", people: "File", sheet: "File"}},
			fields: []field{
				within("level.number", "", "Level", "Level", `^(\d)`), within("score", "", "Score", "Score", `^([\d.]+)`),
				within("score_range.high", "", "Score", "Upper end of score", `([\d.]+)$`),
			},
		},
		{name: "level and score", rows: scores, keys: []field{{path: "what", csv: "what"}}, fields: changes},
		{
			name: "total", rows: total, keys: []field{{path: "name", sheet: "Due to"}},
			fields: []field{
				{path: "level_before", sheet: "Level before"},
				{path: "level_after", sheet: "Level after"},
				{path: "score_before", sheet: "Score before"},
				{path: "score_after", sheet: "Score after"},
				{path: "score_change", sheet: "Change"},
				{path: "score_high_before", sheet: "Upper end before"},
				{path: "score_high_after", sheet: "Upper end after"},
			},
		},
		{
			name: "groups", rows: rowsAt("groups"), csvOf: [2]string{"what", "group"},
			keys: []field{{path: "name", csv: "name", people: "Category", sheet: "Group"}}, fields: changes,
		},
		{
			name: "elements", rows: rowsAt("elements"), csvOf: [2]string{"what", "element"},
			keys: []field{{path: "name", csv: "name", people: "Element", sheet: "Element"}}, fields: []field{same("change", "change", "Points")},
		},
	}
}

func portfolioSections() []section {
	level := data.PRO().Levels
	levels := func(document any) []any {
		var rows []any
		for i := range level {
			rows = append(rows, map[string]any{"name": level[i].String(), "companies": valueAt(document, fmt.Sprintf("levels.%d", i))})
		}
		return rows
	}
	lens, _ := data.PRO().Lens(data.PRO().LevelLens)
	medians := func(document any) []any {
		rows := []any{map[string]any{"name": "Score", "median": valueAt(document, "median_score")}}
		for _, group := range lens.Groups {
			rows = append(rows, map[string]any{"name": group.Name, "median": valueAt(document, "medians."+string(group.ID))})
		}
		return rows
	}
	var categories []field
	for i, group := range lens.Groups {
		categories = append(categories, field{
			path: "categories." + string(group.ID), csv: "category_" + strings.ReplaceAll(string(group.ID), "-", "_"), people: fmt.Sprintf("%d|%s", i+1, group.Name), sheet: group.Name,
		})
	}
	company := []field{same("organization", "organization", "Organization")}
	return []section{
		{
			name: "companies", rows: rowsAt("rows"), keys: company, fields: []field{
				same("level", "level", "Level"), within("score", "score", "Score", "Score", `^([\d.]+)`),
				within("score_range.high", "score_high", "Score", "Upper end of score", `([\d.]+)$`), same("open", "open", "Open"),
			},
		},
		{name: "categories", rows: rowsAt("rows"), keys: company, fields: categories},
		{
			name: "levels", rows: levels, except: []report.Format{report.FormatHTML}, keys: []field{{path: "name", people: "Level", sheet: "Level"}},
			fields: []field{same("companies", "", "Companies")},
		},
		{
			name: "medians", rows: medians, keys: []field{{path: "name", people: "Category", sheet: "Category"}},
			fields: []field{{path: "median", people: "Median|Score", sheet: "Median"}},
		},
		{
			name: "gaps", rows: rowsAt("common_gaps"), top: 10, keys: []field{{path: "name", people: "Element", sheet: "Element"}},
			fields: []field{
				within("missing", "", "Not in place at", "Not in place at", `^(\d+)`), within("applicable", "", "Not in place at", "Applicable at", `of (\d+)$`),
			},
		},
	}
}
