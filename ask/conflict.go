package ask

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"revops/answers"
	"revops/internal/diag"
)

// conflict is an answer that was changed here and, meanwhile, in the file by another program. Mine is theirs with the keys that the
// respondent changed.
type conflict struct {
	theirs, mine answers.Answer
	// changed is when theirs was saved.
	changed time.Time
}

// answer is mine or theirs.
func (c conflict) answer(mine bool) answers.Answer {
	if mine {
		return c.mine
	}
	return c.theirs
}

// sides shows in what the answers differ, theirs first, each with its origin.
func (c conflict) sides(file string) []string {
	return []string{
		fmt.Sprintf("%s, saved %s: %s", file, c.changed.Format("2006-01-02 15:04"), differences(c.theirs, c.mine)),
		"Yours: " + differences(c.mine, c.theirs),
	}
}

const changedMeanwhile = "Another program changed this answer before yours was saved."

// differences gives the keys in which an answer differs from another one as a file holds them, without the element's id.
func differences(answer, other answers.Answer) string {
	if answer.Blank() {
		return "no answer"
	}
	shown, beside := answer, other
	shown.Note, beside.Note = fromDifference(answer.Note, other.Note), fromDifference(other.Note, answer.Note)
	shown.Reason, beside.Reason = fromDifference(answer.Reason, other.Reason), fromDifference(other.Reason, answer.Reason)
	shown.Evidence, beside.Evidence = evidenceFromDifference(answer.Evidence, other.Evidence), evidenceFromDifference(other.Evidence, answer.Evidence)
	line := strings.TrimPrefix(answers.LineBeside(shown, beside), string(answer.Element)+": ")
	if line == "null" {
		return "no grade"
	}
	return diag.Printable(line)
}

// fromDifference is the part of a text that begins a few words before the first difference from another one, cut short.
func fromDifference(text, other string) string {
	const before, length = 24, 100
	runes, others := []rune(text), []rune(other)
	first := 0
	for first < min(len(runes), len(others)) && runes[first] == others[first] {
		first++
	}
	start, lead, trail := max(first-before, 0), "", ""
	if start > 0 {
		start += 1 + slices.IndexFunc(runes[start:first], unicode.IsSpace)
		lead = "… "
	}
	runes = runes[start:]
	if len(runes) > length {
		runes, trail = runes[:length], "…"
	}
	return lead + string(runes) + trail
}

// evidenceFromDifference leaves out the evidence before the first difference from other evidence.
func evidenceFromDifference(list, other []answers.Evidence) []answers.Evidence {
	first := 0
	for first < min(len(list), len(other)) && list[first] == other[first] {
		first++
	}
	if first == 0 {
		return list
	}
	return slices.Concat([]answers.Evidence{{Text: "…"}}, list[first:])
}
