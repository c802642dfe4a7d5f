package text

import (
	"cmp"
	"io"
	"slices"
	"strconv"

	"revops/answers"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Status writes for a terminal who has answered what so far, and whom to ask about the rest.
func Status(w io.Writer, s narrative.Status, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) {
		about := s.About()
		if s.Organization != "" {
			about = s.Organization + ": " + about
		}
		t.Paragraph("", diag.Printable(about))
		StatusTables(t, s)
	})
}

// StatusMarkdown writes the same as Markdown.
func StatusMarkdown(w io.Writer, s narrative.Status) error {
	return WriteMarkdown(w, func(m *Markdown) {
		m.Title(s.Subject())
		m.Note(s.About())
		StatusTables(m, s)
	})
}

// StatusTables writes how far each respondent and each team has come, which elements nobody answered, and the problems of files.
func StatusTables(to Layout, s narrative.Status) {
	t := statusTables{to, s}
	t.respondents()
	t.teams()
	t.open()
	if len(s.Problems) > 0 {
		to.Heading("Problems")
		for _, problem := range s.Problems {
			to.Note(diag.Printable(problem.Problem))
		}
	}
}

type statusTables struct {
	Layout
	narrative.Status
}

// coverageColumns are the titles of coverageCells.
func coverageColumns() []Column {
	return slices.Concat(Numbers("Elements", "Answered", "N/A", "Open"), Words(narrative.LastChangeTitle))
}

func coverageCells(c document.Coverage, last answers.Date) []string {
	return []string{strconv.Itoa(c.Elements), strconv.Itoa(c.Answered), strconv.Itoa(c.NotApplicable), strconv.Itoa(c.Open), cmp.Or(string(last), "–")}
}

func (t statusTables) respondents() {
	if len(t.Respondents) == 0 {
		return
	}
	t.Heading(narrative.RespondentsTitle)
	var rows [][]string
	for _, r := range t.Respondents {
		rows = append(rows, append([]string{diag.Printable(r.Name), orDash(document.TeamName(t.Model, r.Team))}, coverageCells(r.Coverage, r.LastChange)...))
	}
	t.Table(append(Prose("Respondent", "Team"), coverageColumns()...), rows)
}

func (t statusTables) teams() {
	t.Heading("Teams")
	var rows [][]string
	for i := range t.Teams {
		team := &t.Teams[i]
		rows = append(rows, append([]string{document.TeamName(t.Model, team.Team), diag.Printable(t.RespondentsOf(team))}, coverageCells(team.Coverage, team.LastChange)...))
	}
	t.Table(append(Prose("Owner", narrative.RespondentsTitle), coverageColumns()...), rows)
	t.Note(t.Counted())
}

// open lists the elements that nobody answered, below the team that owns them.
func (t statusTables) open() {
	t.Heading(narrative.OpenTitle)
	if len(t.Open) == 0 {
		t.Note("None.")
		return
	}
	var rows [][]string
	for i := range t.Open {
		open := &t.Open[i]
		rows = append(rows, []string{
			open.Name, document.Belonging(t.Model, open.Lens, open.Level), document.TeamName(t.Model, open.Owner), diag.Printable(t.WhomToAsk(open)),
		})
	}
	t.Table(Prose("Element", narrative.BelongingTitle, "Owner", "Ask"), rows)
}
