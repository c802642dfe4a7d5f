package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"revops/evidence"
	"revops/framework"
	"revops/internal/diag"
)

type evidenceTable struct {
	paper
	Evidence
}

func (e Evidence) on(paper paper) evidenceTable { return evidenceTable{paper, e} }

// short is what a terminal shows.
func (t evidenceTable) short() {
	t.contradictions()
	t.direct()
	t.proxies()
	t.readiness()
	t.unseen(framework.Direct)
	t.rows()
}

// all is what a document holds.
func (t evidenceTable) all() {
	t.contradictions()
	t.direct()
	t.proxies()
	t.readiness()
	t.unseen(framework.Direct, framework.Proxy)
	t.rows()
}

// contradictions are the answers above what the deals allow.
func (t evidenceTable) contradictions() {
	if t.Said == nil {
		return
	}
	t.heading("Answers above what deals allow")
	var rows [][]string
	for _, s := range t.contradicted() {
		rows = append(rows, []string{s.Name, t.Said[s.ID].String(), s.AtMost.String(), s.refutation()})
	}
	if len(rows) == 0 {
		t.note("None.")
		return
	}
	t.table([]column{{title: "Element", flexible: true}, {title: "Said"}, {title: "At most"}, {title: "As", flexible: true}}, rows)
}

// refutation is the figure that refutes a grade, with what it had to be.
func (s measuredElement) refutation() string {
	value := s.refuting()
	if value == nil {
		return ""
	}
	return fmt.Sprintf("%s %s: %s needs %s", value.Name, value, s.Refuted, s.By.Wanted())
}

// direct are the elements of which deals suggest a grade.
func (t evidenceTable) direct() {
	t.grades(framework.Direct, "Grades that deals suggest", "Suggests", func(s measuredElement) framework.Grade { return s.Suggested })
}

// proxies are the elements of which deals limit the grade.
func (t evidenceTable) proxies() {
	t.grades(framework.Proxy, "Highest grades that deals allow", "At most", func(s measuredElement) framework.Grade { return s.AtMost })
	if len(t.of(framework.Proxy)) > 0 {
		t.note("These figures can refute a grade and never prove one.")
	}
}

// grades lists elements of a kind, a figure a line.
func (t evidenceTable) grades(kind framework.MeasureKind, title, column string, grade func(measuredElement) framework.Grade) {
	elements := t.of(kind)
	if len(elements) == 0 {
		return
	}
	t.heading(title)
	var rows [][]string
	for _, s := range elements {
		shown := "–"
		switch grade := grade(s); {
		case grade.Graded():
			shown = grade.String()
		case s.Refuted.Graded():
			shown = "at most " + s.AtMost.String()
		}
		rows = append(rows, t.figureRows(s, shown)...)
	}
	t.figureTable(column, rows)
}

// figureTable writes rows of figureRows.
func (t evidenceTable) figureTable(shown string, rows [][]string) {
	third := "Needed"
	if t.Said != nil {
		third = "Said, needed"
	}
	t.table([]column{{title: "Element", flexible: true}, {title: shown, flexible: true}, {title: third, flexible: true}}, rows)
}

// belowMark begins the first cell of a row that goes on with what the row above it begins.
const belowMark = "· "

// figureRows are an element with what is shown of it and, below it, its figures with what they would have to be for more. Why figures
// are not known is said once.
func (t evidenceTable) figureRows(s measuredElement, shown string) [][]string {
	rows := [][]string{{t.bold(s.Name), shown, t.said(s)}}
	var unknown []string
	for i := range s.Figures {
		v := &s.Figures[i]
		if v.Known {
			rows = append(rows, []string{belowMark + v.Name, v.String(), s.wantedOf(v.ID)})
		} else if !slices.Contains(unknown, v.Missing) {
			unknown = append(unknown, v.Missing)
		}
	}
	for _, missing := range unknown {
		rows = append(rows, []string{belowMark + "not known: " + diag.Printable(missing), "", ""})
	}
	return rows
}

// bold paints each word by itself, as a cell may be wrapped between them.
func (t evidenceTable) bold(text string) string {
	words := strings.Fields(text)
	for i, word := range words {
		words[i] = t.paint(word, color.Bold)
	}
	return strings.Join(words, " ")
}

// said is the grade that was answered, marked where it is above what the deals allow; "" without answers.
func (t evidenceTable) said(s measuredElement) string {
	switch {
	case t.Said == nil:
		return ""
	case t.contradicts(s):
		return "said " + t.Said[s.ID].String() + ": too high"
	case t.Said[s.ID] == framework.Unanswered:
		return "not answered"
	default:
		return "said " + t.Said[s.ID].String()
	}
}

// wantedOf says what a figure would have to be for the deals to show more.
func (s measuredElement) wantedOf(id framework.FigureID) string {
	var limits []string
	for _, wanted := range s.Wanted() {
		if wanted.Figure != id {
			continue
		}
		limit := wanted.Wanted()
		if wanted.Grade.Graded() {
			limit += " for " + wanted.Grade.String()
		}
		limits = append(limits, limit)
	}
	return strings.Join(limits, ", ")
}

// readiness lists the elements of which deals tell nothing, and whether they would hold the figures that these need: once for all
// elements that need the same.
func (t evidenceTable) readiness() {
	elements := t.of(framework.Readiness)
	if len(elements) == 0 {
		return
	}
	t.heading("Figures for the other elements")
	var rows [][]string
	var none []string
	for _, s := range elements {
		if len(s.Measure.Ready) == 0 {
			none = append(none, s.Name)
			continue
		}
		row := []string{s.Name, t.ready(s), s.needs()}
		same := slices.IndexFunc(rows, func(other []string) bool { return slices.Equal(other[1:], row[1:]) })
		if same >= 0 {
			rows[same][0] += ", " + s.Name
		} else {
			rows = append(rows, row)
		}
	}
	if len(rows) > 0 {
		t.table([]column{{title: "Elements", flexible: true}, {title: "There"}, {title: "Figure", flexible: true}}, rows)
	}
	if len(none) > 0 {
		t.note("No figure of deals helps with " + listed(none) + ".")
	}
}

// needs are the figures that an element needs, with what is wanted of them.
func (s measuredElement) needs() string {
	var needs []string
	for i := range s.Figures {
		v := &s.Figures[i]
		text := v.Name + " " + v.String()
		if !v.Known {
			text = "not known: " + diag.Printable(v.Missing)
		}
		if wanted := s.wantedOf(v.ID); wanted != "" {
			text += ", needs " + wanted
		}
		if !slices.Contains(needs, text) {
			needs = append(needs, text)
		}
	}
	return strings.Join(needs, "; ")
}

// ready says whether the data for an element would be there.
func (evidenceTable) ready(s measuredElement) string {
	switch {
	case s.Ready:
		return "yes"
	case s.Why != "":
		return "–"
	default:
		return "no"
	}
}

// unseen says what deals do not show.
func (t evidenceTable) unseen(kinds ...framework.MeasureKind) {
	elements := t.of(kinds...)
	if len(elements) == 0 {
		return
	}
	t.heading("What deals do not show")
	var rows [][]string
	for _, s := range elements {
		rows = append(rows, []string{s.Name, s.Measure.Unseen})
	}
	t.table([]column{{title: "Element", flexible: true}, {title: "Not seen", flexible: true}}, rows)
}

// rows lists the rows behind the figures that refute a grade.
func (t evidenceTable) rows() {
	if !t.ShowRows {
		return
	}
	for _, s := range t.of(framework.Direct, framework.Proxy) {
		value := s.refuting()
		if value == nil || len(value.Rows) == 0 {
			continue
		}
		t.heading("Rows behind " + s.Name)
		t.note(fmt.Sprintf("Not among the %s: the first %s.", value.Name, count(len(value.Rows), "row", "rows")))
		var rows [][]string
		for _, row := range value.Rows {
			rows = append(rows, []string{
				t.fileOf(row), strconv.Itoa(row.Row), dash(diag.Printable(row.ID)), dash(diag.Printable(row.Account)),
			})
		}
		t.table([]column{{title: "File", flexible: true}, {title: "Row", number: true}, {title: "Id", flexible: true}, {title: "Account", flexible: true}}, rows)
	}
}

// fileOf names the file that a row is in.
func (e Evidence) fileOf(row evidence.RowOf) string { return diag.Printable(e.Imports[row.File].Name) }
