package report_test

import (
	"archive/zip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"revops/data"
	"revops/internal/diag"
	"revops/internal/samples"
	"revops/report"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/reference"
)

// hostileText holds what is a command, an end or an escape in one format or another.
func hostileText() string {
	return samples.Hostile() + "]]> &amp; \"'\r\n::error::not mine\n::set-output name=x::y %0A%25 a:b,c=d | `code`\t\u2066\x1b[2J\x1b]0;x\a\x00\ufffe"
}

// documents are one of each kind: those of what was counted, and of deals and frameworks that are as hostile.
func documents(tb testing.TB, c document.Counted) map[string]report.Document {
	tb.Helper()
	a := samples.Document(c)
	planned := samples.Document(samples.WithLongPlan(c))
	pro := data.PRO()
	file := diag.Source{Name: "a|b\x1b[2J.csv", Data: []byte(samples.HostileDeals(strings.ReplaceAll(hostileText(), "\x00", "")))} // files with NUL are refused
	compared := samples.CompareText(tb, hostileText())
	hostileModel := samples.HostileModel(hostileText())
	portfolio := samples.Portfolio(tb, "answers/*.yaml", "portfolio-mistake/*.yaml")
	for i := range portfolio.Rows {
		portfolio.Rows[i].Organization, portfolio.Rows[i].File = hostileText(), hostileText()
	}
	return map[string]report.Document{
		"assessment": report.Assessment{Assessment: a}, "gaps": report.Gaps{Assessment: a}, "plan": report.Plan{Assessment: planned},
		"comparison": report.Comparison{Comparison: narrative.Comparison{Comparison: document.NewComparison(compared), Model: pro}},
		"portfolio":  report.Portfolio{Portfolio: portfolio},
		"problems": report.Problems{Problems: document.NewProblems(pro, []document.CheckedFile{document.InvalidFile(hostileText(), []diag.Problem{
			{Position: diag.Position{File: "a.yaml", Line: 3, Column: 1}, Code: "unknown-grade", Message: hostileText(), Hint: hostileText()},
		})})},
		"status":   report.Status{Status: samples.Status(tb, hostileText())},
		"fact":     report.Fact{Fact: narrative.Fact{Fact: samples.Fact(tb, samples.Question(), file)}},
		"forecast": report.Forecast{Forecast: samples.Forecast(tb, samples.ForecastQuestion(), file)},
		"evidence": report.Evidence{Evidence: samples.Evidence(tb, samples.ScaleUp, 20, file)},
		"model":    report.Model{Framework: hostileModel},
		"graph":    report.Graph{Graph: reference.Graph{Model: hostileModel, Lens: &hostileModel.Lenses[0]}},
	}
}

// readable is a document in a format, of a workbook all that stands in its parts.
func readable(tb testing.TB, of report.Document, format report.Format) string {
	tb.Helper()
	content := written(tb, of, format)
	if format != report.FormatXLSX {
		return content
	}
	archive, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		tb.Fatal(err)
	}
	var all strings.Builder
	for _, file := range archive.File {
		part, err := file.Open()
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.Copy(&all, part); err != nil {
			tb.Fatal(err)
		}
	}
	return all.String()
}

// wellFormed reads a format to its end.
func wellFormed(format report.Format, content string) error {
	switch format {
	case report.FormatJSON, report.FormatSARIF:
		if !json.Valid([]byte(content)) {
			return errors.New("no JSON")
		}
	case report.FormatCSV, report.FormatTasks:
		_, err := csv.NewReader(strings.NewReader(content)).ReadAll()
		return err
	case report.FormatJUnit:
		return xml.Unmarshal([]byte(content), new(struct{}))
	default:
	}
	return nil
}

// Whatever a text holds, each format stays well-formed, holds no character that commands a terminal, and no mark-up from outside.
func TestForms_hostile(t *testing.T) {
	for name, of := range documents(t, samples.CountText(t, hostileText())) {
		for _, rendering := range of.Renderings() {
			content := readable(t, of, rendering.Format)
			if err := wellFormed(rendering.Format, content); err != nil {
				t.Errorf("%s as %s: %v", name, rendering.Format, err)
			}
			if at := strings.IndexAny(content, "\x1b\a\x00"); at >= 0 {
				t.Errorf("%s as %s: a control character in %q", name, rendering.Format, content[max(0, at-40):at+20])
			}
			switch rendering.Format {
			case report.FormatTable, report.FormatGitHub:
				if at := strings.IndexAny(content, "\r\u202e\u2066"); at >= 0 {
					t.Errorf("%s as %s: a control character in %q", name, rendering.Format, content[max(0, at-40):at+20])
				}
			case report.FormatMarkdown, report.FormatHTML, report.FormatXLSX:
				if strings.Contains(content, "<script") || strings.Contains(content, "<img") {
					t.Errorf("%s as %s: mark-up of a text", name, rendering.Format)
				}
			default:
			}
		}
	}
}

// What was redacted is in no format.
func TestForms_redacted(t *testing.T) {
	c := samples.CountNames(t)
	gone := map[document.Redaction][]string{
		document.RedactNotes: {"Danae", "says so", "Secret plan"}, document.RedactEvidence: {"Dana's report", "Respondent 1's report"},
		document.RedactNames: {"Dana's", "Ask Dana,", "Jörg", "jörg", "dana", "Acme", "acme"},
	}
	all := documents(t, c)
	all["comparison"] = report.Comparison{Comparison: narrative.Comparison{Comparison: document.NewComparison(c.Comparison), Model: data.PRO()}}
	portfolio := samples.Portfolio(t, "answers/*.yaml", "portfolio-mistake/*.yaml")
	portfolio.Rows[0].Organization, portfolio.Rows[0].File = "Acme GmbH", "acme/dana.yaml"
	all["portfolio"] = report.Portfolio{Portfolio: portfolio}
	all["status"] = report.Status{Status: samples.Status(t, "Jörg")}
	redactable := 0
	for name, of := range all {
		whole, is := of.(report.Redactable)
		if !is {
			continue
		}
		redactable++
		for _, what := range append([][]document.Redaction{whole.Redactions()}, each(whole.Redactions())...) {
			redacted := whole.Redact(what)
			for _, rendering := range redacted.Renderings() {
				content := readable(t, redacted, rendering.Format)
				for _, redaction := range what {
					for _, word := range gone[redaction] {
						if strings.Contains(content, word) {
							t.Errorf("the %s as %s without %s says %q", name, rendering.Format, what, word)
						}
					}
				}
			}
		}
	}
	if redactable != 6 {
		t.Errorf("%d documents are redactable", redactable)
	}
}

func each(redactions []document.Redaction) [][]document.Redaction {
	var each [][]document.Redaction
	for i := range redactions {
		each = append(each, redactions[i:i+1])
	}
	return each
}
