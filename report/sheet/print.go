package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// colours gives scores bars and grades colours.
func (s *sheetWriter) colours(g grid, top int) error {
	if len(g.rows) == 0 {
		return nil
	}
	for i, h := range g.heads {
		rules := s.styles.rules(h.look)
		if rules == nil {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		cells := fmt.Sprintf("%s%d:%s%d", column, top, column, s.row)
		if err := s.file.SetConditionalFormat(s.page.name, cells, rules); err != nil {
			return err
		}
	}
	return nil
}

// print sets the page up, with the header on each.
func (s *sheetWriter) print() error {
	if err := setUpPage(s.file, s.page.name); err != nil {
		return err
	}
	if !s.plain() {
		return s.file.SetSheetView(s.page.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)})
	}
	return repeatRow(s.file, s.page.name, 1)
}

// setUpPage has a sheet printed on A4 across, as wide as one page, its name and the number of the page below.
func setUpPage(file *excelize.File, sheet string) error {
	const a4 = 9
	if err := file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	err := file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0),
	})
	if err != nil {
		return err
	}
	return file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"})
}

// repeatRow prints a row at the top of each page.
func repeatRow(file *excelize.File, sheet string, row int) error {
	return file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", sheetName(sheet), row, row), Scope: sheet,
	})
}
