package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// Contradictions come first, then answers below what is suggested, those of which nothing could be told last.
func TestEvidenceElements(t *testing.T) {
	var got []string
	for _, e := range samples.Assessment(t, samples.ScaleUp, samples.BesideDeals(assess.Options{})).EvidenceElements() {
		got = append(got, fmt.Sprintf("%s: said %s, shown %s, %q: %s", e.Element, e.Answer, e.Words(), e.Mark(), e.Basis()))
	}
	want := []string{
		`real-time-deal-tracking: said partial, shown none, "higher": open deals with recent activity 20.0% (13 of 65), "partial" needs at least 50%`,
		`deal-ownership: said full, shown partial, "higher": open deals with an active owner 61.5% (40 of 65), "mostly" needs at least 80%`,
		`utm-tracking: said none, shown partial to mostly, "lower": ` +
			`marketing deals with source, medium and campaign 93.1% (149 of 160), "full" needs at least 95%`,
		`defined-qualification-criteria: said mostly, shown no constraint, "": new deals with an amount: 96.1% (365 of 380)`,
		`lead-source-channel-tracking: said mostly, shown mostly to full, "": new deals with a real lead source: 84.2% (320 of 380)`,
		`retention-plans: said partial, shown at most partial, "": ` +
			`lost customer deals with a loss reason 40.0% (10 of 25), "mostly" needs at least 60%`,
		`account-segments-defined: said partial, shown –, "": segment field not found`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// It is said how many answers are above what deals allow, and below what they suggest.
func TestEvidenceLine(t *testing.T) {
	deal := func(i int) []assess.Shown { return samples.Shown()[i : i+1] }
	elsewhere := &answers.File{Given: []answers.Answer{{Element: "deal-ownership", Grade: framework.Mostly}}}
	given := samples.Answers(t, data.PRO(), "answers", samples.ScaleUp)
	for want, test := range map[string]struct {
		given *answers.File
		shown []assess.Shown
	}{
		"CRM data as of 21 November 2026, newer than the answers of 14 September 2026, tests 1 answer: none are higher than the data supports.":                                                  {given, deal(0)},
		"CRM data as of 21 November 2026, newer than the answers of 14 September 2026, tests 1 answer: none are higher than the data supports, 1 may be too low.":                                {given, deal(1)},
		"CRM data as of 21 November 2026, newer than the answers of 14 September 2026, tests 1 answer: 1 is higher than the data supports.":                                                      {given, deal(2)},
		"CRM data as of 21 November 2026, newer than the answers of 14 September 2026, tests 5 answers: 2 are higher than the data supports, 1 may be too low. It cannot test 2 other elements.": {given, samples.Shown()},
		"CRM data as of 21 November 2026, newer than the answers of 14 September 2026, says nothing about these elements.":                                                                       {given, deal(6)},
		"CRM data as of 21 November 2026 says nothing about the answers so far.":                                                                                                                 {elsewhere, deal(1)},
	} {
		a := samples.Document(samples.CountAnswers(test.given, assess.Options{ShownAsOf: "2026-11-21", Shown: test.shown}))
		if got := a.EvidenceLine(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The lowered level is that of the company, for a team as well; where nothing is lowered, or there is no level, none is said.
func TestEvidenceRemark(t *testing.T) {
	const lowered = " lowers contradicted answers to what the CRM data supports. Path, gaps, next steps and plan start there."
	agreeing := assess.Options{ShownAsOf: "2026-11-21", Shown: samples.Shown()[:1]}
	rules := assess.Options{Lenses: []framework.LensID{"rules"}}
	for name, test := range map[string]struct {
		options assess.Options
		want    string
	}{
		"a company": {
			samples.BesideDeals(assess.Options{}),
			"CRM data as of 21 November 2026, newer than the answers of 14 September 2026, tests 5 answers: 2 are higher than the data supports, 1 may be too low. It cannot test 2 other elements. The evidence-adjusted level lowers contradicted answers to what the CRM data supports. " +
				"Level 1 needs 8 of 9 elements in place. The answers have 8; without Deal Ownership, which the CRM data contradicts, 7 are left. " +
				"Path, gaps, next steps and plan start there.",
		},
		"a team without deals": {samples.BesideDeals(assess.Options{Team: "marketing"}), "Evidence-adjusted level of the whole company: 0 Below Foundation (score 32.4). It" + lowered},
		"deals that agree":     {agreeing, "CRM data as of 21 November 2026, newer than the answers of 14 September 2026, tests 1 answer: none are higher than the data supports."},
		"no level":             {samples.BesideDeals(rules), "CRM data as of 21 November 2026, newer than the answers of 14 September 2026, says nothing about these elements."},
		"nothing beside":       {assess.Options{}, ""},
	} {
		if got := samples.Assessment(t, samples.ScaleUp, test.options).EvidenceRemark(); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
	given := &answers.File{Given: []answers.Answer{{Element: "deal-ownership", Grade: framework.Full}}}
	open := samples.Document(samples.CountAnswers(given, samples.BesideDeals(assess.Options{})))
	if got := open.LoweredLine(); !strings.HasSuffix(got, ". It lowers contradicted answers to what the CRM data supports and counts open answers as none. Path, gaps, next steps and plan start there.") {
		t.Errorf("with open answers: got %q", got)
	}
}

// The score after the path stands beside the score that the path starts from, and is named by it.
func TestScoreAfterTitle(t *testing.T) {
	byAnswers := samples.BesideDeals(assess.Options{})
	byAnswers.PathByAnswers = true
	for name, test := range map[string]struct {
		options assess.Options
		want    string
	}{
		"from the evidence": {samples.BesideDeals(assess.Options{}), "Evidence-adjusted score after the path, today 32.4"},
		"from the answers":  {byAnswers, "Score after the path, today 35.3"},
		"nothing beside":    {assess.Options{}, "Score after the path, today 35.3"},
	} {
		a := samples.Assessment(t, samples.ScaleUp, test.options)
		if got := a.ScoreAfterTitle() + ", today " + a.ScoreBefore(); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
		if got := strings.Contains(a.AfterPathLegend(), "evidence-adjusted"); got != (name == "from the evidence") {
			t.Errorf("%s: the legend says %q", name, a.AfterPathLegend())
		}
	}
}

// Answers that may be too low are to be confirmed, in the decision and in their step, with what that may save.
func TestToConfirm(t *testing.T) {
	shown := []assess.Shown{
		{Element: "utm-tracking", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Full},
		{Element: "consolidated-lead-sources", Kind: framework.Direct, Suggested: framework.Mostly, AtMost: framework.Full},
	}
	a := samples.Assessment(t, samples.ScaleUp, assess.Options{Shown: shown, Steps: assess.AllSteps})
	const want = "Consolidated Lead Sources (answered none, CRM data suggests mostly, which may save 7 person-days on the path); " +
		"UTM Tracking (answered none, CRM data suggests partial)."
	if diff := cmp.Diff([]narrative.LabeledText{{Label: "Confirm first", Text: want}}, a.ToConfirm()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := a.Confirmation("consolidated-lead-sources"); got != "Confirm or correct the answer: answered none, CRM data suggests mostly, which may save 7 person-days on the path" {
		t.Errorf("the step begins with %q", got)
	}
	if got := samples.Assessment(t, samples.ScaleUp, samples.BesideDeals(assess.Options{Team: "sales"})).ToConfirm(); got != nil {
		t.Errorf("a team without such answers: got %q", got)
	}
	a.Result.Evidence.Size = &document.DealsSize{Deals: 118, Open: 12, Won: 26, Days: 365, Owners: 4}
	if got, want := a.ToConfirm()[0].String(), "Confirm the export: check that it covers the whole company: 118 deals, 12 of them open, "+
		"26 won in 365 days (6.5 a quarter), 4 owners. Until then all that follows from it is provisional."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A team's document holds its own elements.
func TestEvidenceElements_team(t *testing.T) {
	for team, want := range map[framework.TeamID]int{"sales": 2, "marketing": 0} {
		_, above, _ := samples.Assessment(t, samples.ScaleUp, samples.BesideDeals(assess.Options{Team: team})).EvidenceCounts()
		if above != want {
			t.Errorf("%s: %d answers are above, want %d", team, above, want)
		}
	}
}

func TestEvidenceLegend(t *testing.T) {
	a := samples.Assessment(t, samples.ScaleUp, samples.BesideDeals(assess.Options{}))
	for _, want := range []string{" New, closed, won and lost deals are those in the 365 days up to 21 November 2026.", " New, closed, won and lost deals are those in the last 365 days."} {
		if got := a.EvidenceLegend(); !strings.HasSuffix(got, want) {
			t.Errorf("got %q, want %q at its end", got, want)
		}
		a.Result.Evidence.AsOf = ""
	}
	model := *a.Model
	model.Measures = framework.Measures{}
	a.Model = &model
	if got := a.EvidenceLegend(); strings.Contains(got, "days") {
		t.Errorf("without measures: got %q", got)
	}
}

// What deals show changes nothing in a comparison.
func TestReadSnapshot_shown(t *testing.T) {
	model := data.PRO()
	beside := samples.Assessment(t, samples.ScaleUp, samples.BesideDeals(assess.Options{})).Result
	got, _, _, err := document.ReadSnapshot(stored(t, beside), model)
	if err != nil {
		t.Fatal(err)
	}
	plain := samples.Count(t, samples.ScaleUp, assess.Options{}).Result.Snapshot(model, "a.json")
	change := assess.Compare(model, []*assess.Snapshot{plain, got})
	if change.Elements != nil || change.Score.Before != change.Score.After || change.Level.Before.Number != change.Level.After.Number {
		t.Errorf("something changed: %+v", change)
	}
	for _, group := range change.Groups {
		if group.Before != group.After {
			t.Errorf("%s changed: %+v", group.ID, group)
		}
	}
}
