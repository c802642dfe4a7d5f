package report

import (
	"fmt"
	"math"
	"strings"

	"revops/assess"
	"revops/framework"
)

// categoriesView is the level lens: its groups on a radar, and level by level as a heat map.
type categoriesView struct {
	Lens *framework.Lens
	// Aim names the level to which AtAim in the rows belongs, "" where there is none.
	Aim   string
	Rows  []categoryRow
	Radar *radar
}

type categoryRow struct {
	assess.GroupResult
	Number int
	Level  string
	AtAim  assess.Score
}

func (a Assessment) htmlCategories(h *htmlDocument) {
	lens := a.levelLens()
	if lens == nil || !lens.Assessed {
		return
	}
	view := categoriesView{Lens: lens.Lens}
	atAim := assess.AtAim(a.Model, a.Result)
	if atAim != nil {
		view.Aim = a.aim().String()
	}
	for i, group := range lens.Groups {
		row := categoryRow{GroupResult: group, Number: i + 1, Level: optional(group.Level)}
		if atAim != nil {
			row.AtAim = atAim[i]
		}
		view.Rows = append(view.Rows, row)
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
			h.section("lens-"+string(lens.Lens.ID), fmt.Sprintf("%s by %s", lens.Lens.Name, lens.Lens.GroupNoun), "lens",
				lensView{LensResult: lens, Served: served(lens), Legend: a.legend(lens)})
		}
	}
}

// lensView is a lens group by group: what was said beside what is done or, where nothing serves it, what is in place.
type lensView struct {
	assess.LensResult
	Served bool
	Legend string
}

// A radar is drawn around the middle of a field of this size.
const (
	radarWidth  = 520
	radarHeight = 400
	radarRadius = 144
)

// radar holds a polygon of the scores of groups, the first group at the top and the others clockwise.
type radar struct {
	Rings []string
	Axes  []radarAxis
	// Scores and AtAim are polygons; AtAim is "" where there is no aim.
	Scores, AtAim string
	Marks         []dot
	Width, Height int
}

type radarAxis struct {
	Number     int
	End, Label dot
	Anchor     string
	Lines      []labelLine
}

type labelLine struct{ X, Y, Text string }

// dot is a place in a drawing.
type dot struct{ X, Y string }

func newRadar(rows []categoryRow, atAim []assess.Score) *radar {
	r := &radar{Width: radarWidth, Height: radarHeight}
	axes := len(rows)
	for _, tenths := range []int{250, 500, 750, 1000} {
		ring := make([]string, axes)
		for i := range rows {
			x, y := onRadar(i, axes, float64(tenths)/1000*radarRadius)
			ring[i] = unit(x) + "," + unit(y)
		}
		r.Rings = append(r.Rings, strings.Join(ring, " "))
	}
	own, aim := make([]string, axes), make([]string, axes)
	for i, row := range rows {
		r.Axes = append(r.Axes, newAxis(i, axes, row))
		x, y := onRadar(i, axes, float64(row.Score.Low.Tenths)/1000*radarRadius)
		own[i] = unit(x) + "," + unit(y)
		r.Marks = append(r.Marks, dot{unit(x), unit(y)})
		if atAim != nil {
			x, y = onRadar(i, axes, float64(atAim[i].Tenths)/1000*radarRadius)
			aim[i] = unit(x) + "," + unit(y)
		}
	}
	r.Scores = strings.Join(own, " ")
	if atAim != nil {
		r.AtAim = strings.Join(aim, " ")
	}
	return r
}

// onRadar is the place on an axis at a distance from the middle.
func onRadar(axis, axes int, distance float64) (x, y float64) {
	angle := 2 * math.Pi * float64(axis) / float64(axes)
	return radarWidth/2 + distance*math.Sin(angle), radarHeight/2 - distance*math.Cos(angle)
}

// newAxis places the name of a group beyond the end of its axis.
func newAxis(axis, axes int, row categoryRow) radarAxis {
	const (
		gap        = 16
		lineHeight = 15
		lineLength = 15
	)
	x, y := onRadar(axis, axes, radarRadius)
	labelX, labelY := onRadar(axis, axes, radarRadius+gap)
	found := radarAxis{Number: row.Number, End: dot{unit(x), unit(y)}, Anchor: "middle"}
	switch side := labelX - radarWidth/2; {
	case side > gap:
		found.Anchor = "start"
	case side < -gap:
		found.Anchor = "end"
	}
	lines := wrap(fmt.Sprintf("%d %s", row.Number, row.Group.Name), lineLength, true)
	top := labelY - float64(len(lines)-1)*lineHeight/2
	switch {
	case found.Anchor != "middle":
	case labelY < radarHeight/2:
		top = labelY - float64(len(lines)-1)*lineHeight
	default:
		top = labelY
	}
	for i, line := range lines {
		found.Lines = append(found.Lines, labelLine{unit(labelX), unit(top + float64(i)*lineHeight + 4), line})
	}
	found.Label = dot{unit(labelX), unit(labelY + 5)}
	return found
}

// unit writes a length of a drawing.
func unit(length float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", length), ".0")
}
