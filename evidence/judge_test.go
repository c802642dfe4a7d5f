package evidence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"revops/deals"
	"revops/evidence"
	"revops/fact"
	"revops/framework"
	"revops/internal/samples"
)

// owned are open deals, of which count have an owner, who is active, and a lead source where sourced.
func owned(count, of int, sourced bool) string {
	var text strings.Builder
	text.WriteString("stage,owner,created,lead source\n")
	for i := range of {
		owner, source := "", ""
		if i < count {
			owner = "Ann"
		}
		if sourced {
			source = "Web"
		}
		fmt.Fprintf(&text, "demo,%s,2026-10-01,%s\n", owner, source)
	}
	return text.String()
}

const (
	ownedDeals framework.FigureID = "open-owned"
	named      framework.FigureID = "open-channel-named"
	touched    framework.FigureID = "open-active"
)

func needs(grade framework.Grade, conditions ...framework.Condition) framework.Rule {
	return framework.Rule{Grade: grade, Needs: conditions}
}

func atLeast(figure framework.FigureID, limit int) framework.Condition {
	return framework.Condition{Figure: figure, Comparison: framework.AtLeast, Limit: limit}
}

// verdict is what is judged, in short: refuted is "" for nothing.
type verdict struct {
	suggested, atMost framework.Grade
	refuted, why      string
}

func judged(t *testing.T, text string, kind framework.MeasureKind, rules ...framework.Rule) verdict {
	t.Helper()
	measures := measuring(2)
	measures.List = []framework.Measure{{Element: "deal-ownership", Kind: kind, Figures: []framework.FigureID{ownedDeals}, Rules: rules}}
	m := evidence.NewMeasurement(measures, samples.Day(t, measuredOn))
	read := counted(t, m, text)
	s := m.Judge([]*deals.Import{read})[0]
	v := verdict{suggested: s.Suggested, atMost: s.AtMost, why: s.Why}
	if (s.By == nil) != (s.Refuted == framework.Unanswered) {
		t.Errorf("%s is refuted by %v", s.Refuted, s.By)
	}
	if s.By != nil {
		v.refuted = fmt.Sprintf("%s: %s", s.Refuted, s.By)
	}
	return v
}

// TestJudge_direct pins that a direct measure suggests and refutes.
func TestJudge_direct(t *testing.T) {
	const none, partial, mostly, full, open = framework.None, framework.Partial, framework.Mostly, framework.Full, framework.Unanswered
	first, second := needs(partial, atLeast(ownedDeals, 50)), needs(mostly, atLeast(ownedDeals, 80))
	unsuggested := framework.Rule{Grade: full, Needs: []framework.Condition{atLeast(ownedDeals, 90)}, Unsuggested: true}
	shown := framework.Rule{Grade: partial, ShownBy: []framework.Condition{{Figure: ownedDeals, Comparison: framework.MoreThan, Limit: 0}}}
	noColumn := "last activity field not found"
	for _, test := range []struct {
		name  string
		text  string
		rules []framework.Rule
		want  verdict
	}{
		{"at the limit", owned(8, 10, false), []framework.Rule{first, second}, verdict{mostly, full, "", ""}},
		{"between", owned(7, 10, false), []framework.Rule{first, second}, verdict{partial, partial, "mostly: open deals with a person as owner: at least 80%", ""}},
		{"below all", owned(4, 10, false), []framework.Rule{first, second}, verdict{none, none, "partial: open deals with a person as owner: at least 50%", ""}},
		{"full refuted", owned(8, 10, false), []framework.Rule{first, second, unsuggested}, verdict{mostly, mostly, "full: open deals with a person as owner: at least 90%", ""}},
		{"full not suggested", owned(10, 10, false), []framework.Rule{first, second, unsuggested}, verdict{mostly, full, "", ""}},
		{"shown by a trace", owned(1, 10, false), []framework.Rule{shown, second}, verdict{partial, partial, "mostly: open deals with a person as owner: at least 80%", ""}},
		{"no trace refutes nothing of what is shown", owned(0, 10, false), []framework.Rule{shown}, verdict{none, full, "", ""}},
		{"rules in any order", owned(7, 10, false), []framework.Rule{second, first}, verdict{partial, partial, "mostly: open deals with a person as owner: at least 80%", ""}},
		{"too few", owned(1, 1, false), []framework.Rule{first, second}, verdict{open, open, "", "sample too small (1 open deal, minimum 2)"}},
		{"no column", "stage\ndemo\nproposal\n", []framework.Rule{first}, verdict{open, open, "", "owner field not found"}},
		{
			"an unknown need below hinders the suggestion, and nothing is refuted", owned(10, 10, false),
			[]framework.Rule{needs(partial, atLeast(touched, 1)), second},
			verdict{open, full, "", noColumn},
		},
		{
			"an unknown need below hinders it where a higher grade is refuted too", owned(1, 10, false),
			[]framework.Rule{needs(partial, atLeast(touched, 1)), second},
			verdict{open, partial, "mostly: open deals with a person as owner: at least 80%", noColumn},
		},
		{
			"an unknown need of a grade that is never suggested hinders nothing", owned(0, 10, false),
			[]framework.Rule{shown, {Grade: full, Needs: []framework.Condition{atLeast(touched, 1)}, Unsuggested: true}},
			verdict{none, full, "", noColumn},
		},
		{
			"an unknown need beside hinders it too", owned(10, 10, false),
			[]framework.Rule{first, needs(mostly, atLeast(touched, 1), atLeast(ownedDeals, 80))},
			verdict{partial, full, "", noColumn},
		},
		{
			"an unknown need beside one that fails", owned(1, 10, false),
			[]framework.Rule{needs(mostly, atLeast(touched, 1), atLeast(ownedDeals, 80))},
			verdict{none, partial, "mostly: open deals with a person as owner: at least 80%", noColumn},
		},
		{
			"a need of a lower grade counts for a higher one that is shown", owned(1, 10, true),
			[]framework.Rule{first, {Grade: mostly, ShownBy: []framework.Condition{atLeast(named, 80)}}},
			verdict{none, none, "partial: open deals with a person as owner: at least 50%", ""},
		},
		{"no conditions", owned(1, 10, false), nil, verdict{open, open, "", ""}},
	} {
		if diff := cmp.Diff(test.want, judged(t, test.text, framework.Direct, test.rules...), cmp.AllowUnexported(verdict{})); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestJudge_proxy pins that a proxy refutes and never suggests.
func TestJudge_proxy(t *testing.T) {
	rule := needs(framework.Mostly, atLeast(ownedDeals, 80))
	want := verdict{framework.Unanswered, framework.Full, "", ""}
	if got := judged(t, owned(8, 10, false), framework.Proxy, rule); got != want {
		t.Errorf("shown: %+v", got)
	}
	want = verdict{framework.Unanswered, framework.Partial, "mostly: open deals with a person as owner: at least 80%", ""}
	if got := judged(t, owned(7, 10, false), framework.Proxy, rule); got != want {
		t.Errorf("refuted: %+v", got)
	}
	want = verdict{framework.Unanswered, framework.Unanswered, "", "sample too small (1 open deal, minimum 2)"}
	if got := judged(t, owned(1, 1, false), framework.Proxy, rule); got != want {
		t.Errorf("not known: %+v", got)
	}
}

// TestJudge_readiness pins that readiness is there where all holds.
func TestJudge_readiness(t *testing.T) {
	for _, test := range []struct {
		name, text string
		ready      []framework.Condition
		want       bool
		why        string
	}{
		{"both", owned(10, 10, true), []framework.Condition{atLeast(ownedDeals, 80), atLeast(named, 80)}, true, ""},
		{"one", owned(10, 10, false), []framework.Condition{atLeast(ownedDeals, 80), atLeast(named, 80)}, false, ""},
		{"one, the other not known", owned(10, 10, true), []framework.Condition{atLeast(ownedDeals, 80), atLeast(touched, 80)}, false, "last activity field not found"},
		{"one fails, the other is not known", owned(1, 10, true), []framework.Condition{atLeast(ownedDeals, 80), atLeast(touched, 80)}, false, ""},
		{"nothing is asked", owned(10, 10, true), nil, false, "CRM deals say nothing about it"},
	} {
		measures := measuring(2)
		measures.List = []framework.Measure{{Element: "team-goals", Kind: framework.Readiness, Ready: test.ready}}
		m := evidence.NewMeasurement(measures, samples.Day(t, measuredOn))
		read := counted(t, m, test.text)
		s := m.Judge([]*deals.Import{read})[0]
		if s.Ready != test.want || s.Why != test.why || s.Suggested != framework.Unanswered || s.AtMost != framework.Unanswered {
			t.Errorf("%s: %+v", test.name, s)
		}
	}
}

// TestJudge_reasonsOnce also holds for conditions on the same figure.
func TestJudge_reasonsOnce(t *testing.T) {
	got := judged(
		t, "stage,owner\ndemo,Ann\n", framework.Direct, needs(framework.Partial, atLeast(ownedDeals, 1)),
		needs(framework.Mostly, atLeast(ownedDeals, 2), atLeast(touched, 2), atLeast(named, 3)),
	)
	if want := "sample too small (1 open deal, minimum 2); last activity field not found; lead source field not found"; got.why != want {
		t.Error(got.why)
	}
}

// TestJudge_comparesBeforeRounding pins that shares are compared before they are rounded.
func TestJudge_comparesBeforeRounding(t *testing.T) {
	// 1999 of 2500 are 79.96 %, which is shown as 80.0 %.
	got := judged(t, owned(1999, 2500, false), framework.Direct, needs(framework.Mostly, atLeast(ownedDeals, 80)))
	if got.suggested != framework.None {
		t.Errorf("%+v", got)
	}
}

// TestJudge_counts pins that counts are compared.
func TestJudge_counts(t *testing.T) {
	values := framework.FigureID("channel-values")
	text := "stage,created,lead source\ndemo,2026-10-01,Web\ndemo,2026-10-01,Mail\n"
	for limit, want := range map[int]framework.Grade{2: framework.Mostly, 1: framework.None} {
		rule := framework.Rule{Grade: framework.Mostly, ShownBy: []framework.Condition{{Figure: values, Comparison: framework.AtMost, Limit: limit}}}
		if got := judged(t, text, framework.Direct, rule); got.suggested != want {
			t.Errorf("at most %d: %+v", limit, got)
		}
	}
}

// TestJudge_orderOfFigures pins that figures come in the order of the measure, with their values.
func TestJudge_orderOfFigures(t *testing.T) {
	measures := measuring(2)
	measures.List = []framework.Measure{
		{Element: "deal-ownership", Kind: framework.Direct, Figures: []framework.FigureID{touched, ownedDeals}},
		{Element: "deal-ownership", Kind: framework.Direct, Figures: []framework.FigureID{"channel-values"}},
	}
	m := evidence.NewMeasurement(measures, samples.Day(t, measuredOn))
	shown := m.Judge([]*deals.Import{counted(t, m, owned(2, 3, true))})
	figure := func(id framework.FigureID) framework.Figure {
		f, _ := framework.FigureOf(id)
		return f
	}
	want := []evidence.FigureValue{
		{Figure: figure(touched), Missing: "last activity field not found"},
		{Figure: figure(ownedDeals), Known: true, Rate: fact.Rate{Part: 2, Whole: 3}},
		{Figure: figure("channel-values"), Known: true, Count: 1},
	}
	got := slices.Concat(shown[0].Figures, shown[1].Figures)
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(evidence.FigureValue{})); diff != "" {
		t.Error(diff)
	}
	if share := got[1].Share(); share != same(6667) || got[0].Share().Known || got[2].Share().Known {
		t.Errorf("shares %v, %v, %v", got[0].Share(), share, got[2].Share())
	}
	if shown[0].Measure != &measures.List[0] {
		t.Error("another measure")
	}
}

// TestJudge_rows: the deals of Bob, who is not active, are known only at the end.
func TestJudge_rows(t *testing.T) {
	m := evidence.NewMeasurement(measuring(1), samples.Day(t, measuredOn))
	m.KeepRows(4)
	first := counted(t, m, "id,stage,owner,created,account,last activity\n1,demo,Bob,2025-01-01,Acme,\n2,demo,Ann,2025-01-01,,\n3,demo,,2026-10-01,,\n")
	m.BeginFile(1)
	counted(t, m, "id,stage,owner,created,account,last activity\n4,demo,Ann,2026-10-01,,\n5,demo,Bob,2025-01-01,,\n"+strings.Repeat("x", 50)+",demo,Bob,2025-01-01,,\n7,demo,,,,\n")
	rows := map[framework.FigureID][]evidence.Row{}
	for _, v := range m.Judge([]*deals.Import{first})[0].Figures {
		rows[v.ID] = v.Rows
	}
	want := []evidence.Row{{Row: 4, ID: "3"}, {File: 1, Row: 5, ID: "7"}}
	if diff := cmp.Diff(want, rows["open-owned"]); diff != "" {
		t.Error(diff)
	}
	want = []evidence.Row{{Row: 2, ID: "1", Account: "Acme"}, {Row: 4, ID: "3"}, {File: 1, Row: 3, ID: "5"}, {File: 1, Row: 4, ID: strings.Repeat("x", 40) + "…"}}
	if diff := cmp.Diff(want, rows["open-active-owner"]); diff != "" {
		t.Error(diff)
	}
	if rows["channel-values"] != nil || rows["closed-owned"] != nil {
		t.Error(rows)
	}
}

// TestWanted_stricterLimit pins that of two limits of a figure for a grade the stricter is wanted: a need and what suggests
// the grade may both fail.
func TestWanted_stricterLimit(t *testing.T) {
	under := func(limit int) []framework.Condition {
		return []framework.Condition{{Figure: ownedDeals, Comparison: framework.LessThan, Limit: limit}}
	}
	atLeastOf := func(limit int) []framework.Condition { return []framework.Condition{atLeast(ownedDeals, limit)} }
	for _, test := range []struct {
		rule framework.Rule
		want []string
	}{
		{framework.Rule{Grade: framework.Mostly, Needs: under(40), ShownBy: under(30)}, []string{"open deals with a person as owner: less than 30%"}},
		{framework.Rule{Grade: framework.Mostly, Needs: under(60), ShownBy: under(30)}, []string{"open deals with a person as owner: less than 30%"}},
		{framework.Rule{Grade: framework.Mostly, Needs: atLeastOf(60), ShownBy: atLeastOf(80)}, []string{"open deals with a person as owner: at least 80%"}},
		{framework.Rule{Grade: framework.Mostly, Needs: atLeastOf(60), ShownBy: under(30)}, []string{"open deals with a person as owner: at least 60%", "open deals with a person as owner: less than 30%"}},
	} {
		measures := measuring(2)
		measures.List = []framework.Measure{{
			Element: "deal-ownership", Kind: framework.Direct, Figures: []framework.FigureID{ownedDeals}, Rules: []framework.Rule{test.rule},
		}}
		m := evidence.NewMeasurement(measures, samples.Day(t, measuredOn))
		s := m.Judge([]*deals.Import{counted(t, m, owned(5, 10, false))})[0]
		var got []string
		for _, wanted := range s.Wanted() {
			got = append(got, wanted.String())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Error(diff)
		}
	}
}
