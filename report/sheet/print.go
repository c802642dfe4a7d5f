package sheet

import (
	"fmt"
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
		if rules == nil && h.look != lookStatus {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		cells := fmt.Sprintf("%s%d:%s%d", column, top, column, s.row)
		if h.look == lookStatus {
			if err := s.choices(cells); err != nil {
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

// choices gives cells a list of states.
func (s *sheetWriter) choices(cells string) error {
	list := excelize.NewDataValidation(true)
	list.SetSqref(cells)
	if err := list.SetDropList(workStates()); err != nil {
		return err
	}
	return s.file.AddDataValidation(s.page.name, list)
}

// print sets the page up, with the header on each.
func (s *sheetWriter) print() error {
	if err := setUpPage(s.file, s.page.name, s.title); err != nil {
		return err
	}
	if !s.plain() {
		return s.file.SetSheetView(s.page.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)})
	}
	return repeatRow(s.file, s.page.name, 1)
}

// setUpPage has a sheet printed on A4 across, as wide as one page, a title above, its name and the number of the page below.
func setUpPage(file *excelize.File, sheet, title string) error {
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
	return file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", sheetName(sheet), row, row), Scope: sheet,
	})
}
