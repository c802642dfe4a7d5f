package page

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
	"revops/report/document"
	"revops/report/text"
)

// The size of a radar, whose center is the middle of the drawing.
const (
	radarWidth  = 520
	radarHeight = 400
	radarRadius = 144
)

// radar is a chart of the scores of groups, the first group at the top and the others clockwise. At a group without a score the line
// breaks.
type radar struct {
	// Web is the rings and axes, Scores the line of the scores with its points Marks, and After the line of the scores once the path is in
	// place, "" without one. All are SVG paths.
	Web, Scores, After, Marks string
	// Band is the area between the quartiles of a benchmark, and Median the line of its medians, "" without one.
	Band, Median string
	// Broken reports whether the line of the scores breaks.
	Broken        bool
	Axes          []radarAxis
	Width, Height int
}

type radarAxis struct {
	// Short, at X and Y, stands for the lines where there is no room for them.
	Short, X, Y string
	Anchor      string
	Lines       []label
}

// label is a text at a place of a drawing.
type label struct{ X, Y, Text string }

func newRadar(rows []categoryRow, after []assess.Score) *radar {
	r := &radar{Width: radarWidth, Height: radarHeight}
	own := make([]assess.Score, len(rows))
	for i, row := range rows {
		own[i] = row.Score
		r.Axes = append(r.Axes, newAxis(i, len(rows), row))
		if row.Score.Known {
			r.Marks += "M" + radarPoint(i, len(rows), row.Score.Tenths) + "h0"
		} else {
			r.Broken = true
		}
		r.Web += fmt.Sprintf("M%d,%dL%s", radarWidth/2, radarHeight/2, radarPoint(i, len(rows), 1000))
	}
	for _, tenths := range []int{250, 500, 750, 1000} {
		ring := make([]assess.Score, len(rows))
		for i := range ring {
			ring[i] = assess.Score{Tenths: tenths, Known: true}
		}
		r.Web += radarPath(ring)
	}
	r.Scores, r.After = radarPath(own), radarPath(after)
	return r
}

// compare draws the standings of the groups. Where a quartile is not known, there is no band.
func (r *radar) compare(standings []document.Standing) {
	var low, median, high []assess.Score
	for _, s := range standings {
		low, median, high = append(low, s.LowerQuartile), append(median, s.Median), append(high, s.UpperQuartile)
	}
	r.Median = radarPath(median)
	if !slices.ContainsFunc(median, func(s assess.Score) bool { return !s.Known }) {
		r.Band = radarPath(high) + radarPath(low)
	}
}

// radarPath joins the points of neighbours, and the last with the first where no score is missing.
func radarPath(scores []assess.Score) string {
	axes := len(scores)
	first := 0
	for first < axes && scores[first].Known {
		first++
	}
	if first == axes { // none is missing
		first = 0
	}
	var path strings.Builder
	joined, all := false, true
	for i := range axes {
		at := (first + i) % axes
		if !scores[at].Known {
			joined, all = false, false
			continue
		}
		if joined {
			path.WriteString("L")
		} else {
			path.WriteString("M")
		}
		path.WriteString(radarPoint(at, axes, scores[at].Tenths))
		joined = true
	}
	if all && axes > 0 {
		path.WriteString("Z")
	}
	return path.String()
}

// radarPoint is the place of a score on an axis, as a path writes it.
func radarPoint(axis, axes, tenths int) string {
	x, y := radarPlace(axis, axes, float64(tenths)/1000*radarRadius)
	return svgNumber(x) + "," + svgNumber(y)
}

// radarPlace is the place on an axis at a distance from the center.
func radarPlace(axis, axes int, distance float64) (x, y float64) {
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
	x, y := radarPlace(axis, axes, radarRadius+gap)
	added := radarAxis{Short: strconv.Itoa(row.Number), X: svgNumber(x), Y: svgNumber(y + 5), Anchor: "middle"}
	switch side := x - radarWidth/2; {
	case side > gap:
		added.Anchor = "start"
	case side < -gap:
		added.Anchor = "end"
	}
	lines := text.Wrap(fmt.Sprintf("%d %s", row.Number, row.Name), lineLength)
	if !row.Score.Known {
		lines = append(lines, "n/a")
		added.Short += " n/a"
	}
	top := y - float64(len(lines)-1)*lineHeight/2
	switch {
	case added.Anchor != "middle":
	case y < radarHeight/2:
		top = y - float64(len(lines)-1)*lineHeight
	default:
		top = y
	}
	for i, line := range lines {
		added.Lines = append(added.Lines, label{svgNumber(x), svgNumber(top + float64(i)*lineHeight + 4), line})
	}
	return added
}
