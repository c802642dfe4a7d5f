package sheet

import (
	"slices"

	"revops/report/document"
)

// dealsPages say how files of deals were read: a page for columns and stages, one for rows with a fault.
func dealsPages(read document.DealsRead) []sheetPage {
	recognised := sheetPage{
		name: "Fields", lines: []string{document.FieldsTitle, read.About()}, widths: summaryWidths(),
		grids: []grid{columnsGrid(read), missingGrid(read), stagesGrid(read)},
	}
	recognised.lines = append(recognised.lines, read.WarningLines()...)
	for _, file := range read.Files {
		for _, line := range file.Sentences {
			recognised.lines = append(recognised.lines, document.Capital(line)+".")
		}
	}
	if read.Accounts != nil {
		recognised.lines = append(append(recognised.lines, read.Accounts.About()), read.Accounts.FoundLines()...)
	}
	return []sheetPage{recognised, pageOf(remarksGrid(read))}
}

// readAttributes are columns that say the same in each row: which rows of the deals count and how amounts were
// converted. There are none where all rows do and no amount was.
func readAttributes[T any](read document.DealsRead) []attribute[T] {
	var said []attribute[T]
	if len(read.Files) > 0 && read.Conditions() != "" {
		said = append(said, attribute[T]{"where", "Filter", lookPlain, 24, func(T) any { return read.Conditions() }, nil},
			attribute[T]{"left_out", "Rows filtered out", lookPlain, 12, func(T) any { return read.LeftOut() }, nil})
	}
	if read.Conversion() != "" {
		said = append(said, attribute[T]{"converted", "Converted amounts", lookLong, 40, func(T) any { return read.Conversion() }, nil})
	}
	return said
}

func columnsGrid(read document.DealsRead) grid {
	type column = document.DealsColumn
	columns := read.Mapping.Columns
	if read.Accounts != nil {
		columns = append(slices.Clip(columns), read.Accounts.AllColumns()...)
	}
	return newGrid("Columns", []attribute[column]{
		{"header", "Column", lookPlain, 0, func(c column) any { return c.Header }, nil},
		{"role", "Field", lookPlain, 0, func(c column) any { return c.Field() }, nil},
		{"matched", "Matched by", lookPlain, 0, func(c column) any { return c.MatchedBy() }, nil},
		{"file", "File", lookPlain, 0, func(c column) any { return c.File }, nil},
	}, columns)
}

func missingGrid(read document.DealsRead) grid {
	type missing = document.MissingRole
	return newGrid("Fields not found", []attribute[missing]{
		{"role", "Field", lookPlain, 0, func(m missing) any { return document.Capital(m.Role.Noun()) }, nil},
		{"cost", "Consequence", lookLong, 0, func(m missing) any { return m.Cost }, nil},
		{"file", "File", lookPlain, 0, func(m missing) any { return m.File }, nil},
	}, read.Mapping.Missing)
}

func stagesGrid(read document.DealsRead) grid {
	type stage = document.DealsStage
	return newGrid("Stages", []attribute[stage]{
		{"value", "Stage", lookPlain, 0, func(s stage) any { return s.Value }, nil},
		{"outcome", "Counts as", lookPlain, 0, func(s stage) any { return s.Outcome }, nil},
		{"means", "Decided by", lookPlain, 0, func(s stage) any { return s.DecidedBy() }, nil},
		{"rows", "Rows", lookPlain, 0, func(s stage) any { return s.Rows }, nil},
		{"file", "File", lookPlain, 0, func(s stage) any { return s.File }, nil},
	}, read.Mapping.Stages)
}

// remarkRow is a remark about rows, with what became of them.
type remarkRow struct {
	document.DealsRemark
	treatment string
}

func remarksGrid(read document.DealsRead) grid {
	var all []remarkRow
	add := func(remarks []document.DealsRemark, treatment string) {
		for _, remark := range remarks {
			all = append(all, remarkRow{remark, treatment})
		}
	}
	add(read.Unusable, document.RowsLeftOut)
	add(read.Notes, document.RowsCounted)
	if accounts := read.Accounts; accounts != nil {
		add(accounts.Remarks(accounts.Unusable), document.RowsLeftOut)
		add(accounts.Remarks(accounts.Notes), document.RowsCounted)
	}
	return newGrid("Data quality", []attribute[remarkRow]{
		{"text", "Issue", lookLong, 60, func(r remarkRow) any { return document.Capital(r.Text) }, nil},
		{"rows", "Rows", lookPlain, 10, func(r remarkRow) any { return r.Rows }, nil},
		{"treatment", document.TreatmentTitle, lookPlain, 14, func(r remarkRow) any { return r.treatment }, nil},
		{"first", document.RowNumbersTitle, lookPlain, 24, func(r remarkRow) any { return r.FirstRows() }, nil},
		{"code", "Code", lookPlain, 26, func(r remarkRow) any { return r.Code }, nil},
		{"file", "File", lookPlain, 40, func(r remarkRow) any { return r.File }, nil},
	}, all)
}
