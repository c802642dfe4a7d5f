package document

import "revops/framework"

// Measures are what a framework looks at in deals. Window, Quiet and Recent are in days.
type Measures struct {
	Window int `json:"window"`
	Quiet  int `json:"quiet"`
	Recent int `json:"recent"`
	// MinWhole is the number of deals below which a figure is not known.
	MinWhole int          `json:"least"`
	Words    MeasureWords `json:"words"`
	Elements []Measure    `json:"elements"`
}

// MeasureWords are what values of columns mean.
type MeasureWords struct {
	Unknown   []string `json:"unknown"`
	Elsewhere []string `json:"elsewhere"`
	Shared    []string `json:"shared"`
	Renewal   []string `json:"renewal"`
	Upgrade   []string `json:"upgrade"`
	Existing  []string `json:"existing"`
}

// Measure is what deals show about an element. Unseen says what they do not show.
type Measure struct {
	Element framework.ElementID   `json:"element"`
	Kind    framework.MeasureKind `json:"kind"`
	Figures []Figure              `json:"figures"`
	Grades  []GradeRule           `json:"grades"`
	Ready   []Condition           `json:"ready"`
	Unseen  string                `json:"unseen"`
}

// Figure is a figure of a measure.
type Figure struct {
	ID         framework.FigureID `json:"id"`
	Unit       framework.Unit     `json:"unit"`
	Name       string             `json:"name"`
	Definition string             `json:"definition"`
}

// GradeRule says what a grade needs, and what it is shown by. Suggests says that the deals may suggest it.
type GradeRule struct {
	Grade    framework.Grade `json:"grade"`
	Needs    []Condition     `json:"needs"`
	ShownBy  []Condition     `json:"shown_by"`
	Suggests bool            `json:"suggests"`
}

// Condition is a limit on a figure.
type Condition struct {
	Figure     framework.FigureID   `json:"figure"`
	Comparison framework.Comparison `json:"comparison"`
	Limit      int                  `json:"limit"`
}

// measuresOf is nil where nothing is measured.
func measuresOf(measures *framework.Measures) *Measures {
	if len(measures.List) == 0 {
		return nil
	}
	words := measures.Words
	document := &Measures{
		Window: measures.Window, Quiet: measures.Quiet, Recent: measures.Recent, MinWhole: measures.MinWhole,
		Words: MeasureWords{
			Unknown: list(words.Unknown), Elsewhere: list(words.Elsewhere), Shared: list(words.Shared), Renewal: list(words.Renewal),
			Upgrade: list(words.Upgrade), Existing: list(words.Existing),
		},
	}
	for i := range measures.List {
		document.Elements = append(document.Elements, measureOf(&measures.List[i]))
	}
	return document
}

func measureOf(measure *framework.Measure) Measure {
	document := Measure{
		Element: measure.Element, Kind: measure.Kind, Figures: []Figure{}, Grades: []GradeRule{},
		Ready: conditionsOf(measure.Ready), Unseen: measure.Unseen,
	}
	for _, id := range measure.Figures {
		figure, _ := framework.FigureOf(id)
		document.Figures = append(document.Figures, Figure{ID: id, Unit: figure.Unit, Name: figure.Name, Definition: figure.Definition})
	}
	for i := range measure.Rules {
		rule := &measure.Rules[i]
		document.Grades = append(document.Grades, GradeRule{
			Grade: rule.Grade, Needs: conditionsOf(rule.Needs), ShownBy: conditionsOf(rule.ShownBy),
			Suggests: measure.Kind == framework.Direct && !rule.Unsuggested,
		})
	}
	return document
}

func conditionsOf(conditions []framework.Condition) []Condition {
	documents := make([]Condition, len(conditions))
	for i, condition := range conditions {
		documents[i] = Condition(condition)
	}
	return documents
}
