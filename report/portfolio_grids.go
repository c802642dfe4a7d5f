package report

import (
	"strings"

	"revops/assess"
	"revops/framework"
)

func (p Portfolio) grid() grid {
	type row = *assess.Row
	folder := commonFolder(p.Rows)
	fields := []attribute[row]{
		{"organization", "Organization", lookPlain, 26, func(r row) any { return r.Organization }, nil},
		{"file", "File", lookPlain, 30, func(r row) any { return r.File }, func(r row) string { return strings.TrimPrefix(r.File, folder) }},
		{"level", "Level", lookPlain, 8, func(r row) any { return levelValue(r.Level) }, nil},
		{"score", "Score", lookScore, 11, func(r row) any { return scoreValue(r.Score.Low) }, nil},
		{"score_high", "Score at most", lookDecimal, 11, func(r row) any { return scoreValue(r.Score.High) }, nil},
		{"open", "Open", lookPlain, 8, func(r row) any { return counted(r.Open, r.Problem == "") }, nil},
		{"weakest", "Weakest", lookPlain, 24, weakestID, weakestName},
	}
	for at, group := range p.Lens.Groups {
		fields = append(fields, attribute[row]{
			groupKey(group.ID), group.Name, lookScore, 17, func(r row) any { return scoreValue(r.Group(at)) }, nil,
		})
	}
	fields = append(fields, attribute[row]{"problem", "Problem", lookLong, 60, func(r row) any { return r.Problem }, nil})
	rows := make([]row, len(p.Rows))
	for i := range rows {
		rows[i] = &p.Rows[i]
	}
	return newGrid("Companies", fields, rows)
}

// groupKey is the name of the column that holds a group's score: what the document has under categories.
func groupKey(id framework.GroupID) string {
	return "category_" + strings.ReplaceAll(string(id), "-", "_")
}

func weakestID(r *assess.Row) any {
	if r.Weakest == nil {
		return nil
	}
	return string(r.Weakest.ID)
}

func weakestName(r *assess.Row) string {
	if r.Weakest == nil {
		return ""
	}
	return r.Weakest.Name
}

// tally is a level, or none, with how many companies stand on it.
type tally struct {
	name      string
	companies int
}

func (p Portfolio) levelsGrid() grid {
	var tallies []tally
	for number, companies := range p.Levels {
		tallies = append(tallies, tally{p.Model.Levels[number].String(), companies})
	}
	if p.NotAssessed > 0 {
		tallies = append(tallies, tally{"No level", p.NotAssessed})
	}
	return newGrid("Levels", []attribute[tally]{
		{"level", "Level", lookPlain, 0, func(t tally) any { return t.name }, nil},
		{"companies", "Companies", lookPlain, 0, func(t tally) any { return t.companies }, nil},
	}, tallies)
}

// median is that of the headline or of a group.
type median struct {
	name  string
	score assess.Score
}

func (p Portfolio) mediansGrid() grid {
	medians := []median{{headlineTitle(p.Portfolio), p.MedianScore}}
	for at, group := range p.Lens.Groups {
		medians = append(medians, median{group.Name, p.Medians[at]})
	}
	return newGrid("Medians", []attribute[median]{
		{"of", capital(p.Lens.GroupNoun), lookPlain, 0, func(m median) any { return m.name }, nil},
		{"median", "Median", lookScore, 0, func(m median) any { return scoreValue(m.score) }, nil},
	}, medians)
}

func (p Portfolio) commonGapsGrid() grid {
	type gap = assess.CommonGap
	return newGrid("Common gaps", []attribute[gap]{
		{"name", "Element", lookPlain, 34, func(g gap) any { return g.Element.Name }, nil},
		{"lens", "Lens", lookPlain, 22, func(g gap) any { return string(g.Element.Lens.ID) }, func(g gap) string { return g.Element.Lens.Name }},
		{"group", "Group", lookPlain, 26, func(g gap) any { return string(g.Element.Group.ID) }, func(g gap) string { return g.Element.Group.Name }},
		{"level", "Level", lookLevel, 8, func(g gap) any { return g.Element.Level }, nil},
		{"missing", "Missing at", lookPlain, 11, func(g gap) any { return g.Missing }, nil},
		{"applicable", "Of", lookPlain, 8, func(g gap) any { return g.Applicable }, nil},
		{"owner", "Owner", lookPlain, 24, func(g gap) any { return string(g.Element.Owner) }, func(g gap) string { return teamName(p.Model, g.Element.Owner) }},
		{"element", "Element id", lookPlain, 34, func(g gap) any { return string(g.Element.ID) }, nil},
	}, p.CommonGaps)
}
