package narrative

import (
	"fmt"
	"strconv"

	"revops/report/document"
)

// Warnings say what makes doubtful what deals show.
func (a Assessment) Warnings() []string {
	if a.Result.Evidence == nil {
		return nil
	}
	return document.WarningLines(a.Result.Evidence.Warnings)
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
			document.Count(open, "element", "elements"), a.LevelLensName()+document.IsOrAre(open), possible(r)))
	}
	if r.ConditionalLevel != nil {
		remarks = append(remarks, fmt.Sprintf("With the waivers valid on %s, the level is %s.", r.AsOf.Name(), r.ConditionalLevel))
	}
	if inPlace := a.inPlaceSoFar(); inPlace != "" {
		remarks = append(remarks, inPlace)
	}
	if !besideSummary {
		remarks = append(remarks, a.distances()...)
	}
	remarks = append(remarks, a.evidenceRemarks(besideSummary)...)
	switch p := a.Predictability(); {
	case p == nil:
	case besideSummary && p.Predictability.Known:
		remarks = append(remarks, document.Capital(p.Missed()))
	default:
		remarks = append(remarks, p.Predicted())
	}
	if r.Team != "" {
		remarks = append(remarks, fmt.Sprintf("Level and scores are those of the whole company. The steps, gaps and findings below are those of %s only.",
			document.TeamName(a.Model, r.Team)))
	}
	return remarks
}

// evidenceRemarks say what deals make of the level and of the answers.
func (a Assessment) evidenceRemarks(besideSummary bool) []string {
	var remarks []string
	if shown := a.EvidenceRemark(); shown != "" {
		remarks = append(remarks, shown)
	}
	if besideSummary {
		return remarks
	}
	return append(remarks, document.Each(a.ToConfirm(), LabeledText.String)...)
}

// possible says what the open answers can make of level and score.
func possible(r *document.Result) string {
	level, scores := r.LevelRange, r.Scores()
	score := document.Span(scores.Low.String(), scores.High.String())
	if level.Low == level.High {
		return fmt.Sprintf("Whatever the open answers are, the level stays %d; the score is %s.", level.Low, score)
	}
	return fmt.Sprintf("Depending on the answers, the level is %s and the score %s.", document.Span(strconv.Itoa(level.Low), strconv.Itoa(level.High)), score)
}

// recounted says what the program counts today where that is not what was stored.
func (a Assessment) recounted() string {
	return fmt.Sprintf("Scored by this version of revops, the stored answers give level %s and score %s. The figures here are those stored.",
		document.LevelOrDash(a.Result.Recounted.Level), document.Scores(a.Result.Recounted.Scores()))
}

// inPlaceSoFar says how much of each level above the one reached is in place, "" at the top.
func (a Assessment) inPlaceSoFar() string {
	var parts []string
	for _, level := range a.Result.Levels {
		if level.Reached || level.Applicable == 0 {
			continue
		}
		all := strconv.Itoa(level.Applicable)
		if len(parts) == 0 {
			all = document.Count(level.Applicable, "element", "elements")
		}
		parts = append(parts, fmt.Sprintf("%d of %s of level %d", level.InPlace, all, level.Number))
	}
	if len(parts) == 0 {
		return ""
	}
	return "In place so far: " + document.Listed(parts) + "."
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
		lines = append(lines, fmt.Sprintf("%s to level %d: %s of 100 (today %s).", a.ScoreAfterTitle(), number, after.Value, a.ScoreBefore()))
	}
	return lines
}

func (a Assessment) pathLine(title string, number int, path *document.Path) string {
	level := title + a.Model.Levels[number].String()
	switch {
	case path == nil:
		return level + ", out of reach: fewer than half of its elements apply."
	case len(path.Elements) == 0:
		return level + ", already reached."
	}
	return fmt.Sprintf("%s, %s and %s away%s%s.", level, document.Count(len(path.Elements), "element", "elements"), pathDays(path), a.restored(), a.jump(path, number))
}

// restored says which levels a path that starts from the CRM data wins back before it goes beyond the level of the answers, ""
// for none.
func (a Assessment) restored() string {
	shown, level := a.Result.Evidence, a.Result.Level
	if shown == nil || shown.Level == nil || level == nil || shown.PathFrom != document.PathFromEvidence || shown.Level.Number >= level.Number {
		return ""
	}
	return fmt.Sprintf(" from the evidence-adjusted level %d, passing level %d again", shown.Level.Number, level.Number)
}

// jump says which higher level a path reaches besides the one it leads to, "" for none.
func (a Assessment) jump(path *document.Path, number int) string {
	jump := path.Jump(number)
	if jump == 0 {
		return ""
	}
	return fmt.Sprintf("; level %s is then reached at once", a.Model.Levels[jump])
}
