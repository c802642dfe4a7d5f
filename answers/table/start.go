package table

import (
	"slices"
	"strconv"
	"strings"

	"revops/internal/diag"
	"revops/internal/yamlpos"
)

// The sheet with the keys of an answers file has a row for each, with the key in one column, which may be hidden, and the value
// in another one. The row of the schema shows which columns these are.

// The keys of the sheet. Asked says how many elements the workbook had, Lens that it had a sheet of a lens.
const (
	KeySchema       = "schema"
	KeyFramework    = "framework"
	KeyOrganization = "organization"
	KeyName         = "respondent"
	KeyTeam         = "team"
	KeyDate         = "date"
	KeyAsked        = "elements"
	KeyLens         = "lens"
)

// start reads the keys of an answers file, false where the sheet does not hold them.
func (s *sheet) start() bool {
	top, keys, values := -1, -1, -1
	for at, cells := range s.rows[:min(len(s.rows), 10*headerRows)] {
		keys = slices.Index(cells, KeySchema)
		values = slices.IndexFunc(cells, func(text string) bool { return strings.HasPrefix(text, "revops/answers/") })
		if keys >= 0 && values > keys {
			top = at
			break
		}
	}
	if top < 0 {
		return false
	}
	respondent := s.Fields(s.at(top, values))
	for at := range s.rows {
		name, text := s.cell(at, keys), s.text(at, values)
		value := s.Scalar(s.at(at, values), strings.TrimSpace(text))
		switch name {
		case KeyOrganization:
			s.put(name, s.Scalar(s.at(at, values), textOf(text)), s.at(at, values))
		case KeySchema, KeyFramework:
			s.put(name, value, s.at(at, values))
		case KeyName:
			respondent.Add(s.Scalar(s.at(at, values), "name"), s.Scalar(s.at(at, values), textOf(text)))
		case KeyTeam:
			respondent.Add(s.Scalar(s.at(at, values), "team"), s.Scalar(s.at(at, values), s.team(text)))
		case KeyDate:
			s.put(name, s.Scalar(s.at(at, values), s.day(text)), s.at(at, values))
		case KeyAsked:
			s.asked = strings.TrimSpace(text)
		case KeyLens:
			s.lenses = append(s.lenses, strings.TrimSpace(text))
		}
	}
	if len(respondent.Entries("")) > 0 {
		s.put(KeyName, respondent, respondent.Position())
	}
	return true
}

// team is the id of a team that is given by name or id, and any other text as it is.
func (s *sheet) team(text string) string {
	text = strings.TrimSpace(text)
	for _, team := range s.model.Teams {
		if strings.EqualFold(text, team.Name) || strings.EqualFold(text, string(team.ID)) {
			return string(team.ID)
		}
	}
	return text
}

// complete says what a workbook once held and holds no longer.
func (r *reader) complete() {
	if _, given := r.root.Find(KeySchema); !given {
		r.remark(diag.Position{}, "there is no sheet with organization, respondent and date")
	}
	for _, name := range r.lenses {
		if r.lacks(name) {
			r.remark(diag.Position{}, "the sheet with the questions of %s is missing", yamlpos.Quote(name))
		}
	}
	if now := len(r.answers.Entries("")); r.asked != "" && r.asked != strconv.Itoa(now) {
		r.remark(diag.Position{}, "%d elements are in the workbook, which had %s; the others are not answered", now, r.asked)
	}
}

// lacks reports whether there is a row for no element of a lens.
func (r *reader) lacks(name string) bool {
	lacking := false
	for _, place := range r.model.Elements() {
		if place.Lens.Name != name {
			continue
		}
		if _, given := r.answers.Find(string(place.ID)); given {
			return false
		}
		lacking = true
	}
	return lacking
}
