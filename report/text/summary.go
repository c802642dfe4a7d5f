package text

import (
	"fmt"
	"io"
	"strings"

	"revops/framework"
	"revops/report/document"
	"revops/report/narrative"
)

// Summary writes what fits the first screen of a result: level and score, what blocks the next level, and the first steps, each in
// one sentence.
func Summary(w io.Writer, of narrative.Assessment, style Style) error {
	a := Sections{of}
	return WriteTerminal(w, style, func(t *Terminal) {
		a.headline(t)
		if next := a.Result.NextLevel; next != nil {
			t.Heading(narrative.BlockersTitle + " to level " + next.String())
			t.Note(a.BlockersLine())
			var essential, others []framework.ElementID
			for _, blocker := range a.Blockers() {
				if blocker.Essential {
					essential = append(essential, blocker.Element.ID)
				} else {
					others = append(others, blocker.Element.ID)
				}
			}
			for _, part := range []struct {
				label    string
				elements []framework.ElementID
			}{{"Essential: ", essential}, {"Others: ", others}} {
				if len(part.elements) > 0 {
					t.Note(part.label + a.Names(part.elements) + ".")
				}
			}
		}
		a.firstSteps(t)
	})
}

// headline is the level with its score, or that there is none, and the remarks on it.
func (a Sections) headline(t *Terminal) {
	a.whatIf(t)
	if a.Result.Level == nil {
		t.Paragraph("", t.Paint(strings.ToUpper(narrative.NoLevelTitle), Emphasis)+". "+a.NoLevel())
		return
	}
	a.levelLine(t)
	for _, remark := range a.Remarks() {
		t.Paragraph("", remark)
	}
}

func (a Sections) levelLine(t *Terminal) {
	t.Paragraph("", t.Paint(strings.ToUpper(a.LevelTitle()), Emphasis)+", "+a.HeadlineScore())
	if level, score := a.AdjustedHeadline(); level != "" {
		t.Paragraph("", t.Paint(strings.ToUpper(level), Emphasis)+", "+score)
	}
}

func (a Sections) firstSteps(t *Terminal) {
	const maxSteps = 3
	steps := a.Result.NextSteps[:min(maxSteps, len(a.Result.NextSteps))]
	if len(steps) == 0 {
		return
	}
	t.Heading("First steps")
	for i, step := range steps {
		t.Paragraph(fmt.Sprintf("%2d. ", i+1), fmt.Sprintf("%s: %s, %s, %s", t.Paint(a.Name(step.Element), Emphasis), step.StepMove(),
			document.TeamName(a.Model, step.Owner), document.Count(step.Days, "person-day", "person-days")))
	}
}
