package report

import (
	"strings"

	"revops/answers"
	"revops/framework"
)

// EntryPrefix begins the evidence that is entered in answers files, by which it is known again.
const EntryPrefix = "From deals as of "

// entry puts the known figures and what they show in a sentence, false where nothing can be told.
func (e Evidence) entry(s measuredElement) (answers.Evidence, bool) {
	var figures []string
	for _, v := range s.Figures {
		if v.Known {
			figures = append(figures, v.Name+" "+v.String())
		}
	}
	var shows string
	switch {
	case s.Measure.Kind == framework.Readiness:
		return answers.Evidence{}, false
	case s.Suggested.Graded():
		shows = "suggests " + s.Suggested.String()
		if s.AtMost < framework.Full && s.AtMost > s.Suggested {
			shows += ", allows " + s.AtMost.String() + " at most"
		}
	case s.AtMost == framework.Full:
		shows = "refutes no grade"
	case s.AtMost.Graded():
		shows = "allows " + s.AtMost.String() + " at most"
	default:
		return answers.Evidence{}, false
	}
	day := e.AsOf.String()
	return answers.Evidence{Text: EntryPrefix + day + ": " + strings.Join(figures, ", ") + "; " + shows, AsOf: answers.Date(day)}, true
}
