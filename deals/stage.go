package deals

import (
	"cmp"
	"fmt"
	"strings"

	"revops/deals/notation"
	"revops/deals/words"
	"revops/internal/yamlpos"
)

// stageOutcome says what a stage says about a deal: the words are known for the ends of one, and any other stage is open.
func stageOutcome(stage string, lexicon *words.Lexicon) (Outcome, Means) {
	known, there := lexicon.Stage(stage)
	switch {
	case !there:
		return OutcomeOpen, ByDefault
	case known.ByID:
		return Outcome(known.Outcome), ByID
	default:
		return Outcome(known.Outcome), ByName
	}
}

// flag is what a column of yes and no says, in any of the languages of words.
type flag uint8

const (
	silent flag = iota
	yes
	no
	unclear // a text that says neither
)

func parseFlag(text string, lexicon *words.Lexicon) flag {
	switch isYes, known := lexicon.Flag(text); {
	case text == "":
		return silent
	case !known:
		return unclear
	case isYes:
		return yes
	default:
		return no
	}
}

// endFlag is what a column says about one end of a deal, won or lost, which may name the end.
func (l *layout) endFlag(text string, end Outcome) flag {
	said := parseFlag(text, l.lexicon)
	if said != unclear {
		return said
	}
	switch outcome, _ := stageOutcome(text, l.lexicon); outcome {
	case end:
		return yes
	case OutcomeWon, OutcomeLost:
		return no
	default:
		return unclear
	}
}

// rowState is what the columns of a row say about the state of its deal.
type rowState struct {
	stage                     string
	won, lost, closed         flag
	hasStage, hasWon, hasLost bool
	// other is what the columns say that could be the stage too, dated what the dates of winning and losing say.
	other, dated ends
}

// ends are ends of a deal that columns name: none, one, or both.
type ends uint8

const (
	wonEnd ends = 1 << iota
	lostEnd
	bothEnds = wonEnd | lostEnd
)

// endOf is the end that an outcome is, none for that of no end.
func endOf(outcome Outcome) ends {
	return map[Outcome]ends{OutcomeWon: wonEnd, OutcomeLost: lostEnd}[outcome]
}

// outcome finds out how a deal stands: by the flags, and by the stage where they don't say. A blank flag says nothing where there
// is a stage, and no where there is none and where the deal is closed. The remark says why the row does not show it: also where flags and
// stage contradict each other.
func (s rowState) outcome(lexicon *words.Lexicon) (Outcome, Means, remark) {
	said, means := stageOutcome(s.stage, lexicon)
	flagged, why := s.flagged(said)
	if why == none && flagged == "" && means == ByDefault {
		flagged, why = s.byDate()
	}
	switch {
	case why != none:
		return OutcomeUnknown, ByFlag, why
	case s.contradicts(flagged, said), means == ByDefault && s.won == yes && lexicon.SoundsLost(s.stage):
		return OutcomeUnknown, ByFlag, contradiction
	case flagged == "" && s.closed == yes && said == OutcomeOpen:
		return OutcomeUnknown, ByFlag, unknownEnding
	case flagged == "" && s.stage == "":
		return OutcomeUnknown, ByFlag, noState
	case flagged == "":
		return said, means, none
	default:
		return flagged, ByFlag, none
	}
}

// contradicts reports whether the flags, which say one thing or nothing, contradict the stage, or other columns that could be the stage
// contradict both.
func (s rowState) contradicts(flagged, said Outcome) bool {
	switch {
	case s.stage != "" && s.other != 0 && s.other != endOf(cmp.Or(flagged, said)):
		return true
	case flagged == "":
		return s.won == no && said == OutcomeWon || s.lost == no && said == OutcomeLost
	default:
		return said != OutcomeOpen && flagged != said
	}
}

// flagged is what the flags say alone, "" for nothing.
func (s rowState) flagged(stage Outcome) (Outcome, remark) {
	switch {
	case s.won == yes && s.lost == yes, s.closed == yes && s.won == no && s.lost == no:
		return "", contradiction
	case s.won == yes:
		return OutcomeWon, none
	case s.lost == yes:
		return OutcomeLost, none
	case s.closed == yes:
		return s.ending(stage), none
	case s.closed == no, s.won == no && s.lost == no, s.stage == "" && !s.hasStage && s.hasWon && s.hasLost:
		return OutcomeOpen, none
	default:
		return "", none
	}
}

// byDate is what the dates of winning and losing say alone, "" for nothing.
func (s rowState) byDate() (Outcome, remark) {
	if s.dated == bothEnds {
		return "", contradiction
	}
	return map[ends]Outcome{wonEnd: OutcomeWon, lostEnd: OutcomeLost}[s.dated], none
}

// ending is how a deal ended that a flag says is closed, and no flag that it is won or lost: "" where the stage has to say it.
func (s rowState) ending(stage Outcome) Outcome {
	switch {
	case s.won == no:
		return OutcomeLost
	case s.lost == no:
		return OutcomeWon
	case s.hasWon && s.won == silent && stage != OutcomeWon:
		return OutcomeLost
	default:
		return ""
	}
}

// otherEnds are the ends that columns name which could be the stage too.
func (b *batch) otherEnds(fields []string, l *layout) (said ends) {
	for _, at := range l.otherStages {
		text := l.value(fields, at)
		end, known := b.ended[text]
		if !known {
			outcome, _ := stageOutcome(text, l.lexicon)
			end = endOf(outcome)
			b.ended[strings.Clone(text)] = end
		}
		said |= end
	}
	return said
}

// datedEnds are the ends of a deal of which the row has the date.
func (l *layout) datedEnds(fields []string) (said ends) {
	for end, at := range l.endDates {
		if day, _ := l.day(l.value(fields, at), notation.DayFirst); day != NoDay {
			said |= end
		}
	}
	return said
}

// decision is what a row says about the state of its deal, or why it says nothing.
type decision struct {
	outcome Outcome
	means   Means
	why     remark
	// stage is the place of the row's stage among those of the batch, as long as it holds the chunk of this number.
	stage int32
	parse int
}

// decide decides what a row says, if no row before said the same, and enters its stage among those of the batch.
func (b *batch) decide(state rowState, l *layout) *decision {
	made := b.decided[state]
	if made == nil {
		made = &decision{}
		state.stage = strings.Clone(state.stage)
		if made.outcome, made.means, made.why = l.outcome(state); made.means != ByMap && isTotal(state.stage) {
			*made = decision{why: notDeal}
		}
		b.decided[state] = made
	}
	if made.parse != b.parses && made.why != notDeal {
		made.stage = int32(len(b.stages))
		b.stages = append(b.stages, stageOf{state.stage, made.outcome, made.means})
	}
	made.parse = b.parses
	return made
}

// outcome decides by the map, the flags and the stage.
func (l *layout) outcome(state rowState) (Outcome, Means, remark) {
	if outcome, there := l.mapped.stages[plainStage(state.stage)]; there {
		return outcome, ByMap, none
	}
	if l.mapped.EveryDeal != "" {
		return l.mapped.EveryDeal, ByMap, none
	}
	if l.stateless {
		return OutcomeOpen, ByDefault, none
	}
	return state.outcome(l.lexicon)
}

// flagsMeanClosed finds out by the first rows whether a flag of won deals, or of lost ones, is true of all that are closed: then
// the stage says how they ended.
func (l *layout) flagsMeanClosed() {
	for _, flag := range []*int{&l.wonFlag, &l.lostFlag} {
		if *flag < 0 {
			continue
		}
		truth := map[Outcome]*[unclear + 1]int{OutcomeWon: {}, OutcomeLost: {}} // by what stages say
		for _, row := range l.firstRows {
			if said := truth[l.seemingOutcome(l.value(row, l.stage))]; said != nil {
				said[parseFlag(l.value(row, *flag), l.lexicon)]++
			}
		}
		own, other := truth[OutcomeWon], truth[OutcomeLost]
		if flag == &l.lostFlag {
			own, other = other, own
		}
		if other[yes] > other[no] && own[yes] >= own[no] {
			l.Said = append(l.Said, fmt.Sprintf("column %s is true for won and lost deals, so it is read as closed and the stage decides",
				yamlpos.Quote(l.columns[*flag].Header)))
			if l.closedFlag < 0 {
				l.closedFlag = *flag
			}
			*flag = -1
		}
	}
}

// seemingOutcome is what a stage says, or that it sounds lost where it says nothing.
func (l *layout) seemingOutcome(stage string) Outcome {
	outcome, means := stageOutcome(stage, l.lexicon)
	if means == ByDefault && l.lexicon.SoundsLost(stage) {
		return OutcomeLost
	}
	return outcome
}
