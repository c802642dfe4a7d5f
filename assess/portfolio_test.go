package assess_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

// answersFile is an answers file of the organization with "id=grade" words.
func answersFile(name, organization, words string) diag.Source {
	var text strings.Builder
	fmt.Fprintf(&text, "schema: revops/answers/v1\nframework: pro@2\norganization: %s\nanswers:\n", organization)
	for word := range strings.FieldsSeq(words) {
		id, grade, _ := strings.Cut(word, "=")
		if grade == "n/a" {
			grade = "{grade: n/a, reason: Not here}"
		}
		fmt.Fprintf(&text, "  %s: %s\n", id, grade)
	}
	return diag.Source{Name: name, Data: []byte(text.String())}
}

// portfolio collects files, each given as "name organization id=grade...".
func portfolio(tb testing.TB, order assess.Order, files ...string) *assess.Portfolio {
	tb.Helper()
	surveyor := assess.NewCounter(data.PRO(), "roadmap")
	collected := surveyor.Collect()
	for _, file := range files {
		words := strings.SplitN(file, " ", 3)
		survey, err := surveyor.Count(answersFile(words[0], words[1], words[2]), answers.Parse)
		if err != nil {
			collected.AddProblem(words[0], err)
		} else {
			collected.Add(survey)
		}
	}
	return collected.Portfolio(order)
}

// A row holds what a result holds.
func TestPortfolio_row(t *testing.T) {
	f := data.PRO()
	surveyor := assess.NewCounter(f, f.LevelLens)
	r := rand.New(rand.NewPCG(7, 8))
	words := []string{"none", "partial", "mostly", "full", "mostly", "full", "unknown", "n/a", ""}
	for range 300 {
		var given []string
		known := 2 + r.IntN(len(words)-1)
		for _, place := range f.Elements() {
			word := words[r.IntN(known)]
			if r.IntN(10) == 0 || word == "n/a" && place.Essential {
				word = "full"
			}
			given = append(given, string(place.ID)+"="+word)
		}
		from := r.IntN(len(given))
		source := answersFile("a.yaml", "Acme", strings.Join(given[from:], " "))
		file, err := answers.Parse(source, f)
		if err != nil {
			t.Fatal(err)
		}
		if file.Values() == 0 {
			continue
		}
		survey, err := surveyor.Count(source, answers.Parse)
		if err != nil {
			t.Fatal(err)
		}
		want := assess.Evaluate(f, file, assess.Options{})
		check(t, "level", survey.Level, want.Level)
		check(t, "score", survey.Score, want.Score)
		check(t, "open", survey.Open, want.Coverage.Open)
		least := assess.Score{}
		for g, group := range want.Lenses[0].Groups {
			check(t, "score of "+string(group.Group.ID), survey.Group(g), group.Score.Low)
			if low := group.Score.Low; low.Known && (!least.Known || low.Tenths < least.Tenths) {
				least = low
			}
		}
		check(t, "score of the weakest", scoreOf(want.Lenses[0].Groups, survey.Weakest), least)
	}
}

// scoreOf is the score of a group, none for nil.
func scoreOf(groups []assess.GroupResult, wanted *framework.Group) assess.Score {
	for _, group := range groups {
		if group.Group == wanted {
			return group.Score.Low
		}
	}
	return assess.Score{}
}

// The median of an even number is the exact mean of the two in the middle.
func TestPortfolio_median(t *testing.T) {
	// 1/9, 2/9, 8/9: of two, (1/9 + 2/9) / 2 is 16.666…, whereas the mean of 11.1 and 22.2 is 16.65.
	deals := "%s deals-%s defined-qualification-criteria=%s central-sales-records=%s real-time-deal-tracking=none"
	one := fmt.Sprintf(deals, "1.yaml", "a", "partial", "none")
	two := fmt.Sprintf(deals, "2.yaml", "b", "partial", "partial")
	eight := fmt.Sprintf(deals, "3.yaml", "c", "full", "full")
	check(t, "of two", portfolio(t, assess.ByLevel, two, one).Medians[0], "16.7")
	check(t, "of three", portfolio(t, assess.ByLevel, two, eight, one).Medians[0], "22.2")
	check(t, "of files without a score", portfolio(t, assess.ByLevel, "a.yaml A decisions-from-data=full").Medians[0], "–")
}

// A common gap is missed by more than half of the companies.
func TestPortfolio_commonGaps(t *testing.T) {
	p := portfolio(
		t, assess.ByLevel,
		"1.yaml A team-goals=none deal-ownership=none utm-tracking=n/a",
		"2.yaml B team-goals=partial deal-ownership=none utm-tracking=none",
		"3.yaml C team-goals=unknown deal-ownership=mostly utm-tracking=none",
		"4.yaml D team-goals=full deal-ownership=full utm-tracking=none",
		"5.yaml E team-goals=nonsense",
	)
	found := map[string]string{}
	for _, gap := range p.CommonGaps {
		found[string(gap.Element.ID)] = fmt.Sprintf("%d of %d", gap.Missing, gap.Applicable)
	}
	check(t, "companies", p.Companies, 4)
	check(t, "missed by three", found["team-goals"], "3 of 4")
	check(t, "missed by half", found["deal-ownership"], "")
	check(t, "n/a at one", found["utm-tracking"], "3 of 3")
	check(t, "the most common first", p.CommonGaps[0].Missing, 4)
}

// Rows are sorted as asked.
func TestPortfolio_sorted(t *testing.T) {
	foundation := "defined-qualification-criteria=mostly central-sales-records=mostly lead-source-channel-tracking=mostly " +
		"deal-ownership=mostly sales-team-training=mostly industry-information-capture=mostly utm-tracking=mostly " +
		"positive-account-growth=mostly"
	f := data.PRO()
	var high strings.Builder
	for _, place := range f.Elements() {
		if place.Level > 1 {
			high.WriteString(string(place.ID) + "=full ")
		}
	}
	files := []string{
		"z.yaml nothing central-sales-records=broken",
		"y.yaml Beta " + foundation,
		"x.yaml alpha " + high.String(),
		"w.yaml Rules decisions-from-data=full",
		"v.yaml Alpha " + foundation,
	}
	for order, want := range map[assess.Order]string{
		assess.ByLevel:        "y.yaml v.yaml x.yaml w.yaml z.yaml",
		assess.ByScore:        "x.yaml y.yaml v.yaml w.yaml z.yaml",
		assess.ByOrganization: "v.yaml x.yaml y.yaml w.yaml z.yaml",
		assess.ByFile:         "v.yaml w.yaml x.yaml y.yaml z.yaml",
		assess.ByOpen:         "w.yaml y.yaml v.yaml x.yaml z.yaml",
	} {
		var got []string
		for _, row := range portfolio(t, order, files...).Rows {
			got = append(got, row.File)
		}
		check(t, string(order), strings.Join(got, " "), want)
	}
}

// What is found in a folder and is not meant as answers is foreign.
func TestCountFound(t *testing.T) {
	surveyor := assess.NewCounter(data.PRO(), "roadmap")
	for text, want := range map[string]bool{
		"schema: revops/result/v1\n": true, "a: b\n": true, "- a\n": true, "text": true, "base: &a b\ncopy: *a\n": true,
		"schema: revops/answers/v2\n": false, "answers: {}\n": false, "schema: revops/answers/v1\n": false,
		"schema: [\n": false, "": false, "schema: revops/result/v1\nanswers:\n": false, "a: b\n---\nc: d\n": true,
	} {
		source := diag.Source{Name: "a.yaml", Data: []byte(text)}
		_, err := surveyor.Count(source, answers.ParseFound)
		_, foreign := errors.AsType[*answers.ForeignError](err)
		if foreign != want {
			t.Errorf("%q: foreign %v, want %v: %v", text, foreign, want, err)
		}
		if _, isProblem := errors.AsType[*diag.Error](err); isProblem == foreign {
			t.Errorf("%q: neither foreign nor a problem: %v", text, err)
		}
		_, err = surveyor.Count(source, answers.Parse)
		if _, isProblem := errors.AsType[*diag.Error](err); !isProblem {
			t.Errorf("%q, named: %v", text, err)
		}
	}
}
