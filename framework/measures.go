package framework

import "fmt"

// Measures say what deals show about elements. The thresholds are chosen by the framework's authors and are not from the
// sources of the elements. The zero value measures nothing.
type Measures struct {
	// Window is the number of days, up to the as-of day, in which a deal must have entered, closed or been won to count.
	Window int `yaml:"window,from=28,to=3660"`
	// Quiet is the number of days without activity after which an open deal is quiet.
	Quiet int `yaml:"quiet,from=1,to=3660"`
	// Recent is the number of days within which an active owner has opened, closed or touched a deal.
	Recent int `yaml:"recent,from=1,to=3660"`
	// MinWhole is the smallest number of deals, or accounts, for which a share is worked out.
	MinWhole int   `yaml:"least,from=1,to=10000"`
	Words    Words `yaml:"words,optional"`
	// List holds the measures in the order of their file, each of another element.
	List []Measure
}

// Words are values of columns, by meaning. They are compared without regard to case and blanks.
type Words struct {
	// Unknown are values that name nothing, such as a channel or industry of "Other".
	Unknown []string `yaml:"unknown,optional"`
	// Elsewhere are channels that are not marketing's.
	Elsewhere []string `yaml:"elsewhere,optional"`
	// Shared are owners that are not a person, such as a queue.
	Shared []string `yaml:"shared,optional"`
	// Renewal, Upgrade and Existing are types of deals with accounts that are customers already. Existing are those that are
	// neither renewals nor upgrades.
	Renewal  []string `yaml:"renewal,optional"`
	Upgrade  []string `yaml:"upgrade,optional"`
	Existing []string `yaml:"existing,optional"`
}

// MeasureKind says how much deals can tell about an element.
type MeasureKind string

// The kinds.
const (
	// Direct measures suggest a grade.
	Direct MeasureKind = "direct"
	// Proxy measures can refute a grade and never prove one.
	Proxy MeasureKind = "proxy"
	// Readiness says whether the data for an element would be there. Deals show nothing of the element itself.
	Readiness MeasureKind = "readiness"
)

// MeasureKinds lists the kinds.
func MeasureKinds() []MeasureKind { return []MeasureKind{Direct, Proxy, Readiness} }

// Measure is what deals show about an element.
type Measure struct {
	Element ElementID   `yaml:"element"`
	Kind    MeasureKind `yaml:"kind"`
	// Figures are those to show, in order. Conditions name figures among them.
	Figures []FigureID `yaml:"figures,optional"`
	// Rules are those of a direct measure or a proxy, in the order of their grades, each with another one.
	Rules []Rule
	// Ready holds the conditions of readiness: the data is there if all of them hold. Without any condition no deal data would help.
	Ready []Condition
	// Unseen is a sentence that says what deals do not show about the element.
	Unseen string `yaml:"unseen,max=200"`
}

// Rule says what a grade asks of the deals.
type Rule struct {
	// Grade is any above none.
	Grade Grade
	// Needs are conditions that the grade depends on: one that does not hold refutes it.
	Needs []Condition
	// ShownBy are the conditions under which the grade is suggested. Where there are none, Needs are these conditions.
	ShownBy []Condition
	// Unsuggested reports that deals can refute the grade but never suggest it.
	Unsuggested bool
}

// Suggesting lists the conditions under which the grade is suggested. It is empty where the grade is never suggested.
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

// Holds reports whether a comparison is met, given the order of figure and limit as cmp.Compare returns it.
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

// Allowed says how large the rest of a share may be: "at most 20%" where the condition wants at least 80%. It is "" for a
// condition that limits a share from above, and for a count.
func (c Condition) Allowed() string {
	rest := map[Comparison]Comparison{AtLeast: AtMost, MoreThan: LessThan}[c.Comparison]
	if figure, _ := FigureOf(c.Figure); figure.Unit != Share || rest == "" {
		return ""
	}
	return Condition{Figure: c.Figure, Comparison: rest, Limit: 100 - c.Limit}.Wanted()
}
