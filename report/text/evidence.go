package text

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
	"revops/report/narrative"
)

// Evidence writes for a terminal what was recognised in files of deals, then what they show.
func Evidence(w io.Writer, e narrative.Evidence, style Style) error {
	return WriteTerminal(w, style, func(t *Terminal) {
		t.Paragraph("", e.About())
		warnings(t, e.Read())
		DealsRead(t, e.Read())
		EvidenceFigures(t, e, framework.Direct)
	})
}

// EvidenceMarkdown writes the same as Markdown, and what deals do not show of every element.
func EvidenceMarkdown(w io.Writer, e narrative.Evidence) error {
	return WriteMarkdown(w, func(m *Markdown) {
		m.Title(narrative.EvidenceSubject)
		m.Note(e.About())
		warnings(m, e.Read())
		DealsRead(m, e.Read())
		EvidenceFigures(m, e, framework.Direct, framework.Proxy)
	})
}

// EvidenceFigures writes what deals show of each element, and what they do not show of those that are measured in some ways.
func EvidenceFigures(to Layout, e narrative.Evidence, unseen ...framework.MeasureKind) {
	t := evidenceTable{to, e}
	t.contradictions()
	t.grades(framework.Direct, "Grades the CRM data suggests")
	t.grades(framework.Proxy, "Grades the CRM data can only rule out")
	t.readiness()
	t.notShown(unseen...)
	t.rows()
}

type evidenceTable struct {
	Layout
	narrative.Evidence
}

// contradictions are the answers above what the deals allow.
func (t evidenceTable) contradictions() {
	if !t.Answered() {
		return
	}
	t.Heading(narrative.ContradictionsTitle)
	var rows [][]string
	for _, m := range t.Contradicted() {
		rows = append(rows, []string{m.Name, m.Answer.String(), "at most " + m.AtMost.String(), m.Refutation})
	}
	if len(rows) == 0 {
		t.Note("None.")
		return
	}
	t.Table(slices.Concat(Prose("Element"), Words("Answer", "CRM data supports"), Prose("Reason")), rows)
}

// grades lists the elements of a kind with the grades that the deals leave possible, a figure a line.
func (t evidenceTable) grades(kind framework.MeasureKind, title string) {
	elements := t.Of(kind)
	if len(elements) == 0 {
		return
	}
	t.Heading(title)
	var rows [][]string
	for i := range elements {
		rows = append(rows, t.figureRows(&elements[i])...)
	}
	needed := "Needed"
	if t.Answered() {
		needed = "Answer, needed"
	}
	t.Table(Prose("Element", narrative.EvidenceGradeTitle, needed), rows)
	t.Note(narrative.EvidenceGradeLegend + " Needed: what the figure must be for a higher grade.")
}

// figureRows are an element with its grades and, below it, its figures with what they would have to be for more. Why
// figures are not known is said once.
func (t evidenceTable) figureRows(m *document.MeasuredElement) [][]string {
	rows := [][]string{{t.bold(m.Name), m.Words(), saidWords(m)}}
	var unknown []string
	for _, v := range m.Figures {
		if v.Known {
			rows = append(rows, []string{Continued + v.Name, v.Text, v.Wanted})
		} else if !slices.Contains(unknown, *v.Missing) {
			unknown = append(unknown, *v.Missing)
		}
	}
	for _, missing := range unknown {
		rows = append(rows, []string{Continued + "not known: " + diag.Printable(missing), "", ""})
	}
	return rows
}

// bold paints each word by itself, as a cell may be wrapped between them.
func (t evidenceTable) bold(text string) string {
	words := document.Each(strings.Fields(text), func(word string) string { return t.Paint(word, Emphasis) })
	return strings.Join(words, " ")
}

// saidWords are the grade that was answered, marked where it is above what the deals allow; "" without answers.
func saidWords(m *document.MeasuredElement) string {
	switch {
	case m.Answer == nil:
		return ""
	case *m.Contradicts:
		return "answer " + m.Answer.String() + ": too high"
	case *m.Answer == framework.Unanswered:
		return "not answered"
	default:
		return "answer " + m.Answer.String()
	}
}

// readiness lists the elements of which deals tell nothing, and whether they would hold the figures that these need: once for all
// elements that need the same.
func (t evidenceTable) readiness() {
	elements := t.Of(framework.Readiness)
	if len(elements) == 0 {
		return
	}
	t.Heading("Data readiness of the other elements")
	var rows [][]string
	var none []string
	for i := range elements {
		m := &elements[i]
		if !t.Helps(m) {
			none = append(none, m.Name)
			continue
		}
		row := []string{m.Name, readyWord(m.Ready), needs(m)}
		same := slices.IndexFunc(rows, func(other []string) bool { return slices.Equal(other[1:], row[1:]) })
		if same >= 0 {
			rows[same][0] += ", " + m.Name
		} else {
			rows = append(rows, row)
		}
	}
	if len(rows) > 0 {
		t.Table(slices.Concat(Prose("Elements"), Words("Data ready"), Prose("Figures needed")), rows)
	}
	if len(none) > 0 {
		t.Note("CRM deals say nothing about " + document.Listed(none) + ".")
	}
}

// needs are the figures that an element needs, with what is wanted of them.
func needs(m *document.MeasuredElement) string {
	var needs []string
	for _, v := range m.Figures {
		text := v.Name + ": " + v.Text
		if !v.Known {
			text = "not known: " + diag.Printable(*v.Missing)
		}
		if v.Wanted != "" {
			text += ", needs " + v.Wanted
		}
		if !slices.Contains(needs, text) {
			needs = append(needs, text)
		}
	}
	return strings.Join(needs, "; ")
}

// readyWord says whether the data for an element would be there.
func readyWord(ready *bool) string {
	switch {
	case ready == nil:
		return "–"
	case *ready:
		return "yes"
	default:
		return "no"
	}
}

// notShown says what deals do not show.
func (t evidenceTable) notShown(kinds ...framework.MeasureKind) {
	elements := t.Of(kinds...)
	if len(elements) == 0 {
		return
	}
	t.Heading("What CRM data does not show")
	var rows [][]string
	for _, m := range elements {
		rows = append(rows, []string{m.Name, m.Unseen})
	}
	t.Table(Prose("Element", "Not shown"), rows)
}

// rows lists the rows behind the figures that refute a grade, where they are asked for.
func (t evidenceTable) rows() {
	for _, m := range t.Of(framework.Direct, framework.Proxy) {
		if m.Rows == nil || len(*m.Rows) == 0 {
			continue
		}
		figure, _ := framework.FigureOf((*m.Rows)[0].Figure)
		t.Heading("Rows behind " + m.Name)
		t.Note(fmt.Sprintf("The first %s not counted as %s.", document.Count(len(*m.Rows), "row", "rows"), figure.Name))
		var rows [][]string
		for _, row := range *m.Rows {
			rows = append(rows, []string{
				diag.Printable(row.File), strconv.Itoa(row.Row), orDash(diag.Printable(row.ID)), orDash(diag.Printable(row.Account)),
			})
		}
		t.Table(slices.Concat(Prose("File"), Numbers("Row"), Prose("ID", "Account")), rows)
	}
}
