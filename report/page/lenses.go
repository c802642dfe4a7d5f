package page

import (
	"fmt"
	"html/template"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// categoriesView is the groups of the level lens, on a radar and in a table.
type categoriesView struct {
	Noun string
	// Target is the level to which the path leads, nil without a path.
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

func (a assessment) addCategories(b *builder) {
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
		view.Rows = append(view.Rows, categoryRow{Name: group.Name, Score: group.Score, Number: i + 1, Figures: numberCells(numbers...)})
	}
	if len(view.Rows) >= 3 { // fewer have no shape
		view.Radar = newRadar(view.Rows, after)
	}
	b.section("categories", a.LensTitle(lens), "categories", view)
	if lens.ByLevel() {
		b.section("heatmap", fmt.Sprintf("Where each %s stands on each level", view.Noun), "heatmap", newHeatMap(a.Model, lens, view.Noun))
	}
}

// addLenses adds a section for each lens but the level lens.
func (a assessment) addLenses(b *builder) {
	for i := range a.Result.Lenses {
		if lens := &a.Result.Lenses[i]; lens.Assessed && lens.ID != a.Model.LevelLens {
			b.section("lens-"+string(lens.ID), a.LensTitle(lens), "lens", a.lensView(lens))
		}
	}
}

func (a assessment) lensView(lens *document.Lens) lensView {
	view := lensView{Name: lens.Name, Noun: a.GroupNoun(lens.ID), Served: lens.Served(), Legend: a.Legend(lens)}
	for _, group := range lens.Groups {
		figures := numberCells(document.Scores(group.Scores()), fmt.Sprintf("%d of %d", group.InPlace, group.Applicable))
		if view.Served {
			figures = numberCells(document.Scores(group.Scores()), group.Done.Value.String(), group.Distance.Value.String())
		}
		view.Rows = append(view.Rows, figuresRow{group.Name, barCell(rangeBar(group.Scores()), secondBar(group.Done.Value)) + figures})
	}
	return view
}

// lensView is the groups of a lens: the answers beside what is done in the lenses that serve it or, where none does, what is in place.
type lensView struct {
	Name, Noun string
	Served     bool
	Legend     string
	Rows       []figuresRow
}

// figuresRow is a row: a name, and cells with numbers.
type figuresRow struct {
	Name    string
	Figures template.HTML
}
