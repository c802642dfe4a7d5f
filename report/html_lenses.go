package report

import (
	"fmt"
	"html/template"

	"revops/assess"
	"revops/framework"
)

// categoriesView is the level lens: its groups on a radar, and level by level as a heat map.
type categoriesView struct {
	Lens *framework.Lens
	// Aim is the level that the scores at the aim belong to, nil where there is none.
	Aim   *framework.Level
	Rows  []categoryRow
	Radar *radar
}

type categoryRow struct {
	assess.GroupResult
	Number  int
	Figures template.HTML
}

func (a Assessment) htmlCategories(h *htmlDocument) {
	lens := a.levelLens()
	if lens == nil || !lens.Assessed {
		return
	}
	view := categoriesView{Lens: lens.Lens}
	atAim := assess.ScoresAtTarget(a.Model, a.Result)
	if atAim != nil {
		aim := a.aim()
		view.Aim = &aim
	}
	for i, group := range lens.Groups {
		numbers := []string{scores(group.Score)}
		if atAim != nil {
			numbers = append(numbers, atAim[i].String())
		}
		numbers = append(numbers, fmt.Sprintf("%d of %d", group.InPlace, group.Applicable), optional(group.Level))
		view.Rows = append(view.Rows, categoryRow{GroupResult: group, Number: i + 1, Figures: cells(numbers...)})
	}
	if len(view.Rows) >= 3 { // fewer have no shape
		view.Radar = newRadar(view.Rows, atAim)
	}
	h.section("categories", fmt.Sprintf("%s by %s", lens.Lens.Name, lens.Lens.GroupNoun), "categories", view)
	if grid := assess.Grid(a.Model, a.Result); grid != nil {
		h.section("heatmap", fmt.Sprintf("Where each %s stands on each level", lens.Lens.GroupNoun), "heatmap", newHeatMap(a.Model, lens.Lens, grid))
	}
}

func (a Assessment) levelLens() *assess.LensResult {
	for i := range a.Result.Lenses {
		if a.Result.Lenses[i].Lens.ID == a.Model.LevelLens {
			return &a.Result.Lenses[i]
		}
	}
	return nil
}

// aim is the level that Aim leads to.
func (a Assessment) aim() framework.Level {
	if a.Result.Target != nil {
		return a.Result.Target.Level
	}
	return a.Result.NextLevel.Level
}

// htmlLenses adds each lens that is not the level lens.
func (a Assessment) htmlLenses(h *htmlDocument) {
	for _, lens := range a.Result.Lenses {
		if lens.Assessed && lens.Lens.ID != a.Model.LevelLens {
			h.section("lens-"+string(lens.Lens.ID), fmt.Sprintf("%s by %s", lens.Lens.Name, lens.Lens.GroupNoun), "lens", a.lensView(lens))
		}
	}
}

func (a Assessment) lensView(lens assess.LensResult) lensView {
	view := lensView{Lens: lens.Lens, Served: served(lens), Legend: a.legend(lens)}
	for _, group := range lens.Groups {
		figures := cells(scores(group.Score), fmt.Sprintf("%d of %d", group.InPlace, group.Applicable))
		if view.Served {
			figures = cells(scores(group.Score), group.Done.String(), group.Distance.String())
		}
		view.Rows = append(view.Rows, figuresRow{group.Group.Name, barCell(rangeBar(group.Score), behind(group.Done)) + figures})
	}
	return view
}

// lensView is a lens group by group: what was said beside what is done or, where nothing serves it, what is in place.
type lensView struct {
	Lens   *framework.Lens
	Served bool
	Legend string
	Rows   []figuresRow
}

// figuresRow is a row of a table: a name, and cells with numbers.
type figuresRow struct {
	Name    string
	Figures template.HTML
}
