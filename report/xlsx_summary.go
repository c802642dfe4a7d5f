package report

import (
	"fmt"
	"strings"

	"revops/assess"
	"revops/framework"
)

// glance is a line of the summary.
type glance struct {
	name  string
	value any
}

func glanceGrid(title string, lines []glance) grid {
	return newGrid(title, []attribute[glance]{
		{"what", "", lookPlain, 0, func(f glance) any { return f.name }, nil},
		{"value", "", lookFact, 0, func(f glance) any { return f.value }, nil},
	}, lines)
}

func (a Assessment) summaryPage() sheetPage {
	page := sheetPage{name: "Summary", lines: []string{strings.Join(a.about(), ", ")}, widths: summaryWidths()}
	r := a.Result
	if r.Level == nil {
		page.lines = append(page.lines, a.noLevel())
	} else {
		page.lines = append(page.lines, r.Level.Description)
		page.lines = append(page.lines, a.remarks()...)
	}
	if a.WhatIf != nil {
		page.lines = append(page.lines, count(len(a.WhatIf.Changes), "grade", "grades")+" assumed: this is what if, not what was answered.")
	}
	if next := r.NextLevel; next != nil && next.Path != nil {
		page.lines = append(page.lines, blockersLine(next.Blockers))
	}
	page.grids = append(page.grids, glanceGrid("At a glance", a.glances()))
	if r.Level != nil {
		page.grids = append(page.grids, a.levelsGrid())
	}
	for _, lens := range r.Lenses {
		if lens.Assessed {
			page.grids = append(page.grids, a.lensGrid(lens))
		}
	}
	if a.Plan != nil && len(a.Plan.Teams) > 0 {
		page.grids = append(page.grids, glanceGrid("Plan", a.reached()), Plan{a}.teamsGrid())
	}
	if a.Gate != nil {
		page.grids = append(page.grids, gateGrid(a.Gate))
	}
	return page
}

func (a Assessment) glances() []glance {
	r := a.Result
	lines := []glance{
		{"Organization", r.Organization},
		{"Date", dateValue(r.Date)},
		{"Framework", a.Model.Reference()},
		{"Level", levelValue(r.Level)},
		{"Level name", nil},
		{"Highest level", a.Model.Top().Number},
		{"Score", scoreValue(r.Score.Low)},
		{"Score at most", scoreValue(r.Score.High)},
		{"Elements", r.Coverage.Elements},
		{"Answered", r.Coverage.Answered},
		{"Not applicable", r.Coverage.NotApplicable},
		{"Open", r.Coverage.Open},
	}
	if r.Level != nil {
		lines[4].value = r.Level.Name
	}
	if r.AsOf != "" {
		lines = append(lines, glance{"Judged as of", r.AsOf})
	}
	if r.ConditionalLevel != nil {
		lines = append(lines, glance{"Level with waivers", r.ConditionalLevel.Number})
	}
	if r.Shown != nil {
		_, above, below := a.besides()
		lines = append(lines, glance{"Level if lowered to what deals allow", levelValue(r.Shown.Level)},
			glance{"Score if lowered to what deals allow", scoreValue(r.Shown.Score)},
			glance{"Answers above what deals allow", above}, glance{"Answers below what deals suggest", below})
	}
	if path := r.TargetPath(); path != nil {
		lines = append(lines, glance{"Elements on the path", len(path.Elements)}, glance{"Days on the path", path.Days})
	}
	if r.Team != "" {
		lines = append(lines, glance{"Shown for", a.teamName(r.Team)})
	}
	return lines
}

// reached says when the plan reaches each level.
func (a Assessment) reached() []glance {
	var lines []glance
	for _, period := range a.Plan.Periods {
		for _, level := range period.Reached {
			lines = append(lines, glance{"Level " + level.String() + " by", Plan{a}.last(period.Start).Last()})
		}
	}
	return append(lines, glance{"Bottleneck", a.teamName(a.Plan.Bottleneck)})
}

func (a Assessment) levelsGrid() grid {
	type level = assess.LevelResult
	return newGrid("Levels", []attribute[level]{
		{"name", "Level", lookPlain, 0, func(l level) any { return l.Level.String() }, nil},
		{"state", "", lookPlain, 0, func(l level) any { return levelState(l) }, nil},
		{"score", "Score", lookScore, 0, func(l level) any { return scoreValue(l.Score.Low) }, nil},
		{"score_high", "Score at most", lookDecimal, 0, func(l level) any { return scoreValue(l.Score.High) }, nil},
		{"in_place", "In place", lookPlain, 0, func(l level) any { return l.InPlace }, nil},
		{"applicable", "Of", lookPlain, 0, func(l level) any { return l.Applicable }, nil},
		{"needed", "Needed", lookPlain, 0, func(l level) any { return l.Needed }, nil},
	}, a.Result.Levels)
}

// levelState says how a level stands.
func levelState(level assess.LevelResult) string {
	switch {
	case level.Reached:
		return "reached"
	case !level.Assessable:
		return "not assessable"
	default:
		return "not reached"
	}
}

func (a Assessment) lensGrid(lens assess.LensResult) grid {
	type group = assess.GroupResult
	fields := []attribute[group]{
		{"name", capital(lens.Lens.GroupNoun), lookPlain, 0, func(g group) any { return g.Group.Name }, nil},
		{"id", "Id", lookPlain, 0, func(g group) any { return string(g.Group.ID) }, nil},
		{"score", "Score", lookScore, 0, func(g group) any { return scoreValue(g.Score.Low) }, nil},
		{"score_high", "Score at most", lookDecimal, 0, func(g group) any { return scoreValue(g.Score.High) }, nil},
		{"in_place", "In place", lookPlain, 0, func(g group) any { return g.InPlace }, nil},
		{"applicable", "Of", lookPlain, 0, func(g group) any { return g.Applicable }, nil},
	}
	switch {
	case lens.Lens.ID == a.Model.LevelLens:
		fields = append(fields, attribute[group]{"level", "Level", lookPlain, 0, groupLevel, nil})
	case served(lens):
		fields = append(fields,
			attribute[group]{"done", "Done", lookScore, 0, func(g group) any { return scoreValue(g.Done) }, nil},
			attribute[group]{"distance", "Apart", lookDecimal, 0, func(g group) any { return scoreValue(g.Distance) }, nil})
	}
	return newGrid(fmt.Sprintf("%s by %s", lens.Lens.Name, lens.Lens.GroupNoun), fields, lens.Groups)
}

func groupLevel(g assess.GroupResult) any {
	if g.Level == nil {
		return nil
	}
	return *g.Level
}

func gateGrid(gate *assess.Gate) grid {
	type check = assess.Check
	return newGrid("Gate", []attribute[check]{
		{"name", "Demand", lookPlain, 0, func(c check) any { return c.Name }, nil},
		{"want", "Wanted", lookPlain, 0, func(c check) any { return c.Want }, nil},
		{"passed", "Passed", lookPlain, 0, func(c check) any { return c.Passed }, nil},
		{"got", "Got", lookPlain, 0, func(c check) any { return c.Got }, nil},
	}, gate.Checks)
}

func (a Assessment) respondentsPage() sheetPage {
	type respondent = assess.RespondentResult
	type apart = assess.TeamDistance
	page := sheetPage{name: "Respondents", widths: summaryWidths()}
	page.grids = []grid{newGrid("Respondents", []attribute[respondent]{
		{"name", "Respondent", lookPlain, 0, func(r respondent) any { return r.Response.Name() }, nil},
		{"team", "Team", lookPlain, 0, func(r respondent) any { return a.teamName(r.Response.Answers.Respondent.Team) }, nil},
		{"level", "Level", lookPlain, 0, func(r respondent) any { return levelValue(r.Level) }, nil},
		{"score", "Score", lookScore, 0, func(r respondent) any { return scoreValue(r.Score.Low) }, nil},
		{"score_high", "Score at most", lookDecimal, 0, func(r respondent) any { return scoreValue(r.Score.High) }, nil},
		{"answered", "Answered", lookPlain, 0, func(r respondent) any { return r.Coverage.Answered }, nil},
		{"open", "Open", lookPlain, 0, func(r respondent) any { return r.Coverage.Open }, nil},
	}, a.Result.Respondents)}
	d := a.Result.Disagreement
	if d.Alpha.Known {
		page.grids = append(page.grids, newGrid("Agreement", []attribute[assess.Rate]{
			{"what", "", lookPlain, 0, func(assess.Rate) any { return "Krippendorff's alpha" }, nil},
			{"alpha", "", lookRate, 0, rateValue, nil},
		}, []assess.Rate{d.Alpha}))
	}
	page.grids = append(page.grids, newGrid("Teams, grades apart on average", []attribute[apart]{
		{"a", "Team", lookPlain, 0, func(t apart) any { return t.A }, nil},
		{"b", "And", lookPlain, 0, func(t apart) any { return t.B }, nil},
		{"distance", "Apart", lookRate, 0, func(t apart) any { return rateValue(t.Distance) }, nil},
		{"elements", "Elements", lookPlain, 0, func(t apart) any { return t.Elements }, nil},
	}, d.Teams))
	return page
}

// saying is what one respondent said of an element.
type saying struct {
	spread assess.Spread
	said   assess.Said
}

func (a Assessment) spreadsGrid() grid {
	var sayings []saying
	for _, spread := range a.Result.Disagreement.Elements {
		for _, said := range spread.Said {
			sayings = append(sayings, saying{spread, said})
		}
	}
	team := func(s saying) framework.TeamID { return s.said.Response.Answers.Respondent.Team }
	return newGrid("Disagreement", []attribute[saying]{
		{"name", "Element", lookPlain, 34, func(s saying) any { return s.spread.Element.Name }, nil},
		{"spread", "Spread", lookPlain, 9, func(s saying) any { return s.spread.Points }, nil},
		{"respondent", "Respondent", lookPlain, 24, func(s saying) any { return s.said.Response.Name() }, nil},
		{"team", "Team", lookPlain, 22, func(s saying) any { return string(team(s)) }, func(s saying) string { return a.teamName(team(s)) }},
		{"grade", "Grade", lookGrade, 13, func(s saying) any { return gradeValue(s.said.Grade) }, func(s saying) string { return GradeWord(s.said.Grade) }},
		{"element", "Element id", lookPlain, 34, func(s saying) any { return string(s.spread.Element.ID) }, nil},
	}, sayings)
}
