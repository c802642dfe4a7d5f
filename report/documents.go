package report

import (
	"io"
	"slices"

	"revops/framework"
	"revops/report/brand"
	"revops/report/ci"
	"revops/report/document"
	"revops/report/model"
	"revops/report/narrative"
	"revops/report/page"
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

func writeJSON[D any](w io.Writer, of D) error { return document.Write(w, of) }

// Assessment is a result of which everything is shown.
type Assessment struct{ narrative.Assessment }

// Renderings lists the formats of an assessment.
func (a Assessment) Renderings() []Rendering {
	return []Rendering{
		table(text.Assessment, a.Assessment),
		rendering(FormatJSON, writeJSON, a.Result),
		markdownOf(text.AssessmentMarkdown, a.Assessment),
		pageOf(page.Assessment, a.Assessment),
		rendering(FormatCSV, sheet.AssessmentCSV, a.Assessment),
		rendering(FormatTasks, sheet.Tasks, a.Assessment),
		workbookOf(sheet.Assessment, a.Assessment),
		rendering(FormatJUnit, ci.JUnit, a.Assessment),
		rendering(FormatSARIF, ci.SARIF, a.Assessment),
		rendering(FormatGitHub, ci.GitHub, a.Assessment),
	}
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
	return []Rendering{
		table(text.Gaps, g.Assessment),
		rendering(FormatJSON, writeJSON, g.Result),
		markdownOf(text.GapsMarkdown, g.Assessment),
		pageOf(page.Gaps, g.Assessment),
		rendering(FormatCSV, sheet.AssessmentCSV, g.Assessment),
		rendering(FormatTasks, sheet.Tasks, g.Assessment),
		workbookOf(sheet.Gaps, g.Assessment),
	}
}

// Redactions lists what gaps have something of.
func (g Gaps) Redactions() []document.Redaction { return Assessment(g).Redactions() }

// Redact returns the gaps without what is to be left out.
func (g Gaps) Redact(what []document.Redaction) Document { return Gaps{redacted(g.Assessment, what)} }

// Plan is a result with a plan, of which the plan is shown.
type Plan struct{ narrative.Assessment }

// Renderings lists the formats of a plan.
func (p Plan) Renderings() []Rendering {
	return []Rendering{
		table(text.Plan, p.Assessment),
		rendering(FormatJSON, func(w io.Writer, r *document.Result) error {
			return document.Write(w, document.NewPlan(r))
		}, p.Result),
		markdownOf(text.PlanMarkdown, p.Assessment),
		pageOf(page.Plan, p.Assessment),
		rendering(FormatCSV, sheet.PlanCSV, p.Assessment),
		rendering(FormatTasks, sheet.Tasks, p.Assessment),
		workbookOf(sheet.Plan, p.Assessment),
	}
}

// Redactions lists what a plan has something of.
func (p Plan) Redactions() []document.Redaction { return []document.Redaction{document.RedactNames} }

// Redact returns the plan without what is to be left out.
func (p Plan) Redact(what []document.Redaction) Document { return Plan{redacted(p.Assessment, what)} }

// Comparison is a comparison with the framework by which answers are counted now.
type Comparison struct {
	Model *framework.Framework
	*document.Comparison
}

// Renderings lists the formats of a comparison.
func (c Comparison) Renderings() []Rendering {
	var view narrative.Comparison
	if c.Comparison != nil {
		view = narrative.NewComparison(c.Comparison, c.Model)
	}
	return []Rendering{
		table(text.Comparison, view),
		rendering(FormatJSON, writeJSON, c.Comparison),
		markdownOf(text.ComparisonMarkdown, view),
		pageOf(page.Comparison, view),
		rendering(FormatCSV, sheet.ComparisonCSV, view),
		workbookOf(sheet.Comparison, view),
	}
}

// Redactions lists what a comparison has something of.
func (c Comparison) Redactions() []document.Redaction {
	return []document.Redaction{document.RedactNames}
}

// Redact returns the comparison without names.
func (c Comparison) Redact([]document.Redaction) Document { return Comparison{c.Model, c.Redacted()} }

// Portfolio is many companies with the framework by which they were counted.
type Portfolio struct {
	Model *framework.Framework
	*document.Portfolio
}

// Renderings lists the formats of a portfolio.
func (p Portfolio) Renderings() []Rendering {
	var view narrative.Portfolio
	if p.Portfolio != nil {
		view = narrative.NewPortfolio(p.Portfolio, p.Model)
	}
	return []Rendering{
		table(text.Portfolio, view),
		rendering(FormatJSON, writeJSON, p.Portfolio),
		markdownOf(text.PortfolioMarkdown, view),
		pageOf(page.Portfolio, view),
		rendering(FormatCSV, sheet.PortfolioCSV, view),
		workbookOf(sheet.Portfolio, view),
	}
}

// Redactions lists what a portfolio has something of.
func (p Portfolio) Redactions() []document.Redaction {
	return []document.Redaction{document.RedactNames}
}

// Redact returns the portfolio without names.
func (p Portfolio) Redact([]document.Redaction) Document { return Portfolio{p.Model, p.Redacted()} }

// Status is who has answered what so far, with the framework.
type Status struct {
	Model *framework.Framework
	*document.Status
}

// Renderings lists the formats of a status.
func (s Status) Renderings() []Rendering {
	view := narrative.Status{Status: s.Status, Model: s.Model}
	return []Rendering{
		table(text.Status, view),
		rendering(FormatJSON, writeJSON, s.Status),
		markdownOf(text.StatusMarkdown, view),
		pageOf(page.Status, view),
		rendering(FormatCSV, sheet.StatusCSV, view),
		workbookOf(sheet.Status, view),
	}
}

// Redactions lists what a status has something of.
func (s Status) Redactions() []document.Redaction { return []document.Redaction{document.RedactNames} }

// Redact returns the status without names.
func (s Status) Redact([]document.Redaction) Document { return Status{s.Model, s.Redacted()} }

// Problems is what checking files found.
type Problems struct{ *document.Problems }

// Renderings lists the formats of problems.
func (p Problems) Renderings() []Rendering {
	return []Rendering{
		table(text.Problems, p.Problems),
		rendering(FormatJSON, writeJSON, p.Problems),
		rendering(FormatSARIF, ci.ProblemsSARIF, p.Problems),
		rendering(FormatGitHub, ci.ProblemsGitHub, p.Problems),
	}
}

// Fact is the four factors.
type Fact struct{ narrative.Fact }

// Renderings lists the formats of the factors.
func (f Fact) Renderings() []Rendering {
	return []Rendering{
		table(text.Fact, f.Fact.Fact),
		rendering(FormatJSON, writeJSON, f.Fact.Fact),
		markdownOf(text.FactMarkdown, f.Fact.Fact),
		pageOf(page.Fact, f.Fact),
		rendering(FormatCSV, sheet.FactCSV, f.Fact.Fact),
		workbookOf(sheet.Fact, f.Fact.Fact),
	}
}

// Forecast is a forecast of won value.
type Forecast struct{ *document.Forecast }

// Renderings lists the formats of a forecast.
func (f Forecast) Renderings() []Rendering {
	return []Rendering{
		table(text.Forecast, f.Forecast),
		rendering(FormatJSON, writeJSON, f.Forecast),
		markdownOf(text.ForecastMarkdown, f.Forecast),
		pageOf(page.Forecast, f.Forecast),
		rendering(FormatCSV, sheet.ForecastCSV, f.Forecast),
		workbookOf(sheet.Forecast, f.Forecast),
	}
}

// Evidence is what deals show, with the framework that says what is measured.
type Evidence struct{ narrative.Evidence }

// Renderings lists the formats of the evidence.
func (e Evidence) Renderings() []Rendering {
	return []Rendering{
		table(text.Evidence, e.Evidence),
		rendering(FormatJSON, writeJSON, e.Evidence),
		markdownOf(text.EvidenceMarkdown, e.Evidence),
		pageOf(page.Evidence, e.Evidence),
		rendering(FormatCSV, sheet.EvidenceCSV, e.Evidence),
		workbookOf(sheet.Evidence, e.Evidence),
	}
}

// Model is a framework that is written out to read.
type Model struct{ *framework.Framework }

// Renderings lists the formats of a framework.
func (m Model) Renderings() []Rendering {
	return []Rendering{table(model.Text, m.Framework), rendering(FormatMarkdown, model.Markdown, m.Framework)}
}

// Graph is the picture of what the elements of a lens require of each other.
type Graph struct{ model.Graph }

// Renderings lists the formats of a picture.
func (g Graph) Renderings() []Rendering {
	return []Rendering{
		rendering(FormatMermaid, func(w io.Writer, g model.Graph) error { return g.Mermaid(w) }, g.Graph),
		rendering(FormatDOT, func(w io.Writer, g model.Graph) error { return g.DOT(w) }, g.Graph),
	}
}
