package text

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// Upgrade writes for a person what brings an answers file to the framework at hand: what is renamed, what is removed, what
// needs a new answer and which answers deserve another look. Lines are those of the file as it was.
func Upgrade(w io.Writer, model *framework.Framework, u *answers.Upgrade, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) { writeUpgrade(t, model, u) })
}

func writeUpgrade(t *Terminal, model *framework.Framework, u *answers.Upgrade) {
	name := diag.Printable(u.Source.Name)
	switch {
	case !u.Changed():
		t.Line(fmt.Sprintf("%s: already at %s, nothing to change", name, u.To))
	case u.From == u.To:
		t.Line(fmt.Sprintf("%s: element ids updated to %s", name, u.To))
	default:
		t.Line(fmt.Sprintf("%s: %s → %s", name, diag.Printable(u.From), u.To))
	}
	t.renames(u.Renamed)
	t.removals(u)
	t.missing(model, u.Wanted)
	t.reworded(model, u)
}

func (t *Terminal) renames(list []answers.Rename) {
	var rows [][]string
	for _, r := range list {
		rows = append(rows, []string{lineOf(r.Position), diag.Printable(string(r.From)), string(r.To)})
	}
	t.titledTable("Renamed", slices.Concat(Numbers("Line"), Words("From", "To")), rows)
}

func (t *Terminal) removals(u *answers.Upgrade) {
	var rows [][]string
	for _, g := range u.Gone {
		what := diag.Printable(answers.Line(g.Answer))
		if g.Waiver {
			what = "waiver of " + diag.Printable(string(g.Element))
		} else if g.Answer.Grade == framework.Unanswered {
			what = diag.Printable(string(g.Element))
		}
		why := "no longer asked"
		if g.Into != "" {
			why = "now part of " + string(g.Into)
		}
		rows = append(rows, []string{lineOf(g.Position), what, why})
	}
	title := "Kept as a comment"
	if u.Cut {
		title = "Removed"
	}
	t.titledTable(title, slices.Concat(Numbers("Line"), Words("Answer", "Why")), rows)
}

func (t *Terminal) missing(model *framework.Framework, list []answers.MissingAnswer) {
	var rows [][]string
	for _, m := range list {
		place, _ := model.Element(m.Element)
		rows = append(rows, []string{lineOf(m.Position), place.Name, string(m.Element), string(m.Cause)})
	}
	t.titledTable("Answers needed", slices.Concat(Numbers("Line"), Words("Element", "Id", "Why")), rows)
}

// reworded lists the answers whose grade means something else now, with what it means.
func (t *Terminal) reworded(model *framework.Framework, u *answers.Upgrade) {
	var rows [][]string
	for _, r := range u.Reworded {
		place, _ := model.Element(r.Element)
		rows = append(rows, []string{lineOf(r.Position), place.Name, r.Grade.String(), place.Grades.Of(r.Grade)})
	}
	t.titledTable("Answers to review", slices.Concat(Numbers("Line"), Prose("Element"), Words("Grade"), Prose("Meaning now")), rows)
	if len(rows) > 0 {
		t.Note(fmt.Sprintf("The grades of these elements were reworded after %s. Your grades stay as they are: change those that no longer fit. "+
			"revops explain ID shows all four grades of an element.", diag.Printable(u.From)))
	}
}

// titledTable writes a heading with a table below it, nothing where there is no row.
func (t *Terminal) titledTable(title string, columns []Column, rows [][]string) {
	if len(rows) > 0 {
		t.Heading(title)
		t.Table(columns, rows)
	}
}

func lineOf(position diag.Position) string {
	if position.Line == 0 {
		return "–"
	}
	return strconv.Itoa(position.Line)
}
