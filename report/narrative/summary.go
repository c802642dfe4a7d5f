package narrative

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/assess"
	"revops/framework"
	"revops/report/document"
)

// SummaryPart is one heading of the summary with what stands below it.
type SummaryPart struct {
	Title string
	Lines []LabeledText
}

// The most categories that a summary names as gaps and as strengths, and the lowest score of a strength.
const (
	mainGaps       = 3
	mainStrengths  = 2
	minStrongScore = 50
)

// Summary is what a board reads first: the decision that is needed, the main gaps, the strengths and the effort up to the level that
// the path leads to. There is none without a level.
func (a Assessment) Summary() []SummaryPart {
	lens := a.LevelLens()
	if a.Result.Level == nil || lens == nil {
		return nil
	}
	var parts []SummaryPart
	add := func(title string, lines []LabeledText) {
		if len(lines) > 0 {
			parts = append(parts, SummaryPart{title, lines})
		}
	}
	weak := a.weakGroups(lens)
	add("Decision needed", a.decisionLines())
	title := "Main gaps"
	if path, number := a.Result.PathToTake(); path != nil && len(path.Elements) > 0 {
		title += fmt.Sprintf(" on the way to level %d", number)
	}
	add(title, append(a.gapLines(weak), a.lowestLines(lens, weak)...))
	add("Strengths", a.strengthLines(lens, weak))
	add("Effort", a.effortLines())
	a.spellFactors(parts)
	return parts
}

// spellFactors spells FACT out behind the first line that says it.
func (a Assessment) spellFactors(parts []SummaryPart) {
	for _, part := range parts {
		for i := range part.Lines {
			if strings.Contains(part.Lines[i].String(), "FACT") {
				part.Lines[i].Text += a.factorsNote()
				return
			}
		}
	}
}

// weakGroup is a group with its elements on the path.
type weakGroup struct {
	*document.Group
	onPath []framework.ElementID
}

// weakGroups are the groups of a lens with the most elements on the path, those with the lowest scores first among equals. Where there
// is no path, they are those with something missing.
func (a Assessment) weakGroups(lens *document.Lens) []weakGroup {
	onPath := map[framework.GroupID][]framework.ElementID{}
	path, _ := a.Result.PathToTake()
	if path != nil {
		for _, id := range path.Elements {
			place, _ := a.Model.Element(id)
			onPath[place.Group.ID] = append(onPath[place.Group.ID], id)
		}
	}
	var weak []weakGroup
	for i := range lens.Groups {
		group := weakGroup{&lens.Groups[i], onPath[lens.Groups[i].ID]}
		if len(group.onPath) > 0 || len(onPath) == 0 && group.InPlace < group.Applicable {
			weak = append(weak, group)
		}
	}
	slices.SortStableFunc(weak, func(a, b weakGroup) int {
		return cmp.Or(cmp.Compare(len(b.onPath), len(a.onPath)), cmp.Compare(a.Scores().Low.Tenths, b.Scores().Low.Tenths))
	})
	return weak[:min(len(weak), mainGaps)]
}

// groupTitle names a group with its score.
func groupTitle(g *document.Group) string {
	return fmt.Sprintf("%s (score %s)", g.Name, document.Scores(g.Scores()))
}

// groupInPlace says how much of a group is in place.
func groupInPlace(g *document.Group) string {
	if g.InPlace == 0 {
		return fmt.Sprintf("none of %s in place", document.Count(g.Applicable, "element", "elements"))
	}
	return fmt.Sprintf("%d of %s in place", g.InPlace, document.Count(g.Applicable, "element", "elements"))
}

// gapLines say of each group what is in place, what is missing and why it matters.
func (a Assessment) gapLines(weak []weakGroup) []LabeledText {
	_, level := a.Result.PathToTake()
	var lines []LabeledText
	for _, group := range weak {
		text := document.Capital(groupInPlace(group.Group)) + "."
		if len(group.onPath) > 0 {
			first, _ := a.Model.Element(group.onPath[0])
			text += fmt.Sprintf(" Needed for level %d: %s. %s", level, a.FirstNames(group.onPath), a.contradictions(group.onPath)+first.Why)
		}
		lines = append(lines, LabeledText{groupTitle(group.Group), text})
	}
	return lines
}

// lowestLines say of the groups with the lowest scores that are not on the path why they are not: there are none without a path, and none
// for a team, whose gaps are not all.
func (a Assessment) lowestLines(lens *document.Lens, weak []weakGroup) []LabeledText {
	path, number := a.Result.PathToTake()
	if path == nil || len(path.Elements) == 0 || len(weak) == 0 || a.Result.Team != "" {
		return nil
	}
	lowest := slices.MinFunc(weak, func(a, b weakGroup) int { return cmp.Compare(a.Scores().Low.Tenths, b.Scores().Low.Tenths) })
	later, spared := a.besidePath(lens, path, lowest.Scores().Low)
	var reasons []string
	if len(later) > 0 {
		reasons = append(reasons, document.Listed(later)+": what is missing there belongs to other levels.")
	}
	if len(spared) > 0 {
		reasons = append(reasons, fmt.Sprintf("%s: level %d can be reached without them, for less work.", document.Listed(spared), number))
	}
	if len(reasons) == 0 {
		return nil
	}
	return []LabeledText{{"Lower scores, but not on the path", strings.Join(reasons, " ")}}
}

// besidePath names the groups with something missing and a score below one that have no element on the path: those that lack elements of
// other levels only, and those that the path spares.
func (a Assessment) besidePath(lens *document.Lens, path *document.Path, below assess.Score) (later, spared []string) {
	_, number := a.Result.PathToTake()
	for i := range lens.Groups {
		group := &lens.Groups[i]
		onPath := slices.ContainsFunc(path.Elements, func(id framework.ElementID) bool {
			place, _ := a.Model.Element(id)
			return place.Group.ID == group.ID
		})
		if onPath || group.InPlace == group.Applicable || group.Scores().Low.Tenths >= below.Tenths {
			continue
		}
		if slices.ContainsFunc(a.Result.Gaps, func(g document.Gap) bool { return g.Group == group.ID && g.Level > 0 && g.Level <= number }) {
			spared = append(spared, groupTitle(group))
		} else {
			later = append(later, groupTitle(group))
		}
	}
	return later, spared
}

// contradictions names the elements whose answers deals contradict, "" for none.
func (a Assessment) contradictions(ids []framework.ElementID) string {
	var names []string
	for _, id := range ids {
		if a.Result.Contradicted(id) {
			names = append(names, a.Name(id))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "The CRM data contradicts the answer on " + document.Listed(names) + ". "
}

// strengthLines name the groups of a lens with the largest part in place, none that is weak or holds a contradicted answer.
func (a Assessment) strengthLines(lens *document.Lens, weak []weakGroup) []LabeledText {
	doubtful := map[framework.GroupID]bool{}
	for _, group := range weak {
		doubtful[group.ID] = true
	}
	inPlace := map[framework.GroupID][]framework.ElementID{}
	for i := range a.Result.Elements {
		e := &a.Result.Elements[i]
		if e.InPlace && e.Lens == lens.ID {
			inPlace[e.Group] = append(inPlace[e.Group], e.ID)
		}
		if a.Result.Contradicted(e.ID) {
			doubtful[e.Group] = true
		}
	}
	var strong []*document.Group
	for i := range lens.Groups {
		if group := &lens.Groups[i]; !doubtful[group.ID] && group.InPlace > 0 && group.Scores().Low.Float() >= minStrongScore {
			strong = append(strong, group)
		}
	}
	slices.SortStableFunc(strong, func(a, b *document.Group) int {
		return cmp.Or(cmp.Compare(b.InPlace*a.Applicable, a.InPlace*b.Applicable), cmp.Compare(b.Scores().Low.Tenths, a.Scores().Low.Tenths))
	})
	var lines []LabeledText
	for _, group := range strong[:min(len(strong), mainStrengths)] {
		text := document.Capital(groupInPlace(group))
		if names := inPlace[group.ID]; len(names) > 0 {
			text += ": " + a.FirstNames(names)
		}
		lines = append(lines, LabeledText{groupTitle(group), text + "."})
	}
	return lines
}

// effortLines say how much work the path is, for whom, and when the plan, if there is one, is done.
func (a Assessment) effortLines() []LabeledText {
	path, number := a.Result.PathToTake()
	if path == nil || len(path.Elements) == 0 {
		return nil
	}
	text := fmt.Sprintf("%s, %s", document.Count(len(path.Elements), "element", "elements"), pathDays(path))
	if teams := a.daysByTeam(); len(teams) > 0 {
		text += ": " + strings.Join(teams, ", ")
	}
	lines := []LabeledText{{"Level " + a.Model.Levels[number].String(), text + a.jump(path, number) + "."}}
	if a.Result.Plan != nil {
		lines = append(lines, LabeledText{"Plan", strings.Join(a.planSummary(), " ")})
	}
	return lines
}

// pathDays is the work of a path.
func pathDays(path *document.Path) string {
	days := document.Count(path.Days, "person-day", "person-days")
	if !path.Exact {
		return "at most " + days
	}
	return days
}

// daysByTeam gives the person-days on the path of each team, the busiest first. There are none where only the gaps of one team are known.
func (a Assessment) daysByTeam() []string {
	if a.Result.Team != "" {
		return nil
	}
	var words []string
	for _, of := range a.Result.Owners {
		if of.PathDays > 0 {
			words = append(words, fmt.Sprintf("%s %d", document.TeamName(a.Model, of.Owner), of.PathDays))
		}
	}
	return words
}

// decisionLines say what has to be decided, in the order in which to do it.
func (a Assessment) decisionLines() []LabeledText {
	path, number := a.Result.PathToTake()
	switch {
	case number == 0:
		return []LabeledText{{"None", "this is the highest level."}}
	case path == nil:
		return []LabeledText{{"Scope", "decide which elements of level " + a.Model.Levels[number].String() + " apply: fewer than half do."}}
	case len(path.Elements) == 0:
		return []LabeledText{{"None", "level " + a.Model.Levels[number].String() + " is already reached."}}
	}
	var lines []LabeledText
	if a.Result.Provisional {
		lines = append(lines, LabeledText{"Answer", "the open elements first: they can still change the level."})
	}
	var doubtful []framework.ElementID
	for _, id := range path.Elements {
		if a.Result.Contradicted(id) {
			doubtful = append(doubtful, id)
		}
	}
	lines = append(lines, a.ToConfirm()...)
	if len(doubtful) > 0 {
		lines = append(lines, LabeledText{"Confirm or correct", "what was answered on " + a.FirstNames(doubtful) + ": the CRM data contradicts it."})
	}
	approve := pathDays(path) + " of work for level " + a.Model.Levels[number].String()
	if low := a.Understated(); len(low) > 0 && low[0].SavesDays > 0 {
		approve += fmt.Sprintf(", or %d fewer if the CRM data is right about %s", low[0].SavesDays, a.Name(low[0].Element))
	}
	lines = append(lines, LabeledText{"Approve", approve + "."})
	if len(a.Result.NextSteps) > 0 {
		step := a.Result.NextSteps[0]
		lines = append(lines, LabeledText{"Start with", fmt.Sprintf("%s (%s, %s).", a.Name(step.Element), document.TeamName(a.Model, step.Owner),
			document.Count(step.Days, "person-day", "person-days"))})
	}
	return lines
}
