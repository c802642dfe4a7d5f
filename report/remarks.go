package report

import (
	"fmt"
	"slices"
	"strconv"

	"revops/assess"
	"revops/framework"
)

// What every format says of a result in the same sentences. What comes out of files is in them as it stands there: each
// format makes it harmless in its own way.

// findOut is what to do before the first move of an element that is open.
const findOut = "find out where it stands: an open answer counts as none"

// about says whose result it is, of which day, by which framework.
func (a Assessment) about() []string {
	var about []string
	if a.Result.Organization != "" {
		about = append(about, a.Result.Organization)
	}
	if a.Result.Date != "" {
		about = append(about, string(a.Result.Date))
	}
	return append(about, a.Model.Reference())
}

// noLevel says why there is no level.
func (a Assessment) noLevel() string {
	return "The lens that gives it is not counted here: " + a.levelLensName() + "."
}

// remarks are what to know beside level and score: how sure they are, what waivers and deals make of them, how far the next level
// and the target are, and for which team the rest is. There are none without a level.
func (a Assessment) remarks() []string {
	r := a.Result
	var remarks []string
	if r.Provisional {
		remarks = append(remarks, fmt.Sprintf("Provisional: %s of the %s open. Once answered, the level is %s and the score %s.",
			count(a.open(), "element", "elements"), a.levelLensName()+verb(a.open()),
			span(strconv.Itoa(r.LevelRange.Low), strconv.Itoa(r.LevelRange.High)), span(r.Score.Low.String(), r.Score.High.String())))
	}
	if r.ConditionalLevel != nil {
		remarks = append(remarks, fmt.Sprintf("With the waivers that hold on %s the level is %s.", r.AsOf, r.ConditionalLevel))
	}
	if shown := a.shownRemark(); shown != "" {
		remarks = append(remarks, shown)
	}
	remarks = append(remarks, a.distances()...)
	if r.Team != "" {
		team, _ := a.Model.Team(r.Team)
		remarks = append(remarks, fmt.Sprintf("All this is the company's. The steps, gaps and findings below are those of %s alone.", team.Name))
	}
	return remarks
}

// open counts the open elements of the level lens.
func (a Assessment) open() int {
	for _, lens := range a.Result.Lenses {
		if lens.Lens.ID == a.Model.LevelLens {
			return lens.Open
		}
	}
	return 0
}

// distances say how far the next level and the target are.
func (a Assessment) distances() []string {
	next, target := a.Result.NextLevel, a.Result.Target
	var lines []string
	if next == nil {
		lines = append(lines, "There is no higher level.")
	} else {
		lines = append(lines, pathLine(fmt.Sprintf("Next level %s", next.Level), next.Path))
	}
	if target != nil && (next == nil || target.Level != next.Level) {
		lines = append(lines, pathLine(fmt.Sprintf("Target level %s", target.Level), target.Path))
	}
	return lines
}

func pathLine(level string, path *assess.Path) string {
	switch {
	case path == nil:
		return level + ": out of reach, too few of its elements apply."
	case len(path.Elements) == 0:
		return level + ": reached."
	}
	line := fmt.Sprintf("%s: %s to put in place, %s of work", level,
		count(len(path.Elements), "element", "elements"), count(path.Days, "person-day", "person-days"))
	if !path.Exact {
		line += " or fewer"
	}
	return line + "."
}

// counting says in short how levels, scores and days come about.
func (a Assessment) counting() []string {
	policy := a.Model.Policy
	return []string{
		fmt.Sprintf("Grades are worth 0 to %d points: none, partial, mostly, full. What is n/a is left out; what is open counts as none, "+
			"and as full at the upper end of a range.", framework.MaxPoints),
		fmt.Sprintf("A score is what was reached of the points that could be, in percent; the headline is that of the %s.", a.levelLensName()),
		fmt.Sprintf("An element is in place from the grade %s on. A level is reached when %d%% of its applicable elements and all of its "+
			"essential ones are in place, at least half of its elements apply, and every level below is reached.", policy.InPlace, policy.LevelThreshold),
		"The path holds the elements that reach the level in the fewest days, with what they require. Days are person-days until in place.",
		"Gain is what an element alone adds to the score of its lens.",
		"Framework: " + a.Model.Reference() + ".",
	}
}

// served reports whether what other lenses say is done serves a group of a lens: only then is there something to hold
// against what was said of it.
func served(lens assess.LensResult) bool {
	return slices.ContainsFunc(lens.Groups, func(g assess.GroupResult) bool { return g.Done.Known })
}

// legend says how to read the table of a lens, "" where its titles say it all.
func (a Assessment) legend(lens assess.LensResult) string {
	noun := lens.Lens.GroupNoun
	switch {
	case lens.Lens.ID == a.Model.LevelLens:
		return fmt.Sprintf("Level: the highest up to which all of the %s is in place.", noun)
	case served(lens):
		return fmt.Sprintf("Said: the answers to the %s itself. Done: the elements of the %s that serve it.", noun, a.servants(lens.Lens))
	default:
		return ""
	}
}

// servants names the assessed lenses that have elements which serve a group of the lens.
func (a Assessment) servants(lens *framework.Lens) string {
	var names []string
	for _, other := range a.Result.Lenses {
		if other.Assessed && other.Lens.ID != lens.ID && serves(other.Lens, lens) {
			names = append(names, other.Lens.Name)
		}
	}
	if len(names) == 1 {
		return names[0]
	}
	return "lenses " + listed(names)
}

// serves reports whether an element of a lens serves a group of another.
func serves(lens, other *framework.Lens) bool {
	for _, group := range lens.Groups {
		for i := range group.Elements {
			if slices.ContainsFunc(other.Groups, func(g framework.Group) bool { return group.Elements[i].Serves(g.ID) }) {
				return true
			}
		}
	}
	return false
}

func (a Assessment) levelLensName() string {
	lens, _ := a.Model.Lens(a.Model.LevelLens)
	return lens.Name
}
