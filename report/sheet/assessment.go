package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// assessment makes tables of a result.
type assessment struct{ narrative.Assessment }

// AssessmentCSV writes the gaps, one a row, under the names that they have in the result document. Where deals were given, columns
// with what they show follow, and rows with the answers that they contradict and that are not gaps.
func AssessmentCSV(w io.Writer, a narrative.Assessment) error { return assessment{a}.csvGrid().csv(w) }

// Assessment writes the assessment as a workbook: a summary, the gaps, the next steps, the elements, the findings and, if the
// result holds them, the plan with its tasks, the comparison, the answers of each respondent and what deals show. The same result gives the same
// bytes.
func Assessment(w io.Writer, a narrative.Assessment, author string) error {
	return assessment{a}.workbook("Summary").write(w, author)
}

// Gaps writes the workbook of the assessment, open at the gaps.
func Gaps(w io.Writer, a narrative.Assessment, author string) error {
	return assessment{a}.workbook(narrative.GapsTitle).write(w, author)
}

func (a assessment) title() string { return "Revenue operations: " + strings.Join(a.About(), ", ") }

func (a assessment) workbook(open string) workbook {
	pages := []sheetPage{a.summaryPage(), pageOf(a.gapsGrid(a.Result.Gaps)), pageOf(a.stepsGrid()), pageOf(a.elementsGrid()), pageOf(a.findingsGrid())}
	if a.Result.Plan != nil {
		pages = append(pages, pageOf(a.planGrid()))
		if work := a.workGrid(); len(work.rows) > 0 {
			pages = append(pages, pageOf(work))
		}
	}
	if a.Result.Comparison != nil {
		pages = append(pages, comparison{a.Comparison()}.pages()...)
	}
	if a.Result.Disagreement != nil {
		pages = append(pages, a.respondentsPage(), pageOf(a.spreadsGrid()))
	}
	if a.Result.Evidence != nil {
		pages = append(pages, pageOf(a.shownGrid()))
	}
	return workbook{title: a.title(), date: a.Result.Date, currency: a.currency(), pages: pages, open: open}
}

func (a assessment) gapsGrid(gaps []document.Gap) grid {
	type gap = document.Gap
	return newGrid(narrative.GapsTitle, slices.Concat([]attribute[gap]{
		{"name", "Element", lookPlain, 30, func(g gap) any { return g.Name }, nil},
		lensOf(a.Model, func(g gap) framework.LensID { return g.Lens }),
		{"group", "Group", lookPlain, 22, func(g gap) any { return g.Group }, func(g gap) string { return a.GroupName(g.Element) }},
		{"level", "Level", lookLevel, 8, func(g gap) any { return g.Level }, nil},
		gradeOf("grade", "Grade", 13, func(g gap) framework.Grade { return g.Grade }),
		{"days", narrative.EffortTitle, lookPlain, 8, func(g gap) any { return g.Days }, nil},
		{"score_gain", narrative.GainTitle, lookChange, 9, func(g gap) any { return g.ScoreGain }, nil},
		{"level_gain", "Level gain", lookPoints, 9, func(g gap) any { return g.LevelGain }, nil},
		{"on_path", "On path", lookPlain, 9, func(g gap) any { return g.OnPath }, nil},
		{"quadrant", narrative.QuadrantTitle, lookPlain, 14, func(g gap) any { return g.Quadrant }, func(g gap) string { return g.Quadrant.Title() }},
		{"unlocks", "Unlocks", lookLong, 30, func(g gap) any { return idList(g.Unlocks) }, func(g gap) string { return a.Names(g.Unlocks) }},
		teamOf(a.Model, "owner", "Owner", 20, func(g gap) framework.TeamID { return g.Owner }),
		{"waived", "Waived", lookPlain, 9, func(g gap) any { return g.Waived }, nil},
	}, servesOf(a, func(g gap) framework.ElementID { return g.Element }), []attribute[gap]{
		{"element", "Element ID", lookPlain, 30, func(g gap) any { return g.Element }, nil},
	}), gaps)
}

// currency is that of the deals, nil where none is known.
func (a assessment) currency() *string {
	if a.Result.Evidence == nil || a.Result.Evidence.Forecast == nil {
		return nil
	}
	return a.Result.Evidence.Forecast.Currency
}

// servesOf is a column with the factors that elements serve, none where it is not known what a point of them is worth.
func servesOf[T any](a assessment, element func(T) framework.ElementID) []attribute[T] {
	if len(a.Worth()) == 0 {
		return nil
	}
	return []attribute[T]{{"serves", narrative.ServesTitle, lookLong, 30, func(t T) any { return a.Serves(element(t)) }, nil}}
}

func (a assessment) stepsGrid() grid {
	type step = document.NextStep
	var first, work []attribute[step]
	if slices.ContainsFunc(a.Result.NextSteps, func(s step) bool { return a.Confirmation(s.Element) != "" }) {
		first = []attribute[step]{{"first", "First", lookLong, 30, func(s step) any { return a.Confirmation(s.Element) }, nil}}
	}
	if a.Result.Plan == nil { // else the sheet of tasks has them
		work = []attribute[step]{
			{"status", "Status", lookStatus, 13, func(step) any { return workStates()[0] }, nil},
			{"assignee", "Assignee", lookPlain, 24, func(s step) any { return a.Tasks.Assignees[s.Owner] }, nil},
			{"due", "Due", lookPlain, 12, func(step) any { return nil }, nil},
		}
	}
	return newGrid(narrative.StepsTitle, slices.Concat([]attribute[step]{
		{"name", "Element", lookPlain, 26, func(s step) any { return a.Name(s.Element) }, nil},
		gradeOf("from", "From", 13, func(s step) framework.Grade { return s.From }),
		{"to", "To", lookGrade, 10, func(s step) any { return s.To }, nil},
	}, first, []attribute[step]{
		{"do", "Do", lookLong, 44, func(s step) any { return s.Do }, nil},
		{"done_when", "Done when", lookLong, 44, func(s step) any { return s.DoneWhen }, nil},
		{"why", "Why", lookLong, 44, func(s step) any { return s.Why }, nil},
		teamOf(a.Model, "owner", "Owner", 18, func(s step) framework.TeamID { return s.Owner }),
		{"channel", narrative.ChannelTitle, lookLong, 24, func(s step) any { return s.Channel }, nil},
		{"days", narrative.EffortTitle, lookPlain, 8, func(s step) any { return s.Days }, nil},
		{"days_to_in_place", "More days until in place", lookPlain, 12, func(s step) any { return s.DaysToInPlace }, nil},
		{"unlocks", "Unlocks", lookLong, 28, func(s step) any { return idList(s.Unlocks) }, func(s step) string { return a.Names(s.Unlocks) }},
	}, servesOf(a, func(s step) framework.ElementID { return s.Element }), work, []attribute[step]{
		{"element", "Element ID", lookPlain, 30, func(s step) any { return s.Element }, nil},
	}), a.Result.NextSteps)
}

func (a assessment) elementsGrid() grid {
	type element = document.Element
	owner := func(e element) framework.TeamID { place, _ := a.Model.Element(e.ID); return place.Owner }
	return newGrid("Elements", []attribute[element]{
		{"name", "Element", lookPlain, 30, func(e element) any { return e.Name }, nil},
		lensOf(a.Model, func(e element) framework.LensID { return e.Lens }),
		{"group", "Group", lookPlain, 22, func(e element) any { return e.Group }, func(e element) string { return a.GroupName(e.ID) }},
		{"level", "Level", lookLevel, 8, func(e element) any { return e.Level }, nil},
		{"essential", "Essential", lookPlain, 10, func(e element) any { return e.Essential }, nil},
		gradeOf("grade", "Grade", 13, func(e element) framework.Grade { return e.Grade }),
		{"points", "Points", lookPlain, 8, func(e element) any { return e.Points }, nil},
		{"in_place", "In place", lookPlain, 9, func(e element) any { return e.InPlace }, nil},
		{"note", "Note", lookLong, 40, func(e element) any { return e.Note }, nil},
		{"reason", "Reason", lookLong, 26, func(e element) any { return e.Reason }, nil},
		{"evidence", "Evidence", lookLong, 34, func(e element) any { return evidenceText(e.Evidence) }, nil},
		{"as_of", "As of", lookPlain, 11, func(e element) any { return e.AsOf }, nil},
		{"confidence", "Confidence", lookPlain, 11, func(e element) any { return e.Confidence }, nil},
		teamOf(a.Model, "owner", "Owner", 20, owner),
		{"id", "Element ID", lookPlain, 30, func(e element) any { return e.ID }, nil},
	}, a.Result.Elements)
}

// evidenceText is a line for each piece of evidence.
func evidenceText(items []document.EvidenceItem) string {
	lines := document.Each(items, func(item document.EvidenceItem) string {
		if item.AsOf == "" {
			return item.Text
		}
		return item.Text + " (" + string(item.AsOf) + ")"
	})
	return strings.Join(lines, "\n")
}

func (a assessment) findingsGrid() grid {
	type finding = document.Finding
	return newGrid(narrative.FindingsTitle, []attribute[finding]{
		{"code", "Finding", lookPlain, 20, func(f finding) any { return f.Code }, func(f finding) string { return f.Name() }},
		{"element", "Element", lookPlain, 32, func(f finding) any { return f.Element }, func(f finding) string { return a.Name(f.Element) }},
		{"message", "Details", lookLong, 60, func(f finding) any { return f.Message }, nil},
	}, a.Result.Findings)
}

// levelNumber is the number of a level, nil for no level.
func levelNumber(level *document.Level) any {
	if level == nil {
		return nil
	}
	return level.Number
}

// PlanCSV writes the plan of a result: a row for each part of a move that is done in one period.
func PlanCSV(w io.Writer, a narrative.Assessment) error { return assessment{a}.planGrid().csv(w) }

// Plan writes the plan of a result as a workbook: the summary, the plan, the tasks and the next steps.
func Plan(w io.Writer, a narrative.Assessment, author string) error {
	b := assessment{a}
	pages := []sheetPage{b.summaryPage(), pageOf(b.planGrid())}
	if work := b.workGrid(); len(work.rows) > 0 {
		pages = append(pages, pageOf(work))
	}
	pages = append(pages, pageOf(b.stepsGrid()))
	return workbook{title: b.title(), date: a.Result.Date, currency: b.currency(), pages: pages, open: "Plan"}.write(w, author)
}

// planPart is the part of a move that is done in a period.
type planPart struct {
	document.PlanStep
	period document.PlanPeriod
}

func (a assessment) planGrid() grid {
	var parts []planPart
	for _, period := range a.Result.Plan.Periods {
		for _, step := range period.Steps {
			parts = append(parts, planPart{step, period})
		}
	}
	return newGrid("Plan", []attribute[planPart]{
		{"start", document.Capital(string(a.Result.Plan.Period)) + " from", lookPlain, 13, func(s planPart) any { return s.period.Start }, nil},
		teamOf(a.Model, "team", "Team", 22, func(s planPart) framework.TeamID { return s.Team }),
		{"name", "Element", lookPlain, 32, func(s planPart) any { return a.Name(s.Element) }, nil},
		gradeOf("from", "From", 13, func(s planPart) framework.Grade { return s.From }),
		{"to", "To", lookGrade, 10, func(s planPart) any { return s.To }, nil},
		{"do", "Do", lookLong, 50, func(s planPart) any { return a.move(s.Element, s.To).Do }, nil},
		{"days", narrative.EffortTitle, lookPlain, 8, func(s planPart) any { return s.Days }, nil},
		{"starts", "Start", lookPlain, 11, func(s planPart) any { starts, _ := a.Result.Plan.Dates(s.PlanStep, s.period); return starts }, nil},
		{"ends", "End", lookPlain, 11, func(s planPart) any { _, ends := a.Result.Plan.Dates(s.PlanStep, s.period); return ends }, nil},
		{"first_day", "Starts on day", lookPlain, 9, func(s planPart) any { return s.FirstDay }, nil},
		{"done", narrative.StateTitle, lookPlain, 10, func(s planPart) any { return s.Done }, func(s planPart) string { return s.State() }},
		{"element", "Element ID", lookPlain, 30, func(s planPart) any { return s.Element }, nil},
	}, parts)
}

// move is the step of an element that leads to a grade.
func (a assessment) move(id framework.ElementID, to framework.Grade) framework.Step {
	element, _ := a.Model.Element(id)
	step, _ := element.Steps.To(to)
	return step
}

func (a assessment) teamsGrid() grid {
	type load = document.TeamLoad
	days := "" // the plan of one team holds its work only
	if a.Result.Team == "" {
		plan := a.planGrid()
		days = fmt.Sprintf("SUMIF(%s,{team},%s)", plan.column("team"), plan.column("days"))
	}
	return newGrid("Teams", []attribute[load]{
		teamOf(a.Model, "team", "Team", 0, func(t load) framework.TeamID { return t.Team }),
		{"days", "Days", lookPlain, 0, func(t load) any { return calculated{t.Days, days} }, nil},
		{"capacity", "Available per " + string(a.Result.Plan.Period), lookPlain, 0, func(t load) any { return t.Capacity }, nil},
		{"used", "Used %", lookScore, 0, func(t load) any { return t.Used }, nil},
		{"done", narrative.DoneInTitle, lookPlain, 0, func(t load) any { return t.Done }, func(t load) string { return a.Result.Plan.PeriodName(t.Done) }},
	}, a.Result.Plan.Teams)
}
