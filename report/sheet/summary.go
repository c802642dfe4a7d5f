package sheet

import (
	"strings"

	"revops/assess"
	"revops/report/document"
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

func (a assessment) summaryPage() sheetPage {
	page := sheetPage{name: "Summary", lines: []string{strings.Join(a.About(), ", ")}, widths: summaryWidths()}
	r := a.Result
	if r.Level == nil {
		page.lines = append(page.lines, a.NoLevel())
	} else {
		page.lines = append(page.lines, a.Model.Levels[r.Level.Number].Description)
		page.lines = append(page.lines, a.Remarks()...)
	}
	if assumed := len(r.WhatIf); assumed > 0 {
		page.lines = append(page.lines, document.Count(assumed, "grade", "grades")+" assumed: this is what if, not what was answered.")
	}
	if next := r.NextLevel; next != nil && next.Path != nil {
		page.lines = append(page.lines, a.BlockersLine())
	}
	page.grids = append(page.grids, glanceGrid("At a glance", a.glances()))
	if r.Level != nil {
		page.grids = append(page.grids, a.levelsGrid())
	}
	for i := range r.Lenses {
		if r.Lenses[i].Assessed {
			page.grids = append(page.grids, a.lensGrid(&r.Lenses[i]))
		}
	}
	if a.Result.Plan != nil && len(a.Result.Plan.Teams) > 0 {
		page.grids = append(page.grids, glanceGrid("Plan", a.reached()), a.teamsGrid())
	}
	if a.Result.Gate != nil {
		page.grids = append(page.grids, gateGrid(a.Result.Gate))
	}
	return page
}

func (a assessment) glances() []glance {
	r := a.Result
	lines := []glance{
		{"Organization", r.Organization},
		{"Date", r.Date},
		{"Framework", r.Framework.String()},
		{"Level", nil},
		{"Level name", nil},
		{"Highest level", a.Model.Top().Number},
		{"Score", r.Score},
		{"Score at most", r.Scores().High},
		{"Elements", r.Coverage.Elements},
		{"Answered", r.Coverage.Answered},
		{"Not applicable", r.Coverage.NotApplicable},
		{"Open", r.Coverage.Open},
	}
	if r.Level != nil {
		lines[3].value, lines[4].value = r.Level.Number, r.Level.Name
	}
	if r.AsOf != "" {
		lines = append(lines, glance{"Judged as of", r.AsOf})
	}
	if r.ConditionalLevel != nil {
		lines = append(lines, glance{"Level with waivers", r.ConditionalLevel.Number})
	}
	if shown := r.Evidence; shown != nil {
		_, above, below := a.ShownCounts()
		lines = append(lines, glance{"Level if lowered to what deals allow", levelNumber(shown.Level)},
			glance{"Score if lowered to what deals allow", shown.Score},
			glance{"Answers above what deals allow", above}, glance{"Answers below what deals suggest", below})
	}
	if path, _ := r.PathToTake(); path != nil {
		lines = append(lines, glance{"Elements on the path", len(path.Elements)}, glance{"Days on the path", path.Days})
	}
	if r.Team != "" {
		lines = append(lines, glance{"Shown for", document.TeamName(a.Model, r.Team)})
	}
	return lines
}

// reached says when the plan reaches each level.
func (a assessment) reached() []glance {
	var lines []glance
	for _, period := range a.Result.Plan.Periods {
		for _, number := range period.LevelsReached {
			lines = append(lines, glance{"Level " + a.Model.Levels[number].String() + " by", a.Result.Plan.LastMonth(period.Start).Last()})
		}
	}
	if bottleneck := a.Result.Plan.Bottleneck; bottleneck != nil {
		lines = append(lines, glance{"Bottleneck", document.TeamName(a.Model, *bottleneck)})
	}
	return lines
}

func (a assessment) levelsGrid() grid {
	type level = document.LevelRow
	return newGrid("Levels", []attribute[level]{
		{"name", "Level", lookPlain, 0, func(l level) any { return l.Level.String() }, nil},
		{"state", "", lookPlain, 0, func(l level) any { return l.State() }, nil},
		{"score", "Score", lookScore, 0, func(l level) any { return l.Score }, nil},
		{"score_high", "Score at most", lookDecimal, 0, func(l level) any { return l.Scores().High }, nil},
		{"in_place", "In place", lookPlain, 0, func(l level) any { return l.InPlace }, nil},
		{"applicable", "Of", lookPlain, 0, func(l level) any { return l.Applicable }, nil},
		{"needed", "Needed", lookPlain, 0, func(l level) any { return l.Needed }, nil},
	}, a.Result.Levels)
}

func (a assessment) lensGrid(lens *document.Lens) grid {
	type group = document.Group
	fields := []attribute[group]{
		{"name", document.Capital(a.GroupNoun(lens.ID)), lookPlain, 0, func(g group) any { return g.Name }, nil},
		{"id", "Id", lookPlain, 0, func(g group) any { return g.ID }, nil},
		{"score", "Score", lookScore, 0, func(g group) any { return g.Score }, nil},
		{"score_high", "Score at most", lookDecimal, 0, func(g group) any { return g.Scores().High }, nil},
		{"in_place", "In place", lookPlain, 0, func(g group) any { return g.InPlace }, nil},
		{"applicable", "Of", lookPlain, 0, func(g group) any { return g.Applicable }, nil},
	}
	switch {
	case lens.ID == a.Model.LevelLens:
		fields = append(fields, attribute[group]{"level", "Level", lookPlain, 0, func(g group) any { return g.Level.Value }, nil})
	case lens.Served():
		fields = append(fields,
			attribute[group]{"done", "Done", lookScore, 0, func(g group) any { return g.Done.Value }, nil},
			attribute[group]{"distance", "Apart", lookDecimal, 0, func(g group) any { return g.Distance.Value }, nil})
	}
	return newGrid(a.LensTitle(lens), fields, lens.Groups)
}

func gateGrid(gate *document.Gate) grid {
	type check = document.Check
	return newGrid("Gate", []attribute[check]{
		{"name", "Demand", lookPlain, 0, func(c check) any { return c.Name }, nil},
		{"want", "Wanted", lookPlain, 0, func(c check) any { return c.Want }, nil},
		{"passed", "Passed", lookPlain, 0, func(c check) any { return c.Passed }, nil},
		{"got", "Got", lookPlain, 0, func(c check) any { return c.Got }, nil},
	}, gate.Checks)
}

func (a assessment) respondentsPage() sheetPage {
	type respondent = document.Respondent
	type apart = document.TeamDistance
	page := sheetPage{name: "Respondents", widths: summaryWidths()}
	page.grids = []grid{newGrid("Respondents", []attribute[respondent]{
		{"name", "Respondent", lookPlain, 0, func(r respondent) any { return r.Name }, nil},
		{"team", "Team", lookPlain, 0, func(r respondent) any { return document.TeamName(a.Model, r.Team) }, nil},
		{"level", "Level", lookPlain, 0, func(r respondent) any { return levelNumber(r.Level) }, nil},
		{"score", "Score", lookScore, 0, func(r respondent) any { return r.Score }, nil},
		{"score_high", "Score at most", lookDecimal, 0, func(r respondent) any { return r.Scores().High }, nil},
		{"answered", "Answered", lookPlain, 0, func(r respondent) any { return r.Coverage.Answered }, nil},
		{"open", "Open", lookPlain, 0, func(r respondent) any { return r.Coverage.Open }, nil},
	}, a.Result.Respondents)}
	d := a.Result.Disagreement
	if d.Alpha.Known {
		page.grids = append(page.grids, newGrid("Agreement", []attribute[assess.Rate]{
			{"what", "", lookPlain, 0, func(assess.Rate) any { return "Krippendorff's alpha" }, nil},
			{"alpha", "", lookRate, 0, func(alpha assess.Rate) any { return alpha }, nil},
		}, []assess.Rate{d.Alpha}))
	}
	page.grids = append(page.grids, newGrid("Teams, grades apart on average", []attribute[apart]{
		{"a", "Team", lookPlain, 0, func(t apart) any { return t.A }, nil},
		{"b", "And", lookPlain, 0, func(t apart) any { return t.B }, nil},
		{"distance", "Apart", lookRate, 0, func(t apart) any { return t.Distance }, nil},
		{"elements", "Elements", lookPlain, 0, func(t apart) any { return t.Elements }, nil},
	}, d.Teams))
	return page
}

// saying is what one respondent said of an element.
type saying struct {
	spread document.Spread
	said   document.Said
}

func (a assessment) spreadsGrid() grid {
	var sayings []saying
	for _, spread := range a.Result.Disagreement.Elements {
		for _, said := range spread.Said {
			sayings = append(sayings, saying{spread, said})
		}
	}
	return newGrid("Disagreement", []attribute[saying]{
		{"name", "Element", lookPlain, 34, func(s saying) any { return a.Name(s.spread.Element) }, nil},
		{"spread", "Spread", lookPlain, 9, func(s saying) any { return s.spread.Spread }, nil},
		{"respondent", "Respondent", lookPlain, 24, func(s saying) any { return s.said.Name }, nil},
		{"team", "Team", lookPlain, 22, func(s saying) any { return s.said.Team }, func(s saying) string { return document.TeamName(a.Model, s.said.Team) }},
		{"grade", "Grade", lookGrade, 13, func(s saying) any { return s.said.Grade }, func(s saying) string { return document.GradeWord(s.said.Grade) }},
		{"element", "Element id", lookPlain, 34, func(s saying) any { return s.spread.Element }, nil},
	}, sayings)
}
