package page

import (
	"slices"

	"revops/answers"
	"revops/framework"
	"revops/report/document"
)

// surveyGiven is an answers file as the script of a survey holds it.
type surveyGiven struct {
	Organization string           `json:"organization"`
	Name         string           `json:"name"`
	Team         framework.TeamID `json:"team"`
	Date         answers.Date     `json:"date"`
	// Answers are pairs of an element and its answer.
	Answers [][2]any       `json:"answers"`
	Waivers []surveyWaiver `json:"waivers"`
}

type surveyAnswer struct {
	Grade      string             `json:"grade"`
	Note       string             `json:"note"`
	Reason     string             `json:"reason"`
	Evidence   []surveyEvidence   `json:"evidence"`
	AsOf       answers.Date       `json:"as_of"`
	Confidence answers.Confidence `json:"confidence"`
}

type surveyEvidence struct {
	Text string       `json:"text"`
	AsOf answers.Date `json:"as_of"`
}

type surveyWaiver struct {
	Element framework.ElementID `json:"element"`
	Reason  string              `json:"reason"`
	Owner   string              `json:"owner"`
	Expires answers.Date        `json:"expires"`
}

// newSurveyGiven takes of a file, if there is one, what it says of the elements that are asked.
func newSurveyGiven(file *answers.File, asked []framework.Place) surveyGiven {
	if file == nil {
		file = &answers.File{}
	}
	given := surveyGiven{
		Organization: file.Organization, Name: file.Respondent.Name, Team: file.Respondent.Team, Date: file.Date,
		Answers: [][2]any{}, Waivers: []surveyWaiver{},
	}
	isAsked := func(id framework.ElementID) bool {
		return slices.ContainsFunc(asked, func(place framework.Place) bool { return place.ID == id })
	}
	for _, answer := range file.Given {
		if !isAsked(answer.Element) {
			continue
		}
		written := surveyAnswer{
			Grade: answer.Grade.String(), Note: answer.Note, Reason: answer.Reason,
			AsOf: answer.AsOf, Confidence: answer.Confidence,
			Evidence: document.Each(answer.Evidence, func(item answers.Evidence) surveyEvidence { return surveyEvidence(item) }),
		}
		given.Answers = append(given.Answers, [2]any{answer.Element, written})
	}
	for _, waiver := range file.Waivers {
		if isAsked(waiver.Element) {
			given.Waivers = append(given.Waivers, surveyWaiver{waiver.Element, waiver.Reason, waiver.Owner, waiver.Expires})
		}
	}
	return given
}
