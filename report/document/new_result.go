package document

import (
	"revops/assess"
	"revops/framework"
)

// Counted is what a result document is made of: a result and what was asked for besides, nil where it was not.
type Counted struct {
	Result     *assess.Result
	Gate       *assess.Gate
	WhatIf     *assess.WhatIf
	Plan       *assess.Plan
	Comparison *assess.Comparison
	Benchmark  *Benchmark
	// Forecast is what the deals that were given say of the forecast.
	Forecast *ResultForecast
	// Size is that of the deals.
	Size *DealsSize
}

// NewResult makes the document of what was counted by the model. Where the result is that of a team, the document lists what
// is the team's.
func NewResult(model *framework.Framework, c Counted) *Result {
	r := c.Result
	d := &Result{
		Schema: ResultSchema, Framework: VersionOf(model), Organization: r.Organization, Date: r.Date, AsOf: r.AsOf, AnsweredBy: authorOf(r.Respondent),
		Team: r.Team, WhatIf: assumptionsOf(c.WhatIf), Provisional: r.Provisional, Scored: scored(r.Score),
		Coverage: Coverage(r.Coverage), Level: levelOrNil(r.Level), ConditionalLevel: levelOrNil(r.ConditionalLevel),
		Levels: Each(r.Levels, levelRow), Lenses: lensesOf(model, r), Elements: []Element{}, Gaps: []Gap{}, NextSteps: []NextStep{},
		Findings: Each(r.ShownFindings(), func(f assess.Finding) Finding {
			return Finding{Code: f.Code, Element: f.Element, Message: f.Message, Position: Position(f.Position)}
		}),
		MedianDays:  r.MedianDays,
		Respondents: respondentsOf(r.Respondents), Disagreement: disagreementOf(r.Disagreement),
		Plan: planOf(r, c.Plan), Comparison: comparisonOf(c.Comparison), Benchmark: c.Benchmark, Evidence: resultEvidenceOf(c), Gate: gateOf(c.Gate),
	}
	if c.WhatIf != nil {
		before := c.WhatIf.Before
		d.Before = &LevelAndScore{Level: levelOrNil(before.Level), Scored: scored(before.Score)}
	}
	if r.Level != nil {
		d.LevelRange = new(LevelRange(r.LevelRange))
	}
	if after := assess.ScoreAtTarget(model, r); after.Known {
		d.ScoreAfterPath = present(after)
	}
	if next := r.NextLevel; next != nil {
		d.NextLevel = &NextLevel{Level: levelOf(next.Level), Path: pathOf(next.Path), Blockers: Blockers{
			Essential: list(next.Blockers.Essential), Others: list(next.Blockers.Others), Needed: next.Blockers.Needed,
		}}
	}
	d.Target = targetOf(r.Target)
	for _, element := range r.Elements {
		if r.Shows(element.Element.Element) {
			d.Elements = append(d.Elements, elementOf(element, len(r.Respondents) > 0))
		}
	}
	for _, gap := range r.Gaps {
		one := gapOf(gap)
		one.Quadrant = quadrantOf(gap, r.MedianDays)
		one.Contradicted = d.Contradicted(one.Element)
		d.Gaps = append(d.Gaps, one)
	}
	for _, step := range r.Steps {
		one := stepOf(model, step)
		one.Contradicted = d.Contradicted(one.Element)
		d.NextSteps = append(d.NextSteps, one)
	}
	if c.Plan != nil && len(c.Plan.Order) > 0 {
		d.follow(c.Plan.Order)
	}
	d.Owners = ownersOf(model, d.Gaps)
	return d
}

func levelRow(level assess.LevelResult) LevelRow {
	return LevelRow{
		Level: levelOf(level.Level), Description: level.Level.Description, Reached: level.Reached, Assessable: level.Assessable,
		ScoredIfOpen: scoredIfOpen(level.Score),
		InPlace:      level.InPlace, Applicable: level.Applicable, Needed: level.Needed,
		EssentialMissing: level.EssentialMissing, WaitsFor: level.WaitsFor,
	}
}

// assumptionsOf is nil where nothing was assumed.
func assumptionsOf(whatIf *assess.WhatIf) []Assumption {
	if whatIf == nil {
		return nil
	}
	return Each(whatIf.Changes, func(change assess.Assumption) Assumption { return Assumption(change) })
}

func pathOf(path *assess.Path) *Path {
	if path == nil {
		return nil
	}
	return &Path{Elements: list(path.Elements), Days: path.Days, Exact: path.Exact, Reaches: path.Reaches}
}

func targetOf(target *assess.Target) *Target {
	if target == nil {
		return nil
	}
	return &Target{Number: target.Level.Number, Path: pathOf(target.Path)}
}

// elementOf has the reason for n/a with that grade only. Of several respondents it says who gave it, whatever their grades come to.
func elementOf(e assess.ElementResult, combined bool) Element {
	element := Element{
		ID: e.Element.ID, Name: e.Element.Name, Lens: e.Element.Lens.ID, Group: e.Element.Group.ID,
		Level: e.Element.Level, Essential: e.Element.Essential, Grade: e.Answer.Grade, InPlace: e.InPlace,
		Note: e.Answer.Note, Reason: e.Answer.Reason, AsOf: e.Answer.AsOf, Confidence: e.Answer.Confidence,
		Position: Position(e.Answer.Position), Points: pointsOf(e.Answer.Grade),
	}
	if !combined && e.Answer.Grade != framework.NotApplicable {
		element.Reason = ""
	}
	for _, item := range e.Answer.Evidence {
		element.Evidence = append(element.Evidence, EvidenceItem(item))
	}
	return element
}

func gapOf(g assess.Gap) Gap {
	return Gap{
		Element: g.Element.ID, Name: g.Element.Name, Lens: g.Element.Lens.ID, Group: g.Element.Group.ID,
		Level: g.Element.Level, Grade: g.Grade, Days: g.Days, Unlocks: list(g.Unlocks),
		ScoreGain: g.ScoreGain, LevelGain: g.LevelGain, OnPath: g.OnPath, Owner: g.Element.Owner, Waived: g.Waived,
	}
}

func stepOf(model *framework.Framework, step assess.NextStep) NextStep {
	move, _ := step.Element.Steps.To(step.To)
	team, _ := model.Team(step.Element.Owner)
	return NextStep{
		Element: step.Element.ID, From: step.From, To: step.To, Do: move.Do, Why: step.Element.Why, DoneWhen: step.Element.Grades.Of(step.To),
		Owner: team.ID, Channel: team.Channel, Days: step.Days, DaysToInPlace: step.DaysToInPlace, Unlocks: list(step.Unlocks),
	}
}

func gateOf(gate *assess.Gate) *Gate {
	if gate == nil {
		return nil
	}
	return &Gate{Passed: gate.Passed, Checks: Each(gate.Checks, func(check assess.Check) Check {
		check.Elements = list(check.Elements)
		return Check(check)
	})}
}
