package report

import (
	"revops/evidence"
)

// dealsPages say in a workbook how files of deals were read: columns and stages on one sheet, rows with a fault on another.
func dealsPages(imports []*evidence.Import, accounts *evidence.AccountImport) []sheetPage {
	recognised := sheetPage{
		name: "Recognised", lines: []string{"What was recognised", aboutDeals(imports)}, widths: summaryWidths(),
		grids: []grid{columnsGrid(imports, accounts), missingGrid(imports), stagesGrid(imports)},
	}
	for _, read := range imports {
		for _, said := range read.Said {
			recognised.lines = append(recognised.lines, capital(said)+".")
		}
	}
	if accounts != nil {
		recognised.lines = append(append(recognised.lines, aboutAccounts(accounts)), accountsFound(accounts)...)
	}
	return []sheetPage{recognised, pageOf(remarksGrid(imports, accounts))}
}

func columnsGrid(imports []*evidence.Import, accounts *evidence.AccountImport) grid {
	columns := newDealsMapping(imports).Columns
	if accounts != nil {
		columns = append(columns, columnsOf(accounts.Name, accounts.Columns)...)
	}
	return newGrid("Columns", []attribute[dealsColumn]{
		{"header", "Column", lookPlain, 0, func(c dealsColumn) any { return c.Header }, nil},
		{"role", "Is", lookPlain, 0, func(c dealsColumn) any {
			if c.Role == nil {
				return nil
			}
			return string(*c.Role)
		}, nil},
		{"alias", "By", lookPlain, 0, func(c dealsColumn) any {
			if c.Role != nil && c.Alias == "" {
				return "the map"
			}
			return c.Alias
		}, nil},
		{"file", "File", lookPlain, 0, func(c dealsColumn) any { return c.File }, nil},
	}, columns)
}

func missingGrid(imports []*evidence.Import) grid {
	return newGrid("Missing", []attribute[dealsMissing]{
		{"role", "No column is the", lookPlain, 0, func(m dealsMissing) any { return string(m.Role) }, nil},
		{"cost", "What that costs", lookLong, 0, func(m dealsMissing) any { return m.Cost }, nil},
		{"file", "File", lookPlain, 0, func(m dealsMissing) any { return m.File }, nil},
	}, newDealsMapping(imports).Missing)
}

func stagesGrid(imports []*evidence.Import) grid {
	return newGrid("Stages", []attribute[dealsStage]{
		{"value", "Stage", lookPlain, 0, func(s dealsStage) any { return s.Value }, nil},
		{"outcome", "Is", lookPlain, 0, func(s dealsStage) any { return string(s.Outcome) }, nil},
		{"means", "By", lookPlain, 0, func(s dealsStage) any { return string(s.Means) }, nil},
		{"rows", "Rows", lookPlain, 0, func(s dealsStage) any { return s.Rows }, nil},
		{"file", "File", lookPlain, 0, func(s dealsStage) any { return s.File }, nil},
	}, newDealsMapping(imports).Stages)
}

// remarkedRows are rows about which something is to be said.
type remarkedRows struct {
	dealsRemark
	usable bool
}

func remarksGrid(imports []*evidence.Import, accounts *evidence.AccountImport) grid {
	var all []remarkedRows
	for _, remark := range newDealsRemarks(imports, unusableRows) {
		all = append(all, remarkedRows{remark, false})
	}
	for _, remark := range newDealsRemarks(imports, faultyRows) {
		all = append(all, remarkedRows{remark, true})
	}
	if accounts != nil {
		for _, remark := range remarksOf(accounts.Name, accounts.Unusable) {
			all = append(all, remarkedRows{remark, false})
		}
		for _, remark := range remarksOf(accounts.Name, accounts.Notes) {
			all = append(all, remarkedRows{remark, true})
		}
	}
	return newGrid("Faults", []attribute[remarkedRows]{
		{"text", "Fault", lookLong, 60, func(r remarkedRows) any { return capital(r.Text) }, nil},
		{"usable", "Counts", lookPlain, 10, func(r remarkedRows) any { return r.usable }, nil},
		{"rows", "Rows", lookPlain, 10, func(r remarkedRows) any { return r.Rows }, nil},
		{"first", "First rows", lookPlain, 24, func(r remarkedRows) any {
			return firstRows(evidence.Remark{Count: r.Rows, First: r.First})
		}, nil},
		{"code", "Code", lookPlain, 26, func(r remarkedRows) any { return r.Code }, nil},
		{"file", "File", lookPlain, 40, func(r remarkedRows) any { return r.File }, nil},
	}, all)
}
