package sheet

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"revops/answers"
	"revops/assess"
	"revops/report/document"
)

// CSV files are those of RFC 4180: comma, CRLF, quotes where needed, a header, UTF-8. They have no byte order mark, which programs
// that do not expect one would take for a part of the first header. For Excel, which expects one, there are workbooks.

// csv writes the table, the keys of its columns as the header.
func (g grid) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	records := [][]string{document.Each(g.heads, func(h head) string { return h.key })}
	for _, row := range g.rows {
		records = append(records, document.Each(row, func(c cell) string { return csvText(c.value) }))
	}
	return out.WriteAll(records)
}

// csvText writes a value. A text that a spreadsheet could take for a formula gets an apostrophe before it; numbers do not.
func csvText(value any) string {
	switch v := value.(type) {
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case answers.Date:
		return string(v)
	case assess.Month:
		return v.String()
	case string:
		text := plainText(v)
		if startsFormula(text) {
			return "'" + text
		}
		return text
	default:
		return ""
	}
}
