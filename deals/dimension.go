package deals

import (
	"fmt"
	"slices"
	"strings"

	"revops/deals/words"
	"revops/internal/yamlpos"
)

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

// Value is the function that gives the value that a deal has. That of a column is the first of Deal.Other.
func (d Dimension) Value() func(*Deal) string {
	for _, known := range knownRoles(words.Deals) {
		if known.role == d.Role && known.text != nil {
			return func(deal *Deal) string { return *known.text(deal) }
		}
	}
	return func(deal *Deal) string {
		if len(deal.Other) == 0 {
			return ""
		}
		return deal.Other[0]
	}
}
