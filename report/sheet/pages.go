package sheet

// sheetPage is a sheet of a workbook: lines above tables, one below the other. A page of one table without a line above it has a
// header that stays in sight, and filters.
type sheetPage struct {
	name  string
	lines []string
	grids []grid
	// widths are those of the columns; nil takes those of the first table.
	widths []float64
}

// summaryWidths are those of a page that begins with a wide column of names.
func summaryWidths() []float64 { return []float64{38, 38, 15, 15, 15, 15, 15, 15} }

// pageOf is a page of one table.
func pageOf(g grid) sheetPage { return sheetPage{name: g.title, grids: []grid{g}} }
