package tabular

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"revops/internal/diag"
)

// refused are files that are no tables, by how they begin.
func refused(begin []byte) (what string, is bool) {
	switch text := bytes.TrimLeft(begin, " \t\r\n"); {
	case bytes.HasPrefix(begin, []byte("%PDF")):
		return "a PDF", true
	case len(text) > 0 && (text[0] == '{' || bytes.HasPrefix(text, []byte("[{")) || bytes.HasPrefix(text, []byte("[\n"))):
		return "JSON", true
	case bytes.HasPrefix(bytes.ToLower(text[:min(len(text), len("MIME-Version:"))]), []byte("mime-version:")):
		return "a web page in an archive (MHTML), which some systems export as .xls", true
	case len(text) > 1 && text[0] == '<' && (text[1] == '!' || text[1] == '?' || unicode.IsLetter(rune(text[1]))):
		return "HTML or XML, which some systems export as .xls", true
	default:
		return "", false
	}
}

// schemaLine is the line of a document of this program that names its schema.
var schemaLine = regexp.MustCompile(`(?m)^[{ \t]*"?schema"?:[ \t]*["']?revops/([a-z]+)/v`)

// refuseDocument returns an error for a document of this program, which is no table of deals.
func (t *Table) refuseDocument(begin []byte) error {
	schema := schemaLine.FindSubmatch(begin)
	switch {
	case schema == nil:
		return nil
	case string(schema[1]) == "answers":
		return t.RefuseAnswers()
	case string(schema[1]) == "map":
		return t.Fail("this is a map of columns, not an export of deals", "pass it with --map, beside the export")
	default:
		return t.Fail("this is a document of the schema revops/"+string(schema[1])+", not an export of deals", "export the deals from the CRM as CSV")
	}
}

// RefuseAnswers is the error of an answers file.
func (t *Table) RefuseAnswers() error {
	return t.Fail("this is an answers file, not an export of deals", "revops assess "+diag.Argument(t.Name)+" --deals DEALS compares it with deals")
}

// HoldsAnswers reports whether the table, or another sheet of the workbook, has the columns of answers.
func (t *Table) HoldsAnswers() bool {
	isHeader := func(fields []string) bool {
		named := func(names ...string) bool {
			return slices.ContainsFunc(fields, func(field string) bool { return slices.Contains(names, strings.ToLower(field)) })
		}
		return named("element", "element id") && named("grade")
	}
	return isHeader(t.Headers) || slices.ContainsFunc(t.sheets, func(sheet string) bool {
		rows, err := t.beginOf(sheet)
		return err == nil && slices.ContainsFunc(rows, func(b beginning) bool { return isHeader(b.fields) })
	})
}
