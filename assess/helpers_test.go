package assess_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
)

// model makes a framework of one lens, "main", from a line an element: id level days requires..., "!" before the id
// for an essential one. Days are those from none to mostly. Elements of level "x" stand in a second lens, "other".
func model(tb testing.TB, threshold int, lines ...string) *framework.Framework {
	tb.Helper()
	f := &framework.Framework{
		ID: "test", Version: 1, LevelLens: "main",
		Policy: framework.Policy{InPlace: framework.Mostly, LevelThreshold: threshold},
		Levels: []framework.Level{{}},
		Teams:  []framework.Team{{ID: "ours", Name: "Ours"}, {ID: "theirs", Name: "Theirs"}},
		Lenses: []framework.Lens{
			{ID: "main", Name: "Main", GroupNoun: "group", Groups: []framework.Group{{ID: "main-group"}}},
			{ID: "other", Name: "Other", GroupNoun: "rule", Groups: []framework.Group{{ID: "other-group"}}},
		},
	}
	for _, line := range lines {
		e, lens := element(tb, line)
		group := &f.Lenses[lens].Groups[0]
		group.Elements = append(group.Elements, e)
		for len(f.Levels) <= e.Level {
			f.Levels = append(f.Levels, framework.Level{Number: len(f.Levels)})
		}
	}
	return f
}

func element(tb testing.TB, line string) (e framework.Element, lens int) {
	tb.Helper()
	words := strings.Fields(line)
	id, essential := strings.CutPrefix(words[0], "!")
	e = framework.Element{ID: framework.ElementID(id), Name: id, Essential: essential, Weight: 1, Owner: "ours"}
	if words[1] == "x" {
		lens = 1
	} else {
		e.Level = number(tb, words[1])
	}
	days := number(tb, words[2])
	e.Steps = framework.Steps{
		Partial: framework.Step{Do: "start", Days: days - 1}, Mostly: framework.Step{Do: "go on", Days: 1},
		Full: framework.Step{Do: "finish", Days: 2},
	}
	for _, required := range words[3:] {
		e.Requires = append(e.Requires, framework.ElementID(required))
	}
	return e, lens
}

func number(tb testing.TB, text string) int {
	tb.Helper()
	value, err := strconv.Atoi(text)
	if err != nil {
		tb.Fatal(err)
	}
	return value
}

// answers reads "id=grade" words; "*=grade" gives the grade to every element of the level lens not named.
func answersOf(tb testing.TB, f *framework.Framework, text string) *answers.File {
	tb.Helper()
	given := map[string]framework.Grade{}
	for word := range strings.FieldsSeq(text) {
		id, name, _ := strings.Cut(word, "=")
		grade, known := framework.ParseGrade(name)
		if !known {
			tb.Fatalf("grade %q", name)
		}
		given[id] = grade
	}
	rest, all := given["*"]
	delete(given, "*")
	a := &answers.File{}
	for _, place := range f.Elements() {
		grade, named := given[string(place.ID)]
		delete(given, string(place.ID))
		if !named && all && place.Lens.ID == f.LevelLens {
			grade, named = rest, true
		}
		if named {
			a.Given = append(a.Given, answers.Answer{Element: place.ID, Grade: grade})
		}
	}
	if len(given) > 0 {
		tb.Fatalf("no elements %v", slices.Sorted(maps.Keys(given)))
	}
	return a
}

func evaluate(tb testing.TB, f *framework.Framework, text string) *assess.Result {
	tb.Helper()
	return assess.Evaluate(f, answersOf(tb, f, text), assess.Options{Steps: assess.DefaultSteps})
}

// pro answers the built-in framework: so many of a level's elements `mostly`, essential ones first, the rest `none`.
func pro(tb testing.TB, inPlace ...int) (*framework.Framework, string) {
	tb.Helper()
	f := data.PRO()
	given := []string{"*=none"}
	for level, count := range inPlace {
		var ids []string
		for _, place := range f.Elements() {
			if place.Level != level+1 {
				continue
			}
			if place.Essential {
				ids = append([]string{string(place.ID)}, ids...)
			} else {
				ids = append(ids, string(place.ID))
			}
		}
		for _, id := range ids[:count] {
			given = append(given, id+"=mostly")
		}
	}
	return f, strings.Join(given, " ")
}

// ids joins ids with blanks, so that they read well in a test.
func ids(list []framework.ElementID) string {
	words := make([]string, len(list))
	for i, id := range list {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// rendered is what a person reads of the error of a parser.
func rendered(t *testing.T, err error) string {
	t.Helper()
	problems, ok := errors.AsType[*diag.Error](err)
	if !ok {
		t.Fatalf("got error %v, want problems", err)
	}
	var text bytes.Buffer
	if err := diag.Write(&text, problems.Problems); err != nil {
		t.Fatal(err)
	}
	return text.String()
}
