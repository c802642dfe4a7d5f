package narrative

import (
	"slices"

	"revops/framework"
	"revops/report/document"
)

// TaskTool is a tool that tasks are imported into.
type TaskTool string

// The tools. Jira and Asana take the same columns.
const (
	TasksForJira   TaskTool = "jira"
	TasksForAsana  TaskTool = "asana"
	TasksForLinear TaskTool = "linear"
)

// TaskTools lists the tools.
func TaskTools() []TaskTool { return []TaskTool{TasksForJira, TasksForAsana, TasksForLinear} }

// TaskOptions say for which tool tasks are written and who does those of a team, by email address. The zero value has Jira's columns
// and assigns nobody.
type TaskOptions struct {
	Tool      TaskTool
	Assignees map[framework.TeamID]string
}

// Section is a part of a report that can be chosen.
type Section string

// The sections, in the order of a report as HTML.
const (
	SectionSummary     Section = "summary"
	SectionTeam        Section = "team"
	SectionSteps       Section = "steps"
	SectionMatrix      Section = "matrix"
	SectionPlan        Section = "plan"
	SectionLevels      Section = "levels"
	SectionCategories  Section = "categories"
	SectionBenchmark   Section = "benchmark"
	SectionHeatMap     Section = "heatmap"
	SectionLenses      Section = "lenses"
	SectionEvidence    Section = "evidence"
	SectionChange      Section = "change"
	SectionRespondents Section = "respondents"
	SectionOwners      Section = "owners"
	SectionGaps        Section = "gaps"
	SectionFindings    Section = "findings"
	SectionUntested    Section = "untested"
	SectionAnswers     Section = "answers"
	SectionMethodology Section = "methodology"
)

// heldSection is a section with what says whether a result has something for it.
type heldSection struct {
	name Section
	held func(Assessment) bool
}

func heldSections() []heldSection {
	always := func(Assessment) bool { return true }
	scored := func(a Assessment) bool { lens := a.LevelLens(); return lens != nil && lens.Assessed }
	return []heldSection{
		{SectionSummary, func(a Assessment) bool { return len(a.Summary()) > 0 }},
		{SectionTeam, func(a Assessment) bool {
			return a.Result.Team != "" && a.Result.Plan != nil && len(a.Result.Plan.Periods) > 0
		}},
		{SectionSteps, func(a Assessment) bool { return len(a.Result.NextSteps) > 0 }},
		{SectionMatrix, func(a Assessment) bool { return a.Matrix() != nil }},
		{SectionPlan, func(a Assessment) bool { return a.Result.Plan != nil }},
		{SectionLevels, func(a Assessment) bool { return a.Result.Level != nil }},
		{SectionCategories, scored},
		{SectionBenchmark, func(a Assessment) bool { return a.Result.Benchmark != nil }},
		{SectionHeatMap, func(a Assessment) bool { return scored(a) && a.LevelLens().ByLevel() }},
		{SectionLenses, func(a Assessment) bool { return len(a.otherLenses()) > 0 }},
		{SectionEvidence, func(a Assessment) bool { return a.Result.Evidence != nil }},
		{SectionChange, func(a Assessment) bool { return a.Result.Comparison != nil }},
		{SectionRespondents, func(a Assessment) bool { return a.Result.Disagreement != nil }},
		{SectionOwners, func(a Assessment) bool { return a.GapsByOwner() != nil }},
		{SectionGaps, always},
		{SectionFindings, func(a Assessment) bool { return len(a.Result.Findings) > 0 }},
		{SectionUntested, func(a Assessment) bool {
			return slices.ContainsFunc(a.EvidenceElements(), func(e document.AnswerEvidence) bool { return !e.Tests() })
		}},
		{SectionAnswers, always},
		{SectionMethodology, always},
	}
}

// Sections lists the sections.
func Sections() []Section {
	return document.Each(heldSections(), func(section heldSection) Section { return section.name })
}

// PageOnly reports whether Markdown lacks the section.
func (s Section) PageOnly() bool { return s == SectionAnswers }

// Contents say what is in a report. The zero value is everything.
type Contents struct {
	// Sections are those that were chosen, none for all.
	Sections []Section
	// Brief says that a page is two pages of paper for a board: summary, scores, first steps and plan.
	Brief bool
}

// Plans reports whether a plan was chosen.
func (c Contents) Plans() bool { return c.Brief || slices.Contains(c.Sections, SectionPlan) }

// Shows reports whether a section was chosen, or all were, and the result has something for it.
func (a Assessment) Shows(section Section) bool {
	return (len(a.Contents.Sections) == 0 || slices.Contains(a.Contents.Sections, section)) && a.Has(section)
}

// Has reports whether the result has something for a section.
func (a Assessment) Has(section Section) bool {
	return slices.ContainsFunc(heldSections(), func(one heldSection) bool { return one.name == section && one.held(a) })
}
