package table

import (
	"slices"
	"strings"

	"revops/framework"
	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// row is a row of a table: the text of a column and its place.
type row struct {
	text  func(column int) string
	place func(column int) diag.Position
}

// of gives the text of a named column, and its place; the place of the element where there is no such column.
func (r row) of(h header, name string) (string, diag.Position) {
	column, given := h.at[name]
	if !given {
		return "", r.place(h.at[Element])
	}
	return r.text(column), r.place(column)
}

// answer reads a row of answers.
func (r *reader) answer(h header, from row) {
	id, place := from.of(h, Element)
	id = strings.TrimSpace(id)
	value := r.value(h, from)
	switch {
	case id != "":
		r.sameElement(h, from, framework.ElementID(id), place)
		r.answers.Add(r.Scalar(place, id), value)
	case value.Kind() != yamlpos.Null:
		r.report(place, CodeNoElement, "a row with an answer, but without the id of an element", "give the id, or clear the row; revops explain lists the ids")
	}
}

// value is what a row says about its element: the grade alone, or a mapping where it says more.
func (r *reader) value(h header, from row) *yamlpos.Node {
	grade, at := from.of(h, Grade)
	grade = decimals.ReplaceAllString(word(grade, framework.GradeNames()), "$1")
	fields := r.Fields(at)
	more := false
	if grade != "" {
		fields.Add(r.Scalar(at, Grade), r.Scalar(at, grade))
	}
	for _, name := range Columns()[2:] {
		text, place := from.of(h, name)
		switch name {
		case Confidence:
			text = word(text, []string{"low", "medium", "high"})
		case AsOf:
			text = dateOf(text)
		case EvidenceOf:
			if items := r.evidence(text, place); len(items) > 0 {
				fields.Add(r.Scalar(place, name), r.Items(place, items))
				more = true
			}
			continue
		default:
			text = textOf(text)
		}
		if text != "" {
			fields.Add(r.Scalar(place, name), r.Scalar(place, text))
			more = true
		}
	}
	if more {
		return fields
	}
	return r.Scalar(at, grade)
}

// evidence reads a piece of evidence from each line of a cell.
func (r *reader) evidence(text string, at diag.Position) []*yamlpos.Node {
	var items []*yamlpos.Node
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		said, asOf := evidenceOf(line)
		if asOf == "" {
			items = append(items, r.Scalar(at, said))
			continue
		}
		item := r.Fields(at)
		item.Add(r.Scalar(at, "text"), r.Scalar(at, said))
		item.Add(r.Scalar(at, AsOf), r.Scalar(at, asOf))
		items = append(items, item)
	}
	return items
}

// waiver reads a row of waivers.
func (r *reader) waiver(h header, from row) {
	var fields *yamlpos.Node
	for _, name := range WaiverColumns() {
		text, place := from.of(h, name)
		switch name {
		case Element:
			text = strings.TrimSpace(text)
		case "expires":
			text = dateOf(text)
		}
		if text == "" {
			continue
		}
		if fields == nil {
			fields = r.Fields(place)
		}
		fields.Add(r.Scalar(place, name), r.Scalar(place, textOf(text)))
	}
	if fields != nil {
		r.waivers = append(r.waivers, fields)
	}
}

// word is a text without the blanks around it, and the known word that it is but for capitals.
func word(text string, known []string) string {
	text = strings.TrimSpace(text)
	if at := slices.IndexFunc(known, func(name string) bool { return strings.EqualFold(name, text) }); at >= 0 {
		return known[at]
	}
	return text
}
