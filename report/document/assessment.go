package document

import (
	"fmt"
	"strconv"
	"strings"

	"revops/framework"
)

// Assessment is a result with the framework that it was counted by, which has the texts that a document does not repeat. Its
// methods are what every format says of a result in the same sentences. What comes out of files is in them as it stands there:
// each format makes it harmless in its own way.
type Assessment struct {
	Model    *framework.Framework
	Result   *Result
	Tasks    TaskOptions
	Contents Contents
}

// About says whose result it is, of answers of which day, by which framework.
func (a Assessment) About() []string {
	var about []string
	if a.Result.Organization != "" {
		about = append(about, a.Result.Organization)
	}
	if a.Result.Date != "" {
		about = append(about, "answers dated "+string(a.Result.Date))
	}
	about = append(about, "framework "+a.Result.Framework.Titled(a.Model))
	about[0] = Capital(about[0])
	return about
}

// NoLevelTitle says that there is no level.
const NoLevelTitle = "No maturity level"

// NoLevel says why there is no level, and what makes doubtful what deals show.
func (a Assessment) NoLevel() string {
	return strings.Join(append([]string{"The " + a.LevelLensName() + ", which gives the level, was not assessed."}, a.Warnings()...), " ")
}

// LevelLensName is the name of the lens that gives the level.
func (a Assessment) LevelLensName() string {
	lens, _ := a.Model.Lens(a.Model.LevelLens)
	return lens.Name
}

// LevelLens is how the lens that gives the level stands, nil where the result does not have it.
func (a Assessment) LevelLens() *Lens {
	for i := range a.Result.Lenses {
		if a.Result.Lenses[i].ID == a.Model.LevelLens {
			return &a.Result.Lenses[i]
		}
	}
	return nil
}

// Warnings say what makes doubtful what deals show.
func (a Assessment) Warnings() []string {
	if a.Result.Evidence == nil {
		return nil
	}
	return WarningLines(a.Result.Evidence.Warnings)
}

// LevelMeaning says what the level stands for, whoever is at it. There must be a level.
func (a Assessment) LevelMeaning() string {
	level := a.Result.Level
	return fmt.Sprintf("Level %d means: %s", level.Number, a.Model.Levels[level.Number].Description)
}

// Remarks are what to know beside level and score: how sure they are, what waivers make of them, how much of the levels above is
// in place, how far the next level and the target are, what deals make of level and score, and for which team the rest is. There are none without a level.
func (a Assessment) Remarks() []string { return a.remarks(false) }

// Caveats are the remarks without how far levels are away, for where the summary says that, and without the number of the predictability,
// for where it stands beside the score.
func (a Assessment) Caveats() []string { return a.remarks(true) }

func (a Assessment) remarks(besideSummary bool) []string {
	r := a.Result
	if r.Level == nil {
		return nil
	}
	remarks := a.Warnings()
	if r.Recounted != nil {
		remarks = append(remarks, a.recounted())
	}
	if r.Provisional {
		open := 0
		if lens := a.LevelLens(); lens != nil {
			open = lens.Open
		}
		remarks = append(remarks, fmt.Sprintf("Provisional: %s of the %s still open. %s",
			Count(open, "element", "elements"), a.LevelLensName()+IsOrAre(open), possible(r)))
	}
	if r.ConditionalLevel != nil {
		remarks = append(remarks, fmt.Sprintf("With the waivers valid on %s, the level is %s.", r.AsOf, r.ConditionalLevel))
	}
	if standing := a.standing(); standing != "" {
		remarks = append(remarks, standing)
	}
	if !besideSummary {
		remarks = append(remarks, a.distances()...)
	}
	if shown := a.EvidenceRemark(); shown != "" {
		remarks = append(remarks, shown)
	}
	switch p := a.Predictability(); {
	case p == nil:
	case besideSummary && p.Predictability.Known:
		remarks = append(remarks, Capital(p.Missed()))
	default:
		remarks = append(remarks, p.Predicted())
	}
	if r.Team != "" {
		remarks = append(remarks, fmt.Sprintf("Level and scores are those of the whole company. The steps, gaps and findings below are those of %s only.",
			TeamName(a.Model, r.Team)))
	}
	return remarks
}

// possible says what the open answers can make of level and score.
func possible(r *Result) string {
	level, scores := r.LevelRange, r.Scores()
	score := Span(scores.Low.String(), scores.High.String())
	if level.Low == level.High {
		return fmt.Sprintf("Whatever the open answers are, the level stays %d; the score is %s.", level.Low, score)
	}
	return fmt.Sprintf("Depending on the answers, the level is %s and the score %s.", Span(strconv.Itoa(level.Low), strconv.Itoa(level.High)), score)
}

// recounted says what the program counts today where that is not what was stored.
func (a Assessment) recounted() string {
	return fmt.Sprintf("Scored by this version of revops, the stored answers give level %s and score %s. The figures here are those stored.",
		LevelOrDash(a.Result.Recounted.Level), Scores(a.Result.Recounted.Scores()))
}

// standing says how much of each level above the one reached is in place, "" at the top.
func (a Assessment) standing() string {
	var parts []string
	for _, level := range a.Result.Levels {
		if level.Reached || level.Applicable == 0 {
			continue
		}
		all := strconv.Itoa(level.Applicable)
		if len(parts) == 0 {
			all = Count(level.Applicable, "element", "elements")
		}
		parts = append(parts, fmt.Sprintf("%d of %s of level %d", level.InPlace, all, level.Number))
	}
	if len(parts) == 0 {
		return ""
	}
	return "In place so far: " + Listed(parts) + "."
}

// distances say how far the next level and the target are.
func (a Assessment) distances() []string {
	next, target := a.Result.NextLevel, a.Result.Target
	var lines []string
	if next == nil {
		lines = append(lines, "This is the highest level.")
	} else {
		title := "Next level: "
		if next.Number == a.Result.Level.Number { // the deals contradict answers that the top level rests on
			title = "To hold the level: "
		}
		lines = append(lines, a.pathLine(title, next.Number, next.Path))
	}
	if target != nil && (next == nil || target.Number != next.Number) {
		lines = append(lines, a.pathLine("Target level: ", target.Number, target.Path))
	}
	if after := a.Result.ScoreAfterPath; after.Present {
		_, number := a.Result.PathToTake()
		lines = append(lines, fmt.Sprintf("Score after the path to level %d: %s of 100 (today %s).", number, after.Value, Scores(a.Result.Scores())))
	}
	return lines
}

func (a Assessment) pathLine(title string, number int, path *Path) string {
	level := title + a.Model.Levels[number].String()
	switch {
	case path == nil:
		return level + ", out of reach: fewer than half of its elements apply."
	case len(path.Elements) == 0:
		return level + ", already reached."
	}
	return fmt.Sprintf("%s, %s and %s away%s%s.", level, Count(len(path.Elements), "element", "elements"), pathDays(path), a.restored(), a.jump(path, number))
}

// restored says which levels a path that starts from the CRM data wins back before it goes beyond the level of the answers, ""
// for none.
func (a Assessment) restored() string {
	shown, level := a.Result.Evidence, a.Result.Level
	if shown == nil || shown.Level == nil || level == nil || shown.PathFrom != PathFromEvidence || shown.Level.Number >= level.Number {
		return ""
	}
	return fmt.Sprintf(" from the evidence-adjusted level %d, passing level %d again", shown.Level.Number, level.Number)
}

// jump says which higher level a path reaches besides the one it leads to, "" for none.
func (a Assessment) jump(path *Path, number int) string {
	jump := path.Jump(number)
	if jump == 0 {
		return ""
	}
	return fmt.Sprintf("; level %s is then reached at once", a.Model.Levels[jump])
}

// Methodology says in short what was assessed and how levels, scores and days come about.
func (a Assessment) Methodology() []LabeledText {
	policy, coverage := a.Model.Policy, a.Result.Coverage
	facts := []LabeledText{
		{"Framework", a.Model.Name + ", " + a.Result.Framework.String()},
		{"Assessed", fmt.Sprintf("%s: %s, %d answered, %d not applicable, %d open (not answered, or answered unknown)", a.assessedLenses(),
			Count(coverage.Elements, "element", "elements"), coverage.Answered, coverage.NotApplicable, coverage.Open)},
	}
	if a.Result.AsOf != "" {
		facts = append(facts, LabeledText{"As of", string(a.Result.AsOf) + ", for waivers and the age of evidence"})
	}
	facts = append(facts,
		LabeledText{"Points", "Each grade is worth points: " + gradePoints() + "."},
		LabeledText{"Score", fmt.Sprintf("Points earned as a percentage of the points possible. The headline score is that of the %s. "+
			"Elements that do not apply are left out. Open elements count as none; the upper end of a range counts them as full.", a.LevelLensName())},
		LabeledText{"In place", InPlaceRule(policy)},
		LabeledText{"Level", LevelRule(policy)},
		LabeledText{"Person-days", "The work it takes until an element is in place."},
		LabeledText{GainTitle, a.gainRule()},
		LabeledText{"Path", strings.TrimSpace("The elements that reach the level in the fewest person-days, with their prerequisites. " + a.PathProof())})
	return facts
}

// gradePoints lists the grades with their points.
func gradePoints() string {
	var words []string
	for _, grade := range framework.Grades() {
		if grade.Graded() {
			words = append(words, fmt.Sprintf("%s %d", grade, grade.Points()))
		}
	}
	return strings.Join(words, ", ")
}

// assessedLenses names the lenses that have answers.
func (a Assessment) assessedLenses() string {
	var names []string
	for _, lens := range a.Result.Lenses {
		if lens.Assessed {
			names = append(names, lens.Name)
		}
	}
	return Listed(names)
}

// PathProof says how sure the path is to be the shortest, "" without one.
func (a Assessment) PathProof() string {
	path, _ := a.Result.PathToTake()
	switch {
	case path == nil || len(path.Elements) == 0:
		return ""
	case path.Exact:
		return "No other set of elements takes fewer."
	default:
		return fmt.Sprintf("It is an approximation: another set may take fewer than %s.",
			Count(path.Days, "person-day", "person-days"))
	}
}

// GroupName is what the group of an element is called.
func (a Assessment) GroupName(id framework.ElementID) string {
	element, _ := a.Model.Element(id)
	return element.Group.Name
}

// Name is what an element is called.
func (a Assessment) Name(id framework.ElementID) string {
	element, _ := a.Model.Element(id)
	return element.Name
}

// Names lists elements by their names.
func (a Assessment) Names(ids []framework.ElementID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = a.Name(id)
	}
	return strings.Join(names, ", ")
}

// FirstNames is Names, cut short where they are many.
func (a Assessment) FirstNames(ids []framework.ElementID) string {
	const limit = 4
	if len(ids) <= limit {
		return a.Names(ids)
	}
	return fmt.Sprintf("%s and %d more", a.Names(ids[:limit-1]), len(ids)-limit+1)
}

// Answer is the element with its answer, nil for one that the result does not list, as one of another team.
func (a Assessment) Answer(id framework.ElementID) *Element {
	for i := range a.Result.Elements {
		if a.Result.Elements[i].ID == id {
			return &a.Result.Elements[i]
		}
	}
	return nil
}

// LevelTitle says which level of how many is reached: "Maturity level 1 of 3: Foundation". There must be a level.
func (a Assessment) LevelTitle() string {
	level := a.Result.Level
	return fmt.Sprintf("Maturity level %d of %d: %s", level.Number, a.Model.Top().Number, level.Name)
}

// HeadlineScore is the headline score with its unit: "score 35.3 of 100".
func (a Assessment) HeadlineScore() string { return "score " + Scores(a.Result.Scores()) + " of 100" }

// Verdict says in one line where the company stands.
func (a Assessment) Verdict() string {
	if a.Result.Level == nil {
		return NoLevelTitle + ". " + a.NoLevel()
	}
	return a.LevelTitle() + ", " + a.HeadlineScore() + "."
}

// Assumed says how many grades were assumed, "" where none were.
func (a Assessment) Assumed() string {
	if len(a.Result.WhatIf) == 0 {
		return ""
	}
	return Count(len(a.Result.WhatIf), "grade", "grades") + " assumed. This is not what was answered, and no file is changed."
}

// Assumptions say which grades were assumed instead of which.
func (a Assessment) Assumptions() []string {
	var lines []string
	for _, change := range a.Result.WhatIf {
		lines = append(lines, fmt.Sprintf("%s: %s → %s", a.Name(change.Element), GradeWord(change.From), GradeWord(change.To)))
	}
	return lines
}

// Effect says what the assumed grades do to level and score, "" where none were assumed.
func (a Assessment) Effect() string {
	before := a.Result.Before
	if before == nil {
		return ""
	}
	return fmt.Sprintf("Level %s → %s, score %s → %s.",
		ShortLevel(before.Level), ShortLevel(a.Result.Level), Scores(before.Scores()), Scores(a.Result.Scores()))
}
