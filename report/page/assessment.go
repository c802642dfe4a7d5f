package page

import (
	"io"

	"revops/report/brand"
	"revops/report/document"
	"revops/report/narrative"
	"revops/report/text"
)

// assessment is a result of which pages are written.
type assessment struct{ narrative.Assessment }

// sections are the parts that look as in other formats.
func (a assessment) sections() text.Sections { return text.Sections{Assessment: a.Assessment} }

func (a assessment) addTeam(b *builder) {
	b.laid("team", func(to *layout) {
		a.sections().Team(to)
		for _, table := range to.tables(a.TeamTitle()) {
			if table.Class = "team"; table.Columns[1].Title == narrative.DoTitle {
				table.Class = "team tasks"
			}
		}
	})
}

func (a assessment) addOwners(b *builder) {
	b.laid("owners", func(to *layout) { a.sections().Owners(to) })
}

func (a assessment) addFindings(b *builder) {
	b.laid("findings", func(to *layout) { a.sections().Findings(to) })
}

func (a assessment) addDisagreement(b *builder) {
	b.laid("respondents", func(to *layout) { a.sections().Respondents(to) })
}

// Assessment writes an assessment: a summary for the board with what it rests on, then the appendix, from which the head of revenue
// operations works. A section is left out where the result holds nothing for it, or where others were chosen.
func Assessment(w io.Writer, of narrative.Assessment, by *brand.Brand) error {
	a := assessment{of}
	b := a.newBuilder("Revenue operations maturity report", "Maturity report", "cover", "lists", "charts")
	cover := a.coverView()
	cover.Remarks = a.Caveats()
	if !a.Contents.Brief {
		cover.Gate = a.Result.Gate
	}
	if a.Shows(narrative.SectionSummary) {
		cover.Summary = a.Summary()
	}
	b.cover("cover", cover)
	if a.Contents.Brief {
		b.page.Class = "brief"
		a.add(b, briefParts()...)
	} else {
		a.add(b, reportParts()...)
	}
	return b.write(w, by)
}

// reportPart is a part of a report.
type reportPart struct {
	section narrative.Section
	// appendix says that the appendix begins with the part.
	appendix bool
	add      func(assessment, *builder)
}

// reportParts are the parts of a report behind its summary, in their order.
func reportParts() []reportPart {
	return []reportPart{
		{section: narrative.SectionTeam, add: assessment.addTeam},
		{section: narrative.SectionSteps, add: assessment.addSteps},
		{section: narrative.SectionMatrix, add: assessment.addMatrix},
		{section: narrative.SectionPlan, add: assessment.addPlan},
		{section: narrative.SectionLevels, add: assessment.addLevels},
		{section: narrative.SectionCategories, add: assessment.addCategories},
		{section: narrative.SectionBenchmark, add: assessment.addBenchmark},
		{section: narrative.SectionHeatMap, add: assessment.addHeatMap},
		{section: narrative.SectionLenses, add: assessment.addLenses},
		{section: narrative.SectionEvidence, add: assessment.addShown},
		{section: narrative.SectionChange, add: assessment.addChange},
		{section: narrative.SectionRespondents, add: assessment.addDisagreement},
		{section: narrative.SectionOwners, add: assessment.addOwners},
		{section: narrative.SectionGaps, appendix: true, add: assessment.addGaps},
		{section: narrative.SectionFindings, add: assessment.addFindings},
		{section: narrative.SectionUntested, add: assessment.addUntested},
		{section: narrative.SectionAnswers, add: assessment.addElements},
		{section: narrative.SectionMethodology, add: assessment.addMethodology},
	}
}

// add adds the parts whose section the report shows.
func (a assessment) add(b *builder, parts ...reportPart) {
	for _, part := range parts {
		b.appendix = b.appendix || part.appendix
		if a.Shows(part.section) {
			part.add(a, b)
		}
	}
}

// levelsView is how the levels stand, and what the next one needs.
type levelsView struct {
	Levels []document.LevelRow
	// Note says what the levels are based on, "" where that goes without saying.
	Note     string
	Blockers *blockersView
}

func (a assessment) addLevels(b *builder) {
	b.section("levels", "Levels", "ladder", levelsView{a.Result.Levels, a.ByAnswersLine(), a.blockersView()})
}

func (a assessment) addChange(b *builder) {
	b.laid("change", func(to *layout) { a.sections().Change(to) })
}

func (a assessment) addElements(b *builder) {
	b.section("elements", "All answers", "elements", a.elementGroups())
}

func (a assessment) addMethodology(b *builder) {
	b.section("methodology", narrative.MethodologyTitle, "methodology", a.Methodology())
}

// Gaps writes the gaps, those on the path first, and the next steps.
func Gaps(w io.Writer, of narrative.Assessment, by *brand.Brand) error {
	a := assessment{of}
	b := a.newBuilder("Gaps in revenue operations", "Gaps", "cover", "lists")
	b.cover("cover", a.coverView())
	a.add(b, reportPart{section: narrative.SectionMatrix, add: assessment.addMatrix}, reportPart{section: narrative.SectionOwners, add: assessment.addOwners},
		reportPart{section: narrative.SectionGaps, add: assessment.addGaps}, reportPart{section: narrative.SectionSteps, add: assessment.addSteps})
	return b.write(w, by)
}

// newBuilder begins a page about the organization; unnamed is its title where the organization has no name.
func (a assessment) newBuilder(kind, unnamed string, parts ...string) *builder {
	return newBuilder(subject{
		kind: kind, company: a.Result.Organization, unnamed: unnamed, reference: a.Result.Framework.Titled(a.Model), counted: "answers",
	}, parts...)
}

// coverView is the cover of a result.
type coverView struct {
	Result *document.Result
	Top    int
	// Meaning is the description of the level.
	Meaning string
	About   []string
	// Adjusted is the evidence-adjusted level, which stands beside the level, nil for none. FromEvidence says that the path starts there.
	Adjusted     *document.Level
	FromEvidence bool
	// NoLevel is the reason why there is no level.
	NoLevel string
	Remarks []string
	// Assumed lists assumed grades, Effect is what they change.
	Assumed []string
	Effect  string
	Summary []narrative.SummaryPart
	Gate    *document.Gate
	// Predictability is that of the deals.
	Predictability *coverFact
}

func (a assessment) coverView() coverView {
	view := coverView{
		Result: a.Result, Top: a.Model.Top().Number, About: a.SignedAbout(), Remarks: a.Remarks(), FromEvidence: a.PathFromEvidence(), Assumed: a.Assumptions(), Effect: a.Effect(),
	}
	if a.Adjusted() {
		view.Adjusted = a.Result.Evidence.Level
	}
	if a.Result.Organization != "" {
		view.About = view.About[1:]
		view.About[0] = document.Capital(view.About[0])
	}
	if p := a.Predictability(); p != nil {
		view.Predictability = &coverFact{Value: document.PercentTenths(p.Predictability), Unit: p.Brief()}
	}
	if a.Result.Level == nil {
		view.NoLevel = a.NoLevel()
	} else {
		view.Meaning = a.LevelMeaning()
	}
	return view
}

// blockersView is what the next level needs.
type blockersView struct {
	Level document.Level
	Line  string
	Rows  []narrative.Blocker
	// Also names the other elements of the path.
	Also string
}

func (a assessment) blockersView() *blockersView {
	next := a.Result.NextLevel
	if next == nil {
		return nil
	}
	return &blockersView{Level: next.Level, Line: a.BlockersLine(), Rows: a.Blockers(), Also: a.AlsoRequired()}
}
