package report

import (
	"fmt"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// What deals show beside the answers, as the result document holds it.

type shownBeside struct {
	AsOf     answers.Date    `json:"as_of,omitempty"`
	Level    *levelName      `json:"level"`
	Score    *float64        `json:"score"`
	Elements []besideElement `json:"elements"`
}

type besideElement struct {
	Element     framework.ElementID   `json:"element"`
	Kind        framework.MeasureKind `json:"kind"`
	Said        *string               `json:"said"`
	Suggested   *string               `json:"suggested"`
	AtMost      *string               `json:"at_most"`
	Contradicts bool                  `json:"contradicts"`
	Figures     []shownFigure         `json:"figures"`
	Rule        string                `json:"rule,omitempty"`
	Why         string                `json:"why,omitempty"`
}

type shownFigure struct {
	Figure framework.FigureID `json:"figure"`
	Text   string             `json:"text"`
}

// shownOf is what is shown of the elements that the result shows, nil where no data were given.
func shownOf(r *assess.Result) *shownBeside {
	if r.Shown == nil {
		return nil
	}
	document := &shownBeside{AsOf: r.Shown.AsOf, Score: number(r.Shown.Score), Elements: []besideElement{}}
	if level := r.Shown.Level; level != nil {
		document.Level = new(nameOf(*level))
	}
	for _, e := range r.Shown.Elements {
		if !r.Shows(e.Element.Element) {
			continue
		}
		one := besideElement{
			Element: e.Element.ID, Kind: e.Shown.Kind, Said: gradeOf(e.Said), Suggested: gradeOf(e.Shown.Suggested),
			AtMost: gradeOf(e.Shown.AtMost), Contradicts: e.Contradicts, Figures: []shownFigure{}, Rule: e.Shown.Rule, Why: e.Shown.Why,
		}
		for _, figure := range e.Shown.Figures {
			one.Figures = append(one.Figures, shownFigure{Figure: figure.ID, Text: figure.Text})
		}
		document.Elements = append(document.Elements, one)
	}
	return document
}

func (r reader) shown(d *shownBeside) *assess.ShownResult {
	if d == nil {
		return nil
	}
	result := &assess.ShownResult{AsOf: d.AsOf, Level: r.level(d.Level), Score: score(d.Score)}
	for _, e := range d.Elements {
		shown := assess.Shown{
			Element: e.Element, Kind: e.Kind, Suggested: grade(e.Suggested), AtMost: grade(e.AtMost), Rule: e.Rule, Why: e.Why,
		}
		for _, figure := range e.Figures {
			shown.Figures = append(shown.Figures, assess.ShownFigure{ID: figure.Figure, Text: figure.Text})
		}
		result.Elements = append(result.Elements, assess.ShownElement{
			Element: r.place(e.Element), Shown: shown, Said: grade(e.Said), Contradicts: e.Contradicts,
		})
	}
	return result
}

// strayShown says which element shown is listed twice, is none of the elements or says another grade than it, or whether
// it contradicts another thing than its grades do, "" for none.
func (a Assessment) strayShown() string {
	if a.Result.Shown == nil {
		return ""
	}
	said := map[framework.ElementID]framework.Grade{}
	for _, e := range a.Result.Elements {
		said[e.Element.ID] = e.Answer.Grade
	}
	for _, e := range a.Result.Shown.Elements {
		grade, there := said[e.Element.ID]
		switch {
		case !there:
			return fmt.Sprintf("%s is not among the elements, or is given twice", e.Element.ID)
		case grade != e.Said:
			return fmt.Sprintf("%s is said to be %s, its answer is %s", e.Element.ID, GradeWord(e.Said), GradeWord(grade))
		case e.Contradicts != e.Shown.Contradicts(e.Said):
			return fmt.Sprintf("contradicts of %s does not follow from its grades", e.Element.ID)
		}
		delete(said, e.Element.ID)
	}
	return ""
}
