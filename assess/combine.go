package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/framework"
)

// Combination is how the grades of several respondents become one.
type Combination string

// The combinations. Median is the lower one of two.
const (
	Median  Combination = "median"
	Minimum Combination = "min"
	Maximum Combination = "max"
)

// Voice is one of several respondents with what they said. File names where it stands.
type Voice struct {
	File    string
	Answers *Answers
}

// Name is what the respondent is called: by name, or by team, or by file.
func (v Voice) Name() string {
	return cmp.Or(v.Answers.Respondent.Name, string(v.Answers.Respondent.Team), v.File)
}

// SameOrganization returns an error that names two organizations if the voices are about more than one. A voice that
// names none goes with any.
func SameOrganization(voices []Voice) error {
	var first *Voice
	for i, voice := range voices {
		switch {
		case voice.Answers.Organization == "":
		case first == nil:
			first = &voices[i]
		case voice.Answers.Organization != first.Answers.Organization:
			return fmt.Errorf("%s is about %q, %s about %q: answers of one organization only can be combined",
				first.File, first.Answers.Organization, voice.File, voice.Answers.Organization)
		}
	}
	return nil
}

// Combine makes the answers of several respondents one, element by element, in the order of the framework. Open
// answers are left out unless all are open: then it is unknown if one said so. N/a holds only if everyone with a value
// other than unknown says so. Of the grades that are left one is taken. Notes and reasons keep their respondent, all
// evidence is kept, confidence is the lowest, and the date is the latest. Of waivers of an element the first holds. One
// voice comes out as it is.
func Combine(model *framework.Framework, voices []Voice, how Combination) *Answers {
	if len(voices) == 1 {
		return voices[0].Answers
	}
	combined := &Answers{Position: voices[0].Answers.Position}
	for _, voice := range voices {
		combined.Organization = cmp.Or(combined.Organization, voice.Answers.Organization)
		combined.Date = max(combined.Date, voice.Answers.Date)
		for _, waiver := range voice.Answers.Waivers {
			if !slices.ContainsFunc(combined.Waivers, func(w Waiver) bool { return w.Element == waiver.Element }) {
				combined.Waivers = append(combined.Waivers, waiver)
			}
		}

	}
	said := sayings(voices)
	for _, place := range model.Elements() {
		if all := said[place.ID]; len(all) > 0 {
			combined.Given = append(combined.Given, combineOne(all, how))
		}
	}
	return combined
}

// saying is an answer with the respondent it is from.
type saying struct {
	Answer
	voice int
	name  string
}

// sayings lists what was said about each element, in the order of the voices.
func sayings(voices []Voice) map[framework.ElementID][]saying {
	said := map[framework.ElementID][]saying{}
	for i, voice := range voices {
		for _, answer := range voice.Answers.Given {
			said[answer.Element] = append(said[answer.Element], saying{Answer: answer, voice: i, name: voice.Name()})
		}
	}
	return said
}

func combineOne(all []saying, how Combination) Answer {
	chosen := choose(all, how)
	combined := Answer{Element: chosen.Element, Grade: chosen.Grade, Position: chosen.Position}
	var notes, reasons []string
	for _, s := range all {
		if s.Note != "" {
			notes = append(notes, s.name+": "+s.Note)
		}
		if s.Reason != "" && s.Grade == framework.NotApplicable {
			reasons = append(reasons, s.name+": "+s.Reason)
		}
		combined.Evidence = append(combined.Evidence, s.Evidence...)
		combined.AsOf = max(combined.AsOf, s.AsOf)
		combined.Confidence = lower(combined.Confidence, s.Confidence)
	}
	combined.Note, combined.Reason = strings.Join(notes, "; "), strings.Join(reasons, "; ")
	return combined
}

// choose is the answer whose grade is that of all.
func choose(all []saying, how Combination) saying {
	graded := slices.DeleteFunc(slices.Clone(all), func(s saying) bool { return !s.Grade.Graded() })
	if len(graded) > 0 {
		slices.SortStableFunc(graded, func(a, b saying) int { return cmp.Compare(a.Grade.Points(), b.Grade.Points()) })
		switch how {
		case Minimum:
			return graded[0]
		case Maximum:
			return graded[len(graded)-1]
		default:
			return graded[(len(graded)-1)/2]
		}
	}
	for _, grade := range []framework.Grade{framework.NotApplicable, framework.Unknown} {
		if at := slices.IndexFunc(all, func(s saying) bool { return s.Grade == grade }); at >= 0 {
			return all[at]
		}
	}
	return all[0]
}

// lower is the lower of two degrees of confidence; what is not said is higher than any.
func lower(a, b Confidence) Confidence {
	rank := []Confidence{Low, Medium, High, ""}
	return rank[min(slices.Index(rank, a), slices.Index(rank, b))]
}
