package document_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/deals"
	"revops/fact"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/internal/samples"
	"revops/report/document"
)

func compileSchema(tb testing.TB, name string) *jsonschema.Schema {
	tb.Helper()
	content, there := data.Schema(name)
	if !there {
		tb.Fatalf("no schema %s", name)
	}
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(string(content)))
	if err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(name, parsed); err != nil {
		tb.Fatal(err)
	}
	schema, err := compiler.Compile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return schema
}

// written is a document as it is stored.
func written(tb testing.TB, of any) string {
	tb.Helper()
	return samples.Written(tb, document.Write, of)
}

// The documents of samples are what they were.
func TestWrite(t *testing.T) {
	assumed := samples.WithPlan(samples.CountAssumed(t, samples.Seed, assess.Options{Target: 1}), assess.ByQuarter)
	trend := samples.Compare(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	hubspot := samples.Deals(t, "hubspot.csv")
	for name, of := range map[string]any{
		"services":      samples.Assessment(t, samples.Services, assess.Options{Steps: 2, Target: 3}).Result,
		"seed.plan":     document.NewPlan(samples.Document(assumed).Result),
		"compare-trend": document.NewComparison(trend),
		"portfolio":     samples.Portfolio(t, "answers/*.yaml", "portfolio-mistake/*.yaml").Portfolio,
		"problems":      samples.Problems(t),
		"status":        samples.Status(t, "").Status,
		"fact":          samples.Fact(t, samples.Question(), hubspot...),
		"evidence":      samples.Evidence(t, samples.ScaleUp, 0, hubspot...).Evidence,
		"forecast":      samples.Forecast(t, samples.ForecastQuestion(), hubspot...),
	} {
		golden.Check(t, samples.Path(t, "report", name+".json.golden"), written(t, of))
	}
}

// results are those of the sample companies by what is asked for.
func results(tb testing.TB) map[string]*document.Result {
	tb.Helper()
	model := data.PRO()
	all := map[string]*document.Result{
		"without answers":       document.NewResult(model, document.Counted{Result: assess.Evaluate(model, &answers.File{}, assess.Options{})}),
		"among others":          samples.Document(samples.CountBenchmark(tb, samples.ScaleUp)).Result,
		"of respondents":        samples.Document(samples.CountRespondents(tb)).Result,
		"of another framework":  samples.Bakery(tb, assess.Options{Steps: 5}).Result,
		"with assumed grades":   samples.Document(samples.CountAssumed(tb, samples.Seed, assess.Options{})).Result,
		"beside nothing of use": samples.Assessment(tb, samples.Seed, assess.Options{Shown: []assess.Shown{}}).Result,
	}
	rules := []framework.LensID{"rules"}
	for _, company := range samples.Companies(tb) {
		for name, options := range map[string]assess.Options{
			"":                       {Steps: 5},
			"to a target":            {Target: 3, Today: "2026-11-21"},
			"of a team":              {Team: "sales"},
			"without the level lens": {Lenses: rules},
			"beside deals":           samples.BesideDeals(assess.Options{}),
			"of a team beside deals": samples.BesideDeals(assess.Options{Team: "customer-success"}),
			"of a lens beside deals": samples.BesideDeals(assess.Options{Lenses: rules}),
		} {
			all[company+" "+name] = samples.Assessment(tb, company, options).Result
		}
		all[company+" with everything"] = samples.Document(samples.CountEverything(tb, company)).Result
	}
	return all
}

func ofTeam(s *document.Status, team framework.TeamID) *document.Status {
	s.Team = team
	return s
}

// documents are documents of each kind, by the names of their schemas.
func documents(tb testing.TB) map[string][]any {
	tb.Helper()
	all := map[string][]any{"problems": {samples.Problems(tb)}}
	add := func(name string, of any) { all[name] = append(all[name], of) }
	for _, result := range results(tb) {
		add("result", result)
	}
	for _, options := range []assess.Options{{}, {Target: 3}, {Team: "sales"}, {Lenses: []framework.LensID{"rules"}}} {
		for _, company := range samples.Companies(tb) {
			add("plan", document.NewPlan(samples.Document(samples.WithPlan(samples.Count(tb, company, options), assess.ByMonth)).Result))
		}
		assumed := samples.WithPlan(samples.CountAssumed(tb, samples.Seed, options), assess.ByQuarter)
		add("plan", document.NewPlan(samples.Document(assumed).Result))
	}
	add("comparison", document.NewComparison(samples.Compare(tb, "2026-02.json", "2026-05.yaml")))
	add("comparison", document.NewComparison(samples.Compare(tb, "2026-02.json", "2026-05.yaml", "2026-08.yaml")))
	add("comparison", document.NewComparison(samples.Compare(tb, "2026-05.yaml", "2026-05.yaml")))
	withoutLevel := samples.Compare(tb, "2026-02.json", "2026-05.yaml")
	withoutLevel.Level.Before, withoutLevel.Score.Before = nil, assess.Score{}
	add("comparison", document.NewComparison(withoutLevel))
	split := samples.CompareSplit(tb, "2026-02.json", "2026-08.yaml")
	split.Snapshots[0].Version = 1 // versions count from 1, and the built-in framework is at it
	add("comparison", document.NewComparison(split))
	add("portfolio", samples.Portfolio(tb, "portfolio/*.yaml").Portfolio)
	add("portfolio", samples.Portfolio(tb, "portfolio/*.yaml", "answers/*.yaml", "answers-err/*.yaml").Portfolio)
	add("portfolio", samples.Portfolio(tb, "portfolio-mistake/*.yaml").Portfolio)
	add("status", samples.Status(tb, "").Status)
	add("status", ofTeam(samples.Status(tb, "x").Redacted(), "sales"))
	add("framework", document.NewFramework(data.PRO()))
	small := samples.Model(tb, "small")
	add("framework", document.NewFramework(small))
	small.Measures = framework.Measures{}
	add("framework", document.NewFramework(small))
	for _, of := range dealsDocuments(tb) {
		switch of := of.(type) {
		case *document.Fact:
			add("fact", of)
		case *document.Forecast:
			add("forecast", of)
		default:
			add("evidence", of)
		}
	}
	return all
}

// dealsDocuments are documents of deals of both kinds.
func dealsDocuments(tb testing.TB) []any {
	tb.Helper()
	hubspot, both := samples.Deals(tb, "hubspot.csv"), samples.Deals(tb, "hubspot.csv", "salesforce.csv")
	hostile := diag.Source{Name: "a|b\x1b[2J.csv", Data: []byte(samples.HostileDeals(samples.Hostile()))}
	limited, early := samples.Question(), samples.Question()
	limited.Since, limited.Until, limited.Dimension = limited.AsOf-400, limited.AsOf-10, deals.Dimension{}
	early.AsOf -= 10000
	all := []any{
		samples.Fact(tb, samples.Question(), hubspot...), samples.Fact(tb, samples.Question(), both...), samples.Fact(tb, limited, hubspot...),
		samples.Fact(tb, early, hubspot...), samples.Fact(tb, samples.Question(), hostile),
		samples.FactWithAccounts(tb, samples.Question(), hubspot[0], samples.Source(tb, "deals", "accounts.csv")),
		samples.Evidence(tb, samples.ScaleUp, 0, hubspot...).Evidence, samples.Evidence(tb, "", 0, both...).Evidence,
		samples.Evidence(tb, "", 20, hostile).Evidence,
	}
	all = append(all, forecasts(tb, hostile)...)
	shop := samples.Shop()
	nothing := diag.Source{Name: "nothing.csv", Data: []byte("Id,Stage\n")}
	for _, measured := range []document.Measured{samples.Measure(tb, shop, 20, samples.ShopDeals()), samples.Measure(tb, shop, 0, nothing)} {
		all = append(all, document.NewEvidence(shop, measured))
	}
	return all
}

// forecasts are forecasts of enough deals, of too few, and of none.
func forecasts(tb testing.TB, hostile diag.Source) []any {
	tb.Helper()
	byChannel, early := samples.ForecastQuestion(), samples.ForecastQuestion()
	byChannel.Dimension, byChannel.Period, byChannel.Ahead = samples.Question().Dimension, fact.ByMonth, 6
	early.AsOf -= 10000
	hubspot := samples.Deals(tb, "hubspot.csv")
	return []any{
		samples.Forecast(tb, samples.ForecastQuestion(), hubspot...), samples.Forecast(tb, byChannel, samples.Deals(tb, "hubspot.csv", "salesforce.csv")...),
		samples.Forecast(tb, early, hubspot...), samples.Forecast(tb, samples.ForecastQuestion(), hostile),
	}
}

func parsed(tb testing.TB, text string) any {
	tb.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	return value
}

// Documents are valid by their schemas, and without one of their keys they are not, but for keys that are there only where there
// is something to say.
func TestSchemas(t *testing.T) {
	byID := regexp.MustCompile(`^portfolio (levels|medians|rows\.\*\.categories)\.`) // which are there depends on framework and companies
	got := map[string][]string{}
	for name, all := range documents(t) {
		schema := compileSchema(t, name)
		optional, seen := map[string]bool{}, map[string]bool{}
		for i, of := range all {
			whole := parsed(t, written(t, of))
			if err := schema.Validate(whole); err != nil {
				t.Errorf("%s %d: %v", name, i, err)
			}
			withoutEach(whole, "", seen, func(path string) {
				if schema.Validate(whole) == nil && !byID.MatchString(name+" "+path) {
					optional[path] = true
				}
			})
		}
		got[name] = slices.Sorted(maps.Keys(optional))
	}
	if diff := cmp.Diff(optionalKeys(), got); diff != "" {
		t.Errorf("optional keys (-want +got):\n%s", diff)
	}
}

// withoutEach takes each key out of a value and puts it back, once for each path; a star stands for the items of a list.
func withoutEach(value any, path string, seen map[string]bool, try func(path string)) {
	switch value := value.(type) {
	case map[string]any:
		for key, inside := range maps.Clone(value) {
			at := strings.TrimPrefix(path+"."+key, ".")
			if !seen[at] {
				seen[at] = true
				delete(value, key)
				try(at)
				value[key] = inside
			}
			withoutEach(inside, at, seen, try)
		}
	case []any:
		for _, item := range value {
			withoutEach(item, path+".*", seen, try)
		}
	}
}

// optionalKeys are the keys that a document has only where there is something to say.
func optionalKeys() map[string][]string {
	return map[string][]string{
		"comparison": {"files.*.date", "split", "trend"},
		"evidence": {
			"elements.*.contradicts", "elements.*.figures.*.wanted", "elements.*.refutation", "elements.*.refuted", "elements.*.rows",
			"elements.*.said", "mapping.columns.*.alias", "warnings",
		},
		"fact":      {"accounts", "accounts.columns.*.alias", "last_activity", "mapping.columns.*.alias", "since", "until", "warnings"},
		"forecast":  {"mapping.columns.*.alias", "methods.*.missing", "warnings"},
		"framework": {"lenses.*.groups.*.elements.*.steps.*.lasts"},
		"plan":      {"assumed_capacity", "date", "decisive", "decisive.waiting", "handovers", "periods.*.steps.*.ends", "periods.*.steps.*.lasts", "periods.*.steps.*.starts", "target.path.reaches", "team", "what_if"},
		"portfolio": {"rows.*.problem"},
		"status":    {"respondents.*.last_change", "respondents.*.team", "team", "teams.*.last_change"},
		"problems":  {"files.*.problems.*.excerpt", "files.*.problems.*.excerpt_column"},
		"result": {
			"answered_by", "answered_by.name", "answered_by.team", "as_of", "before", "benchmark", "comparison", "comparison.files.*.date", "comparison.trend", "conditional_level", "date", "disagreement",
			"disagreement.elements.*.said.*.team", "elements.*.as_of", "elements.*.confidence", "elements.*.evidence",
			"elements.*.evidence.*.as_of", "elements.*.note", "elements.*.reason", "evidence", "evidence.as_of", "evidence.elements.*.rule", "evidence.elements.*.saves_days",
			"evidence.elements.*.why", "evidence.path_from", "gaps.*.contradicted", "gaps.*.quadrant", "gate", "lenses.*.groups.*.after_path", "lenses.*.groups.*.distance", "lenses.*.groups.*.done",
			"lenses.*.groups.*.level", "lenses.*.groups.*.levels", "lenses.*.groups.*.levels.*.score_range", "lenses.*.groups.*.score_range",
			"lenses.*.open", "levels.*.essential_missing", "levels.*.score_range", "levels.*.waits_for", "median_days", "next_level.path.reaches",
			"next_steps.*.contradicted", "next_steps.*.why", "owners", "plan", "plan.decisive", "plan.handovers", "plan.periods.*.steps.*.ends",
			"plan.periods.*.steps.*.lasts", "plan.periods.*.steps.*.starts",
			"plan.target.path.reaches", "respondents", "respondents.*.team", "score_after_path", "target", "target.path.reaches", "team", "what_if",
		},
	}
}
