package framework

import "fmt"

// Measures say what deals show about elements. They are data as the elements are: the thresholds are the framework's
// authors', whatever the elements' sources say. The zero value measures nothing.
type Measures struct {
	// Window is how many days up to the as-of day are looked at: deals that entered, closed or were won in them.
	Window int
	// Quiet is after how many days without activity an open deal is quiet.
	Quiet int
	// Recent is within how many days an owner must have opened, closed or touched a deal to be active.
	Recent int
	// Least is the smallest number of deals, or accounts, of which a share says anything.
	Least int
	Words Words
	// List holds the measures in the order of their file, each of another element.
	List []Measure
}

// Words are values of columns by what they mean. They are compared without regard to case and blanks.
type Words struct {
	// Unknown stand for nothing: a channel or industry of Other names none.
	Unknown []string
	// Elsewhere are channels whose deals do not come from marketing.
	Elsewhere []string
	// Shared are owners that are no person.
	Shared []string
	// Renewal, Upgrade and Existing are types of deals: the last are all with accounts that are customers already and
	// that the others do not name.
	Renewal, Upgrade, Existing []string
}

// MeasureKind says how much deals can tell about an element.
type MeasureKind string

// The kinds.
const (
	// Direct measures suggest a grade.
	Direct MeasureKind = "direct"
	// Proxy measures can refute a grade and never prove one.
	Proxy MeasureKind = "proxy"
	// Readiness says whether the data for an element would be there; deals tell nothing of the element itself.
	Readiness MeasureKind = "readiness"
)

// MeasureKinds lists the kinds.
func MeasureKinds() []MeasureKind { return []MeasureKind{Direct, Proxy, Readiness} }

// Measure is what deals show about an element.
type Measure struct {
	Element ElementID
	Kind    MeasureKind
	// Figures are those to show, in order. Conditions name figures among them.
	Figures []FigureID
	// Rules are those of a direct measure or a proxy, in the order of their grades, each with another one.
	Rules []Rule
	// Ready is what readiness asks for: the data would be there where all of it holds. Empty says that no deal helps.
	Ready []Condition
	// Unseen is a sentence that says what deals do not show about the element.
	Unseen string
}

// Rule says what a grade asks of the deals.
type Rule struct {
	// Grade is partial, mostly or full.
	Grade Grade
	// Needs are conditions without which the grade can't be: one that does not hold refutes it.
	Needs []Condition
	// ShownBy are conditions with which the grade is suggested. Without any it is by what it needs.
	ShownBy []Condition
	// Unsuggested says that the deals can refute the grade and not suggest it.
	Unsuggested bool
}

// Suggesting lists the conditions with which the grade is suggested, none where it never is.
func (r *Rule) Suggesting() []Condition {
	switch {
	case r.Unsuggested:
		return nil
	case len(r.ShownBy) > 0:
		return r.ShownBy
	default:
		return r.Needs
	}
}

// Condition compares a figure with a limit: percent for a share, a number for a count.
type Condition struct {
	Figure     FigureID
	Comparison Comparison
	Limit      int
}

// Comparison is how a figure is compared.
type Comparison string

// The comparisons, as files of measures write them.
const (
	AtLeast  Comparison = "at_least"
	AtMost   Comparison = "at_most"
	MoreThan Comparison = "more_than"
	LessThan Comparison = "less_than"
)

// Comparisons lists the comparisons.
func Comparisons() []Comparison { return []Comparison{AtLeast, AtMost, MoreThan, LessThan} }

// Holds reports whether the order of figure and limit (below 0, 0 or above 0) is the one that is wanted.
func (c Comparison) Holds(order int) bool {
	switch c {
	case AtLeast:
		return order >= 0
	case AtMost:
		return order <= 0
	case MoreThan:
		return order > 0
	default:
		return order < 0
	}
}

// String says the condition in words: "new deals with a real lead source: at least 80%".
func (c Condition) String() string {
	figure, _ := FigureOf(c.Figure)
	return figure.Name + ": " + c.Wanted()
}

// Wanted says what the figure is compared with: "at least 80%".
func (c Condition) Wanted() string {
	words := map[Comparison]string{AtLeast: "at least", AtMost: "at most", MoreThan: "more than", LessThan: "less than"}
	sign := ""
	if figure, _ := FigureOf(c.Figure); figure.Unit == Share {
		sign = "%"
	}
	return fmt.Sprintf("%s %d%s", words[c.Comparison], c.Limit, sign)
}

// Measure finds the measure of an element.
func (m *Measures) Measure(id ElementID) (*Measure, bool) {
	for i := range m.List {
		if m.List[i].Element == id {
			return &m.List[i], true
		}
	}
	return nil, false
}
