package assess

import (
	"cmp"
	"errors"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// Surveyor reads and counts the files of many companies for one framework. It may be used by any number of goroutines
// at once.
type Surveyor struct {
	layout *layout
	// all takes every file for answers; among passes over what is not meant to be answers.
	all, among *reader
	// level are the positions of the elements of each group of the level lens.
	level [][]int
}

// NewSurveyor makes a Surveyor for a framework.
func NewSurveyor(model *framework.Framework) *Surveyor {
	all := newReader(model)
	among := *all
	among.passOver = true
	s := &Surveyor{layout: newLayout(model), all: all, among: &among}
	lens, _ := model.Lens(model.LevelLens)
	for g := range lens.Groups {
		var positions []int
		for at, place := range s.layout.elements {
			if place.Group == &lens.Groups[g] {
				positions = append(positions, at)
			}
		}
		s.level = append(s.level, positions)
	}
	return s
}

// ForeignError is the error of a document that is not meant to be an answers file.
type ForeignError struct {
	// Schema is the schema that the document names, "" for none.
	Schema string
}

// Error says what the document is instead.
func (e *ForeignError) Error() string {
	if e.Schema == "" {
		return "not an answers file"
	}
	return "not an answers file but " + yamlpos.Quote(e.Schema)
}

// notAnswers returns a *ForeignError for a document that has no answers and does not say that it is an answers file.
func notAnswers(root *yamlpos.Node) *ForeignError {
	if root.Kind() != yamlpos.Mapping {
		return &ForeignError{}
	}
	m := root.Mapping("")
	if _, has := m.Find("answers"); has {
		return nil
	}
	foreign := &ForeignError{}
	if node, has := m.Find("schema"); has && node.Kind() == yamlpos.Scalar {
		foreign.Schema = node.String()
	}
	if strings.HasPrefix(foreign.Schema, "revops/answers") {
		return nil
	}
	return foreign
}

// Survey is what a portfolio wants to know of one file: its row, and which elements are missing there.
type Survey struct {
	Row
	// applies and missing tell it of each element by its position.
	applies, missing []bool
}

// Survey reads and counts an answers file: what Evaluate counts, without the path and all that follows from it. The
// error is a *diag.Error with every problem of the file, one without any value among them.
func (s *Surveyor) Survey(source diag.Source) (Survey, error) { return s.survey(s.all, source) }

// SurveyAmong is Survey for a file that was found and not named: the error of one that is not meant to hold answers is
// a *ForeignError.
func (s *Surveyor) SurveyAmong(source diag.Source) (Survey, error) { return s.survey(s.among, source) }

func (s *Surveyor) survey(reader *reader, source diag.Source) (Survey, error) {
	document, err := reader.document(source)
	if err != nil {
		return Survey{}, err
	}
	if err := RequireValues(document.Answers, source); err != nil {
		return Survey{}, err
	}
	return s.count(source.Name, document.Answers), nil
}

func (s *Surveyor) count(file string, answers *Answers) Survey {
	sheet := s.layout.graded(answers, nil)
	count := len(sheet.elements)
	survey := Survey{applies: make([]bool, count), missing: make([]bool, count)}
	// A part of a file's text would keep the whole of it.
	survey.File, survey.Organization = file, strings.Clone(answers.Organization)
	for at := range sheet.elements {
		survey.applies[at], survey.missing[at] = sheet.applicable(at), sheet.missing(at)
		if sheet.counts(at) && sheet.grades[at].Open() {
			survey.Open++
		}
	}
	model := s.layout.model
	if !sheet.assessed[model.LevelLens] {
		return survey
	}
	survey.Level = &model.Levels[sheet.level()]
	survey.points = make([]points, len(s.level))
	var whole, best points
	for g, positions := range s.level {
		survey.points[g] = sheet.sum(positions, low)
		whole = whole.plus(survey.points[g])
		best = best.plus(sheet.sum(positions, high))
	}
	survey.whole, survey.Score = whole, Range{Low: whole.score(), High: best.score()}
	survey.Weakest = s.weakest(survey.points)
	return survey
}

// sum is pointsOf for the elements at the positions, of a lens that is assessed.
func (s *sheet) sum(positions []int, read reading) points {
	var sum points
	for _, at := range positions {
		sum.take(s.elements[at].Weight, s.grades[at], read)
	}
	return sum
}

// weakest is the group with the lowest score, the first of several; nil where none has a score.
func (s *Surveyor) weakest(scores []points) *framework.Group {
	lens, _ := s.layout.model.Lens(s.layout.model.LevelLens)
	weakest := -1
	for g, score := range scores {
		if score.most > 0 && (weakest < 0 || score.compare(scores[weakest]) < 0) {
			weakest = g
		}
	}
	if weakest < 0 {
		return nil
	}
	return &lens.Groups[weakest]
}

// compare orders points by their exact share.
func (p points) compare(other points) int { return cmp.Compare(p.got*other.most, other.got*p.most) }

func (p points) plus(other points) points { return points{p.got + other.got, p.most + other.most} }

// problem is what a row says of a file that could not be counted: the first of its problems.
func problem(err error) string {
	if problems, ok := errors.AsType[*diag.Error](err); ok {
		return problems.Problems[0].String()
	}
	return err.Error()
}
