package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/answers"
	"revops/framework"
)

// Shown is what measured data show about an element. It never changes an answer.
type Shown struct {
	Element framework.ElementID
	Kind    framework.MeasureKind
	// Suggested is the grade that the data suggest, framework.Unanswered where they suggest none.
	Suggested framework.Grade
	// AtMost is the highest grade that the data allow: framework.Full where they refute none, framework.Unanswered where
	// they say nothing.
	AtMost framework.Grade
	// Figures are those that are known, in the order of the measure.
	Figures []ShownFigure
	// Rule says what refutes the grades above AtMost, as RuleOf does; "" where none is refuted.
	Rule string
	// Shortfall says the same of the deals or accounts that lack what is wanted, as a person would: "26.4% of the new deals (14
	// of 53) have no real lead source, mostly allows at most 20%". It is for a finding, and "" where that can't be said.
	Shortfall string
	// Why explains, without a final stop, why the data say nothing or not everything; "" if they say everything.
	Why string
}

// ShownFigure is a figure with what it came to, such as "61.5% (40 of 65)".
type ShownFigure struct {
	ID   framework.FigureID
	Text string
}

// RuleOf says which condition refutes a grade, and what its figure came to: "new deals with a real lead source 61.5% (40 of
// 65), "mostly" needs at least 80%".
func RuleOf(refuted framework.Grade, by framework.Condition, came string) string {
	figure, _ := framework.FigureOf(by.Figure)
	return fmt.Sprintf("%s %s, %q needs %s", figure.Name, came, refuted, strings.TrimPrefix(by.String(), figure.Name+": "))
}

// Contradicts reports whether an answer is above what the data allow. An answer without points contradicts nothing.
func (s *Shown) Contradicts(said framework.Grade) bool { return said.Above(s.AtMost) }

// ShownResult compares the answers with what measured data show.
type ShownResult struct {
	// AsOf is the day on which the data were judged, "" if that is not known.
	AsOf answers.Date
	// Notes are sentences about what was measured.
	Notes []string
	// Warnings say what makes the data doubtful.
	Warnings []string
	// Elements are those of the assessed lenses about which the data can show anything, in the order of the framework.
	Elements []ShownElement
	// Level and Score are what the answers would come to if every answer that is above what the data allow were lowered to
	// that. Open answers count as none. Level is nil if the level lens is not assessed.
	Level *framework.Level
	Score Score
	// ByAnswers says that path, gaps, next steps and plan follow the answers. Otherwise they take each answer that is above what
	// the data allow as the data show it.
	ByAnswers bool
}

// ShownElement is an element with what was answered and what is shown.
type ShownElement struct {
	Element framework.Place
	Shown   Shown
	Said    framework.Grade
	// Contradicts says that the answer is above what the data allow.
	Contradicts bool
	// Saves is how many person-days less the path takes if an answer that is below what the data suggest is raised to that. It is 0
	// where it saves nothing, and where a path is only approximate.
	Saves int
}

// Below reports whether the answer is below what the data suggest. They may not show all that the higher grade needs.
func (e *ShownElement) Below() bool { return e.Shown.Suggested.Above(e.Said) }

// judgesAny reports whether the data limit the grade of any element.
func (r *ShownResult) judgesAny() bool {
	return slices.ContainsFunc(r.Elements, func(e ShownElement) bool { return e.Shown.AtMost.Graded() })
}

// compareShown holds the answers against what is shown, by the position of the element. Readiness says nothing about the
// element itself and is left out.
func (s *scoring) compareShown(shown []Shown) map[int]ShownElement {
	found := map[int]ShownElement{}
	for _, one := range shown {
		at, known := s.position[one.Element]
		if !known || !s.counts(at) || one.Kind == framework.Readiness {
			continue
		}
		found[at] = ShownElement{
			Element: s.elements[at], Shown: one, Said: s.grades[at], Contradicts: one.Contradicts(s.grades[at]),
		}
	}
	return found
}

// shownResult sums up what is shown beside the answers.
func (s *scoring) shownResult(beside map[int]ShownElement, asOf answers.Date) *ShownResult {
	result := &ShownResult{AsOf: asOf}
	for at := range s.elements {
		if shown, there := beside[at]; there {
			result.Elements = append(result.Elements, shown)
		}
	}
	if s.assessed[s.model.LevelLens] {
		lowered := s.lowered(result.Elements)
		result.Level = &s.model.Levels[lowered.level()]
		result.Score = lowered.pointsOf(lowered.inLevelLens, low).score()
	}
	return result
}

// lowered returns a copy of the scoring in which each answer that is above what is shown is lowered to that.
func (s *scoring) lowered(shown []ShownElement) *scoring {
	lowered := s.copy()
	for _, e := range shown {
		if e.Contradicts {
			lowered.grades[s.position[e.Element.ID]] = e.Shown.AtMost
		}
	}
	return lowered
}

// fillSavings counts the path again with each answer that is below what is shown raised to that, one at a time.
func (s *scoring) fillSavings(result *Result) {
	path := result.PathToTake()
	if result.Shown == nil || path == nil || !path.Exact {
		return
	}
	target := result.horizon(s.model)
	for i := range result.Shown.Elements {
		e := &result.Shown.Elements[i]
		if !e.Below() {
			continue
		}
		raised := s.copy()
		raised.grades[s.position[e.Element.ID]] = e.Shown.Suggested
		if shorter := raised.pathTo(target); shorter != nil && shorter.Exact {
			e.Saves = path.Days - shorter.Days
		}
	}
}

// contradiction says how an answer exceeds what the data allow, "" if it does not.
func (e ShownElement) contradiction() string {
	if !e.Contradicts {
		return ""
	}
	message := fmt.Sprintf("answered %s, CRM data supports at most %s", e.Said, e.Shown.AtMost)
	if e.Shown.AtMost == framework.None {
		message = fmt.Sprintf("answered %s, CRM data supports only none", e.Said)
	}
	if by := cmp.Or(e.Shown.Shortfall, e.Shown.Rule); by != "" {
		message += ": " + by
	}
	return message
}
