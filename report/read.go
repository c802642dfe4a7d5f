package report

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"revops/answers"
	"revops/assess"
	"revops/framework"
	"revops/internal/diag"
)

// Read makes an assessment of a stored result of the model: it writes the same in every format as the one that was
// stored. Texts of the model are those of the model at hand. The error, if any, is a *diag.Error with every problem of the
// source.
func Read(source diag.Source, model *framework.Framework) (Assessment, error) {
	if err := assess.CheckResult(source, model); err != nil {
		return Assessment{}, err
	}
	var d resultDocument
	if err := json.Unmarshal(source.Data, &d); err != nil {
		return Assessment{}, fmt.Errorf("read %s: %w", source.Name, err) // cannot be: the source was checked
	}
	r := reader{model}
	a := Assessment{Model: model, Result: r.result(d), Gate: gateFrom(d.Gate), WhatIf: r.whatIf(d), Plan: r.plan(d.Plan)}
	a.Comparison = r.comparison(d.Comparison, d.Organization)
	if err := a.agree(source, d); err != nil {
		return Assessment{}, err
	}
	return a, nil
}

// reader turns what JSON holds into what it was made from. Everything that it looks up is known to be there.
type reader struct{ model *framework.Framework }

func (r reader) result(d resultDocument) *assess.Result {
	result := &assess.Result{
		Organization: d.Organization, Date: d.Date, Team: d.Team, AsOf: d.AsOf,
		Level: r.level(d.Level), ConditionalLevel: r.level(d.Conditional), Provisional: d.Provisional,
		Score: rangeFrom(d.ScoreRange), Coverage: assess.Coverage(d.Coverage),
	}
	if d.LevelRange != nil {
		result.LevelRange = assess.LevelRange(*d.LevelRange)
	}
	if next := d.NextLevel; next != nil {
		result.NextLevel = &assess.NextLevel{
			Level: r.model.Levels[next.Number], Blockers: assess.Blockers(next.Blockers), Path: pathFrom(next.Path),
		}
	}
	result.Target = r.target(d.Target)
	for _, level := range d.Levels {
		result.Levels = append(result.Levels, assess.LevelResult{
			Level: r.model.Levels[level.Number], Reached: level.Reached, Assessable: level.Assessable,
			Score: readRange(level.Score, level.ScoreRange), InPlace: level.InPlace, Applicable: level.Applicable, Needed: level.Needed,
		})
	}
	for _, lens := range d.Lenses {
		result.Lenses = append(result.Lenses, r.lens(lens))
	}
	for _, e := range d.Elements {
		result.Elements = append(result.Elements, r.element(e))
	}
	for _, g := range d.Gaps {
		result.Gaps = append(result.Gaps, r.gap(g))
	}
	for _, s := range d.NextSteps {
		result.Steps = append(result.Steps, r.step(s))
	}
	for _, f := range d.Findings {
		result.Findings = append(result.Findings, assess.Finding{
			Code: f.Code, Element: f.Element, Message: f.Message, Position: position(f.File, f.Line, f.Column),
		})
	}
	result.Respondents, result.Disagreement = r.respondents(d.Respondents), r.disagreement(d.Disagreement)
	result.Shown = r.shown(d.Evidence)
	return result
}

func position(file string, line, column int) diag.Position {
	return diag.Position{File: file, Line: line, Column: column}
}

func (r reader) level(name *levelName) *framework.Level {
	if name == nil {
		return nil
	}
	return &r.model.Levels[name.Number]
}

func (r reader) place(id framework.ElementID) framework.Place {
	place, _ := r.model.Element(id)
	return place
}

func (r reader) target(t *target) *assess.Target {
	if t == nil {
		return nil
	}
	return &assess.Target{Level: r.model.Levels[t.Number], Path: pathFrom(t.Path)}
}

func (r reader) lens(d lensStanding) assess.LensResult {
	lens, _ := r.model.Lens(d.ID)
	result := assess.LensResult{Lens: lens, Assessed: d.Assessed, Score: rangeFrom(d.ScoreRange), Open: d.Open}
	for _, group := range d.Groups {
		at := slices.IndexFunc(lens.Groups, func(g framework.Group) bool { return g.ID == group.ID })
		result.Groups = append(result.Groups, assess.GroupResult{
			Group: &lens.Groups[at], Score: readRange(group.Score, group.ScoreRange), Level: group.Level.value,
			InPlace: group.InPlace, Applicable: group.Applicable,
			Done: score(group.Done.value), Distance: score(group.Distance.value),
		})
	}
	return result
}

func (r reader) element(d elementStanding) assess.ElementResult {
	answer := answers.Answer{
		Element: d.ID, Grade: grade(d.Grade), Note: d.Note, Reason: d.Reason, AsOf: d.AsOf, Confidence: d.Confidence,
		Position: position(d.File, d.Line, d.Column),
	}
	for _, item := range d.Evidence {
		answer.Evidence = append(answer.Evidence, answers.Evidence(item))
	}
	return assess.ElementResult{Element: r.place(d.ID), Answer: answer, InPlace: d.InPlace}
}

func (r reader) gap(d gap) assess.Gap {
	return assess.Gap{
		Element: r.place(d.Element), Grade: grade(d.Grade), Days: d.Days, Unlocks: d.Unlocks,
		ScoreGain: score(d.ScoreGain), LevelGain: d.LevelGain, OnPath: d.OnPath, Waived: d.Waived,
	}
}

func (r reader) step(d nextStep) assess.NextStep {
	return assess.NextStep{
		Element: r.place(d.Element), From: grade(d.From), To: grade(&d.To),
		Days: d.Days, DaysToInPlace: d.DaysToInPlace, Unlocks: d.Unlocks,
	}
}

func (r reader) whatIf(d resultDocument) *assess.WhatIf {
	if len(d.WhatIf) == 0 || d.Before == nil {
		return nil
	}
	whatIf := &assess.WhatIf{Before: &assess.Result{Level: r.level(d.Before.Level), Score: rangeFrom(d.Before.ScoreRange)}}
	for _, c := range d.WhatIf {
		whatIf.Changes = append(whatIf.Changes, assess.Assumption{Element: c.Element, From: grade(c.From), To: grade(c.To)})
	}
	return whatIf
}

func gateFrom(d *gate) *assess.Gate {
	if d == nil {
		return nil
	}
	result := &assess.Gate{Passed: d.Passed}
	for _, c := range d.Checks {
		result.Checks = append(result.Checks, assess.Check(c))
	}
	return result
}

func pathFrom(p *path) *assess.Path {
	if p == nil {
		return nil
	}
	return new(assess.Path(*p))
}

// grade is that of a word, unanswered for null.
func grade(word *string) framework.Grade {
	if word == nil {
		return framework.Unanswered
	}
	grade, _ := framework.ParseGrade(*word)
	return grade
}

// score is a number of a document, no score for null.
func score(value *float64) assess.Score {
	if value == nil {
		return assess.Score{}
	}
	return assess.Score{Tenths: tenths(*value), Known: true}
}

func tenths(value float64) int { return int(math.Round(value * 10)) }

// readRange is a score whose range stands beside it where its ends differ.
func readRange(value *float64, d *scoreRange) assess.Range {
	if d == nil {
		return assess.Range{Low: score(value), High: score(value)}
	}
	return rangeFrom(d)
}

func rangeFrom(d *scoreRange) assess.Range {
	if d == nil {
		return assess.Range{}
	}
	return assess.Range{Low: score(d.Low), High: score(d.High)}
}
