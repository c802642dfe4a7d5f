package document

import (
	"fmt"
	"slices"

	"revops/answers"
	"revops/assess"
	"revops/evidence"
	"revops/framework"
)

// ResultEvidence is what was answered beside what deals show, for the elements that the result lists.
type ResultEvidence struct {
	AsOf answers.Date `json:"as_of,omitempty"`
	// Warnings say what makes doubtful what deals show, each without a full stop.
	Warnings []string `json:"warnings,omitempty"`
	// Notes are sentences about the deals that count.
	Notes []string `json:"notes,omitempty"`
	// Level and Score are those that the answers give if each one above what the deals allow is lowered to that.
	Level *Level       `json:"level" jsonschema:"nullable"`
	Score assess.Score `json:"score"`
	// PathFrom says what path, gaps, next steps and plan count from: the answers, or the evidence, which lowers each contradicted
	// answer to the highest grade that the deals support. Results of earlier versions of the program lack it; they count from the
	// answers.
	PathFrom PathSource       `json:"path_from,omitempty"`
	Elements []AnswerEvidence `json:"elements"`
	// Forecast is what the deals say of the forecast. Results of earlier versions of the program lack it.
	Forecast *ResultForecast `json:"forecast,omitempty"`
	// Size is that of the deals that were counted. Results of earlier versions of the program lack it.
	Size *DealsSize `json:"size,omitempty"`
}

// DealsSize says how many deals were counted, by which a person sees whether they are those of the whole company.
type DealsSize struct {
	// Deals counts those that were there on the day, Open those that were open on it, Won those that were won in the days up to it.
	Deals int `json:"deals"`
	Open  int `json:"open"`
	Won   int `json:"won"`
	// Days is the length of the time in which Won counts.
	Days int `json:"days"`
	// Owners counts the persons who own open and recent deals, absent where that is not known.
	Owners int `json:"owners,omitempty"`
}

// NewDealsSize gives the size of deals that were won in so many days.
func NewDealsSize(of evidence.Size, days int) *DealsSize {
	return &DealsSize{Deals: of.Deals, Open: of.Open, Won: of.Won, Days: days, Owners: of.Owners}
}

// String names the figures: "118 deals, 12 of them open, 26 won in 365 days (6.5 a quarter), 4 owners".
func (s *DealsSize) String() string {
	const quarter = 365.0 / 4
	text := fmt.Sprintf("%s, %d of them open, %d won in %s", Count(s.Deals, "deal", "deals"), s.Open, s.Won, Count(s.Days, "day", "days"))
	if s.Days > 0 {
		text += fmt.Sprintf(" (%.1f a quarter)", float64(s.Won)*quarter/float64(s.Days))
	}
	if s.Owners > 0 {
		text += ", " + Count(s.Owners, "owner", "owners")
	}
	return text
}

// PathSource is what path, gaps, next steps and plan count from where deals were given.
type PathSource string

// The sources of a path.
const (
	PathFromEvidence PathSource = "evidence"
	PathFromAnswers  PathSource = "answers"
)

// PathSources lists the sources of a path, the usual one first.
func PathSources() []PathSource { return []PathSource{PathFromEvidence, PathFromAnswers} }

// AnswerEvidence is an element with what was answered and what deals show.
type AnswerEvidence struct {
	Element framework.ElementID   `json:"element"`
	Kind    framework.MeasureKind `json:"kind"`
	Answer  framework.Grade       `json:"said"`
	// Suggested is null where the deals suggest no grade.
	Suggested framework.Grade `json:"suggested"`
	// AtMost is the highest grade that the deals allow, null where they say nothing.
	AtMost framework.Grade `json:"at_most"`
	// Contradicts says that the answer is above what the deals allow.
	Contradicts bool `json:"contradicts"`
	// SavesDays is how many person-days less the path takes if an answer below what the deals suggest is raised to that, absent for none.
	SavesDays int            `json:"saves_days,omitempty"`
	Figures   []AnswerFigure `json:"figures"`
	// Rule says what refutes the grades above AtMost, Why why something could not be told.
	Rule string `json:"rule,omitempty"`
	Why  string `json:"why,omitempty"`
}

// AnswerFigure is a figure with what it came to, such as "61.5% (40 of 65)".
type AnswerFigure struct {
	Figure framework.FigureID `json:"figure"`
	Text   string             `json:"text"`
}

// Below reports whether the answer is below what the deals suggest. They may not show all that the higher grade needs.
func (e *AnswerEvidence) Below() bool { return e.Suggested.Above(e.Answer) }

// resultEvidenceOf is nil where no data were given.
func resultEvidenceOf(c Counted) *ResultEvidence {
	r := c.Result
	if r.Shown == nil {
		return nil
	}
	document := &ResultEvidence{
		AsOf: r.Shown.AsOf, Notes: r.Shown.Notes, Warnings: r.Shown.Warnings, Level: levelOrNil(r.Shown.Level), Score: r.Shown.Score, Elements: []AnswerEvidence{},
		PathFrom: PathFromEvidence, Forecast: c.Forecast, Size: c.Size,
	}
	if r.Shown.ByAnswers {
		document.PathFrom = PathFromAnswers
	}
	for _, e := range r.Shown.Elements {
		if !r.Shows(e.Element.Element) {
			continue
		}
		document.Elements = append(document.Elements, AnswerEvidence{
			Element: e.Element.ID, Kind: e.Shown.Kind, Answer: e.Said, Suggested: e.Shown.Suggested, AtMost: e.Shown.AtMost,
			Contradicts: e.Contradicts, SavesDays: e.Saves, Rule: e.Shown.Rule, Why: e.Shown.Why,
			Figures: Each(e.Shown.Figures, func(f assess.ShownFigure) AnswerFigure { return AnswerFigure{Figure: f.ID, Text: f.Text} }),
		})
	}
	return document
}

// ShownForAssess gives what deals show in the form in which answers are held against it.
func ShownForAssess(shown []evidence.Shown) []assess.Shown {
	list := []assess.Shown{}
	for i := range shown {
		s := &shown[i]
		one := assess.Shown{
			Element: s.Measure.Element, Kind: s.Measure.Kind, Suggested: s.Suggested, AtMost: s.AtMost, Shortfall: s.Shortfall(), Why: s.Why,
		}
		for _, figure := range s.Figures {
			if figure.Known {
				one.Figures = append(one.Figures, assess.ShownFigure{ID: figure.ID, Text: figure.String()})
			}
		}
		if refuting := s.Refuting(); refuting != nil {
			one.Rule = assess.RuleOf(s.Refuted, *s.By, refuting.String())
		}
		list = append(list, one)
	}
	return list
}

// AboveMark and BelowMark mark answers that are above what deals allow, and below what they suggest.
const (
	AboveMark = "higher"
	BelowMark = "lower"
)

// AnyGrade says that data allow every grade and suggest none.
const AnyGrade = "no constraint"

// Rank is the place in which the element stands among others: contradicted answers first, then those below what is suggested, then what is
// consistent, and what could not be tested last.
func (e *AnswerEvidence) Rank() int {
	switch {
	case e.Contradicts:
		return 0
	case e.Below():
		return 1
	case e.AtMost.Graded():
		return 2
	default:
		return 3
	}
}

// Mark says how an answer stands to what is shown, "" where neither contradicts the other.
func (e *AnswerEvidence) Mark() string {
	switch {
	case e.Contradicts:
		return AboveMark
	case e.Below():
		return BelowMark
	default:
		return ""
	}
}

// MarkWord is the mark in a word for each answer: those that deals test and do not mark are consistent.
func (e *AnswerEvidence) MarkWord() string {
	switch mark := e.Mark(); {
	case mark != "":
		return mark
	case e.Answer.Graded() && e.Tests():
		return "consistent"
	default:
		return "not tested"
	}
}

// Words say what is shown of an element.
func (e *AnswerEvidence) Words() string { return gradeEvidence(e.Suggested, e.AtMost) }

// gradeEvidence says which grade data suggest and up to which they allow one, a dash where they say nothing.
func gradeEvidence(suggested, atMost framework.Grade) string {
	switch {
	case !atMost.Graded():
		return "–"
	case !suggested.Graded() && atMost == framework.Full:
		return AnyGrade
	case !suggested.Graded():
		return "at most " + atMost.String()
	default:
		return Span(suggested.String(), atMost.String())
	}
}

// Basis says the most telling fact about an element: what refutes a grade, else the first figure, else why there is none.
func (e *AnswerEvidence) Basis() string {
	switch {
	case e.Rule != "":
		return e.Rule
	case len(e.Figures) > 0 && e.AtMost.Graded():
		return e.Figures[0].Name() + ": " + e.Figures[0].Text
	default:
		return e.Why
	}
}

// Name is what the figure is called.
func (f AnswerFigure) Name() string {
	figure, _ := framework.FigureOf(f.Figure)
	return figure.Name
}

// Tests reports whether deals say something of a grade: they suggest one, or rule one out.
func (e *AnswerEvidence) Tests() bool {
	return e.Suggested.Graded() || e.AtMost.Graded() && e.AtMost != framework.Full
}

// Contradicted reports whether the path takes an answer as deals show it, below what was answered.
func (r *Result) Contradicted(id framework.ElementID) bool {
	return r.Evidence != nil && r.Evidence.PathFrom == PathFromEvidence && slices.ContainsFunc(r.Evidence.Elements, func(e AnswerEvidence) bool {
		return e.Element == id && e.Contradicts
	})
}
