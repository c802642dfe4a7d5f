package sheet

import (
	"fmt"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// summaryFact is a name and a value in the summary.
type summaryFact struct {
	name  string
	value any
}

func factsGrid(title string, facts []summaryFact) grid {
	return newGrid(title, []attribute[summaryFact]{
		{"what", "", lookPlain, 0, func(f summaryFact) any { return f.name }, nil},
		{"value", "", lookMixed, 0, func(f summaryFact) any { return f.value }, nil},
	}, facts)
}

func (a assessment) summaryPage() sheetPage {
	page := sheetPage{name: "Summary", lines: []string{strings.Join(a.SignedAbout(), ", ")}, widths: summaryWidths()}
	r := a.Result
	if r.Level == nil {
		page.lines = append(page.lines, a.NoLevel())
	} else {
		page.lines = append(page.lines, a.LevelMeaning())
		page.lines = append(page.lines, a.Remarks()...)
	}
	if len(r.WhatIf) > 0 {
		page.lines = append(page.lines, a.Assumed())
	}
	if next := r.NextLevel; next != nil && next.Path != nil {
		page.lines = append(page.lines, a.BlockersLine())
	}
	page.grids = append(page.grids, factsGrid("Overview", a.facts()))
	if r.Level != nil {
		page.grids = append(page.grids, a.levelsGrid())
	}
	for i := range r.Lenses {
		if r.Lenses[i].Assessed {
			page.grids = append(page.grids, a.lensGrid(&r.Lenses[i]))
		}
	}
	page.grids = append(page.grids, a.besideGrids()...)
	if a.Result.Plan != nil && len(a.Result.Plan.Teams) > 0 {
		page.grids = append(page.grids, factsGrid("Plan", a.planFacts()), a.teamsGrid())
	}
	if a.Result.Plan != nil && len(a.workGrid().rows) > 0 {
		page.grids = append(page.grids, a.statesGrid())
	}
	if a.Result.Gate != nil {
		page.grids = append(page.grids, gateGrid(a.Result.Gate))
	}
	return page
}

// besideGrids are the tables of a summary between scores and plan.
func (a assessment) besideGrids() []grid {
	var grids []grid
	if a.GapsByOwner() != nil {
		grids = append(grids, a.ownersGrid())
	}
	if worth := a.Worth(); worth != nil {
		grids = append(grids, worthGrid(worth))
	}
	if a.Result.Benchmark != nil {
		grids = append(grids, a.benchmarkGrid())
	}
	return grids
}

func (a assessment) facts() []summaryFact {
	r := a.Result
	var number, name any
	if r.Level != nil {
		number, name = r.Level.Number, r.Level.Name
	}
	facts := []summaryFact{
		{"Organization", r.Organization},
		{"Date", r.Date},
		{"Framework", r.Framework.Titled(a.Model)},
		{"Maturity level", number},
		{"Level name", name},
		{"Highest level", a.Model.Top().Number},
		{"Score", r.Score},
		{narrative.HighScoreTitle, r.Scores().High},
	}
	if shown := r.Evidence; shown != nil {
		facts = append(facts, summaryFact{"Evidence-adjusted level", levelNumber(shown.Level)}, summaryFact{"Evidence-adjusted score", shown.Score})
	}
	if after := r.ScoreAfterPath; after.Present {
		facts = append(facts, summaryFact{a.ScoreAfterTitle(), after.Value})
	}
	facts = append(facts, []summaryFact{
		{"Elements", r.Coverage.Elements},
		{"Answered", r.Coverage.Answered},
		{"Not applicable", r.Coverage.NotApplicable},
		{"Open", r.Coverage.Open},
	}...)
	if r.AsOf != "" {
		facts = append(facts, summaryFact{"As of", r.AsOf})
	}
	if r.ConditionalLevel != nil {
		facts = append(facts, summaryFact{"Level with waivers", r.ConditionalLevel.Number})
	}
	if r.Evidence != nil {
		_, above, below := a.EvidenceCounts()
		if size := r.Evidence.Size; size != nil {
			facts = append(facts, summaryFact{"CRM deals", size.Deals}, summaryFact{"Open CRM deals", size.Open},
				summaryFact{fmt.Sprintf("CRM deals won in %d days", size.Days), size.Won})
			if size.Owners > 0 {
				facts = append(facts, summaryFact{"Owners of CRM deals", size.Owners})
			}
		}
		facts = append(facts, summaryFact{"Answers higher than CRM data supports", above}, summaryFact{"Answers lower than CRM data suggests", below})
	}
	if p := a.Predictability(); p != nil {
		facts = append(facts, summaryFact{"Predictability", looking{p.Predictability, lookPercent}})
	}
	if path, _ := r.PathToTake(); path != nil {
		facts = append(facts, summaryFact{"Elements on the path", len(path.Elements)}, summaryFact{"Person-days on the path", path.Days})
		if path.Reaches > 0 {
			facts = append(facts, summaryFact{"Level at the end of the path", path.Reaches})
		}
	}
	if r.Team != "" {
		facts = append(facts, summaryFact{"Team", document.TeamName(a.Model, r.Team)})
	}
	return facts
}

// planFacts say when the plan reaches each level and which team holds it up.
func (a assessment) planFacts() []summaryFact {
	var facts []summaryFact
	for _, warning := range a.Result.Plan.Warnings {
		facts = append(facts, summaryFact{"Warning", document.Capital(warning) + "."})
	}
	for _, period := range a.Result.Plan.Periods {
		for _, number := range period.LevelsReached {
			facts = append(facts, summaryFact{"Level " + a.Model.Levels[number].String() + " by", a.Result.Plan.LastMonth(period.Start).Last()})
		}
	}
	if end := a.PlanEnd(); end != "" {
		facts = append(facts, summaryFact{"What decides the end date", end})
	}
	if bottleneck := a.Result.Plan.Bottleneck; bottleneck != nil {
		facts = append(facts, summaryFact{a.Result.Plan.BottleneckTitle(), document.TeamName(a.Model, *bottleneck)})
	}
	return facts
}

func (a assessment) levelsGrid() grid {
	type level = document.LevelRow
	return newGrid("Levels", []attribute[level]{
		{"name", "Level", lookPlain, 0, func(l level) any { return l.String() }, nil},
		{"state", "Status", lookPlain, 0, func(l level) any { return l.State() }, nil},
		{"score", "Score", lookScore, 0, func(l level) any { return l.Score }, nil},
		{"score_high", narrative.HighScoreTitle, lookDecimal, 0, func(l level) any { return l.Scores().High }, nil},
		{"in_place", "In place", lookPlain, 0, func(l level) any { return l.InPlace }, nil},
		{"applicable", "Applicable", lookPlain, 0, func(l level) any { return l.Applicable }, nil},
		{"needed", "Needed", lookPlain, 0, func(l level) any { return l.Needed }, nil},
	}, a.Result.Levels)
}

func (a assessment) lensGrid(lens *document.Lens) grid {
	type group = document.Group
	fields := []attribute[group]{
		{"name", document.Capital(a.GroupNoun(lens.ID)), lookPlain, 0, func(g group) any { return g.Name }, nil},
		{"id", "ID", lookPlain, 0, func(g group) any { return g.ID }, nil},
		{"score", "Score", lookScore, 0, func(g group) any { return g.Score }, nil},
		{"score_high", narrative.HighScoreTitle, lookDecimal, 0, func(g group) any { return g.Scores().High }, nil},
		{"in_place", "In place", lookPlain, 0, func(g group) any { return g.InPlace }, nil},
		{"applicable", "Applicable", lookPlain, 0, func(g group) any { return g.Applicable }, nil},
	}
	switch {
	case lens.ID == a.Model.LevelLens:
		fields = append(fields, attribute[group]{"level", "Level", lookPlain, 0, func(g group) any { return g.Level.Value }, nil})
	case lens.Served():
		fields = append(fields,
			attribute[group]{"done", narrative.PracticeScoreTitle, lookScore, 0, func(g group) any { return g.Done.Value }, nil},
			attribute[group]{"difference", narrative.DifferenceTitle, lookChange, 0, func(g group) any { return g.Difference() }, nil})
	}
	return newGrid(a.LensTitle(lens), fields, lens.Groups)
}

func (a assessment) ownersGrid() grid {
	type owner = document.OwnerGaps
	return newGrid(narrative.OwnersTitle, []attribute[owner]{
		teamOf(a.Model, "owner", "Owner", 0, func(o owner) framework.TeamID { return o.Owner }),
		{"gaps", narrative.GapsTitle, lookPlain, 0, func(o owner) any { return o.Gaps }, nil},
		{"days", narrative.EffortTitle, lookPlain, 0, func(o owner) any { return o.Days }, nil},
		{"on_path", narrative.OnPathTitle, lookPlain, 0, func(o owner) any { return o.OnPath }, nil},
		{"path_days", narrative.PathDaysTitle, lookPlain, 0, func(o owner) any { return o.PathDays }, nil},
		{"first", narrative.FirstTitle, lookPlain, 0, func(o owner) any { return o.First }, func(o owner) string { return a.Name(o.First) }},
	}, a.Result.Owners)
}

func (a assessment) benchmarkGrid() grid {
	type standing = document.GroupStanding
	return newGrid(narrative.BenchmarkTitle, []attribute[standing]{
		{"name", document.Capital(a.GroupNoun(a.Model.LevelLens)), lookPlain, 0, func(s standing) any { return s.Name }, nil},
		{"companies", "Companies", lookPlain, 0, func(s standing) any { return s.Companies }, nil},
		{"score", "Score", lookScore, 0, func(s standing) any { return s.Score }, nil},
		{"lower_quartile", narrative.LowerQuartileTitle, lookDecimal, 0, func(s standing) any { return s.LowerQuartile }, nil},
		{"median", narrative.MedianTitle, lookDecimal, 0, func(s standing) any { return s.Median }, nil},
		{"upper_quartile", narrative.UpperQuartileTitle, lookDecimal, 0, func(s standing) any { return s.UpperQuartile }, nil},
		{"lower", narrative.RankTitle, lookPlain, 0, func(s standing) any { return s.Lower }, nil},
	}, a.Result.Benchmark.Rows())
}

func gateGrid(gate *document.Gate) grid {
	type check = document.Check
	return newGrid("Gate", []attribute[check]{
		{"name", "Check", lookPlain, 0, func(c check) any { return c.Name }, nil},
		{"want", "Required", lookPlain, 0, func(c check) any { return c.Want }, nil},
		{"passed", "Passed", lookPlain, 0, func(c check) any { return c.Passed }, nil},
		{"got", "Found", lookPlain, 0, func(c check) any { return c.Got }, nil},
	}, gate.Checks)
}

func (a assessment) respondentsPage() sheetPage {
	type respondent = document.Respondent
	type distance = document.TeamDistance
	page := sheetPage{name: narrative.RespondentsTitle, widths: summaryWidths()}
	page.grids = []grid{newGrid(narrative.RespondentsTitle, []attribute[respondent]{
		{"name", "Respondent", lookPlain, 0, func(r respondent) any { return r.Name }, nil},
		{"team", "Team", lookPlain, 0, func(r respondent) any { return document.TeamName(a.Model, r.Team) }, nil},
		{"level", "Level", lookPlain, 0, func(r respondent) any { return levelNumber(r.Level) }, nil},
		{"score", "Score", lookScore, 0, func(r respondent) any { return r.Score }, nil},
		{"score_high", narrative.HighScoreTitle, lookDecimal, 0, func(r respondent) any { return r.Scores().High }, nil},
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
	page.grids = append(page.grids, newGrid("Differences between teams", []attribute[distance]{
		{"a", "Team", lookPlain, 0, func(t distance) any { return t.A }, nil},
		{"b", "Other team", lookPlain, 0, func(t distance) any { return t.B }, nil},
		{"distance", "Average difference in grades", lookRate, 0, func(t distance) any { return t.Distance }, nil},
		{"elements", "Elements rated by both", lookPlain, 0, func(t distance) any { return t.Elements }, nil},
	}, d.Teams))
	return page
}

// respondentAnswer is what one respondent answered about an element on which respondents disagree.
type respondentAnswer struct {
	spread document.Spread
	document.RespondentGrade
}

func (a assessment) spreadsGrid() grid {
	type answer = respondentAnswer
	var answers []answer
	for _, spread := range a.Result.Disagreement.Elements {
		for _, given := range spread.Grades {
			answers = append(answers, answer{spread, given})
		}
	}
	return newGrid(narrative.DisagreementTitle, []attribute[answer]{
		{"name", "Element", lookPlain, 34, func(s answer) any { return a.Name(s.spread.Element) }, nil},
		{"spread", "Difference", lookPlain, 11, func(s answer) any { return s.spread.Spread }, nil},
		{"respondent", "Respondent", lookPlain, 24, func(s answer) any { return s.Name }, nil},
		teamOf(a.Model, "team", "Team", 22, func(s answer) framework.TeamID { return s.Team }),
		gradeOf("grade", "Grade", 13, func(s answer) framework.Grade { return s.Grade }),
		{"element", "Element ID", lookPlain, 34, func(s answer) any { return s.spread.Element }, nil},
	}, answers)
}
