package framework

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// Grade is the answer to an element's question. The zero value is Unanswered.
type Grade int

// The grades. None to Full are worth 0 to MaxPoints; NotApplicable takes an element out of the count; Unknown says
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

// Grades lists those that an element can have, from none to full. Each but the first has a step that leads to it.
func Grades() []Grade {
	var grades []Grade
	for grade := None; grade <= Full; grade++ {
		grades = append(grades, grade)
	}
	return grades
}

// GradeWords are GradedNames as a sentence has them: "none, partial, mostly, full".
func GradeWords() string { return strings.Join(GradedNames(), ", ") }

// GradedNames lists the words for Grades.
func GradedNames() []string { return GradeNames()[:len(Grades())] }

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
	if at := slices.Index(GradeNames(), text); at >= 0 {
		return None + Grade(at), true
	}
	for _, grade := range Grades() {
		if text == strconv.Itoa(grade.Points()) {
			return grade, true
		}
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
const MaxPoints = int(Full - None)

// Points is what the grade is worth: 0 to MaxPoints for none to full, 0 for any other.
func (g Grade) Points() int {
	if !g.Graded() {
		return 0
	}
	return int(g - None)
}

// Graded reports whether the grade is one of those from none to full.
func (g Grade) Graded() bool { return g >= None && g <= Full }

// Above reports whether both grades are among those from none to full and the first is higher.
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

// Descriptions holds a text for each grade that an element can have.
type Descriptions struct {
	None    string `yaml:"none,max=200" json:"none"`
	Partial string `yaml:"partial,max=200" json:"partial"`
	Mostly  string `yaml:"mostly,max=200" json:"mostly"`
	Full    string `yaml:"full,max=200" json:"full"`
}

// texts are the descriptions in the order of their grades.
func (d *Descriptions) texts() []*string { return []*string{&d.None, &d.Partial, &d.Mostly, &d.Full} }

// Of returns the description of a grade, or "" if it has none.
func (d Descriptions) Of(grade Grade) string {
	if !grade.Graded() {
		return ""
	}
	return *d.texts()[grade.Points()]
}

// Steps holds the move up to each grade from the one below.
type Steps struct {
	Partial Step `yaml:"partial"`
	Mostly  Step `yaml:"mostly"`
	Full    Step `yaml:"full"`
}

// Step is a move from one grade to the next.
type Step struct {
	Do string `yaml:"do"`
	// Days is the work in person-days, at least 1.
	Days int `yaml:"days,from=1,to=999"`
	// Lasts is how long it takes at least, from the start of the work, until it shows that the step is done.
	Lasts Duration `yaml:"lasts,optional"`
}

// Duration is a number of calendar days, 0 where nothing has to pass. A file writes it as 90d.
type Duration int

// MaxDuration is the longest that a step can take at least.
const MaxDuration = 730

// CodeNotADuration is the code of a text that is not a duration.
const CodeNotADuration diag.Code = "not-a-duration"

// ReadNode reads a duration from 1d to MaxDuration and reports any other text.
func (d *Duration) ReadNode(node *yamlpos.Node) {
	text, ok := node.Text()
	if !ok {
		return
	}
	number, marked := strings.CutSuffix(text, "d")
	days, err := strconv.Atoi(number)
	if !marked || err != nil || days < 1 || days > MaxDuration {
		node.Report(CodeNotADuration, fmt.Sprintf("%s is not a number of days (want 1d to %dd)", yamlpos.Quote(text), MaxDuration), "")
		return
	}
	*d = Duration(days)
}

// To returns the step that leads to a grade from the one below, false for none.
func (s Steps) To(grade Grade) (Step, bool) {
	return [...]Step{{}, s.Partial, s.Mostly, s.Full}[grade.Points()], grade.Points() > 0
}

// Days is the work, in person-days, of the steps from one grade up to another, 0 if the other is not higher. A grade
// without points counts as none.
func (s Steps) Days(from, to Grade) int {
	days := 0
	for _, grade := range Grades()[1:] {
		if grade.Points() > from.Points() && grade.Points() <= to.Points() {
			step, _ := s.To(grade)
			days += step.Days
		}
	}
	return days
}

// gradeRules are what the grades of a measure ask for, in its file.
type gradeRules struct {
	Partial yamlpos.Entry `yaml:"partial,optional"`
	Mostly  yamlpos.Entry `yaml:"mostly,optional"`
	Full    yamlpos.Entry `yaml:"full,optional"`
}

// entries are those of the grades above none, in their order.
func (r gradeRules) entries() []yamlpos.Entry { return []yamlpos.Entry{r.Partial, r.Mostly, r.Full} }
