package text

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"revops/report/document"
	"revops/report/narrative"
)

// AssessmentMarkdown writes an assessment for a pull request, an issue or the summary of a CI job: first the level, the score and
// what became of the gate; then the sections that were chosen, the gaps as a checklist; what is long folded.
func AssessmentMarkdown(w io.Writer, of narrative.Assessment) error {
	a := Sections{of}
	return WriteMarkdown(w, func(m *Markdown) {
		a.markdownHead(m)
		a.markdownGate(m)
		for _, part := range a.markdownParts(m) {
			if a.Shows(part.section) {
				part.write()
			}
		}
	})
}

// markdownPart is a section of a report with what writes it.
type markdownPart struct {
	section narrative.Section
	write   func()
}

// markdownParts are the sections of a report in their order.
func (a Sections) markdownParts(m *Markdown) []markdownPart {
	return []markdownPart{
		{narrative.SectionSummary, func() {
			for _, part := range a.Summary() {
				m.Heading(part.Title)
				m.List(labeled(part.Lines))
			}
		}},
		{narrative.SectionTeam, func() { a.Team(m) }},
		{narrative.SectionLevels, func() { a.levels(m) }},
		{narrative.SectionCategories, func() { a.markdownLevelLens(m) }},
		{narrative.SectionHeatMap, func() { a.heat(m) }},
		{narrative.SectionLevels, func() { a.blockers(m) }},
		{narrative.SectionSteps, func() { a.markdownSteps(m) }},
		{narrative.SectionMatrix, func() { a.matrix(m) }},
		{narrative.SectionOwners, func() { a.Owners(m) }},
		{narrative.SectionGaps, func() { a.markdownGaps(m) }},
		{narrative.SectionLenses, func() {
			for i := range a.Result.Lenses {
				if lens := &a.Result.Lenses[i]; lens.ID != a.Model.LevelLens && lens.Assessed {
					a.Lens(m, lens, nil)
				}
			}
		}},
		{narrative.SectionBenchmark, func() { a.Benchmark(m) }},
		{narrative.SectionPlan, func() { a.markdownPlan(m) }},
		{narrative.SectionRespondents, func() { a.Respondents(m) }},
		{narrative.SectionChange, func() { a.Change(m) }},
		{narrative.SectionEvidence, func() { a.evidence(m) }},
		{narrative.SectionFindings, func() { a.Findings(m) }},
		{narrative.SectionUntested, func() { a.untested(m) }},
		{narrative.SectionMethodology, func() {
			m.Heading(narrative.MethodologyTitle)
			m.Folded("How levels and scores are calculated", func() { m.List(labeled(a.Methodology())) })
		}},
	}
}

// markdownHead says level and score in its first line, and whose they are in the next.
func (a Sections) markdownHead(m *Markdown) {
	level := a.Result.Level
	if level == nil {
		m.Title(narrative.NoLevelTitle)
	} else {
		m.Title(a.LevelTitle() + ", " + a.HeadlineScore())
		if level, score := a.AdjustedHeadline(); level != "" {
			m.Title(level + ", " + score)
		}
	}
	about := a.SignedAbout()
	m.Paragraph(Joined(", ", append([]Inline{Strong(about[0])}, Plains(about[1:])...)...))
	if a.Assumed() != "" {
		m.Paragraph(Strong("What if") + ": " + Plain(a.Assumed()))
		m.List(Plains(append(a.Assumptions(), a.Effect())))
	}
	if level == nil {
		m.Note(a.NoLevel())
		return
	}
	m.Note(a.LevelMeaning())
	m.List(Plains(a.Remarks()))
}

// markdownGate says which demands were met and, for those that were not, which elements to look at.
func (a Sections) markdownGate(m *Markdown) {
	gate := a.Result.Gate
	if gate == nil {
		return
	}
	if gate.Passed {
		m.Heading("Gate: passed")
	} else {
		m.Heading("Gate: FAILED")
	}
	var items []Inline
	for _, check := range gate.Checks {
		state := Inline("passed")
		if !check.Passed {
			state = Strong("FAILED")
		}
		items = append(items, state+" "+Plain(check.Demand()))
	}
	m.List(items)
	for _, check := range gate.Checks {
		if items := a.toLookAt(check); len(items) > 0 {
			label := fmt.Sprintf("%s to review for %s", document.Count(len(items), "element", "elements"), check.Name)
			m.Folded(label, func() { m.List(items) })
		}
	}
}

// toLookAt says what was answered about the elements of a check that the result lists, and where.
func (a Sections) toLookAt(check document.Check) []Inline {
	var items []Inline
	for _, e := range a.Result.Elements {
		if slices.Contains(check.Elements, e.ID) {
			items = append(items, Joined(" · ", Strong(e.Name), Plain(document.GradeWord(e.Grade)), Plain(e.Place())))
		}
	}
	return items
}

// markdownLevelLens writes the level lens with what each group would have at the target.
func (a Sections) markdownLevelLens(m *Markdown) {
	lens := a.LevelLens()
	after := lens.AfterPath()
	a.Lens(m, lens, after)
	if legend := a.AfterPathLegend(); legend != "" {
		m.Note(legend)
	}
}

// markdownSteps numbers the next steps.
func (a Sections) markdownSteps(m *Markdown) {
	if len(a.Result.NextSteps) == 0 {
		return
	}
	m.Heading(narrative.StepsTitle)
	for i := range a.Result.NextSteps {
		step := &a.Result.NextSteps[i]
		lead := strconv.Itoa(i+1) + ". "
		indent := Inline(strings.Repeat(" ", len(lead)))
		item := Inline(lead) + Strong(a.Name(step.Element)) + ": " + Plain(step.StepMove()) + "\n" +
			indent + "- " + AtStart(Plain(a.StepWork(step))) + "\n"
		for _, fact := range labeled(a.StepReasons(step)) {
			item += indent + "- " + fact + "\n"
		}
		m.Put(item)
	}
	m.Put("\n")
	a.Worth(m)
}

// labeled are sentences, each after what it is about.
func labeled(facts []narrative.LabeledText) []Inline {
	return document.Each(facts, func(fact narrative.LabeledText) Inline { return Strong(fact.Label) + ": " + Plain(fact.Text) })
}
