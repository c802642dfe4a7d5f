package report

// moved is a row of a comparison as CSV: what changed, from what to what.
type moved struct {
	what, id, name, lens, group, kind string
	before, after, change             any
}

// allGrid holds all that a comparison says, one thing a row.
func (c Comparison) allGrid() grid {
	rows := []moved{
		{what: "level", before: levelValue(c.Level.Before), after: levelValue(c.Level.After), change: counted(c.Level.Change())},
		{what: "score", before: scoreValue(c.Score.Before), after: scoreValue(c.Score.After), change: differenceValue(c.Score.Change())},
	}
	for _, g := range c.Groups {
		rows = append(rows, moved{
			what: "group", id: string(g.ID), name: g.Name, lens: string(g.Lens),
			before: scoreValue(g.Before), after: scoreValue(g.After), change: differenceValue(g.Change()),
		})
	}
	for _, e := range c.Elements {
		rows = append(rows, moved{
			what: "element", id: string(e.ID), name: e.Name, lens: string(e.Lens), group: string(e.Group), kind: string(e.Kind),
			before: gradeValue(e.Before), after: gradeValue(e.After), change: counted(e.Change()),
		})
	}
	plain := func(key string, value func(moved) any) attribute[moved] {
		return attribute[moved]{key, "", lookPlain, 0, value, nil}
	}
	return newGrid("", []attribute[moved]{
		plain("what", func(m moved) any { return m.what }),
		plain("id", func(m moved) any { return m.id }),
		plain("name", func(m moved) any { return m.name }),
		plain("lens", func(m moved) any { return m.lens }),
		plain("group", func(m moved) any { return m.group }),
		plain("kind", func(m moved) any { return m.kind }),
		plain("before", func(m moved) any { return m.before }),
		plain("after", func(m moved) any { return m.after }),
		plain("change", func(m moved) any { return m.change }),
	}, rows)
}
