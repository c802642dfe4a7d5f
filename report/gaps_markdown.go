package report

import (
	"fmt"
	"io"

	"revops/answers"
	"revops/assess"
)

// Markdown writes the gaps as checklists, those on the path first.
func (g Gaps) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(m *markdown) {
		g.markdownHead(m)
		path, others := g.gapsByPath()
		m.note(g.lookedAt())
		if len(g.Result.Gaps) == 0 {
			m.note(g.noGaps())
		}
		g.checklist(m, onPath, path)
		g.checklist(m, otherGaps, others)
	})
}

// markdownGaps writes the gaps within the assessment: those beside the path folded.
func (a Assessment) markdownGaps(m *markdown) {
	m.heading("Gaps")
	if len(a.Result.Gaps) == 0 {
		m.note(a.noGaps())
		return
	}
	m.note(a.lookedAt())
	path, others := a.gapsByPath()
	a.checklist(m, onPath, path)
	if len(others) > 0 {
		m.folded(count(len(others), "other gap", "other gaps"), func() { a.checklist(m, otherGaps, others) })
	}
}

// checklist writes gaps as things to tick off.
func (a Assessment) checklist(m *markdown, title string, gaps []assess.Gap) {
	if len(gaps) == 0 {
		return
	}
	m.subheading(title)
	for _, gap := range gaps {
		m.put("- [ ] " + string(a.checklistItem(gap)) + "\n")
	}
	m.put("\n")
}

// checklistItem says of a gap what it is of, its grade, days, gain and owner, what it unlocks, that it is waived, where its
// answer stands and what was noted there.
func (a Assessment) checklistItem(gap assess.Gap) inline {
	team, _ := a.Model.Team(gap.Element.Owner)
	answer, _ := a.answer(gap.Element.ID)
	parts := []inline{
		strong(gap.Element.Name), plain(standing(a.Model, gap.Element)), plain(GradeWord(gap.Grade)),
		plain(count(gap.Days, "day", "days")), plain("score +" + gap.ScoreGain.String()),
	}
	if gap.LevelGain > 0 {
		parts = append(parts, plain(fmt.Sprintf("level +%d", gap.LevelGain)))
	}
	parts = append(parts, plain(team.Name))
	if len(gap.Unlocks) > 0 {
		parts = append(parts, plain("unlocks "+a.someNames(gap.Unlocks)))
	}
	if gap.Waived {
		parts = append(parts, strong("waived"))
	}
	item := joined(" · ", append(parts, plain(place(answer)))...)
	if answer.Note != "" {
		item += "<br>Note: " + plain(cut(answer))
	}
	return item
}

// cut is the note of an answer, or its beginning where it is long.
func cut(answer answers.Answer) string {
	const most = 400
	note := []rune(answer.Note)
	if len(note) <= most {
		return answer.Note
	}
	return fmt.Sprintf("%s… (%d characters more at %s)", string(note[:most]), len(note)-most, place(answer))
}
