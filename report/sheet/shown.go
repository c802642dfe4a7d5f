package sheet

import (
	"slices"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

func (a assessment) shownGrid() grid {
	type shown = document.AnswerEvidence
	return newGrid(narrative.EvidenceTitle, []attribute[shown]{
		{"name", "Element", lookPlain, 30, func(e shown) any { return a.Name(e.Element) }, nil},
		gradeOf("said", "Answer", 13, func(e shown) framework.Grade { return e.Answer }),
		{"suggested", "Suggested", lookGrade, 11, func(e shown) any { return e.Suggested }, nil},
		{"at_most", "Highest supported", lookGrade, 11, func(e shown) any { return e.AtMost }, func(e shown) string { return supported(e.Words()) }},
		{"contradicts", "Higher than supported", lookPlain, 13, func(e shown) any { return e.Contradicts }, nil},
		{"below", "Lower than suggested", lookPlain, 13, func(e shown) any { return e.Below() }, nil},
		{"saves_days", "May save, person-days", lookPlain, 12, saved, nil},
		{"rule", "Why no higher grade", lookLong, 44, func(e shown) any { return e.Rule }, nil},
		{"figures", "Figures", lookLong, 48, func(e shown) any { return figuresText(e.Figures) }, nil},
		{"why", "Why not known", lookLong, 34, func(e shown) any { return e.Why }, nil},
		{"kind", "Kind", lookPlain, 9, func(e shown) any { return e.Kind }, nil},
		{"element", "Element ID", lookPlain, 30, func(e shown) any { return e.Element }, nil},
	}, a.EvidenceElements())
}

// saved is how much work the answer may save if it is too low, nil for any other.
func saved(e document.AnswerEvidence) any {
	if !e.Below() {
		return nil
	}
	return e.SavesDays
}

// noteAttributes is a column with the notes about the deals that count, none where there are no notes.
func (a assessment) noteAttributes() []attribute[document.Gap] {
	notes := strings.Join(a.Result.Evidence.Notes, " ")
	if notes == "" {
		return nil
	}
	return []attribute[document.Gap]{{"deals", "", 0, 0, func(document.Gap) any { return notes }, nil}}
}

// figuresText is a line for each figure.
func figuresText(figures []document.AnswerFigure) string {
	lines := document.Each(figures, func(figure document.AnswerFigure) string { return figure.Name() + ": " + figure.Text })
	return strings.Join(lines, "\n")
}

// csvGrid lists the gaps and, where deals were given, what they show of each. Rows for the answers that deals contradict and that
// are not gaps follow: putting these in place takes no days.
func (a assessment) csvGrid() grid {
	if a.Result.Evidence == nil {
		return a.gapsGrid(a.Result.Gaps)
	}
	rows := slices.Clone(a.Result.Gaps)
	gaps, shown := map[framework.ElementID]bool{}, map[framework.ElementID]document.AnswerEvidence{}
	for _, gap := range rows {
		gaps[gap.Element] = true
	}
	for _, e := range a.EvidenceElements() {
		shown[e.Element] = e
		if e.Contradicts && !gaps[e.Element] {
			place, _ := a.Model.Element(e.Element)
			rows = append(rows, document.Gap{
				Element: place.ID, Name: place.Name, Lens: place.Lens.ID, Group: place.Group.ID, Level: place.Level,
				Grade: e.Answer, Owner: place.Owner,
			})
		}
	}
	contradicts := func(g document.Gap) any {
		if e, measured := shown[g.Element]; measured {
			return e.Contradicts
		}
		return nil
	}
	added := newGrid("", slices.Concat([]attribute[document.Gap]{
		{"gap", "", 0, 0, func(g document.Gap) any { return gaps[g.Element] }, nil},
		{"suggested", "", 0, 0, func(g document.Gap) any { return shown[g.Element].Suggested }, nil},
		{"at_most", "", 0, 0, func(g document.Gap) any { return shown[g.Element].AtMost }, nil},
		{"contradicts", "", 0, 0, contradicts, nil},
		{"rule", "", 0, 0, func(g document.Gap) any { return shown[g.Element].Rule }, nil},
	}, a.noteAttributes()), rows)
	g := a.gapsGrid(rows)
	g.heads = append(g.heads, added.heads...)
	for i := range g.rows {
		g.rows[i] = append(g.rows[i], added.rows[i]...)
	}
	return g
}
