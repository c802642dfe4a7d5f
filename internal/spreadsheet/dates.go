// Package spreadsheet is what readers of workbooks have in common: which numbers are dates.
package spreadsheet

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// DateMark begins a date, so that it is told from other numbers. No text has the character.
const DateMark = "\uFDD0"

// Days as the numbers of workbooks, which count from 1899-12-30. A number from Day1970 on and below Day2200 is taken for a date. A workbook
// that counts from 1904 has numbers that are lower by Days1904.
const (
	Day1970  = 25569
	Day2000  = 36526
	Day2200  = 109572
	Days1904 = 1462
)

// From1904 reports whether a workbook counts days from 1904 and not from 1900.
func From1904(book *excelize.File) bool {
	properties, err := book.GetWorkbookProps()
	return err == nil && properties.Date1904 != nil && *properties.Date1904
}

// MarkDates has dates and times shown as numbers behind a DateMark, and numbers as they are.
func MarkDates(book *excelize.File) error {
	styles := book.Styles
	if styles.CellXfs == nil {
		return nil
	}
	own := map[int]bool{} // formats with a code of their own, by whether they show dates: by the letters that are not text
	text := regexp.MustCompile(`"[^"]*"|\\.|[_*].|\[[^\]]*\]`)
	if styles.NumFmts != nil {
		for _, format := range styles.NumFmts.NumFmt {
			own[format.NumFmtID] = strings.ContainsAny(text.ReplaceAllString(format.FormatCode, ""), "yYmMdDhHsS")
		}
	}
	marked, unknown := `"`+DateMark+`"0.00000000`, -1
	other := excelize.NewFile() // which has all that a style needs
	if _, err := other.NewStyle(&excelize.Style{CustomNumFmt: &marked}); err != nil {
		return err
	}
	styles.NumFmts = other.Styles.NumFmts
	for i := range styles.CellXfs.Xf {
		format := &styles.CellXfs.Xf[i].NumFmtID
		shown := unknown
		if *format != nil {
			dates, isOwn := own[**format]
			if dates || !isOwn && isDateFormat(**format) {
				shown = styles.NumFmts.NumFmt[0].NumFmtID
			}
		}
		*format = &shown
	}
	return nil
}

// isDateFormat reports whether a built-in format of numbers shows dates or times: ECMA-376, part 1, 18.8.30.
func isDateFormat(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}
