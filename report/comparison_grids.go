package report

import (
	"cmp"
	"slices"

	"revops/assess"
	"revops/framework"
)

func (c Comparison) elementsGrid() grid {
	type change = assess.ElementChange
	word := func(grade framework.Grade, absent bool) string {
		if absent {
			return "–"
		}
		return GradeWord(grade)
	}
	return newGrid("Element changes", []attribute[change]{
		{"name", "Element", lookPlain, 34, func(e change) any { return e.Name }, nil},
		{"kind", "Change", lookPlain, 16, func(e change) any { return string(e.Kind) }, func(e change) string { return kindWord(e.Kind) }},
		{"before", "Before", lookGrade, 13, func(e change) any { return gradeValue(e.Before) }, func(e change) string { return word(e.Before, e.Kind == assess.Added) }},
		{"after", "After", lookGrade, 13, func(e change) any { return gradeValue(e.After) }, func(e change) string { return word(e.After, e.Kind == assess.Removed) }},
		{"change", "Points", lookPoints, 9, func(e change) any { return counted(e.Change()) }, nil},
		{"lens", "Lens", lookPlain, 22, func(e change) any { return string(e.Lens) }, func(e change) string { return c.lensName(e.Lens) }},
		{"group", "Group", lookPlain, 28, func(e change) any { return string(e.Group) }, func(e change) string { return c.groupName(e.Group) }},
		{"id", "Element id", lookPlain, 34, func(e change) any { return string(e.ID) }, nil},
	}, c.Elements)
}

// lensName is what a lens is called, "" if the framework at hand does not have it.
func (c Comparison) lensName(id framework.LensID) string {
	lens, known := c.Model.Lens(id)
	if !known {
		return ""
	}
	return lens.Name
}

func (c Comparison) groupName(id framework.GroupID) string {
	at := slices.IndexFunc(c.Groups, func(g assess.GroupChange) bool { return g.ID == id })
	if at < 0 {
		return ""
	}
	return c.Groups[at].Name
}

func (c Comparison) groupsGrid() grid {
	type change = assess.GroupChange
	fields := []attribute[change]{
		{"name", "Group", lookPlain, 34, func(g change) any { return g.Name }, nil},
		{"lens", "Lens", lookPlain, 22, func(g change) any { return string(g.Lens) }, func(g change) string { return c.lensName(g.Lens) }},
		{"before", "Before", lookScore, 11, func(g change) any { return scoreValue(g.Before) }, nil},
		{"after", "After", lookScore, 11, func(g change) any { return scoreValue(g.After) }, nil},
		{"change", "Change", lookChange, 10, func(g change) any { return differenceValue(g.Change()) }, nil},
	}
	if c.Causes != nil {
		fields = append(fields,
			attribute[change]{"framework", "Framework", lookChange, 11, func(g change) any { return groupMove(c.Causes.Model, g.ID) }, nil},
			attribute[change]{"company", "Company", lookChange, 11, func(g change) any { return groupMove(c.Causes.Company, g.ID) }, nil})
	}
	if c.Trend != nil {
		for i, s := range c.Snapshots {
			fields = append(fields, attribute[change]{
				"score", cmp.Or(string(s.Date), s.File), lookScore, 11, func(g change) any { return c.trendScore(g.ID, i) }, nil,
			})
		}
	}
	return newGrid("Group changes", fields, c.Groups)
}

func (c Comparison) trendScore(id framework.GroupID, snapshot int) any {
	at := slices.IndexFunc(c.Trend.Groups, func(g assess.GroupTrend) bool { return g.ID == id })
	return scoreValue(c.Trend.Groups[at].Scores[snapshot])
}

func groupMove(c assess.Change, id framework.GroupID) any {
	at := slices.IndexFunc(c.Groups, func(g assess.GroupChange) bool { return g.ID == id })
	if at < 0 {
		return nil
	}
	return differenceValue(c.Groups[at].Change())
}

func (c Comparison) filesGrid() grid {
	type snapshot = *assess.Snapshot
	return newGrid("Compared", []attribute[snapshot]{
		{"file", "File", lookPlain, 0, func(s snapshot) any { return s.File }, nil},
		{"date", "Date", lookPlain, 0, func(s snapshot) any { return dateValue(s.Date) }, nil},
		{"framework", "Framework", lookPlain, 0, func(s snapshot) any { return s.Reference() }, nil},
		{"level", "Level", lookPlain, 0, func(s snapshot) any { return levelValue(s.Level) }, nil},
		{"score", "Score", lookScore, 0, func(s snapshot) any { return scoreValue(s.Score.Low) }, nil},
		{"score_high", "Score at most", lookDecimal, 0, func(s snapshot) any { return scoreValue(s.Score.High) }, nil},
	}, c.Snapshots)
}

// movement is how level and score changed, for one reason or all.
type movement struct {
	name   string
	change assess.Change
}

func (c Comparison) movementGrid() grid {
	moves := []movement{{"All", c.Change}}
	if c.Causes != nil {
		moves = append(moves, movement{"The framework", c.Causes.Model}, movement{"The company", c.Causes.Company})
	}
	return newGrid("Level and score", []attribute[movement]{
		{"what", "Changed by", lookPlain, 0, func(m movement) any { return m.name }, nil},
		{"level_before", "Level before", lookPlain, 0, func(m movement) any { return levelValue(m.change.Level.Before) }, nil},
		{"level_after", "Level after", lookPlain, 0, func(m movement) any { return levelValue(m.change.Level.After) }, nil},
		{"score_before", "Score before", lookScore, 0, func(m movement) any { return scoreValue(m.change.Score.Before) }, nil},
		{"score_after", "Score after", lookScore, 0, func(m movement) any { return scoreValue(m.change.Score.After) }, nil},
		{"change", "Change", lookChange, 0, func(m movement) any { return differenceValue(m.change.Score.Change()) }, nil},
	}, moves)
}
