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
	c := &Counter{layout: newLayout(model)}
	c.lens, _ = model.Lens(lens)
	c.groups = make([][]int, len(c.lens.Groups))
	for at, place := range c.layout.elements {
		if place.Lens.ID == model.LevelLens {
			c.level = append(c.level, at)
		}
		for g := range c.lens.Groups {
			if place.Group == &c.lens.Groups[g] {
				c.groups[g] = append(c.groups[g], at)
			}
		}
	}
	return c
}

// Company is what a portfolio wants to know of one file: its row, and which elements are missing there.
type Company struct {
	Row
	// applies and missing tell it of each element by its position.
	applies, missing []bool
}

// Count reads and counts an answers file: what Evaluate counts, without the path and all that follows from it. The
// error is that of the parser, or a *diag.Error if the file has no value.
func (c *Counter) Count(source diag.Source, parse answers.Parser) (Company, error) {
	given, err := parse(source, c.layout.model)
	if err != nil {
		return Company{}, err
	}
	if err := answers.RequireValues(given, source); err != nil {
		return Company{}, err
	}
	return c.company(source.Name, given), nil
}

func (c *Counter) company(file string, given *answers.File) Company {
	s := c.layout.graded(given, nil)
	count := len(s.elements)
	company := Company{applies: make([]bool, count), missing: make([]bool, count)}
	// A part of a file's text would keep the whole of it.
	company.File, company.Organization = file, strings.Clone(given.Organization)
	for at := range s.elements {
		company.applies[at], company.missing[at] = s.applicable(at), s.missing(at)
		if s.counts(at) && s.grades[at].Open() {
			company.Open++
		}
	}
	if s.assessed[c.lens.ID] {
		company.points = make([]points, len(c.groups))
		for g, positions := range c.groups {
			company.points[g] = s.sum(positions, low)
		}
		company.Weakest = c.weakest(company.points)
	}
	if model := c.layout.model; s.assessed[model.LevelLens] {
		company.Level = &model.Levels[s.level()]
		company.whole = s.sum(c.level, low)
		company.Score = Range{Low: company.whole.score(), High: s.sum(c.level, high).score()}
	}
	return company
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
func (c *Counter) weakest(scores []points) *framework.Group {
	weakest := -1
	for g, score := range scores {
		if score.max > 0 && (weakest < 0 || score.compare(scores[weakest]) < 0) {
			weakest = g
		}
	}
	if weakest < 0 {
		return nil
	}
	return &c.lens.Groups[weakest]
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
