package deals

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// Condition is what a row must meet to count: one of some values in a column, or none of them.
type Condition struct {
	// Column is a header or, where no column has it, the name of a role.
	Column string
	// Not says that the row must have none of the values.
	Not bool
	// Values are compared without case and without blanks around them; "" stands for a blank.
	Values []string
	// node is where a map has the condition, nil for one from elsewhere.
	node *yamlpos.Node
}

// ParseCondition reads a condition: COLUMN=VALUE[,VALUE] or COLUMN!=VALUE[,VALUE]. A value that holds a comma is in quotes, as
// in CSV.
func ParseCondition(text string) (Condition, error) {
	column, list, found := strings.Cut(text, "=")
	column, not := strings.CutSuffix(column, "!")
	c := Condition{Column: strings.TrimSpace(column), Not: not, Values: []string{""}}
	if !found || c.Column == "" {
		return c, fmt.Errorf("%s is not a condition (want COLUMN=VALUE[,VALUE] or COLUMN!=VALUE)", yamlpos.Quote(text))
	}
	if strings.TrimSpace(list) == "" {
		return c, nil
	}
	reader := csv.NewReader(strings.NewReader(list))
	reader.TrimLeadingSpace = true
	values, err := reader.Read()
	if _, next := reader.Read(); err != nil || next == nil {
		return c, fmt.Errorf("the values of %s cannot be read (put a value with a comma or quote in quotes, and write its own quotes twice)",
			yamlpos.Quote(text))
	}
	for i := range values {
		values[i] = strings.TrimSpace(values[i])
	}
	c.Values = values
	return c, nil
}

// String writes the condition as ParseCondition reads it.
func (c Condition) String() string { return c.write(c.Values) }

func (c Condition) write(values []string) string {
	sign := "="
	if c.Not {
		sign = "!="
	}
	return c.Column + sign + csvLine(values...)
}

// csvLine writes values as a row of CSV.
func csvLine(values ...string) string {
	var text strings.Builder
	out := csv.NewWriter(&text)
	_ = out.Write(values) // a strings.Builder takes everything
	out.Flush()
	return strings.TrimSuffix(text.String(), "\n")
}

// FilterRead is a condition as it was met by the rows of a file.
type FilterRead struct {
	// Condition is written as it was given, but for values that are not to be shown.
	Condition string
	// Absent are the values of the condition that no row has. Those that are not to be shown are one "…".
	Absent []string
	// Column is the header of the column. Values are those that it holds, in alphabetical order: none where they are many or
	// not to be shown. One with a comma is in quotes.
	Column string
	Values []string
	// given is the condition as it was given.
	given Condition
}

// Suggestion is the hint for values that no row has.
func (f FilterRead) Suggestion() string {
	if len(f.Absent) == 0 || len(f.Values) == 0 {
		return ""
	}
	return yamlpos.Suggest(f.Absent[0], "Values of "+f.Column, f.Values)
}

// filter is a condition with the place of its column.
type filter struct {
	Condition
	column int
	// hidden says that the values are names or ids, which are not shown.
	hidden bool
}

// filters finds the columns of the conditions of the options and of the map.
func (l *layout) filters(options Options) error {
	var list diag.List
	for _, condition := range slices.Concat(l.mapped.Where, options.Where) {
		at := columnAt(l.columns, condition.Column)
		if at < 0 {
			at = l.at(Role(strings.ToLower(condition.Column)))
		}
		if at >= 0 {
			role := l.columns[at].Role
			hidden := role == RoleID || role == RoleAccount || Secret(l.columns[at].Header) || role == RoleOwner && options.HideOwners
			l.where = append(l.where, filter{condition, at, hidden})
			continue
		}
		if condition.node == nil {
			return l.Fail("no column "+yamlpos.Quote(condition.Column), suggestHeader(condition.Column, l.columns))
		}
		l.mapped.reportColumn(&list, condition.node, condition.Column, l.columns)
	}
	return list.Err()
}

// maxValues is how many values of the column of a condition are kept.
const maxValues = yamlpos.MaxListed

// filterSeen is what rows hold in the column of a condition.
type filterSeen struct {
	// found reports for each value of the condition whether a row has it.
	found []bool
	// values are those of the column by their small letters, at most one more than maxValues.
	values map[string]string
}

func (f filter) seen() filterSeen {
	return filterSeen{make([]bool, len(f.Values)), map[string]string{}}
}

func (s *filterSeen) add(text string) {
	key := strings.ToLower(text)
	if _, known := s.values[key]; !known && len(s.values) <= maxValues {
		s.values[strings.Clone(key)] = strings.Clone(text)
	}
}

func (s *filterSeen) merge(other filterSeen) {
	for i, found := range other.found {
		s.found[i] = s.found[i] || found
	}
	for _, text := range other.values {
		s.add(text)
	}
}

// leavesOut reports whether a row does not meet every condition, and notes what it holds.
func (b *batch) leavesOut(fields []string, l *layout) bool {
	out := false
	for i, f := range l.where {
		if len(b.filters) == i {
			b.filters = append(b.filters, f.seen())
		}
		seen, met := &b.filters[i], false
		text := cell(fields, f.column)
		for at, value := range f.Values {
			if strings.EqualFold(text, value) || value == "" && l.lexicon.Blank(text) {
				met, seen.found[at] = true, true
			}
		}
		seen.add(text)
		out = out || met == f.Not
	}
	return out
}

// read says how the rows of a file met the condition.
func (f filter) read(seen filterSeen, header string) FilterRead {
	made := FilterRead{Condition: f.String(), Column: header, given: f.Condition}
	for i, value := range f.Values {
		if !seen.found[i] {
			made.Absent = append(made.Absent, cmp.Or(value, "blank"))
		}
	}
	if f.hidden {
		made.Condition = f.write([]string{"…"})
		made.Absent = made.Absent[:min(len(made.Absent), 1)]
		for i := range made.Absent {
			made.Absent[i] = "…"
		}
		return made
	}
	if len(seen.values) <= maxValues {
		for _, value := range slices.Sorted(maps.Values(seen.values)) {
			if value != "" {
				made.Values = append(made.Values, csvLine(value))
			}
		}
	}
	return made
}
