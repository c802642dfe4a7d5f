package sheet

import (
	"encoding/json"
	"reflect"
	"strings"

	"revops/answers"
	"revops/assess"
	"revops/deals"
	"revops/fact"
	"revops/framework"
	"revops/internal/diag"
	"revops/report/document"
)

// The tables that CSV files and workbooks hold. Each is defined once, as the attributes of its rows; what an attribute is called
// depends on who writes it: a CSV file takes the key, which is that of the JSON document, a workbook the title.

// look is how a workbook shows a column.
type look int

const (
	lookPlain   look = iota // texts, whole numbers, dates: by the type of the value
	lookLong                // texts of several lines
	lookGrade               // a colour for each grade
	lookLevel               // a dash for level 0, which is none
	lookScore               // one decimal and a bar from 0 to 100
	lookChange              // a sign, one decimal
	lookPoints              // a sign, no decimal
	lookDecimal             // one decimal
	lookRate                // two decimals
	lookFact                // values of every type, one below the other
)

// attribute is a column of a table of T.
type attribute[T any] struct {
	key, title string
	look       look
	// width is in characters.
	width float64
	// value is what a program reads, which plainValue makes plain; nil for none.
	value func(T) any
	// name is what a person reads instead of an id; nil where that is the value.
	name func(T) string
}

// head is a column of a grid.
type head struct {
	key, title string
	look       look
	width      float64
}

// cell is a value, with the name that a person reads instead of it, "" if that is the value itself.
type cell struct {
	value any
	name  string
}

// grid is a table of typed cells.
type grid struct {
	title string
	heads []head
	rows  [][]cell
}

func newGrid[T any](title string, attributes []attribute[T], items []T) grid {
	g := grid{title: title}
	for _, f := range attributes {
		g.heads = append(g.heads, head{f.key, f.title, f.look, f.width})
	}
	for _, item := range items {
		row := make([]cell, len(attributes))
		for i, f := range attributes {
			row[i].value = plainValue(f.value(item))
			if f.name != nil {
				row[i].name = f.name(item)
			}
		}
		g.rows = append(g.rows, row)
	}
	return g
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

// plainValue turns a value of a document into one that a cell can hold: no value, a grade without an answer and an empty date
// are nil, ids and words are strings, amounts and shares numbers.
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

// known is a value that may not be there.
func known(value any, there bool) any {
	if !there {
		return nil
	}
	return value
}

// together lists ids in one cell. Neither a comma nor a blank: the first separates cells, the second is in names.
func together(ids []framework.ElementID) any {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, "; ")
}

// plainText keeps the lines of a text and takes out what would reorder or break what stands around it, or what a file
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
