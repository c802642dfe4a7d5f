package report

import "revops/framework"

type measuresDocument struct {
	Window   int               `json:"window"`
	Quiet    int               `json:"quiet"`
	Recent   int               `json:"recent"`
	Least    int               `json:"least"`
	Words    wordsDocument     `json:"words"`
	Elements []measureDocument `json:"elements"`
}

type wordsDocument struct {
	Unknown   []string `json:"unknown"`
	Elsewhere []string `json:"elsewhere"`
	Shared    []string `json:"shared"`
	Renewal   []string `json:"renewal"`
	Upgrade   []string `json:"upgrade"`
	Existing  []string `json:"existing"`
}

type measureDocument struct {
	Element framework.ElementID   `json:"element"`
	Kind    framework.MeasureKind `json:"kind"`
	Figures []figureDocument      `json:"figures"`
	Grades  []ruleDocument        `json:"grades"`
	Ready   []conditionDocument   `json:"ready"`
	Unseen  string                `json:"unseen"`
}

type figureDocument struct {
	ID         framework.FigureID `json:"id"`
	Unit       framework.Unit     `json:"unit"`
	Name       string             `json:"name"`
	Definition string             `json:"definition"`
}

type ruleDocument struct {
	Grade    string              `json:"grade"`
	Needs    []conditionDocument `json:"needs"`
	ShownBy  []conditionDocument `json:"shown_by"`
	Suggests bool                `json:"suggests"`
}

type conditionDocument struct {
	Figure     framework.FigureID   `json:"figure"`
	Comparison framework.Comparison `json:"comparison"`
	Limit      int                  `json:"limit"`
}

// measuresOf is nil where nothing is measured.
func measuresOf(measures *framework.Measures) *measuresDocument {
	if len(measures.List) == 0 {
		return nil
	}
	words := measures.Words
	document := measuresDocument{
		Window: measures.Window, Quiet: measures.Quiet, Recent: measures.Recent, Least: measures.Least,
		Words: wordsDocument{
			Unknown: list(words.Unknown), Elsewhere: list(words.Elsewhere), Shared: list(words.Shared), Renewal: list(words.Renewal),
			Upgrade: list(words.Upgrade), Existing: list(words.Existing),
		},
	}
	for i := range measures.List {
		document.Elements = append(document.Elements, measureOf(&measures.List[i]))
	}
	return &document
}

func measureOf(measure *framework.Measure) measureDocument {
	document := measureDocument{
		Element: measure.Element, Kind: measure.Kind, Figures: []figureDocument{}, Grades: []ruleDocument{},
		Ready: conditionsOf(measure.Ready), Unseen: measure.Unseen,
	}
	for _, id := range measure.Figures {
		figure, _ := framework.FigureOf(id)
		document.Figures = append(document.Figures, figureDocument(figure))
	}
	for i := range measure.Rules {
		rule := &measure.Rules[i]
		document.Grades = append(document.Grades, ruleDocument{
			Grade: rule.Grade.String(), Needs: conditionsOf(rule.Needs), ShownBy: conditionsOf(rule.ShownBy),
			Suggests: measure.Kind == framework.Direct && !rule.Unsuggested,
		})
	}
	return document
}

func conditionsOf(conditions []framework.Condition) []conditionDocument {
	documents := make([]conditionDocument, len(conditions))
	for i, condition := range conditions {
		documents[i] = conditionDocument(condition)
	}
	return documents
}
