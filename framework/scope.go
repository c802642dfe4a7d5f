package framework

import "slices"

// Scope chooses elements: those of some lenses that a team owns, up to a level. No lens means every lens, no team every team,
// level 0 every level.
type Scope struct {
	Lenses []LensID
	Team   TeamID
	Level  int
}

// Empty reports whether the scope names neither a lens nor a team.
func (s Scope) Empty() bool { return len(s.Lenses) == 0 && s.Team == "" }

// Elements lists the elements of the scope in the order of the framework.
func (s Scope) Elements(model *Framework) []Place {
	return slices.DeleteFunc(model.Elements(), func(p Place) bool {
		return len(s.Lenses) > 0 && !slices.Contains(s.Lenses, p.Lens.ID) || s.Team != "" && p.Owner != s.Team ||
			s.Level > 0 && (p.Level == 0 || p.Level > s.Level)
	})
}
