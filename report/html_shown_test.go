package report_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/report"
)

// regraded is the assessment of a sample company with other grades for some elements.
func regraded(tb testing.TB, file string, grade framework.Grade, chosen func(framework.Place) bool) report.Assessment {
	tb.Helper()
	model := data.PRO()
	given := answersOf(tb, model, file)
	list := slices.DeleteFunc(slices.Clone(given.Given), func(a answers.Answer) bool {
		element, _ := model.Element(a.Element)
		return chosen(element)
	})
	for _, element := range model.Elements() {
		if chosen(element) {
			list = append(list, answers.Answer{Element: element.ID, Grade: grade, Reason: "none"})
		}
	}
	given.Given = list
	return report.Assessment{Model: model, Result: assess.Evaluate(model, given, assess.Options{Steps: 5})}
}

// withClass lists the elements of a page that have a class.
func withClass(root *html.Node, class string) []*html.Node {
	return slices.DeleteFunc(elements(root), func(node *html.Node) bool {
		return !slices.Contains(strings.Fields(attribute(node, "class")), class)
	})
}

// words is the text of a node with single spaces.
func words(node *html.Node) string { return strings.Join(strings.Fields(shown(node)), " ") }

func TestTheRadarHasNoPointWhereNothingApplies(t *testing.T) {
	none := func(framework.Place) bool { return false }
	profit := func(e framework.Place) bool { return e.Group.ID == "profit-margin" }
	for name, test := range map[string]struct {
		chosen func(framework.Place) bool
		marks  int
		closed bool
	}{"everything applies": {none, 10, true}, "one category does not": {profit, 9, false}} {
		root := parsed(t, page(t, regraded(t, "../testdata/answers/scaleup.yaml", framework.NotApplicable, test.chosen).HTML))
		marks, own := attribute(withClass(root, "marks")[0], "d"), withClass(root, "own")
		if got := strings.Count(marks, "M"); got != test.marks {
			t.Errorf("%s: %d points", name, got)
		}
		path := attribute(own[0], "d")
		if closed := strings.HasSuffix(path, "Z"); closed != test.closed || strings.Count(path, "M") != 1 {
			t.Errorf("%s: the line is %s", name, path)
		}
		if broken := strings.Contains(attribute(own[0], "class"), "broken"); broken == test.closed {
			t.Errorf("%s: filled %t", name, !broken)
		}
		said := 0
		for _, label := range withClass(root, "name") {
			if strings.HasSuffix(words(label), "n/a") {
				said++
			}
		}
		if said != 10-test.marks {
			t.Errorf("%s: %d axes say n/a", name, said)
		}
	}
}

func TestTheHeatMapShowsARangeWhereAnswersAreOpen(t *testing.T) {
	a := regraded(t, "../testdata/answers/scaleup.yaml", framework.Unknown, func(e framework.Place) bool { return e.ID == "lead-source-channel-tracking" })
	grid := assess.Grid(a.Model, a.Result)
	cell := grid[1][1]
	if cell.Score.Low == cell.Score.High {
		t.Fatalf("no range in %+v", cell)
	}
	want := cell.Score.Low.String() + "–" + cell.Score.High.String()
	row := cellsOf(withClass(parsed(t, page(t, a.HTML)), "heat")[0].LastChild.FirstChild.NextSibling.NextSibling)
	if got := words(row[1]); !strings.HasSuffix(got, " "+want) {
		t.Errorf("the page shows %q, want %s", got, want)
	}
	if wide := table(t, a, report.Style{Width: 120}); !strings.Contains(wide, "· "+want) && !strings.Contains(wide, "·  "+want) {
		t.Errorf("the terminal does not show %s:\n%s", want, wide)
	}
}

func TestTheHeadOfAComparisonShowsRanges(t *testing.T) {
	c := history(t, "2026-02.json", "2026-05.yaml")
	first, last := c.Snapshots[0].Score, c.Snapshots[1].Score
	if first.Low == first.High {
		t.Fatal("the first score has no range")
	}
	want := shownRange(first) + " →to " + shownRange(last)
	var got []string
	for _, node := range withClass(parsed(t, page(t, report.Comparison{Model: data.PRO(), Comparison: c}.HTML)), "facts") {
		got = append(got, words(node))
	}
	if len(got) != 1 || !strings.Contains(got[0], want) {
		t.Errorf("%q lacks %q", got, want)
	}
}

func TestAPageWithoutALevelOrACompanySaysSo(t *testing.T) {
	a := assessment(t, services, assess.Options{Lenses: []framework.LensID{"rules"}})
	if got := words(withClass(parsed(t, page(t, a.HTML)), "level")[0]); got != "No level" {
		t.Errorf("the badge says %q", got)
	}
	a.Result.Organization = ""
	for want, write := range map[string]func() string{
		"Maturity report": func() string { return page(t, a.HTML) },
		"Gaps":            func() string { return page(t, report.Gaps{Assessment: a}.HTML) },
		"Plan": func() string {
			return page(t, plan(report.Assessment{Model: a.Model, Result: assess.Evaluate(a.Model, &answers.File{}, assess.Options{})}, assess.ByMonth).HTML)
		},
	} {
		for _, node := range elements(parsed(t, write())) {
			if node.Data == "h1" && words(node) != want {
				t.Errorf("the title is %q, want %q", words(node), want)
			}
		}
	}
}

func TestWithoutGapsNothingIsSaidOfWhereTheyWereLookedFor(t *testing.T) {
	a := regraded(t, services, framework.Full, func(framework.Place) bool { return true })
	for _, node := range elements(parsed(t, page(t, a.HTML))) {
		if attribute(node, "id") == "gaps" && (!strings.Contains(shown(node), "No gaps") || strings.Contains(shown(node), "Looked at")) {
			t.Errorf("the section says %q", words(node))
		}
	}
}

func TestALongNoteIsCutAmongTheGapsAndWholeAmongTheAnswers(t *testing.T) {
	root := parsed(t, page(t, said(t, strings.Repeat("x", 10_000)).HTML))
	for _, node := range withClass(root, "note") {
		inGaps := slices.ContainsFunc(slices.Collect(node.Ancestors()), func(n *html.Node) bool { return attribute(n, "id") == "gaps" })
		switch text := words(node); {
		case inGaps && !strings.Contains(text, "… (9600 characters more at services.yaml:"):
			t.Errorf("a gap shows %d characters of a note", len(text))
		case !inGaps && strings.Contains(text, "characters more"):
			t.Error("a note is cut where it should be whole")
		}
	}
}
