package page_test

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/golden"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/page"
)

func TestAssessment(t *testing.T) {
	c := samples.WithPlan(samples.Count(t, samples.Services, assess.Options{Steps: 2, Target: 3}), assess.ByQuarter)
	c.WhatIf = samples.CountAssumed(t, samples.Services, assess.Options{}).WhatIf
	golden.Check(t, samples.Path(t, "report/services.html.golden"), samples.Written(t, samples.Unbranded(page.Assessment), samples.Document(c)))
}

// Level, score, next steps and every gap can be read back from a page.
func TestAssessment_readBack(t *testing.T) {
	for _, company := range samples.Companies(t) {
		for _, options := range []assess.Options{{Steps: 5}, {Steps: 5, Target: 3}, {Team: "sales"}, {Lenses: []framework.LensID{"rules"}}} {
			c := samples.Count(t, company, options)
			root := openAssessment(t, c)
			level, score := []string{"", "", ""}, c.Result.Score
			if c.Result.Level != nil {
				level = []string{c.Result.Level.String()[:1], score.Low.String(), score.High.String()}
			}
			if diff := cmp.Diff([][]string{level}, attributes(root, "data-level", "data-score", "data-score-high")); diff != "" {
				t.Errorf("%s: level and score (-result +page):\n%s", company, diff)
			}
			if diff := cmp.Diff(countedGaps(c.Result), gapsOn(root)); diff != "" {
				t.Errorf("%s: gaps (-result +page):\n%s", company, diff)
			}
			if diff := cmp.Diff(len(c.Result.Steps), len(attributes(root, "data-step"))); diff != "" {
				t.Errorf("%s: steps (-result +page):\n%s", company, diff)
			}
		}
	}
}

// countedGaps are the gaps of a result as a page shows them, without those beside the path that nobody answered: id, name, grade, days, gain, how many they unlock, and the owner;
// essential ones and those that gain a level are marked.
func countedGaps(result *assess.Result) [][]string {
	var rows [][]string
	for _, gap := range result.Gaps {
		if gap.Grade == framework.Unanswered && !gap.OnPath {
			continue
		}
		team, _ := data.PRO().Team(gap.Element.Owner)
		name := gap.Element.Name
		if gap.Element.Essential {
			name += " essential"
		}
		if gap.LevelGain > 0 {
			name += " +1 level"
		}
		rows = append(rows, []string{
			string(gap.Element.ID), name, document.GradeWord(gap.Grade), strconv.Itoa(gap.Days), "+" + gap.ScoreGain.String(),
			strconv.Itoa(len(gap.Unlocks)), team.Name,
		})
	}
	return rows
}

// gapsOn are the gaps on a page.
func gapsOn(root *html.Node) [][]string {
	var rows [][]string
	for _, node := range elements(root) {
		id := attribute(node, "data-gap")
		if id == "" {
			continue
		}
		cells := children(node)
		var name strings.Builder
		for part := range cells[0].ChildNodes() {
			if part.Data == "p" {
				break
			}
			name.WriteString(content(part))
			if part.Type == html.TextNode {
				name.WriteString(part.Data)
			}
		}
		row := []string{id, strings.Join(strings.Fields(name.String()), " ")}
		for _, cell := range cells[2:] {
			row = append(row, words(cell))
		}
		rows = append(rows, row)
	}
	return rows
}

// The sections of a page are those of which the result holds something.
func TestAssessment_sections(t *testing.T) {
	for name, test := range map[string]struct {
		counted document.Counted
		want    []string
	}{
		"everything": {samples.CountEverything(t, samples.Services), []string{
			"summary", "steps", "matrix", "plan", "levels", "categories", "heatmap", "lens-rules", "shown", "change", "respondents", "owners", "gaps", "findings",
			"untested", "elements", "methodology",
		}},
		"no level": {
			samples.Count(t, samples.Services, assess.Options{Lenses: []framework.LensID{"rules"}}),
			[]string{"summary", "lens-rules", "owners", "gaps", "findings", "elements", "methodology"},
		},
		"a team": {
			samples.Count(t, samples.ScaleUp, assess.Options{Steps: 5, Team: "sales"}),
			[]string{"summary", "steps", "matrix", "levels", "categories", "lens-rules", "gaps", "elements", "methodology"},
		},
	} {
		if diff := cmp.Diff(test.want, sectionIDs(openAssessment(t, test.counted))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A page without a level says so.
func TestAssessment_noLevel(t *testing.T) {
	c := samples.Count(t, samples.Services, assess.Options{Lenses: []framework.LensID{"rules"}})
	if got := words(withClass(openAssessment(t, c), "level")[0]); got != "No maturity level" {
		t.Errorf("the badge says %q", got)
	}
}

// Where the organization is not named, the kind of the page is its title.
func TestPages_unnamed(t *testing.T) {
	c := samples.WithPlan(samples.CountAnswers(&answers.File{}, assess.Options{}), assess.ByMonth)
	for want, write := range map[string]func(io.Writer, narrative.Assessment) error{
		"Maturity report": samples.Unbranded(page.Assessment), "Gaps": samples.Unbranded(page.Gaps), "Plan": samples.Unbranded(page.Plan),
	} {
		if titles := ofKind(opened(t, write, samples.Document(c)), "h1"); len(titles) != 1 || words(titles[0]) != want {
			t.Errorf("%d titles, want %q", len(titles), want)
		}
	}
}

// regraded is the result of the scale-up with another grade for some elements.
func regraded(tb testing.TB, grade framework.Grade, chosen func(framework.Place) bool) document.Counted {
	tb.Helper()
	model := data.PRO()
	given := samples.Answers(tb, model, "answers", samples.ScaleUp)
	given.Given = slices.DeleteFunc(slices.Clone(given.Given), func(a answers.Answer) bool {
		element, _ := model.Element(a.Element)
		return chosen(element)
	})
	for _, element := range model.Elements() {
		if chosen(element) {
			given.Given = append(given.Given, answers.Answer{Element: element.ID, Grade: grade, Reason: "none"})
		}
	}
	return samples.CountAnswers(given, assess.Options{Steps: 5})
}

// Without gaps nothing is said of where they were looked for, and there are no next steps. Nothing blocks a level either.
func TestAssessment_noGaps(t *testing.T) {
	root := openAssessment(t, regraded(t, framework.Full, func(framework.Place) bool { return true }))
	if got := content(section(root, "gaps")); !strings.Contains(got, "No gaps") || strings.Contains(got, "Covers") {
		t.Errorf("the section says %q", got)
	}
	if section(root, "steps") != nil {
		t.Error("there are next steps")
	}
	for _, node := range elements(root) {
		if attribute(node, "id") == "blockers" {
			t.Errorf("something blocks: %q", words(node))
		}
	}
}

// A long note is cut among the gaps and whole among the answers.
func TestAssessment_longNote(t *testing.T) {
	root := openAssessment(t, samples.CountText(t, strings.Repeat("x", 10_000)))
	for _, node := range withClass(root, "note") {
		inGaps := slices.Contains(slices.Collect(node.Ancestors()), section(root, "gaps"))
		switch text := words(node); {
		case inGaps && !strings.Contains(text, "… (9600 more characters)"):
			t.Errorf("a gap shows %d characters of a note", len(text))
		case !inGaps && strings.Contains(text, "more characters"):
			t.Error("a note is cut where it should be whole")
		}
	}
}

// Each lens has the columns that it has in the other formats.
func TestAssessment_lenses(t *testing.T) {
	titles := map[string][]string{}
	whole := opened(t, samples.Unbranded(page.Assessment), samples.Bakery(t, assess.Options{}))
	for _, id := range sectionIDs(whole) {
		for _, cell := range elements(section(whole, id)) {
			if strings.HasPrefix(id, "lens-") && attribute(cell, "scope") == "col" {
				titles[id] = append(titles[id], content(cell))
			}
		}
	}
	if diff := cmp.Diff(map[string][]string{
		"lens-rules":   {"Rule", "rule practice", "Rule score", "Practice", "Difference"},
		"lens-pillars": {"Pillar", "pillar practice", "Pillar score", "Practice", "Difference"},
		"lens-crew":    {"Shift", "Chart", "Score", "In place"},
	}, titles); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for sentence, want := range map[string]int{
		"Practice: score of the elements of the Bench that put it into practice.":                        1,
		"Practice: score of the elements of the lenses Bench and House rules that put it into practice.": 1,
		" score: from the answers about the ":                                                            2,
	} {
		if got := strings.Count(content(whole), sentence); got != want {
			t.Errorf("%q stands there %d times, want %d", sentence, got, want)
		}
	}
}

// What was answered stands beside what deals show.
func TestAssessment_shown(t *testing.T) {
	a := samples.Assessment(t, samples.ScaleUp, assess.Options{Shown: samples.Shown(), ShownAsOf: "2026-11-21"})
	_, rest, _ := strings.Cut(samples.Written(t, samples.Unbranded(page.Assessment), a), `<section id="shown"`)
	got, _, _ := strings.Cut(rest, "</section>")
	golden.Check(t, samples.Path(t, "report/shown.html.golden"), `<section id="shown"`+got+"</section>\n")
}

// Contradicted answers, and the level with them lowered, can be read back from the page. A team sees its own elements beside the
// company's lowered level.
func TestAssessment_contradicted(t *testing.T) {
	for team, want := range map[framework.TeamID][]string{
		"": {"real-time-deal-tracking", "deal-ownership"}, "sales": {"real-time-deal-tracking", "deal-ownership"}, "marketing": nil,
	} {
		root := openAssessment(t, samples.Count(t, samples.ScaleUp, assess.Options{Team: team, Shown: samples.Shown(), ShownAsOf: "2026-11-21"}))
		if diff := cmp.Diff([][]string{{"0", "32.4"}}, attributes(root, "data-shown-level", "data-shown-score")); diff != "" {
			t.Errorf("team %q: lowered (-want +got):\n%s", team, diff)
		}
		if diff := cmp.Diff([][]string{{"0"}}, attributes(root, "data-adjusted-level")); diff != "" {
			t.Errorf("team %q: beside the level (-want +got):\n%s", team, diff)
		}
		var got []string
		for _, row := range attributes(root, "data-shown", "data-contradicts") {
			if row[1] == "true" {
				got = append(got, row[0])
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("team %q: contradicted (-want +got):\n%s", team, diff)
		}
		if none := strings.Contains(content(root), ": none are higher than the data supports"); none != (want == nil) {
			t.Errorf("team %q sees that no answer is above: %t", team, none)
		}
	}
}
