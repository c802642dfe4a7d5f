package warehouse

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"revops/evidence"
)

// mostStages is how many stages, with flags, may end a deal, and how many currencies there may be.
const mostStages = 2000

// stages are those that the first scan found and that are not open, so that the second one knows how a deal stands.
type stages struct {
	// ends has the stages of each outcome and flags.
	ends  map[end][]*string
	count int
	many  bool
	// foreign are currencies whose amounts do not count.
	foreign []string
}

// addCurrency notes a currency whose amounts do not count.
func (s *stages) addCurrency(currency string) {
	if !slices.Contains(s.foreign, currency) {
		s.foreign = append(s.foreign, strings.Clone(currency))
		s.many = s.many || len(s.foreign) > mostStages
	}
}

// end is an outcome with the condition that flags hold.
type end struct {
	outcome int
	flags   string
}

// add notes how the rows with a stage and flags stand.
func (s *stages) add(outcome evidence.Outcome, stage *string, flags string) {
	e := end{flags: flags}
	switch outcome {
	case evidence.OutcomeOpen:
		return
	case evidence.OutcomeWon:
		e.outcome = isWon
	case evidence.OutcomeLost:
		e.outcome = isLost
	default:
		e.outcome = isNone
	}
	if s.ends == nil {
		s.ends = map[end][]*string{}
	}
	same := func(known *string) bool { return known == stage || known != nil && stage != nil && *known == *stage }
	if slices.ContainsFunc(s.ends[e], same) {
		return
	}
	if s.count++; s.count > mostStages {
		s.many = true
		return
	}
	if stage != nil {
		kept := strings.Clone(*stage)
		stage = &kept
	}
	s.ends[e] = append(s.ends[e], stage)
}

// expression numbers the outcome of a row by its stage.
func (s *stages) expression(stage string) string {
	var ends []end
	for e := range s.ends {
		ends = append(ends, e)
	}
	slices.SortFunc(ends, func(a, b end) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	var whens strings.Builder
	for _, e := range ends {
		var conditions, named []string
		if e.flags != "" {
			conditions = append(conditions, e.flags)
		}
		blank := false
		for _, value := range s.ends[e] {
			if value == nil {
				blank = true
				continue
			}
			named = append(named, literal(*value))
		}
		if stage != "" {
			conditions = append(conditions, stageIs(stage, named, blank))
		}
		fmt.Fprintf(&whens, " when %s then %d", strings.Join(conditions, " and "), e.outcome)
	}
	if whens.Len() == 0 {
		return strconv.Itoa(isOpen)
	}
	return fmt.Sprintf("case%s else %d end", whens.String(), isOpen)
}

func stageIs(stage string, named []string, blank bool) string {
	switch {
	case len(named) == 0:
		return stage + " is null"
	case blank:
		return fmt.Sprintf("(%s is null or %s in (%s))", stage, stage, strings.Join(named, ", "))
	default:
		return fmt.Sprintf("%s in (%s)", stage, strings.Join(named, ", "))
	}
}

// literal is a text in a statement, however the database reads backslashes.
func literal(text string) string {
	quoted := "'" + strings.ReplaceAll(text, "'", "''") + "'"
	if strings.Contains(text, `\`) {
		return " E" + strings.ReplaceAll(quoted, `\`, `\\`)
	}
	return quoted
}
