package evidence

import (
	"strings"

	"revops/deals"
	"revops/framework"
)

// EntryPrefix begins the evidence that is entered in answers files, by which it is known again.
const EntryPrefix = "From deals as of "

// Entry is the sentence that is entered in an answers file as evidence: the known figures, the day of which they are, and what
// they show; false where nothing is known of a grade.
func (s *Shown) Entry(asOf deals.Day) (sentence string, ok bool) {
	var shows string
	switch {
	case s.Measure.Kind == framework.Readiness, !s.AtMost.Graded() && !s.Suggested.Graded():
		return "", false
	case s.Suggested.Graded():
		shows = "suggests " + s.Suggested.String()
		if s.AtMost < framework.Full && s.AtMost > s.Suggested {
			shows += ", supports at most " + s.AtMost.String()
		}
	case s.AtMost == framework.Full:
		shows = "rules out no grade"
	default:
		shows = "supports at most " + s.AtMost.String()
	}
	var figures []string
	for _, v := range s.Figures {
		if v.Known {
			figures = append(figures, v.Name+" "+v.String())
		}
	}
	return EntryPrefix + asOf.String() + ": " + strings.Join(figures, ", ") + "; " + shows, true
}
