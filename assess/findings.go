package assess

import (
	"cmp"
	"fmt"
	"strings"

	"revops/answers"
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
	StaleEvidence       FindingCode = "stale-evidence"
	WaiverExpired       FindingCode = "waiver-expired"
	WaiverUnneeded      FindingCode = "waiver-unneeded"
	EvidenceContradicts FindingCode = "evidence-contradicts"
)

// FindingCodes lists the kinds of findings there are.
func FindingCodes() []FindingCode {
	return []FindingCode{
		NotAnswered, AnsweredUnknown, PrerequisiteMissing, LowConfidence, StaleEvidence, WaiverExpired, WaiverUnneeded,
		EvidenceContradicts,
	}
}

// Finding is something in the answers to look at again. It changes no count.
type Finding struct {
	Code     FindingCode
	Element  framework.ElementID
	Message  string
	Position diag.Position
}

// findings looks at each element of the assessed lenses, in order. Answers older than the date of `oldest` are stale,
// none if that is empty; an answer without a date of its own is as old as its file. Beside holds
// what measured data show, by position.
func (s *scoring) findings(file, oldest answers.Date, beside map[int]ShownElement) []Finding {
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
		if message := stale(s.answers[at], file, oldest); message != "" && s.grades[at].Graded() {
			add(StaleEvidence, message)
		}
		if s.answers[at].Confidence == answers.Low && s.grades[at].Graded() {
			add(LowConfidence, "answered with low confidence")
		}
		if message := beside[at].contradiction(); message != "" {
			add(EvidenceContradicts, message)
		}
	}
	return found
}

// deniedRequirements lists the names of the required elements that are graded none.
func (s *scoring) deniedRequirements(at int) []string {
	var names []string
	for _, required := range s.requires[at] {
		if s.grades[required] == framework.None {
			names = append(names, s.elements[required].Name)
		}
	}
	return names
}

// stale says why an answer is too old: its own date, else the newest of its evidence, else that of its file, comes before
// the oldest that is good enough. It is "" for one that is not.
func stale(answer answers.Answer, file, oldest answers.Date) string {
	if oldest == "" {
		return ""
	}
	of := answer.AsOf
	if of == "" {
		for _, item := range answer.Evidence {
			of = max(of, item.AsOf)
		}
	}
	switch of = cmp.Or(of, file); {
	case of == "":
		return "neither the answer nor the file has a date"
	case of < oldest:
		return fmt.Sprintf("as of %s, older than %s", of, oldest)
	default:
		return ""
	}
}
