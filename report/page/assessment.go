package page

import (
	"io"

	"revops/report/document"
)

// assessment is a result of which pages are written.
type assessment struct{ document.Assessment }

// Assessment writes an assessment: a cover for the board, then what the head of revenue operations works from. A section is left out
// where the result holds nothing for it.
func Assessment(w io.Writer, of document.Assessment) error {
	a := assessment{of}
	parts := []string{"cover", "lists", "charts"}
	if a.Result.Comparison != nil {
		parts = append(parts, "comparison")
	}
	b := a.newBuilder("Revenue operations maturity report", "Maturity report", parts...)
	cover := a.coverView()
	cover.Gate = a.Result.Gate
	cover.Blockers = a.blockersView()
	b.cover("cover", cover)
	if a.Result.Level != nil {
		b.section("levels", "Levels", "ladder", a.Result.Levels)
	}
	a.addCategories(b)
	a.addSteps(b)
	if a.Result.Plan != nil {
		a.addPlan(b)
	}
	a.addGaps(b)
	a.addLenses(b)
	a.addDisagreement(b)
	if a.Result.Comparison != nil {
		b.section("change", a.Comparison().Since(), "change", newChangeView(a.Comparison()))
	}
	a.addShown(b)
	b.section("elements", "All answers", "elements", a.elementGroups())
	a.addFindings(b)
	b.section("methodology", document.MethodologyTitle, "methodology", a.Methodology())
	return b.write(w)
}

// Gaps writes the gaps, those on the path first, and the next steps.
func Gaps(w io.Writer, of document.Assessment) error {
	a := assessment{of}
	b := a.newBuilder("Gaps in revenue operations", "Gaps", "cover", "lists")
	b.cover("cover", a.coverView())
	a.addGaps(b)
	a.addSteps(b)
	return b.write(w)
}

// newBuilder begins a page about the organization; unnamed is its title where the organization has no name.
func (a assessment) newBuilder(kind, unnamed string, parts ...string) *builder {
	return newBuilder(subject{
		kind: kind, company: a.Result.Organization, unnamed: unnamed, reference: a.Result.Framework.String(), counted: "answers",
	}, parts...)
}

// coverView is the cover of a result.
type coverView struct {
	Result *document.Result
	Top    int
	// Meaning is the description of the level.
	Meaning string
	About   []string
	// Lowered says that deals contradict answers, so that level and score without these stand beside the headline.
	Lowered bool
	// NoLevel is the reason why there is no level.
	NoLevel string
	Remarks []string
	// Assumed lists assumed grades, Effect is what they change.
	Assumed  []string
	Effect   string
	Blockers *blockersView
	Gate     *document.Gate
}

func (a assessment) coverView() coverView {
	view := coverView{
		Result: a.Result, Top: a.Model.Top().Number, About: a.About(), Remarks: a.Remarks(), Lowered: a.LoweredLine() != "", Assumed: a.Assumptions(), Effect: a.Effect(),
	}
	if a.Result.Organization != "" {
		view.About = view.About[1:]
	}
	if a.Result.Level == nil {
		view.NoLevel = a.NoLevel()
	} else {
		view.Meaning = a.LevelMeaning()
	}
	return view
}

// blockersView is what the next level needs.
type blockersView struct {
	Level document.Level
	Line  string
	Rows  []document.Blocker
	// Also names the other elements of the path.
	Also string
}

func (a assessment) blockersView() *blockersView {
	next := a.Result.NextLevel
	if next == nil {
		return nil
	}
	return &blockersView{Level: next.Level, Line: a.BlockersLine(), Rows: a.Blockers(), Also: a.AlsoRequired()}
}
