package report_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/internal/golden"
	"revops/report"
)

// companies are the sample companies under testdata/answers.
func companies(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../testdata/answers/*.yaml")
	if err != nil || len(files) < 4 {
		tb.Fatalf("%d companies, error %v", len(files), err)
	}
	return files
}

func answersOf(tb testing.TB, model *framework.Framework, file string) *answers.File {
	tb.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	given, err := answers.Parse(diag.Source{Name: filepath.Base(file), Data: content}, model)
	if err != nil {
		tb.Fatal(err)
	}
	return given
}

func assessment(tb testing.TB, file string, options assess.Options) report.Assessment {
	tb.Helper()
	model := data.PRO()
	result := assess.Evaluate(model, answersOf(tb, model, file), options)
	gate := assess.CheckGates(model, result, assess.Gates{MinLevel: 2, Complete: true})
	return report.Assessment{Model: model, Result: result, Gate: gate}
}

func text(tb testing.TB, write func(*bytes.Buffer) error) string {
	tb.Helper()
	var buffer bytes.Buffer
	if err := write(&buffer); err != nil {
		tb.Fatal(err)
	}
	return buffer.String()
}

func TestTablesOfTheSampleCompanies(t *testing.T) {
	for _, file := range companies(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			a := assessment(t, file, assess.Options{Steps: 5})
			golden.Check(t, "../testdata/report/"+name+".table.golden", text(t, func(b *bytes.Buffer) error {
				return a.Table(b, report.Style{Width: 80})
			}))
			golden.Check(t, "../testdata/report/"+name+".gaps.golden", text(t, func(b *bytes.Buffer) error {
				return report.Gaps{Assessment: a}.Table(b, report.Style{Width: 80})
			}))
		})
	}
}

func TestTheResultAsJSON(t *testing.T) {
	a := assessment(t, "../testdata/answers/services.yaml", assess.Options{Steps: 2, Target: 3})
	golden.Check(t, "../testdata/report/services.json.golden", text(t, func(b *bytes.Buffer) error { return a.JSON(b) }))
}

// everyStep is more steps than there are.
const everyStep = 1000

// tables are all that is written for a person.
func tables(t *testing.T, style report.Style) map[string]string {
	t.Helper()
	written := map[string]string{}
	for _, file := range companies(t) {
		a := assessment(t, file, assess.Options{Steps: everyStep, Target: 3})
		written["table of "+file] = text(t, func(b *bytes.Buffer) error { return a.Table(b, style) })
		written["gaps of "+file] = text(t, func(b *bytes.Buffer) error { return report.Gaps{Assessment: a}.Table(b, style) })
		beside := besideDeals(t, file, assess.Options{})
		written["table of "+file+" beside deals"] = text(t, func(b *bytes.Buffer) error { return beside.Table(b, style) })
		written["plan of "+file] = text(t, func(b *bytes.Buffer) error { return plan(a, assess.ByQuarter).Table(b, style) })
	}
	model := data.PRO()
	written["model"] = text(t, func(b *bytes.Buffer) error { return report.FrameworkText(b, model, style) })
	written["list"] = text(t, func(b *bytes.Buffer) error { return report.FrameworkList(b, model, "", style) })
	return written
}

func TestNothingIsWiderThanTheTerminalOrBrokenInsideAWord(t *testing.T) {
	words := map[string]bool{}
	for _, unwrapped := range []report.Style{{}, {Width: 1000}} {
		for _, written := range tables(t, unwrapped) {
			for word := range strings.FieldsSeq(written) {
				words[word] = true
			}
		}
	}
	for _, width := range []int{80, 100, 160} {
		for name, written := range tables(t, report.Style{Width: width}) {
			for line := range strings.Lines(written) {
				line = strings.TrimSuffix(line, "\n")
				if wide := displaywidth.String(line); wide > width && !strings.Contains(line, "https://") {
					t.Errorf("%s at %d columns: %d columns: %s", name, width, wide, line)
				}
				for word := range strings.FieldsSeq(line) {
					if !words[word] && !strings.ContainsAny(word, "█░") {
						t.Errorf("%s at %d columns: %q is no whole word", name, width, word)
					}
				}
			}
		}
	}
}

func TestColourSaysNothingThatWordsDoNot(t *testing.T) {
	plain, coloured := tables(t, report.Style{Width: 80}), tables(t, report.Style{Width: 80, Color: true})
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

func TestWhatAnOrganizationIsCalledCannotCommandTheTerminal(t *testing.T) {
	a := assessment(t, companies(t)[0], assess.Options{})
	a.Result.Organization = "Acme\x1b[2J\u202egnp"
	written := text(t, func(b *bytes.Buffer) error { return a.Table(b, report.Style{Width: 80}) })
	if strings.ContainsAny(written, "\x1b\u202e") {
		t.Errorf("%q", written[:80])
	}
}

func TestANewAnswersFileAsksEachElementOnceAndParses(t *testing.T) {
	model := data.PRO()
	templates := []report.Template{{}, {Example: true}}
	for _, lens := range model.Lenses {
		templates = append(templates, report.Template{Lenses: []framework.LensID{lens.ID}})
		for _, team := range model.Teams {
			template := report.Template{Lenses: []framework.LensID{lens.ID}, Team: team.ID, Example: true}
			if slices.ContainsFunc(model.Elements(), func(p framework.Place) bool { return wanted(template, p) }) {
				templates = append(templates, template)
			}
		}
	}
	for _, team := range model.Teams {
		templates = append(templates, report.Template{Team: team.ID})
	}
	for _, template := range templates {
		written := text(t, func(b *bytes.Buffer) error {
			asked, err := report.AnswersTemplate(b, model, template)
			if !asked {
				t.Errorf("%+v asks nothing", template)
			}
			return err
		})
		given, err := answers.Parse(diag.Source{Name: "new.yaml", Data: []byte(written)}, model)
		if err != nil {
			t.Fatalf("%+v: %v", template, err)
		}
		want := 0
		for _, place := range model.Elements() {
			if wanted(template, place) {
				want++
			}
		}
		if len(given.Given) != want || template.Example != (given.Values() == want) {
			t.Errorf("%+v: %d elements with %d values, want %d", template, len(given.Given), given.Values(), want)
		}
	}
}

func wanted(t report.Template, place framework.Place) bool {
	return (t.Team == "" || place.Owner == t.Team) && (len(t.Lenses) == 0 || t.Lenses[0] == place.Lens.ID)
}

func TestEveryIDIsExplained(t *testing.T) {
	model := data.PRO()
	var ids []string
	for _, lens := range model.Lenses {
		ids = append(ids, string(lens.ID))
	}
	for _, level := range model.Levels {
		ids = append(ids, string(level.ID))
	}
	for _, team := range model.Teams {
		ids = append(ids, string(team.ID))
	}
	for _, place := range model.Elements() {
		ids = append(ids, string(place.ID), string(place.Group.ID))
	}
	for _, id := range ids {
		written := text(t, func(b *bytes.Buffer) error {
			found, err := report.Explain(b, model, id, report.Style{Width: 80})
			if !found {
				t.Errorf("%s is not explained", id)
			}
			return err
		})
		if !strings.Contains(strings.Join(strings.Fields(written), " "), "id "+id) {
			t.Errorf("%s does not say its id", id)
		}
	}
}
