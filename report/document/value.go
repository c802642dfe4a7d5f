package document

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"revops/internal/yamlpos"
)

// maxWhole is the largest whole number that every reader of JSON holds exactly, as a number of JavaScript does.
const maxWhole = 1<<53 - 1

// valueOf is what encoding/json makes of a node. Keys of documents are words of small letters, digits and underscores; others
// are left out, as encoding/json would take "Score" for "score". A whole number is written without a point or exponent; one
// that is too large is reported.
func valueOf(n *yamlpos.Node) any {
	switch n.Kind() {
	case yamlpos.Mapping:
		values := map[string]any{}
		for _, entry := range n.Entries("keys") {
			if key := entry.Key.String(); strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_") == "" {
				values[key] = valueOf(entry.Value)
			}
		}
		return values
	case yamlpos.Sequence:
		values := []any{}
		for _, item := range n.Items() {
			values = append(values, valueOf(item))
		}
		return values
	case yamlpos.Scalar:
		return scalarOf(n)
	default:
		return nil
	}
}

func scalarOf(n *yamlpos.Node) any {
	text := n.String()
	switch {
	case n.Quoted():
		return text
	case text == "true", text == "false":
		return text == "true"
	}
	number, err := strconv.ParseFloat(text, 64)
	switch {
	case !json.Valid([]byte(text)): // a text of YAML
		return text
	case err != nil, math.Abs(number) > maxWhole:
		n.Report(yamlpos.CodeWrongType, fmt.Sprintf("got %s, want a number up to %d", text, maxWhole), "")
		return nil
	case number == math.Trunc(number):
		return json.Number(strconv.FormatFloat(number, 'f', 0, 64))
	default:
		return json.Number(text)
	}
}
