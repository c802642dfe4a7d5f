package assess

import (
	"fmt"

	"revops/framework"
)

// Score is a number with one decimal, or no number where there was nothing to count. The zero value means no number.
type Score struct {
	// Tenths is the score in tenths: 176 stands for 17.6.
	Tenths int
	Known  bool
}

// Float gives the score as a number.
func (s Score) Float() float64 { return float64(s.Tenths) / 10 }

// String gives the score with its decimal, "–" for no number.
func (s Score) String() string {
	if !s.Known {
		return "–"
	}
	return fmt.Sprintf("%d.%d", s.Tenths/10, s.Tenths%10)
}

// points sums up a set of elements: what they are worth and what they could be worth. It is exact; scores are
// rounded from it once.
type points struct {
	got, max int
}

func (p *points) add(weight int, grade framework.Grade) {
	if grade == framework.NotApplicable {
		return
	}
	p.got += weight * grade.Points()
	p.max += weight * framework.MaxPoints
}

// score is 100 × got / max as percent rounds it; no number where nothing applies.
func (p points) score() Score { return percent(p.got, p.max) }

// percent is 100 × part / whole, rounded half up to one decimal, but 99.9 for all that is less than the whole; no number of
// nothing.
func percent(part, whole int) Score {
	if whole == 0 {
		return Score{}
	}
	tenths := (2000*part + whole) / (2 * whole)
	if part < whole {
		tenths = min(tenths, 999)
	}
	return Score{Tenths: tenths, Known: true}
}

// reaches reports whether 100 × got / max is a score at least, before anything is rounded.
func (p points) reaches(score Score) bool { return 1000*p.got >= score.Tenths*p.max }

// reading says what open elements are taken for.
type reading int

const (
	low  reading = iota // as none
	high                // as full
)

// take adds a grade as it is read.
func (p *points) take(weight int, grade framework.Grade, read reading) {
	if grade.Open() && read == high {
		grade = framework.Full
	}
	p.add(weight, grade)
}

// pointsOf sums up the applicable elements that belong.
func (s *scoring) pointsOf(belongs func(at int) bool, read reading) points {
	var sum points
	for at, element := range s.elements {
		if !s.counts(at) || !belongs(at) {
			continue
		}
		sum.take(element.Weight, s.grades[at], read)
	}
	return sum
}

func (s *scoring) scoreRange(belongs func(at int) bool) Range {
	return Range{Low: s.pointsOf(belongs, low).score(), High: s.pointsOf(belongs, high).score()}
}

// countInPlace counts the applicable elements that belong, and those of them that are in place.
func (s *scoring) countInPlace(belongs func(at int) bool) (inPlace, applicable int) {
	for at := range s.elements {
		if belongs(at) && s.applicable(at) {
			applicable++
			if s.inPlace(at) {
				inPlace++
			}
		}
	}
	return inPlace, applicable
}
