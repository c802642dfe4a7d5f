package framework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/framework"
	"revops/internal/diag"
)

// measured reads the files of the small framework with its measures.
func measured(tb testing.TB) []diag.Source {
	tb.Helper()
	return sourcesOf(tb, "small", "framework.yaml", "practice.yaml", "habits.yaml", "measures.yaml")
}

// Measures are read from their file.
func TestParse_measures(t *testing.T) {
	f, err := framework.Parse(measured(t))
	if err != nil {
		t.Fatal(err)
	}
	want := framework.Measures{
		Window: 90, Quiet: 7, Recent: 30, MinWhole: 5,
		Words: framework.Words{Unknown: []string{"other", "?"}, Upgrade: []string{"larger order"}},
		List: []framework.Measure{
			{
				Element: "order-book", Kind: framework.Direct,
				Figures: []framework.FigureID{"core-filled", "duplicate-rows", "channel-values"},
				Rules: []framework.Rule{
					{Grade: framework.Partial, ShownBy: []framework.Condition{{"core-filled", framework.MoreThan, 0}}},
					{Grade: framework.Mostly, Needs: []framework.Condition{
						{"core-filled", framework.AtLeast, 60}, {"channel-values", framework.AtLeast, 2}, {"channel-values", framework.AtMost, 9},
					}},
					{Grade: framework.Full, Unsuggested: true, Needs: []framework.Condition{
						{"core-filled", framework.AtLeast, 90}, {"duplicate-rows", framework.AtMost, 1},
					}},
				},
				Unseen: "Orders that were never entered.",
			},
			{
				Element: "price-list", Kind: framework.Proxy, Figures: []framework.FigureID{"owner-spread", "account-growth"},
				Rules:  []framework.Rule{{Grade: framework.Full, Needs: []framework.Condition{{"account-growth", framework.MoreThan, -10}}}},
				Unseen: "The list, and what was asked at the counter.",
			},
			{Element: "clean-counter", Kind: framework.Readiness, Unseen: "The counter."},
		},
	}
	if diff := cmp.Diff(want, f.Measures); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A framework without a file of measures has none.
func TestParse_withoutMeasures(t *testing.T) {
	f, err := framework.Parse(sources(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(framework.Measures{}, f.Measures); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Each mistake in measures is reported at its place.
func TestParse_mistakesInMeasures(t *testing.T) {
	tests := map[string][]edit{
		"measures-schema":  {{"measures", "measures/v1", "measure/v1"}},
		"measures-numbers": {{"measures", "window: 90", "window: 14"}, {"measures", "least: 5", "least: 0"}, {"measures", "quiet: 7", "quiet: a week"}},
		"measures-within-window": {
			{"measures", "quiet: 7", "quiet: 91"}, {"measures", "recent: 30", "recent: 365"}, {"measures", "least: 5", "least: 10001"},
		},
		"measures-words":           {{"measures", `[other, "?"]`, "[other, none, n/a, NONE, ' Other ']"}, {"measures", "upgrade:", "upgrades:"}},
		"measures-unknown-element": {{"measures", "element: price-list", "element: price-lists"}},
		"measures-element-twice":   {{"measures", "element: price-list", "element: order-book"}},
		"measures-kind":            {{"measures", "kind: direct", "kind: directly"}, {"measures", "kind: readiness", "kind: proxy"}},
		"measures-figures": {
			{"measures", "core-filled, duplicate-rows, channel-values", "core-filed, duplicate-rows, channel-values, duplicate-rows"},
			{"measures", "account-growth: {more_than", "account-grown: {more_than"},
		},
		"measures-unlisted-figure": {{"measures", "[owner-spread, account-growth]", "[owner-spread]"}},
		"measures-comparison": {
			{"measures", "core-filled: {at_least: 60}", "core-filled: {at_lest: 60}"}, {"measures", "{core-filled: {more_than: 0}}", "{core-filled: {}}"},
		},
		"measures-limits": {
			{"measures", "core-filled: {at_least: 60}", "core-filled: {at_least: 101}"},
			{"measures", "at_least: 2, at_most: 9", "at_least: 9, at_most: 2"},
			{"measures", "core-filled: {at_least: 90}", "core-filled: {at_least: 90%}"},
			{"measures", "more_than: -10", "more_than: -101, at_least: 5"},
			{"measures", "duplicate-rows: {at_most: 1}", "duplicate-rows: {less_than: 1, more_than: 0.5}"},
		},
		"measures-same-side": {{"measures", "{more_than: 0}", "{more_than: 0, at_least: 10}"}, {"measures", "at_least: 2, at_most: 9", "more_than: 9, at_most: 9"}},
		"measures-grades": {
			{"measures", "partial: {shown_by", "none: {shown_by"}, {"measures", "mostly: {needs: {core-filled: {at_least: 60}, channel-values: {at_least: 2, at_most: 9}}}", "mostly: {}"},
		},
		"measures-empty": {
			{"measures", "{core-filled: {more_than: 0}}", "{}"},
			{"measures", "      full: {needs: {account-growth: {more_than: -10}}}", "      {}"},
			{"measures", "[core-filled, duplicate-rows, channel-values]", "[]"},
			{"measures", "ready: {}", "ready:"},
		},
		"measures-proxy": {
			{"measures", "full: {needs: {account-growth: {more_than: -10}}}", "mostly: {shown_by: {account-growth: {more_than: 0}}}\n      full: {needs: {account-growth: {more_than: 0}}, suggests: true}"},
		},
		"measures-not-suggested": {
			{"measures", "partial: {shown_by: {core-filled: {more_than: 0}}}", "partial: {shown_by: {core-filled: {more_than: 0}}, suggests: false}"},
			{"measures", "at_most: 9}}}", "at_most: 9}}, suggests: no}"},
		},
		"measures-readiness": {
			{"measures", "    ready: {}", "    grades: {full: {needs: {core-filled: {at_least: 90}}}}"}, {"measures", "    figures: [owner-spread, account-growth]", "    figures: [owner-spread, account-growth]\n    ready: {}"},
		},
		"measures-weaker": {
			{"measures", "core-filled: {at_least: 90}", "core-filled: {at_least: 59}"}, {"measures", "duplicate-rows: {at_most: 1}", "channel-values: {less_than: 11, more_than: 1}"},
		},
		"measures-unseen":     {{"measures", "unseen: The counter.", "unseen: " + strings.Repeat("Unseen. ", 30)}, {"measures", "    unseen: Orders that were never entered.\n", ""}},
		"measures-as-a-lens":  {{"framework", "[practice, habits]", "[practice, habits, measures]"}},
		"measures-not-a-list": {{"measures", "  - element: order-book", "  - order-book\n  - element: order-book"}, {"measures", "ready: {}", "ready: [core-filled]"}},
		"measures-key-twice":  {{"measures", "quiet: 7", "quiet: 7\nquiet: 8"}},
	}
	for name, edits := range tests {
		t.Run(name, func(t *testing.T) {
			checkProblems(t, name, planted(t, measured(t), edits))
		})
	}
}

// A second file of measures is reported.
func TestParse_secondMeasuresFile(t *testing.T) {
	files := measured(t)
	_, err := framework.Parse(append(files, diag.Source{Name: "measures.yml", Data: files[3].Data}))
	if err == nil || err.Error() != `measures.yml: there are two files for "measures" [unlisted-file]` {
		t.Errorf("got error %v", err)
	}
}

// TestParse_needsGrow: a limit may stay as it is from grade to grade, and the need of a higher grade for the same number is
// weaker if it takes the limit itself in.
func TestParse_needsGrow(t *testing.T) {
	lower := "mostly: {needs: {core-filled: {at_least: 60}, channel-values: {at_least: 2, at_most: 9}}}"
	for _, test := range []struct {
		mostly, full string
		weaker       bool
	}{
		{"at_least: 60", "at_least: 60", false},
		{"at_least: 60", "more_than: 60", false},
		{"more_than: 60", "at_least: 60", true},
		{"more_than: 60", "at_least: 61", false},
		{"at_most: 9", "at_most: 9", false},
		{"at_most: 9", "less_than: 9", false},
		{"less_than: 9", "at_most: 9", true},
		{"at_most: 9", "at_least: 1", false},
	} {
		files := planted(t, measured(t), []edit{
			{"measures", lower, "mostly: {needs: {channel-values: {" + test.mostly + "}}}"},
			{"measures", "core-filled: {at_least: 90}", "channel-values: {" + test.full + "}"},
		})
		_, err := framework.Parse(files)
		found, _ := errors.AsType[*diag.Error](err)
		weaker := found != nil && len(found.Problems) == 1 && found.Problems[0].Code == framework.CodeWeakerNeed
		if weaker != test.weaker || err != nil != test.weaker {
			t.Errorf("mostly %s, full %s: got error %v", test.mostly, test.full, err)
		}
	}
}

// A condition says what it wants.
func TestCondition_String(t *testing.T) {
	for want, condition := range map[string]framework.Condition{
		"closed deals with account, amount and dates: at least 80%": {"core-filled", framework.AtLeast, 80},
		"lead sources in use: at most 8":                            {"channel-values", framework.AtMost, 8},
		"net retention: more than 100%":                             {"net-retention", framework.MoreThan, 100},
		"lead sources in use: less than 3":                          {"channel-values", framework.LessThan, 3},
	} {
		if got := condition.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Figures have IDs of their own.
func TestFigures_ids(t *testing.T) {
	seen := map[framework.FigureID]bool{}
	for _, figure := range framework.Figures() {
		if seen[figure.ID] || figure.Name == "" || !strings.HasSuffix(figure.Definition, ".") {
			t.Errorf("got %+v", figure)
		}
		seen[figure.ID] = true
	}
}

// FuzzMeasures: no panic; every error is placed; what is accepted names what there is.
func FuzzMeasures(f *testing.F) {
	whole := measured(f)
	f.Add(whole[3].Data)
	f.Fuzz(func(t *testing.T, content []byte) {
		files := slices.Clone(whole)
		files[3].Data = content
		model, err := framework.Parse(files)
		found, _ := errors.AsType[*diag.Error](err)
		if err != nil && found == nil {
			t.Fatalf("error without problems: %v", err)
		}
		if found != nil {
			for _, p := range found.Problems {
				if p.File != "measures.yaml" || p.Line > 0 && p.Column < 1 {
					t.Errorf("misplaced: %v", p)
				}
			}
			return
		}
		for _, measure := range model.Measures.List {
			checkMeasure(t, model, measure)
		}
	})
}

func checkMeasure(t *testing.T, model *framework.Framework, measure framework.Measure) {
	t.Helper()
	if _, ok := model.Element(measure.Element); !ok {
		t.Errorf("element %q", measure.Element)
	}
	if (measure.Kind == framework.Readiness) != (len(measure.Rules) == 0) {
		t.Errorf("kind %q with %d rules", measure.Kind, len(measure.Rules))
	}
	for _, id := range measure.Figures {
		if _, ok := framework.FigureOf(id); !ok {
			t.Errorf("figure %q", id)
		}
	}
	for _, rule := range measure.Rules {
		if len(rule.Needs)+len(rule.ShownBy) == 0 || measure.Kind == framework.Proxy && (len(rule.ShownBy) > 0 || rule.Unsuggested) {
			t.Errorf("rule %+v of a measure of kind %s", rule, measure.Kind)
		}
	}
}
