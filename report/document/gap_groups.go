package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/assess"
	"revops/framework"
)

// Quadrant is where a gap stands by effort and gain. The gain is that of the order in which gaps are listed: one on the path leads to the level, one
// beside it adds to a score only.
type Quadrant string

// The quadrants, in the order in which to look at them.
const (
	QuickWin     Quadrant = "quick-win"
	MajorProject Quadrant = "major-project"
	FillIn       Quadrant = "fill-in"
	NotNow       Quadrant = "not-now"
)

// Quadrants lists the quadrants.
func Quadrants() []Quadrant { return []Quadrant{QuickWin, MajorProject, FillIn, NotNow} }

// quadrantOf is "" for a gap whose work is not known, and where no gap is on the path.
func quadrantOf(gap assess.Gap, medianDays int) Quadrant {
	small := gap.Days <= medianDays
	switch {
	case medianDays == 0 || !gap.Known():
		return ""
	case gap.OnPath && small:
		return QuickWin
	case gap.OnPath:
		return MajorProject
	case small:
		return FillIn
	default:
		return NotNow
	}
}

// Title is what the gaps of a quadrant are called, "" for none.
func (q Quadrant) Title() string {
	switch q {
	case QuickWin:
		return "Quick wins"
	case MajorProject:
		return "Major projects"
	case FillIn:
		return "Fill-ins"
	case NotNow:
		return "Not now"
	default:
		return ""
	}
}

// MatrixCell is a quadrant with its gaps, in the order in which gaps are listed.
type MatrixCell struct {
	Quadrant Quadrant
	// Rule says which gaps are in it.
	Rule string
	Gaps []Gap
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
	each := Count(median, "person-day", "person-days") + " each"
	most, more := "at most "+each, "more than "+each
	on, beside := fmt.Sprintf("On the path to level %d, ", level), fmt.Sprintf("Not needed for level %d, ", level)
	cells := []MatrixCell{
		{Quadrant: QuickWin, Rule: on + most},
		{Quadrant: MajorProject, Rule: on + more},
		{Quadrant: FillIn, Rule: beside + most},
		{Quadrant: NotNow, Rule: beside + more},
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
func (c MatrixCell) Named() (named []Gap, more int) {
	const others = 5
	if c.Quadrant == QuickWin || c.Quadrant == MajorProject || len(c.Gaps) <= others+1 {
		return c.Gaps, 0
	}
	return c.Gaps[:others], len(c.Gaps) - others
}

// Names are those that Named gives, in one text.
func (c MatrixCell) Names() string {
	named, more := c.Named()
	names := make([]string, len(named))
	for i, gap := range named {
		names[i] = gap.Name
	}
	if more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names, ", "), more)
	}
	return strings.Join(names, ", ")
}

// MatrixLegend says what effort and gain are.
func (a Assessment) MatrixLegend() string {
	_, level := a.Result.PathToTake()
	legend := fmt.Sprintf("Gain: the path leads to level %d; what is beside it adds to scores only. Effort: person-days until the element is in place; "+
		"the median of the company's gaps is %d.", level, a.Result.MedianDays)
	if slices.ContainsFunc(a.Result.Gaps, func(g Gap) bool { return g.Quadrant == "" }) {
		legend += " Elements beside the path that nobody answered are left out."
	}
	return legend
}

// OwnerGaps sums up the gaps of a team: those on the path, and those beside it that were answered.
type OwnerGaps struct {
	Owner framework.TeamID `json:"owner"`
	Gaps  int              `json:"gaps"`
	Days  int              `json:"days"`
	// OnPath and PathDays are those on the path.
	OnPath   int `json:"on_path"`
	PathDays int `json:"path_days"`
	// First is the gap to start with.
	First framework.ElementID `json:"first"`
}

// ownersOf sums gaps up by team, the team with the most work on the path first, then the one with the most work.
func ownersOf(model *framework.Framework, gaps []Gap) []OwnerGaps {
	var owners []OwnerGaps
	for _, team := range model.Teams {
		of := OwnerGaps{Owner: team.ID}
		for _, gap := range gaps {
			if gap.Owner != team.ID || !gap.OnPath && gap.Grade == framework.Unanswered {
				continue
			}
			of.First = cmp.Or(of.First, gap.Element)
			of.Gaps, of.Days = of.Gaps+1, of.Days+gap.Days
			if gap.OnPath {
				of.OnPath, of.PathDays = of.OnPath+1, of.PathDays+gap.Days
			}
		}
		if of.Gaps > 0 {
			owners = append(owners, of)
		}
	}
	slices.SortStableFunc(owners, func(a, b OwnerGaps) int { return cmp.Or(b.PathDays-a.PathDays, b.Days-a.Days) })
	return owners
}

// GapsByOwner is the gaps of each team, nil where all are of one.
func (a Assessment) GapsByOwner() []OwnerGaps {
	if len(a.Result.Owners) < 2 {
		return nil
	}
	return a.Result.Owners
}
