package text

import (
	"fmt"
	"io"
	"strconv"

	"revops/answers"
	"revops/framework"
	"revops/internal/diag"
)

// Upgrade writes for a person what it takes to bring an answers file to the framework at hand: what is renamed, what is
// gone and what wants a new answer. Lines are those of the file as it was.
func Upgrade(w io.Writer, model *framework.Framework, u *answers.Upgrade, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) { writeUpgrade(t, model, u) })
}

func writeUpgrade(t *Terminal, model *framework.Framework, u *answers.Upgrade) {
	name := diag.Printable(u.Source.Name)
	switch {
	case !u.Changed():
		t.Line(fmt.Sprintf("%s: nothing to do, it is of %s", name, u.To))
	case u.From == u.To:
		t.Line(fmt.Sprintf("%s: ids of earlier versions of %s", name, u.To))
	default:
		t.Line(fmt.Sprintf("%s: %s → %s", name, diag.Printable(u.From), u.To))
	}
	t.renames(u.Renamed)
	t.removals(u)
	t.missing(model, u.Wanted)
}

func (t *Terminal) renames(list []answers.Rename) {
	var rows [][]string
	for _, r := range list {
		rows = append(rows, []string{lineOf(r.Position), diag.Printable(string(r.From)), string(r.To)})
	}
	t.titledTable("Renamed", []Column{{Title: "Line", Number: true}, {Title: "From"}, {Title: "To"}}, rows)
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
			why = "part of " + string(g.Into)
		}
		rows = append(rows, []string{lineOf(g.Position), what, why})
	}
	title := "Kept as a comment"
	if u.Cut {
		title = "Taken out"
	}
	t.titledTable(title, []Column{{Title: "Line", Number: true}, {Title: "What"}, {Title: "Why"}}, rows)
}

func (t *Terminal) missing(model *framework.Framework, list []answers.MissingAnswer) {
	var rows [][]string
	for _, m := range list {
		place, _ := model.Element(m.Element)
		rows = append(rows, []string{lineOf(m.Position), place.Name, string(m.Element), string(m.Cause)})
	}
	t.titledTable("Want an answer", []Column{{Title: "Line", Number: true}, {Title: "Element"}, {Title: "Id"}, {Title: "Why"}}, rows)
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
