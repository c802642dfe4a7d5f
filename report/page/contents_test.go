package page_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/page"
)

// Each section can be chosen alone, and all of them one by one are the whole report.
func TestAssessment_chosenSections(t *testing.T) {
	a := samples.Document(samples.CountEverything(t, samples.Services))
	whole := sectionIDs(opened(t, samples.Unbranded(page.Assessment), a))
	var alone []string
	for _, section := range narrative.Sections() {
		a.Contents.Sections = []narrative.Section{section}
		ids := sectionIDs(opened(t, samples.Unbranded(page.Assessment), a))
		if section != narrative.SectionSummary && a.Has(section) && len(ids) < 2 {
			t.Errorf("%s: no section was written", section)
		}
		alone = append(alone, ids[1:]...)
	}
	if diff := cmp.Diff(whole[1:], alone); diff != "" {
		t.Errorf("(-whole +chosen):\n%s", diff)
	}
}

// A brief lists each step of the path once, with all its days: they add up to those of the path.
func TestAssessment_briefPath(t *testing.T) {
	for _, company := range samples.Companies(t) {
		a := samples.Document(samples.WithPlan(samples.Count(t, company, assess.Options{Target: 3, Steps: 2}), assess.ByMonth))
		a.Contents.Brief = true
		path, _ := a.Result.PathToTake()
		root := opened(t, samples.Unbranded(page.Assessment), a)
		if path == nil || len(path.Elements) == 0 {
			continue
		}
		rows := children(ofKind(withClass(root, "steps")[0], "tbody")[0])
		days := 0
		for _, row := range rows[:len(rows)-1] {
			days += atoi(t, words(withClass(row, "n")[0]))
		}
		if total := words(withClass(rows[len(rows)-1], "n")[0]); len(rows)-1 != len(path.Elements) || days != path.Days || atoi(t, total) != path.Days {
			t.Errorf("%s: %d steps of %d days, total %s; want %d of %d", company, len(rows)-1, days, total, len(path.Elements), path.Days)
		}
	}
}

// A brief has the first steps with their team, days and dates, and a bar for each team of the plan.
func TestAssessment_brief(t *testing.T) {
	c := samples.WithPlan(samples.Count(t, samples.ScaleUp, assess.Options{Steps: assess.AllSteps}), assess.ByMonth)
	a := samples.Document(c)
	a.Contents.Brief = true
	root := opened(t, samples.Unbranded(page.Assessment), a)
	if diff := cmp.Diff([]string{"summary", "categories", "steps", "plan"}, sectionIDs(root)); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	step := a.Result.NextSteps[0]
	starts, done := a.Result.Plan.Planned(step.Element, step.To)
	row := words(children(ofKind(withClass(root, "steps")[0], "tbody")[0])[0])
	for _, text := range []string{document.TeamName(a.Model, step.Owner), string(starts), string(done)} {
		if text == "" || !strings.Contains(row, text) {
			t.Errorf("the first row %q lacks %q", row, text)
		}
	}
	var bars int
	for i := range a.Model.Teams {
		bars += len(withClass(withClass(root, "gantt")[0], fmt.Sprint("team", i+1)))
	}
	if bars != len(a.Result.Plan.Teams) {
		t.Errorf("%d bars, want one for each of %d teams", bars, len(a.Result.Plan.Teams))
	}
}

func atoi(t *testing.T, text string) int {
	t.Helper()
	number, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return number
}
