package answers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/framework"
	"revops/internal/yamlpos"
)

// Combination is how the grades of several respondents become one.
type Combination string

// The combinations. Median is the lower one of two.
const (
	Median  Combination = "median"
	Minimum Combination = "min"
	Maximum Combination = "max"
)

// Response is what one of several respondents answered. File is the name of the file that it was read from.
type Response struct {
	File    string
	Answers *File
}

// Name is what the respondent is called: by name, or by team, or by file.
func (r Response) Name() string {
	return cmp.Or(r.Answers.Respondent.Name, string(r.Answers.Respondent.Team), r.File)
}

// SameOrganization returns an error that names two organizations if the responses are about more than one. A response without an
// organization matches any.
func SameOrganization(responses []Response) error {
	var first *Response
	for i, response := range responses {
		switch {
		case response.Answers.Organization == "":
		case first == nil:
			first = &responses[i]
		case response.Answers.Organization != first.Answers.Organization:
			return fmt.Errorf("%s is about %q, but %s is about %q: only answers of one organization can be combined",
				first.File, first.Answers.Organization, response.File, response.Answers.Organization)
		}
	}
	return nil
}

// Combine merges the answers of several respondents into one file, element by element, in the order of the framework. Open answers
// are left out unless all are open: then the grade is unknown if any respondent answered unknown. N/a holds only if every respondent
// with another value than unknown answered n/a. Of the remaining grades, how chooses one. Notes and reasons name their respondent,
// all evidence is kept, confidence is the lowest, and the date of the file is the latest. An answer counts from the newest day on
// which somebody gave the chosen grade. Of several waivers for an element the one that expires first holds. A single response is
// returned unchanged.
func Combine(model *framework.Framework, responses []Response, how Combination) *File {
	if len(responses) == 1 {
		return responses[0].Answers
	}
	combined := &File{Combined: true, Position: responses[0].Answers.Position}
	for _, response := range responses {
		combined.Organization = cmp.Or(combined.Organization, response.Answers.Organization)
		combined.Date = max(combined.Date, response.Answers.Date)
		for _, waiver := range response.Answers.Waivers {
			combined.addWaiver(waiver)
		}
	}
	said := ByElement(responses)
	for _, place := range model.Elements() {
		if all := said[place.ID]; len(all) > 0 {
			combined.Given = append(combined.Given, combineOne(all, how))
		}
	}
	return combined
}

// addWaiver adds a waiver. Of two for one element it keeps the one that expires first.
func (f *File) addWaiver(waiver Waiver) {
	at := slices.IndexFunc(f.Waivers, func(w Waiver) bool { return w.Element == waiver.Element })
	if at < 0 {
		f.Waivers = append(f.Waivers, waiver)
		return
	}
	held := f.Waivers[at]
	if cmp.Or(cmp.Compare(waiver.Expires, held.Expires), cmp.Compare(waiver.Reason, held.Reason), cmp.Compare(waiver.Owner, held.Owner)) < 0 {
		f.Waivers[at] = waiver
	}
}

// Statement is an answer with the respondent it is from.
type Statement struct {
	Answer
	By   int
	Name string
	// Dated is the day that the answer counts from in its own file.
	Dated Date
}

// ByElement lists what was said about each element, in the order of the responses.
func ByElement(responses []Response) map[framework.ElementID][]Statement {
	said := map[framework.ElementID][]Statement{}
	for i, response := range responses {
		for _, answer := range response.Answers.Given {
			said[answer.Element] = append(said[answer.Element], Statement{Answer: answer, By: i, Name: response.Name(), Dated: response.Answers.Dated(answer)})
		}
	}
	return said
}

func combineOne(all []Statement, how Combination) Answer {
	chosen := choose(all, how)
	combined := Answer{Element: chosen.Element, Grade: chosen.Grade, Position: chosen.Position}
	var notes, reasons []string
	for _, s := range all {
		if s.Note != "" {
			notes = append(notes, s.Name+": "+s.Note)
		}
		if s.Reason != "" && s.Grade == framework.NotApplicable {
			reasons = append(reasons, s.Name+": "+s.Reason)
		}
		combined.Evidence = append(combined.Evidence, s.Evidence...)
		if s.Grade == chosen.Grade {
			combined.AsOf = max(combined.AsOf, s.AsOf)
			combined.GradeDate = max(combined.GradeDate, s.Dated)
		}
		combined.Confidence = lower(combined.Confidence, s.Confidence)
	}
	combined.Note, combined.Reason = strings.Join(notes, "; "), strings.Join(reasons, "; ")
	return combined
}

// choose returns the answer whose grade counts for all respondents.
func choose(all []Statement, how Combination) Statement {
	graded := slices.DeleteFunc(slices.Clone(all), func(s Statement) bool { return !s.Grade.Graded() })
	if len(graded) > 0 {
		slices.SortStableFunc(graded, func(a, b Statement) int { return cmp.Compare(a.Grade.Points(), b.Grade.Points()) })
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
		if at := slices.IndexFunc(all, func(s Statement) bool { return s.Grade == grade }); at >= 0 {
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

// Merge gives theirs with the keys that mine changed of base; the reason for n/a goes with that grade.
func Merge(base, mine, theirs Answer) Answer {
	merged := theirs
	merged.Grade = changed(base.Grade, mine.Grade, theirs.Grade)
	merged.Note = changed(base.Note, mine.Note, theirs.Note)
	merged.Reason = changed(base.Reason, mine.Reason, theirs.Reason)
	merged.AsOf = changed(base.AsOf, mine.AsOf, theirs.AsOf)
	merged.Confidence = changed(base.Confidence, mine.Confidence, theirs.Confidence)
	if !slices.Equal(base.Evidence, mine.Evidence) {
		merged.Evidence = mine.Evidence
	}
	if mine.Grade == framework.NotApplicable && (mine.Grade != base.Grade || mine.Reason != base.Reason) {
		merged.Grade, merged.Reason = mine.Grade, mine.Reason
	}
	return merged
}

// changed returns mine if it differs from base, and theirs otherwise.
func changed[T comparable](base, mine, theirs T) T {
	if mine != base {
		return mine
	}
	return theirs
}

// LineBeside is Line with only those keys in which the answer differs from another one.
func LineBeside(answer, other Answer) string {
	return yamlpos.Inline(yamlpos.Field{Key: string(answer.Element), Value: shortest(changes(other, answer))})
}
