package sheet

import (
	"io"
	"strings"
	"time"
	"unicode/utf16"

	"revops/answers"
	"revops/internal/spreadsheet"
)

// workbook is the content of an .xlsx file.
type workbook struct {
	title string
	// date stands in the properties of the file, "" for none.
	date answers.Date
	// currency is that of its amounts, nil where it is not known.
	currency *string
	pages    []sheetPage
	// open is the name of the page that is shown first, "" for the first one.
	open string
}

// write writes the file, which depends on neither the clock nor the machine. Its author is the program where none is given.
func (b workbook) write(w io.Writer, author string) error {
	to := newBook()
	styles := newStyles(to, b.currencyName())
	for i, page := range b.pages {
		to.addSheet(page.name, i == 0)
		if page.name == b.open {
			to.SetActiveSheet(i)
		}
		(&sheetWriter{book: to, page: page, styles: styles, title: b.title, currency: b.currencyName()}).write()
	}
	return to.finish(w, b.title, author, b.date)
}

func (b workbook) currencyName() string {
	if b.currency == nil {
		return ""
	}
	return *b.currency
}

// maxCellUnits is how many UTF-16 units Excel takes in a cell.
const maxCellUnits = 32_767

// cellText is a text as a cell can hold it.
func cellText(text string) string {
	const cut = " … (cut: a cell holds no more)"
	text = plainText(text)
	if len(text) <= maxCellUnits { // no text has more units than bytes
		return text
	}
	units := 0
	room := maxCellUnits - len(utf16.Encode([]rune(cut)))
	end := -1
	for at, r := range text {
		if end < 0 && units+utf16.RuneLen(r) > room {
			end = at
		}
		units += utf16.RuneLen(r)
	}
	if units <= maxCellUnits {
		return text
	}
	return text[:end] + cut
}

// escaped escapes what has the form of an escaped character, such as _x0041_, so that it is not read as that character. The library
// does so for texts within cells, not for shared ones.
func escaped(text string) string {
	const form = "_x0041_"
	var out strings.Builder
	from := 0
	for at := range text {
		if !strings.HasPrefix(text[at:], "_x") || len(text)-at < len(form) || text[at+len(form)-1] != '_' {
			continue
		}
		if strings.Trim(text[at+2:at+len(form)-1], "0123456789abcdefABCDEF") == "" {
			out.WriteString(text[from:at] + "_x005F")
			from = at
		}
	}
	return out.String() + text[from:]
}

// serial is the number of a date in a cell. It is false for a text that is not a date and for dates up to February 1900, which Excel
// counts in its own way.
func serial(date answers.Date) (int, bool) {
	day, err := time.Parse(time.DateOnly, string(date))
	number := int(day.Unix()/(24*60*60)) + spreadsheet.Day1970
	return number, err == nil && number > 60
}

// sheetName quotes the name of a sheet for a formula.
func sheetName(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

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
