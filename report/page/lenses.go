package page

import (
	"fmt"
	"html/template"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// categoriesView is the level lens: its groups on a radar, and level by level as a heat map.
type categoriesView struct {
	Noun string
	// Target is the level that the path leads to, nil where there is none.
	Target *framework.Level
	Rows   []categoryRow
	Radar  *radar
}

type categoryRow struct {
	Name    string
	Score   assess.Score
	Number  int
	Figures template.HTML
}

func (a assessment) categories(h *builder) {
	lens := a.LevelLens()
	if lens == nil || !lens.Assessed {
		return
	}
	view := categoriesView{Noun: a.GroupNoun(lens.ID)}
	after := lens.AfterPath()
	if after != nil {
		_, target := a.Result.PathToTake()
		view.Target = &a.Model.Levels[target]
	}
	for i, group := range lens.Groups {
		numbers := []string{document.Scores(group.Scores())}
		if after != nil {
			numbers = append(numbers, after[i].String())
		}
		numbers = append(numbers, fmt.Sprintf("%d of %d", group.InPlace, group.Applicable), document.NumberOrDash(group.Level.Value))
		view.Rows = append(view.Rows, categoryRow{Name: group.Name, Score: group.Score, Number: i + 1, Figures: cells(numbers...)})
	}
	if len(view.Rows) >= 3 { // fewer have no shape
		view.Radar = newRadar(view.Rows, after)
	}
	h.section("categories", a.LensTitle(lens), "categories", view)
	if lens.ByLevel() {
		h.section("heatmap", fmt.Sprintf("Where each %s stands on each level", view.Noun), "heatmap", newHeatMap(a.Model, lens, view.Noun))
	}
}

// lenses adds each lens that is not the level lens.
func (a assessment) lenses(h *builder) {
	for i := range a.Result.Lenses {
		if lens := &a.Result.Lenses[i]; lens.Assessed && lens.ID != a.Model.LevelLens {
			h.section("lens-"+string(lens.ID), a.LensTitle(lens), "lens", a.lensView(lens))
		}
	}
}

func (a assessment) lensView(lens *document.Lens) lensView {
	view := lensView{Name: lens.Name, Noun: a.GroupNoun(lens.ID), Served: lens.Served(), Legend: a.Legend(lens)}
	for _, group := range lens.Groups {
		figures := cells(document.Scores(group.Scores()), fmt.Sprintf("%d of %d", group.InPlace, group.Applicable))
		if view.Served {
			figures = cells(document.Scores(group.Scores()), group.Done.Value.String(), group.Distance.Value.String())
		}
		view.Rows = append(view.Rows, figuresRow{group.Name, barCell(rangeBar(group.Scores()), behind(group.Done.Value)) + figures})
	}
	return view
}

// lensView is a lens group by group: what was said beside what is done or, where nothing serves it, what is in place.
type lensView struct {
	Name, Noun string
	Served     bool
	Legend     string
	Rows       []figuresRow
}

// figuresRow is a row of a table: a name, and cells with numbers.
type figuresRow struct {
	Name    string
	Figures template.HTML
}
