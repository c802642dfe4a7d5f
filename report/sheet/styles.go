package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"revops/framework"
	"revops/report/document"
)

// styles are the numbers of the styles of a workbook.
type styles struct {
	title, line, heading, head, headOfNumbers int
	quoted, date, month, fact, words          int
	of                                        map[look]int
	grades                                    []excelize.ConditionalFormatOptions
}

// The colours: an accent, text on it, secondary text, bars; and the font.
const (
	accent = "0B5C55"
	white  = "FFFFFF"
	quiet  = "595959"
	bars   = "9CCFC8"
	font   = "Calibri"
)

func newStyles(to *book, currency string) *styles {
	s := &styles{of: map[look]int{}}
	top := &excelize.Alignment{Vertical: "top"}
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	s.title = to.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 18, Color: accent, Family: font}, Alignment: wrapped})
	s.line = to.style(excelize.Style{Font: &excelize.Font{Color: quiet, Size: 11, Family: font}, Alignment: wrapped})
	s.heading = to.style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 13, Color: accent, Family: font}})
	head := func(side string) int {
		return to.style(excelize.Style{
			Font:      &excelize.Font{Bold: true, Color: white, Family: font},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{accent}},
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: side, Indent: 1, WrapText: true},
		})
	}
	s.head, s.headOfNumbers = head("left"), head("right")
	s.of[lookPlain] = to.style(excelize.Style{Alignment: wrapped})
	s.of[lookLong] = s.of[lookPlain]
	s.of[lookGrade] = to.style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "center"}})
	number := func(format string) int {
		return to.style(excelize.Style{CustomNumFmt: &format, Alignment: top})
	}
	s.of[lookLevel] = number(`0;-0;"–"`)
	s.of[lookScore] = number("0.0")
	s.of[lookChange] = number("+0.0;[Red]-0.0;0.0")
	s.of[lookPoints] = number("+0;[Red]-0;0")
	s.of[lookDecimal] = number("0.0")
	s.of[lookRate] = number("0.00")
	s.of[lookShare] = number("0.00%")
	s.of[lookShareChange] = number("+0.00%;-0.00%;0.00%")
	s.of[lookPercentChange] = number("+0.0%;-0.0%;0.0%")
	s.of[lookPercent] = number("0.0%")
	s.of[lookMoney] = number(moneyFormat(currency))
	left := &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1, WrapText: true}
	s.words = to.style(excelize.Style{Alignment: left})
	s.of[lookMixed] = to.style(excelize.Style{Alignment: left})
	s.fact = to.style(excelize.Style{CustomNumFmt: new("0.0"), Alignment: left})
	s.date = to.style(excelize.Style{CustomNumFmt: new("yyyy-mm-dd"), Alignment: left})
	s.month = to.style(excelize.Style{CustomNumFmt: new("yyyy-mm"), Alignment: left})
	// The number format makes this style different from all others: only texts that look like formulas are marked.
	s.quoted = to.style(excelize.Style{Alignment: left, NumFmt: textFormat})
	to.Styles.CellXfs.Xf[s.quoted].QuotePrefix = new(true)
	s.gradeRules(to)
	return s
}

// moneyFormat shows amounts with their thousands apart and their currency: a sign before them, a code of three letters behind them. Of
// anything else that stands in a file nothing is shown.
func moneyFormat(currency string) string {
	const amount = "#,##0.00"
	symbols := []rune(currency)
	switch {
	case len(symbols) == 1 && unicode.Is(unicode.Sc, symbols[0]):
		return fmt.Sprintf(`"%s"%s;-"%s"%s`, currency, amount, currency, amount)
	case len(symbols) == 3 && strings.Trim(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
		return fmt.Sprintf(`%s" %s"`, amount, currency)
	default:
		return amount
	}
}

// text is the style of a text in a column.
func (s *styles) text(look look) int {
	if look == lookGrade {
		return s.of[look]
	}
	return s.words
}

// textFormat is the number of the format for text.
const textFormat = 49

// gradeColor is how a grade looks: its cell, and the row of its question in a workbook of answers.
type gradeColor struct {
	grade           framework.Grade
	fill, font, row string
}

// gradeColors are the colours of all grades.
func gradeColors() []gradeColor {
	return []gradeColor{
		{framework.None, "F8CBAD", "833C0B", "FDE9DF"},
		{framework.Partial, "FFE699", "7F6000", "FFF4CC"},
		{framework.Mostly, "E2EFDA", "375623", "F1F7EC"},
		{framework.Full, "A9D08E", "1E3A12", "DDEFD3"},
		{framework.NotApplicable, "EDEDED", quiet, "F4F4F4"},
		{framework.Unknown, "D9D2E9", "3F2A63", "EFEBF6"},
	}
}

// gradeRules give each grade and open answers their colours.
func (s *styles) gradeRules(to *book) {
	unanswered := gradeColor{framework.Unanswered, "D9D2E9", "3F2A63", ""}
	for _, paint := range append(gradeColors(), unanswered) {
		number := to.conditional(excelize.Style{
			Font: &excelize.Font{Color: paint.font},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{paint.fill}},
		})
		s.grades = append(s.grades, excelize.ConditionalFormatOptions{
			Type: "cell", Criteria: "==", Value: strconv.Quote(document.GradeWord(paint.grade)), Format: &number,
		})
	}
}

// rules are the conditional formats of a look, nil for none.
func (s *styles) rules(look look) []excelize.ConditionalFormatOptions {
	switch look {
	case lookGrade:
		return s.grades
	case lookScore:
		return []excelize.ConditionalFormatOptions{{
			Type: "data_bar", Criteria: "=", MinType: "num", MaxType: "num", MinValue: "0", MaxValue: "100",
			BarColor: "#" + bars, BarSolid: true,
		}}
	default:
		return nil
	}
}
