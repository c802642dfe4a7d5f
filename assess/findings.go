package assess

import (
	"fmt"
	"strings"

	"revops/framework"
	"revops/internal/diag"
)

// FindingCode names a kind of finding. A published code never changes its meaning.
type FindingCode string

// The kinds of findings.
const (
	NotAnswered         FindingCode = "not-answered"
	AnsweredUnknown     FindingCode = "unknown"
	PrerequisiteMissing FindingCode = "prerequisite-missing"
	LowConfidence       FindingCode = "low-confidence"
)

// FindingCodes lists the kinds of findings there are.
func FindingCodes() []FindingCode {
	return []FindingCode{NotAnswered, AnsweredUnknown, PrerequisiteMissing, LowConfidence}
}

// Finding is something in the answers to look at again. It changes no count.
type Finding struct {
	Code     FindingCode
	Element  framework.ElementID
	Message  string
	Position diag.Position
}

// findings looks at each element of the assessed lenses, in order.
func (s *sheet) findings() []Finding {
	var found []Finding
	for at, element := range s.elements {
		if !s.counts(at) {
			continue
		}
		add := func(code FindingCode, message string) {
			found = append(found, Finding{
				Code: code, Element: element.ID, Message: message, Position: s.answers[at].Position,
			})
		}
		if s.grades[at] == framework.Unanswered {
			add(NotAnswered, "nothing is answered yet")
		}
		if s.grades[at] == framework.Unknown {
			add(AnsweredUnknown, "nobody knew; find out")
		}
		if missing := s.deniedRequirements(at); s.inPlace(at) && len(missing) > 0 {
			add(PrerequisiteMissing, fmt.Sprintf("%s, yet what it builds on is graded none: %s",
				s.grades[at], strings.Join(missing, ", ")))
		}
		if s.answers[at].Confidence == Low && s.grades[at].Graded() {
			add(LowConfidence, "answered with low confidence")
		}
	}
	return found
}

// deniedRequirements lists the names of the required elements that are graded none.
func (s *sheet) deniedRequirements(at int) []string {
	var names []string
	for _, required := range s.requires[at] {
		if s.grades[required] == framework.None {
			names = append(names, s.elements[required].Name)
		}
	}
	return names
}
