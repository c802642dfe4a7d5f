package sheet

import (
	"io"
	"slices"

	"revops/answers"
	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// EvidenceCSV writes the figures, one a row, with what they show of their elements.
func EvidenceCSV(w io.Writer, e narrative.Evidence) error { return figuresGrid(e).csv(w) }

// Evidence writes a workbook: what deals show of each element, the figures, the rows behind them if the document has them, and
// what was recognised.
func Evidence(w io.Writer, e narrative.Evidence, author string) error {
	summary := sheetPage{
		name: "Summary", lines: append([]string{narrative.EvidenceSubject, e.About(), e.Meaning()}, e.Read().WarningLines()...), widths: []float64{38, 13, 13, 13, 13, 13, 60, 60},
		grids: []grid{measuredGrid(e)},
	}
	pages := []sheetPage{summary, pageOf(figuresGrid(e))}
	if len(e.Elements) > 0 && e.Elements[0].Rows != nil {
		pages = append(pages, pageOf(rowsGrid(e)))
	}
	return workbook{
		title: narrative.EvidenceSubject + ": " + e.About(), date: answers.Date(e.AsOf.String()), pages: append(pages, dealsPages(e.Read())...),
	}.write(w, author)
}

func measuredGrid(e narrative.Evidence) grid {
	type measured = document.MeasuredElement
	return newGrid("Elements", []attribute[measured]{
		{"name", "Element", lookPlain, 0, func(m measured) any { return m.Name }, nil},
		{"kind", "Kind", lookPlain, 0, func(m measured) any { return m.Kind }, nil},
		{"suggested", "Suggested", lookGrade, 0, func(m measured) any { return m.Suggested }, nil},
		{"at_most", "Highest supported", lookGrade, 0, func(m measured) any { return m.AtMost }, func(m measured) string { return supported(m.Words()) }},
		{"ready", "Data ready", lookPlain, 0, func(m measured) any { return m.Ready }, nil},
		{"said", "Answer", lookGrade, 0, func(m measured) any { return m.Answer }, nil},
		{"rule", "Needed for a higher grade", lookLong, 0, func(m measured) any { return m.Rule }, nil},
		{"unseen", "Not shown", lookLong, 0, func(m measured) any { return m.Unseen }, nil},
	}, e.Elements)
}

// supported is what people read instead of the highest grade that data support: that they rule out none. It is "" where they read the
// grade.
func supported(words string) string {
	if words == document.AnyGrade {
		return words
	}
	return ""
}

// measuredFigure is an element with one of its figures, nil where it has none.
type measuredFigure struct {
	document.MeasuredElement
	figure *document.FigureValue
}

func figuresGrid(e narrative.Evidence) grid {
	var all []measuredFigure
	for _, m := range e.Elements {
		for i := range m.Figures {
			all = append(all, measuredFigure{m, &m.Figures[i]})
		}
		if len(m.Figures) == 0 {
			all = append(all, measuredFigure{m, nil})
		}
	}
	return newGrid("Figures", slices.Concat(figureAttributes(), []attribute[measuredFigure]{
		{"kind", "Kind", lookPlain, 11, func(f measuredFigure) any { return f.Kind }, nil},
		{"suggested", "Suggested", lookGrade, 13, func(f measuredFigure) any { return f.Suggested }, nil},
		{"at_most", "Highest supported", lookGrade, 13, func(f measuredFigure) any { return f.AtMost }, func(f measuredFigure) string { return supported(f.Words()) }},
		{"ready", "Data ready", lookPlain, 11, func(f measuredFigure) any { return f.Ready }, nil},
		{"said", "Answer", lookGrade, 13, func(f measuredFigure) any { return f.Answer }, nil},
		{"contradicts", "Answer too high", lookPlain, 9, func(f measuredFigure) any { return f.Contradicts }, nil},
		{"rule", "Needed for a higher grade", lookLong, 50, func(f measuredFigure) any { return f.Rule }, nil},
		{"element", "Element ID", lookPlain, 34, func(f measuredFigure) any { return f.Element }, nil},
		{"figure", "Figure ID", lookPlain, 26, ofFigure(func(v *document.FigureValue) any { return v.Figure }), nil},
	}, readAttributes[measuredFigure](e.Read())), all)
}

// ofFigure is a value of the figure, nil where there is none.
func ofFigure(value func(*document.FigureValue) any) func(measuredFigure) any {
	return optional(func(f measuredFigure) *document.FigureValue { return f.figure }, value)
}

// figureValue is the value of a figure, a share in percent.
func figureValue(v *document.FigureValue) any {
	if v.Unit == framework.Share {
		return looking{v.Value, lookPercent}
	}
	return v.Value
}

func figureAttributes() []attribute[measuredFigure] {
	return []attribute[measuredFigure]{
		{"name", "Element", lookPlain, 34, func(f measuredFigure) any { return f.Name }, nil},
		{"figure_name", "Figure", lookLong, 40, ofFigure(func(v *document.FigureValue) any { return v.Name }), nil},
		{"value", "Value", lookPlain, 10, ofFigure(figureValue), nil},
		{"unit", "Unit", lookPlain, 9, ofFigure(func(v *document.FigureValue) any { return v.Unit }), nil},
		{"part", "Part", lookPlain, 9, ofFigure(func(v *document.FigureValue) any { return v.Part }), nil},
		{"whole", "Whole", lookPlain, 9, ofFigure(func(v *document.FigureValue) any { return v.Whole }), nil},
		{"missing", "Why not known", lookLong, 34, ofFigure(func(v *document.FigureValue) any { return v.Missing }), nil},
	}
}

// rowBehind is a row behind a figure that refutes a grade.
type rowBehind struct {
	name string
	document.MeasuredRow
}

func rowsGrid(e narrative.Evidence) grid {
	var all []rowBehind
	for _, m := range e.Elements {
		if m.Rows != nil {
			for _, row := range *m.Rows {
				all = append(all, rowBehind{m.Name, row})
			}
		}
	}
	figureName := func(r rowBehind) string { figure, _ := framework.FigureOf(r.Figure); return figure.Name }
	return newGrid("Rows", []attribute[rowBehind]{
		{"name", "Element", lookPlain, 34, func(r rowBehind) any { return r.name }, nil},
		{"figure_name", "Not counted as", lookLong, 40, func(r rowBehind) any { return figureName(r) }, nil},
		{"file", "File", lookPlain, 40, func(r rowBehind) any { return r.File }, nil},
		{"row", "Row", lookPlain, 9, func(r rowBehind) any { return r.Row }, nil},
		{"id", "ID", lookPlain, 24, func(r rowBehind) any { return r.ID }, nil},
		{"account", "Account", lookPlain, 34, func(r rowBehind) any { return r.Account }, nil},
	}, all)
}
