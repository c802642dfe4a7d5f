package sheet

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"
)

// colours gives scores bars and grades colours.
func (s *sheetWriter) colours(g grid, top int) {
	if len(g.rows) == 0 {
		return
	}
	for i, h := range g.heads {
		cells := cellName(i+1, top) + ":" + s.at(i+1)
		if list := choicesOf(h.look); list != nil {
			s.choices(s.page.name, choice{cells: cells, words: list})
		} else if rules := s.styles.rules(h.look); rules != nil {
			s.keep(s.SetConditionalFormat(s.page.name, cells, rules))
		}
	}
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
func (s *sheetWriter) print() {
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
	s.setUpPage(s.page.name, s.title, pages, down)
	s.define(s.page.name, "Print_Area", "$A:$"+columnName(s.printed()))
	switch {
	case !s.plain():
		s.keep(s.SetSheetView(s.page.name, 0, &excelize.ViewOptions{ShowGridLines: new(false)}))
	case pages > 1:
		s.define(s.page.name, "Print_Titles", "$A:$A", "$1:$1")
	default:
		s.repeatRow(s.page.name, 1)
	}
}

// setUpPage has a sheet printed on A4 across, as wide as so many pages and as high as so many, 0 for any number, a
// title above, its name and the number of the page below.
func (b *book) setUpPage(sheet, title string, across, down int) {
	const a4 = 9
	b.keep(b.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}))
	b.keep(b.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: new(a4), Orientation: new("landscape"), FitToWidth: &across, FitToHeight: &down,
	}))
	const maxTitle = 110 // characters; a header holds 255, and an ampersand takes two
	text := []rune(strings.ReplaceAll(plainText(title), "\n", " "))
	if len(text) > maxTitle {
		text = append(text[:maxTitle-1], '…')
	}
	header := "&L" + strings.ReplaceAll(string(text), "&", "&&")
	b.keep(b.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: "&L&A&R&P / &N"}))
}

// repeatRow prints a row at the top of each page.
func (b *book) repeatRow(sheet string, row int) {
	b.define(sheet, "Print_Titles", fmt.Sprintf("$%d:$%d", row, row))
}

// define gives a built-in name of a sheet its cells.
func (b *book) define(sheet, name string, cells ...string) {
	for i := range cells {
		cells[i] = sheetName(sheet) + "!" + cells[i]
	}
	b.keep(b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm." + name, RefersTo: strings.Join(cells, ","), Scope: sheet}))
}
