package report_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"revops/answers"
	"revops/assess"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report"
)

// talkative is an assessment of two respondents, with a name in everything that was written freely.
func talkative(t *testing.T) report.Assessment {
	t.Helper()
	model := data.PRO()
	voice := func(file, content string) answers.Response {
		head := "schema: revops/answers/v1\nframework: pro@1\norganization: Acme GmbH\n"
		given, err := answers.Parse(diag.Source{Name: file, Data: []byte(head + content)}, model)
		if err != nil {
			t.Fatal(err)
		}
		return answers.Response{File: file, Answers: given}
	}
	voices := []answers.Response{
		voice("acme/dana.yaml", `respondent: {name: Dana, team: sales}
answers:
  deal-ownership: {grade: partial, note: "Ask Dana, not Danae, of Acme GmbH", evidence: [{text: "Dana's report"}]}
  utm-tracking: {grade: n/a, reason: Jörg says so}
waivers:
  - {element: deal-ownership, reason: Secret plan, owner: Dana, expires: 2026-01-01}
`),
		voice("acme/jörg.yaml", `respondent: {name: Jörg}
answers:
  deal-ownership: full
  utm-tracking: {grade: n/a, reason: None}
`),
	}
	result := assess.Evaluate(model, answers.Combine(model, voices, answers.Median), assess.Options{Steps: 5, Today: "2026-11-21"})
	result.Respondents, result.Disagreement = assess.Disagree(model, voices, []framework.LensID{"roadmap"})
	a := report.Assessment{Model: model, Result: result}
	a.Comparison = assess.Compare(model, []*assess.Snapshot{
		result.Snapshot(model, "acme/before.json"), result.Snapshot(model, "acme/dana.yaml"),
	})
	return a
}

func TestWhatIsRedactedIsInNoFormat(t *testing.T) {
	whole := talkative(t)
	for redaction, gone := range map[report.Redaction][]string{
		report.RedactNotes:    {"Danae", "says so", "Secret plan"},
		report.RedactEvidence: {"report\""},
		report.RedactNames:    {"Dana's", "Ask Dana,", "Jörg", "jörg", "dana", "Acme", "acme"},
	} {
		redacted, is := whole.Redact([]report.Redaction{redaction}).(report.Assessment)
		if !is {
			t.Fatal("an assessment becomes something else")
		}
		for format, content := range allFormats(t, redacted) {
			for _, word := range gone {
				if format == report.FormatXLSX {
					continue // what is packed is looked into by its own tests
				}
				if strings.Contains(content, word) {
					t.Errorf("%s without %s says %q", format, redaction, word)
				}
			}
		}
	}
	if json := allFormats(t, whole)[report.FormatJSON]; !strings.Contains(json, "Ask Dana, not Danae") {
		t.Error("redacting changes the result itself")
	}
}

func TestWhatADocumentDoesNotRedactItDoesNotHold(t *testing.T) {
	whole := talkative(t)
	whole.Plan = plan(whole, assess.ByQuarter).Plan
	free := map[report.Redaction][]string{
		report.RedactNotes:    {"Danae", "says so", "Secret plan"},
		report.RedactEvidence: {"Dana's report", "Respondent 1's report"},
		report.RedactNames:    {"Acme", "acme", "Jörg"},
	}
	survey, err := assess.NewCounter(data.PRO(), "roadmap").Count(diag.Source{Name: "acme/dana.yaml", Data: []byte(
		"schema: revops/answers/v1\nframework: pro@1\norganization: Acme GmbH\nanswers: {deal-ownership: {grade: full, note: Danae}}\n")})
	if err != nil {
		t.Fatal(err)
	}
	collected := assess.NewCounter(data.PRO(), "roadmap").Collect()
	collected.Add(survey)
	collected.AddProblem("acme/jörg.yaml", errors.New("read acme/jörg.yaml: no such file"))
	for name, document := range map[string]report.Redactable{
		"assessment": whole, "gaps": report.Gaps{Assessment: whole}, "plan": report.Plan{Assessment: whole},
		"comparison": report.Comparison{Model: whole.Model, Comparison: whole.Comparison},
		"portfolio":  report.Portfolio{Portfolio: collected.Portfolio(assess.Orders()[0])},
	} {
		redacted := document.Redact(document.Redactions())
		for _, form := range redacted.Forms() {
			content := text(t, func(b *bytes.Buffer) error { return form.Write(b, report.Style{}) })
			if form.Format == report.FormatXLSX {
				content = unpacked(t, content)
			}
			for redaction, words := range free {
				for _, word := range words {
					if strings.Contains(content, word) {
						t.Errorf("the %s as %s, without %v, says %q of the %s", name, form.Format, document.Redactions(), word, redaction)
					}
				}
			}
		}
	}
}

// unpacked is all that stands in the parts of a workbook.
func unpacked(t *testing.T, workbook string) string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range archive.File {
		part, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestNamesGiveWayToNumbersWhereTheyAreWholeWords(t *testing.T) {
	redacted, _ := talkative(t).Redact([]report.Redaction{report.RedactNames}).(report.Assessment)
	json := allFormats(t, redacted)[report.FormatJSON]
	for _, want := range []string{
		`"note": "Respondent 1: Ask Respondent 1, not Danae, of the organization"`,
		`"text": "Respondent 1's report"`,
		`"reason": "Respondent 1: Respondent 2 says so; Respondent 2: None"`,
		`"file": "answers-2.yaml"`,
	} {
		if !strings.Contains(json, want) {
			t.Errorf("%s is missing", want)
		}
	}
}
