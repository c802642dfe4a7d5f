package text_test

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/internal/samples"

	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

func written(tb testing.TB, write func(io.Writer) error) string {
	tb.Helper()
	return samples.Written(tb, func(w io.Writer, _ struct{}) error { return write(w) }, struct{}{})
}

func check(t *testing.T, name, got string) {
	t.Helper()
	golden.Check(t, samples.Path(t, "report", name+".golden"), got)
}

func table(tb testing.TB, a narrative.Assessment, style text.Style) string {
	tb.Helper()
	return written(tb, func(b io.Writer) error { return text.Assessment(b, a, style) })
}

func gaps(tb testing.TB, a narrative.Assessment, style text.Style) string {
	tb.Helper()
	return written(tb, func(b io.Writer) error { return text.Gaps(b, a, style) })
}

func plan(tb testing.TB, a narrative.Assessment, style text.Style) string {
	tb.Helper()
	return written(tb, func(b io.Writer) error { return text.Plan(b, a, style) })
}

func comparison(tb testing.TB, c *assess.Comparison, style text.Style) string {
	tb.Helper()
	return written(tb, func(b io.Writer) error { return text.Comparison(b, samples.Comparison(c), style) })
}

func TestAssessment(t *testing.T) {
	for _, file := range samples.Companies(t) {
		name, a := strings.TrimSuffix(file, ".yaml"), samples.Assessment(t, file, assess.Options{Steps: 5})
		check(t, name+".table", table(t, a, text.Style{Width: 80}))
		check(t, name+".gaps", gaps(t, a, text.Style{Width: 80}))
	}
	check(t, "services.wide.table", table(t, samples.Assessment(t, samples.Services, assess.Options{Steps: 1}), text.Style{Width: 120}))
}

func TestPlan(t *testing.T) {
	a := samples.Document(samples.WithPlan(samples.Count(t, samples.Seed, assess.Options{Target: 2}), assess.ByMonth))
	check(t, "seed.plan", plan(t, a, text.Style{Width: 80}))
}

func TestComparison(t *testing.T) {
	for name, c := range map[string]*assess.Comparison{
		"quarter": samples.Compare(t, "2026-02.json", "2026-05.yaml"),
		"trend":   samples.Compare(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml"),
		"split":   samples.CompareSplit(t, "2026-02.json", "2026-08.yaml"),
		"same":    samples.Compare(t, "2026-05.yaml", "2026-05.yaml"),
	} {
		check(t, "compare-"+name+".table", comparison(t, c, text.Style{Width: 80}))
	}
}

func TestStatus(t *testing.T) {
	s := samples.Status(t, "")
	check(t, "status.table", written(t, func(b io.Writer) error { return text.Status(b, s, text.Style{Width: 100}) }))
	check(t, "status.md", written(t, func(b io.Writer) error { return text.StatusMarkdown(b, s) }))
}

func TestPortfolio(t *testing.T) {
	p := samples.Portfolio(t, "portfolio/*.yaml", "portfolio-mistake/*.yaml")
	for _, columns := range []int{80, 100, 160} {
		got := written(t, func(b io.Writer) error { return text.Portfolio(b, p, text.Style{Width: columns}) })
		if columns == 80 {
			check(t, "portfolio.table", got)
		}
		narrow(t, "the portfolio", got, columns)
	}
}

func TestProblems(t *testing.T) {
	model := data.PRO()
	result := assess.Evaluate(model, samples.Answers(t, model, "answers", samples.Services), assess.Options{})
	p := document.NewProblems(model, []document.CheckedFile{
		document.ValidFile("a\x1b[2J.yaml", result),
		document.InvalidFile("gone.yaml", []diag.Problem{{Code: "not-read", Message: "no such file"}}),
	})
	got := written(t, func(b io.Writer) error { return text.Problems(b, p, text.Style{}) })
	if strings.Count(got, "\n") != 1 || !strings.Contains(got, ".yaml: valid, ") || strings.Contains(got, "\x1b") {
		t.Errorf("got %q", got)
	}
}

// What was answered beside what deals show stands in the file of all formats: those of this package come first there.
func TestAssessment_shown(t *testing.T) {
	c := samples.Count(t, samples.ScaleUp, samples.BesideDeals(assess.Options{}))
	c.Gate = assess.CheckGates(data.PRO(), c.Result, assess.Gates{FailOn: []assess.FindingCode{assess.EvidenceContradicts}})
	a := samples.Document(c)
	var got strings.Builder
	for _, width := range []int{60, 80, 140, 0} {
		fmt.Fprintf(&got, "%d columns\n", width)
		got.WriteString(part(t, table(t, a, text.Style{Width: width}), "EVIDENCE VS. ANSWERS", "\nGATE"))
	}
	markdown := written(t, func(b io.Writer) error { return text.AssessmentMarkdown(b, a) })
	got.WriteString(part(t, markdown, "### Evidence vs. answers", "### Methodology"))
	golden.Check(t, samples.Path(t, "report", "shown.golden"), got.String())
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

// tables are all that this package writes for a terminal about the sample companies.
func tables(t *testing.T, style text.Style) map[string]string {
	t.Helper()
	const everyStep = 1000
	all := map[string]string{}
	for _, file := range samples.Companies(t) {
		a := samples.Document(samples.WithPlan(samples.Count(t, file, assess.Options{Steps: everyStep, Target: 3}), assess.ByQuarter))
		all["table of "+file], all["gaps of "+file], all["plan of "+file] = table(t, a, style), gaps(t, a, style), plan(t, a, style)
		all["table of "+file+" beside deals"] = table(t, samples.Assessment(t, file, samples.BesideDeals(assess.Options{})), style)
	}
	return all
}

// Nothing is wider than the terminal or broken inside a word.
func TestAssessment_width(t *testing.T) {
	words := map[string]bool{}
	for _, unwrapped := range []text.Style{{}, {Width: 1000}} {
		for _, whole := range tables(t, unwrapped) {
			for word := range strings.FieldsSeq(whole) {
				words[word] = true
			}
		}
	}
	for _, width := range []int{80, 100, 160} {
		for name, whole := range tables(t, text.Style{Width: width}) {
			for line := range strings.Lines(whole) {
				line = strings.TrimSuffix(line, "\n")
				if columns := displaywidth.String(line); columns > width {
					t.Errorf("%s at %d columns: %d columns: %s", name, width, columns, line)
				}
				for word := range strings.FieldsSeq(line) {
					if !words[word] && !strings.ContainsAny(word, "█░") {
						t.Errorf("%s at %d columns: %q is not a whole word", name, width, word)
					}
				}
			}
		}
	}
}

// Colour says nothing that words do not.
func TestAssessment_colour(t *testing.T) {
	plain, coloured := tables(t, text.Style{Width: 120}), tables(t, text.Style{Width: 120, Color: true})
	for name := range plain {
		if coloured[name] == plain[name] {
			t.Errorf("%s has no colour", name)
		}
		stripped := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(coloured[name], "")
		if diff := cmp.Diff(plain[name], stripped); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// Nothing from a file commands the terminal, with colour or without.
func TestAssessment_hostile(t *testing.T) {
	const hostile = "Acme\x1b[2J\u202egnp\a"
	a := samples.Document(samples.CountText(t, hostile))
	for i := range a.Result.Findings {
		a.Result.Findings[i].Message = hostile
	}
	for _, style := range []text.Style{{}, {Width: 80}, {Width: 80, Color: true}} {
		got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(table(t, a, style), "")
		if at := strings.IndexAny(got, "\x1b\u202e\a"); at >= 0 {
			t.Errorf("%+v: %q", style, got[at-40:at+10])
		}
	}
}

func TestAssessment_heat_map(t *testing.T) {
	const heading = "BY CATEGORY AND LEVEL"
	a := samples.Assessment(t, samples.Services, assess.Options{})
	for width, want := range map[int]bool{0: false, 80: false, 119: false, 120: true, 160: true} {
		if got := strings.Contains(table(t, a, text.Style{Width: width}), heading); got != want {
			t.Errorf("at %d columns: %t", width, got)
		}
	}
	for name, options := range map[string]assess.Options{"of a team": {Team: "sales"}, "without a level": {Lenses: []framework.LensID{"rules"}}} {
		if strings.Contains(table(t, samples.Assessment(t, samples.Services, options), text.Style{Width: 160}), heading) {
			t.Errorf("a result %s has a heat map", name)
		}
	}
}

func TestGaps_assumed(t *testing.T) {
	got := gaps(t, samples.Document(samples.CountAssumed(t, samples.Seed, assess.Options{})), text.Style{})
	for _, want := range []string{
		"WHAT IF 2 grades assumed. This is not what was answered, and no file is changed.\n", "  Defined Qualification Criteria: none → full\n",
		"  UTM Tracking: unknown → n/a\n", "  Level 0 → 0, score 5.9–35.3 → 9.1–36.4.\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestTerminal_spark(t *testing.T) {
	var scores []assess.Score
	for tenths := 0; tenths <= 1000; tenths += 125 {
		scores = append(scores, assess.Score{Tenths: tenths, Known: true})
	}
	scores = append(scores, assess.Score{})
	got := (&text.Terminal{}).Spark(scores) + " " + text.ScoreList(scores)
	if want := "▁▂▃▄▅▆▇██· 0.0 12.5 25.0 37.5 50.0 62.5 75.0 87.5 100.0 –"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
