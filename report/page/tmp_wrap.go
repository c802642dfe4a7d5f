package page

import "github.com/olekukonko/tablewriter/pkg/twwarp"

func wrap(text string, limit int, _ bool) []string {
	lines, _ := twwarp.WrapString(text, limit)
	return lines
}
