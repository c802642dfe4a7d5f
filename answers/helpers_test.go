package answers_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

const scaleup = "../testdata/answers/scaleup.yaml"

func read(tb testing.TB, file string) diag.Source {
	tb.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return diag.Source{Name: file, Data: content}
}

// model makes a framework with a lens "main", which gives the level, and a lens "other", from a word an element: its id,
// with "!" before it for an essential one and "/other" behind it for one of the other lens.
func model(words ...string) *framework.Framework {
	f := &framework.Framework{
		ID: "test", Version: 1, LevelLens: "main", Levels: []framework.Level{{}, {Number: 1}},
		Policy: framework.Policy{InPlace: framework.Mostly, LevelThreshold: 80},
		Teams:  []framework.Team{{ID: "ours", Name: "Ours"}, {ID: "theirs", Name: "Theirs"}},
		Lenses: []framework.Lens{
			{ID: "main", Name: "Main", Groups: []framework.Group{{ID: "main-group"}}},
			{ID: "other", Name: "Other", Groups: []framework.Group{{ID: "other-group"}}},
		},
	}
	for _, word := range words {
		id, other := strings.CutSuffix(word, "/other")
		id, essential := strings.CutPrefix(id, "!")
		lens := &f.Lenses[0]
		if other {
			lens = &f.Lenses[1]
		}
		lens.Groups[0].Elements = append(lens.Groups[0].Elements, framework.Element{
			ID: framework.ElementID(id), Name: id, Level: 1, Essential: essential, Weight: 1, Owner: "ours",
		})
	}
	return f
}

// file holds the answers of "id=grade" words.
func file(tb testing.TB, words string) *answers.File {
	tb.Helper()
	f := &answers.File{}
	for word := range strings.FieldsSeq(words) {
		id, name, _ := strings.Cut(word, "=")
		grade, known := framework.ParseGrade(name)
		if !known {
			tb.Fatalf("grade %q", name)
		}
		f.Given = append(f.Given, answers.Answer{Element: framework.ElementID(id), Grade: grade})
	}
	return f
}

// responses makes one respondent of each text: "name/team id=grade ...".
func responses(tb testing.TB, texts ...string) []answers.Response {
	tb.Helper()
	var list []answers.Response
	for _, text := range texts {
		who, given, _ := strings.Cut(text, " ")
		name, team, _ := strings.Cut(who, "/")
		f := file(tb, given)
		f.Respondent = answers.Respondent{Name: name, Team: framework.TeamID(team)}
		list = append(list, answers.Response{File: name + ".yaml", Answers: f})
	}
	return list
}

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
