package sheet

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/deals"
	"revops/fact"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// Tables are what CSV files and workbooks hold. Each is defined once, as the attributes of its rows. A CSV file names a column by
// its key, which is that of the JSON document, a workbook by its title.

// look is how a workbook shows a column.
type look int

const (
	lookPlain         look = iota // texts, whole numbers, dates: by the type of the value
	lookLong                      // texts of several lines
	lookGrade                     // a colour for each grade
	lookLevel                     // a dash for level 0, which is none
	lookScore                     // one decimal and a bar from 0 to 100
	lookChange                    // a sign, one decimal
	lookPoints                    // a sign, no decimal
	lookDecimal                   // one decimal
	lookRate                      // two decimals
	lookShare                     // percent with two decimals
	lookShareChange               // a sign, percent with two decimals
	lookPercentChange             // a sign, percent with one decimal
	lookPercent                   // percent with one decimal
	lookMoney                     // two decimals, thousands apart, in the currency of the workbook
	lookStatus                    // one of the states of work, from a list
	lookPriority                  // one of the priorities of work, from a list
	lookMixed                     // values of several types, one below the other
)

// attribute is a column of a table of T.
type attribute[T any] struct {
	key, title string
	look       look
	// width is in characters.
	width float64
	// value is for programs; plainValue makes it plain.
	value func(T) any
	// name is for people, instead of an id; nil where they read the value.
	name func(T) string
}

// head is a column of a grid.
type head struct {
	key, title string
	look       look
	width      float64
}

// cell is a value, with the name that people read instead of it, "" if they read the value.
type cell struct {
	value any
	name  string
	// look is its own, 0 for that of the column.
	look look
	// formula is that of a calculated one, "" for none.
	formula string
}

// calculated is a value that follows from others by a formula. There {key} is the cell of a column in the same row, and {above} are the
// cells of the table above in the same column.
type calculated struct {
	value   any
	formula string
}

// sumAbove is the formula of a total.
const sumAbove = "SUM({above})"

// looking is a value whose look is not that of its column.
type looking struct {
	value any
	look  look
}

// grid is a table of typed cells.
type grid struct {
	title string
	heads []head
	rows  [][]cell
	// chart is drawn below the table, nil for none.
	chart *chart
}

func newGrid[T any](title string, attributes []attribute[T], items []T) grid {
	g := grid{title: title, heads: document.Each(attributes, func(f attribute[T]) head { return head{f.key, f.title, f.look, f.width} })}
	for _, item := range items {
		row := make([]cell, len(attributes))
		for i, f := range attributes {
			value := f.value(item)
			if own, is := value.(looking); is {
				value, row[i].look = own.value, own.look
			}
			if by, is := value.(calculated); is {
				value, row[i].formula = by.value, by.formula
			}
			row[i].value = plainValue(value)
			if f.name != nil {
				row[i].name = f.name(item)
			}
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// valueGrid is a table whose rows are the values below its heads, with more columns behind them.
func valueGrid(title string, heads []head, rows [][]any, more ...attribute[[]any]) grid {
	attributes := make([]attribute[[]any], len(heads))
	for i, h := range heads {
		attributes[i] = attribute[[]any]{h.key, h.title, h.look, h.width, func(row []any) any { return row[i] }, nil}
	}
	return newGrid(title, append(attributes, more...), rows)
}

// gradeOf is the attribute of a grade.
func gradeOf[T any](key, title string, width float64, grade func(T) framework.Grade) attribute[T] {
	return attribute[T]{
		key, title, lookGrade, width, func(t T) any { return grade(t) }, func(t T) string { return document.GradeWord(grade(t)) },
	}
}

// teamOf is the attribute of a team.
func teamOf[T any](model *framework.Framework, key, title string, width float64, team func(T) framework.TeamID) attribute[T] {
	return attribute[T]{
		key, title, lookPlain, width, func(t T) any { return team(t) }, func(t T) string { return document.TeamName(model, team(t)) },
	}
}

// lensOf is the attribute of a lens.
func lensOf[T any](model *framework.Framework, lens func(T) framework.LensID) attribute[T] {
	return attribute[T]{
		"lens", "Lens", lookPlain, 22, func(t T) any { return lens(t) }, func(t T) string { return document.LensName(model, lens(t)) },
	}
}

// optional is a value of a part of T, nil where there is no such part.
func optional[T, P any](part func(T) *P, value func(*P) any) func(T) any {
	return func(t T) any {
		if p := part(t); p != nil {
			return value(p)
		}
		return nil
	}
}

// column names the cells below a header, on a page of this table alone.
func (g grid) column(key string) string {
	at := slices.IndexFunc(g.heads, func(h head) bool { return h.key == key })
	name := columnName(at + 1)
	return fmt.Sprintf("%s!$%s$2:$%s$%d", sheetName(g.title), name, name, max(len(g.rows), 1)+1)
}

// numeric reports whether a column holds numbers.
func (g grid) numeric(column int) bool {
	for _, row := range g.rows {
		if row[column].name != "" {
			return false
		}
		switch row[column].value.(type) {
		case int, float64, json.Number:
			return true
		case nil:
		default:
			return false
		}
	}
	return false
}

// plainValue turns a value of a document into one that a cell can hold. Ids and words become strings, amounts and shares numbers;
// what is not there, such as the grade of an open answer or an empty date, becomes nil.
func plainValue(value any) any {
	of := reflect.ValueOf(value)
	if of.Kind() == reflect.Pointer {
		if of.IsNil() {
			return nil
		}
		return plainValue(of.Elem().Interface())
	}
	switch v := value.(type) {
	case assess.Score:
		return known(v.Float(), v.Known)
	case assess.Rate:
		return known(v.Float(), v.Known)
	case assess.Difference:
		return known(v.Float(), v.Known)
	case framework.Grade:
		return known(v.String(), v != framework.Unanswered)
	case deals.Money:
		return json.Number(v.Decimal())
	case fact.Value:
		return known(json.Number(v.Decimal()), v.Known)
	case fact.Share:
		return known(json.Number(v.String()), v.Known)
	case document.Tenths:
		return json.Number(v.String())
	case answers.Date:
		return known(v, v != "")
	case assess.Month, json.Number:
		return v
	}
	if of.Kind() == reflect.String {
		return of.String()
	}
	return value
}

// known is a value, nil unless it is known.
func known(value any, isKnown bool) any {
	if !isKnown {
		return nil
	}
	return value
}

// idList lists ids in one cell. A semicolon is between them, as commas separate cells.
func idList(ids []framework.ElementID) any {
	return strings.Join(document.Each(ids, func(id framework.ElementID) string { return string(id) }), "; ")
}

// plainText keeps the lines of a text and replaces characters that would reorder or break the text around it, or that a file
// cannot hold.
func plainText(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.Map(func(r rune) rune {
			if r == 0xfffe || r == 0xffff { // no characters of XML
				return '?'
			}
			return r
		}, diag.Printable(lines[i]))
	}
	return strings.Join(lines, "\n")
}

// startsFormula reports whether spreadsheets may take a text for a formula.
func startsFormula(text string) bool {
	return text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(text)[0])
}
