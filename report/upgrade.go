package report

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
	p := &page{style: style}
	name := diag.Printable(u.Source.Name)
	switch {
	case !u.Changed():
		p.line(fmt.Sprintf("%s: nothing to do, it is of %s", name, u.To))
	case u.From == u.To:
		p.line(fmt.Sprintf("%s: ids of earlier versions of %s", name, u.To))
	default:
		p.line(fmt.Sprintf("%s: %s → %s", name, diag.Printable(u.From), u.To))
	}
	p.renamed(u.Renamed)
	p.gone(u)
	p.wanted(model, u.Wanted)
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *page) renamed(list []answers.Rename) {
	var rows [][]string
	for _, r := range list {
		rows = append(rows, []string{lineOf(r.Position), diag.Printable(string(r.From)), string(r.To)})
	}
	p.listed("Renamed", []column{{title: "Line", number: true}, {title: "From"}, {title: "To"}}, rows)
}

func (p *page) gone(u *answers.Upgrade) {
	var rows [][]string
	for _, g := range u.Gone {
		said := diag.Printable(answers.Line(g.Answer))
		if g.Waiver {
			said = "waiver of " + diag.Printable(string(g.Element))
		} else if g.Answer.Grade == framework.Unanswered {
			said = diag.Printable(string(g.Element))
		}
		why := "no longer asked"
		if g.Into != "" {
			why = "part of " + string(g.Into)
		}
		rows = append(rows, []string{lineOf(g.Position), said, why})
	}
	title := "Kept as a comment"
	if u.Cut {
		title = "Taken out"
	}
	p.listed(title, []column{{title: "Line", number: true}, {title: "What"}, {title: "Why"}}, rows)
}

func (p *page) wanted(model *framework.Framework, list []answers.MissingAnswer) {
	var rows [][]string
	for _, wanted := range list {
		place, _ := model.Element(wanted.Element)
		rows = append(rows, []string{lineOf(wanted.Position), place.Name, string(wanted.Element), string(wanted.Reason)})
	}
	p.listed("Want an answer", []column{{title: "Line", number: true}, {title: "Element"}, {title: "Id"}, {title: "Why"}}, rows)
}

// listed writes a heading with a table below it, nothing where there is no row.
func (p *page) listed(title string, columns []column, rows [][]string) {
	if len(rows) > 0 {
		p.heading(title)
		p.table(columns, rows)
	}
}

func lineOf(position diag.Position) string {
	if position.Line == 0 {
		return "–"
	}
	return strconv.Itoa(position.Line)
}
