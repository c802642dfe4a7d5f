package report

import (
	"io"

	"revops/answers"
	"revops/evidence"
	"revops/framework"
)

// CSV writes the figures, one a row, with what they show of their elements.
func (e Evidence) CSV(w io.Writer) error { return e.figuresGrid().csv(w) }

// XLSX writes a workbook: what deals show of each element, the figures, the rows behind them where they are asked for, and what was
// recognised.
func (e Evidence) XLSX(w io.Writer) error {
	summary := sheetPage{
		name: "Summary", lines: []string{"What deals show", e.about(), e.meaning()}, widths: []float64{38, 13, 13, 13, 13, 13, 60, 60},
		grids: []grid{e.elementsGrid()},
	}
	pages := []sheetPage{summary, pageOf(e.figuresGrid())}
	if e.ShowRows {
		pages = append(pages, pageOf(e.rowsGrid()))
	}
	return workbook{
		title: "What deals show: " + e.about(), date: answers.Date(e.AsOf.String()), pages: append(pages, dealsPages(e.Imports, e.Accounts)...),
	}.write(w)
}

func (e Evidence) elementsGrid() grid {
	return newGrid("Elements", []attribute[measuredElement]{
		{"name", "Element", lookPlain, 0, func(s measuredElement) any { return s.Name }, nil},
		{"kind", "Kind", lookPlain, 0, func(s measuredElement) any { return string(s.Measure.Kind) }, nil},
		{"suggested", "Suggested", lookGrade, 0, func(s measuredElement) any { return gradeValue(s.Suggested) }, nil},
		{"at_most", "At most", lookGrade, 0, func(s measuredElement) any { return gradeValue(s.AtMost) }, nil},
		{"ready", "Data there", lookPlain, 0, func(s measuredElement) any { return truthOrNil(s.readiness()) }, nil},
		{"said", "Said", lookGrade, 0, e.saidValue, nil},
		{"rule", "Needed for more", lookLong, 0, func(s measuredElement) any { return s.rule() }, nil},
		{"unseen", "Not seen", lookLong, 0, func(s measuredElement) any { return s.Measure.Unseen }, nil},
	}, e.of(framework.MeasureKinds()...))
}

// saidValue is the grade that was answered, nil where no answers are held against the deals.
func (e Evidence) saidValue(s measuredElement) any { return gradeValue(e.Said[s.ID]) }

func truthOrNil(truth *bool) any {
	if truth == nil {
		return nil
	}
	return *truth
}

// figureOfElement is a figure of an element; no figure where the measure has none.
type figureOfElement struct {
	measuredElement
	figure *evidence.FigureValue
}

func (f figureOfElement) of(value func(*evidence.FigureValue) any) any {
	if f.figure == nil {
		return nil
	}
	return value(f.figure)
}

func (e Evidence) figuresGrid() grid {
	var all []figureOfElement
	for _, s := range e.of(framework.MeasureKinds()...) {
		for i := range s.Figures {
			all = append(all, figureOfElement{s, &s.Figures[i]})
		}
		if len(s.Figures) == 0 {
			all = append(all, figureOfElement{s, nil})
		}
	}
	attributes := append(figureAttributes(), []attribute[figureOfElement]{
		{"kind", "Kind", lookPlain, 11, func(f figureOfElement) any { return string(f.Measure.Kind) }, nil},
		{"suggested", "Suggested", lookGrade, 13, func(f figureOfElement) any { return gradeValue(f.Suggested) }, nil},
		{"at_most", "At most", lookGrade, 13, func(f figureOfElement) any { return gradeValue(f.AtMost) }, nil},
		{"ready", "Data there", lookPlain, 11, func(f figureOfElement) any { return truthOrNil(f.readiness()) }, nil},
		{"said", "Said", lookGrade, 13, func(f figureOfElement) any { return e.saidValue(f.measuredElement) }, nil},
		{"contradicts", "Above", lookPlain, 9, func(f figureOfElement) any {
			if e.Said == nil {
				return nil
			}
			return e.contradicts(f.measuredElement)
		}, nil},
		{"rule", "Needed for more", lookLong, 50, func(f figureOfElement) any { return f.rule() }, nil},
		{"element", "Element id", lookPlain, 34, func(f figureOfElement) any { return string(f.ID) }, nil},
		{"figure", "Figure id", lookPlain, 26, func(f figureOfElement) any {
			return f.of(func(v *evidence.FigureValue) any { return string(v.ID) })
		}, nil},
	}...)
	return newGrid("Figures", attributes, all)
}

func figureAttributes() []attribute[figureOfElement] {
	of := func(value func(*evidence.FigureValue) any) func(figureOfElement) any {
		return func(f figureOfElement) any { return f.of(value) }
	}
	known := func(v *evidence.FigureValue) bool { return v.Known && v.Rate.Known() }
	return []attribute[figureOfElement]{
		{"name", "Element", lookPlain, 34, func(f figureOfElement) any { return f.Name }, nil},
		{"figure_name", "Figure", lookLong, 40, of(func(v *evidence.FigureValue) any { return v.Name }), nil},
		{"value", "Is", lookRate, 10, of(func(v *evidence.FigureValue) any { return optionalNumber(figureNumber(v)) }), nil},
		{"unit", "Unit", lookPlain, 9, of(func(v *evidence.FigureValue) any { return string(v.Unit) }), nil},
		{"part", "Part", lookPlain, 9, of(func(v *evidence.FigureValue) any { return counted(v.Rate.Part, known(v)) }), nil},
		{"whole", "Whole", lookPlain, 9, of(func(v *evidence.FigureValue) any { return counted(v.Rate.Whole, known(v)) }), nil},
		{"missing", "Why not known", lookLong, 34, of(func(v *evidence.FigureValue) any { return v.Missing }), nil},
	}
}

// rowBehind is a row behind a figure that refutes a grade.
type rowBehind struct {
	measuredElement
	row evidence.RowOf
}

func (e Evidence) rowsGrid() grid {
	var all []rowBehind
	for _, s := range e.of(framework.MeasureKinds()...) {
		if value := s.refuting(); value != nil {
			for _, row := range value.Rows {
				all = append(all, rowBehind{s, row})
			}
		}
	}
	return newGrid("Rows", []attribute[rowBehind]{
		{"name", "Element", lookPlain, 34, func(r rowBehind) any { return r.Name }, nil},
		{"figure_name", "Not among the", lookLong, 40, func(r rowBehind) any { return r.refuting().Name }, nil},
		{"file", "File", lookPlain, 40, func(r rowBehind) any { return e.Imports[r.row.File].Name }, nil},
		{"row", "Row", lookPlain, 9, func(r rowBehind) any { return r.row.Row }, nil},
		{"id", "Id", lookPlain, 24, func(r rowBehind) any { return r.row.ID }, nil},
		{"account", "Account", lookPlain, 34, func(r rowBehind) any { return r.row.Account }, nil},
	}, all)
}
