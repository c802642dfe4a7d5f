package document

import (
	"cmp"
	"slices"

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
