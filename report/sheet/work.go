package sheet

import (
	"fmt"
	"strings"

	"revops/framework"
	"revops/report/narrative"
)

// workGrid is the sheet of tasks in a workbook, to work in.
func (a assessment) workGrid() grid {
	tasks := a.tasks()
	return newGrid(narrative.TasksTitle, []attribute[task]{
		{"task", "Task", lookPlain, 40, func(t task) any { return t.summary() }, nil},
		{"status", "Status", lookStatus, 13, func(task) any { return workStates()[0] }, nil},
		{"assignee", "Assignee", lookPlain, 22, a.assignee, nil},
		teamOf(a.Model, "owner", "Team", 20, func(t task) framework.TeamID { return t.element.Owner }),
		{"start", "Start", lookPlain, 12, func(t task) any { return t.start }, nil},
		{"due", "Due", lookPlain, 12, func(t task) any { return t.due }, nil},
		{"priority", "Priority", lookPriority, 11, func(t task) any { return t.priority() }, nil},
		{"days", narrative.EffortTitle, lookPlain, 8, func(t task) any { return t.days() }, nil},
		{"hours", "Hours", lookPlain, 9, func(t task) any { return calculated{t.days() * hoursOfADay, fmt.Sprintf("{days}*%d", hoursOfADay)} }, nil},
		{"blocked_by", "Blocked by", lookLong, 34, func(t task) any { return strings.Join(t.blockers(tasks), "\n") }, nil},
		{"section", "Part of", lookPlain, 22, func(t task) any { return a.section(t.element) }, nil},
		{"do", "Do", lookLong, 48, func(t task) any { return a.work(t) }, nil},
		{"done_when", "Done when", lookLong, 48, func(t task) any { return t.element.Grades.Of(t.to) }, nil},
		{"element", "Element ID", lookPlain, 34, func(t task) any { return t.element.ID }, nil},
	}, tasks)
}

// statesGrid counts the tasks of the sheet of tasks by their state.
func (a assessment) statesGrid() grid {
	work, number, days := a.workGrid(), 0, 0
	for _, t := range a.tasks() {
		number, days = number+1, days+t.days()
	}
	counted := func(value int, key string) any {
		if key == "" {
			return calculated{value, fmt.Sprintf("COUNTIF(%s,{state})", work.column("status"))}
		}
		return calculated{value, fmt.Sprintf("SUMIF(%s,{state},%s)", work.column("status"), work.column(key))}
	}
	var rows [][]any
	for i, state := range workStates() {
		tasks, done := number, days // all are in the first state
		if i > 0 {
			tasks, done = 0, 0
		}
		rows = append(rows, []any{state, counted(tasks, ""), counted(done, "days"), counted(done*hoursOfADay, "hours")})
	}
	rows = append(rows, []any{"All tasks", calculated{number, sumAbove}, calculated{days, sumAbove}, calculated{days * hoursOfADay, sumAbove}})
	return valueGrid("Tasks by status", []head{
		{"state", "Status", lookPlain, 0},
		{"tasks", narrative.TasksTitle, lookPlain, 0},
		{"days", narrative.EffortTitle, lookPlain, 0},
		{"hours", "Hours", lookPlain, 0},
	}, rows)
}

// work is what to do for a task, a line for each thing.
func (a assessment) work(t task) string {
	facts := narrative.MoveFacts(t.element.Element, t.from) // the last one says when it is done
	lines := make([]string, 0, len(facts))
	if first := a.confirmation(t); first != "" {
		lines = append(lines, first)
	}
	for _, fact := range facts[:max(len(facts)-1, 0)] {
		lines = append(lines, fact.Text)
	}
	return strings.Join(lines, "\n")
}
