package report

import (
	"fmt"
	"io"

	"revops/assess"
	"revops/framework"
)

// HTML writes the assessment as a page by itself: a cover that a board reads, then what a lead of revenue operations
// works from. Sections stand only where the result holds what they show.
func (a Assessment) HTML(w io.Writer) error {
	parts := []string{"cover", "lists", "charts"}
	if a.Comparison != nil {
		parts = append(parts, "comparison")
	}
	h := a.newHTML("Revenue operations maturity report", "Maturity report", parts...)
	cover := a.coverView()
	cover.Gate = a.Gate
	cover.Blockers = a.blockersView()
	h.cover("cover", cover)
	if a.Result.Level != nil {
		h.section("levels", "The ladder of levels", "ladder", a.Result.Levels)
	}
	a.htmlCategories(h)
	a.htmlSteps(h)
	if a.Plan != nil {
		Plan{Assessment: a}.htmlPlan(h)
	}
	a.htmlGaps(h)
	a.htmlLenses(h)
	a.htmlDisagreement(h)
	if a.Comparison != nil {
		h.section("change", "Since the earlier result", "change", Comparison{Model: a.Model, Comparison: a.Comparison}.changeView())
	}
	a.htmlShown(h)
	h.section("elements", "Every answer", "elements", a.elementGroups())
	a.htmlFindings(h)
	h.section("counting", "How it was counted", "counting", a.countingView())
	return h.write(w)
}

// HTML writes the gaps as a page by itself, those on the path first, with the next steps.
func (g Gaps) HTML(w io.Writer) error {
	h := g.newHTML("Gaps in revenue operations", "Gaps", "cover", "lists")
	h.cover("cover", g.coverView())
	g.htmlGaps(h)
	g.htmlSteps(h)
	return h.write(w)
}

// newHTML begins a page about the organization; bare is its title where that is not known.
func (a Assessment) newHTML(kind, bare string, parts ...string) *htmlDocument {
	return newHTML(kind, a.Result.Organization, bare, a.Model.Reference(), parts...)
}

// coverView is what the first page of a result shows.
type coverView struct {
	Result *assess.Result
	Top    int
	About  []string
	// NoLevel says why there is no level.
	NoLevel string
	Remarks []string
	// Assumed lists assumed grades, Effect what they do.
	Assumed  []string
	Effect   string
	Blockers *blockersView
	Gate     *assess.Gate
}

func (a Assessment) coverView() coverView {
	view := coverView{Result: a.Result, Top: a.Model.Top().Number, About: a.about()}
	if a.Result.Organization != "" {
		view.About = view.About[1:]
	}
	if a.Result.Level == nil {
		view.NoLevel = a.noLevel()
	} else {
		view.Remarks = a.remarks()
	}
	if a.WhatIf != nil {
		view.Effect = a.effect()
		for _, change := range a.WhatIf.Changes {
			view.Assumed = append(view.Assumed, a.assumption(change))
		}
	}
	return view
}

// blockersView is what stands between the company and its next level.
type blockersView struct {
	Level framework.Level
	Line  string
	Rows  []blockerRow
	// Also names what the path takes besides.
	Also string
}

// blockerRow is an element that blocks. Shown says that its grade is one that the result shows.
type blockerRow struct {
	Element   framework.Place
	Grade     framework.Grade
	Shown     bool
	Essential bool
}

func (a Assessment) blockersView() *blockersView {
	next := a.Result.NextLevel
	if next == nil {
		return nil
	}
	view := &blockersView{Level: next.Level}
	if next.Path == nil {
		view.Line = tooFewApply
		return view
	}
	view.Line = blockersLine(next.Blockers)
	view.Also = a.alsoRequired()
	add := func(ids []framework.ElementID, essential bool) {
		for _, id := range ids {
			element, _ := a.Model.Element(id)
			answer, _ := a.answer(id)
			view.Rows = append(view.Rows, blockerRow{
				Element: element, Grade: answer.Grade, Shown: a.Result.Shows(element.Element), Essential: essential,
			})
		}
	}
	add(next.Blockers.Essential, true)
	add(next.Blockers.Others, false)
	return view
}

// countingView is what the counting depended on.
type countingView struct {
	Model  *framework.Framework
	Result *assess.Result
	Grades []framework.Grade
	// Lenses names those that were counted.
	Lenses []string
	// Path says how sure the path is to be the shortest, "" without one.
	Path string
}

func (a Assessment) countingView() countingView {
	view := countingView{
		Model: a.Model, Result: a.Result,
		Grades: []framework.Grade{framework.None, framework.Partial, framework.Mostly, framework.Full},
	}
	for _, lens := range a.Result.Lenses {
		if lens.Assessed {
			view.Lenses = append(view.Lenses, lens.Lens.Name)
		}
	}
	if path := a.Result.TargetPath(); path != nil && len(path.Elements) > 0 {
		view.Path = "No other set of elements reaches the level in fewer days."
		if !path.Exact {
			view.Path = fmt.Sprintf("A good set of elements, found step by step; another may take fewer than %s.",
				count(path.Days, "person-day", "person-days"))
		}
	}
	return view
}
