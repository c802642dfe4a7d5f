package report

import (
	"io"

	"revops/framework"
	"revops/report/ci"
	"revops/report/document"
	"revops/report/model"
	"revops/report/page"
	"revops/report/sheet"
	"revops/report/text"
)

// form is one format of a document that looks the same everywhere.
func form[D any](format Format, write func(io.Writer, D) error, of D) Form {
	return Form{format, func(w io.Writer, _ text.Style) error { return write(w, of) }}
}

// table is the format of a document for a terminal.
func table[D any](write func(io.Writer, D, text.Style) error, of D) Form {
	return Form{FormatTable, func(w io.Writer, style text.Style) error { return write(w, of, style) }}
}

func writeJSON[D any](w io.Writer, of D) error { return document.Write(w, of) }

// Assessment is a result of which everything is shown.
type Assessment struct{ document.Assessment }

// Forms lists the formats of an assessment.
func (a Assessment) Forms() []Form {
	return []Form{
		table(text.Assessment, a.Assessment),
		form(FormatJSON, writeJSON, a.Result),
		form(FormatMarkdown, text.AssessmentMarkdown, a.Assessment),
		form(FormatHTML, page.Assessment, a.Assessment),
		form(FormatCSV, sheet.AssessmentCSV, a.Assessment),
		form(FormatTasks, sheet.Tasks, a.Assessment),
		form(FormatXLSX, sheet.Assessment, a.Assessment),
		form(FormatJUnit, ci.JUnit, a.Assessment),
		form(FormatSARIF, ci.SARIF, a.Assessment),
		form(FormatGitHub, ci.GitHub, a.Assessment),
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

func redacted(a document.Assessment, what []document.Redaction) document.Assessment {
	a.Result = a.Result.Redacted(what)
	return a
}

// Gaps is a result of which the gaps are shown. As JSON they are the result document.
type Gaps struct{ document.Assessment }

// Forms lists the formats of gaps.
func (g Gaps) Forms() []Form {
	return []Form{
		table(text.Gaps, g.Assessment),
		form(FormatJSON, writeJSON, g.Result),
		form(FormatMarkdown, text.GapsMarkdown, g.Assessment),
		form(FormatHTML, page.Gaps, g.Assessment),
		form(FormatCSV, sheet.AssessmentCSV, g.Assessment),
		form(FormatTasks, sheet.Tasks, g.Assessment),
		form(FormatXLSX, sheet.Gaps, g.Assessment),
	}
}

// Redactions lists what gaps have something of.
func (g Gaps) Redactions() []document.Redaction { return Assessment(g).Redactions() }

// Redact returns the gaps without what is to be left out.
func (g Gaps) Redact(what []document.Redaction) Document { return Gaps{redacted(g.Assessment, what)} }

// Plan is a result with a plan, of which the plan is shown.
type Plan struct{ document.Assessment }

// Forms lists the formats of a plan.
func (p Plan) Forms() []Form {
	return []Form{
		table(text.Plan, p.Assessment),
		form(FormatJSON, func(w io.Writer, r *document.Result) error { return document.Write(w, document.NewPlan(r)) }, p.Result),
		form(FormatMarkdown, text.PlanMarkdown, p.Assessment),
		form(FormatHTML, page.Plan, p.Assessment),
		form(FormatCSV, sheet.PlanCSV, p.Assessment),
		form(FormatTasks, sheet.Tasks, p.Assessment),
		form(FormatXLSX, sheet.Plan, p.Assessment),
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

// Forms lists the formats of a comparison.
func (c Comparison) Forms() []Form {
	var view document.ComparisonView
	if c.Comparison != nil {
		view = c.View(c.Model)
	}
	return []Form{
		table(text.Comparison, view),
		form(FormatJSON, writeJSON, c.Comparison),
		form(FormatMarkdown, text.ComparisonMarkdown, view),
		form(FormatHTML, page.Comparison, view),
		form(FormatCSV, sheet.ComparisonCSV, view),
		form(FormatXLSX, sheet.Comparison, view),
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

// Forms lists the formats of a portfolio.
func (p Portfolio) Forms() []Form {
	var view document.PortfolioView
	if p.Portfolio != nil {
		view = p.View(p.Model)
	}
	return []Form{
		table(text.Portfolio, view),
		form(FormatJSON, writeJSON, p.Portfolio),
		form(FormatMarkdown, text.PortfolioMarkdown, view),
		form(FormatHTML, page.Portfolio, view),
		form(FormatCSV, sheet.PortfolioCSV, view),
		form(FormatXLSX, sheet.Portfolio, view),
	}
}

// Redactions lists what a portfolio has something of.
func (p Portfolio) Redactions() []document.Redaction {
	return []document.Redaction{document.RedactNames}
}

// Redact returns the portfolio without names.
func (p Portfolio) Redact([]document.Redaction) Document { return Portfolio{p.Model, p.Redacted()} }

// Problems is what checking files found.
type Problems struct{ *document.Problems }

// Forms lists the formats of problems.
func (p Problems) Forms() []Form {
	return []Form{
		table(text.Problems, p.Problems),
		form(FormatJSON, writeJSON, p.Problems),
		form(FormatSARIF, ci.ProblemsSARIF, p.Problems),
		form(FormatGitHub, ci.ProblemsGitHub, p.Problems),
	}
}

// Fact is the four factors.
type Fact struct{ *document.Fact }

// Forms lists the formats of the factors.
func (f Fact) Forms() []Form {
	return []Form{
		table(text.Fact, f.Fact),
		form(FormatJSON, writeJSON, f.Fact),
		form(FormatMarkdown, text.FactMarkdown, f.Fact),
		form(FormatHTML, page.Fact, f.Fact),
		form(FormatCSV, sheet.FactCSV, f.Fact),
		form(FormatXLSX, sheet.Fact, f.Fact),
	}
}

// Evidence is what deals show, with the framework that says what is measured.
type Evidence struct{ document.EvidenceView }

// Forms lists the formats of the evidence.
func (e Evidence) Forms() []Form {
	return []Form{
		table(text.Evidence, e.EvidenceView),
		form(FormatJSON, writeJSON, e.Evidence),
		form(FormatMarkdown, text.EvidenceMarkdown, e.EvidenceView),
		form(FormatHTML, page.Evidence, e.EvidenceView),
		form(FormatCSV, sheet.EvidenceCSV, e.EvidenceView),
		form(FormatXLSX, sheet.Evidence, e.EvidenceView),
	}
}

// Model is a framework that is written out to read.
type Model struct{ *framework.Framework }

// Forms lists the formats of a framework.
func (m Model) Forms() []Form {
	return []Form{table(model.Text, m.Framework), form(FormatMarkdown, model.Markdown, m.Framework)}
}

// Graph is the picture of what the elements of a lens require of each other.
type Graph struct{ model.Graph }

// Forms lists the formats of a picture.
func (g Graph) Forms() []Form {
	return []Form{
		form(FormatMermaid, func(w io.Writer, g model.Graph) error { return g.Mermaid(w) }, g.Graph),
		form(FormatDOT, func(w io.Writer, g model.Graph) error { return g.DOT(w) }, g.Graph),
	}
}
