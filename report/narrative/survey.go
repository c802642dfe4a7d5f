package narrative

import (
	"slices"
	"strings"

	"revops/framework"
)

// What those who are asked are told about their answers, on the survey page and in the workbook.
const (
	SurveyPurpose = "This survey shows how well your company runs its revenue: how marketing, sales, customer success and finance plan, measure and work together."
	SurveyUse     = "The person who sent it counts everybody's answers together, to see what is in place and what to improve next."
	SurveyUnsure  = "Unsure between two? Take the lower."
	SurveyUnheard = "Never heard of it? Choose none if it would be your own team's work, otherwise "
)

// FactorsMeaning spells FACT out for those who are asked, "" where no name of an element or a group that they see holds it.
func FactorsMeaning(asked []framework.Place) string {
	if !slices.ContainsFunc(asked, func(place framework.Place) bool { return strings.Contains(place.Name+place.Group.Name, "FACT") }) {
		return ""
	}
	return "FACT stands for the four figures behind revenue: Flow (how many deals come in), Average Sale, Conversion Rate (the share of deals won) and Time to Close."
}
