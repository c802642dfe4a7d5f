package report

import (
	"fmt"
	"strconv"

	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

type respondent struct {
	File       string           `json:"file"`
	Name       string           `json:"name"`
	Team       framework.TeamID `json:"team,omitempty"`
	Level      *levelName       `json:"level"`
	Score      *float64         `json:"score"`
	ScoreRange *scoreRange      `json:"score_range"`
	Coverage   coverage         `json:"coverage"`
}

type disagreement struct {
	Alpha    *float64       `json:"alpha"`
	Elements []spread       `json:"elements"`
	Teams    []teamDistance `json:"teams"`
}

type spread struct {
	Element framework.ElementID `json:"element"`
	Spread  int                 `json:"spread"`
	Said    []said              `json:"said"`
}

type said struct {
	Name  string           `json:"name"`
	Team  framework.TeamID `json:"team,omitempty"`
	File  string           `json:"file"`
	Grade string           `json:"grade"`
}

type teamDistance struct {
	A        string   `json:"a"`
	B        string   `json:"b"`
	Distance *float64 `json:"distance"`
	Elements int      `json:"elements"`
}

func rate(r assess.Rate) *float64 {
	if !r.Known {
		return nil
	}
	return new(r.Float())
}

func respondentsOf(results []assess.RespondentResult) []respondent {
	var list []respondent
	for _, r := range results {
		one := respondent{
			File: r.Response.File, Name: r.Response.Name(), Team: r.Response.Answers.Respondent.Team,
			Score: number(r.Score.Low), ScoreRange: rangeOf(r.Score), Coverage: coverage(r.Coverage),
		}
		if r.Level != nil {
			one.Level = new(nameOf(*r.Level))
		}
		list = append(list, one)
	}
	return list
}

func disagreementOf(d *assess.Disagreement) *disagreement {
	if d == nil {
		return nil
	}
	document := &disagreement{Alpha: rate(d.Alpha), Elements: []spread{}, Teams: []teamDistance{}}
	for _, element := range d.Elements {
		s := spread{Element: element.Element.ID, Spread: element.Points}
		for _, one := range element.Said {
			s.Said = append(s.Said, said{
				Name: one.Response.Name(), Team: one.Response.Answers.Respondent.Team, File: one.Response.File, Grade: one.Grade.String(),
			})
		}
		document.Elements = append(document.Elements, s)
	}
	for _, team := range d.Teams {
		document.Teams = append(document.Teams, teamDistance{A: team.A, B: team.B, Distance: rate(team.Distance), Elements: team.Elements})
	}
	return document
}

// disagreement writes each respondent's own result, and the elements on which they are furthest apart.
func (a Assessment) disagreement(p paper) {
	d := a.Result.Disagreement
	if d == nil {
		return
	}
	p.heading("Respondents")
	var rows [][]string
	for _, r := range a.Result.Respondents {
		rows = append(rows, []string{
			diag.Printable(r.Response.Name()), string(r.Response.Answers.Respondent.Team), levelOrNone(r.Level), scores(r.Score), strconv.Itoa(r.Coverage.Answered),
		})
	}
	rows = append(rows, []string{"All, combined", "", levelOrNone(a.Result.Level), scores(a.Result.Score), strconv.Itoa(a.Result.Coverage.Answered)})
	p.table([]column{
		{title: "Respondent", flexible: true},
		{title: "Team"},
		{title: "Level", flexible: true},
		{title: "Score", number: true},
		{title: "Answered", number: true},
	}, rows)
	for _, line := range agreement(d) {
		p.note(diag.Printable(line))
	}
	a.spreads(p, d.Elements)
}

// agreement says how far teams are apart and how much respondents agree.
func agreement(d *assess.Disagreement) []string {
	var lines []string
	for _, team := range d.Teams {
		lines = append(lines, fmt.Sprintf("%s and %s are %s grades apart on average, over %s that both graded.",
			team.A, team.B, team.Distance, count(team.Elements, "element", "elements")))
	}
	if d.Alpha.Known {
		lines = append(lines, fmt.Sprintf("Agreement (Krippendorff's alpha): %s, where 1 is full agreement and 0 what chance would give.", d.Alpha))
	}
	return lines
}

func (a Assessment) spreads(p paper, elements []assess.Spread) {
	const most = 5
	var rows [][]string
	for _, element := range elements[:min(most, len(elements))] {
		if element.Points == 0 {
			break
		}
		for i, one := range element.Said {
			name := ""
			if i == 0 {
				name = element.Element.Name
			}
			rows = append(rows, []string{name, diag.Printable(one.Response.Name()), one.Grade.String()})
		}
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Where they disagree most")
	p.table([]column{{title: "Element", flexible: true}, {title: "Respondent", flexible: true}, {title: "Grade"}}, rows)
}

func levelOrNone(level *framework.Level) string {
	if level == nil {
		return "–"
	}
	return level.String()
}
