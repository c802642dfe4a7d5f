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

// print sets the page up: A4 across, as wide as one page, the header on each, the name and the number below.
func (s *sheetWriter) print() error {
	const a4 = 9
	name := s.page.name
	if err := s.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: new(true)}); err != nil {
		return err
	}
	err := s.file.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0),
	})
	if err != nil {
		return err
	}
	if err := s.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}); err != nil {
		return err
	}
	if !s.plain() {
		return s.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: new(false)})
	}
	return s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: sheetName(name) + "!$1:$1", Scope: name,
	})
}
