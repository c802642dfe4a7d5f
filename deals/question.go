package deals

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"revops/deals/notation"
	"revops/deals/words"
)

// ColumnQuestion is a role that no column of a file has and that one of its columns may have.
type ColumnQuestion struct {
	Role Role
	// Candidates are the columns that may have it, the best guess first.
	Candidates []Candidate
}

// Candidate is a column with some of its values.
type Candidate struct {
	Header  string
	Samples []string
}

// String names the column and its values.
func (c Candidate) String() string {
	if len(c.Samples) == 0 {
		return c.Header
	}
	return fmt.Sprintf("%s (%s)", c.Header, strings.Join(c.Samples, ", "))
}

// candidate is a column with how much speaks for it.
type candidate struct {
	Candidate
	points int
}

// columnQuestions are the roles that the file needs and no column has, with the columns that may have them by the first rows. What is
// known by name is not asked.
func (l *layout) columnQuestions() []ColumnQuestion {
	asked := []struct {
		role  Role
		open  bool
		judge func(*columnValues) int
	}{
		{RoleStage, l.stateless, (*columnValues).stagePoints},
		{RoleAmount, l.at(RoleAmount) < 0, (*columnValues).amountPoints},
		{RoleCreated, l.at(RoleCreated) < 0 && l.at(RoleQualified) < 0, (*columnValues).datePoints},
		{RoleClosed, !l.gives(RoleClosed), (*columnValues).datePoints},
	}
	var questions []ColumnQuestion
	for _, a := range asked {
		if !a.open {
			continue
		}
		if candidates := l.candidates(a.role, a.judge); len(candidates) > 0 {
			questions = append(questions, ColumnQuestion{a.role, candidates})
		}
	}
	return questions
}

// candidates are the columns without a role for which something speaks. A column whose header could mean the role comes first.
func (l *layout) candidates(role Role, judge func(*columnValues) int) []Candidate {
	const maxQuestions = 6
	var found []candidate
	for at, column := range l.columns {
		if column.Role != "" || column.Header == "" || Secret(column.Header) || columnAt(l.columns, column.Header) != at {
			continue
		}
		values := l.columnValues(at)
		points := judge(values)
		if points > 0 && column.Instead == role {
			const known = 10_000
			points += known
		}
		if points > 0 {
			found = append(found, candidate{Candidate{column.Header, values.samples()}, points})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.points, a.points) })
	var best []Candidate
	for _, f := range found[:min(len(found), maxQuestions)] {
		best = append(best, f.Candidate)
	}
	return best
}

// columnValues are the values of a column in the first rows, with how often each stands there, in the order of their first rows.
type columnValues struct {
	texts   []string
	counts  map[string]int
	all     int
	lexicon *words.Lexicon
}

func (l *layout) columnValues(at int) *columnValues {
	v := &columnValues{counts: map[string]int{}, lexicon: l.lexicon}
	for _, row := range l.firstRows {
		text := l.value(row, at)
		if text == "" {
			continue
		}
		v.all++
		if v.counts[text]++; v.counts[text] == 1 {
			v.texts = append(v.texts, strings.Clone(text))
		}
	}
	return v
}

// samples are the three values that stand there most often.
func (v *columnValues) samples() []string {
	const maxSamples = 3
	texts := slices.Clone(v.texts)
	slices.SortStableFunc(texts, func(a, b string) int { return cmp.Compare(v.counts[b], v.counts[a]) })
	var samples []string
	for _, text := range texts[:min(len(texts), maxSamples)] {
		samples = append(samples, plainText(shortenedStage(text)))
	}
	return samples
}

// share is the percentage of the rows with a value of which something holds.
func (v *columnValues) share(is func(string) bool) int {
	count := 0
	for text, rows := range v.counts {
		if is(text) {
			count += rows
		}
	}
	return 100 * count / max(v.all, 1)
}

// stagePoints are high where few values repeat and some are known ends of deals. Numbers and dates are no stages.
func (v *columnValues) stagePoints() int {
	const maxStages = 30
	if len(v.texts) < 2 || len(v.texts) > maxStages || v.share(func(text string) bool { return isDate(text) || isAmount(text) }) > 50 {
		return 0
	}
	ending := v.share(func(text string) bool {
		outcome, _ := stageOutcome(text, v.lexicon)
		return outcome != OutcomeOpen || v.lexicon.SoundsClosed(text)
	})
	points := 1 + 5*ending + 100 - 100*len(v.texts)/max(v.all, 1)
	if len(v.texts) > 2 { // a pipeline has more than two
		points += 100
	}
	return points
}

// amountPoints are high where most values are numbers, and written as money is: with decimals, thousands or a currency. Numbers of
// rows and ids are not.
func (v *columnValues) amountPoints() int {
	amounts := v.share(isAmount)
	if amounts <= 50 {
		return 0
	}
	return amounts + v.share(func(text string) bool {
		return strings.ContainsFunc(text, func(r rune) bool { return !notation.IsDigit(r) })
	})
}

// datePoints are high where most values are dates, and few rows have none: deals that are open have no close date.
func (v *columnValues) datePoints() int {
	if dates := v.share(isDate); dates > 50 {
		return dates + v.all
	}
	return 0
}

// isAmount reports whether a text is an amount, and no date.
func isAmount(text string) bool {
	return notation.ParseAmount(text, notation.Point).Reading != notation.Unreadable && !isDate(text)
}

// StageQuestion is a stage of which it is not known how it leaves a deal.
type StageQuestion struct {
	Stage string
	Rows  int
	// Guess is open, but of a stage that sounds like the end of a deal the end that no known stage is: lost where it sounds so, else won before lost.
	Guess Outcome
}

// stageQuestions are the stages whose outcome no word tells, the most frequent first: only where no stage is known to be won, or none
// to be lost, and at most a screen of them.
func (i *Import) stageQuestions(lexicon *words.Lexicon) []StageQuestion {
	const maxQuestions = 20
	known := map[Outcome]bool{}
	for _, stage := range i.Stages {
		known[stage.Outcome] = true
	}
	if known[OutcomeWon] && known[OutcomeLost] {
		return nil
	}
	ending := OutcomeWon
	if known[OutcomeWon] {
		ending = OutcomeLost
	}
	var questions []StageQuestion
	for _, stage := range i.Stages {
		if stage.Means != ByDefault || stage.Value == "" || stage.Value == otherStages || len(questions) == maxQuestions {
			continue
		}
		guess := OutcomeOpen
		switch {
		case lexicon.SoundsLost(stage.Value) && !known[OutcomeLost]:
			guess = OutcomeLost
		case lexicon.SoundsClosed(stage.Value):
			guess = ending
		}
		questions = append(questions, StageQuestion{stage.Value, stage.Rows, guess})
	}
	return questions
}

// SetColumn gives a role to a column, in place of what the map said.
func (m *Map) SetColumn(role Role, header string) {
	m.columns = slices.DeleteFunc(m.columns, func(c mappedColumn) bool { return c.role == role })
	m.columns = append(m.columns, mappedColumn{role: role, header: header})
}

// SetStage says what a stage means, in place of what the map said.
func (m *Map) SetStage(stage string, outcome Outcome) {
	if m.stages == nil {
		m.stages = map[string]Outcome{}
	}
	m.stages[plainStage(stage)] = outcome
}
