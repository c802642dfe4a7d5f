package table

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"revops/internal/yamlpos"
)

// A cell holds a text as it is. A text that a table could not hold so, such as one with a carriage return, is written as
// a backslash with a JSON string behind it: \"first\r\nsecond". A text that begins like that is written that way too.

// Text gives a text as a cell holds it.
func Text(text string) string {
	if strings.HasPrefix(text, `\"`) || strings.ContainsAny(text, "\r\u2028\u2029\ufeff\ufffe\uffff") {
		return `\` + yamlpos.Inline(yamlpos.Text(text))
	}
	return text
}

// textOf is the text that a cell holds.
func textOf(cell string) string {
	if quoted, marked := strings.CutPrefix(cell, `\`); marked && strings.HasPrefix(quoted, `"`) {
		var text string
		if json.Unmarshal([]byte(quoted), &text) == nil {
			return text
		}
	}
	return cell
}

// dated is the end of a line of evidence that has a date.
var dated = regexp.MustCompile(`^(.*\S) \(as of (\d{4}-\d\d-\d\d)\)$`)

// Evidence gives a piece of evidence as a line of a cell holds it; its date, if it has one, is in brackets at the end.
func Evidence(text, asOf string) string {
	line := Text(text)
	if line == text && (text == "" || strings.TrimSpace(text) != text || strings.Contains(text, "\n") || dated.MatchString(text)) {
		line = `\` + yamlpos.Inline(yamlpos.Text(text))
	}
	if asOf != "" {
		line += " (as of " + asOf + ")"
	}
	return line
}

// evidenceOf is what a line of evidence says.
func evidenceOf(line string) (text, asOf string) {
	if text := textOf(line); text != line {
		return text, ""
	}
	if parts := dated.FindStringSubmatch(line); parts != nil {
		return textOf(parts[1]), parts[2]
	}
	return line, ""
}

// dotted is a date that begins with the day, as spreadsheets of many countries write one, and midnight is a time that says nothing.
var (
	dotted   = regexp.MustCompile(`^(\d\d?)\.(\d\d?)\.(\d{4})$`)
	midnight = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[ T]00:00(?::00(?:\.0+)?)?Z?$`)
)

// dateOf is a date as YYYY-MM-DD if it has a form that cannot be taken for another date, and any other text as it is.
func dateOf(text string) string {
	text = midnight.ReplaceAllString(strings.TrimSpace(text), "$1")
	if parts := dotted.FindStringSubmatch(text); parts != nil {
		return fmt.Sprintf("%s-%02s-%02s", parts[3], parts[2], parts[1])
	}
	return text
}

// decimals are those of a whole number.
var decimals = regexp.MustCompile(`^(\d)[.,]0+$`)

// apostrophes before a sign are those that keep spreadsheets from reading a formula.
var apostrophes = regexp.MustCompile("^'*[=+\\-@\t\n＝＋－＠]")

// Guarded gives a cell of a CSV file such that spreadsheets do not take it for a formula: with an apostrophe before it.
func Guarded(cell string) string {
	if apostrophes.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

// unguarded is a cell of a CSV file without the apostrophe.
func unguarded(cell string) string {
	if strings.HasPrefix(cell, "'") && apostrophes.MatchString(cell) {
		return cell[1:]
	}
	return cell
}
