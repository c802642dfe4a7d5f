package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"revops/assess"
	"revops/internal/samples"
	"revops/report/document"
)

// Names give way to numbers where they are whole words, the same one each time.
func TestRedacted_names(t *testing.T) {
	whole := samples.Document(samples.CountNames(t)).Result
	before := written(t, whole)
	got := written(t, whole.Redacted([]document.Redaction{document.RedactNames}))
	for _, want := range []string{
		`"note": "Respondent 1: Ask Respondent 1, not Danae, of the organization"`,
		`"text": "Respondent 1's report"`,
		`"reason": "Respondent 1: Respondent 2 says so; Respondent 2: None"`,
		`"file": "answers-2.yaml"`, `"name": "Respondent 2"`, `"b": "Respondent 2"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing", want)
		}
	}
	for _, gone := range []string{"Dana'", "Ask Dana,", "Jörg", "jörg", "dana", "Acme", "acme"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is left", gone)
		}
	}
	if diff := cmp.Diff(before, written(t, whole)); diff != "" {
		t.Errorf("the result itself is changed:\n%s", diff)
	}
}

func TestRedacted_notes_and_evidence(t *testing.T) {
	whole := samples.Document(samples.CountNames(t)).Result
	for redaction, gone := range map[document.Redaction][]string{
		document.RedactNotes: {"Danae", "says so", "Secret plan"}, document.RedactEvidence: {"report\""},
	} {
		got := written(t, whole.Redacted([]document.Redaction{redaction}))
		for _, word := range gone {
			if strings.Contains(got, word) || !strings.Contains(written(t, whole), word) {
				t.Errorf("%q without %s", word, redaction)
			}
		}
	}
}

// A respondent who is known by a team or a file is not a person: the team stays and the file has a number.
func TestRedacted_respondents_without_names(t *testing.T) {
	c := samples.CountNames(t)
	for i := range c.Result.Respondents {
		c.Result.Respondents[i].Response.Answers.Respondent.Name = ""
	}
	var got []string
	for _, respondent := range samples.Document(c).Result.Redacted([]document.Redaction{document.RedactNames}).Respondents {
		got = append(got, respondent.Name+" in "+respondent.File)
	}
	if diff := cmp.Diff([]string{"sales in answers-1.yaml", "answers-2.yaml in answers-2.yaml"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Files and companies of a portfolio have the numbers of their rows, in problems as well.
func TestRedacted_portfolio(t *testing.T) {
	whole := samples.Portfolio(t, "answers/*.yaml", "portfolio-mistake/*.yaml").Portfolio
	got := written(t, whole.Redacted())
	for _, row := range whole.Rows {
		if strings.Contains(got, row.File) || row.Organization != "" && strings.Contains(got, row.Organization) {
			t.Errorf("%s of %s is left", row.File, row.Organization)
		}
	}
	if !strings.Contains(got, `"company-1.yaml"`) || !strings.Contains(got, `"Company 1"`) {
		t.Errorf("got %.500s", got)
	}
}

// Without names nothing says who answered, where it is stated and where a note mentions it. A team alone is named as one.
func TestRedacted_answeredBy(t *testing.T) {
	a := samples.Assessment(t, samples.ScaleUp, assess.Options{})
	if got, want := a.AnsweredBy(), "answered by RevOps lead (Revenue Operations)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	a.Result.Elements[0].Note = "ask the RevOps lead"
	hidden := a.Result.Redacted([]document.Redaction{document.RedactNames})
	if note := hidden.Elements[0].Note; hidden.AnsweredBy != nil || strings.Contains(note, "RevOps lead") {
		t.Errorf("the name stays: %+v, %q", hidden.AnsweredBy, note)
	}
	a.Result.AnsweredBy.Name = ""
	if got, want := a.AnsweredBy(), "answered by Revenue Operations"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	a.Result.AnsweredBy = nil
	if got := a.AnsweredBy(); got != "" {
		t.Errorf("%q, want nothing", got)
	}
}
