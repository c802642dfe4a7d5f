package report

import (
	"io"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// PlanSchema names the plan document.
const PlanSchema = "revops/plan/v1"

// Plan is an assessment of which the plan is shown, which must be there. With a team in the result the plan is still the
// company's; only the team's steps are shown.
type Plan struct{ Assessment }

// Forms lists the formats of a plan.
func (p Plan) Forms() []Form {
	return []Form{
		{FormatTable, p.Table},
		unstyled(FormatJSON, p.JSON),
		unstyled(FormatMarkdown, p.Markdown),
		unstyled(FormatHTML, p.HTML),
		unstyled(FormatCSV, p.CSV),
		unstyled(FormatTasks, p.Tasks),
		unstyled(FormatXLSX, p.XLSX),
	}
}

// JSON writes the plan document, whose shape `revops schema plan` describes.
func (p Plan) JSON(w io.Writer) error { return writeJSON(w, p.document()) }

type planDocument struct {
	Schema       string             `json:"schema"`
	Framework    frameworkReference `json:"framework"`
	Organization string             `json:"organization"`
	Date         answers.Date       `json:"date,omitempty"`
	Team         framework.TeamID   `json:"team,omitempty"`
	WhatIf       []change           `json:"what_if,omitempty"`
	Level        *levelName         `json:"level"`
	Score        *float64           `json:"score"`
	planBody
}

// planBody is what the plan document and a result with a plan have in common.
type planBody struct {
	Target     *target           `json:"target"`
	Period     assess.Period     `json:"period"`
	Start      string            `json:"start"`
	Periods    []planPeriod      `json:"periods"`
	Teams      []teamLoad        `json:"teams"`
	Bottleneck *framework.TeamID `json:"bottleneck"`
}

type planPeriod struct {
	Start         string     `json:"start"`
	Steps         []planStep `json:"steps"`
	LevelsReached []int      `json:"levels_reached"`
}

type planStep struct {
	Element  framework.ElementID `json:"element"`
	Team     framework.TeamID    `json:"team"`
	From     *string             `json:"from"`
	To       string              `json:"to"`
	Days     int                 `json:"days"`
	FirstDay int                 `json:"first_day"`
	Done     bool                `json:"done"`
}

type teamLoad struct {
	Team     framework.TeamID `json:"team"`
	Capacity int              `json:"capacity"`
	Days     int              `json:"days"`
	Used     *float64         `json:"used"`
	Done     string           `json:"done"`
}

func (p Plan) document() planDocument {
	r := p.Result
	d := planDocument{
		Schema:       PlanSchema,
		Framework:    frameworkReference{ID: p.Model.ID, Version: p.Model.Version},
		Organization: r.Organization, Date: r.Date, Team: r.Team, WhatIf: changesOf(p.WhatIf),
		Score: number(r.Score.Low), planBody: p.body(),
	}
	if r.Level != nil {
		d.Level = new(nameOf(*r.Level))
	}
	return d
}

func (p Plan) body() planBody {
	d := planBody{Period: p.Plan.Period, Start: p.Plan.Start.String(), Periods: []planPeriod{}, Teams: []teamLoad{}}
	if t := p.Plan.Target; t != nil {
		d.Target = &target{Number: t.Level.Number, Path: pathOf(t.Path)}
	}
	for _, period := range p.Plan.Periods {
		d.Periods = append(d.Periods, p.periodOf(period))
	}
	for _, load := range p.Plan.Teams {
		d.Teams = append(d.Teams, teamLoad{
			Team: load.Team.ID, Capacity: load.Capacity, Days: load.Days, Used: number(load.Used), Done: load.Done.String(),
		})
	}
	if p.Plan.Bottleneck != "" {
		d.Bottleneck = new(p.Plan.Bottleneck)
	}
	return d
}

func (p Plan) periodOf(period assess.PlanPeriod) planPeriod {
	shown := planPeriod{Start: period.Start.String(), Steps: []planStep{}, LevelsReached: []int{}}
	for _, step := range period.Steps {
		if p.Result.Shows(step.Element.Element) {
			shown.Steps = append(shown.Steps, planStep{
				Element: step.Element.ID, Team: step.Element.Owner, From: gradeOf(step.From), To: step.To.String(),
				Days: step.Days, FirstDay: step.First, Done: step.Done,
			})
		}
	}
	for _, level := range period.Reached {
		shown.LevelsReached = append(shown.LevelsReached, level.Number)
	}
	return shown
}
