package framework

import (
	"slices"

	"revops/internal/yamlpos"
)

// Grade is the answer to an element's question. The zero value is Unanswered.
type Grade int

// The grades. None to Full are worth 0 to 3 points; NotApplicable takes an element out of the count; Unknown says
// that the respondent does not know.
const (
	Unanswered Grade = iota
	None
	Partial
	Mostly
	Full
	NotApplicable
	Unknown
)

// GradeNames lists the words for grades as answers files write them.
func GradeNames() []string {
	return []string{"none", "partial", "mostly", "full", "n/a", "unknown"}
}

// String gives the word for the grade, "" for no answer.
func (g Grade) String() string {
	if g < None || g > Unknown {
		return ""
	}
	return GradeNames()[g-None]
}

// ParseGrade reads a grade by its word, or by its points written as one digit.
func ParseGrade(text string) (Grade, bool) {
	if at := slices.Index([]string{"0", "1", "2", "3"}, text); at >= 0 {
		return None + Grade(at), true
	}
	if at := slices.Index(GradeNames(), text); at >= 0 {
		return None + Grade(at), true
	}
	return Unanswered, false
}

// ReadNode reads a grade as ParseGrade does and reports a text that is not one.
func (g *Grade) ReadNode(node *yamlpos.Node) {
	text, ok := node.Text()
	grade, known := ParseGrade(text)
	if ok && !known {
		node.Refuse(CodeUnknownGrade, "grade", GradeNames())
	}
	*g = grade
}

// MaxPoints is what the best grade is worth.
const MaxPoints = 3

// Points is what the grade is worth: 0 to 3 for none to full, 0 for any other.
func (g Grade) Points() int {
	if !g.Graded() {
		return 0
	}
	return int(g - None)
}

// Graded reports whether the grade is one of the four from none to full.
func (g Grade) Graded() bool { return g >= None && g <= Full }

// Above reports whether both grades are among the four from none to full and the first is higher.
func (g Grade) Above(limit Grade) bool { return g.Graded() && limit.Graded() && g > limit }

// Open reports whether an answer is still wanted: there is none, or it is unknown.
func (g Grade) Open() bool { return g == Unanswered || g == Unknown }

// Next is the grade one move up, false at the top. An open grade moves up from none.
func (g Grade) Next() (Grade, bool) {
	switch g {
	case Full, NotApplicable:
		return g, false
	case Unanswered, Unknown:
		return Partial, true
	default:
		return g + 1, true
	}
}
