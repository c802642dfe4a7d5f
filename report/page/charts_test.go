package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/page"
)

// The radar has no point where nothing applies: there its line breaks.
func TestRadar(t *testing.T) {
	none := func(framework.Place) bool { return false }
	profit := func(e framework.Place) bool { return e.Group.ID == "profit-margin" }
	first := func(e framework.Place) bool { return e.Group.ID == data.PRO().Lenses[0].Groups[0].ID }
	for name, test := range map[string]struct {
		chosen func(framework.Place) bool
		points int
		closed bool
	}{
		"everything applies": {none, 10, true}, "one category does not": {profit, 9, false}, "the first does not": {first, 9, false},
	} {
		root := openAssessment(t, regraded(t, framework.NotApplicable, test.chosen))
		if got := strings.Count(attribute(withClass(root, "marks")[0], "d"), "M"); got != test.points {
			t.Errorf("%s: %d points", name, got)
		}
		line := withClass(root, "own")[0]
		path := attribute(line, "d")
		if closed := strings.HasSuffix(path, "Z"); closed != test.closed || strings.Count(path, "M") != 1 {
			t.Errorf("%s: the line is %s", name, path)
		}
		if broken := strings.Contains(attribute(line, "class"), "broken"); broken == test.closed {
			t.Errorf("%s: filled %t", name, !broken)
		}
		unscored := 0
		for _, label := range withClass(root, "name") {
			if strings.HasSuffix(words(label), "n/a") {
				unscored++
			}
		}
		if unscored != 10-test.points {
			t.Errorf("%s: %d axes say n/a", name, unscored)
		}
	}
}

// The heat map shows a range where answers are open.
func TestHeatMap_range(t *testing.T) {
	c := regraded(t, framework.Unknown, func(e framework.Place) bool { return e.ID == "lead-source-channel-tracking" })
	score := assess.Grid(data.PRO(), c.Result)[1][1].Score
	if score.Low == score.High {
		t.Fatalf("no range in %+v", score)
	}
	body := ofKind(withClass(openAssessment(t, c), "heat")[0], "tbody")[0]
	cell := children(children(body)[1])[1]
	if got, want := words(cell), score.Low.String()+"–"+score.High.String(); !strings.HasSuffix(got, " "+want) {
		t.Errorf("the page shows %q, want %s", got, want)
	}
}

// Where some elements of the lens have no level, the heat map has a column for them.
func TestHeatMap_unleveled(t *testing.T) {
	model, err := framework.Parse(data.Sources()) // a value of its own, to be changed
	if err != nil {
		t.Fatal(err)
	}
	model.Lenses[0].Groups[0].Elements[0].Level = 0
	given := samples.Answers(t, model, "answers", samples.ScaleUp)
	result := document.NewResult(model, document.Counted{Result: assess.Evaluate(model, given, assess.Options{})})
	root := opened(t, samples.Unbranded(page.Assessment), narrative.Assessment{Model: model, Result: result})
	heat := withClass(root, "heat")[0]
	var titles []string
	for _, cell := range ofKind(ofKind(heat, "thead")[0], "th") {
		titles = append(titles, words(cell))
	}
	if titles[len(titles)-1] != "No level" {
		t.Errorf("the columns are %q", titles)
	}
}

// A chart of a plan has a name for each element, and a mark where a level is reached.
func TestPlan_chart(t *testing.T) {
	for name, c := range map[string]document.Counted{
		"quarters": samples.WithPlan(samples.Count(t, samples.Seed, assess.Options{Target: 2}), assess.ByQuarter),
		"long":     samples.WithLongPlan(samples.Count(t, samples.Seed, assess.Options{Target: 3})),
	} {
		chart := withClass(opened(t, samples.Unbranded(page.Plan), samples.Document(c)), "gantt")[0]
		planned, reached, drawn := map[framework.ElementID]bool{}, 0, 0
		for _, period := range c.Plan.Periods {
			reached += len(period.Reached)
			for _, step := range period.Steps {
				planned[step.Element.ID] = true
			}
		}
		for _, text := range ofKind(chart, "text") {
			if attribute(text, "class") == "" {
				drawn++
			}
		}
		if drawn != len(planned) || strings.Count(attribute(withClass(chart, "reached")[0], "d"), "M") != reached {
			t.Errorf("%s: %d rows, want %d; levels reached at %s, want %d", name, drawn, len(planned),
				attribute(withClass(chart, "reached")[0], "d"), reached)
		}
	}
}

// The head of a comparison shows ranges.
func TestComparison_ranges(t *testing.T) {
	c := samples.Compare(t, "2026-02.json", "2026-05.yaml")
	first, last := c.Snapshots[0].Score, c.Snapshots[1].Score
	if first.Low == first.High {
		t.Fatal("the first score has no range")
	}
	want := fmt.Sprintf("%s →to %s", document.Scores(first), document.Scores(last))
	facts := withClass(opened(t, samples.Unbranded(page.Comparison), samples.Comparison(c)), "facts")
	if len(facts) != 1 || !strings.Contains(words(facts[0]), want) {
		t.Errorf("%q is not in %q", want, words(facts[0]))
	}
}

// The line of a trend breaks where a snapshot has no score.
func TestComparison_trend(t *testing.T) {
	c := samples.Compare(t, "2026-02.json", "2026-05.yaml", "2026-08.yaml")
	c.Trend.Scores[1] = assess.Score{}
	chart := withClass(opened(t, samples.Unbranded(page.Comparison), samples.Comparison(c)), "trend")[0]
	if got := attribute(withClass(chart, "line")[0], "d"); strings.Count(got, "M") != 2 || strings.Contains(got, "L") {
		t.Errorf("the line is %s", got)
	}
}

// A comparison across versions of the framework says what changed by whom, in the sections and in each group.
func TestComparison_split(t *testing.T) {
	view := samples.Comparison(samples.CompareSplit(t, "2026-02.json", "2026-08.yaml"))
	root := opened(t, samples.Unbranded(page.Comparison), view)
	if diff := cmp.Diff([]string{
		"summary", "part-1-files-compared", "part-2-change-due-to-the-framework-version-0-to-version-2-and-to-the-company",
		"part-3-pro-roadmap-score-by-category", "part-4-elements-that-changed",
	}, sectionIDs(root)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	rows := children(ofKind(section(root, sectionIDs(root)[2]), "tbody")[0])
	if len(rows) != 2 || !strings.HasPrefix(words(rows[0]), "Framework") || !strings.HasPrefix(words(rows[1]), "Company") {
		t.Errorf("%d rows of the split", len(rows))
	}
	first := children(children(ofKind(section(root, sectionIDs(root)[3]), "tbody")[0])[0])
	if len(first) != 7 {
		t.Errorf("a group has %d cells, want 7", len(first))
	}
}

// A portfolio shows each company with its level and score, and each problem; without companies it shows the problems alone.
func TestPortfolio(t *testing.T) {
	view := samples.Portfolio(t, "portfolio/*.yaml", "portfolio-mistake/*.yaml")
	root := opened(t, samples.Unbranded(page.Portfolio), view)
	if diff := cmp.Diff([]string{
		"summary", "part-1-median-scores", "part-2-gaps-at-most-companies", "part-3-companies", "part-4-problems", "scores",
	}, sectionIDs(root)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	companies := children(ofKind(section(root, "part-3-companies"), "tbody")[0])
	if len(companies) != len(view.Rows) {
		t.Fatalf("%d rows, want %d", len(companies), len(view.Rows))
	}
	for i, row := range view.Rows {
		got, want := words(companies[i]), []string{row.Organization, row.Score.String()}
		if row.Problem != "" {
			want = []string{"not read, see Problems"}
		}
		for _, want := range want {
			if !strings.Contains(got, want) {
				t.Errorf("%q lacks %q", got, want)
			}
		}
	}
	problems := samples.Portfolio(t, "portfolio-mistake/*.yaml")
	if diff := cmp.Diff([]string{"summary", "part-1-companies", "part-2-problems"}, sectionIDs(opened(t, samples.Unbranded(page.Portfolio), problems))); diff != "" {
		t.Errorf("without companies (-want +got):\n%s", diff)
	}
}

// The chart of a forecast has a column for each tested period and those to come, a line at each forecast and the ranges of those to come;
// that of the pipeline has what is expected before what is open.
func TestForecast_charts(t *testing.T) {
	f := samples.Forecast(t, samples.ForecastQuestion(), samples.Deals(t, "hubspot.csv")...)
	html := samples.Written(t, samples.Unbranded(page.Forecast), f)
	for part, want := range map[string]int{
		`<path class="range" d="M`: 1, `<path class="told" d="M`: 1, `<path class="second" d="M`: 1, `role="img"`: 3, "█": 0,
		`>2025-Q2</text>`: 1, `>2026-Q4</text>`: 1, `>0–29</text>`: 1, `>365&#43;</text>`: 1,
	} {
		if got := strings.Count(html, part); got != want {
			t.Errorf("%q is there %d times, want %d", part, got, want)
		}
	}
	_, told, _ := strings.Cut(html, `class="told" d="`)
	told, _, _ = strings.Cut(told, `"`)
	if got := strings.Count(told, "M"); got != len(f.BelievedTests())+len(f.Periods) {
		t.Errorf("%d lines at forecasts", got)
	}
}

// The four factors are lines that break where a factor is not known.
func TestFact_charts(t *testing.T) {
	f := samples.Fact(t, samples.Question(), samples.Deals(t, "hubspot.csv")...)
	f.Periods[len(f.Periods)-4].TimeToClose.Mean = nil
	html := samples.Written(t, samples.Unbranded(page.Fact), narrative.Fact{Fact: f})
	_, line, _ := strings.Cut(html[strings.LastIndex(html, `<path class="line"`):], `d="`)
	line, _, _ = strings.Cut(line, `"`)
	if strings.Count(html, `<path class="line"`) != 4 || strings.Count(line, "M") != 2 {
		t.Errorf("%d lines, the last one %s", strings.Count(html, `<path class="line"`), line)
	}
}

// What each channel gained is a sorted bar to the right, what it lost one to the left; changes are drawn, not written with block characters.
func TestFact_bars(t *testing.T) {
	f := samples.Fact(t, samples.Question(), samples.Deals(t, "hubspot.csv")...)
	forecast := samples.Forecast(t, samples.ForecastQuestion(), samples.Deals(t, "hubspot.csv")...)
	written := samples.Written(t, samples.Unbranded(page.Fact), narrative.Fact{Fact: f, Forecast: forecast})
	if strings.ContainsAny(written, "▁▂▃▄▅▆▇█░▒") {
		t.Error("block characters are on the page")
	}
	if got := strings.Count(written, `<svg class="spark"`); got != 6 {
		t.Errorf("%d small charts", got)
	}
	_, chart, _ := strings.Cut(written, `id="change-chart"`)
	chart, _, _ = strings.Cut(chart, "</svg>")
	for class, want := range map[string]int{"fill": 4, "second": 2} {
		_, path, _ := strings.Cut(chart, `class="`+class+`" d="`)
		path, _, _ = strings.Cut(path, `"`)
		if got := strings.Count(path, "M"); got != want {
			t.Errorf("%d bars of class %s: %s", got, class, path)
		}
	}
	best, worst := strings.Index(chart, "Offline sources"), strings.Index(chart, "Organic search")
	if best < 0 || worst < best {
		t.Errorf("not the greatest gain first:\n%s", chart)
	}
	if _, worth, _ := strings.Cut(written, `id="worth-chart"`); strings.Index(worth, "Flow: one more new deal a month") > strings.Index(worth, "Conversion Rate: one percentage point more") {
		t.Error("not what is worth most first")
	}
}

// Without a change from one full period to another, and without what a point is worth, there is no chart of them.
func TestFact_noBars(t *testing.T) {
	f := samples.Fact(t, samples.Question(), samples.Deals(t, "hubspot.csv")...)
	forecast := samples.Forecast(t, samples.ForecastQuestion(), samples.Deals(t, "hubspot.csv")...)
	f.Change, forecast.Worth = nil, nil
	written := samples.Written(t, samples.Unbranded(page.Fact), narrative.Fact{Fact: f, Forecast: forecast})
	for _, id := range []string{"change-chart", "worth-chart"} {
		if strings.Contains(written, id) {
			t.Errorf("%s is on the page", id)
		}
	}
}
