package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"revops/assess"
)

// Markdown writes the assessment for a pull request, an issue or the summary of a CI job: first the level, the score and
// what became of the gate; the gaps as a checklist; what is long folded.
func (a Assessment) Markdown(w io.Writer) error {
	return writeMarkdown(w, func(m *markdown) {
		a.markdownHead(m)
		a.markdownGate(m)
		if a.Result.Level != nil {
			a.levels(m)
		}
		a.markdownLevelLens(m)
		a.blockers(m)
		a.markdownSteps(m)
		a.markdownGaps(m)
		a.markdownOtherLenses(m)
		if a.Plan != nil {
			Plan{a}.markdownSchedule(m)
		}
		a.disagreement(m)
		if a.Comparison != nil {
			Comparison{a.Model, a.Comparison}.markdownPart(m)
		}
		a.beside(m)
		a.findings(m)
		m.heading("How it was counted")
		m.folded("The rules in short", func() { m.list(plains(a.counting())) })
	})
}

// markdownHead says level and score in its first line, and whose they are in the next.
func (a Assessment) markdownHead(m *markdown) {
	r := a.Result
	if r.Level == nil {
		m.title("No level")
	} else {
		m.title(fmt.Sprintf("Level %d of %d: %s, score %s", r.Level.Number, a.Model.Top().Number, r.Level.Name, r.Score.Low))
	}
	about := a.about()
	m.paragraph(joined(", ", append([]inline{strong(about[0])}, plains(about[1:])...)...))
	if a.WhatIf != nil {
		m.paragraph(strong("What if") + ": " + plain(a.assumed()))
		m.list(plains(a.assumptions()))
	}
	if r.Level == nil {
		m.note(a.noLevel())
		return
	}
	m.note(r.Level.Description)
	m.list(plains(a.remarks()))
}

func plains(texts []string) []inline {
	all := make([]inline, len(texts))
	for i, text := range texts {
		all[i] = plain(text)
	}
	return all
}

// markdownGate says which demands were met and, for those that were not, which elements to look at.
func (a Assessment) markdownGate(m *markdown) {
	if a.Gate == nil {
		return
	}
	if a.Gate.Passed {
		m.heading("Gate: passed")
	} else {
		m.heading("Gate: FAILED")
	}
	var items []inline
	for _, check := range a.Gate.Checks {
		if check.Passed {
			items = append(items, "passed "+plain(demand(check)))
			continue
		}
		items = append(items, strong("FAILED")+" "+plain(demand(check)))
	}
	m.list(items)
	for _, check := range a.Gate.Checks {
		if items := a.standings(check); len(items) > 0 {
			label := fmt.Sprintf("%s to look at for %s", count(len(items), "element", "elements"), check.Name)
			m.folded(label, func() { m.list(items) })
		}
	}
}

// standings say what was answered about the elements of a check that the result shows, and where.
func (a Assessment) standings(check assess.Check) []inline {
	var items []inline
	for _, e := range a.Result.Elements {
		if slices.Contains(check.Elements, e.Element.ID) && a.Result.Shows(e.Element.Element) {
			items = append(items, joined(" · ", strong(e.Element.Name), plain(GradeWord(e.Answer.Grade)), plain(place(e.Answer))))
		}
	}
	return items
}

// markdownLevelLens writes the level lens with what each group would have at the target, and level by level.
func (a Assessment) markdownLevelLens(m *markdown) {
	for _, lens := range a.Result.Lenses {
		if lens.Lens.ID != a.Model.LevelLens || !lens.Assessed {
			continue
		}
		at := assess.ScoresAtTarget(a.Model, a.Result)
		a.lens(m, lens, at)
		if at != nil {
			m.note(fmt.Sprintf("Target: the score once the path to level %s is done.", a.aimed()))
		}
		a.heat(m)
	}
}

// aimed names the level that the path leads to, which must be there.
func (a Assessment) aimed() string {
	if a.Result.Target != nil {
		return a.Result.Target.Level.String()
	}
	return a.Result.NextLevel.Level.String()
}

func (a Assessment) markdownOtherLenses(m *markdown) {
	for _, lens := range a.Result.Lenses {
		if lens.Lens.ID != a.Model.LevelLens && lens.Assessed {
			a.lens(m, lens, nil)
		}
	}
}

// markdownSteps numbers the next steps.
func (a Assessment) markdownSteps(m *markdown) {
	if len(a.Result.Steps) == 0 {
		return
	}
	m.heading("Next steps")
	for i, step := range a.Result.Steps {
		lead := strconv.Itoa(i+1) + ". "
		indent := strings.Repeat(" ", len(lead))
		item := inline(lead) + strong(step.Element.Name) + ": " + plain(GradeWord(step.From)+" → "+step.To.String()) + "\n" +
			inline(indent) + "- " + atStart(plain(a.work(step))) + "\n"
		for _, f := range a.facts(step) {
			item += inline(indent) + "- " + strong(f.label) + ": " + plain(f.text) + "\n"
		}
		m.put(string(item))
	}
	m.put("\n")
}
