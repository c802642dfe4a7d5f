package deals

import (
	"fmt"
	"slices"
	"strings"

	"revops/deals/tabular"
	"revops/deals/words"
	"revops/internal/yamlpos"
)

// grouping are the columns of a grouped report: each holds the value of a group in the first row of the group only, and blanks below it.
// They are filled from above, so that each deal has its own values.
type grouping struct {
	columns []int
	// proofs are columns of ids and dates. A row with none of them is a sum.
	proofs []int
}

// findGroups finds the columns of groups by the first rows, and fills them there.
func (t *table) findGroups(c tableColumns) {
	if t.grouped.columns = groupColumns(c, t.firstRows); len(t.grouped.columns) == 0 {
		return
	}
	for _, known := range knownRoles(words.Deals) {
		if at := c.at(known.role); at >= 0 && (known.day != nil || known.role == RoleID) {
			t.grouped.proofs = append(t.grouped.proofs, at)
		}
	}
	var names []string
	for _, at := range t.grouped.columns {
		names = append(names, yamlpos.Quote(c.columns[at].Header))
	}
	t.Said = append(t.Said, "the file is a grouped report: blanks in column "+strings.Join(names, ", ")+" take the value above them")
	above := t.grouped.above()
	for _, row := range t.firstRows {
		t.grouped.fill(above, row, none)
	}
	t.carryGroups()
}

// groupColumns are the first columns that hold a value once in each group of the columns before them, and a stage wherever it is. Most
// groups have a second row, but for stages within others, which leave fewer blanks.
func groupColumns(c tableColumns, rows [][]string) (columns []int) {
	const minBlanks = 2
	begins := make([]bool, len(rows)) // where a group of the columns before begins
	for at := range c.columns {
		isBlank := !slices.ContainsFunc(rows, func(row []string) bool { return cell(row, at) != "" })
		if isBlank {
			continue
		}
		filled, blanks := groupsIn(rows, at, begins)
		isInner := len(columns) > 0 && (c.columns[at].Role == RoleStage || c.columns[at].Instead == RoleStage)
		if c.columns[at].Role == RoleID || blanks == 0 || !isInner && blanks < max(filled, minBlanks) {
			break
		}
		columns = append(columns, at)
		for i, row := range rows {
			begins[i] = begins[i] || cell(row, at) != ""
		}
	}
	return append(columns, groupedStages(c, rows, columns)...)
}

// groupedStages are the columns, but for some, that could be the stage and are grouped by themselves, with two groups or more.
func groupedStages(c tableColumns, rows [][]string, but []int) (columns []int) {
	for _, at := range append(candidatesOf(c.columns, RoleStage), c.at(RoleStage)) {
		if at < 0 || slices.Contains(but, at) {
			continue
		}
		if filled, blanks := groupsIn(rows, at, make([]bool, len(rows))); filled > 1 && blanks >= filled {
			columns = append(columns, at)
		}
	}
	return columns
}

// groupsIn counts the groups of a column and the rows that are blank below their first ones: it holds a value where a group of other
// columns begins, and none twice in one of those; otherwise there are none.
func groupsIn(rows [][]string, at int, begins []bool) (filled, blanks int) {
	inGroup := map[string]bool{}
	for i, row := range rows {
		if begins[i] {
			clear(inGroup)
		}
		switch text := cell(row, at); {
		case isTotal(row[max(0, slices.IndexFunc(row, holds))]):
		case text == "" && (i == 0 || begins[i]), inGroup[text]:
			return 0, 0
		case text == "":
			blanks++
		default:
			filled++
			inGroup[text] = true
		}
	}
	return filled, blanks
}

// above are the values above the first row.
func (g *grouping) above() []string { return make([]string, len(g.columns)) }

// fill fills the columns of groups of a row with the values above it, which it takes from rows that have their own. It gives what there is
// to remark on the row: a sum is no deal. Below a row that can't be used nothing is known.
func (g *grouping) fill(above, fields []string, what remark) remark {
	if what == notDeal {
		return what
	}
	if what != none && what != notUTF8 {
		clear(above)
		return what
	}
	if isTotal(fields[slices.IndexFunc(fields, holds)]) {
		return notDeal
	}
	for i, at := range g.columns {
		if text := cell(fields, at); text != "" {
			above[i] = strings.Clone(text)
			clear(above[i+1:])
		}
		fields[at] = above[i]
	}
	for at, text := range fields {
		isProof := slices.Contains(g.proofs, at) || len(g.proofs) == 0 && !slices.Contains(g.columns, at) && !isAmount(strings.TrimSpace(text))
		if isProof && holds(text) {
			return what
		}
	}
	return notDeal
}

// carryGroups gives each chunk the values above its first row.
func (t *table) carryGroups() {
	next, above := t.next, t.grouped.above()
	t.next = func() (chunk, error) {
		part, err := next()
		part.above = slices.Clone(above)
		s := t.Scanner()
		s.Scan(part.Chunk, func(_ int, fields []string, fault tabular.Fault) {
			what := remarkOn(fault)
			if slices.Equal(fields, t.Headers) {
				what = notDeal
			}
			t.grouped.fill(above, fields, what)
		})
		return part, err
	}
}

// Dimension is what deals are grouped by: the column with a role or, without a role, the column with a header. The
// zero value is none.
type Dimension struct {
	Role   Role
	Column string
}

// Dimensions lists the roles that deals can be grouped by.
func Dimensions() []Role {
	return []Role{
		RoleChannel, RoleOwner, RoleIndustry, RoleSource, RoleMedium, RoleCampaign, RoleType, RoleSegment,
	}
}

// String names the dimension: its role or header.
func (d Dimension) String() string {
	if d.Role != "" {
		return string(d.Role)
	}
	return d.Column
}

// SuggestColumn is the hint for a dimension that a file does not have: the one that was probably meant, and all columns that
// deals can be grouped by.
func SuggestColumn(got string, columns []Column) string {
	var roles, headers []string
	for _, column := range columns {
		if slices.Contains(Dimensions(), column.Role) {
			roles = append(roles, string(column.Role))
		}
		if column.Role != RoleID && column.Role != RoleAccount && !Secret(column.Header) {
			headers = append(headers, column.Header)
		}
	}
	hint := "columns: " + strings.Join(headers, ", ")
	if near := yamlpos.Nearest(got, slices.Concat(roles, headers)); near != "" {
		hint = fmt.Sprintf("did you mean %q? C%s", near, hint[1:])
	}
	return hint
}

// None reports whether there is no dimension.
func (d Dimension) None() bool { return d == Dimension{} }

// Value is the function that gives the value that a deal has. That of a column is Deal.Other.
func (d Dimension) Value() func(*Deal) string {
	for _, known := range knownRoles(words.Deals) {
		if known.role == d.Role && known.text != nil {
			return func(deal *Deal) string { return *known.text(deal) }
		}
	}
	return func(deal *Deal) string { return deal.Other }
}
