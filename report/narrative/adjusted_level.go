package narrative

import (
	"fmt"
	"strings"

	"revops/report/document"
)

// AdjustedHeadline gives the level and the score that stand beside the headline where deals contradict answers: "Evidence-adjusted
// level 0 of 3: Below Foundation". It is "" where there are none.
func (a Assessment) AdjustedHeadline() (level, score string) {
	if !a.Adjusted() {
		return "", ""
	}
	shown := a.Result.Evidence
	return fmt.Sprintf("Evidence-adjusted level %d of %d: %s", shown.Level.Number, a.Model.Top().Number, shown.Level.Name),
		"score " + shown.Score.String() + " of 100"
}

// PathFromEvidence reports whether the path starts from the evidence-adjusted level and score, not from those of the answers.
func (a Assessment) PathFromEvidence() bool {
	return a.Adjusted() && a.Result.Evidence.PathFrom == document.PathFromEvidence
}

// ScoreAfterTitle names the score after the path by the score that the path starts from, ScoreBefore is that one.
func (a Assessment) ScoreAfterTitle() string {
	if a.PathFromEvidence() {
		return "Evidence-adjusted score after the path"
	}
	return "Score after the path"
}

// ScoreBefore is the score that the path starts from, a range where open elements leave one.
func (a Assessment) ScoreBefore() string {
	if a.PathFromEvidence() {
		return a.Result.Evidence.Score.String()
	}
	return document.Scores(a.Result.Scores())
}

// AfterPathLegend explains the scores after the path, "" where there are none.
func (a Assessment) AfterPathLegend() string {
	_, number := a.Result.PathToTake()
	if lens := a.LevelLens(); lens == nil || lens.AfterPath() == nil {
		return ""
	}
	legend := fmt.Sprintf("After path: the score once the path to level %s is complete", a.Model.Levels[number])
	if a.PathFromEvidence() {
		return legend + ", counted from the evidence-adjusted answers. The other scores of the table are those of the answers."
	}
	return legend + "."
}

// Adjusted reports whether there is an evidence-adjusted level beside the level: deals contradict an answer, or change level or
// score.
func (a Assessment) Adjusted() bool {
	r := a.Result
	if r.Evidence == nil || r.Evidence.Level == nil || r.Level == nil {
		return false
	}
	_, above, _ := a.EvidenceCounts()
	return above > 0 || r.Evidence.Level.Number != r.Level.Number || r.Evidence.Score != r.Score
}

// LoweredLine gives the evidence-adjusted level and score and says how they come about, "" where there are none.
func (a Assessment) LoweredLine() string {
	if !a.Adjusted() {
		return ""
	}
	r := a.Result
	company := ""
	if r.Team != "" {
		company = " of the whole company"
	}
	return fmt.Sprintf("Evidence-adjusted level%s: %s (score %s). %s", company, r.Evidence.Level, r.Evidence.Score, a.adjustmentLine("It"))
}

// adjustmentLine says how the evidence-adjusted level, the subject of the sentence, comes about.
func (a Assessment) adjustmentLine(subject string) string {
	open := ""
	if a.Result.Provisional {
		open = " and counts open answers as none"
	}
	return subject + " lowers contradicted answers to what the CRM data supports" + open + "." + a.lossLine() + evidencePathLine(a.Result.Evidence)
}

// lossLine says how the first level that is lost is lost: which of its elements the deals take away. It is "" where no level is lost, and
// where that may be for answers that are open.
func (a Assessment) lossLine() string {
	r := a.Result
	lost := r.Evidence.Level.Number + 1
	if r.Provisional || r.Team != "" || r.Level.Number < lost {
		return ""
	}
	var names []string
	for _, e := range a.EvidenceElements() {
		if element, _ := a.Model.Element(e.Element); e.Contradicts && element.Level == lost && e.AtMost < a.Model.Policy.InPlace {
			names = append(names, element.Name)
		}
	}
	for _, level := range r.Levels {
		if level.Number == lost && len(names) > 0 {
			return fmt.Sprintf(" Level %d needs %d of %d elements in place. The answers have %d; without %s, which the CRM data contradicts, %d are left.",
				lost, level.Needed, level.Applicable, level.InPlace, document.Listed(names), level.InPlace-len(names))
		}
	}
	return ""
}

// ByAnswersLine says that levels and scores are those of the answers, where deals lower some.
func (a Assessment) ByAnswersLine() string {
	if !a.Adjusted() {
		return ""
	}
	return "Levels and scores by level, category and rule are based on the answers as given, before CRM data lowers any."
}

// evidencePathLine says what path and plan count from, "" where that is not known.
func evidencePathLine(e *document.ResultEvidence) string {
	switch e.PathFrom {
	case document.PathFromEvidence:
		return " Path, gaps, next steps and plan start there."
	case document.PathFromAnswers:
		return " Path, gaps, next steps and plan follow the answers as given."
	default:
		return ""
	}
}

// EvidenceRemark says what deals make of the level, "" where none were given. How many answers are above what they show is said
// of the whole company only.
func (a Assessment) EvidenceRemark() string {
	switch {
	case a.Result.Evidence == nil:
		return ""
	case a.Result.Team != "":
		return strings.Join(append([]string{a.LoweredLine()}, a.Result.Evidence.Notes...), " ")
	default:
		adjustment := ""
		if a.Adjusted() { // which stands beside the level
			adjustment = a.adjustmentLine("The evidence-adjusted level")
		}
		return strings.TrimSpace(strings.Join(append([]string{a.EvidenceLine(), adjustment}, a.Result.Evidence.Notes...), " "))
	}
}
