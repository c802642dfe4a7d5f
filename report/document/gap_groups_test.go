package document_test

import (
	"testing"

	"revops/assess"
	"revops/framework"
	"revops/internal/samples"
	"revops/report/document"
	"revops/report/narrative"
)

// Each gap that is on the path or answered is in the one quadrant that its path and its days say, whichever team is looked at.
func TestAssessment_Matrix(t *testing.T) {
	for _, company := range samples.Companies(t) {
		for _, team := range []framework.TeamID{"", "marketing"} {
			a := samples.Assessment(t, company, assess.Options{Team: team})
			cells, placed, days := a.Matrix(), 0, 0
			for at, cell := range cells {
				placed += len(cell.Gaps)
				sum := 0
				for _, gap := range cell.Gaps {
					sum += gap.Days
					if onPath, small := at < 2, at%2 == 0; gap.OnPath != onPath || (gap.Days <= a.Result.MedianDays) != small {
						t.Errorf("%s, %s: %s of %d days is in %s", company, team, gap.Name, gap.Days, cell.Quadrant.Title())
					}
				}
				if sum != cell.Days {
					t.Errorf("%s, %s: %d days in %s, want %d", company, team, cell.Days, cell.Quadrant.Title(), sum)
				}
				days += cell.Days
			}
			known, all := 0, 0
			for _, gap := range a.Result.Gaps {
				if gap.OnPath || gap.Grade != framework.Unanswered {
					known, all = known+1, all+gap.Days
				}
			}
			if placed != known || days != all {
				t.Errorf("%s, %s: %d gaps of %d days, want %d of %d", company, team, placed, days, known, all)
			}
		}
	}
}

// A quadrant names all of its gaps on the path, and the first five of many others.
func TestMatrixCell_Names(t *testing.T) {
	gaps := make([]document.Gap, 7)
	for i := range gaps {
		gaps[i].Name = string(rune('A' + i))
	}
	for want, cell := range map[string]narrative.MatrixCell{
		"A, B, C, D, E, F, G":      {Quadrant: document.MajorProject, Gaps: gaps},
		"A, B, C, D, E and 2 more": {Quadrant: document.NotNow, Gaps: gaps},
		"A, B, C, D, E, F":         {Quadrant: document.FillIn, Gaps: gaps[:6]},
		"":                         {Quadrant: document.FillIn},
	} {
		if got := cell.Names(); got != want {
			t.Errorf("%s: %q, want %q", cell.Quadrant, got, want)
		}
	}
}

// The owners share out all gaps on the path and those answered; what they have on the path is the path.
func TestAssessment_GapsByOwner(t *testing.T) {
	for _, company := range samples.Companies(t) {
		a := samples.Assessment(t, company, assess.Options{})
		gaps, days, onPath, pathDays := 0, 0, 0, 0
		for i, of := range a.GapsByOwner() {
			gaps, days, onPath, pathDays = gaps+of.Gaps, days+of.Days, onPath+of.OnPath, pathDays+of.PathDays
			if place, _ := a.Model.Element(of.First); place.Owner != of.Owner {
				t.Errorf("%s: %s starts with %s of %s", company, of.Owner, of.First, place.Owner)
			}
			if i > 0 && of.PathDays > a.Result.Owners[i-1].PathDays {
				t.Errorf("%s: %s has more on the path than the owner above", company, of.Owner)
			}
		}
		placed, work := 0, 0
		for _, cell := range a.Matrix() {
			placed, work = placed+len(cell.Gaps), work+cell.Days
		}
		path, _ := a.Result.PathToTake()
		if gaps != placed || days != work || onPath != len(path.Elements) || pathDays != path.Days {
			t.Errorf("%s: %d gaps of %d days, %d of %d on the path; want %d of %d, %d of %d",
				company, gaps, days, onPath, pathDays, placed, work, len(path.Elements), path.Days)
		}
	}
	if a := samples.Assessment(t, samples.ScaleUp, assess.Options{Team: "sales"}); a.GapsByOwner() != nil || len(a.Result.Owners) != 1 {
		t.Error("the gaps of one team are listed by owner")
	}
}
