package assess

import (
	"cmp"
	"errors"
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// Counter reads and counts the files of many companies for one framework. It may be used by any number of goroutines
// at once.
type Counter struct {
	layout *layout
	// lens is the one whose groups are looked at.
	lens *framework.Lens
	// level are the positions of the elements of the level lens, groups those of each group of the lens looked at.
	level  []int
	groups [][]int
}

// NewCounter makes a Counter for a framework that looks at the groups of a lens of it. Level and score are those of the
// level lens, whatever is looked at.
func NewCounter(model *framework.Framework, lens framework.LensID) *Counter {
	s := &Counter{layout: newLayout(model)}
	s.lens, _ = model.Lens(lens)
	s.groups = make([][]int, len(s.lens.Groups))
	for at, place := range s.layout.elements {
		if place.Lens.ID == model.LevelLens {
			s.level = append(s.level, at)
		}
		for g := range s.lens.Groups {
			if place.Group == &s.lens.Groups[g] {
				s.groups[g] = append(s.groups[g], at)
			}
		}
	}
	return s
}

// Company is what a portfolio wants to know of one file: its row, and which elements are missing there.
type Company struct {
	Row
	// applies and missing tell it of each element by its position.
	applies, missing []bool
}

// Count reads and counts an answers file: what Evaluate counts, without the path and all that follows from it. The
// error is that of the parser, or a *diag.Error if the file has no value.
func (s *Counter) Count(source diag.Source, parse answers.Parser) (Company, error) {
	given, err := parse(source, s.layout.model)
	if err != nil {
		return Company{}, err
	}
	if err := answers.RequireValues(given, source); err != nil {
		return Company{}, err
	}
	return s.company(source.Name, given), nil
}

func (s *Counter) company(file string, given *answers.File) Company {
	sheet := s.layout.graded(given, nil)
	count := len(sheet.elements)
	survey := Company{applies: make([]bool, count), missing: make([]bool, count)}
	// A part of a file's text would keep the whole of it.
	survey.File, survey.Organization = file, strings.Clone(given.Organization)
	for at := range sheet.elements {
		survey.applies[at], survey.missing[at] = sheet.applicable(at), sheet.missing(at)
		if sheet.counts(at) && sheet.grades[at].Open() {
			survey.Open++
		}
	}
	if sheet.assessed[s.lens.ID] {
		survey.points = make([]points, len(s.groups))
		for g, positions := range s.groups {
			survey.points[g] = sheet.sum(positions, low)
		}
		survey.Weakest = s.weakest(survey.points)
	}
	if model := s.layout.model; sheet.assessed[model.LevelLens] {
		survey.Level = &model.Levels[sheet.level()]
		survey.whole = sheet.sum(s.level, low)
		survey.Score = Range{Low: survey.whole.score(), High: sheet.sum(s.level, high).score()}
	}
	return survey
}

// sum is pointsOf for the elements at the positions, of a lens that is assessed.
func (s *scoring) sum(positions []int, read reading) points {
	var sum points
	for _, at := range positions {
		sum.take(s.elements[at].Weight, s.grades[at], read)
	}
	return sum
}

// weakest is the group with the lowest score, the first of several; nil where none has a score.
func (s *Counter) weakest(scores []points) *framework.Group {
	weakest := -1
	for g, score := range scores {
		if score.max > 0 && (weakest < 0 || score.compare(scores[weakest]) < 0) {
			weakest = g
		}
	}
	if weakest < 0 {
		return nil
	}
	return &s.lens.Groups[weakest]
}

// compare orders points by their exact share.
func (p points) compare(other points) int { return cmp.Compare(p.got*other.max, other.got*p.max) }

// problem is what a row says of a file that could not be counted: the first of its problems.
func problem(err error) string {
	if problems, ok := errors.AsType[*diag.Error](err); ok {
		return problems.Problems[0].String()
	}
	return err.Error()
}
