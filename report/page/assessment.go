package page

import (
	"io"

	"revops/framework"
	"revops/report/document"
)

// assessment is a result of which pages are written.
type assessment struct{ document.Assessment }

// Assessment writes an assessment as a page by itself: a cover that a board reads, then what a lead of revenue operations
// works from. Sections stand only where the result holds what they show.
func Assessment(w io.Writer, of document.Assessment) error {
	a := assessment{of}
	parts := []string{"cover", "lists", "charts"}
	if a.Result.Comparison != nil {
		parts = append(parts, "comparison")
	}
	h := a.newBuilder("Revenue operations maturity report", "Maturity report", parts...)
	cover := a.coverView()
	cover.Gate = a.Result.Gate
	cover.Blockers = a.blockersView()
	h.cover("cover", cover)
	if a.Result.Level != nil {
		h.section("levels", "The ladder of levels", "ladder", a.Result.Levels)
	}
	a.categories(h)
	a.steps(h)
	if a.Result.Plan != nil {
		a.plan(h)
	}
	a.gaps(h)
	a.lenses(h)
	a.disagreement(h)
	if a.Result.Comparison != nil {
		h.section("change", "Since the earlier result", "change", newChangeView(a.Comparison()))
	}
	a.shown(h)
	h.section("elements", "Every answer", "elements", a.elementGroups())
	a.findings(h)
	h.section("counting", "How it was counted", "counting", a.countingView())
	return h.write(w)
}

// Gaps writes the gaps as a page by itself, those on the path first, with the next steps.
func Gaps(w io.Writer, of document.Assessment) error {
	a := assessment{of}
	h := a.newBuilder("Gaps in revenue operations", "Gaps", "cover", "lists")
	h.cover("cover", a.coverView())
	a.gaps(h)
	a.steps(h)
	return h.write(w)
}

// newBuilder begins a page about the organization; bare is its title where that is not known.
func (a assessment) newBuilder(kind, bare string, parts ...string) *builder {
	return newBuilder(kind, a.Result.Organization, bare, a.Result.Framework.String(), parts...)
}

// coverView is what the first page of a result shows.
type coverView struct {
	Result *document.Result
	Top    int
	// Meaning says what the level means.
	Meaning string
	About   []string
	// NoLevel says why there is no level.
	NoLevel string
	Remarks []string
	// Assumed lists assumed grades, Effect what they do.
	Assumed  []string
	Effect   string
	Blockers *blockersView
	Gate     *document.Gate
}

func (a assessment) coverView() coverView {
	view := coverView{
		Result: a.Result, Top: a.Model.Top().Number, About: a.About(), Remarks: a.Remarks(), Assumed: a.Assumptions(), Effect: a.Effect(),
	}
	if a.Result.Organization != "" {
		view.About = view.About[1:]
	}
	if a.Result.Level == nil {
		view.NoLevel = a.NoLevel()
	} else {
		view.Meaning = a.Model.Levels[a.Result.Level.Number].Description
	}
	return view
}

// blockersView is what stands between the company and its next level.
type blockersView struct {
	Level document.Level
	Line  string
	Rows  []document.Blocker
	// Also names what the path takes besides.
	Also string
}

func (a assessment) blockersView() *blockersView {
	next := a.Result.NextLevel
	if next == nil {
		return nil
	}
	return &blockersView{Level: next.Level, Line: a.BlockersLine(), Rows: a.Blockers(), Also: a.AlsoRequired()}
}

// countingView is what the counting depended on.
type countingView struct {
	Model  *framework.Framework
	Result *document.Result
	Grades []framework.Grade
	// Lenses names those that were counted.
	Lenses []string
	// Path says how sure the path is to be the shortest, "" without one.
	Path string
}

func (a assessment) countingView() countingView {
	view := countingView{
		Model: a.Model, Result: a.Result, Path: a.PathProof(),
		Grades: []framework.Grade{framework.None, framework.Partial, framework.Mostly, framework.Full},
	}
	for _, lens := range a.Result.Lenses {
		if lens.Assessed {
			view.Lenses = append(view.Lenses, lens.Name)
		}
	}
	return view
}
