package sheet

import (
	"io"
	"slices"
	"strings"

	"revops/answers"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// task is a move of an element, to be done by the team that owns it.
type task struct {
	element  framework.Place
	from, to framework.Grade
	// start is the first day of the work and due the last one, both "" without a plan.
	start, due answers.Date
	// onPath says that the path holds the element.
	onPath bool
	// contradicted says that deals contradict the answer.
	contradicted bool
}

func (t task) summary() string {
	return t.element.Name + ": " + document.GradeWord(t.from) + " → " + t.to.String()
}

// priority is one of those that Jira has from the start: essential elements and answers that deals contradict come before the rest of
// the path, and that before steps beside it.
func (t task) priority() string {
	switch {
	case t.onPath && (t.element.Essential || t.contradicted):
		return highPriority
	case t.onPath:
		return mediumPriority
	default:
		return lowPriority
	}
}

const (
	highPriority   = "High"
	mediumPriority = "Medium"
	lowPriority    = "Low"
)

// blockers are the summaries of the tasks that have to be done before: the move below of the same element or, for its first move,
// the last one of each element that it requires.
func (t task) blockers(tasks []task) []string {
	var summaries []string
	last := map[framework.ElementID]string{}
	for _, other := range tasks {
		if other.element.ID == t.element.ID && other.to == t.from {
			return []string{other.summary()}
		}
		last[other.element.ID] = other.summary()
	}
	for _, required := range t.element.Requires {
		if summary, there := last[required]; there {
			summaries = append(summaries, summary)
		}
	}
	return summaries
}

// A working day has eight hours, the default of Jira.
const (
	hoursOfADay   = 8
	secondsOfADay = hoursOfADay * 60 * 60
)

// Tasks writes the path to the target, or to the next level, as tasks, one for each move of an element, in the order in which to
// do them. Their days add up to those of the path. Next steps that are not on the path follow; without a path they are the only
// tasks. If the assessment holds a plan, each task has the days on which it starts and is done there.
//
// Each tool has its columns:
//
//   - Jira maps columns to fields by their names, needs Summary and wants no punctuation in headers
//     (support.atlassian.com, "Create issues using the CSV importer" and "Map CSV data to Jira fields"): Summary, Description,
//     Issue Type, Labels (no blanks in them: the owner's id), Start Date, Due Date (date format yyyy-MM-dd), Assignee, Original Estimate
//     (in seconds, of days of eight hours), Priority. Blocked By, which holds summaries, is for linking by hand or script.
//   - Asana goes by the order: name, description, section, then dates (help.asana.com, "Preparing data for CSV import"): the
//     first column is the task's name, Section puts tasks under their level, the rest may become custom fields. It takes Jira's columns.
//   - Linear reads its own columns by their names (github.com/linear/linear, packages/import, LinearCsvImporter.ts): those below. It has
//     none for dates, which the description says instead.
func Tasks(w io.Writer, a narrative.Assessment) error { return assessment{a}.tasksGrid().csv(w) }

func (a assessment) tasksGrid() grid {
	tasks := a.tasks()
	if a.Tasks.Tool == narrative.TasksForLinear {
		return newGrid(narrative.TasksTitle, a.linearColumns(), tasks)
	}
	return newGrid(narrative.TasksTitle, a.jiraColumns(tasks), tasks)
}

// taskColumn is a column under a header.
func taskColumn(header string, value func(task) any) attribute[task] {
	return attribute[task]{header, header, 0, 0, value, nil}
}

func (a assessment) jiraColumns(tasks []task) []attribute[task] {
	return []attribute[task]{
		taskColumn("Summary", func(t task) any { return t.summary() }),
		taskColumn("Description", func(t task) any { return a.taskText(t) }),
		taskColumn("Section", func(t task) any { return a.section(t.element) }),
		taskColumn("Start Date", func(t task) any { return t.start }),
		taskColumn("Due Date", func(t task) any { return t.due }),
		taskColumn("Assignee", a.assignee),
		taskColumn("Issue Type", func(task) any { return "Task" }),
		taskColumn("Labels", func(t task) any { return t.element.Owner }),
		taskColumn("Original Estimate", func(t task) any { return t.days() * secondsOfADay }),
		taskColumn("Estimate Hours", func(t task) any { return t.days() * hoursOfADay }),
		taskColumn("Priority", func(t task) any { return t.priority() }),
		taskColumn("Blocked By", func(t task) any { return strings.Join(t.blockers(tasks), "; ") }),
		taskColumn("Owner", func(t task) any { return document.TeamName(a.Model, t.element.Owner) }),
		taskColumn("Days", func(t task) any { return t.days() }),
		taskColumn("Level", func(t task) any { return t.element.Level }),
		taskColumn("Element", func(t task) any { return t.element.ID }),
	}
}

func (a assessment) linearColumns() []attribute[task] {
	return []attribute[task]{
		taskColumn("Title", func(t task) any { return t.summary() }),
		taskColumn("Description", func(t task) any { return t.planned() + a.taskText(t) }),
		taskColumn("Status", func(task) any { return "Todo" }),
		taskColumn("Estimate", func(t task) any { return t.days() }),
		taskColumn("Priority", func(t task) any { return t.priority() }),
		taskColumn("Project", func(t task) any { return a.section(t.element) }),
		taskColumn("Assignee", a.assignee),
		taskColumn("Labels", func(t task) any { return t.element.Owner }),
	}
}

func (a assessment) assignee(t task) any { return a.Tasks.Assignees[t.element.Owner] }

// planned says in words when the task is planned, "" without a plan.
func (t task) planned() string {
	if t.start == "" || t.due == "" {
		return ""
	}
	return narrative.LabeledText{Label: "Planned", Text: string(t.start) + " to " + string(t.due)}.String() + "\n\n"
}

func (t task) days() int {
	move, _ := t.element.Steps.To(t.to)
	return move.Days
}

// taskText is the description of a task: what to do, when it is done, why, and where to discuss it.
func (a assessment) taskText(t task) string {
	team, _ := a.Model.Team(t.element.Owner)
	facts := narrative.MoveFacts(t.element.Element, t.from)
	if confirm := a.confirmation(t); confirm != "" {
		facts = slices.Insert(facts, 0, narrative.LabeledText{Label: "First", Text: confirm})
	}
	facts = append(facts, narrative.LabeledText{Label: "Why", Text: t.element.Why},
		narrative.LabeledText{Label: narrative.ChannelTitle, Text: team.Channel})
	return strings.Join(document.Each(facts, narrative.LabeledText.String), "\n\n")
}

// confirmation is what to put right before the first task of an element whose answer the deals contradict, "" elsewhere.
func (a assessment) confirmation(t task) string {
	if t.from != a.GradeOnPath(t.element.ID) {
		return ""
	}
	return a.Confirmation(t.element.ID)
}

// section is the level of an element, or its lens if it has none.
func (a assessment) section(element framework.Place) string {
	if element.Level == 0 || element.Lens.ID != a.Model.LevelLens {
		return element.Lens.Name
	}
	return "Level " + a.Model.Levels[element.Level].String()
}

// tasks are those of the path, then next steps that are not on it.
func (a assessment) tasks() []task {
	var tasks []task
	if path, _ := a.Result.PathToTake(); path != nil {
		for _, id := range path.Elements {
			element, _ := a.Model.Element(id)
			if a.Answer(id) != nil {
				tasks = append(tasks, a.moves(element, a.GradeOnPath(id))...)
			}
		}
	}
	for i := range tasks {
		tasks[i].onPath, tasks[i].contradicted = true, a.Result.Contradicted(tasks[i].element.ID)
	}
	for _, step := range a.Result.NextSteps {
		same := func(t task) bool { return t.element.ID == step.Element && t.to == step.To }
		if !slices.ContainsFunc(tasks, same) {
			element, _ := a.Model.Element(step.Element)
			tasks = append(tasks, task{element: element, from: step.From, to: step.To})
		}
	}
	for i := range tasks {
		tasks[i].start, tasks[i].due = a.Result.Plan.Planned(tasks[i].element.ID, tasks[i].to)
	}
	return tasks
}

// moves are the tasks that put an element in place from its grade.
func (a assessment) moves(element framework.Place, grade framework.Grade) []task {
	var moves []task
	for from := grade; from.Points() < a.Model.Policy.InPlace.Points(); {
		to, _ := from.Next()
		moves = append(moves, task{element: element, from: from, to: to})
		from = to
	}
	return moves
}
