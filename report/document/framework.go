package document

import "revops/framework"

// Framework is the framework document: a whole framework with its texts.
type Framework struct {
	// Schema is framework.DocumentSchema.
	Schema  string `json:"schema"`
	ID      string `json:"id"`
	Version int    `json:"version"`
	Name    string `json:"name"`
	// LevelLens is the lens that gives the maturity level and the headline score.
	LevelLens framework.LensID `json:"level_lens"`
	Policy    Policy           `json:"policy"`
	// Levels begin with level 0, below the first one.
	Levels []FrameworkLevel `json:"levels"`
	Teams  []Team           `json:"teams"`
	Lenses []FrameworkLens  `json:"lenses"`
	// Measures is null where the framework measures nothing.
	Measures *Measures `json:"measures" jsonschema:"nullable"`
}

// Policy says when an element is in place, and which share of them, in percent, reaches a level.
type Policy struct {
	InPlace        framework.Grade `json:"in_place"`
	LevelThreshold int             `json:"level_threshold"`
}

// FrameworkLevel is a level with what it means.
type FrameworkLevel struct {
	Number      int               `json:"number"`
	ID          framework.LevelID `json:"id"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
}

// Team owns elements. Channel is where its work with operations happens.
type Team struct {
	ID      framework.TeamID `json:"id"`
	Name    string           `json:"name"`
	Channel string           `json:"channel"`
}

// FrameworkLens is a lens with its groups. GroupNoun is what a group is called.
type FrameworkLens struct {
	ID        framework.LensID `json:"id"`
	Name      string           `json:"name"`
	GroupNoun string           `json:"group_noun"`
	Groups    []FrameworkGroup `json:"groups"`
}

// FrameworkGroup is a group with its elements.
type FrameworkGroup struct {
	ID       framework.GroupID  `json:"id"`
	Name     string             `json:"name"`
	Summary  string             `json:"summary"`
	Elements []FrameworkElement `json:"elements"`
}

// FrameworkElement is an element with all of its texts. Was lists the ids that it had in earlier versions, Reworded is the
// version in which its grades last changed their meaning, 0 if they never did, and Inferred lists the fields that are not the
// words of its sources.
type FrameworkElement struct {
	ID        framework.ElementID   `json:"id"`
	Name      string                `json:"name"`
	Was       []framework.ElementID `json:"was"`
	Reworded  int                   `json:"reworded"`
	Level     int                   `json:"level"`
	Essential bool                  `json:"essential"`
	Weight    int                   `json:"weight"`
	Question  string                `json:"question"`
	Why       string                `json:"why"`
	Grades    Grades                `json:"grades"`
	Evidence  []string              `json:"evidence"`
	Requires  []framework.ElementID `json:"requires"`
	Owner     framework.TeamID      `json:"owner"`
	Pillars   []framework.GroupID   `json:"pillars"`
	Rules     []framework.GroupID   `json:"rules"`
	Factors   []framework.FactorID  `json:"factors"`
	Steps     []Step                `json:"steps"`
	Sources   []string              `json:"sources"`
	Inferred  []string              `json:"inferred"`
}

// Grades describe what each grade of an element looks like.
type Grades framework.Descriptions

// Step is one move up. Days is its work in person-days, Lasts how many calendar days pass at least until it shows that the step is
// done; it is left out where none have to.
type Step struct {
	From  framework.Grade `json:"from"`
	To    framework.Grade `json:"to"`
	Do    string          `json:"do"`
	Days  int             `json:"days"`
	Lasts int             `json:"lasts,omitempty"`
}

// NewFramework makes the document of a framework.
func NewFramework(model *framework.Framework) *Framework {
	return &Framework{
		Schema: framework.DocumentSchema, ID: model.ID, Version: model.Version, Name: model.Name, LevelLens: model.LevelLens,
		Policy:   Policy{InPlace: model.Policy.InPlace, LevelThreshold: model.Policy.LevelThreshold},
		Levels:   Each(model.Levels, func(level framework.Level) FrameworkLevel { return FrameworkLevel(level) }),
		Teams:    Each(model.Teams, func(team framework.Team) Team { return Team(team) }),
		Measures: measuresOf(&model.Measures),
		Lenses: Each(model.Lenses, func(lens framework.Lens) FrameworkLens {
			return FrameworkLens{ID: lens.ID, Name: lens.Name, GroupNoun: lens.GroupNoun, Groups: Each(lens.Groups, frameworkGroupOf)}
		}),
	}
}

func frameworkGroupOf(group framework.Group) FrameworkGroup {
	document := FrameworkGroup{ID: group.ID, Name: group.Name, Summary: group.Summary}
	for _, e := range group.Elements {
		element := FrameworkElement{
			ID: e.ID, Name: e.Name, Was: list(e.Was), Reworded: e.Reworded, Level: e.Level, Essential: e.Essential, Weight: e.Weight,
			Question: e.Question, Why: e.Why, Grades: Grades(e.Grades), Evidence: list(e.Evidence),
			Requires: list(e.Requires), Owner: e.Owner, Pillars: list(e.Pillars), Rules: list(e.Rules), Factors: list(e.Factors),
			Sources: list(e.Sources), Inferred: list(e.Inferred),
		}
		for _, to := range framework.Grades()[1:] {
			step, _ := e.Steps.To(to)
			element.Steps = append(element.Steps, Step{From: to - 1, To: to, Do: step.Do, Days: step.Days, Lasts: int(step.Lasts)})
		}
		document.Elements = append(document.Elements, element)
	}
	return document
}

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
	return &Measures{
		Window: measures.Window, Quiet: measures.Quiet, Recent: measures.Recent, MinWhole: measures.MinWhole,
		Words: MeasureWords{
			Unknown: list(words.Unknown), Elsewhere: list(words.Elsewhere), Shared: list(words.Shared), Renewal: list(words.Renewal),
			Upgrade: list(words.Upgrade), Existing: list(words.Existing),
		},
		Elements: Each(measures.List, measureOf),
	}
}

func measureOf(measure framework.Measure) Measure {
	return Measure{
		Element: measure.Element, Kind: measure.Kind, Ready: conditionsOf(measure.Ready), Unseen: measure.Unseen,
		Figures: Each(measure.Figures, func(id framework.FigureID) Figure {
			figure, _ := framework.FigureOf(id)
			return Figure{ID: id, Unit: figure.Unit, Name: figure.Name, Definition: figure.Definition}
		}),
		Grades: Each(measure.Rules, func(rule framework.Rule) GradeRule {
			return GradeRule{
				Grade: rule.Grade, Needs: conditionsOf(rule.Needs), ShownBy: conditionsOf(rule.ShownBy),
				Suggests: measure.Kind == framework.Direct && !rule.Unsuggested,
			}
		}),
	}
}

func conditionsOf(conditions []framework.Condition) []Condition {
	return Each(conditions, func(condition framework.Condition) Condition { return Condition(condition) })
}
