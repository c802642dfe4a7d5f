package page

import (
	"html/template"
	"slices"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// categoriesView is the groups of the level lens, on a radar and in a table.
type categoriesView struct {
	Noun string
	// Legend says how to read the figures.
	Legend string
	// Titles are those of the figures. The column of the target stands behind the first.
	Titles []string
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
	view := categoriesView{Noun: a.GroupNoun(lens.ID), Legend: strings.TrimSpace(a.Legend(lens) + " " + a.AfterPathLegend())}
	after := lens.AfterPath()
	if after != nil {
		_, target := a.Result.PathToTake()
		view.Target = &a.Model.Levels[target]
	}
	figures := a.GroupFigures(lens)
	view.Titles = document.Each(figures, func(figure narrative.GroupFigure) string { return figure.Title })
	for i, group := range lens.Groups {
		numbers := document.Each(figures, func(figure narrative.GroupFigure) string { return figure.Of(i) })
		if after != nil {
			numbers = slices.Insert(numbers, 1, after[i].String())
		}
		view.Rows = append(view.Rows, categoryRow{Name: group.Name, Score: group.Score, Number: i + 1, Figures: numberCells(numbers...)})
	}
	if len(view.Rows) >= 3 { // fewer have no shape
		view.Radar = newRadar(view.Rows, after)
		if benchmark := a.Result.Benchmark; benchmark != nil {
			view.Radar.compare(document.Each(lens.Groups, func(group document.Group) document.Standing { return benchmark.Group(group.ID) }))
		}
	}
	b.section("categories", a.LensTitle(lens), "categories", view)
}

func (a assessment) addBenchmark(b *builder) {
	b.laid("benchmark", func(to *layout) { a.sections().Benchmark(to) })
}

func (a assessment) addHeatMap(b *builder) {
	lens := a.LevelLens()
	b.section("heatmap", a.LensTitle(lens)+" and level", "heatmap", newHeatMap(a.Model, lens, a.GroupNoun(lens.ID)))
}

// addLenses adds a section for each lens but the level lens.
func (a assessment) addLenses(b *builder) {
	for i := range a.Result.Lenses {
		if lens := &a.Result.Lenses[i]; lens.Assessed && lens.ID != a.Model.LevelLens {
			b.laid("lens-"+string(lens.ID), func(to *layout) { a.sections().Lens(to, lens, nil) })
		}
	}
}
