package assess

import (
	"cmp"
	"fmt"
	"slices"
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
	FutureEvidence      FindingCode = "future-evidence"
	WaiverExpired       FindingCode = "waiver-expired"
	WaiverUnneeded      FindingCode = "waiver-unneeded"
	EvidenceContradicts FindingCode = "evidence-contradicts"
)

// FindingCodes lists the kinds of findings there are, those that matter most first. Findings stand in this order.
func FindingCodes() []FindingCode {
	return []FindingCode{
		EvidenceContradicts, PrerequisiteMissing, StaleEvidence, FutureEvidence, WaiverExpired, WaiverUnneeded, LowConfidence,
		NotAnswered, AnsweredUnknown,
	}
}

// Finding is something in the answers to look at again. It changes no count.
type Finding struct {
	Code     FindingCode
	Element  framework.ElementID
	Message  string
	Position diag.Position
}

// findings looks at each element of the assessed lenses, in order, and sorts what it finds with the findings about waivers. Beside holds
// what measured data show, by position.
func (s *scoring) findings(given *answers.File, options Options, beside map[int]ShownElement, waivers []Finding) []Finding {
	found := waivers
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
			add(NotAnswered, "not answered yet")
		}
		if s.grades[at] == framework.Unknown {
			add(AnsweredUnknown, "answered unknown: find out and rate it")
		}
		if missing := s.deniedRequirements(at); s.inPlace(at) && len(missing) > 0 {
			add(PrerequisiteMissing, fmt.Sprintf("rated %s, %s not in place (%s)", s.grades[at], prerequisites(len(missing)), strings.Join(missing, ", ")))
		}
		if code, message := age(s.answers[at], given.Dated(s.answers[at]), options); code != "" && s.grades[at].Graded() {
			add(code, message)
		}
		if s.answers[at].Confidence == answers.Low && s.grades[at].Graded() {
			add(LowConfidence, "answered with low confidence")
		}
		if message := beside[at].contradiction(); message != "" {
			add(EvidenceContradicts, message)
		}
	}
	codes := FindingCodes()
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(slices.Index(codes, a.Code), slices.Index(codes, b.Code)) })
	return found
}

func prerequisites(number int) string {
	if number == 1 {
		return "prerequisite"
	}
	return "prerequisites"
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

// age returns the finding about the date of an answer, an empty code for none. It checks only if a maximum age is set. A date in the
// future, of the answer or of its evidence, is a finding because it would never become stale.
func age(answer answers.Answer, dated answers.Date, options Options) (FindingCode, string) {
	if options.Oldest == "" {
		return "", ""
	}
	latest := dated
	for _, item := range answer.Evidence {
		latest = max(latest, item.AsOf)
	}
	switch {
	case options.Today != "" && latest > options.Today:
		return FutureEvidence, fmt.Sprintf("dated %s, which is after %s", latest, options.Today)
	case dated == "":
		return StaleEvidence, "no date: neither the answer nor the file has one"
	case dated < options.Oldest:
		return StaleEvidence, fmt.Sprintf("dated %s, older than %s", dated, options.Oldest)
	default:
		return "", ""
	}
}
