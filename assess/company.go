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
}

// NewCounter makes a Counter for a framework that looks at the groups of a lens of it. Level and score are those of the
// level lens, whatever is looked at.
func NewCounter(model *framework.Framework, lens framework.LensID) *Counter {
	c := &Counter{layout: newLayout(model)}
	c.lens, _ = model.Lens(lens)
	return c
}

// Company is what a portfolio keeps of one file: its row and its missing elements.
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
		for _, group := range c.lens.Groups {
			company.points = append(company.points, s.pointsOf(s.inGroup(group.ID), low))
		}
		company.Weakest = c.weakest(company.points)
	}
	if model := c.layout.model; s.assessed[model.LevelLens] {
		company.Level = &model.Levels[s.level()]
		company.whole = s.pointsOf(s.inLevelLens, low)
		company.Score = s.scoreRange(s.inLevelLens)
	}
	return company
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

// FirstProblem returns the first problem of a file that could not be read, in one line.
func FirstProblem(err error) string {
	if problems, ok := errors.AsType[*diag.Error](err); ok {
		return problems.Problems[0].String()
	}
	return err.Error()
}
