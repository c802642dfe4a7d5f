package sheet

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// colours gives scores bars and grades colours.
func (s *sheetWriter) colours(g grid, top int) error {
	if len(g.rows) == 0 {
		return nil
	}
	for i, h := range g.heads {
		rules := s.styles.rules(h.look)
		list := choicesOf(h.look)
		if rules == nil && list == nil {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		cells := fmt.Sprintf("%s%d:%s%d", column, top, column, s.row)
		if list != nil {
			if err := s.choices(cells, list); err != nil {
				return err
			}
			continue
		}
		if err := s.file.SetConditionalFormat(s.page.name, cells, rules); err != nil {
			return err
		}
	}
	return nil
}

// workStates are the states that a step can be given, the first one from the start.
func workStates() []string { return []string{"To do", "In progress", "Blocked", "Done"} }

// choicesOf are the values that cells of a look are chosen from, nil for any.
func choicesOf(of look) []string {
	switch of {
	case lookStatus:
		return workStates()
	case lookPriority:
		return []string{highPriority, mediumPriority, lowPriority}
	default:
		return nil
	}
}

// choices gives cells a list of values.
func (s *sheetWriter) choices(cells string, values []string) error {
	list := excelize.NewDataValidation(true)
	list.SetSqref(cells)
	if err := list.SetDropList(values); err != nil {
		return err
	}
	return s.file.AddDataValidation(s.page.name, list)
}

// printed is how many columns are printed: all but the ids at the end of a table, which are for programs.
func (s *sheetWriter) printed() int {
	columns := len(s.widths())
	if !s.plain() {
		return columns
	}
	for heads := s.page.grids[0].heads; columns > 1 && (heads[columns-1].key == "element" || heads[columns-1].key == "id"); {
		columns--
	}
	return columns
}

// print sets the page up: a wide table is printed on several pages side by side, with the header and the first column on each.
func (s *sheetWriter) print() error {
	const pageWidth = 265 // characters that can still be read on A4
	across := 0.0
	for _, width := range s.widths()[:s.printed()] {
		across += width
	}
	pages := int(math.Ceil(across / pageWidth))
	const onePage = 52 // rows that can still be read on one
	down := 0
	if !s.plain() {
		pages = 1
		if s.row <= onePage {
			down = 1
		}
	}
	if err := setUpPage(s.file, s.page.name, s.title, pages, down); err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(s.printed())
	if err != nil {
		return err
	}
	if err := define(s.file, s.page.name, "Print_Area", "$A:$"+last); err != nil {
		return err
	}
	switch {
	case !s.plain():
		return s.file.SetSheetView(s.page.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)})
	case pages > 1:
		return define(s.file, s.page.name, "Print_Titles", "$A:$A", "$1:$1")
	default:
		return repeatRow(s.file, s.page.name, 1)
	}
}

// setUpPage has a sheet printed on A4 across, as wide as so many pages and as high as so many, 0 for any number, a
// title above, its name and the number of the page below.
func setUpPage(file *excelize.File, sheet, title string, across, down int) error {
	const a4 = 9
	if err := file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	err := file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: new("landscape"), FitToWidth: &across, FitToHeight: &down,
	})
	if err != nil {
		return err
	}
	const maxTitle = 110 // characters; a header holds 255, and an ampersand takes two
	text := []rune(strings.ReplaceAll(plainText(title), "\n", " "))
	if len(text) > maxTitle {
		text = append(text[:maxTitle-1], '…')
	}
	header := "&L" + strings.ReplaceAll(string(text), "&", "&&")
	return file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: "&L&A&R&P / &N"})
}

// repeatRow prints a row at the top of each page.
func repeatRow(file *excelize.File, sheet string, row int) error {
	return define(file, sheet, "Print_Titles", fmt.Sprintf("$%d:$%d", row, row))
}

// define gives a built-in name of a sheet its cells.
func define(file *excelize.File, sheet, name string, cells ...string) error {
	for i := range cells {
		cells[i] = sheetName(sheet) + "!" + cells[i]
	}
	return file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm." + name, RefersTo: strings.Join(cells, ","), Scope: sheet})
}
