package report

import (
	"io"
	"slices"

	"revops/framework"
	"revops/report/brand"
	"revops/report/ci"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/page"
	"revops/report/reference"
	"revops/report/sheet"
	"revops/report/text"
)

// rendering is one format of a document that looks the same everywhere.
func rendering[D any](format Format, write func(io.Writer, D) error, of D) Rendering {
	return Rendering{format, func(w io.Writer, _ Style) error { return write(w, of) }}
}

// table is the format of a document for a terminal.
func table[D any](write func(io.Writer, D, text.Style) error, of D) Rendering {
	return Rendering{FormatTable, func(w io.Writer, style Style) error { return write(w, of, style.Style) }}
}

// pageOf is the document as an HTML page.
func pageOf[D any](write func(io.Writer, D, *brand.Brand) error, of D) Rendering {
	return Rendering{FormatHTML, func(w io.Writer, style Style) error { return write(w, of, style.Brand) }}
}

// markdownOf is the document as Markdown, below the title of the brand that it bears.
func markdownOf[D any](write func(io.Writer, D) error, of D) Rendering {
	return Rendering{FormatMarkdown, func(w io.Writer, style Style) error {
		return text.Branded(w, style.Brand, func(w io.Writer) error { return write(w, of) })
	}}
}

// workbookOf is the document as a workbook, by the firm whose brand it bears.
func workbookOf[D any](write func(w io.Writer, of D, author string) error, of D) Rendering {
	return Rendering{FormatXLSX, func(w io.Writer, style Style) error {
		if style.Brand == nil {
			return write(w, of, "")
		}
		return write(w, of, style.Brand.Firm)
	}}
}

// jsonOf is the document as JSON.
func jsonOf(of any) Rendering {
	return Rendering{FormatJSON, func(w io.Writer, _ Style) error { return document.Write(w, of) }}
}

// writers are what writes a document of a type in the formats that most have.
type writers[D any] struct {
	table    func(io.Writer, D, text.Style) error
	markdown func(io.Writer, D) error
	page     func(io.Writer, D, *brand.Brand) error
	csv      func(io.Writer, D) error
	workbook func(w io.Writer, of D, author string) error
}

// renderings lists the formats of a document, which is written out whole as JSON.
func (by writers[D]) renderings(of D, whole any) []Rendering {
	return []Rendering{
		table(by.table, of), jsonOf(whole), markdownOf(by.markdown, of), pageOf(by.page, of), rendering(FormatCSV, by.csv, of), workbookOf(by.workbook, of),
	}
}

// ofResult lists the formats of a view of a result: its tasks are one.
func ofResult(by writers[narrative.Assessment], of narrative.Assessment, whole any) []Rendering {
	renderings := by.renderings(of, whole)
	workbook := len(renderings) - 1
	return slices.Insert(renderings, workbook, rendering(FormatTasks, sheet.Tasks, of))
}

// namesOnly is a document of which names can be left out.
type namesOnly struct{}

// Redactions lists what can be left out.
func (namesOnly) Redactions() []document.Redaction { return []document.Redaction{document.RedactNames} }

// Assessment is a result of which everything is shown.
type Assessment struct{ narrative.Assessment }

// Renderings lists the formats of an assessment.
func (a Assessment) Renderings() []Rendering {
	by := writers[narrative.Assessment]{text.Assessment, text.AssessmentMarkdown, page.Assessment, sheet.AssessmentCSV, sheet.Assessment}
	return append(ofResult(by, a.Assessment, a.Result),
		rendering(FormatJUnit, ci.JUnit, a.Assessment),
		rendering(FormatSARIF, ci.SARIF, a.Assessment),
		rendering(FormatGitHub, ci.GitHub, a.Assessment))
}

// Redactions lists what an assessment has something of.
func (a Assessment) Redactions() []document.Redaction {
	return []document.Redaction{document.RedactNotes, document.RedactNames, document.RedactEvidence}
}

// Redact returns the assessment without what is to be left out.
func (a Assessment) Redact(what []document.Redaction) Document {
	return Assessment{redacted(a.Assessment, what)}
}

func redacted(a narrative.Assessment, what []document.Redaction) narrative.Assessment {
	a.Result = a.Result.Redacted(what)
	if slices.Contains(what, document.RedactNames) {
		a.Tasks.Assignees = nil
	}
	return a
}

// Gaps is a result of which the gaps are shown. As JSON they are the result document.
type Gaps struct{ narrative.Assessment }

// Renderings lists the formats of gaps.
func (g Gaps) Renderings() []Rendering {
	by := writers[narrative.Assessment]{text.Gaps, text.GapsMarkdown, page.Gaps, sheet.AssessmentCSV, sheet.Gaps}
	return ofResult(by, g.Assessment, g.Result)
}

// Redactions lists what gaps have something of.
func (g Gaps) Redactions() []document.Redaction { return Assessment(g).Redactions() }

// Redact returns the gaps without what is to be left out.
func (g Gaps) Redact(what []document.Redaction) Document { return Gaps{redacted(g.Assessment, what)} }

// Plan is a result with a plan, of which the plan is shown.
type Plan struct {
	narrative.Assessment
	namesOnly
}

// Renderings lists the formats of a plan.
func (p Plan) Renderings() []Rendering {
	var whole any
	if p.Result != nil {
		whole = document.NewPlan(p.Result)
	}
	by := writers[narrative.Assessment]{text.Plan, text.PlanMarkdown, page.Plan, sheet.PlanCSV, sheet.Plan}
	return ofResult(by, p.Assessment, whole)
}

// Redact returns the plan without what is to be left out.
func (p Plan) Redact(what []document.Redaction) Document {
	return Plan{Assessment: redacted(p.Assessment, what)}
}

// Comparison is a comparison with the framework by which answers are counted now.
type Comparison struct {
	narrative.Comparison
	namesOnly
}

// Renderings lists the formats of a comparison.
func (c Comparison) Renderings() []Rendering {
	by := writers[narrative.Comparison]{text.Comparison, text.ComparisonMarkdown, page.Comparison, sheet.ComparisonCSV, sheet.Comparison}
	return by.renderings(c.Comparison, c.Comparison.Comparison)
}

// Redact returns the comparison without names.
func (c Comparison) Redact([]document.Redaction) Document {
	return Comparison{Comparison: narrative.Comparison{Comparison: c.Redacted(), Model: c.Model}}
}

// Portfolio is many companies with the framework by which they were counted.
type Portfolio struct {
	narrative.Portfolio
	namesOnly
}

// Renderings lists the formats of a portfolio.
func (p Portfolio) Renderings() []Rendering {
	by := writers[narrative.Portfolio]{text.Portfolio, text.PortfolioMarkdown, page.Portfolio, sheet.PortfolioCSV, sheet.Portfolio}
	return by.renderings(p.Portfolio, p.Portfolio.Portfolio)
}

// Redact returns the portfolio without names.
func (p Portfolio) Redact([]document.Redaction) Document {
	return Portfolio{Portfolio: narrative.NewPortfolio(p.Redacted(), p.Model)}
}

// Status is who has answered what so far, with the framework.
type Status struct {
	narrative.Status
	namesOnly
}

// Renderings lists the formats of a status.
func (s Status) Renderings() []Rendering {
	by := writers[narrative.Status]{text.Status, text.StatusMarkdown, page.Status, sheet.StatusCSV, sheet.Status}
	return by.renderings(s.Status, s.Status.Status)
}

// Redact returns the status without names.
func (s Status) Redact([]document.Redaction) Document {
	return Status{Status: narrative.Status{Status: s.Redacted(), Model: s.Model}}
}

// Problems is what checking files found.
type Problems struct{ *document.Problems }

// Renderings lists the formats of problems.
func (p Problems) Renderings() []Rendering {
	return []Rendering{
		table(text.Problems, p.Problems),
		jsonOf(p.Problems),
		rendering(FormatSARIF, ci.ProblemsSARIF, p.Problems),
		rendering(FormatGitHub, ci.ProblemsGitHub, p.Problems),
	}
}

// Fact is the four factors.
type Fact struct{ narrative.Fact }

// Renderings lists the formats of the factors.
func (f Fact) Renderings() []Rendering {
	withForecast := func(w io.Writer, _ *document.Fact, by *brand.Brand) error { return page.Fact(w, f.Fact, by) }
	by := writers[*document.Fact]{text.Fact, text.FactMarkdown, withForecast, sheet.FactCSV, sheet.Fact}
	return by.renderings(f.Fact.Fact, f.Fact.Fact)
}

// Forecast is a forecast of won value.
type Forecast struct{ *document.Forecast }

// Renderings lists the formats of a forecast.
func (f Forecast) Renderings() []Rendering {
	by := writers[*document.Forecast]{text.Forecast, text.ForecastMarkdown, page.Forecast, sheet.ForecastCSV, sheet.Forecast}
	return by.renderings(f.Forecast, f.Forecast)
}

// Evidence is what deals show, with the framework that says what is measured.
type Evidence struct{ narrative.Evidence }

// Renderings lists the formats of the evidence.
func (e Evidence) Renderings() []Rendering {
	by := writers[narrative.Evidence]{text.Evidence, text.EvidenceMarkdown, page.Evidence, sheet.EvidenceCSV, sheet.Evidence}
	return by.renderings(e.Evidence, e.Evidence.Evidence)
}

// Model is a framework that is written out to read.
type Model struct{ *framework.Framework }

// Renderings lists the formats of a framework.
func (m Model) Renderings() []Rendering {
	return []Rendering{table(reference.Text, m.Framework), rendering(FormatMarkdown, reference.Markdown, m.Framework)}
}

// Graph is the picture of what the elements of a lens require of each other.
type Graph struct{ reference.Graph }

// Renderings lists the formats of a picture.
func (g Graph) Renderings() []Rendering {
	return []Rendering{
		rendering(FormatMermaid, func(w io.Writer, g reference.Graph) error { return g.Mermaid(w) }, g.Graph),
		rendering(FormatDOT, func(w io.Writer, g reference.Graph) error { return g.DOT(w) }, g.Graph),
	}
}
