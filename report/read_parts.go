package report

import (
	"math"

	"revops/answers"
	"revops/assess"
	"revops/framework"
)

// The parts of a stored result that are there only where they were asked for.

func voice(name string, team framework.TeamID, file string) answers.Response {
	return answers.Response{File: file, Answers: &answers.File{Respondent: answers.Respondent{Name: name, Team: team}}}
}

func (r reader) respondents(list []respondent) []assess.RespondentResult {
	var results []assess.RespondentResult
	for _, d := range list {
		results = append(results, assess.RespondentResult{
			Response: voice(d.Name, d.Team, d.File), Level: r.level(d.Level), Score: rangeFrom(d.ScoreRange),
			Coverage: assess.Coverage(d.Coverage),
		})
	}
	return results
}

func (r reader) disagreement(d *disagreement) *assess.Disagreement {
	if d == nil {
		return nil
	}
	result := &assess.Disagreement{Alpha: rateFrom(d.Alpha)}
	for _, element := range d.Elements {
		spread := assess.Spread{Element: r.place(element.Element), Points: element.Spread}
		for _, one := range element.Said {
			spread.Said = append(spread.Said, assess.Said{Response: voice(one.Name, one.Team, one.File), Grade: grade(&one.Grade)})
		}
		result.Elements = append(result.Elements, spread)
	}
	for _, pair := range d.Teams {
		result.Teams = append(result.Teams, assess.TeamDistance{
			A: pair.A, B: pair.B, Distance: rateFrom(pair.Distance), Elements: pair.Elements,
		})
	}
	return result
}

// rateFrom is a number of a document, no rate for null.
func rateFrom(value *float64) assess.Rate {
	if value == nil {
		return assess.Rate{}
	}
	return assess.Rate{TenThousandths: int(math.Round(*value * 10000)), Known: true}
}

func (r reader) plan(d *planBody) *assess.Plan {
	if d == nil {
		return nil
	}
	plan := &assess.Plan{Target: r.target(d.Target), Period: d.Period, Start: month(d.Start)}
	for _, period := range d.Periods {
		plan.Periods = append(plan.Periods, r.period(period))
	}
	for _, load := range d.Teams {
		team, _ := r.model.Team(load.Team)
		plan.Teams = append(plan.Teams, assess.TeamLoad{
			Team: *team, Capacity: load.Capacity, Days: load.Days, Used: score(load.Used), Done: month(load.Done),
		})
	}
	if d.Bottleneck != nil {
		plan.Bottleneck = *d.Bottleneck
	}
	return plan
}

func month(text string) assess.Month {
	month, _ := assess.ParseMonth(text)
	return month
}

func (r reader) period(d planPeriod) assess.PlanPeriod {
	period := assess.PlanPeriod{Start: month(d.Start)}
	for _, step := range d.Steps {
		period.Steps = append(period.Steps, assess.PlanStep{
			Element: r.place(step.Element), From: grade(step.From), To: grade(&step.To),
			First: step.FirstDay, Days: step.Days, Done: step.Done,
		})
	}
	for _, number := range d.LevelsReached {
		period.Reached = append(period.Reached, r.model.Levels[number])
	}
	return period
}

// comparison is one with an earlier result of perhaps another version of the framework, whose ids need not be known.
func (r reader) comparison(d *comparisonBody, organization string) *assess.Comparison {
	if d == nil {
		return nil
	}
	comparison := &assess.Comparison{Change: r.change(d.changeDocument)}
	for _, file := range d.Files {
		snapshot := &assess.Snapshot{
			File: file.File, Organization: organization, Date: file.Date,
			Framework: file.Framework.ID, Version: file.Framework.Version, Score: rangeFrom(file.ScoreRange),
		}
		if file.Level != nil {
			snapshot.Level = &framework.Level{Number: file.Level.Number, ID: file.Level.ID, Name: file.Level.Name}
		}
		if file.LevelRange != nil {
			snapshot.LevelRange = assess.LevelRange(*file.LevelRange)
		}
		comparison.Snapshots = append(comparison.Snapshots, snapshot)
	}
	if d.Split != nil {
		comparison.Causes = &assess.Causes{Model: r.change(d.Split.Model), Company: r.change(d.Split.Company)}
	}
	return comparison
}

func (r reader) change(d changeDocument) assess.Change {
	change := assess.Change{
		Level: assess.LevelChange{Before: r.levelBefore(d.Level.Before), After: r.levelBefore(d.Level.After)},
		Score: assess.ScoreChange{Before: score(d.Score.Before), After: score(d.Score.After)},
	}
	for _, g := range d.Groups {
		change.Groups = append(change.Groups, assess.GroupChange{
			ID: g.ID, Name: g.Name, Lens: g.Lens, ScoreChange: assess.ScoreChange{Before: score(g.Before), After: score(g.After)},
		})
	}
	for _, e := range d.Elements {
		change.Elements = append(change.Elements, assess.ElementChange{
			ID: e.ID, Name: e.Name, Lens: e.Lens, Group: e.Group, Kind: e.Kind, Before: grade(e.Before), After: grade(e.After),
		})
	}
	return change
}

// levelBefore is the level of a number, without a name where the model has no such level any more.
func (r reader) levelBefore(number *int) *framework.Level {
	switch {
	case number == nil:
		return nil
	case *number < len(r.model.Levels):
		return &r.model.Levels[*number]
	default:
		return &framework.Level{Number: *number}
	}
}
