package deals

import "strings"

// Seen remembers the ids of deals, to leave out a deal that several files hold. The zero value has seen none.
type Seen struct{ ids map[string]struct{} }

// First reports whether a deal's id is met for the first time. A deal without an id always is.
func (s *Seen) First(d *Deal) bool {
	if d.ID == "" {
		return true
	}
	if _, again := s.ids[d.ID]; again {
		return false
	}
	if s.ids == nil {
		s.ids = map[string]struct{}{}
	}
	s.ids[strings.Clone(d.ID)] = struct{}{}
	return true
}

// Secret reports whether a header is that of a column with names or ids of deals or accounts, which no output shows.
func Secret(header string) bool {
	column := recognise([]string{header})[0]
	switch column.Role {
	case RoleID, RoleAccount:
		return true
	default:
	}
	switch plainHeader(header) {
	case "deal name", "opportunity name", "dealname", "opportunityname", "name", "deal", "opportunity", "customer", "customer name",
		"client", "client name", "organization", "organization name", "company domain name", "website", "website url":
		return true
	default:
		return false
	}
}
