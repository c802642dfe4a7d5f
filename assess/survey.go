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
	// lens is the one whose groups are looked at.
	lens *framework.Lens
	// level are the positions of the elements of the level lens, groups those of each group of the lens looked at.
	level  []int
	groups [][]int
}

// NewSurveyor makes a Surveyor for a framework that looks at the groups of a lens of it. Level and score are those of the
// level lens, whatever is looked at.
func NewSurveyor(model *framework.Framework, lens framework.LensID) *Surveyor {
	all := newReader(model)
	among := *all
	among.passOver = true
	s := &Surveyor{layout: newLayout(model), all: all, among: &among}
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
func (s *sheet) sum(positions []int, read reading) points {
	var sum points
	for _, at := range positions {
		sum.take(s.elements[at].Weight, s.grades[at], read)
	}
	return sum
}

// weakest is the group with the lowest score, the first of several; nil where none has a score.
func (s *Surveyor) weakest(scores []points) *framework.Group {
	weakest := -1
	for g, score := range scores {
		if score.most > 0 && (weakest < 0 || score.compare(scores[weakest]) < 0) {
			weakest = g
		}
	}
	if weakest < 0 {
		return nil
	}
	return &s.lens.Groups[weakest]
}

// compare orders points by their exact share.
func (p points) compare(other points) int { return cmp.Compare(p.got*other.most, other.got*p.most) }

// problem is what a row says of a file that could not be counted: the first of its problems.
func problem(err error) string {
	if problems, ok := errors.AsType[*diag.Error](err); ok {
		return problems.Problems[0].String()
	}
	return err.Error()
}
