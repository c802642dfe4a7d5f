package document

import (
	"fmt"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// Respondent is what the answers of one respondent amount to.
type Respondent struct {
	File  string           `json:"file"`
	Name  string           `json:"name"`
	Team  framework.TeamID `json:"team,omitempty"`
	Level *Level           `json:"level" jsonschema:"nullable"`
	Scored
	Coverage Coverage `json:"coverage"`
}

// Author is the one respondent who answered.
type Author struct {
	Name string           `json:"name,omitempty"`
	Team framework.TeamID `json:"team,omitempty"`
}

// authorOf is nil where nobody is named.
func authorOf(r answers.Respondent) *Author {
	if r == (answers.Respondent{}) {
		return nil
	}
	return &Author{r.Name, r.Team}
}

// Disagreement is where several respondents are apart.
type Disagreement struct {
	// Alpha is Krippendorff's alpha for ordinal grades, null where too few elements have two grades.
	Alpha    assess.Rate    `json:"alpha"`
	Elements []Spread       `json:"elements"`
	Teams    []TeamDistance `json:"teams"`
}

// Spread is an element with what each respondent said. Spread is the highest less the lowest points.
type Spread struct {
	Element framework.ElementID `json:"element"`
	Spread  int                 `json:"spread"`
	Grades  []RespondentGrade   `json:"said"`
}

// RespondentGrade is a grade that one respondent gave.
type RespondentGrade struct {
	Name  string           `json:"name"`
	Team  framework.TeamID `json:"team,omitempty"`
	File  string           `json:"file"`
	Grade framework.Grade  `json:"grade"`
}

// TeamDistance is how far the grades of two teams are apart on average, over the elements that both graded.
type TeamDistance struct {
	A        string      `json:"a"`
	B        string      `json:"b"`
	Distance assess.Rate `json:"distance"`
	Elements int         `json:"elements"`
}

func respondentsOf(results []assess.RespondentResult) []Respondent {
	var list []Respondent
	for _, r := range results {
		list = append(list, Respondent{
			File: r.Response.File, Name: r.Response.Name(), Team: r.Response.Answers.Respondent.Team,
			Level: levelOrNil(r.Level), Scored: scored(r.Score), Coverage: Coverage(r.Coverage),
		})
	}
	return list
}

func disagreementOf(d *assess.Disagreement) *Disagreement {
	if d == nil {
		return nil
	}
	grade := func(said assess.RespondentGrade) RespondentGrade {
		return RespondentGrade{
			Name: said.Response.Name(), Team: said.Response.Answers.Respondent.Team, File: said.Response.File, Grade: said.Grade,
		}
	}
	return &Disagreement{
		Alpha: d.Alpha,
		Elements: Each(d.Elements, func(s assess.Spread) Spread {
			return Spread{Element: s.Element.ID, Spread: s.Points, Grades: Each(s.Said, grade)}
		}),
		Teams: Each(d.Teams, func(t assess.TeamDistance) TeamDistance { return TeamDistance(t) }),
	}
}

// Agreement says how far teams are apart and how much respondents agree.
func (d *Disagreement) Agreement() []string {
	var lines []string
	for _, team := range d.Teams {
		lines = append(lines, fmt.Sprintf("%s and %s differ by %s grades on average (%s rated by both).",
			team.A, team.B, team.Distance, Count(team.Elements, "element", "elements")))
	}
	if d.Alpha.Known {
		lines = append(lines, fmt.Sprintf("Agreement (Krippendorff's alpha): %s. 1 is full agreement, 0 is no better than chance.", d.Alpha))
	}
	return lines
}
