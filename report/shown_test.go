package report_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

const scaleup = "../testdata/answers/scaleup.yaml"

// shares makes figures of shares of pairs: an id and what it came to.
func shares(pairs ...string) []assess.ShownFigure {
	var figures []assess.ShownFigure
	for i := 0; i < len(pairs); i += 2 {
		figures = append(figures, assess.ShownFigure{ID: framework.FigureID(pairs[i]), Text: pairs[i+1]})
	}
	return figures
}

// needs is a condition that a share is at least so many percent.
func needs(figure framework.FigureID, limit int) framework.Condition {
	return framework.Condition{Figure: figure, Comparison: framework.AtLeast, Limit: limit}
}

// deals are what the deals of a company show.
func deals() []assess.Shown {
	return []assess.Shown{
		{
			Element: "lead-source-channel-tracking", Kind: framework.Direct, Suggested: framework.Mostly, AtMost: framework.Full,
			Figures: shares("channel-named", "84.2% (320 of 380)", "channel-filled", "97.4% (370 of 380)"),
		},
		{
			Element: "utm-tracking", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Mostly,
			Figures: shares("utm-any", "12.5% (20 of 160)", "utm-carried", "93.1% (149 of 160)"),
			Rule:    assess.RuleOf(framework.Full, needs("utm-carried", 95), "93.1% (149 of 160)"),
		},
		{
			Element: "deal-ownership", Kind: framework.Direct, Suggested: framework.Partial, AtMost: framework.Partial,
			Figures: shares("open-active-owner", "61.5% (40 of 65)", "open-owned", "98.5% (64 of 65)"),
			Rule:    assess.RuleOf(framework.Mostly, needs("open-active-owner", 80), "61.5% (40 of 65)"),
			Lacking: "38.5% of the open deals (25 of 65) have no active owner, mostly allows at most 20%",
		},
		{
			Element: "defined-qualification-criteria", Kind: framework.Proxy, AtMost: framework.Full,
			Figures: shares("amount-filled", "96.1% (365 of 380)"), Why: "no column is the day of qualification",
		},
		{
			Element: "real-time-deal-tracking", Kind: framework.Direct, Suggested: framework.None, AtMost: framework.None,
			Figures: shares("open-active", "20.0% (13 of 65)"),
			Rule:    assess.RuleOf(framework.Partial, needs("open-active", 50), "20.0% (13 of 65)"),
		},
		{
			Element: "retention-plans", Kind: framework.Proxy, AtMost: framework.Partial,
			Figures: shares("customer-lost-reasoned", "40.0% (10 of 25)"),
			Rule:    assess.RuleOf(framework.Mostly, needs("customer-lost-reasoned", 60), "40.0% (10 of 25)"),
		},
		{Element: "account-segments-defined", Kind: framework.Direct, Why: "no column is the segment"},
	}
}

// shownAs is what deals show with the same text everywhere.
func shownAs(everywhere string) []assess.Shown {
	shown := deals()
	for i := range shown {
		shown[i].Rule, shown[i].Why, shown[i].Figures = everywhere, everywhere, shares("channel-named", everywhere)
		shown[i].Lacking = ""
	}
	return shown
}

// besideDeals is a company's assessment beside what its deals show.
func besideDeals(tb testing.TB, file string, options assess.Options) report.Assessment {
	tb.Helper()
	options.Shown, options.ShownAsOf = deals(), "2026-11-21"
	return assessment(tb, file, options)
}

// part is what a text says from one heading to the next.
func part(tb testing.TB, whole, from, to string) string {
	tb.Helper()
	_, rest, found := strings.Cut(whole, from)
	inside, _, ended := strings.Cut(rest, to)
	if !found || !ended {
		tb.Fatalf("nothing from %q to %q in\n%s", from, to, whole)
	}
	return from + inside
}

func TestWhatWasSaidBesideWhatDealsShow(t *testing.T) {
	a := besideDeals(t, scaleup, assess.Options{})
	a.Gate = assess.CheckGates(a.Model, a.Result, assess.Gates{FailOn: []assess.FindingCode{assess.EvidenceContradicts}})
	var written strings.Builder
	for _, width := range []int{60, 80, 140, 0} {
		whole := table(t, a, report.Style{Width: width})
		written.WriteString(fmt.Sprintf("%d columns\n", width) + part(t, whole, "SAID AND SHOWN", "\nGATE"))
	}
	written.WriteString(part(t, text(t, func(b *bytes.Buffer) error { return a.Markdown(b) }), "### Said and shown", "### How it was counted"))
	written.WriteString(part(t, page(t, a.HTML), `<section id="shown"`, "</section>") + "\n")
	written.WriteString(part(t, dump(t, text(t, func(b *bytes.Buffer) error { return a.XLSX(b) }))+"==", "== Said and shown", "=="))
	golden.Check(t, "../testdata/report/shown.golden", written.String())
	golden.Check(t, "../testdata/report/shown.csv.golden", text(t, func(b *bytes.Buffer) error { return a.CSV(b) }))
}

func TestContradictionsAndTheLoweredLevelAreReadBackFromEveryFormat(t *testing.T) {
	for _, file := range companies(t) {
		a := besideDeals(t, file, assess.Options{Steps: 2})
		if len(shownTold(a).Contradicted) == 0 {
			continue // of which other tests tell
		}
		for _, format := range report.Formats(a) {
			if format == report.FormatTasks {
				continue // which holds tasks alone
			}
			want := shownTold(a)
			if format == report.FormatCSV {
				want.Level, want.Score = "", "" // which holds gaps and contradictions alone
			}
			if diff := cmp.Diff(want, readShown(t, a, format)); diff != "" {
				t.Errorf("%s as %s (-result +read):\n%s", file, format, diff)
			}
		}
	}
	want := comparedWith{Level: "0", Score: "32.4", Contradicted: []string{"real-time-deal-tracking", "deal-ownership"}}
	if diff := cmp.Diff(want, shownTold(besideDeals(t, scaleup, assess.Options{}))); diff != "" {
		t.Errorf("scaleup (-want +got):\n%s", diff)
	}
}

func TestDealsThatContradictNothingAreSaidToDoSo(t *testing.T) {
	agreeing := assess.Options{ShownAsOf: "2026-11-21", Shown: []assess.Shown{deals()[0]}}
	silent := assess.Options{Shown: []assess.Shown{deals()[6]}}
	for want, options := range map[string]assess.Options{
		"The deals as of 2026-11-21 tell something of 1 answer: none are above what they allow.": agreeing,
		"The deals tell nothing of what was asked.":                                              silent,
		"3 elements and nothing told":                                                            {},
	} {
		a := assessment(t, scaleup, options)
		all := table(t, a, report.Style{}) + text(t, func(b *bytes.Buffer) error { return a.Markdown(b) }) + page(t, a.HTML)
		said := 6 // in the head and in the part, of each
		if options.Shown == nil {
			said = 0
		}
		if got := strings.Count(all, want); got != said || strings.Contains(all, "were lowered") {
			t.Errorf("%q is said %d times, want %d:\n%s", want, got, said, all)
		}
	}
}

func TestAnAnswerBelowWhatDealsSuggestIsMarkedAndCountedAndNoFinding(t *testing.T) {
	answered := assess.Options{ShownAsOf: "2026-11-21", Shown: []assess.Shown{deals()[1]}} // partial to mostly, answered none
	a := assessment(t, scaleup, answered)
	written := table(t, a, report.Style{})
	for _, want := range []string{
		"The deals as of 2026-11-21 tell something of 1 answer: none are above what they allow, 1 is below what they suggest.",
		"UTM Tracking  none  partial to mostly  below  marketing deals",
	} {
		if !strings.Contains(written, want) {
			t.Errorf("%q is not in\n%s", want, part(t, written, "SAID AND SHOWN", "LOOK AT AGAIN"))
		}
	}
	if strings.Contains(written, string(assess.EvidenceContradicts)) {
		t.Errorf("it is a finding:\n%s", written)
	}
	elsewhere := &answers.File{Given: []answers.Answer{{Element: "deal-ownership", Grade: framework.Mostly}}}
	open := report.Assessment{Model: a.Model, Result: assess.Evaluate(a.Model, elsewhere, answered)}
	if written := table(t, open, report.Style{}); !strings.Contains(written, "The deals as of 2026-11-21 tell nothing of what was answered so far.") {
		t.Errorf("without answers:\n%s", written)
	}
}

func TestATeamSeesItsOwnElementsBesideTheCompanysLoweredLevel(t *testing.T) {
	for team, want := range map[framework.TeamID][]string{
		"sales": {"real-time-deal-tracking", "deal-ownership"}, "marketing": nil,
	} {
		a := besideDeals(t, scaleup, assess.Options{Team: team})
		if diff := cmp.Diff(want, readShown(t, a, report.FormatJSON).Contradicted); diff != "" {
			t.Errorf("%s (-want +got):\n%s", team, diff)
		}
		for _, written := range []string{table(t, a, report.Style{}), page(t, a.HTML)} {
			if strings.Count(written, "Level if contradicted answers were lowered: 0 Below Foundation (score 32.4).") != 2 {
				t.Errorf("%s does not see the company's level lowered:\n%s", team, written)
			}
			if got := strings.Contains(written, ": none are above what they allow"); got != (want == nil) {
				t.Errorf("%s sees that no answer is above: %t", team, got)
			}
		}
	}
}

func TestAContradictionFailsNothingUnlessTheGateAsksForIt(t *testing.T) {
	a := besideDeals(t, scaleup, assess.Options{})
	for _, test := range []struct {
		gates assess.Gates
		want  map[string]string
	}{
		{assess.Gates{MinLevel: 1}, map[string]string{}},
		{
			assess.Gates{FailOn: []assess.FindingCode{assess.EvidenceContradicts}},
			map[string]string{"Deal Ownership": "scaleup.yaml:37", "Real-Time Deal Tracking": "scaleup.yaml:20"},
		},
	} {
		a.Gate = assess.CheckGates(a.Model, a.Result, test.gates)
		cases, failures := readJUnit(t, written(t, a, report.FormatJUnit)).cases()
		if diff := cmp.Diff(test.want, failures); diff != "" {
			t.Errorf("JUnit (-want +got):\n%s", diff)
		}
		ownership := cases["roadmap.sales-reps-management Deal Ownership"]
		if !ownership.saysContradicted() || (ownership.Output == "") != (ownership.Failure != nil) {
			t.Errorf("JUnit: the case says %+v", ownership)
		}
		errs := map[string]string{}
		for _, c := range readCommands(t, written(t, a, report.FormatGitHub)) {
			if c.severity == "error" && c.properties["file"] != "" {
				errs[c.properties["title"]] = c.properties["file"] + ":" + c.properties["line"]
			}
		}
		if diff := cmp.Diff(test.want, errs); diff != "" {
			t.Errorf("GitHub (-want +got):\n%s", diff)
		}
	}
}

func TestAContradictionStandsAtTheLineOfItsAnswer(t *testing.T) {
	a := besideDeals(t, scaleup, assess.Options{})
	var places []string
	for _, result := range readSARIF(t, written(t, a, report.FormatSARIF)).Results {
		if result.Properties != nil && result.Properties.Properties["code"] == "evidence-contradicts" {
			at := result.Locations[0].PhysicalLocation
			places = append(places, fmt.Sprintf("%s:%d %s", *at.ArtifactLocation.URI, *at.Region.StartLine, result.Level))
		}
	}
	if diff := cmp.Diff([]string{"scaleup.yaml:20 warning", "scaleup.yaml:37 warning"}, places); diff != "" {
		t.Error(diff)
	}
}

func TestWhatDealsShowIsReadOnlyWhereItFollowsFromTheAnswers(t *testing.T) {
	content := text(t, func(b *bytes.Buffer) error { return besideDeals(t, scaleup, assess.Options{}).JSON(b) })
	ofTeam := text(t, func(b *bytes.Buffer) error { return besideDeals(t, scaleup, assess.Options{Team: "sales"}).JSON(b) })
	ownership := `"element": "deal-ownership",
        "kind": "direct",
        "said": "full",
        "suggested": "partial",
        "at_most": "partial",
        "contradicts": true,`
	for _, test := range []struct{ from, to, want string }{
		{`"contradicts": true`, `"contradicts": false`, `contradicts of real-time-deal-tracking does not follow from its grades [result-disagrees]`},
		{ownership, strings.Replace(ownership, `"full"`, `"mostly"`, 1), `deal-ownership is said to be mostly, its answer is full`},
		{`"at_most": "none"`, `"at_most": "partial"`, `contradicts of real-time-deal-tracking does not follow`},
		{ownership, strings.Replace(ownership, "deal-ownership", "real-time-deal-tracking", 1), `real-time-deal-tracking is not among the elements, or is given twice`},
		{ownership, strings.Replace(ownership, "direct", "readiness", 1), `kind "readiness" is not known`},
		{ownership, strings.Replace(ownership, `"at_most": "partial"`, `"at_most": "n/a"`, 1), `grade "n/a" is not known`},
		{`"figure": "open-owned"`, `"figure": "open-owner"`, `figure "open-owner" is not known`},
		{`"score": 32.4`, `"score": 35.3`, `evidence does not follow from the elements`},
		{`"level": {
      "number": 0,`, `"level": {
      "number": 1,`, `evidence does not follow from the elements`},
		{`"as_of": "2026-11-21",
    "level"`, `"as_of": "2026-11-31",
    "level"`, `2026-11-31`},
	} {
		for name, document := range map[string]string{"whole": content, "of a team": ofTeam} {
			changed := strings.Replace(document, test.from, test.to, 1)
			if changed == document {
				t.Fatalf("%s: %s is not there to be changed", name, test.from)
			}
			_, err := report.Read(diag.Source{Name: "a.json", Data: []byte(changed)}, data.PRO())
			if name == "of a team" && strings.HasPrefix(test.want, "evidence does not") {
				continue // a team's result does not hold what the level follows from
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s, %s: got error %v, want %s", name, test.to, err, test.want)
			}
		}
	}
}

func TestAComparisonTakesNoNoticeOfWhatDealsShow(t *testing.T) {
	with := besideDeals(t, scaleup, assess.Options{})
	content := text(t, func(b *bytes.Buffer) error { return with.JSON(b) })
	got, err := assess.ParseSnapshot(diag.Source{Name: "a.json", Data: []byte(content)}, data.PRO())
	if err != nil {
		t.Fatal(err)
	}
	plain := assessment(t, scaleup, assess.Options{}).Result.Snapshot(data.PRO(), "a.json")
	if !assess.Compare(data.PRO(), []*assess.Snapshot{plain, got}).Empty() {
		t.Error("something changed")
	}
}
