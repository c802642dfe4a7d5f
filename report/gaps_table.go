package report

import (
	"fmt"
	"io"
	"strconv"

	"revops/assess"
	"revops/framework"
)

// Table writes the gaps for a person, those on the path to the next level, or to the target, first.
func (g Gaps) Table(w io.Writer, style Style) error {
	a, p := g.Assessment, &page{style: style}
	a.head(p)
	path, others := a.gapsByPath()
	p.line("")
	p.text("", a.lookedAt())
	a.gaps(p, onPath, path)
	a.gaps(p, otherGaps, others)
	if len(a.Result.Gaps) == 0 {
		p.line("")
		p.text("", a.noGaps())
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// What the two lists of gaps are called.
const (
	onPath    = "On the path, in the order to take them"
	otherGaps = "Other gaps, by level and gain for each day"
)

// gapsByPath gives the gaps on the path and the others.
func (a Assessment) gapsByPath() (path, others []assess.Gap) {
	for _, g := range a.Result.Gaps {
		if g.OnPath {
			path = append(path, g)
		} else {
			others = append(others, g)
		}
	}
	return path, others
}

// lookedAt says where gaps were looked for.
func (a Assessment) lookedAt() string {
	return "Looked at: the elements" + a.reach() + ", those without a level and those of the other lenses."
}

// noGaps says that there are none, up to the level that was looked at.
func (a Assessment) noGaps() string {
	if a.Result.Target == nil && a.Result.NextLevel == nil {
		return "No gaps."
	}
	return "No gaps" + a.reach() + "."
}

// reach says up to which level gaps are looked for.
func (a Assessment) reach() string {
	switch {
	case a.Result.Target != nil:
		return " up to level " + a.Result.Target.Level.String()
	case a.Result.NextLevel != nil:
		return " up to level " + a.Result.NextLevel.Level.String() + ", the next one (--target goes further)"
	default:
		return " of every level"
	}
}

func (a Assessment) gaps(p *page, title string, gaps []assess.Gap) {
	if len(gaps) == 0 {
		return
	}
	p.heading(title)
	var rows [][]string
	for _, g := range gaps {
		team, _ := a.Model.Team(g.Element.Owner)
		rows = append(rows, []string{
			g.Element.Name, standing(a.Model, g.Element), GradeWord(g.Grade), strconv.Itoa(g.Days), "+" + g.ScoreGain.String(),
			strconv.Itoa(len(g.Unlocks)), team.Name,
		})
	}
	p.table([]column{
		{title: "Element", flexible: true},
		{title: "Of", flexible: true},
		{title: "Grade"},
		{title: "Days", number: true},
		{title: "Gain", number: true},
		{title: "Unlocks", number: true},
		{title: "Owner", flexible: true},
	}, rows)
}

// standing says where an element belongs: its level, or its lens if that has none.
func standing(model *framework.Framework, element framework.Place) string {
	switch {
	case element.Lens.ID != model.LevelLens:
		return capital(element.Lens.GroupNoun)
	case element.Level == 0:
		return "No level"
	default:
		return fmt.Sprintf("Level %d", element.Level)
	}
}
