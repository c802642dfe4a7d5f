package sheet

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"revops/answers"
	"revops/assess"
)

// CSV files are those of RFC 4180: comma, CRLF, quotes where needed, a header, UTF-8. They have no byte order mark, which programs
// that do not expect one would take for a part of the first header. For Excel, which expects one, there are workbooks.

// csv writes the table, the keys of its columns as the header.
func (g grid) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	record := make([]string, len(g.heads))
	for i, h := range g.heads {
		record[i] = h.key
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, row := range g.rows {
		for i, c := range row {
			record[i] = csvText(c.value)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
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
