package text_test

import (
	"io"
	"testing"

	"revops/answers"
	"revops/data"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/text"
)

// What it takes to bring a file up to date is said with the lines of the file.
func TestUpgrade(t *testing.T) {
	at := func(line int) diag.Position { return diag.Position{File: "a.yaml", Line: line, Column: 3} }
	ownership, _ := data.PRO().Element("deal-ownership")
	source := diag.Source{Name: "a\x1b[2J.yaml"}
	gone := []answers.Removal{
		{Element: "old", Answer: answers.Answer{Element: "old", Grade: framework.Full}, Position: at(7)},
		{Element: "half", Into: "deal-ownership", Answer: answers.Answer{Element: "half"}, Position: at(8)},
		{Element: "old", Waiver: true, Position: at(12)},
	}
	for want, upgrade := range map[string]*answers.Upgrade{
		"a?[2J.yaml: already at pro@1, nothing to change\n": {From: "pro@1", To: "pro@1"},
		"a?[2J.yaml: element ids updated to pro@1\n\nRENAMED\n  Line  From  To\n     5  was   deal-ownership\n": {
			From: "pro@1", To: "pro@1", Renamed: []answers.Rename{{From: "was", To: "deal-ownership", Position: at(5)}},
		},
		"a?[2J.yaml: pro@1 → pro@2\n" +
			"\nKEPT AS A COMMENT\n  Line  Answer         Why\n     7  old: full      no longer asked\n" +
			"     8  half           now part of deal-ownership\n    12  waiver of old  no longer asked\n" +
			"\nANSWERS NEEDED\n  Line  Element         Id              Why\n     –  Deal Ownership  deal-ownership  not in the file\n": {
			From: "pro@1", To: "pro@2", Gone: gone, Wanted: []answers.MissingAnswer{{Element: "deal-ownership", Cause: answers.NotInFile}},
		},
		"a?[2J.yaml: pro@1 → pro@2\n\nREMOVED\n  Line  Answer  Why\n     8  half    now part of deal-ownership\n": {
			From: "pro@1", To: "pro@2", Gone: gone[1:2], Cut: true,
		},
		"a?[2J.yaml: pro@1 → pro@2\n\nANSWERS TO REVIEW\n  Line  Element         Grade   Meaning now\n" +
			"     7  Deal Ownership  mostly  " + ownership.Grades.Of(framework.Mostly) + "\n" +
			"  The grades of these elements were reworded after pro@1. Your grades stay as they are: change those that no longer fit. " +
			"revops explain ID shows all four grades of an element.\n": {
			From: "pro@1", To: "pro@2", Reworded: []answers.RewordedAnswer{{Element: "deal-ownership", Grade: framework.Mostly, Position: at(7)}},
		},
	} {
		upgrade.Source = source
		if got := written(t, func(w io.Writer) error { return text.Upgrade(w, data.PRO(), upgrade, text.Style{}) }); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}
