package report

import (
	"slices"
	"strings"

	"revops/assess"
	"revops/framework"
)

func (a Assessment) shownGrid() grid {
	type shown = assess.ShownElement
	return newGrid(saidAndShown, []attribute[shown]{
		{"name", "Element", lookPlain, 30, func(e shown) any { return e.Element.Name }, nil},
		{"said", "Said", lookGrade, 13, func(e shown) any { return gradeValue(e.Said) }, func(e shown) string { return GradeWord(e.Said) }},
		{"suggested", "Suggested", lookGrade, 11, func(e shown) any { return gradeValue(e.Shown.Suggested) }, nil},
		{"at_most", "At most", lookGrade, 11, func(e shown) any { return gradeValue(e.Shown.AtMost) }, nil},
		{"contradicts", "Above", lookPlain, 13, func(e shown) any { return e.Contradicts }, nil},
		{"below", "Below", lookPlain, 13, func(e shown) any { return e.Below() }, nil},
		{"rule", "What refutes more", lookLong, 44, func(e shown) any { return e.Shown.Rule }, nil},
		{"figures", "Figures", lookLong, 48, func(e shown) any { return figuresText(e.Shown.Figures) }, nil},
		{"why", "Why not more is told", lookLong, 34, func(e shown) any { return e.Shown.Why }, nil},
		{"kind", "Kind", lookPlain, 9, func(e shown) any { return string(e.Shown.Kind) }, nil},
		{"element", "Element id", lookPlain, 30, func(e shown) any { return string(e.Element.ID) }, nil},
	}, a.shownElements())
}

// figuresText is a line for each figure.
func figuresText(figures []assess.ShownFigure) string {
	lines := make([]string, len(figures))
	for i, figure := range figures {
		lines[i] = figureName(figure.ID) + ": " + figure.Text
	}
	return strings.Join(lines, "\n")
}

// csvGrid is the gaps and, where deals were given, what they show of each. The answers that they contradict and that are no
// gaps follow: putting these in place takes no days.
func (a Assessment) csvGrid() grid {
	if a.Result.Shown == nil {
		return a.gapsGrid(a.Result.Gaps)
	}
	rows := slices.Clone(a.Result.Gaps)
	gaps, shown := map[framework.ElementID]bool{}, map[framework.ElementID]assess.ShownElement{}
	for _, gap := range rows {
		gaps[gap.Element.ID] = true
	}
	for _, e := range a.shownElements() {
		shown[e.Element.ID] = e
		if e.Contradicts && !gaps[e.Element.ID] {
			rows = append(rows, assess.Gap{Element: e.Element, Grade: e.Said})
		}
	}
	contradicts := func(g assess.Gap) any {
		if e, measured := shown[g.Element.ID]; measured {
			return e.Contradicts
		}
		return nil
	}
	besides := newGrid("", []attribute[assess.Gap]{
		{"suggested", "", 0, 0, func(g assess.Gap) any { return gradeValue(shown[g.Element.ID].Shown.Suggested) }, nil},
		{"at_most", "", 0, 0, func(g assess.Gap) any { return gradeValue(shown[g.Element.ID].Shown.AtMost) }, nil},
		{"contradicts", "", 0, 0, contradicts, nil},
		{"rule", "", 0, 0, func(g assess.Gap) any { return shown[g.Element.ID].Shown.Rule }, nil},
	}, rows)
	g := a.gapsGrid(rows)
	g.heads = append(g.heads, besides.heads...)
	for i := range g.rows {
		g.rows[i] = append(g.rows[i], besides.rows[i]...)
	}
	return g
}
