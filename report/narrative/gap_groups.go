package narrative

import (
	"fmt"
	"slices"
	"strings"

	"revops/report/document"
)

// MatrixCell is a quadrant with its gaps, in the order in which gaps are listed.
type MatrixCell struct {
	Quadrant document.Quadrant
	// Rule says which gaps are in it.
	Rule string
	Gaps []document.Gap
	// Days is the work of all of them.
	Days int
}

// Matrix is the quadrants with the gaps in them, nil where there are none.
func (a Assessment) Matrix() []MatrixCell {
	median := a.Result.MedianDays
	if median == 0 {
		return nil
	}
	_, level := a.Result.PathToTake()
	each := document.Count(median, "person-day", "person-days") + " each"
	most, more := "at most "+each, "more than "+each
	on, beside := fmt.Sprintf("On the path to level %d, ", level), fmt.Sprintf("Not needed for level %d, ", level)
	cells := []MatrixCell{
		{Quadrant: document.QuickWin, Rule: on + most},
		{Quadrant: document.MajorProject, Rule: on + more},
		{Quadrant: document.FillIn, Rule: beside + most},
		{Quadrant: document.NotNow, Rule: beside + more},
	}
	for i := range cells {
		for _, gap := range a.Result.Gaps {
			if gap.Quadrant == cells[i].Quadrant {
				cells[i].Gaps = append(cells[i].Gaps, gap)
				cells[i].Days += gap.Days
			}
		}
	}
	return cells
}

// Named are the gaps of a quadrant to name, and how many more there are: all on the path, the first others.
func (c MatrixCell) Named() (named []document.Gap, more int) {
	const others = 5
	if c.Quadrant == document.QuickWin || c.Quadrant == document.MajorProject || len(c.Gaps) <= others+1 {
		return c.Gaps, 0
	}
	return c.Gaps[:others], len(c.Gaps) - others
}

// Names are those that Named gives, in one text.
func (c MatrixCell) Names() string {
	named, more := c.Named()
	names := strings.Join(document.Each(named, func(gap document.Gap) string { return gap.Name }), ", ")
	if more > 0 {
		return fmt.Sprintf("%s and %d more", names, more)
	}
	return names
}

// MatrixLegend says what effort and gain are.
func (a Assessment) MatrixLegend() string {
	_, level := a.Result.PathToTake()
	legend := fmt.Sprintf("Gain: gaps on the path lead to level %d, all others only raise scores. Effort: person-days until the element is in place; "+
		"the median of the company's gaps is %d.", level, a.Result.MedianDays)
	if slices.ContainsFunc(a.Result.Gaps, func(g document.Gap) bool { return g.Quadrant == "" }) {
		legend += " Elements beside the path that nobody answered are left out."
	}
	return legend
}

// GapsByOwner is the gaps of each team, nil where all are of one.
func (a Assessment) GapsByOwner() []document.OwnerGaps {
	if len(a.Result.Owners) < 2 {
		return nil
	}
	return a.Result.Owners
}
