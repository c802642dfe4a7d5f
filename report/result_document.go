package report

import (
	"revops/assess"
	"revops/framework"
)

func (a Assessment) document() resultDocument {
	r := a.Result
	d := resultDocument{
		Schema:       assess.ResultSchema,
		Framework:    frameworkReference{ID: a.Model.ID, Version: a.Model.Version},
		Organization: r.Organization, Date: r.Date, AsOf: r.AsOf, Team: r.Team, WhatIf: changesOf(a.WhatIf),
		Provisional: r.Provisional, Score: number(r.Score.Low), ScoreRange: rangeOf(r.Score),
		Coverage: coverage(r.Coverage),
		Levels:   []levelStanding{}, Lenses: []lensStanding{}, Elements: []elementStanding{},
		Gaps: []gap{}, NextSteps: []nextStep{}, Findings: []finding{},
	}
	if r.Level != nil {
		d.Level = new(nameOf(*r.Level))
		d.LevelRange = &levelRange{Low: r.LevelRange.Low, High: r.LevelRange.High}
	}
	if next := r.NextLevel; next != nil {
		d.NextLevel = &nextLevel{levelName: nameOf(next.Level), Path: pathOf(next.Path), Blockers: blockers{
			Essential: list(next.Blockers.Essential), Others: list(next.Blockers.Others), Needed: next.Blockers.Needed,
		}}
	}
	if r.Target != nil {
		d.Target = &target{Number: r.Target.Level.Number, Path: pathOf(r.Target.Path)}
	}
	a.asked(&d)
	for _, level := range r.Levels {
		d.Levels = append(d.Levels, levelStanding{
			levelName: nameOf(level.Level), Description: level.Level.Description,
			Reached: level.Reached, Assessable: level.Assessable, Score: number(level.Score.Low), ScoreRange: openRange(level.Score),
			InPlace: level.InPlace, Applicable: level.Applicable, Needed: level.Needed,
		})
	}
	for _, lens := range r.Lenses {
		d.Lenses = append(d.Lenses, lensOf(lens, a.Model.LevelLens))
	}
	for _, element := range r.Elements {
		if r.Shows(element.Element.Element) {
			d.Elements = append(d.Elements, elementOf(element))
		}
	}
	for _, g := range r.Gaps {
		d.Gaps = append(d.Gaps, gapOf(g))
	}
	for _, step := range r.Steps {
		d.NextSteps = append(d.NextSteps, a.stepOf(step))
	}
	for _, f := range r.ShownFindings() {
		d.Findings = append(d.Findings, finding{
			Code: f.Code, Element: f.Element, Message: f.Message,
			File: f.Position.File, Line: f.Position.Line, Column: f.Position.Column,
		})
	}
	return d
}

// asked adds what is there only where it was asked for.
func (a Assessment) asked(d *resultDocument) {
	if level := a.Result.ConditionalLevel; level != nil {
		d.Conditional = new(nameOf(*level))
	}
	if a.WhatIf != nil {
		d.Before = new(standOf(a.WhatIf.Before.Level, a.WhatIf.Before.Score))
	}
	d.Respondents, d.Disagreement = respondentsOf(a.Result.Respondents), disagreementOf(a.Result.Disagreement)
	if a.Plan != nil {
		d.Plan = new(Plan{a}.body())
	}
	if a.Comparison != nil {
		d.Comparison = new(comparisonOf(a.Comparison))
	}
	d.Evidence = shownOf(a.Result)
	d.Gate = gateOf(a.Gate)
}

func nameOf(level framework.Level) levelName {
	return levelName{Number: level.Number, ID: level.ID, Name: level.Name}
}

func standOf(level *framework.Level, score assess.Range) stand {
	s := stand{Score: number(score.Low), ScoreRange: rangeOf(score)}
	if level != nil {
		s.Level = new(nameOf(*level))
	}
	return s
}

func rangeOf(r assess.Range) *scoreRange {
	if !r.Low.Known {
		return nil
	}
	return &scoreRange{Low: number(r.Low), High: number(r.High)}
}

func pathOf(p *assess.Path) *path {
	if p == nil {
		return nil
	}
	return &path{Elements: list(p.Elements), Days: p.Days, Exact: p.Exact}
}

// openRange is nil where both ends are the same.
func openRange(r assess.Range) *scoreRange {
	if r.Low == r.High {
		return nil
	}
	return rangeOf(r)
}

func lensOf(lens assess.LensResult, levelLens framework.LensID) lensStanding {
	standing := lensStanding{
		ID: lens.Lens.ID, Name: lens.Lens.Name, Assessed: lens.Assessed,
		Score: number(lens.Score.Low), ScoreRange: rangeOf(lens.Score), Open: lens.Open, Groups: []groupStanding{},
	}
	for _, group := range lens.Groups {
		base := groupStanding{
			ID: group.Group.ID, Name: group.Group.Name, Score: number(group.Score.Low), ScoreRange: openRange(group.Score),
			InPlace: group.InPlace, Applicable: group.Applicable,
		}
		if lens.Lens.ID == levelLens {
			base.Level = present[int]{true, group.Level}
		} else {
			base.Done, base.Distance = present[float64]{true, number(group.Done)}, present[float64]{true, number(group.Distance)}
		}
		standing.Groups = append(standing.Groups, base)
	}
	return standing
}

// gradeOf is null where nothing was answered.
func gradeOf(grade framework.Grade) *string {
	if grade == framework.Unanswered {
		return nil
	}
	return new(grade.String())
}

func elementOf(e assess.ElementResult) elementStanding {
	standing := elementStanding{
		ID: e.Element.ID, Name: e.Element.Name, Lens: e.Element.Lens.ID, Group: e.Element.Group.ID,
		Level: e.Element.Level, Essential: e.Element.Essential,
		Grade: gradeOf(e.Answer.Grade), InPlace: e.InPlace,
		Note: e.Answer.Note, Reason: e.Answer.Reason, AsOf: e.Answer.AsOf, Confidence: e.Answer.Confidence,
		File: e.Answer.Position.File, Line: e.Answer.Position.Line, Column: e.Answer.Position.Column,
	}
	if e.Answer.Grade.Graded() {
		standing.Points = new(e.Answer.Grade.Points())
	}
	for _, item := range e.Answer.Evidence {
		standing.Evidence = append(standing.Evidence, standingEvidence(item))
	}
	return standing
}

func gapOf(g assess.Gap) gap {
	return gap{
		Element: g.Element.ID, Name: g.Element.Name, Lens: g.Element.Lens.ID, Group: g.Element.Group.ID,
		Level: g.Element.Level, Grade: gradeOf(g.Grade), Days: g.Days, Unlocks: list(g.Unlocks),
		ScoreGain: number(g.ScoreGain), LevelGain: g.LevelGain, OnPath: g.OnPath, Owner: g.Element.Owner, Waived: g.Waived,
	}
}

func (a Assessment) stepOf(step assess.NextStep) nextStep {
	move, _ := step.Element.Steps.To(step.To)
	team, _ := a.Model.Team(step.Element.Owner)
	return nextStep{
		Element: step.Element.ID, From: gradeOf(step.From), To: step.To.String(),
		Do: move.Do, DoneWhen: step.Element.Grades.Of(step.To), Owner: team.ID, Channel: team.Channel,
		Days: step.Days, DaysToInPlace: step.DaysToInPlace, Unlocks: list(step.Unlocks),
	}
}

func gateOf(g *assess.Gate) *gate {
	if g == nil {
		return nil
	}
	document := &gate{Passed: g.Passed, Checks: []check{}}
	for _, c := range g.Checks {
		document.Checks = append(document.Checks, check{
			Name: c.Name, Want: c.Want, Got: c.Got, Passed: c.Passed, Elements: list(c.Elements),
		})
	}
	return document
}
