package document

import "revops/framework"

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
