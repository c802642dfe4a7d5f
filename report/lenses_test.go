package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

// bakery is an assessment by a framework of four lenses: "bench" gives the level, "rules" and "pillars" are served by
// elements of others, "crew" by none. Of the rules, "clean-first" is served by none.
func bakery(tb testing.TB, options assess.Options) report.Assessment {
	tb.Helper()
	var sources []diag.Source
	for _, name := range []string{"framework.yaml", "bench.yaml", "rules.yaml", "pillars.yaml", "crew.yaml"} {
		content, err := os.ReadFile(filepath.Join("../testdata/framework/ok/bakery", name))
		if err != nil {
			tb.Fatal(err)
		}
		sources = append(sources, diag.Source{Name: name, Data: content})
	}
	model, err := framework.Parse(sources)
	if err != nil {
		tb.Fatal(err)
	}
	given := &answers.File{Organization: "Mill Lane Bakery"}
	for i, place := range model.Elements() {
		grade := []framework.Grade{framework.None, framework.Partial, framework.Mostly, framework.Full}[i%4]
		given.Given = append(given.Given, answers.Answer{Element: place.ID, Grade: grade})
	}
	return report.Assessment{Model: model, Result: assess.Evaluate(model, given, options)}
}

func TestALensIsShownAsSaidAndDoneWhereItIsServedAndWithWhatIsInPlaceElsewhere(t *testing.T) {
	a := bakery(t, assess.Options{})
	golden.Check(t, "../testdata/report/bakery.table.golden", text(t, func(b *bytes.Buffer) error {
		return a.Table(b, report.Style{Width: 80})
	}))
	markdown := written(t, a, report.FormatMarkdown)
	for _, titles := range []string{
		"| Station |  | Score | In place | Level | Target |", "| Rule |  | Said | Done | Apart |",
		"| Pillar |  | Said | Done | Apart |", "| Shift |  | Score | In place |",
	} {
		if !strings.Contains(markdown, "\n"+titles+"\n") {
			t.Errorf("Markdown has no %q", titles)
		}
	}
	book := openWorkbook(t, written(t, a, report.FormatXLSX))
	inBook := map[string]string{}
	for _, row := range cells(t, book, "Summary") {
		if len(row) > 2 && row[1] == "Id" {
			inBook[row[0]] = strings.Join(row[2:], ", ")
		}
	}
	if diff := cmp.Diff(map[string]string{
		"Station": "Score, Score at most, In place, Of, Level",
		"Rule":    "Score, Score at most, In place, Of, Done, Apart",
		"Pillar":  "Score, Score at most, In place, Of, Done, Apart",
		"Shift":   "Score, Score at most, In place, Of",
	}, inBook); diff != "" {
		t.Errorf("titles in the workbook (-want +got):\n%s", diff)
	}
}

func TestTheTitlesOfLensesInHTMLAreThoseOfTheOtherFormats(t *testing.T) {
	inHTML := map[string][]string{}
	for _, section := range elements(parsed(t, written(t, bakery(t, assess.Options{}), report.FormatHTML))) {
		id := attribute(section, "id")
		if section.Data != "section" || !strings.HasPrefix(id, "lens-") {
			continue
		}
		for _, cell := range elements(section) {
			if attribute(cell, "scope") == "col" {
				inHTML[id] = append(inHTML[id], shown(cell))
			}
		}
	}
	if diff := cmp.Diff(map[string][]string{
		"lens-rules":   {"Rule", "said done", "Said", "Done", "Apart"},
		"lens-pillars": {"Pillar", "said done", "Said", "Done", "Apart"},
		"lens-crew":    {"Shift", "Chart", "Score", "In place"},
	}, inHTML); diff != "" {
		t.Errorf("titles in HTML (-want +got):\n%s", diff)
	}
}

func TestEveryFormatSaysOfEachServedLensWhichLensesServeIt(t *testing.T) {
	a := bakery(t, assess.Options{})
	for _, format := range []report.Format{report.FormatTable, report.FormatMarkdown, report.FormatHTML} {
		of := written(t, a, format)
		for sentence, want := range map[string]int{
			"Done: the elements of the Bench that serve it.":                        1,
			"Done: the elements of the lenses Bench and House rules that serve it.": 1,
			"Said: the answers to the ":                                             2,
		} {
			if got := strings.Count(of, sentence); got != want {
				t.Errorf("%s says %q %d times, want %d", format, sentence, got, want)
			}
		}
	}
}

func TestALensCountedAloneIsShownWithWhatIsInPlace(t *testing.T) {
	a := bakery(t, assess.Options{Lenses: []framework.LensID{"pillars"}})
	table := text(t, func(b *bytes.Buffer) error { return a.Table(b, report.Style{}) })
	if strings.Contains(table, "Said") || !strings.Contains(table, "In place") {
		t.Error(table)
	}
}

func TestAResultOfFourLensesIsValidAndReadBack(t *testing.T) {
	a := bakery(t, assess.Options{Steps: 5})
	all := allFormats(t, a)
	if err := valid(schema(t, "result"), all[report.FormatJSON]); err != nil {
		t.Error(err)
	}
	stored, err := report.Read(diag.Source{Name: "stored.json", Data: []byte(all[report.FormatJSON])}, a.Model)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all, allFormats(t, stored)); diff != "" {
		t.Errorf("(-counted +stored):\n%s", diff)
	}
	for key, want := range map[string]int{`"done": null`: 3, `"distance": null`: 3, `"done": `: 6} {
		if got := strings.Count(all[report.FormatJSON], key); got != want {
			t.Errorf("%s stands there %d times, want %d", key, got, want)
		}
	}
}

func TestAComparisonHoldsTheGroupsOfAllLenses(t *testing.T) {
	a := bakery(t, assess.Options{})
	before, after := a.Result.Snapshot(a.Model, "before.json"), a.Result.Snapshot(a.Model, "after.json")
	c := report.Comparison{Model: a.Model, Comparison: assess.Compare(a.Model, []*assess.Snapshot{before, after})}
	document := written(t, c, report.FormatJSON)
	for _, lens := range a.Model.Lenses {
		for _, group := range lens.Groups {
			if !strings.Contains(document, `"id": "`+string(group.ID)+`"`) && !strings.Contains(document, `"group": "`+string(group.ID)+`"`) {
				t.Errorf("no %s in\n%s", group.ID, document)
			}
		}
	}
}

func TestAGroupSaysWhoServesIt(t *testing.T) {
	model := bakery(t, assess.Options{}).Model
	for id, want := range map[string]string{
		"hands": "SERVED BY\n  - Oven Log (oven-log): Is it written down how each batch was baked?\n" +
			"  - Daily Tasting (daily-tasting): Is the bread tasted before it is sold?\n",
		"morning": "",
	} {
		got := text(t, func(b *bytes.Buffer) error {
			_, err := report.Explain(b, model, id, report.Style{})
			return err
		})
		if _, served, _ := strings.Cut(got, "SERVED BY"); served != strings.TrimPrefix(want, "SERVED BY") {
			t.Errorf("%s: got %q", id, got)
		}
	}
}
