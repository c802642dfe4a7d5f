package reference_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/reference"
)

// asks reports whether a template asks about an element.
func asks(t reference.Template, place framework.Place) bool {
	return (t.Scope.Team == "" || place.Owner == t.Scope.Team) && (len(t.Scope.Lenses) == 0 || slices.Contains(t.Scope.Lenses, place.Lens.ID))
}

// A new file asks about each element once, and parses.
func TestAnswersTemplate(t *testing.T) {
	pro := data.PRO()
	templates := []reference.Template{{}, {Example: true}}
	for _, lens := range pro.Lenses {
		templates = append(templates, reference.Template{Scope: framework.Scope{Lenses: []framework.LensID{lens.ID}}})
		for _, team := range pro.Teams {
			templates = append(templates, reference.Template{Scope: framework.Scope{Lenses: []framework.LensID{lens.ID}, Team: team.ID}, Example: true})
		}
	}
	for _, team := range pro.Teams {
		templates = append(templates, reference.Template{Scope: framework.Scope{Team: team.ID}})
	}
	for _, template := range templates {
		want := 0
		for _, place := range pro.Elements() {
			if asks(template, place) {
				want++
			}
		}
		var written strings.Builder
		asked, err := reference.AnswersTemplate(&written, pro, template)
		if err != nil || asked != (want > 0) {
			t.Fatalf("%+v: asked %t, error %v", template, asked, err)
		}
		if !asked {
			if written.Len() > 0 {
				t.Errorf("%+v asks nothing and writes %q", template, written.String())
			}
			continue
		}
		given, err := answers.Parse(diag.Source{Name: "new.yaml", Data: []byte(written.String())}, pro)
		if err != nil {
			t.Fatalf("%+v: %v", template, err)
		}
		if len(given.Given) != want || template.Example != (given.Values() == want) {
			t.Errorf("%+v: %d elements with %d values, want %d", template, len(given.Given), given.Values(), want)
		}
	}
}

// What is known about the company and the respondent is filled in, whatever it is called.
func TestAnswersTemplate_about(t *testing.T) {
	template := reference.Template{
		Organization: "a: #b\n- \"c\"", Date: "2026-11-21", Scope: framework.Scope{Team: "sales"}, Folder: "own model\x1b[2J",
		Respondent: answers.Respondent{Name: "{Dana}", Team: "sales"},
	}
	var written strings.Builder
	if _, err := reference.AnswersTemplate(&written, data.PRO(), template); err != nil {
		t.Fatal(err)
	}
	given, err := answers.Parse(diag.Source{Name: "new.yaml", Data: []byte(written.String())}, data.PRO())
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(given.Organization, given.Date, given.Respondent)
	if want := fmt.Sprint(template.Organization, template.Date, template.Respondent); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.Contains(written.String(), "--framework own model?[2J > answers") {
		t.Errorf("%.200s", written.String())
	}
}
