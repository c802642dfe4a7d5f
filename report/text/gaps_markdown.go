package text

import (
	"fmt"
	"io"

	"revops/report/document"
	"revops/report/narrative"
)

// GapsMarkdown writes the gaps as checklists, those on the path first.
func GapsMarkdown(w io.Writer, of narrative.Assessment) error {
	a := Sections{of}
	return WriteMarkdown(w, func(m *Markdown) {
		a.markdownHead(m)
		path, others := a.GapsByPath()
		m.Note(a.GapsScope())
		if len(a.Result.Gaps) == 0 {
			m.Note(a.NoGaps())
		}
		a.matrix(m)
		a.Owners(m)
		a.checklist(m, narrative.GapsOnPath, path)
		a.checklist(m, narrative.OtherGaps, others)
		a.unlistedGaps(m)
		a.Worth(m)
	})
}

func (a Sections) unlistedGaps(m *Markdown) {
	if unlisted := a.UnlistedGaps(); unlisted != "" {
		m.Note(unlisted)
	}
}

// markdownGaps writes the gaps within the assessment: those beside the path folded.
func (a Sections) markdownGaps(m *Markdown) {
	m.Heading(narrative.GapsTitle)
	if len(a.Result.Gaps) == 0 {
		m.Note(a.NoGaps())
		return
	}
	m.Note(a.GapsScope())
	path, others := a.GapsByPath()
	a.checklist(m, narrative.GapsOnPath, path)
	if len(others) > 0 {
		m.Folded(document.Count(len(others), "other gap", "other gaps"), func() { a.checklist(m, narrative.OtherGaps, others) })
	}
	a.unlistedGaps(m)
}

// checklist writes gaps as things to tick off.
func (a Sections) checklist(m *Markdown, title string, gaps []document.Gap) {
	if len(gaps) == 0 {
		return
	}
	m.Subheading(title)
	for _, gap := range gaps {
		m.Put("- [ ] " + a.checklistItem(gap) + "\n")
	}
	m.Put("\n")
}

// checklistItem says of a gap what it is of, its grade, days, gain and owner, what it unlocks, that it is waived, and
// what was noted.
func (a Sections) checklistItem(gap document.Gap) Inline {
	answer := a.Answer(gap.Element)
	parts := []Inline{
		Strong(gap.Name), Plain(document.Belonging(a.Model, gap.Lens, gap.Level)), Plain(document.GradeWord(gap.Grade)),
		Plain(document.Count(gap.Days, "person-day", "person-days")), Plain("score +" + gap.ScoreGain.String()),
	}
	if gap.LevelGain > 0 {
		parts = append(parts, Plain(fmt.Sprintf("level +%d", gap.LevelGain)))
	}
	parts = append(parts, Plain(document.TeamName(a.Model, gap.Owner)))
	if len(gap.Unlocks) > 0 {
		parts = append(parts, Plain("unlocks "+a.FirstNames(gap.Unlocks)))
	}
	if serves := a.Serves(gap.Element); serves != "" {
		parts = append(parts, Plain("improves "+serves))
	}
	if gap.Waived {
		parts = append(parts, Strong("waived"))
	}
	item := Joined(" · ", parts...)
	if answer.Note != "" {
		item += "<br>Note: " + Plain(answer.ShortNote())
	}
	return item
}
