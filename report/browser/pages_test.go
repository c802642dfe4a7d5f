package browser_test

import (
	"io"
	"os"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/page"
)

// pages are every kind of page, and an assessment of every kind.
func pages(t *testing.T) map[string]string {
	t.Helper()
	all := assessments(t)
	trend := samples.Compare(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	for name, c := range map[string]*assess.Comparison{
		"of two": samples.Compare(t, "2026-02.json", "2026-05.yaml"), "trend": trend,
		"split":   samples.CompareSplit(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml"),
		"hostile": samples.CompareText(t, samples.Hostile()),
	} {
		all["comparison, "+name] = samples.Written(t, samples.Unbranded(page.Comparison), samples.Comparison(c))
	}
	for name, patterns := range map[string][]string{
		"one problem": {"portfolio/*.yaml", "portfolio-mistake/*.yaml"}, "problems alone": {"portfolio-mistake/*.yaml"},
	} {
		all["portfolio, "+name] = samples.Written(t, samples.Unbranded(page.Portfolio), samples.Portfolio(t, patterns...))
	}
	for name, words := range map[string]string{"respondents": "", "hostile": samples.Hostile()} {
		all["status, "+name] = samples.Written(t, samples.Unbranded(page.Status), samples.Status(t, words))
	}
	hostile := diag.Source{Name: samples.Hostile(), Data: []byte(samples.HostileDeals(samples.Hostile()))}
	for name, file := range map[string]diag.Source{"hubspot": samples.Deals(t, "hubspot.csv")[0], "hostile": hostile} {
		fact, forecast := samples.Fact(t, samples.Question(), file), samples.Forecast(t, samples.ForecastQuestion(), file)
		all["fact, "+name] = samples.Written(t, samples.Unbranded(page.Fact), narrative.Fact{Fact: fact})
		all["fact and forecast, "+name] = samples.Written(t, samples.Unbranded(page.Fact), narrative.Fact{Fact: fact, Forecast: forecast})
		all["forecast, "+name] = samples.Written(t, samples.Unbranded(page.Forecast), forecast)
		all["evidence, "+name] = samples.Written(t, samples.Unbranded(page.Evidence), samples.Evidence(t, samples.ScaleUp, 5, file))
	}
	all["portfolio, many"] = samples.Written(t, samples.Unbranded(page.Portfolio), samples.Portfolio(t,
		"portfolio/*.yaml", "portfolio/*.yaml", "portfolio/*.yaml", "portfolio/*.yaml"))
	return all
}

// assessments are pages of every kind of result.
func assessments(t *testing.T) map[string]string {
	t.Helper()
	hostile := hostileAssessment(t)
	all := map[string]string{
		"assessment, hostile": samples.Written(t, samples.Unbranded(page.Assessment), hostile), "gaps, hostile": samples.Written(t, samples.Unbranded(page.Gaps), hostile),
	}
	for name, test := range map[string]struct {
		write func(io.Writer, narrative.Assessment, *brand.Brand) error
		of    document.Counted
	}{
		"assessment":              {page.Assessment, samples.Count(t, samples.ScaleUp, assess.Options{Steps: 5})},
		"assessment, provisional": {page.Assessment, samples.Count(t, samples.Services, assess.Options{Steps: 5, Target: 3})},
		"assessment, top level":   {page.Assessment, topLevel()},
		"assessment, a team":      {page.Assessment, samples.Count(t, samples.ScaleUp, assess.Options{Steps: 5, Team: "sales"})},
		"assessment, no level": {
			page.Assessment, samples.Count(t, samples.Services, assess.Options{Steps: 5, Lenses: []framework.LensID{"rules"}}),
		},
		"assessment, everything":  {page.Assessment, samples.CountEverything(t, samples.ScaleUp)},
		"assessment, respondents": {page.Assessment, samples.CountRespondents(t)},
		"assessment, benchmark":   {page.Assessment, samples.CountBenchmark(t, samples.ScaleUp)},
		"gaps":                    {page.Gaps, samples.Count(t, samples.Mature, assess.Options{Steps: 5})},
		"plan":                    {page.Plan, samples.WithPlan(samples.Count(t, samples.Services, assess.Options{Target: 3}), assess.ByMonth)},
		"plan, a team":            {page.Plan, samples.WithPlan(samples.Count(t, samples.ScaleUp, assess.Options{Target: 3, Team: "marketing"}), assess.ByMonth)},
		"plan, long":              {page.Plan, samples.WithLongPlan(samples.Count(t, samples.Seed, assess.Options{Target: 3}))},
	} {
		all[name] = samples.Written(t, samples.Unbranded(test.write), samples.Document(test.of))
	}
	all["assessment, branded brief"] = brandedBrief(t)
	return all
}

// brandedBrief is a brief with the sample of a brand.
func brandedBrief(t *testing.T) string {
	t.Helper()
	by, err := brand.Parse(samples.Source(t, "brand", "northgate.yaml"), func(name string) ([]byte, error) { return os.ReadFile(samples.Path(t, "brand", name)) })
	if err != nil {
		t.Fatal(err)
	}
	a := samples.Document(samples.WithPlan(samples.Count(t, samples.ScaleUp, assess.Options{Steps: assess.AllSteps}), assess.ByMonth))
	a.Contents.Brief = true
	return samples.Written(t, func(w io.Writer, of narrative.Assessment) error { return page.Assessment(w, of, by) }, a)
}

// topLevel is the result of a company that has everything in place.
func topLevel() document.Counted {
	given := &answers.File{Organization: "Everything in place"}
	for _, element := range data.PRO().Elements() {
		given.Given = append(given.Given, answers.Answer{Element: element.ID, Grade: framework.Full})
	}
	return samples.CountAnswers(given, assess.Options{Steps: 5})
}

// hostileAssessment is a result in which every text is hostile, with very long notes and with addresses among the evidence.
func hostileAssessment(t *testing.T) narrative.Assessment {
	t.Helper()
	a := samples.Document(samples.CountText(t, samples.Hostile()))
	for i := range a.Result.Elements {
		element := &a.Result.Elements[i]
		element.File = samples.Hostile()
		if i < 2 {
			element.Note += strings.Repeat("x", 10_000)
		}
		element.Evidence = append(element.Evidence,
			document.EvidenceItem{Text: "javascript:alert(1)"}, document.EvidenceItem{Text: "https://example.org/" + samples.Hostile()})
	}
	return a
}
