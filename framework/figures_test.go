package framework_test

import (
	"slices"
	"strings"
	"testing"

	"revops/data"
	"revops/framework"
)

// Every share that a grade wants much of says what the other deals lack.
func TestFigures_lacking(t *testing.T) {
	// These are not shares of deals or accounts that have something, or of which it is not plain what.
	without := []framework.FigureID{"account-growth", "net-retention", "base-growth", "dimension-filled"}
	model := data.PRO()
	for _, measure := range model.Measures.List {
		for _, rule := range measure.Rules {
			for _, need := range rule.Needs {
				figure, _ := framework.FigureOf(need.Figure)
				wanted := need.Allowed() != "" && !slices.Contains(without, need.Figure)
				if (figure.Whole != "" && figure.Lack != "") != wanted {
					t.Errorf("%s: %s: %q lack %q", measure.Element, need, figure.Whole, figure.Lack)
				}
			}
		}
	}
}

// What is lacked is of the whole that the figure names.
func TestFigures_lackingWhole(t *testing.T) {
	lacked := 0
	for _, figure := range framework.Figures() {
		whole, lack := figure.Whole, figure.Lack
		if whole == "" {
			continue
		}
		lacked++
		if figure.Unit != framework.Share || lack == "" || !strings.HasPrefix(figure.Name, whole+" ") {
			t.Errorf("%s, %s: %s that %s", figure.ID, figure.Name, whole, lack)
		}
	}
	if lacked != 26 {
		t.Errorf("%d figures say what is lacked", lacked)
	}
}

// A condition allows what it leaves of the whole.
func TestCondition_allowed(t *testing.T) {
	for condition, want := range map[framework.Condition]string{
		{Figure: "channel-named", Comparison: framework.AtLeast, Limit: 80}: "at most 20%",
		{Figure: "open-active", Comparison: framework.MoreThan, Limit: 50}:  "less than 50%",
		{Figure: "duplicate-rows", Comparison: framework.AtMost, Limit: 1}:  "",
		{Figure: "profit-alike", Comparison: framework.LessThan, Limit: 90}: "",
		{Figure: "channel-values", Comparison: framework.AtLeast, Limit: 2}: "",
	} {
		if got := condition.Allowed(); got != want {
			t.Errorf("%s allows %q, want %q", condition, got, want)
		}
	}
}
