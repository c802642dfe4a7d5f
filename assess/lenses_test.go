package assess_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// bakery is a framework of four lenses: "bench" gives the level, "rules" and "pillars" are served by elements of others,
// "crew" by none.
func bakery(tb testing.TB) *framework.Framework {
	tb.Helper()
	return frameworkOf(tb, "bakery", "framework.yaml", "bench.yaml", "rules.yaml", "pillars.yaml", "crew.yaml")
}

// frameworkOf reads a framework from files under testdata.
func frameworkOf(tb testing.TB, folder string, files ...string) *framework.Framework {
	tb.Helper()
	var sources []diag.Source
	for _, name := range files {
		source := read(tb, "../testdata/framework/ok/"+folder+"/"+name)
		source.Name = name
		sources = append(sources, source)
	}
	model, err := framework.Parse(sources)
	if err != nil {
		tb.Fatal(err)
	}
	return model
}

// groupOf is a group of a result.
func groupOf(tb testing.TB, r *assess.Result, id framework.GroupID) assess.GroupResult {
	tb.Helper()
	for _, lens := range r.Lenses {
		for _, group := range lens.Groups {
			if group.Group.ID == id {
				return group
			}
		}
	}
	tb.Fatalf("no group %s", id)
	return assess.GroupResult{}
}

// What is done for a pillar are the elements of other assessed lenses that serve it.
func TestDone_pillars(t *testing.T) {
	f := bakery(t)
	// hands: oven-log of the bench and daily-tasting of the rules serve it.
	tests := []struct{ name, given, said, done, apart string }{
		{"of two lenses", "oven-log=partial daily-tasting=full trained-hands=none", "0.0", "66.7", "66.7"},
		{"of the level lens alone", "oven-log=partial trained-hands=none", "0.0", "33.3", "33.3"},
		{"of another lens alone", "daily-tasting=full trained-hands=mostly", "66.7", "100.0", "33.3"},
		{"open as none", "oven-log=full taste-notes=full trained-hands=none", "0.0", "50.0", "50.0"},
		{"n/a left out", "oven-log=n/a daily-tasting=mostly trained-hands=full", "100.0", "66.7", "33.3"},
		{"of no other lens", "trained-hands=full", "100.0", "–", "–"},
		{"where nothing was said", "oven-log=full daily-tasting=full", "–", "100.0", "–"},
	}
	for _, test := range tests {
		group := groupOf(t, evaluate(t, f, test.given), "hands")
		check(t, test.name+": said", group.Score.Low, test.said)
		check(t, test.name+": done", group.Done, test.done)
		check(t, test.name+": apart", group.Distance, test.apart)
	}
	only := assess.Evaluate(f, answersOf(t, f, tests[0].given), assess.Options{Lenses: []framework.LensID{"bench", "pillars"}})
	check(t, "done by the lenses asked for", groupOf(t, only, "hands").Done, "33.3")
}

// A lens that nobody serves has nothing done.
func TestDone_nothingServes(t *testing.T) {
	r := evaluate(t, bakery(t), "*=full daily-tasting=full stock-count=full morning-plan=full evening-handover=none")
	for _, id := range []framework.GroupID{"morning", "evening", "clean-first"} {
		check(t, string(id)+": done", groupOf(t, r, id).Done, "–")
		check(t, string(id)+": apart", groupOf(t, r, id).Distance, "–")
	}
	check(t, "done in the lens whose other rule is served", groupOf(t, r, "taste-first").Done, "100.0")
}

// TestDone_workedExample holds the numbers of docs/scoring.md to the counting.
func TestDone_workedExample(t *testing.T) {
	f := model(t, 80, "a 1 2", "b 1 2", "c 1 2", "d 1 2", "r x 2", "s x 2")
	for i := range f.Lenses {
		for j := range f.Lenses[i].Groups[0].Elements {
			f.Lenses[i].Groups[0].Elements[j].Pillars = []framework.GroupID{"pillar"}
		}
	}
	pillar := framework.Group{ID: "pillar"}
	for _, id := range []string{"p", "q", "u"} {
		e, _ := element(t, id+" x 2")
		pillar.Elements = append(pillar.Elements, e)
	}
	f.Lenses = append(f.Lenses, framework.Lens{ID: "pillars", GroupNoun: "pillar", Groups: []framework.Group{pillar}})
	page := strings.Join(strings.Fields(string(read(t, "../docs/scoring.md").Data)), " ")
	says := func(sentence string, values ...any) {
		if sentence = fmt.Sprintf(sentence, values...); !strings.Contains(page, sentence) {
			t.Errorf("docs/scoring.md does not say %q", sentence)
		}
	}
	both := groupOf(t, evaluate(t, f, "a=none b=partial c=mostly d=none r=mostly s=partial p=full q=mostly u=none"), "pillar")
	says("has a score of 5 of 9 points, %s", both.Score.Low)
	says("its practice is 6 of 18, %s", both.Done)
	says("The difference is %s", both.Distance)
	roadmap := groupOf(t, evaluate(t, f, "a=none b=partial c=mostly d=none p=full q=mostly u=none"), "pillar")
	says("practice is 3 of 12, %s, and the difference %s", roadmap.Done, roadmap.Distance)
	rules := assess.Evaluate(f, answersOf(t, f, "a=full p=full q=mostly u=none"), assess.Options{Lenses: []framework.LensID{"pillars"}})
	check(t, "done for the pillars alone", groupOf(t, rules, "pillar").Done, "–")
}

// Gaps of other lenses come lens by lens.
func TestGaps_lensByLens(t *testing.T) {
	r := evaluate(t, bakery(t), "*=full daily-tasting=none stock-count=none morning-plan=none")
	// Within a lens: gain in its score for each day, then more unlocks, then the order of the framework.
	check(t, "gaps", gapIDs(r), "taste-notes evening-clean daily-tasting "+
		"stock-count stock-order trained-hands morning-plan morning-round evening-handover")
}

// Requirements hold in every lens.
func TestEvaluate_requirementsInEveryLens(t *testing.T) {
	f := bakery(t)
	r := evaluate(t, f, "*=full daily-tasting=none taste-notes=full stock-count=none stock-order=mostly "+
		"morning-plan=none morning-round=partial evening-handover=full")
	found := map[framework.ElementID]string{}
	for _, finding := range r.Findings {
		if finding.Code == assess.PrerequisiteMissing {
			found[finding.Element] = finding.Message
		}
	}
	check(t, "in place though what they build on is missing", found, map[framework.ElementID]string{
		"taste-notes": "rated full, prerequisite not in place (Daily Tasting)",
		"stock-order": "rated mostly, prerequisite not in place (Stock Count)",
	})
	unlocks := map[framework.ElementID]string{}
	for _, gap := range r.Gaps {
		if len(gap.Unlocks) > 0 {
			unlocks[gap.Element.ID] = ids(gap.Unlocks)
		}
	}
	check(t, "what gaps unlock", unlocks, map[framework.ElementID]string{"morning-plan": "morning-round"})
}

// A portfolio looks at the groups of any lens.
func TestPortfolio_lens(t *testing.T) {
	f := bakery(t)
	surveyed := func(lens framework.LensID, companies ...string) *assess.Portfolio {
		surveyor := assess.NewCounter(f, lens)
		collected := surveyor.Collect()
		for i, words := range companies {
			source := answersFile(fmt.Sprintf("%d.yaml", i+1), "Mill", words)
			source.Data = []byte(strings.Replace(string(source.Data), "pro@2", f.Reference(), 1))
			survey, err := surveyor.Count(source, answers.Parse)
			if err != nil {
				t.Fatal(err)
			}
			collected.Add(survey)
		}
		return collected.Portfolio(assess.ByFile)
	}
	companies := []string{
		"flour-store=full proving=full stock-count=full stock-order=partial trained-hands=none",
		"flour-store=partial proving=none trained-hands=mostly",
		"flour-store=full proving=mostly",
		"stock-count=n/a stock-order=n/a trained-hands=full",
	}
	type row struct {
		Level         string
		Score, Whole  string
		Groups        string
		Weakest, Open string
	}
	rows := func(p *assess.Portfolio) (found []row) {
		for i := range p.Rows {
			r := &p.Rows[i]
			one := row{Level: "–", Score: r.Score.Low.String(), Whole: r.Score.High.String(), Weakest: "–", Open: strconv.Itoa(r.Open)}
			if r.Level != nil {
				one.Level = strconv.Itoa(r.Level.Number)
			}
			if r.Weakest != nil {
				one.Weakest = string(r.Weakest.ID)
			}
			for g := range p.Lens.Groups {
				one.Groups += r.Group(g).String() + " "
			}
			found = append(found, one)
		}
		return found
	}
	pillars := surveyed("pillars", companies...)
	check(t, "rows by pillar", rows(pillars), []row{
		{"1", "50.0", "100.0", "66.7 0.0 ", "hands", "2"},
		{"0", "8.3", "58.3", "0.0 66.7 ", "stock", "4"},
		{"1", "41.7", "91.7", "– – ", "–", "2"},
		{"–", "–", "–", "– 100.0 ", "hands", "0"},
	})
	check(t, "medians by pillar", pillars.Medians, "[33.3 66.7]")
	check(t, "those who answered", pillars.Answered, 3)
	level := surveyed("bench", companies...)
	check(t, "the median score is that of the level lens", pillars.MedianScore, level.MedianScore)
	check(t, "medians by station", level.Medians, "[83.3 0.0]")
	check(t, "levels", pillars.Levels, level.Levels)
	check(t, "nobody answered", surveyed("crew", companies...).Medians, "[– –]")
}
